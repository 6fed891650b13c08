"""What was changed, told to every page; each decides for itself whether to read anew."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal


class What(Enum):
    """What kind of change it was, as far as a page may care."""

    ADDED = auto()
    EDITED = auto()
    TRASHED = auto()
    RESTORED = auto()
    UNDONE = auto()


class Change(NamedTuple):
    """The records that a finished operation touched, and who made it: they need not read what they wrote."""

    what: What
    records: frozenset[str] = frozenset()
    by: QObject | None = None


class Changes(QObject):
    """The one place where changes are announced."""

    announced = Signal(object)

    def announce(self, change: Change) -> None:
        """Tell every page."""
        self.announced.emit(change)
