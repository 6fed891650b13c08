"""Work on the GUI thread in small pieces, so that the window answers between one and the next."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


SOON = 1
"""Milliseconds. With 0 it would come with the events that wait already: before the window is painted or hears a key."""


class BitByBit(QObject):
    """Does a piece when it is its turn; new work takes the place of what was left of the old."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: list[Callable[[], object]] = []

    @property
    def busy(self) -> bool:
        """Whether something is left to do."""
        return bool(self._left)

    def begin(self, pieces: Iterable[Callable[[], object]], *, now: bool = True) -> None:
        """Do the first piece now, unless it can wait too, and the others one by one."""
        self._left = list(pieces)
        if now:
            self.go_on()
        if self._left:
            _turns().wait(self)

    def go_on(self) -> None:
        """Do the next piece."""
        if self._left:
            self._left.pop(0)()


class _Turns(QObject):
    """One piece in each round of the event loop, whoever waits: together they would hold the window up."""

    def __init__(self, app: QObject) -> None:
        super().__init__(app)
        self._waiting: deque[BitByBit] = deque()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._next)

    def wait(self, worker: BitByBit) -> None:
        """Stand in line, once."""
        if worker not in self._waiting:
            self._waiting.append(worker)
        self._timer.start()

    def _next(self) -> None:
        worker = self._waiting.popleft()
        try:
            if isValid(worker):
                worker.go_on()
        finally:
            if isValid(worker) and worker.busy and worker not in self._waiting:
                self._waiting.append(worker)
            if not self._waiting:
                self._timer.stop()


def _turns() -> _Turns:
    app = cast("QCoreApplication", QCoreApplication.instance())
    return app.findChild(_Turns) or _Turns(app)
