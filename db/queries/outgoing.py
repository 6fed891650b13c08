"""Records read for a bundle: many at a time, and of each only the columns that may go out."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, and_, select

from db.models import KIND_TABLES, LINK, RECORD, ROW_TABLES
from db.queries.records import joined
from db.queries.years import overlaps

_AT_A_TIME = 5000
_HERE = and_(RECORD.c.trashed.is_(None), RECORD.c.stays.is_not(True))
"""Not in the trash, and not marked to stay with the department."""


def own(connection: Connection, kind: str, first: str, last: str) -> list[int]:
    """The numbers of the records of a kind whose days overlap a period; those still running do."""
    wanted = select(RECORD.c.number).where(RECORD.c.kind == kind, _HERE, overlaps(first, last))
    return list(connection.scalars(wanted).all())


def linked(connection: Connection, kind: str, numbers: Sequence[int]) -> set[int]:
    """The numbers of the records of a kind that are linked with any of these, whichever made the link."""
    found: set[int] = set()
    for some in _parts(numbers):
        for near, far in ((LINK.c.source, LINK.c.target), (LINK.c.target, LINK.c.source)):
            wanted = select(RECORD.c.number).join(LINK, far == RECORD.c.number)
            found.update(connection.scalars(wanted.where(near.in_(some), RECORD.c.kind == kind, _HERE)))
    return found


def protected(connection: Connection) -> set[int]:
    """The numbers of the persons who are never named outside."""
    person = KIND_TABLES["person"]
    return set(connection.scalars(select(person.c.number).where(person.c.protected_person.is_(True))))


def numbers_of(connection: Connection, kind: str, identifiers: Sequence[str]) -> set[int]:
    """The numbers of those records of a kind that may go out."""
    found: set[int] = set()
    for some in _parts(identifiers):
        wanted = select(RECORD.c.number).where(RECORD.c.id.in_(some), RECORD.c.kind == kind, _HERE)
        found.update(connection.scalars(wanted))
    return found


def employers(connection: Connection, persons: Sequence[int]) -> list[str]:
    """The ids of the organisations that persons belong to."""
    person = KIND_TABLES["person"]
    found: list[str] = []
    for some in _parts(persons):
        wanted = select(person.c.organisation).where(person.c.number.in_(some), person.c.organisation.is_not(None))
        found += connection.scalars(wanted).all()
    return found


def hanging(connection: Connection, kind: str, carriers: Sequence[str]) -> set[int]:
    """The numbers of the records of a kind that hang on any of these."""
    table, found = KIND_TABLES[kind], set[int]()
    for some in _parts(carriers):
        wanted = select(RECORD.c.number).select_from(joined(kind)).where(table.c.on.in_(some), _HERE)
        found.update(connection.scalars(wanted))
    return found


def columns(connection: Connection, kind: str, names: Sequence[str], numbers: Sequence[int]) -> Iterator[Any]:
    """Number, id and rev of records, then the named columns, by number."""
    table = KIND_TABLES[kind]
    wanted = [RECORD.c.number, RECORD.c.id, RECORD.c.rev]
    wanted += [RECORD.c[name] if name in RECORD.c else table.c[name] for name in names]
    chosen = select(*wanted).select_from(joined(kind))
    for some in _parts(numbers):
        yield from connection.execute(chosen.where(RECORD.c.number.in_(some)).order_by(RECORD.c.number))


def row_columns(connection: Connection, table: str, names: Sequence[str], numbers: Sequence[int]) -> Iterator[Any]:
    """Record's number and row's id, then the named columns, of the rows that hang on records, in their order."""
    rows = ROW_TABLES[table]
    chosen = select(rows.c.record, rows.c.id, *(rows.c[name] for name in names))
    for some in _parts(numbers):
        ordered = chosen.where(rows.c.record.in_(some)).order_by(rows.c.record, rows.c.position, rows.c.id)
        yield from connection.execute(ordered)


def links(connection: Connection, numbers: Sequence[int]) -> Iterator[Any]:
    """The links that records make: number, kind, and the number and id at the other end; none into the trash."""
    wanted = select(LINK.c.source, LINK.c.kind, RECORD.c.number, RECORD.c.id)
    wanted = wanted.join(RECORD, RECORD.c.number == LINK.c.target).where(RECORD.c.trashed.is_(None))
    for some in _parts(numbers):
        yield from connection.execute(wanted.where(LINK.c.source.in_(some)).order_by(LINK.c.kind, RECORD.c.id))


def ids(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    """The ids of records by their numbers."""
    found: dict[int, str] = {}
    for some in _parts(numbers):
        for number, identifier in connection.execute(
            select(RECORD.c.number, RECORD.c.id).where(RECORD.c.number.in_(some))
        ):
            found[int(number)] = str(identifier)
    return found


def _parts(everything: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Cut into as many as one statement takes."""
    for start in range(0, len(everything), _AT_A_TIME):
        yield everything[start : start + _AT_A_TIME]
