"""Going from one record to another, from wherever a record is named."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True)
class Destination:
    """A record to be shown."""

    kind: str
    record: str


class Navigation(QObject):
    """Whoever names a record says here that the user wants to see it; the window takes them there."""

    wanted = Signal(object)

    def go_to(self, kind: str, record: str) -> None:
        """Show this record."""
        self.wanted.emit(Destination(kind, record))
