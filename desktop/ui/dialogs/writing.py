"""What dialogues that change one thing have in common: it is written once, and what is refused is said inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import primary_button
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget

    from desktop.domain.errors import AppError
    from desktop.ui.context import Context


class WritingDialog(QDialog):
    """A heading, a sentence, what the user fills in, and at the foot the button that writes it.

    Its parts are called after it: `merge` makes `merge_dialog`, `merge_keep` and `merge_cancel`.
    """

    def __init__(self, context: Context, name: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._heading, self._ease = PlainLabel(kind="title", wrap=True), PlainLabel(kind="muted", wrap=True)
        self.banner = Banner(context)
        self.keep, self._cancel = primary_button(f"{name}_keep"), named(QPushButton(), f"{name}_cancel")
        self._cancel.clicked.connect(self.reject)

    def _write(self, work: Callable[[], object], written: SignalInstance) -> None:
        """Write it off the window's thread; `written` is told once it is on disk, and then the dialogue closes."""
        self.keep.setEnabled(False)
        self._context.operations.write(self, work, lambda _saved: self._finish(written), self._refuse)

    def _finish(self, written: SignalInstance) -> None:
        written.emit()
        self.accept()

    def _refuse(self, error: AppError) -> None:
        self.keep.setEnabled(True)
        self.banner.show_error(error)

    def _call(self, title: str, sentence: str, keep: str) -> None:
        """Take the words that every such dialogue has."""
        self.setWindowTitle(title)
        self._heading.setText(title)
        self._ease.setText(sentence)
        self._ease.setVisible(bool(sentence))
        self.keep.setText(keep)
        self._cancel.setText(self.tr("Cancel"))

    def _frame(self, *last: QWidget) -> QVBoxLayout:
        """Lay out head and foot; give the column between them. `last` stands at the left of the foot."""
        foot = QHBoxLayout()
        for widget in last:
            foot.addWidget(widget)
        foot.addStretch()
        foot.addWidget(self._cancel)
        foot.addWidget(self.keep)
        inside = QVBoxLayout()
        inside.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 18)
        column.setSpacing(8)
        for widget in (self._heading, self._ease, self.banner):
            column.addWidget(widget)
        column.addLayout(inside, 1)
        column.addSpacing(4)
        column.addLayout(foot)
        return inside
