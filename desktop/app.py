"""The composition root of the window: which register, which clock, and then Qt."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.ui.application import Application

_TURN = 0.0005
"""Seconds that a worker thread computes before the window may: with Python's own 5 ms it misses frames."""


def run_window() -> int:
    """Open the window on the register that was open last; without one, on the first start."""
    from desktop.services import places  # noqa: PLC0415 - the command line imports this module's package too

    return started(places.last_register()).run()


def started(register: Path | None) -> Application:
    """Load Qt, begin to look at a register, and load and make the window meanwhile.

    Qt comes first and alone: while it is loaded, its Python side goes through all modules there are, and the program
    ends at once if another thread loads one in that moment.
    """
    gc.disable()  # nothing that a start makes is thrown away; to look for it costs a tenth of it. Until it has started
    sys.setswitchinterval(_TURN)
    from desktop.domain.clock import SystemClock  # noqa: PLC0415 - the command line imports this module's package too
    from desktop.services.early_look import EarlyLook  # noqa: PLC0415 - as above
    from desktop.ui import qt_loading  # noqa: PLC0415 - as above

    qt_loading.load_modules()
    clock = SystemClock()
    early = EarlyLook(register, clock) if register is not None and register.exists() else None
    from desktop.ui import application  # noqa: PLC0415 - as above

    return application.started(clock, register, early)
