"""Going round the panes of the window with one key, and the window coming forward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable


def go_round(ways: Iterable[tuple[QWidget, QWidget | None]]) -> None:
    """Go from the pane that has the keys to the next that is to be seen; each may name what is met first in it."""
    shown = [(pane, first) for pane, first in ways if pane.isVisible()]
    focus = QApplication.focusWidget()
    at = next((place for place, (pane, _) in enumerate(shown) if focus and pane.isAncestorOf(focus)), -1)
    pane, first = shown[(at + 1) % len(shown)]
    met = first or next((widget for widget in pane.findChildren(QWidget) if _reached(widget)), None)
    if met is not None:
        met.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _reached(widget: QWidget) -> bool:
    """Tell whether the Tab key would stop there."""
    stops = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return stops and widget.isVisible() and widget.isEnabled()


def come_forward(window: QWidget) -> None:
    """Let a window be seen above others."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
