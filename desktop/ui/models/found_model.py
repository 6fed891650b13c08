"""Records that a field may point at, as suggestions below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, QPersistentModelIndex

    from desktop.ui.found import Found
    from desktop.ui.language import Language


class FoundModel(QAbstractListModel):
    """Each suggestion is a title with the kind of the record; when there is none, one line says so."""

    def __init__(self, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._language = language
        self.found: tuple[Found, ...] = ()

    def show_found(self, found: tuple[Found, ...]) -> None:
        """Suggest these instead of what was suggested before."""
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else max(len(self.found), 1)

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        return super().flags(index) if index.row() < len(self.found) else Qt.ItemFlag.NoItemFlags

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if not self.found:
            words = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return self.tr("Nothing found") if role in words else None
        found = self.found[index.row()]
        kind = self._language.label(f"kind.{found.kind}.one")
        shown = {
            Qt.ItemDataRole.DisplayRole: f"{found.title}  ·  {kind}",
            Qt.ItemDataRole.ToolTipRole: found.title,
            Qt.ItemDataRole.AccessibleTextRole: f"{found.title}, {kind}",
            Qt.ItemDataRole.UserRole: found,
        }
        return {int(each): what for each, what in shown.items()}.get(role)
