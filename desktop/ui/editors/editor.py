"""What every editor can do."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from desktop.ui.widgets.labels import restyle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QObject

    from desktop.domain.records import Value


class Editor(QWidget):
    """Shows one field and lets it be changed."""

    typed = Signal()
    """The user has changed what it says."""
    left = Signal()
    """The user has finished with it for now."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._showing = False

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """The parts that take the keyboard; the first is the label's buddy."""
        raise NotImplementedError

    def text(self) -> str:
        """Give what it says, as a draft keeps it."""
        raise NotImplementedError

    def shown(self) -> str:
        """Give what it says, as people read it."""
        return self.text()

    def raw(self) -> object:
        """Give what it says, as a service takes it."""
        return self.text()

    def show_text(self, text: str) -> None:
        """Show what a draft kept."""
        raise NotImplementedError

    def show_value(self, value: Value | None) -> None:
        """Show a value; nothing when there is none."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say the texts of its own in the language of now."""

    def set_label(self, label: str) -> None:
        """Take the words a screen reader says for it."""
        for control in self.controls:
            control.setAccessibleName(label)

    def describe(self, text: str) -> None:
        """Let a screen reader add this: what is wrong with it, or how to write it."""
        for control in self.controls:
            control.setAccessibleDescription(text)

    def set_invalid(self, *, invalid: bool) -> None:
        """Show that what it says cannot be taken."""
        for control in self.controls:
            if bool(control.property("invalid")) != invalid:
                control.setProperty("invalid", invalid)
                restyle(control)

    def set_read_only(self, *, read_only: bool) -> None:
        """Let it be read but not changed."""
        for control in self.controls:
            if isinstance(control, QLineEdit | QPlainTextEdit):
                control.setReadOnly(read_only)
            else:
                control.setEnabled(not read_only)

    def take_focus(self) -> None:
        """Go there."""
        self.controls[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def has_focus(self) -> bool:
        """Whether the user is in it."""
        return any(control.hasFocus() for control in self.controls)

    @contextmanager
    def showing(self) -> Iterator[None]:
        """What changes meanwhile is shown by the program, not typed by the user."""
        before, self._showing = self._showing, True
        try:
            yield
        finally:
            self._showing = before

    def take_text(self) -> None:
        """The text has changed: by keys, by dictation, or by a screen reader, which sets it as a whole."""
        if not self._showing:
            self.typed.emit()

    def watch(self, control: QWidget) -> None:
        """Notice when the user leaves this part, and keep the wheel and Ctrl+Z from surprising them."""
        control.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.FocusOut:
                if not _popup_opened(event):
                    self.left.emit()
            case QEvent.Type.Wheel if isinstance(watched, QWidget) and not isinstance(watched, QPlainTextEdit):
                if not watched.hasFocus():
                    event.ignore()
                    return True
            case QEvent.Type.ShortcutOverride if isinstance(event, QKeyEvent):
                if event.matches(QKeySequence.StandardKey.Undo) and not _can_undo(watched):
                    event.ignore()
                    return True
        return super().eventFilter(watched, event)


def _popup_opened(event: QEvent) -> bool:
    reason = getattr(event, "reason", None)
    return reason is not None and reason() in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


def _can_undo(control: QObject) -> bool:
    """Tell whether the field itself has typing to take back; else Ctrl+Z belongs to the window."""
    if isinstance(control, QLineEdit):
        return control.isUndoAvailable()
    return isinstance(control, QPlainTextEdit) and control.document().isUndoAvailable()
