"""The ground and the stripe of a box, by what it says: the same in a PDF and in Word."""

from __future__ import annotations

from typing import Final

from desktop.reports.colours import LIGHT
from desktop.reports.content import Tone

GROUND_AND_STRIPE: Final = {
    Tone.PLAIN: (LIGHT.window, LIGHT.edge),
    Tone.ACCENT: (LIGHT.selected, LIGHT.accent),
    Tone.OK: (LIGHT.ok_back, LIGHT.ok),
    Tone.WARN: (LIGHT.warn_back, LIGHT.warn),
    Tone.BAD: (LIGHT.bad_back, LIGHT.bad),
}
