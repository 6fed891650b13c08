"""What we did with somebody before: with their city, their organisation, and others in their country.

Names count when they are the same, in whatever letters; «known» is the place to look for names that are like them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.fields import row_tables
from db.models import RECORD
from db.queries import listing, records
from db.queries import together as tables
from db.queries.listing import Order
from db.vocabulary import CAME_TO_NOTHING
from desktop.services import computed
from desktop.services.known import Acquaintance, Known
from desktop.services.loading import row_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy import Connection, RowMapping

    from desktop.domain.records import Row
    from desktop.services.register import Register

_KINDS = ("visit", "agreement", "membership", "project", "exchange")
_GIFTS_FROM = 50
"""Visits so many back are asked for their gifts."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked about; `but` is the record that asks, and `before` the day it begins: later is no past."""

    country: str = ""
    city: str = ""
    organisation: str = ""
    but: str = ""
    before: date | None = None


@dataclass(frozen=True, slots=True)
class Together:
    """What there is with them, kind by kind; how many records with others in the country; and gifts with their day."""

    there: tuple[Known, ...]
    elsewhere: Mapping[str, int]
    gifts: tuple[tuple[str | None, Row], ...]


def together(register: Register, asked: Asked, latest: int) -> Together:
    """Look up what there is with somebody, the latest of each kind first."""
    with register.reading() as connection:
        around = tables.around(
            connection, asked.country, _spellings(asked.city), _spellings(asked.organisation), asked.but
        )
        found = [row for row in around if _began(row, asked.before)]
        with_them = [row for row in found if row["there"]]
        visits = [row for row in with_them if row["kind"] == "visit" and _done(row)][:_GIFTS_FROM]
        gifts = records.rows_of_many(connection, "gifts", [int(visit["number"]) for visit in visits])
        there = tuple(_known(connection, kind, with_them, latest, register.clock.today()) for kind in _KINDS)
    table = row_tables()["gifts"]
    told = ((visit["begins"], row) for visit in visits for row in gifts.get(int(visit["number"]), ()))
    return Together(
        tuple(known for known in there if known.count),
        Counter(str(row["kind"]) for row in found if not row["there"] and _done(row)),
        tuple((begins, row_of(table, row)) for begins, row in told),
    )


def _began(row: RowMapping, before: date | None) -> bool:
    """Whether it had begun by then, as far as anybody knows."""
    return before is None or row["begins"] is None or row["begins"] < before.isoformat()


def _done(row: RowMapping) -> bool:
    return row["status"] not in CAME_TO_NOTHING


def _known(connection: Connection, kind: str, found: list[RowMapping], latest: int, today: date) -> Known:
    rows = [row for row in found if row["kind"] == kind]
    shown = rows[:latest]
    status = {row["id"]: row["status"] for row in shown}
    if shown and computed.has_any(kind):
        numbers = [int(row["number"]) for row in shown]
        page = listing.page(connection, kind, [RECORD.c.number.in_(numbers)], Order(RECORD.c.begins), latest, None).rows
        stand = computed.statuses(connection, kind, page, today)
        status = dict(zip((row["id"] for row in page), stand, strict=True))
    told = (Acquaintance(str(row["id"]), str(row["title"]), status[row["id"]], row["begins"]) for row in shown)
    return Known(kind, len(rows), tuple(told))


def _spellings(name: str) -> list[str]:
    """Give a name as it is written and as it is usually written: the database folds ASCII letters only."""
    return sorted({name, name.lower(), name.upper(), name.capitalize(), name.title()}) if name.strip() else []
