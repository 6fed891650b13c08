"""What Ctrl+K offers for the words that were typed: commands first, and below them records by name."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from typing_extensions import override

from desktop.ui.kinds import icon_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject, QPersistentModelIndex

    from desktop.ui.commands import Command
    from desktop.ui.found import Found
    from desktop.ui.language import Language
    from desktop.ui.navigation import Navigation


@dataclass(frozen=True, slots=True)
class Offer:
    """One line: what it is called, what it is, and what happens when it is taken."""

    name: str
    detail: str
    icon: str
    run: Callable[[], object]


def folded(text: str) -> str:
    """Write a name without capitals and marks, so that `oversikt` finds Översikt."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def matching(commands: Sequence[Command], typed: str) -> list[Command]:
    """Give the commands in whose name every typed word begins some word, those first whose name begins so."""
    words = folded(typed).split()
    found = []
    for command in commands:
        name = folded(command.name)
        if all(any(part.startswith(word) for part in name.replace(":", " ").split()) for word in words):
            found.append((not name.startswith(" ".join(words)), command))
    return [command for _later, command in sorted(found, key=lambda each: each[0])]


class PaletteModel(QAbstractListModel):
    """Lines to choose from."""

    def __init__(self, language: Language, navigation: Navigation, parent: QObject) -> None:
        super().__init__(parent)
        self._language, self._navigation = language, navigation
        self._commands: list[Offer] = []
        self._records: list[Offer] = []

    def show_commands(self, commands: Sequence[Command]) -> None:
        """Offer these commands; records come when they have been found."""
        self.beginResetModel()
        self._commands = [Offer(each.name, each.keys, each.icon, each.run) for each in commands]
        self.endResetModel()

    def show_records(self, found: Sequence[Found]) -> None:
        """Offer these records below the commands."""
        self.beginResetModel()
        self._records = [self._offer(each) for each in found]
        self.endResetModel()

    def offer(self, row: int) -> Offer | None:
        """Give a line."""
        offers = [*self._commands, *self._records]
        return offers[row] if 0 <= row < len(offers) else None

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._commands) + len(self._records)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        offer = self.offer(index.row()) if index.isValid() else None
        if offer is None:
            return None
        shown = {
            Qt.ItemDataRole.DisplayRole: offer.name,
            Qt.ItemDataRole.AccessibleTextRole: ", ".join(part for part in (offer.name, offer.detail) if part),
            Qt.ItemDataRole.UserRole: offer,
        }
        return {int(each): what for each, what in shown.items()}.get(role)

    def _offer(self, found: Found) -> Offer:
        kind = self._language.label(f"kind.{found.kind}.one")
        go = self._navigation.go_to
        return Offer(found.title, kind, icon_of(found.kind), lambda: go(found.kind, found.id))
