"""Buttons in the manners of the style sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QToolButton

from desktop.domain.marks import override
from desktop.ui.qt_numbers import STRONG_FOCUS
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QIcon
    from PySide6.QtWidgets import QWidget

_ICON = 20


def primary_button(name: str, icon: QIcon | None = None) -> QPushButton:
    """Make the one button of a page that leads on."""
    button = named(QPushButton(), name)
    button.setProperty("primary", "true")
    if icon is not None:
        button.setIcon(icon)
    return button


def tool_button(name: str, icon: QIcon, size: int = _ICON) -> QToolButton:
    """Make a quiet button with an icon, that the keyboard reaches."""
    button = named(QToolButton(), name)
    button.setIcon(icon)
    button.setIconSize(QSize(size, size))
    button.setProperty("focusPolicy", STRONG_FOCUS)
    return button


class LinkButton(QPushButton):
    """Looks like a link, also to the mouse that points at it."""

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        point_like_a_link(self)
        super().enterEvent(event)


def link_button(name: str) -> LinkButton:
    """Make a button that looks like a link: another way, less often taken."""
    button = named(LinkButton(), name)
    button.setProperty("link", "true")
    return button


def point_like_a_link(widget: QWidget) -> None:
    """Let the mouse show a hand over this from now on."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - after the first paint

    widget.setCursor(Qt.CursorShape.PointingHandCursor)
