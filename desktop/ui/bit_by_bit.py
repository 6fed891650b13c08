"""Work on the GUI thread in small pieces, so that the window answers between one and the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


SOON = 1
"""Milliseconds. With 0 it would come with the events that wait already: before the window is painted or hears a key."""


class BitByBit(QObject):
    """Does one piece in each round of the event loop; new work takes the place of what was left of the old."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: list[Callable[[], object]] = []
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._next)

    @property
    def busy(self) -> bool:
        """Whether something is left to do."""
        return bool(self._left)

    def begin(self, pieces: Iterable[Callable[[], object]], *, now: bool = True) -> None:
        """Do the first piece now, unless it can wait too, and the others one by one."""
        self._left = list(pieces)
        if now:
            self._next()
        if self._left:
            self._timer.start()

    def _next(self) -> None:
        if self._left:
            self._left.pop(0)()
        if not self._left:
            self._timer.stop()
