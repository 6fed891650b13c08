"""Records read for a bundle: whole stretches of numbers at a time, and of each only the columns that may go out.

A list of ten thousand numbers in a statement costs more than what it finds: all records between two numbers are asked
for, or all of a kind, and the few that do not go along are left out here.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Column, ColumnElement, Connection, and_, bindparam, select, type_coerce
from sqlalchemy.types import NullType

from db.base import Listed, Scaled
from db.kept import Kept
from db.models import KIND_TABLES, LINK, RECORD, ROW_TABLES
from db.queries.records import joined
from db.queries.years import overlaps

_AT_A_TIME = 2000
_HERE = and_(RECORD.c.trashed.is_(None), RECORD.c.stays.is_not(True))
"""Not in the trash, and not marked to stay with the department."""

_FIRST: BindParameter[int] = bindparam("first")
_LAST: BindParameter[int] = bindparam("last")

Rows = Sequence[Any]


def own(connection: Connection, kind: str, first: str, last: str) -> list[int]:
    """The numbers of the records of a kind whose days overlap a period; those still running do."""
    wanted = select(RECORD.c.number).where(RECORD.c.kind == kind, _HERE, overlaps(first, last))
    return list(connection.scalars(wanted).all())


def linked(connection: Connection, kind: str, numbers: Collection[int]) -> set[int]:
    """The numbers of the records of a kind that are linked with any of these, whichever made the link."""
    found: set[int] = set()
    for near, far in ((LINK.c.source, LINK.c.target), (LINK.c.target, LINK.c.source)):
        wanted = select(near, far).join(RECORD, far == RECORD.c.number).where(RECORD.c.kind == kind, _HERE)
        found.update(number for other, number in connection.execute(wanted).all() if other in numbers)
    return found


def protected(connection: Connection) -> set[int]:
    """The numbers of the persons who are never named outside."""
    person = KIND_TABLES["person"]
    return set(connection.scalars(select(person.c.number).where(person.c.protected_person.is_(True))))


def employers(connection: Connection, persons: Collection[int]) -> set[int]:
    """The numbers of the organisations that persons belong to, of those that may go out.

    Asked apart: joined, SQLite goes through every person for every organisation.
    """
    person = KIND_TABLES["person"]
    belonging = connection.execute(select(person.c.number, person.c.organisation)).all()
    theirs = {organisation for number, organisation in belonging if number in persons}
    there = connection.execute(select(RECORD.c.id, RECORD.c.number).where(RECORD.c.kind == "organisation", _HERE)).all()
    return {number for identifier, number in there if identifier in theirs}


def hanging(connection: Connection, kind: str) -> list[tuple[int, int]]:
    """The records of a kind that hang on others: their number, and their carrier's."""
    table, carrier = KIND_TABLES[kind], RECORD.alias("carrier")
    wanted = (
        select(RECORD.c.number, carrier.c.number).select_from(joined(kind)).join(carrier, carrier.c.id == table.c.on)
    )
    return [(number, on) for number, on in connection.execute(wanted.where(_HERE)).all()]


def columns(connection: Connection, kind: str, names: tuple[str, ...], numbers: Sequence[int]) -> Rows:
    """The named columns of records, then their rev, id and number, by number; sums and lists as they stand there."""
    return _between(connection, _columns(kind, names), numbers)


def row_columns(connection: Connection, table: str, names: tuple[str, ...], numbers: Sequence[int]) -> Rows:
    """The same of the rows that hang on records, in their order: id, the named columns, then the record's number."""
    return _between(connection, _row_columns(table, names), numbers)


def links(connection: Connection) -> Rows:
    """The links that records make: number, kind, and the number and id at the other end; none into the trash."""
    wanted = select(LINK.c.source, LINK.c.kind, RECORD.c.number, RECORD.c.id)
    wanted = wanted.join(RECORD, RECORD.c.number == LINK.c.target).where(RECORD.c.trashed.is_(None))
    return connection.execute(wanted.order_by(LINK.c.source, LINK.c.kind, RECORD.c.id)).all()


def pages(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """Cut into as many as are read at a time."""
    for start in range(0, len(numbers), _AT_A_TIME):
        yield numbers[start : start + _AT_A_TIME]


@cache
def _columns(kind: str, names: tuple[str, ...]) -> Kept:
    table = KIND_TABLES[kind]
    wanted = [_raw(RECORD.c[name] if name in RECORD.c else table.c[name]) for name in names]
    chosen = select(*wanted, RECORD.c.rev, RECORD.c.id, RECORD.c.number).select_from(joined(kind))
    return Kept(chosen.where(RECORD.c.number.between(_FIRST, _LAST)).order_by(RECORD.c.number))


@cache
def _row_columns(table: str, names: tuple[str, ...]) -> Kept:
    rows = ROW_TABLES[table]
    chosen = select(rows.c.id, *(_raw(rows.c[name]) for name in names), rows.c.record)
    return Kept(chosen.where(rows.c.record.between(_FIRST, _LAST)).order_by(rows.c.record, rows.c.position, rows.c.id))


def _raw(column: Column[Any]) -> ColumnElement[Any]:
    """Leave it to whoever asks to read sums and lists: most columns are empty, and many are told as they stand."""
    raw = isinstance(column.type, Scaled | Listed)
    return type_coerce(column, NullType()).label(column.name) if raw else column


def _between(connection: Connection, wanted: Kept, numbers: Sequence[int]) -> Rows:
    """Ask for everything between the first and the last of these numbers, and leave out what is of no other."""
    found = wanted.rows(connection, {"first": numbers[0], "last": numbers[-1]})
    chosen = set(numbers)
    return [row for row in found if row[-1] in chosen]
