"""A list of records, read a page at a time as the user comes nearer to its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex

    from desktop.domain.errors import AppError
    from desktop.ui.operations import Operations, Ticket

_PAGE, _MOST_AT_ONCE = 50, 1000
_CHOSEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


@dataclass(frozen=True, slots=True)
class Line:
    """A record as the list shows it: everything is words already."""

    id: str
    title: str
    detail: str
    status: str
    status_name: str
    spoken: str
    kind: str = ""
    cells: tuple[str, ...] = ()
    """What it says in the columns of a table, if it is shown in one."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Some lines, where they go on, and how many there are in all."""

    lines: tuple[Line, ...]
    next: str | None
    total: int


class Source(Protocol):
    """Reads lines; runs in a worker thread."""

    def __call__(self, after: str | None, limit: int) -> Lines:
        """Read at most so many, from there on."""
        ...


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over a column, and on which side."""

    words: str
    right: bool = False


class ListingModel(QStandardItemModel):
    """Lines of a source, in one column for a list, or in as many as there are headings.

    A new source or a reload replaces them all at once, when they have been read. Qt keeps how many rows and columns
    there are, with nothing in them: a view asks about every row that has been read whenever some are added, and to
    answer from Python made a wheel stumble at each page.
    """

    loaded = Signal()
    """The first page of a source, or a reload, is in place."""

    def __init__(self, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._source: Source | None = None
        self._waiting: tuple[Heading, ...] = ()
        self._lines: list[Line] = []
        self._headings: tuple[Heading, ...] = ()
        self._next: str | None = None
        self._ticket: Ticket[Lines] | None = None
        self.total = 0
        self.setColumnCount(1)

    def show_source(self, source: Source, headings: Sequence[Heading] = ()) -> None:
        """Show another list; with headings it is a table too."""
        self._source = source
        self._waiting = tuple(headings)
        self._read(None, _PAGE)

    def show_lines(self, lines: Lines) -> None:
        """Show lines that have been read already."""
        self._source, self._waiting = None, ()
        self._replace(lines)

    def reload(self) -> None:
        """Read what is shown anew; as much of it as there was."""
        self._read(None, min(max(_PAGE, len(self._lines)), _MOST_AT_ONCE))

    def row_of(self, record: str) -> int | None:
        """Tell where a record stands, if it has been read."""
        return next((row for row, line in enumerate(self._lines) if line.id == record), None)

    def line(self, row: int) -> Line | None:
        """Give a line."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        return _CHOSEN if index.isValid() else Qt.ItemFlag.NoItemFlags

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._headings):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._headings[section].words
        return _side(self._headings[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return line
        column = index.column()
        if not self._headings or column >= len(line.cells):
            words = {int(Qt.ItemDataRole.DisplayRole): line.title, int(Qt.ItemDataRole.AccessibleTextRole): line.spoken}
            return words.get(role)
        if role == Qt.ItemDataRole.DisplayRole:
            return line.cells[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heading = self._headings[column].words
            return line.spoken if column == 0 else f"{heading}: {line.cells[column] or '–'}"
        return _side(self._headings[column]) if role == Qt.ItemDataRole.TextAlignmentRole else None

    @override
    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        return not parent.isValid() and self._next is not None and self._ticket is None

    @override
    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        if self.canFetchMore(parent):
            self._read(self._next, _PAGE)

    def _read(self, after: str | None, limit: int) -> None:
        source = self._source
        if source is None:
            return
        put = self._replace if after is None else self._append
        self._ticket = self._operations.read(self, lambda: source(after, limit), put, self._fail, key="lines")

    def _fail(self, error: AppError) -> None:
        self._ticket = None
        self._next = None
        self._operations.failed.emit(error)

    def _replace(self, lines: Lines) -> None:
        self._ticket = None
        self._next, self.total = lines.next, lines.total
        # What is as it was stays, with what is chosen and how far it is scrolled.
        if self._headings != self._waiting or self._lines != list(lines.lines):
            self.beginResetModel()
            self._headings = self._waiting
            self._lines = list(lines.lines)
            with QSignalBlocker(self):  # that all is replaced says it already
                self.setRowCount(0)
                self.setColumnCount(max(len(self._headings), 1))
                self.setRowCount(len(self._lines))
            self.endResetModel()
        self.loaded.emit()

    def _append(self, lines: Lines) -> None:
        self._ticket = None
        self._next, self.total = lines.next, lines.total
        known = {line.id for line in self._lines}
        new: Sequence[Line] = [line for line in lines.lines if line.id not in known]
        if new:
            self._lines.extend(new)
            self.setRowCount(len(self._lines))


def _side(heading: Heading) -> Qt.AlignmentFlag:
    across = Qt.AlignmentFlag.AlignRight if heading.right else Qt.AlignmentFlag.AlignLeft
    return across | Qt.AlignmentFlag.AlignVCenter
