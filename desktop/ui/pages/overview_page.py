"""The start page: what is due and why, where one left off, and the year so far in pictures or in words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from desktop.ui.bit_by_bit import BitByBit
from desktop.ui.changes import Change, What
from desktop.ui.live_wordbook import LiveWordbook
from desktop.ui.models.due_lines import When, lines_of
from desktop.ui.pages import overview_words
from desktop.ui.widgets.buttons import link_button
from desktop.ui.widgets.due_list import DueList
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.pictures import Bars, Columns, Grid, TimeLine
from desktop.ui.widgets.progress_strip import ProgressStrip
from desktop.ui.widgets.recent_list import RecentList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.errors import AppError
    from desktop.domain.queries import Recent
    from desktop.services.overview import Overview
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context
    from desktop.ui.widgets.pictures import Picture

_MARGIN, _GAP, _SAMPLES = 28, 24, 200


class OverviewPage(QScrollArea):
    """Reads everything anew when it is shown, and when something changed while it is."""

    shown = Signal()
    new_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("page_overview")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._context = context
        self._workspace: Workspace | None = None
        self._words: LiveWordbook | None = None
        self._overview: Overview | None = None
        self._title, self._today = PlainLabel(kind="display"), PlainLabel(kind="muted")
        self._due_heading, self._recent_heading = PlainLabel(kind="section"), PlainLabel(kind="section")
        self.due, self.recent = DueList(context), RecentList(context)
        self._year = PlainLabel(kind="section")
        self.as_text = named(QToolButton(), "pictures_as_text")
        self.visits, self.fees = Bars(context, "picture_visits"), Columns(context, "picture_fees")
        self.projects, self.coverage = TimeLine(context, "picture_projects"), Grid(context, "picture_coverage")
        self._cards: list[QFrame] = []
        self._headings: dict[Picture, PlainLabel] = {}
        self._texts: dict[Picture, PlainLabel] = {}
        self._samples, self.drop_samples = PlainLabel(kind="muted", wrap=True), link_button("remove_samples")
        self.empty = EmptyState(context, "airplane-tilt")
        self.add_samples = link_button("add_samples")
        self.progress = ProgressStrip(context, "samples_progress")
        self._drawing = BitByBit(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def attach(self, workspace: Workspace) -> None:
        """Tell of this register from now on."""
        self._workspace = workspace
        self._words = LiveWordbook(self._context.language, workspace.profile)
        self._overview = None

    def show_first(self, recent: Sequence[Recent]) -> None:
        """Show where one left off while the register is being opened; all else is not known yet."""
        self._today.setText(self._context.language.formats.date(self._context.clock.today()))
        self.recent.show_recent(recent)
        self._wait(waiting=True)
        self._inside.setVisible(bool(recent))

    def enter(self) -> None:
        """Read what it shows; runs in a worker thread."""
        workspace = self._workspace
        if workspace is not None:
            self._context.operations.read(self, workspace.overview.now, self._show, key="overview", after_writes=True)

    def put_in_samples(self) -> None:
        """Put in some made-up records of every kind."""
        workspace, today = self._workspace, self._context.clock.today()
        if workspace is None:
            return
        telling = self.progress.begin(self.tr("Putting in samples"))

        def work() -> object:
            from desktop.services.sample.sample import Sample  # noqa: PLC0415 - seldom needed
            from desktop.services.sample.world import Plan  # noqa: PLC0415 - as above

            plan = Plan(_SAMPLES, 1, today)
            return Sample(workspace.register).add(plan, lambda told: telling(told.done, told.total))

        self._context.operations.write(self, work, self._samples_changed, self._samples_failed)

    def remove_samples(self) -> None:
        """Take every made-up record away for good."""
        workspace = self._workspace
        if workspace is None:
            return
        telling = self.progress.begin(self.tr("Removing the samples"))

        def work() -> object:
            from desktop.services.sample.sample import Sample  # noqa: PLC0415 - seldom needed

            return Sample(workspace.register).remove(lambda told: telling(told.done, told.total))

        self._context.operations.write(self, work, self._samples_changed, self._samples_failed)

    def _samples_changed(self, _done: object) -> None:
        self.progress.end()
        self._context.changes.announce(Change(What.ADDED))

    def _samples_failed(self, error: AppError) -> None:
        self.progress.end()
        self._context.operations.failed.emit(error)
        self._context.changes.announce(Change(What.ADDED))

    def retranslate(self) -> None:
        """Say it in the language of now."""
        language = self._context.language
        self._title.setText(self.tr("Overview"))
        self._due_heading.setText(self.tr("To do"))
        self._recent_heading.setText(self.tr("Continue"))
        self.as_text.setText(self.tr("As text"))
        self.as_text.setAccessibleName(self.tr("Show the figures as text"))
        self.drop_samples.setText(self.tr("Remove the sample records"))
        self.add_samples.setText(self.tr("Put in sample records to try things on"))
        new = f"{language.label('kind.visit.new')} (Ctrl+N)"
        heading, sentence = self.tr("Welcome"), self.tr("Log a visit in a minute: who comes, from where, and when.")
        self.empty.say(heading, sentence, new)
        if self._overview is not None:
            self._show(self._overview)

    def _show(self, overview: Overview) -> None:
        self._overview = overview
        words = self._words
        if words is None:
            return
        self._wait(waiting=False)
        there = overview.total > 0
        self._inside.setVisible(there)
        self._welcome.setVisible(not there)
        if there:
            self._fill(overview, words)
        self.shown.emit()

    def _fill(self, overview: Overview, words: LiveWordbook) -> None:
        language = self._context.language
        self._today.setText(language.formats.date(overview.due.today))
        lines = lines_of(overview.due, words, language)
        self.due.show_lines(lines)
        late = sum(line.when is When.OVERDUE for line in lines)
        self._due_heading.setText(self.tr("To do, of which %n overdue", "", late) if late else self.tr("To do"))
        self.recent.show_recent(overview.recent)
        self._year.setText(self.tr("The year {year} so far").format(year=overview.year))
        self._draw(overview, words)
        self._samples.setText(self.tr("%n of the records are made-up samples.", "", overview.samples))
        for widget in (self._samples, self.drop_samples):
            widget.setVisible(overview.samples > 0)

    def _draw(self, overview: Overview, words: LiveWordbook) -> None:
        """Draw the pictures, one in each round of the event loop."""
        self._drawing.begin(
            (
                partial(self._draw_visits, overview),
                partial(self._draw_fees, overview),
                partial(self._draw_projects, overview, words),
                partial(self._draw_coverage, overview, words),
            )
        )

    def _draw_visits(self, overview: Overview) -> None:
        told = overview_words.visits(overview, self._context.language)
        self.visits.bars = told.bars
        title = self.tr("Visits in {year} by country: %n", "", sum(count for _code, count in overview.visits))
        self._tell(self.visits, title.format(year=overview.year), told.words)

    def _draw_fees(self, overview: Overview) -> None:
        told = overview_words.fees(overview, self._context.language)
        self.fees.bars = told.bars
        known, of = (overview.fees[-1].with_figure, overview.fees[-1].of) if overview.fees else (0, 0)
        title = self.tr("Membership fees, thousands of kronor; {year} of {n} memberships, of which {m} with a figure")
        self._tell(self.fees, title.format(year=overview.year, n=of, m=known), told.words if of else ())

    def _draw_projects(self, overview: Overview, words: LiveWordbook) -> None:
        line = overview_words.projects(overview, self._context.language, words)
        self.projects.spans, self.projects.ticks, self.projects.today = line.spans, line.ticks, line.today
        title = self.tr("Projects running now")
        if overview.projects_in_all > len(overview.projects):
            some = self.tr("Projects running now: the first {n} of {all} to end")
            title = some.format(n=len(overview.projects), all=overview.projects_in_all)
        self._tell(self.projects, title, line.words)

    def _draw_coverage(self, overview: Overview, words: LiveWordbook) -> None:
        cover = overview_words.coverage(overview, self._context.language, words)
        self.coverage.rows, self.coverage.columns, self.coverage.cells = cover.rows, cover.columns, cover.cells
        title = self.tr("Records of {year} by committee and focus: blanks are gaps")
        self._tell(self.coverage, title.format(year=overview.year), cover.words)

    def _tell(self, picture: Picture, title: str, words: tuple[str, ...]) -> None:
        picture.tell(title, words)
        self._headings[picture].setText(title)
        as_text = self.as_text.isChecked() or not words
        self._texts[picture].setText("\n".join(words) or self.tr("Nothing yet."))
        self._texts[picture].setVisible(as_text)
        picture.setVisible(not as_text)

    def _take_change(self, change: Change) -> None:  # noqa: ARG002 - any change may change what is due
        if self.isVisible():
            self.enter()

    def _connect(self) -> None:
        self.as_text.setCheckable(True)
        self.as_text.toggled.connect(self.retranslate)
        self.empty.button.clicked.connect(self.new_wanted)
        self.add_samples.clicked.connect(self.put_in_samples)
        self.drop_samples.clicked.connect(self.remove_samples)
        self._context.changes.announced.connect(self._take_change)
        self._context.language.changed.connect(self.retranslate)

    def _wait(self, *, waiting: bool) -> None:
        """Hide what is read with the overview until it is."""
        for widget in (self._year, self.as_text, *self._cards):
            widget.setVisible(not waiting)
        if waiting:
            self.due.show_waiting()
            self._samples.hide()
            self.drop_samples.hide()

    def _lay_out(self) -> None:
        whole = named(QWidget(), "scrolled")
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        self._inside, self._welcome = QWidget(), QWidget()
        column.addWidget(self.progress)
        column.addWidget(self._inside)
        column.addWidget(self._welcome, 1)
        self.progress.setContentsMargins(_MARGIN, 12, _MARGIN, 0)
        self._lay_out_inside(QVBoxLayout(self._inside))
        welcome = QVBoxLayout(self._welcome)
        welcome.addWidget(self.empty, 1)
        line = QHBoxLayout()
        line.addStretch()
        line.addWidget(self.add_samples)
        line.addStretch()
        welcome.addLayout(line)
        welcome.addStretch()
        self._inside.hide()
        self._welcome.hide()
        self.setWidget(whole)

    def _lay_out_inside(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(_MARGIN, 20, _MARGIN, _MARGIN)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._today)
        column.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(_GAP)
        grid.setVerticalSpacing(_GAP)
        year = QHBoxLayout()
        year.addWidget(self._year)
        year.addStretch()
        year.addWidget(self.as_text)
        left, right = _column(self._due_heading, self.due), _column(self._recent_heading, self.recent)
        right.addSpacing(8)
        right.addLayout(year)
        beside: tuple[Picture, ...] = (self.visits, self.fees)
        below: tuple[Picture, ...] = (self.projects, self.coverage)
        for picture in beside:
            right.addWidget(self._card(picture))
        for side in (left, right):
            side.addStretch()
        for place, side in enumerate((left, right)):
            grid.addLayout(side, 0, place)
            grid.setColumnStretch(place, 5 - place)
        for place, picture in enumerate(below):
            grid.addWidget(self._card(picture), 1, place)
        column.addLayout(grid)
        column.addWidget(self._samples)
        line = QHBoxLayout()
        line.addWidget(self.drop_samples)
        line.addStretch()
        column.addLayout(line)
        column.addStretch()

    def _card(self, picture: Picture) -> QFrame:
        card = named(QFrame(), "card")
        self._cards.append(card)
        self._headings[picture], self._texts[picture] = PlainLabel(kind="head", wrap=True), PlainLabel(wrap=True)
        column = _column(self._headings[picture], picture, self._texts[picture])
        column.setContentsMargins(16, 12, 16, 14)
        column.addStretch()
        card.setLayout(column)
        return card


def _column(*widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    for widget in widgets:
        column.addWidget(widget)
    return column
