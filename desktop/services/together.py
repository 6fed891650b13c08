"""What we did with somebody before: with their city, their organisation, and others in their country.

Names count when they are the same, in whatever letters; «known» is the place to look for names that are like them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.fields import row_tables
from db.queries import records
from db.queries import together as tables
from desktop.services.known import Acquaintance, Known
from desktop.services.loading import row_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import RowMapping

    from desktop.domain.records import Row
    from desktop.services.register import Register

_KINDS = ("visit", "agreement", "membership", "project", "exchange")
_GIFTS_FROM = 50
"""Visits so many back are asked for their gifts."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked about; `but` is the record that asks."""

    country: str = ""
    city: str = ""
    organisation: str = ""
    but: str = ""


@dataclass(frozen=True, slots=True)
class Together:
    """What there is with them, kind by kind; how many records with others in the country; and gifts with their day."""

    there: tuple[Known, ...]
    elsewhere: Mapping[str, int]
    gifts: tuple[tuple[str | None, Row], ...]


def together(register: Register, asked: Asked, latest: int) -> Together:
    """Look up what there is with somebody, the latest of each kind first."""
    with register.reading() as connection:
        found = tables.around(
            connection, asked.country, _spellings(asked.city), _spellings(asked.organisation), asked.but
        )
        with_them = [row for row in found if row["there"]]
        visits = [row for row in with_them if row["kind"] == "visit"][:_GIFTS_FROM]
        gifts = records.rows_of_many(connection, "gifts", [int(visit["number"]) for visit in visits])
    table = row_tables()["gifts"]
    told = ((visit["begins"], row) for visit in visits for row in gifts.get(int(visit["number"]), ()))
    return Together(
        tuple(_known(kind, with_them, latest) for kind in _KINDS if any(row["kind"] == kind for row in with_them)),
        Counter(str(row["kind"]) for row in found if not row["there"]),
        tuple((begins, row_of(table, row)) for begins, row in told),
    )


def _known(kind: str, found: list[RowMapping], latest: int) -> Known:
    rows = [row for row in found if row["kind"] == kind]
    told = (Acquaintance(str(row["id"]), str(row["title"]), row["status"], row["begins"]) for row in rows[:latest])
    return Known(kind, len(rows), tuple(told))


def _spellings(name: str) -> list[str]:
    """Give a name as it is written and as it is usually written: the database folds ASCII letters only."""
    return sorted({name, name.lower(), name.upper(), name.capitalize(), name.title()}) if name.strip() else []
