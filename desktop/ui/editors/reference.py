"""The editor of a field that points at another record: found while typing, shown by its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QListView
from typing_extensions import override

from desktop.domain.identifiers import is_id
from desktop.ui.editors.editor import Editor
from desktop.ui.models.found_model import FoundModel
from desktop.ui.widgets.buttons import tool_button
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from desktop.domain.records import Value
    from desktop.ui.context import Context
    from desktop.ui.found import Found
    from desktop.ui.operations import Ticket

_TYPING_REST, _SHOWN, _ICON = 150, 8, 16


class ReferenceEditor(Editor):
    """Holds the identifier of the record that was chosen, or the words as typed while none is."""

    def __init__(self, name: str, context: Context, kinds: tuple[str, ...]) -> None:
        super().__init__(name)
        self._context, self._kinds = context, kinds
        self._id = ""
        self._known: Found | None = None
        self._asked: Ticket[tuple[Found, ...]] | None = None
        self.line = named(QLineEdit(), f"{name}_line")
        self.line.setClearButtonEnabled(True)
        self.line.addAction(context.icons("magnifying-glass", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.go = tool_button(f"{name}_go", context.icons("arrow-square-out", "muted"), _ICON)
        self.go.clicked.connect(self._go)
        self._rest = QTimer(self, singleShot=True, interval=_TYPING_REST)
        self._rest.timeout.connect(self._look)
        self.suggested = FoundModel(context.language, self)
        self.popup = named(QListView(), f"{name}_suggestions")
        self._completer = self._make_completer()
        self.line.textEdited.connect(self._edited)
        self.line.returnPressed.connect(self._entered)
        self.watch(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line)
        row.addWidget(self.go)
        self.go.hide()
        self.retranslate()

    @property
    @override
    def controls(self) -> tuple[QWidget, ...]:
        return (self.line,)

    @override
    def text(self) -> str:
        return self._id or self.line.text().strip()

    @property
    def title(self) -> str:
        """What stands there, as people read it."""
        return self.line.text().strip()

    @override
    def shown(self) -> str:
        return self.title

    @override
    def show_text(self, text: str) -> None:
        self._stop_looking()
        if not is_id(text):
            self._id, self._known = "", None
            self._write(text)
            return
        if text != self._id:
            self._id, self._known = text, None
            self._write("")
        finder, operations = self._context.finder, self._context.operations
        operations.read(self, lambda: finder.named(text), self._name, key="name")

    @override
    def show_value(self, value: Value | None) -> None:
        self.show_text("" if value is None else str(value))

    @override
    def retranslate(self) -> None:
        self.line.setPlaceholderText(self.tr("Type to search"))
        self.go.setToolTip(self.tr("Go to the record"))
        self.go.setAccessibleName(self.tr("Go to the record: {title}").format(title=self.title))
        self.popup.setAccessibleName(self.tr("Suggestions"))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Down show suggestions before anything is typed: what was changed last."""
        down = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if down and not self.line.isReadOnly():
            self._look()
            return True
        return super().eventFilter(watched, event)

    def _edited(self, text: str) -> None:
        known = self._known
        self._id = known.id if known is not None and known.title == text else ""
        self._offer_to_go()
        self.typed.emit()
        self._stop_looking()
        if text.strip() and not self._id:
            self._rest.start()
        else:
            self.popup.hide()

    def _look(self) -> None:
        text, kinds, finder = "" if self._id else self.line.text(), self._kinds, self._context.finder
        self._stop_looking()
        self._asked = self._context.operations.read(self, lambda: finder.find(text, kinds), self._offer)

    def _stop_looking(self) -> None:
        """Want no suggestions any more: neither those under way nor those that would be asked for."""
        self._rest.stop()
        if self._asked is not None:
            self._asked.drop()

    def _offer(self, found: tuple[Found, ...]) -> None:
        """Suggest what was found; to somebody who has gone on already, take what they wrote in full."""
        if not self.line.hasFocus():
            self._take_exact(found)
            return
        self.suggested.show_found(found)
        self._completer.complete()
        first = self._completer.completionModel().index(0, 0)
        self.popup.setCurrentIndex(first if found else QModelIndex())

    def _take_exact(self, found: tuple[Found, ...]) -> None:
        typed = self.title.casefold()
        same = [each for each in found if each.title.casefold() == typed]
        if len(same) == 1 and not self._id:
            self._take(same[0])

    def _chosen(self, index: QModelIndex) -> None:
        found = index.data(Qt.ItemDataRole.UserRole)
        if found is not None:
            self._take(found)

    def _take(self, found: Found) -> None:
        self._stop_looking()
        self._id, self._known = found.id, found
        self._write(found.title)
        self.typed.emit()
        self.left.emit()

    def _name(self, found: Found | None) -> None:
        """Show the title of what was asked for, unless something else stands there by now."""
        if found is None:
            self._write(self.text())
        elif found.id == self._id:
            self._known = found
            self._write(found.title)

    def _go(self) -> None:
        if self._known is not None:
            self._context.navigation.go_to(self._known.kind, self._known.id)

    def _offer_to_go(self) -> None:
        """Lead to the record, once it is known which that is."""
        self.go.setVisible(self._known is not None and self._known.id == self._id)
        self.go.setAccessibleName(self.tr("Go to the record: {title}").format(title=self.title))

    def _write(self, text: str) -> None:
        """Show a text, and forget the typing, so that Ctrl+Z goes to the window."""
        self._offer_to_go()
        if self.line.text() != text or self.line.isUndoAvailable():
            self.line.setText(text)
            self.line.setCursorPosition(0)

    def _entered(self) -> None:
        """Leave the field with Enter, unless Enter is choosing a suggestion."""
        if not self.popup.isVisible():
            self.left.emit()

    def _make_completer(self) -> QCompleter:
        completer = QCompleter(self.suggested, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_SHOWN)
        completer.setWidget(self.line)
        completer.setPopup(self.popup)
        self.popup.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        completer.activated[QModelIndex].connect(self._chosen)  # type: ignore[index] # the stubs know no overloads
        return completer
