"""The points of a programme as a table: the time of each, the day where it changes, and what falls over another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, Qt, Signal
from typing_extensions import override

from desktop.domain.moments import Moment
from desktop.domain.programme import Point, overlaps
from desktop.ui.models.rows_model import RowsModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from desktop.domain.records import Row
    from desktop.ui.language import Language

    Index = QModelIndex | QPersistentModelIndex

_KIND, _START = "application/x-utblick-row", "start"


def point_of(row: Row) -> Point:
    """Give the times of a row."""
    start, end = (row.fields.get(name) for name in ("start", "end"))
    return Point(row.id, start if isinstance(start, Moment) else None, end if isinstance(end, Moment) else None)


@dataclass(frozen=True, slots=True)
class Dropped:
    """A row, and the one it is to come before; nothing stands for the end."""

    row: str
    before: str | None


class ProgrammeModel(RowsModel):
    """A row that is dragged somewhere is not moved here: `dropped` says what is wanted."""

    dropped = Signal(object)
    language: Language

    @property
    def points(self) -> tuple[Point, ...]:
        """The times of all rows."""
        return tuple(point_of(row) for row in self._rows)

    @property
    def overlapping(self) -> frozenset[str]:
        """The rows that fall over another."""
        return frozenset(name for pair in overlaps(self.points) for name in pair)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._columns[index.column()].name != _START:
            return super().data(index, role)
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return ("! " if row.id in self.overlapping else "") + self._times(index.row(), whole=False)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said, clash = self._times(index.row(), whole=True) or "–", self.tr("overlaps another point")
            return f"{said}, {clash}" if row.id in self.overlapping else said
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        said = super().headerData(section, orientation, role)
        return self.tr("Time") if said is not None and self._columns[section].name == _START else said

    def _times(self, place: int, *, whole: bool) -> str:
        """Write 09.30–10.00, after the day where that is another than in the row above."""
        point, formats = point_of(self._rows[place]), self.language.formats
        if point.start is None:
            return ""
        end = "" if point.end is None else f"–{formats.clock(point.end)}"
        before = point_of(self._rows[place - 1]).start if place else None
        same = not whole and before is not None and before.day == point.start.day
        return f"{'' if same else formats.date(point.start.day) + '  '}{formats.clock(point.start)}{end}"

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled)

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def mimeTypes(self) -> list[str]:
        return [_KIND]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        row = self.row(indexes[0].row()) if indexes else None
        data.setData(_KIND, b"" if row is None else row.id.encode())
        return data

    @override
    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Say what is wanted; that nothing was moved here keeps the view from taking the row away."""
        chosen = bytes(data.data(_KIND).data()).decode()
        target = self.row(parent.row() if parent.isValid() else row)
        if chosen and action == Qt.DropAction.MoveAction:
            self.dropped.emit(Dropped(chosen, None if target is None else target.id))
        return False
