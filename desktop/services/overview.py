"""What the start page tells: what is due and why, the year so far in figures, and where one left off.

A few questions to the register, none of which reads whole records; the pictures are made of the figures elsewhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from db.fields import KINDS
from db.queries import listing, records, sample
from db.queries import overview as tables
from desktop.domain.dates import PartialDate
from desktop.domain.queries import Recent
from desktop.services import memberships
from desktop.services.conditions import in_year
from desktop.services.due import DueDates
from desktop.services.first_look import MOST_RECENT
from desktop.services.loading import row_of
from desktop.services.sample.sample import CODE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy import Connection, RowMapping

    from db.queries.overview import Clause
    from desktop.services.due import DueUntil
    from desktop.services.memberships import FeesOfYear
    from desktop.services.register import Register

MOST_PROJECTS, YEARS = 8, 5
_MEMBERSHIP = KINDS["membership"]
_FOCUSED = tuple(kind.name for kind in KINDS.values() if "focus" in kind.by_name)


@dataclass(frozen=True, slots=True)
class Running:
    """A project on the time line, with the days that are known of it."""

    id: str
    title: str
    begins: PartialDate
    ends: PartialDate | None
    status: str | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many records of the year each body has in each focus of the profile; a zero is a gap.

    A body that is not filled in is the empty one, and `without_focus` counts the records that name no focus.
    """

    bodies: tuple[str, ...]
    focus: tuple[str, ...]
    counts: Mapping[tuple[str, str], int]
    without_focus: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The start page's data, all of one moment."""

    year: int
    total: int
    samples: int
    due: DueUntil
    visits: tuple[tuple[str | None, int], ...]
    fees: tuple[FeesOfYear, ...]
    projects: tuple[Running, ...]
    projects_in_all: int
    coverage: Coverage
    recent: tuple[Recent, ...]


class Overviews:
    """Gathers the overview of a register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def now(self) -> Overview:
        """Tell of today and of this year."""
        register = self._register
        today = register.clock.today()
        due = DueDates(register).until()
        focus = tuple(term.code for term in register.profile.terms("focus"))
        within = in_year(today.year)
        with register.reading() as connection:
            total = sum(records.counts(connection).values())
            projects, in_all = tables.running(connection, "project", today.isoformat(), MOST_PROJECTS)
            return Overview(
                year=today.year,
                total=total,
                samples=sample.count(connection, CODE),
                due=due,
                visits=tuple(tables.by_country(connection, "visit", within)),
                fees=_fees(connection, today),
                projects=tuple(_running(row) for row in projects),
                projects_in_all=in_all,
                coverage=_coverage(connection, focus, within),
                recent=tuple(_recent(row) for row in tables.latest(connection, tuple(KINDS), MOST_RECENT)),
            )


def _fees(connection: Connection, today: date) -> tuple[FeesOfYear, ...]:
    rows = listing.rows(connection, _MEMBERSHIP.name, memberships.TERMS, [])
    table = _MEMBERSHIP.row_table(memberships.TERMS)
    assert table is not None  # noqa: S101 - the description says so; this tells the type checker
    by_record = groupby(rows, key=lambda row: int(row["record"]))
    read = ([row_of(table, row) for row in of_it] for _, of_it in by_record)
    return memberships.fees_of_years(read, range(today.year - YEARS + 1, today.year + 1), today)


def _running(row: RowMapping) -> Running:
    ends = None if row["ends"] is None else _day(str(row["ends"]))
    return Running(str(row["id"]), str(row["title"]), _day(str(row["begins"])), ends, row["status"])


def _recent(row: RowMapping) -> Recent:
    return Recent(str(row["id"]), str(row["kind"]), str(row["title"]), row["status"], row["changed"])


def _day(stored: str) -> PartialDate:
    return PartialDate(*(int(part) for part in stored.split("-")))


def _coverage(connection: Connection, focus: tuple[str, ...], within: Clause) -> Coverage:
    counts: Counter[tuple[str, str]] = Counter()
    whole: defaultdict[str, int] = defaultdict(int)
    without = 0
    for kind in _FOCUSED:
        for body, codes, number in tables.by_body_and_focus(connection, kind, within):
            whole[body] += number
            known = [code for code in codes if code in focus]
            without += 0 if known else number
            for code in known:
                counts[body, code] += number
    bodies = sorted(whole, key=lambda body: (not body, -whole[body], body))
    return Coverage(tuple(bodies), focus, dict(counts), without)
