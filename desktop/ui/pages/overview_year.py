"""The year so far on the start page: pictures of it, or the same in words, and how many of the records are made up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from desktop.ui.bit_by_bit import BitByBit
from desktop.ui.pages import overview_words
from desktop.ui.widgets.buttons import link_button
from desktop.ui.widgets.columns import column_of
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.pictures import Bars, Columns, Grid, TimeLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

    from desktop.services.overview import Overview
    from desktop.ui.context import Context
    from desktop.ui.live_wordbook import LiveWordbook
    from desktop.ui.widgets.pictures import Picture


class OverviewYear(QObject):
    """Puts itself on the page, hidden, below what is there already."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._heading = PlainLabel(kind="section")
        self.as_text = named(QToolButton(), "pictures_as_text")
        self.as_text.setCheckable(True)
        self.as_text.toggled.connect(self._show_again)
        self._shown: tuple[Overview, LiveWordbook] | None = None
        self.visits, self.fees = Bars(context, "picture_visits"), Columns(context, "picture_fees")
        self.projects, self.coverage = TimeLine(context, "picture_projects"), Grid(context, "picture_coverage")
        self._cards: dict[Picture, QFrame] = {}
        self._headings: dict[Picture, PlainLabel] = {}
        self.texts: dict[Picture, PlainLabel] = {}
        self._samples, self.drop_samples = PlainLabel(kind="muted", wrap=True), link_button("remove_samples")
        self._drawing = BitByBit(self)

    def lay_out(self, right: QVBoxLayout, grid: QGridLayout, foot: QVBoxLayout) -> None:
        """Take the rest of the right side, the row below, and the foot."""
        line = QHBoxLayout()
        line.addWidget(self._heading)
        line.addStretch()
        line.addWidget(self.as_text)
        right.addSpacing(8)
        right.addLayout(line)
        beside: tuple[Picture, ...] = (self.visits, self.fees)
        below: tuple[Picture, ...] = (self.projects, self.coverage)
        for picture in beside:
            right.addWidget(self._card(picture))
        for place, picture in enumerate(below):
            grid.addWidget(self._card(picture), 1, place)
        foot.addWidget(self._samples)
        line = QHBoxLayout()
        line.addWidget(self.drop_samples)
        line.addStretch()
        foot.addLayout(line)
        self.retranslate()
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether some of it is still to be drawn."""
        return self._drawing.busy

    def hide(self) -> None:
        """Show nothing until the overview is read."""
        for widget in (self._heading, self.as_text, *self._cards.values(), self._samples, self.drop_samples):
            widget.hide()

    def show(self, overview: Overview, words: LiveWordbook) -> None:
        """Show the year: the pictures come one in each round of the event loop."""
        self._shown = overview, words
        for widget in (self._heading, self.as_text):
            widget.show()
        self._heading.setText(self.tr("The year {year} so far").format(year=overview.year))
        self._drawing.begin(
            (
                partial(self._draw_visits, overview),
                partial(self._draw_fees, overview),
                partial(self._draw_projects, overview, words),
                partial(self._draw_coverage, overview, words),
            ),
            now=False,
        )
        self._samples.setText(self.tr("%n of the records are made-up samples.", "", overview.samples))
        self._samples.setVisible(overview.samples > 0)
        self.drop_samples.setVisible(overview.samples > 0)

    def _show_again(self) -> None:
        if self._shown is not None:
            self.show(*self._shown)

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self.as_text.setText(self.tr("As text"))
        self.as_text.setAccessibleName(self.tr("Show the figures as text"))
        self.drop_samples.setText(self.tr("Remove the sample records"))

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
        self.texts[picture].setText("\n".join(words) or self.tr("Nothing yet."))
        self.texts[picture].setVisible(as_text)
        picture.setVisible(not as_text)
        self._cards[picture].show()

    def _card(self, picture: Picture) -> QFrame:
        card = named(QFrame(), "card")
        self._cards[picture] = card
        self._headings[picture], self.texts[picture] = PlainLabel(kind="head", wrap=True), PlainLabel(wrap=True)
        column = column_of(self._headings[picture], picture, self.texts[picture])
        column.setContentsMargins(16, 12, 16, 14)
        column.addStretch()
        card.setLayout(column)
        return card
