"""The panes of the window, and what is in them: parts that the first page does without are made when asked for."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.marks import override
from desktop.ui.panes import Panes
from desktop.ui.wide_pages import OVERVIEW, WidePages
from desktop.ui.widgets.sidebar import Sidebar
from desktop.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.ui.context import Context
    from desktop.ui.pages.list_page import ListPage
    from desktop.ui.pages.overview_page import OverviewPage
    from desktop.ui.pages.start_page import StartPage
    from desktop.ui.widgets.banner import Banner

LIST, START = "list_page", "start_page"
_SIZE = (1280, 800)


class WindowParts(QMainWindow):
    """`part_made` comes with the name of each part that is made late, as soon as it is there."""

    part_made = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.sidebar, self.status = Sidebar(context), StatusLine(context)
        self.right, self.wide = QStackedWidget(), WidePages(context)
        record = QWidget()
        self._above_record = QVBoxLayout(record)
        self._above_record.setContentsMargins(0, 0, 0, 0)
        self._above_record.setSpacing(0)
        self._above_record.addWidget(self.right, 1)
        self.splitter = Panes(self.sidebar, record, self.wide)
        self.setCentralWidget(self.splitter)
        self.setStatusBar(self.status)

    @cached_property
    def list_page(self) -> ListPage:
        """The list in the middle."""
        from desktop.ui.pages.list_page import ListPage  # noqa: PLC0415 - after the first paint

        page = ListPage(self.context)
        self.splitter.put_list(page)
        vars(self)[LIST] = page
        self.part_made.emit(LIST)
        return page

    @cached_property
    def start_page(self) -> StartPage:
        """What stands where records will be."""
        from desktop.ui.pages.start_page import StartPage  # noqa: PLC0415 - after the first paint

        page = StartPage(self.context)
        self.right.insertWidget(0, page)
        vars(self)[START] = page
        self.part_made.emit(START)
        return page

    @cached_property
    def banner(self) -> Banner:
        """What went wrong, above the record."""
        from desktop.ui.widgets.banner import Banner  # noqa: PLC0415 - after the first paint

        banner = Banner(self.context)
        self._above_record.insertWidget(0, banner)
        return banner

    @property
    def pieces(self) -> tuple[Callable[[], object], ...]:
        """What the first page does without, to be made bit by bit."""
        overview = cast("OverviewPage", self.wide.page(OVERVIEW))
        return (*(partial(getattr, self, part) for part in (LIST, START, "banner")), *overview.pieces)

    def has(self, part: str) -> bool:
        """Whether a part has been made already."""
        return part in vars(self)

    def take_place(self) -> None:
        """Stand where the window stood the last time."""
        self.resize(*_SIZE)
        self.restoreGeometry(self.context.preferences.geometry)
        self.splitter.restoreState(self.context.preferences.panes)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.ApplicationFontChange:
            self.context.theme.refresh()
        super().changeEvent(event)
