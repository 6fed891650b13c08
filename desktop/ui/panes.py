"""The panes of the window side by side: how wide each is, and the way round them by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from desktop.ui.spreading import Spreading
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray

    from desktop.ui.pages.list_page import ListPage
    from desktop.ui.widgets.sidebar import Sidebar

_SIZES = [200, 390, 690, 1080]
_BY_KEY = Qt.FocusReason.ShortcutFocusReason


class Panes(QSplitter):
    """Places, list and record; or places and a page that takes the whole width."""

    def __init__(self, sidebar: Sidebar, listed: ListPage, record: QWidget, wide: QWidget) -> None:
        super().__init__()
        self.setObjectName("panes")
        self._sidebar, self._listed = sidebar, listed
        self._panes = (sidebar, listed, named(record, "record"), wide)
        for pane in (listed, record):
            pane.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for place, pane in enumerate(self._panes):
            self.addWidget(pane)
            self.setStretchFactor(place, place)
        self.setSizes(_SIZES)
        wide.hide()
        # A screen reader meets the panes in the order they lie on each other, the last first.
        for pane in self._panes:
            pane.raise_()
        for place in range(1, len(self._panes)):
            self.handle(place).raise_()
        self._spreading = Spreading(self, listed)

    def show_wide(self, *, wide: bool) -> None:
        """Show a page of the whole width, or the list with the record."""
        _, listed, record, whole = self._panes
        for pane in (listed, record):
            pane.setVisible(not wide)
        whole.setVisible(wide)

    def to_remember(self) -> QByteArray:
        """Give the widths for the next time: how wide a list is, not a table."""
        self._spreading.gather()
        return self.saveState()

    def back(self) -> None:
        """Go from the record to the list, and from there to the places."""
        view = self._listed.shown_view
        leads_on = self._listed.isVisible() and not view.hasFocus()
        (view if leads_on else self._sidebar.view).setFocus(_BY_KEY)

    def next(self, first_of_record: QWidget | None) -> None:
        """Go round through places, list and record."""
        panes = [pane for pane in self._panes if pane.isVisible()]
        focus = QApplication.focusWidget()
        at = next((place for place, pane in enumerate(panes) if focus and pane.isAncestorOf(focus)), -1)
        pane = panes[(at + 1) % len(panes)]
        first = {self._panes[0]: self._sidebar.view, self._panes[1]: self._listed.shown_view}
        widget = first.get(pane) or (first_of_record if pane is self._panes[2] else None)
        if widget is not None:
            widget.setFocus(_BY_KEY)
        else:
            _focus_first(pane)


def _focus_first(pane: QWidget) -> None:
    """Go to the first thing in a pane that the Tab key would reach."""
    for widget in pane.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
            widget.setFocus(_BY_KEY)
            return


def come_forward(window: QWidget) -> None:
    """Let a window be seen above others."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
