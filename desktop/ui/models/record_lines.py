"""Records, and what lies in the trash, as lines of a list. What is read here is read in a worker thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from db.fields import KINDS
from desktop.domain.dates import PartialDate
from desktop.domain.lanes import Lane, lane_of
from desktop.domain.queries import Condition, Query
from desktop.language.collation import sort_key
from desktop.language.texts import Texts
from desktop.ui.layout import told_in_list
from desktop.ui.models.listing_model import Line, Lines
from desktop.ui.models.palette_model import folded
from desktop.ui.models.standing import standing_name, standing_of
from desktop.ui.models.table_columns import cell

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from db.fields import Kind
    from desktop.domain.queries import FieldSum, ListRow
    from desktop.domain.records import Trashed
    from desktop.services.searching import Hit
    from desktop.services.workspace import Workspace
    from desktop.ui.language import Language
    from desktop.ui.live_wordbook import LiveWordbook
    from desktop.ui.models.table_columns import Column


_MOST_ON_BOARD, _MOST_READ = 2000, 10_000
LATE = "late"
DUE = {LATE: 0, "30": 30, "90": 90}
"""How many days ahead something is due."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What the user wants to see of a kind."""

    where: tuple[Condition, ...] = ()
    year: int | None = None
    sort: str = "-changed"
    due: str = ""
    """A code of `DUE`: only what has something due by then."""
    standing: str = ""
    """Where it stands, of kinds whose standing follows from what is known of them."""

    @property
    def narrow(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.where) or self.year is not None or bool(self.due or self.standing)


class RecordLines:
    """The records of one kind that a filter lets through."""

    def __init__(
        self, workspace: Workspace, words: LiveWordbook, kind: str, wanted: Filter, columns: tuple[Column, ...] = ()
    ) -> None:
        self._workspace, self._words = workspace, words
        self._kind, self._wanted, self._columns = KINDS[kind], wanted, columns

    def __call__(self, after: str | None, limit: int) -> Lines:
        """Read a page."""
        page = self._workspace.listing.page(replace(self.query(), limit=limit, after=after))
        today = self._workspace.register.clock.today()
        lines = tuple(line_of(row, self._words, today, self._cells(row)) for row in page.rows)
        return Lines(lines, page.next, page.total)

    def _cells(self, row: ListRow) -> tuple[str, ...]:
        return tuple(cell(column, row, self._words) for column in self._columns)

    def query(self) -> Query:
        """Give what is asked of the register; what is due is looked up anew each time."""
        wanted = self._wanted
        among = None if not wanted.due else _due_records(self._workspace, self._kind.name, wanted.due)
        if wanted.standing:
            stand = _standing_records(self._workspace, self._kind.name, wanted.standing)
            among = stand if among is None else tuple(each for each in among if each in set(stand))
        return Query(self._kind.name, wanted.where, wanted.year, wanted.sort, among=among)

    def sums(self) -> tuple[FieldSum, ...]:
        """Add up what the list shows."""
        return self._workspace.listing.sums(self.query())


@dataclass(frozen=True, slots=True)
class Shown:
    """What is on a board, and how many records that is."""

    lanes: Mapping[Lane, list[Line]]
    total: int


class BoardLines:
    """The records of a kind that are still to be dealt with, by the lane of their deadline."""

    def __init__(self, workspace: Workspace, words: LiveWordbook, kind: str, wanted: Filter, today: date) -> None:
        open_ = () if any(each.field == "status" for each in wanted.where) else _still_open(KINDS[kind])
        self._lines = RecordLines(workspace, words, kind, replace(wanted, where=(*wanted.where, *open_)))
        self._workspace, self._words, self._today = workspace, words, today

    def __call__(self) -> Shown:
        """Read the board; runs in a worker thread."""
        page = self._workspace.listing.page(replace(self._lines.query(), sort="deadline", limit=_MOST_ON_BOARD))
        lanes: dict[Lane, list[Line]] = {lane: [] for lane in Lane}
        for row in page.rows:
            deadline = row.fields.get("deadline")
            lane = lane_of(deadline if isinstance(deadline, PartialDate) else None, self._today)
            lanes[lane].append(line_of(row, self._words))
        return Shown(lanes, page.total)


def _still_open(kind: Kind) -> tuple[Condition, ...]:
    """Leave out what is over: the last status of the chain, and those that are a way out."""
    cycle = kind.lifecycle
    over = () if cycle is None else (cycle.chain[-1], *cycle.exits)
    return tuple(Condition("status", "!=", status.value) for status in over)


