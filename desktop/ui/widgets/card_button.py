"""A button with several lines of words in it: the whole of it leads to what they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from desktop.domain.marks import override
from desktop.ui.qt_numbers import STRONG_FOCUS
from desktop.ui.widgets.buttons import point_like_a_link
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QEnterEvent, QKeyEvent
    from PySide6.QtWidgets import QLayout


class CardButton(QToolButton):
    """As high as the words in its layout need at its width; a screen reader hears `speak`."""

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name)
        self.setProperty("card", "true")
        self.setProperty("focusPolicy", STRONG_FOCUS)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def fill(self, content: QLayout) -> None:
        """Put words in it, which leave it to the whole to be pressed, as labels do."""
        self.setLayout(content)
        for child in self.findChildren(QWidget):
            child.ensurePolished()  # the style sheet's font decides how many lines the words take

    def speak(self, text: str) -> None:
        """Say all of it at once."""
        self.setAccessibleName(text)

    @override
    def sizeHint(self) -> QSize:
        content = self.layout()
        return super().sizeHint() if content is None else content.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        content = self.layout()
        return super().minimumSizeHint() if content is None else content.minimumSize()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        point_like_a_link(self)
        super().enterEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow it with Enter too, as a link."""
        from PySide6.QtCore import Qt  # noqa: PLC0415 - after the first paint

        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)
