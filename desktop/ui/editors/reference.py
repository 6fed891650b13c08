"""The editor of a field that points at another record: found while typing, shown by its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit
from typing_extensions import override

from desktop.domain.identifiers import is_id
from desktop.ui.editors.lines import LineEditor
from desktop.ui.models.found_model import FoundModel

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from desktop.domain.records import Value
    from desktop.ui.context import Context
    from desktop.ui.finder import Found

_TYPING_REST, _SHOWN = 150, 8


class ReferenceEditor(LineEditor):
    """Holds the identifier of the record that was chosen, or the words as typed while none is."""

    def __init__(self, name: str, context: Context, kinds: tuple[str, ...]) -> None:
        self._context, self._kinds = context, kinds
        self._id = ""
        self._known: Found | None = None
        self._completer: QCompleter | None = None
        super().__init__(name, lambda: self.tr("Type to search"))
        self.line.setClearButtonEnabled(True)
        self.line.addAction(context.icons("magnifying-glass", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._rest = QTimer(self, singleShot=True, interval=_TYPING_REST)
        self._rest.timeout.connect(self._look)
        self.suggested = FoundModel(context.language, self)
        self._completer = self._make_completer()
        self.line.textEdited.disconnect()
        self.line.textEdited.connect(self._edited)
        self.line.returnPressed.disconnect(self.left)
        self.line.returnPressed.connect(self._entered)

    @override
    def text(self) -> str:
        return self._id or self.line.text().strip()

    @override
    def show_text(self, text: str) -> None:
        self._rest.stop()
        if not is_id(text):
            self._id, self._known = "", None
            super().show_text(text)
            return
        if text != self._id:
            self._id, self._known = text, None
            super().show_text("")
        finder, operations = self._context.finder, self._context.operations
        operations.read(self, lambda: finder.named(text), self._name, key="name")

    @override
    def retranslate(self) -> None:
        super().retranslate()
        if self._completer is not None:
            self._completer.popup().setAccessibleName(self.tr("Suggestions"))

    @override
    def show_value(self, value: Value | None) -> None:
        self.show_text("" if value is None else str(value))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        down = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if down and not self.line.isReadOnly():
            self._look()
            return True
        return super().eventFilter(watched, event)

    def _edited(self, text: str) -> None:
        known = self._known
        self._id = known.id if known is not None and known.title == text else ""
        self.typed.emit()
        if text.strip() and not self._id:
            self._rest.start()
        else:
            self._rest.stop()
            self._hide()

    def _look(self) -> None:
        self._rest.stop()
        text, kinds, finder = "" if self._id else self.line.text(), self._kinds, self._context.finder
        self._context.operations.read(self, lambda: finder.find(text, kinds), self._offer, key="find")

    def _offer(self, found: tuple[Found, ...]) -> None:
        """Suggest what was found; to somebody who has gone on already, only what they wrote in full."""
        completer = self._completer
        if completer is None or (self._id and self._rest.isActive()):
            return
        if not self.line.hasFocus():
            self._take_exact(found)
            return
        self.suggested.show_found(found)
        completer.complete()
        first = completer.completionModel().index(0, 0)
        completer.popup().setCurrentIndex(first if found else QModelIndex())

    def _take_exact(self, found: tuple[Found, ...]) -> None:
        typed = self.line.text().strip().casefold()
        same = [each for each in found if each.title.casefold() == typed]
        if len(same) == 1 and not self._id:
            self._take(same[0])

    def _chosen(self, index: QModelIndex) -> None:
        found = index.data(Qt.ItemDataRole.UserRole)
        if found is not None:
            self._take(found)

    def _take(self, found: Found) -> None:
        self._rest.stop()
        self._id, self._known = found.id, found
        super().show_text(found.title)
        self.typed.emit()
        self.left.emit()

    def _name(self, found: Found | None) -> None:
        """Show the title of what was asked for, unless something else stands there by now."""
        if found is not None and found.id == self._id:
            self._known = found
            super().show_text(found.title)
        elif found is None and self._id and self._known is None:
            super().show_text(self._id)

    def _entered(self) -> None:
        """Leave the field with Enter, unless Enter is choosing a suggestion."""
        if self._completer is None or not self._completer.popup().isVisible():
            self.left.emit()

    def _hide(self) -> None:
        if self._completer is not None:
            self._completer.popup().hide()

    def _make_completer(self) -> QCompleter:
        completer = QCompleter(self.suggested, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_SHOWN)
        completer.setWidget(self.line)
        popup = completer.popup()
        popup.setObjectName(f"{self.objectName()}_suggestions")
        popup.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        completer.activated[QModelIndex].connect(self._chosen)
        return completer
