"""The panes of the window side by side: how wide each is, and the way round them by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray, Qt

    from desktop.ui.pages.list_page import ListPage
    from desktop.ui.spreading import Spreading
    from desktop.ui.widgets.sidebar import Sidebar

_SIZES = [200, 390, 690, 1080]
_LISTED = 1
"""Where the list is among the panes."""


class Panes(QSplitter):
    """Places, list and record; or places and a page that takes the whole width.

    An empty widget keeps the place of the list until `put_list`: the first page is painted before there is a list.
    """

    def __init__(self, sidebar: Sidebar, record: QWidget, wide: QWidget) -> None:
        super().__init__()
        self.setObjectName("panes")
        self._sidebar = sidebar
        self._listed: ListPage | None = None
        self._spreading: Spreading | None = None
        self._panes = (sidebar, named(QWidget(), "middle"), named(record, "record"), wide)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for place, pane in enumerate(self._panes):
            self.addWidget(pane)
            self.setStretchFactor(place, place)
        self.setSizes(_SIZES)
        wide.hide()
        self._order()

    def put_list(self, listed: ListPage) -> None:
        """Put the list in its place, as wide as that is and seen if that is."""
        from PySide6.QtCore import Qt  # noqa: PLC0415 - after the first paint

        from desktop.ui.spreading import Spreading  # noqa: PLC0415 - as above

        sidebar, kept, record, wide = self._panes
        self._listed, self._panes = listed, (sidebar, listed, record, wide)
        listed.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.replaceWidget(_LISTED, listed)
        self.setStretchFactor(_LISTED, _LISTED)
        kept.deleteLater()
        self._order()
        self._spreading = Spreading(self, listed)

    def _order(self) -> None:
        """A screen reader meets the panes in the order they lie on each other, the last first."""
        for pane in self._panes:
            pane.raise_()
        for place in range(1, len(self._panes)):
            self.handle(place).raise_()

    def show_wide(self, *, wide: bool) -> None:
        """Show a page of the whole width, or the list with the record."""
        _, listed, record, whole = self._panes
        for pane in (listed, record):
            pane.setVisible(not wide)
        whole.setVisible(wide)

    def to_remember(self) -> QByteArray:
        """Give the widths for the next time: how wide a list is, not a table."""
        if self._spreading is not None:
            self._spreading.gather()
        return self.saveState()

    def back(self) -> None:
        """Go from the record to the list, and from there to the places."""
        listed, view = self._listed, self._sidebar.view
        if listed is not None and listed.isVisible() and not listed.shown_view.hasFocus():
            listed.shown_view.setFocus(_by_key())
        else:
            view.setFocus(_by_key())

    def next(self, first_of_record: QWidget | None) -> None:
        """Go round through places, list and record."""
        panes = [pane for pane in self._panes if pane.isVisible()]
        focus = QApplication.focusWidget()
        at = next((place for place, pane in enumerate(panes) if focus and pane.isAncestorOf(focus)), -1)
        pane = panes[(at + 1) % len(panes)]
        widget = first_of_record if pane is self._panes[2] else None
        if pane is self._sidebar:
            widget = self._sidebar.view
        elif pane is self._listed:
            widget = self._listed.shown_view
        if widget is not None:
            widget.setFocus(_by_key())
        else:
            _focus_first(pane)


def _by_key() -> Qt.FocusReason:
    from PySide6.QtCore import Qt  # noqa: PLC0415 - after the first paint

    return Qt.FocusReason.ShortcutFocusReason


def _focus_first(pane: QWidget) -> None:
    """Go to the first thing in a pane that the Tab key would reach."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - as above

    for widget in pane.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
            widget.setFocus(_by_key())
            return


def come_forward(window: QWidget) -> None:
    """Let a window be seen above others."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - as above

    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
