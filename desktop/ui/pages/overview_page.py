"""The start page: what is due and why, where one left off, and the year so far in pictures or in words."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.qt_numbers import NO_FRAME
from desktop.ui.widgets.columns import column_of
from desktop.ui.widgets.due_list import DueList
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.recent_list import RecentList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain.queries import Recent
    from desktop.services.overview import Overview
    from desktop.services.workspace import Workspace
    from desktop.ui.changes import Change
    from desktop.ui.context import Context
    from desktop.ui.live_wordbook import LiveWordbook
    from desktop.ui.models.due_lines import DueLine
    from desktop.ui.pages.overview_welcome import OverviewWelcome
    from desktop.ui.pages.overview_year import OverviewYear

_MARGIN, _GAP = 28, 24


class OverviewPage(QScrollArea):
    """Reads everything anew when it is shown, and when something changed while it is.

    What shows where one left off is made with it; the year and the welcome are made when they are first needed, or by
    the `pieces` that the window does once it is painted.
    """

    shown = Signal()
    new_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("page_overview")
        self.setWidgetResizable(True)
        self.setProperty("frameShape", NO_FRAME)
        self._context = context
        self._workspace: Workspace | None = None
        self._words: LiveWordbook | None = None
        self._overview: Overview | None = None
        self._title, self._today = PlainLabel(kind="display"), PlainLabel(kind="muted")
        self._due_heading, self._recent_heading = PlainLabel(kind="section"), PlainLabel(kind="section")
        self.due, self.recent = DueList(context), RecentList(context)
        self._lay_out()
        self._context.changes.announced.connect(self._take_change)
        self._context.language.changed.connect(self.retranslate)
        self.retranslate()

    @cached_property
    def year(self) -> OverviewYear:
        """The year in pictures."""
        from desktop.ui.pages.overview_year import OverviewYear  # noqa: PLC0415 - after the first paint

        year = OverviewYear(self._context, self)
        self._right.takeAt(self._right.count() - 1)  # the empty end
        year.lay_out(self._right, self._grid, self._foot)
        self._right.addStretch()
        year.drop_samples.clicked.connect(self.remove_samples)
        return year

    @cached_property
    def welcome(self) -> OverviewWelcome:
        """What an empty register says."""
        from desktop.ui.pages.overview_welcome import OverviewWelcome  # noqa: PLC0415 - after the first paint

        welcome = OverviewWelcome(self._context)
        welcome.hide()
        self._column.insertWidget(0, welcome.progress)
        self._column.addWidget(welcome, 1)
        welcome.new_wanted.connect(self.new_wanted)
        welcome.add_samples.clicked.connect(self.put_in_samples)
        return welcome

    @property
    def pieces(self) -> tuple[Callable[[], object], ...]:
        """What is left to make, bit by bit."""
        return (lambda: self.year), (lambda: self.welcome)

    @property
    def drawing(self) -> bool:
        """Whether some of it is still to be made or drawn."""
        return self.due.making or self.year.busy

    def attach(self, workspace: Workspace) -> None:
        """Tell of this register from now on."""
        from desktop.ui.live_wordbook import LiveWordbook  # noqa: PLC0415 - after the first paint

        self._workspace = workspace
        self._words = LiveWordbook(self._context.language, workspace.profile)
        self._overview = None

    def show_first(self, recent: Sequence[Recent]) -> None:
        """Show where one left off while the register is being opened; all else is not known yet."""
        self._today.setText(self._context.language.day(self._context.clock.today()))
        self.recent.show_recent(recent)
        self.due.show_waiting()
        if "year" in vars(self):
            self.year.hide()
        self._inside.setVisible(bool(recent))

    def enter(self) -> None:
        """Read what it shows."""
        if self._workspace is not None:
            self._tell(self._workspace.overview.now)

    def _tell(self, overview: Callable[[], Overview]) -> None:
        """Read it and put what is due into words in a worker thread: there may be thousands of lines."""
        words, language = self._words, self._context.language
        if words is None:
            return

        def work() -> tuple[Overview, Sequence[DueLine]]:
            from desktop.ui.models.due_lines import lines_of  # noqa: PLC0415 - after the first paint

            found = overview()
            return found, lines_of(found.due, words, language)

        self._context.operations.read(self, work, self._show, key="overview", after_writes=True)

    def put_in_samples(self) -> None:
        """Put in some made-up records of every kind."""
        if self._workspace is not None:
            self.welcome.put_in_samples(self._workspace)

    def remove_samples(self) -> None:
        """Take every made-up record away for good."""
        if self._workspace is not None:
            self.welcome.remove_samples(self._workspace)

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self._title.setText(self.tr("Overview"))
        self._due_heading.setText(self.tr("To do"))
        self._recent_heading.setText(self.tr("Continue"))
        for part in ("year", "welcome"):
            if part in vars(self):
                getattr(self, part).retranslate()
        overview = self._overview
        if overview is not None:
            self._tell(lambda: overview)

    def _show(self, told: tuple[Overview, Sequence[DueLine]]) -> None:
        self._overview, lines = told
        there = self._overview.total > 0
        self._inside.setVisible(there)
        self.welcome.setVisible(not there)
        if there and self._words is not None:
            self._fill(self._overview, lines, self._words)
        self.shown.emit()

    def _fill(self, overview: Overview, lines: Sequence[DueLine], words: LiveWordbook) -> None:
        from desktop.ui.models.due_lines import When  # noqa: PLC0415 - after the first paint

        self._today.setText(self._context.language.day(overview.due.today))
        self.due.show_lines(lines)
        late = sum(line.when is When.OVERDUE for line in lines)
        self._due_heading.setText(self.tr("To do, of which %n overdue", "", late) if late else self.tr("To do"))
        self.recent.show_recent(overview.recent)
        self.year.show(overview, words)

    def _take_change(self, change: Change) -> None:  # noqa: ARG002 - any change may change what is due
        if self.isVisible():
            self.enter()

    def _lay_out(self) -> None:
        whole = named(QWidget(), "scrolled")
        self._column = QVBoxLayout(whole)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._inside = QWidget()
        self._column.addWidget(self._inside)
        self._lay_out_inside(QVBoxLayout(self._inside))
        self._inside.hide()
        self.setWidget(whole)

    def _lay_out_inside(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(_MARGIN, 20, _MARGIN, _MARGIN)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._today)
        column.addLayout(head)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(_GAP)
        left, self._right = column_of(self._due_heading, self.due), column_of(self._recent_heading)
        left.addStretch()
        self._right.addWidget(self.recent)
        self._right.addStretch()
        for place, side in enumerate((left, self._right)):
            self._grid.addLayout(side, 0, place)
            self._grid.setColumnStretch(place, 5 - place)
        column.addLayout(self._grid)
        self._foot = QVBoxLayout()
        self._foot.setSpacing(10)
        column.addLayout(self._foot)
        column.addStretch()
