"""Type in a record's form without end, now fast, now slowly, until killed. Started by the tests, never by hand.

Arguments: the register, its recovery code, the record, a seed. Says `typing`, and then after every key when it was.
"""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from desktop.domain.clock import SystemClock
from desktop.keystore import Unlock
from desktop.services.workspace import open_workspace
from desktop.ui.application import Application
from tests.reliability.typing_lost import FIELD, key

PAUSES = ((20, 0.55), (120, 0.35), (700, 0.09), (2500, 0.01))
"""Milliseconds to the next key at most, and how often."""


class Typist:
    """Types one key after another into a field."""

    def __init__(self, box: QPlainTextEdit, seed: int) -> None:
        self._box = box
        self._chance = random.Random(seed)  # noqa: S311 - a person's rhythm, no secret
        self._count = 0
        _say("typing")
        self._go_on()

    def _go_on(self) -> None:
        longest = self._chance.choices([pause for pause, _ in PAUSES], [often for _, often in PAUSES])[0]
        QTimer.singleShot(self._chance.randint(1, longest), self._type)

    def _type(self) -> None:
        pressed = time.monotonic()
        press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, key(self._count))
        QApplication.sendEvent(self._box, press)
        self._count += 1
        _say(repr(pressed))
        self._go_on()


def main() -> None:
    """Open the record and type."""
    register, code, record, seed = sys.argv[1:]
    app = QApplication([])
    application = Application(app, SystemClock())
    unlock = Unlock(recovery_code=code, use_keyring=False)
    window = application.window
    window.attach(open_workspace(Path(register), unlock, SystemClock(), remember=False))
    window.sidebar.go_to("visit")
    window.show()
    while (page := window.record_page) is None or page.record is None or application.context.operations.busy:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    assert page.record.id == record
    page.go_to(FIELD)
    (box,) = window.findChildren(QPlainTextEdit, f"visit.{FIELD}_box")
    _typist = Typist(box, int(seed))
    app.exec()


def _say(line: str) -> None:
    """Write past every buffer, so that what was said is heard even if this process dies now."""
    os.write(sys.stdout.fileno(), f"{line}\n".encode())


if __name__ == "__main__":
    main()
