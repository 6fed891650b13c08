"""Going from one record to another, from wherever a record is named."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal


class Destination(NamedTuple):
    """A record to be shown, and the path of the field to go to in it, if any: `terms/<row>/fee`, or a table's name."""

    kind: str
    record: str
    field: str = ""


class Navigation(QObject):
    """Whoever names a record says here that the user wants to see it; the window takes them there."""

    wanted = Signal(object)
    page_wanted = Signal(object)
    """The code of a page that takes the whole width."""
    new_wanted = Signal(object)
    """The kind of a new record."""

    def go_to(self, kind: str, record: str, field: str = "") -> None:
        """Show this record, and this field of it."""
        self.wanted.emit(Destination(kind, record, field))

    def go_to_page(self, code: str) -> None:
        """Show a page that takes the whole width."""
        self.page_wanted.emit(code)
