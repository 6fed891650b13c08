"""The rows of one table of a record, summed up in a few columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject, QPersistentModelIndex

    from db.fields import Field
    from desktop.domain.records import Row
    from desktop.ui.live_wordbook import LiveWordbook


class RowsModel(QAbstractTableModel):
    """Read only: a row is changed in the form below the table. `shape` is `visit.delegation`."""

    def __init__(self, words: LiveWordbook, shape: str, columns: Sequence[Field], parent: QObject) -> None:
        super().__init__(parent)
        self._words, self._shape, self._columns = words, shape, tuple(columns)
        self._rows: tuple[Row, ...] = ()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show these rows; when there are as many as before, the selection stays."""
        if len(rows) == len(self._rows) and rows:
            self._rows = rows
            last = self.index(len(rows) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)
        self.show_rows(self._rows)

    def row(self, place: int) -> Row | None:
        """Give a row."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, row: str) -> int | None:
        """Tell where a row stands."""
        return next((place for place, each in enumerate(self._rows) if each.id == row), None)

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - as above
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        field = self._columns[index.column()]
        value = self._rows[index.row()].fields.get(field.name)
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(self._words.shown(field.type, value).split())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._words.label(self._shape, field)}: {self._words.shown(field.type, value) or '–'}"
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        wanted = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if orientation is Qt.Orientation.Horizontal and wanted and section < len(self._columns):
            return self._words.label(self._shape, self._columns[section])
        return None
