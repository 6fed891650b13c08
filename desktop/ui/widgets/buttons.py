"""Buttons in the manners of the style sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

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
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def link_button(name: str) -> QPushButton:
    """Make a button that looks like a link: another way, less often taken."""
    button = named(QPushButton(), name)
    button.setProperty("link", "true")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
