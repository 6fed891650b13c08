"""Requests for advice, and the matters for the board."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, RowMapping, Table, insert, select, update

from db.models import ADVICE, MATTER


def add_advice(connection: Connection, columns: Mapping[str, object]) -> None:
    """Write a request for advice."""
    connection.execute(insert(ADVICE).values(**columns))


def advice(connection: Connection, year: int | None = None) -> list[RowMapping]:
    """Every request for advice, or those of a year, oldest first."""
    return _of(connection, ADVICE, year)


def withdraw_advice(connection: Connection, identifier: str, at: datetime) -> bool:
    """Take a request back, if there is such a one that stands."""
    there = (ADVICE.c.id == identifier) & ADVICE.c.withdrawn.is_(None)
    return bool(connection.execute(update(ADVICE).where(there).values(withdrawn=at)).rowcount)


def add_matter(connection: Connection, columns: Mapping[str, object]) -> None:
    """Write a matter."""
    connection.execute(insert(MATTER).values(**columns))


def matters(connection: Connection, year: int | None = None) -> list[RowMapping]:
    """Every matter that was written down, or those of a year, oldest first."""
    return _of(connection, MATTER, year)


def settle_matter(connection: Connection, identifier: str, at: datetime) -> bool:
    """Call a matter settled, if there is such a one that is not."""
    there = (MATTER.c.id == identifier) & MATTER.c.settled.is_(None)
    return bool(connection.execute(update(MATTER).where(there).values(settled=at)).rowcount)


def _of(connection: Connection, table: Table, year: int | None) -> list[RowMapping]:
    wanted = select(table).order_by(table.c.number)
    if year is not None:
        wanted = wanted.where(table.c.year == year)
    return list(connection.execute(wanted).mappings())
