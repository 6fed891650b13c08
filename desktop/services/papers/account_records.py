"""The records of one year that an account may tell of, and what the memberships among them cost year by year."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from db.fields import KINDS, row_tables
from db.fields.description import Privacy
from db.models import RECORD
from db.queries import listing
from db.queries.listing import Order
from db.vocabulary import CAME_TO_NOTHING
from desktop.services import memberships
from desktop.services.conditions import in_year
from desktop.services.loading import fields_of, row_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from decimal import Decimal

    from sqlalchemy import Connection

    from desktop.domain.records import Row, Value

    Fields = Mapping[str, Value]

NAMES: Final = ("visit", "membership", "project", "agreement", "exchange", "watch")
"""The kinds of work that an account has a chapter for."""
_PRIORITY: Final = "priority"
_ALL: Final = 1_000_000
_YEARS: Final = 5


@dataclass(frozen=True)
class Found:
    """A record with what is read of it."""

    number: int
    fields: Fields
    status: str

    @property
    def done(self) -> bool:
        """Whether it was done, or is still meant to be."""
        return self.status not in CAME_TO_NOTHING


@dataclass(frozen=True, slots=True)
class Fees:
    """What is known of a year's fees: the sum in kronor, of how many memberships all is known, and how many ran."""

    known: Decimal | None
    whole: int
    count: int


class YearRecords:
    """What a register holds of one year, as of today."""

    def __init__(self, connection: Connection, year: int, today: date) -> None:
        self._connection = connection
        self._year = year
        self._today = today

    def found(self, kind: str) -> tuple[Found, ...]:
        """The year's records of a kind, the earliest first."""
        return self._records[kind]

    def counted(self, kind: str) -> tuple[Found, ...]:
        """Those that sums and pictures count: not what was declined, rejected or called off."""
        return tuple(each for each in self.found(kind) if each.done)

    @cached_property
    def _records(self) -> dict[str, tuple[Found, ...]]:
        return {kind: tuple(self._read(kind)) for kind in (*NAMES, _PRIORITY)}

    def _read(self, name: str) -> Iterator[Found]:
        """Read the year's records of a kind, and of them only what may be spread."""
        kind = KINDS[name]
        public = [field for field in kind.fields if field.privacy is Privacy.PUBLIC and field.since is not None]
        conditions = [in_year(self._year), RECORD.c.stays.is_not(True)]
        order = Order(RECORD.c.begins)
        for row in listing.page(self._connection, name, conditions, order, _ALL, None).rows:
            yield Found(int(row["number"]), fields_of(public, row), str(row["status"] or ""))

    @cached_property
    def terms(self) -> tuple[tuple[int, list[Row]], ...]:
        """The terms of every membership that goes along, whatever the year, by the number of its record."""
        found = listing.rows(self._connection, "membership", memberships.TERMS, [RECORD.c.stays.is_not(True)])
        table = row_tables()[memberships.TERMS]
        by_record: dict[int, list[Row]] = {}
        for row in found:
            by_record.setdefault(int(row["record"]), []).append(row_of(table, row))
        return tuple(by_record.items())

    @cached_property
    def fees(self) -> dict[int, Fees]:
        """What the memberships cost, year by year."""
        return {year: self._fees_of(year) for year in range(self._year - _YEARS + 1, self._year + 1)}

    def _fees_of(self, year: int) -> Fees:
        terms = [rows for _, rows in self.terms]
        found = memberships.fees_of_year(terms, len(terms), year, self._today)
        running = self.found("membership") if year == self._year else ()
        return Fees(found.sums[0][1] if found.sums else None, found.with_figure, len(running))
