"""Lines of the office's tables: words under headings, in a tone that the words say too, each with what it is about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QObject, QPersistentModelIndex

    from desktop.ui.theme import Theme

    Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line: its words, what it is about, and the columns that are coloured; the colour is a name of the theme."""

    words: tuple[str, ...]
    about: object
    tones: Mapping[int, str] = field(default_factory=dict)


class OfficeTableModel(QAbstractTableModel):
    """Numbers stand to the right; each cell says its heading and its word to a screen reader."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._headings: tuple[str, ...] = ()
        self._numbers: frozenset[int] = frozenset()
        self.lines: tuple[TableLine, ...] = ()

    def show_lines(
        self, headings: Sequence[str], lines: Sequence[TableLine], numbers: frozenset[int] = frozenset()
    ) -> None:
        """Show these."""
        self.beginResetModel()
        self._headings, self.lines, self._numbers = tuple(headings), tuple(lines), numbers
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as above
        return 0 if parent.isValid() else len(self._headings)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        word = line.words[column]
        if role == Qt.ItemDataRole.DisplayRole:
            return word
        if role == Qt.ItemDataRole.ToolTipRole:
            return word.replace("<", "‹")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._headings[column]}: {word or '–'}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column in self._numbers else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and column in line.tones:
            return self._theme.colour(line.tones[column])
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._headings):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in self._numbers else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        wanted = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self._headings[section] if wanted else None
