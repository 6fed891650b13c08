"""What was understood of pasted rows, as it would be added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QObject, QPersistentModelIndex

    Index = QModelIndex | QPersistentModelIndex


class PasteModel(QAbstractTableModel):
    """One column for each field that something was found for."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._names: tuple[tuple[str, str], ...] = ()
        self._rows: tuple[Mapping[str, str], ...] = ()

    def show_rows(self, names: Sequence[tuple[str, str]], rows: Sequence[Mapping[str, str]]) -> None:
        """Show these; `names` are the fields with their words."""
        self.beginResetModel()
        used = {name for row in rows for name in row}
        self._names, self._rows = tuple(each for each in names if each[0] in used), tuple(rows)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as above
        return 0 if parent.isValid() else len(self._names)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        name, word = self._names[index.column()]
        text = self._rows[index.row()].get(name, "")
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        return f"{word}: {text or '–'}" if role == Qt.ItemDataRole.AccessibleTextRole else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        wanted = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        across = orientation is Qt.Orientation.Horizontal
        return self._names[section][1] if across and wanted and section < len(self._names) else None
