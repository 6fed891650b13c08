"""The chips above a list: what narrows it, and where a search looks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.fields import kind_of
from desktop.domain.queries import Condition
from desktop.ui.models.record_lines import Filter
from desktop.ui.models.standing import standings
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from db.fields import Kind
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context
    from desktop.ui.live_wordbook import LiveWordbook

_YEARS_BACK, _LONGEST = 8, 28
_DUE_KINDS = frozenset({"visit", "membership", "project", "agreement", "exchange", "watch", "task"})
_FOCUS, _COUNTRY = "focus", "country"


class ListFilters(QWidget):
    """`changed` says that the list is to be read anew."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("filters")
        self._context = context
        self._kind: Kind | None = None
        self._countries: dict[str, tuple[str, ...]] = {}
        """Which countries there were of each kind when it was last looked up; looked up anew each time."""
        self._words: LiveWordbook | None = None
        self.scope = Chip("search_scope")
        self.status, self.year = Chip("filter_status"), Chip("filter_year")
        self.focus, self.country, self.due = Chip("filter_focus"), Chip("filter_country"), Chip("filter_due")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        flow = FlowLayout(self, spacing=6)
        self._chips = (self.status, self.year, self.focus, self.country, self.due)
        for chip in (self.scope, *self._chips):
            flow.addWidget(chip)
            chip.chosen.connect(self.changed)

    def filter(self, sort: str) -> Filter:
        """Give what is chosen."""
        stepped = self._kind is not None and self._kind.lifecycle is not None
        chosen = [(self.focus, _FOCUS, "~"), (self.country, _COUNTRY, "=")]
        if stepped:
            chosen.insert(0, (self.status, "status", "="))
        where = tuple(Condition(name, sign, chip.code) for chip, name, sign in chosen if chip.code)
        standing = "" if stepped else self.status.code
        return Filter(where, int(self.year.code) if self.year.code else None, sort, self.due.code, standing)

    def reset(self) -> None:
        """Narrow the list no more."""
        for chip in (self.scope, *self._chips):
            chip.reset()

    def show_kind(self, kind: str) -> None:
        """Offer what suits a kind."""
        self._kind = kind_of(kind)

    def forget(self) -> None:
        """Know nothing of what there is in the register of before."""
        self._countries.clear()

    def look(self, workspace: Workspace | None) -> None:
        """Look up which countries there are to choose from."""
        if workspace is not None and self._kind is not None and _COUNTRY in self._kind.by_name:
            listing, kind = workspace.listing, self._kind.name
            know = partial(self._know_countries, kind)
            self._context.operations.read(self, lambda: listing.used(kind, _COUNTRY), know, key="countries")

    def offer(self, words: LiveWordbook | None, *, browsing: bool) -> None:
        """Say it in the language of now; a search knows nothing but where to look."""
        kind, label = self._kind, self._context.language.label
        self._words = words
        period = None if kind is None else kind.period
        this_kind = [] if kind is None else [(kind.name, label(f"kind.{kind.name}.many"))]
        self.scope.offer(self.tr("Where to search"), [("", self.tr("Everything")), *this_kind])
        statuses = () if kind is None else standings(kind.name, self._context.language.texts)
        self.status.offer(self.tr("Status"), [("", self.tr("Every status")), *statuses])
        this = self._context.clock.today().year
        years = [(str(year), str(year)) for year in range(this + 1, this - _YEARS_BACK, -1)]
        self.year.offer(self.tr("Year"), [("", self.tr("Every year")), *years])
        focus = () if kind is None or words is None else self._options(kind, _FOCUS, words)
        self.focus.offer(self.tr("Focus"), [("", self.tr("Every focus")), *focus])
        dues = [("late", self.tr("Overdue")), ("30", self.tr("Within 30 days")), ("90", self.tr("Within 90 days"))]
        self.due.offer(self.tr("Due"), [("", self.tr("Due or not")), *dues])
        wanted = {
            self.status: bool(statuses),
            self.year: period is not None,
            self.focus: bool(focus),
            self.due: kind is not None and kind.name in _DUE_KINDS,
        }
        for chip, there in wanted.items():
            chip.setVisible(there and browsing)
        self.scope.setVisible(kind is not None and not browsing)
        self._offer_countries(browsing=browsing)

    def _offer_countries(self, *, browsing: bool) -> None:
        kind, words = self._kind, self._words
        known = dict(self._options(kind, _COUNTRY, words)) if kind is not None and words is not None else {}
        there = () if kind is None else self._countries.get(kind.name, ())
        used = [(code, word) for code, word in known.items() if code in there]
        self.country.offer(self.tr("Country"), [("", self.tr("Every country")), *used])
        self.country.setVisible(bool(used) and browsing)

    def _know_countries(self, kind: str, countries: tuple[str, ...]) -> None:
        if self._countries.get(kind) != countries:
            self._countries[kind] = countries
            self._offer_countries(browsing=not self.scope.isVisibleTo(self))

    @staticmethod
    def _options(kind: Kind, name: str, words: LiveWordbook) -> list[tuple[str, str]]:
        field = kind.by_name.get(name)
        options = () if field is None else words.options(field.type)
        return [(code, word if len(word) <= _LONGEST else f"{word[:_LONGEST]}…") for code, word in options]
