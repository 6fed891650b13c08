"""The composition root of the window: which register, which clock, and then Qt."""

from __future__ import annotations

import gc
import sys

_TURN = 0.0005
"""Seconds that a worker thread computes before the window may: with Python's own 5 ms it misses frames."""


def run_window() -> int:
    """Open the window on the register that was open last; without one, on the first start."""
    gc.disable()  # nothing that a start makes is thrown away; to look for it costs a tenth of it. Until it has started
    sys.setswitchinterval(_TURN)
    from desktop.domain.clock import SystemClock  # noqa: PLC0415 - the command line imports this module's package too
    from desktop.services import places  # noqa: PLC0415 - as above
    from desktop.ui.application import run  # noqa: PLC0415 - as above

    return run(places.last_register(), SystemClock())
