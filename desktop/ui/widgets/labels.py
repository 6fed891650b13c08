"""Labels that show text as it is: never as rich text, which could open files and network shares named in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from desktop.domain.marks import override
from desktop.ui.qt_numbers import LEFT, PLAIN_TEXT
from desktop.ui.widgets.eliding import shortened

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget


class PlainLabel(QLabel):
    """A label; `kind` is a word of the style sheet."""

    def __init__(self, text: str = "", kind: str = "", *, wrap: bool = False) -> None:
        super().__init__()
        self.setProperty("textFormat", PLAIN_TEXT)
        self.setText(text)
        self.setWordWrap(wrap)
        self.setIndent(0)
        if kind:
            self.setProperty("kind", kind)

    def set_kind(self, kind: str) -> None:
        """Show it in another manner."""
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            restyle(self)


class ElidedLabel(PlainLabel):
    """One line that may be too long for its place; the whole of it is read out, and shown when pointed at."""

    def __init__(self, text: str = "", kind: str = "") -> None:
        super().__init__(text, kind)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = shortened(self.text(), QFontMetrics(self.font()), self.width())
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            LEFT,
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )
        painter.end()


def rule() -> QFrame:
    """Draw a thin line across."""
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at the widget's properties again, and the widget measure itself by it."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
    widget.update()


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say something that has just appeared."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415 - after the first paint

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
