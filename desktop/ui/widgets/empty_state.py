"""What stands on a page with nothing in it: what belongs there, and how to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.widgets.buttons import link_button, primary_button
from desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from desktop.ui.context import Context

_ICON, _SENTENCE = 64, 380


class EmptyState(QWidget):
    """An icon, a heading, a sentence, and at most one button, with a lesser way below it."""

    def __init__(self, context: Context, icon: str) -> None:
        super().__init__()
        self._context, self._icon_name = context, icon
        self._icon = PlainLabel()
        self._heading = PlainLabel(kind="display", wrap=True)
        self._sentence = PlainLabel(kind="muted", wrap=True)
        self.button = primary_button("empty_button")
        self.button.hide()
        self.second = link_button("empty_second")
        self.second.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 24, 40, 24)
        column.setSpacing(10)
        column.addStretch(2)
        block = QWidget()
        block.setFixedWidth(_SENTENCE)  # as wide as its words may be, so that they get the height they need
        words = QVBoxLayout(block)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(10)
        for label in (self._icon, self._heading, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            words.addWidget(label)
        column.addLayout(_centred(block))
        column.addSpacing(8)
        column.addLayout(_centred(self.button))
        column.addLayout(_centred(self.second))
        column.addStretch(3)
        context.theme.changed.connect(self._draw)
        self._draw()

    def show_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon_name = name
        self._draw()

    def say(self, heading: str, sentence: str, button: str = "", second: str = "") -> None:
        """Set the words; no words on a button, no button."""
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.second.setText(second)
        self.second.setVisible(bool(second))

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(self._context.icons.pixmap(self._icon_name, _ICON, "muted", ratio))


def _centred(widget: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addStretch()
    line.addWidget(widget)
    line.addStretch()
    return line