def _due_records(workspace: Workspace, kind: str, due: str) -> tuple[str, ...]:
    """Name the records of a kind that have something due by then."""
    today = workspace.register.clock.today()
    found = workspace.due.until(today + timedelta(days=DUE[due])).due
    wanted = (each for each in found if each.kind == kind and (due != LATE or each.overdue))
    return tuple(dict.fromkeys(each.record for each in wanted))


def _standing_records(workspace: Workspace, kind: str, standing: str) -> tuple[str, ...]:
    """Name the records of a kind that stand so today; it follows from their rows, so all of them are read."""
    today = workspace.register.clock.today()
    rows = workspace.listing.page(Query(kind, limit=_MOST_READ)).rows
    return tuple(row.id for row in rows if standing_of(kind, row.status or "", row.computed, today) == standing)


def line_of(row: ListRow, words: LiveWordbook, today: date | None = None, cells: tuple[str, ...] = ()) -> Line:
    """Write a record as people read it in a list; by today, where its standing depends on the day."""
    status = (row.status or "") if today is None else standing_of(row.kind, row.status or "", row.computed, today)
    name = standing_name(row.kind, status, Texts.load(words.now.language))
    parts = _parts(row, words)
    spoken = ", ".join((row.title, name, *parts))
    return Line(row.id, row.title, "  ·  ".join(parts), status, name, spoken, row.kind, cells)


def _parts(row: ListRow, words: LiveWordbook) -> list[str]:
    """Give the number, and then what the title does not say already."""
    kind = KINDS[row.kind]
    dates, names = told_in_list(row.kind)
    dated = next((name for name in dates if name in row.fields), "")
    said = [str(row.fields.get("reference", ""))]
    for name in (dated, *names):
        value, field = row.fields.get(name), kind.by_name.get(name)
        if value is not None and field is not None:
            said.append(words.shown(field.type, value))
    title = row.title.casefold()
    return [each for each in said if each and each.casefold() not in title]


class FoundLines:
    """The records that have the words that were typed, wherever they have them: of one kind, or of all."""

    def __init__(self, workspace: Workspace, language: Language, typed: str, kind: str | None) -> None:
        self._workspace, self._language, self._typed, self._kind = workspace, language, typed, kind

    def __call__(self, after: str | None, limit: int) -> Lines:  # noqa: ARG002 - the best hits are all there are to read
        """Read the best of them; that there are more is said by their number."""
        found = self._workspace.search.find(self._typed, kind=self._kind, count_all=True)
        return Lines(tuple(self._line(hit) for hit in found.hits), None, found.total)

    def _line(self, hit: Hit) -> Line:
        kind = self._language.label(f"kind.{hit.kind}.one")
        snippet = " ".join(hit.snippet.text.split())
        said = [] if not snippet or snippet.casefold() in hit.title.casefold() else [snippet]
        detail = "  ·  ".join([kind, *said])
        return Line(hit.id, hit.title, detail, "", "", ", ".join((hit.title, kind, *said)), hit.kind)


@dataclass(frozen=True, slots=True)
class Thrown:
    """What the user wants to see of the trash: of a kind, with these words in the title, in an order of `ORDERS`."""

    kind: str = ""
    words: str = ""
    order: str = ""


ORDERS = ("", "soonest", "title")
"""The last thrown first; what goes soonest first; by title."""


class TrashLines:
    """What lies in the trash, since when, and for how long still."""

    def __init__(self, workspace: Workspace, language: Language, wanted: Thrown | None = None) -> None:
        self._workspace, self._language = workspace, language
        self._wanted = wanted or Thrown()

    def __call__(self, after: str | None, limit: int) -> Lines:  # noqa: ARG002 - the trash is read whole
        """Read all of it."""
        lines = tuple(self._line(each) for each in self._sorted())
        return Lines(lines, None, len(lines))

    def _sorted(self) -> list[Trashed]:
        wanted = self._wanted
        words = folded(wanted.words).split()
        found = [
            each
            for each in self._workspace.trash.list()
            if wanted.kind in ("", each.kind) and all(word in folded(each.title) for word in words)
        ]
        if wanted.order == "soonest":
            found.reverse()
        elif wanted.order == "title":
            found.sort(key=lambda each: sort_key(each.title))
        return found

    def _line(self, trashed: Trashed) -> Line:
        language, now = self._language, self._workspace.register.clock.now()
        kind = language.label(f"kind.{trashed.kind}.one")
        since = language.text("trash.since", day=language.formats.date(trashed.trashed.astimezone().date()))
        left = language.text("trash.left", n=max((trashed.until - now).days, 0))
        detail = f"{kind}  ·  {since}  ·  {left}"
        return Line(trashed.id, trashed.title, detail, "", "", f"{trashed.title}, {detail}", trashed.kind)
