"""Records, their rows and links: reading one whole, writing columns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Join,
    RowMapping,
    Select,
    bindparam,
    delete,
    exists,
    func,
    insert,
    literal_column,
    select,
    union_all,
    update,
)

from db.errors import Damaged
from db.kept import Kept
from db.models import KIND_TABLES, LINK, RECORD, ROW_TABLES

_KEPT = 500
"""How many ways of changing a record are kept in mind; there are as many as fields, and few that are often used."""

Columns = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Head:
    """What has to be known of a record before anything is done with it."""

    number: int
    kind: str
    rev: int
    trashed: datetime | None
    title: str


_HEAD = Kept(
    select(RECORD.c.number, RECORD.c.kind, RECORD.c.rev, RECORD.c.trashed, RECORD.c.title).where(
        RECORD.c.id == bindparam("id")
    )
)


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A row of a table of rows, with the record it hangs on."""

    table: str
    id: str
    record: str
    columns: RowMapping


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link as seen from one record."""

    kind: str
    other: str
    other_kind: str
    other_title: str
    incoming: bool


def joined(kind: str) -> Join:
    """The record table with the kind's own, which has no column of the same name but the number."""
    own = KIND_TABLES[kind]
    return RECORD.join(own, own.c.number == RECORD.c.number)


@cache
def _one(kind: str) -> Kept:
    own = KIND_TABLES[kind]
    columns = [*RECORD.c, *(column for column in own.c if column.name != "number")]
    return Kept(select(*columns).select_from(joined(kind)).where(RECORD.c.number == bindparam("number")))


def find_head(connection: Connection, identifier: str) -> Head | None:
    """Find a record, or None if there is none of this id."""
    row = _HEAD.first(connection, {"id": identifier})
    return None if row is None else Head(*row)


def titles(connection: Connection, identifiers: list[str]) -> dict[str, str]:
    """The titles of records by their ids; one that is not there is left out."""
    if not identifiers:
        return {}
    wanted = select(RECORD.c.id, RECORD.c.title).where(RECORD.c.id.in_(identifiers))
    return {str(identifier): str(title) for identifier, title in connection.execute(wanted)}


def whole(connection: Connection, kind: str, number: int) -> dict[str, Any]:
    """All columns of one record."""
    return _the_one(_one(kind), connection, number)


@cache
def _rows(table: str, columns: tuple[str, ...] = ()) -> Kept:
    rows = ROW_TABLES[table]
    wanted = select(*(rows.c[name] for name in columns)) if columns else select(rows)
    return Kept(wanted.where(rows.c.record == bindparam("record")).order_by(rows.c.position, rows.c.id))


@cache
def _filled(tables: tuple[str, ...]) -> Kept:
    """Ask which of these tables have any row of a record: most have none, and need not be read."""
    of_record = ((name, ROW_TABLES[name].c.record == bindparam("record")) for name in tables)
    return Kept(
        union_all(
            *(select(literal_column(f"'{name}'")).where(exists(select(1).where(mine))) for name, mine in of_record)
        )
    )


def some(connection: Connection, kind: str, number: int, columns: tuple[str, ...]) -> dict[str, Any]:
    """Some columns of one record."""
    return _the_one(_some(kind, columns), connection, number)


def _the_one(wanted: Kept, connection: Connection, number: int) -> dict[str, Any]:
    """Ask for the columns of a record that has a head: without a row in its kind's own table it is half a record."""
    found = wanted.named(connection, {"number": number})
    if not found:
        raise Damaged
    return found[0]


@lru_cache(_KEPT)
def _some(kind: str, columns: tuple[str, ...]) -> Kept:
    own = KIND_TABLES[kind]
    wanted = (RECORD.c[name] if name in RECORD.c else own.c[name] for name in columns)
    return Kept(select(*wanted).select_from(joined(kind)).where(RECORD.c.number == bindparam("number")))


def rows_of(connection: Connection, number: int, tables: tuple[str, ...]) -> dict[str, list[dict[str, Any]]]:
    """The rows of one record, of each table that has any, in the order they came."""
    return {name: _rows(name).named(connection, {"record": number}) for name in filled(connection, number, tables)}


def filled(connection: Connection, number: int, tables: tuple[str, ...]) -> list[str]:
    """Which of these tables have any row of a record."""
    return [str(name) for (name,) in _filled(tables).rows(connection, {"record": number})] if tables else []


def some_rows(
    connection: Connection, number: int, wanted: Mapping[str, tuple[str, ...]]
) -> dict[str, list[dict[str, Any]]]:
    """Some columns of the rows of one record, of each of these tables that has any, in the order they came."""
    found = filled(connection, number, tuple(wanted))
    return {name: _rows(name, ("id", *wanted[name])).named(connection, {"record": number}) for name in found}


def rows_of_many(connection: Connection, name: str, numbers: list[int]) -> dict[int, list[RowMapping]]:
    """The rows of several records in one table, by the record's number."""
    table = ROW_TABLES[name]
    wanted = select(table).where(table.c.record.in_(numbers)).order_by(table.c.record, table.c.position, table.c.id)
    found: dict[int, list[RowMapping]] = {}
    for row in connection.execute(wanted).mappings():
        found.setdefault(int(row["record"]), []).append(row)
    return found


def find_row(connection: Connection, identifier: str) -> RecordRow | None:
    """One row by its id, in whichever table it is."""
    for name, table in ROW_TABLES.items():
        wanted = select(table, RECORD.c.id.label("record_id")).join(RECORD, RECORD.c.number == table.c.record)
        row = connection.execute(wanted.where(table.c.id == identifier)).mappings().one_or_none()
        if row is not None:
            return RecordRow(name, identifier, str(row["record_id"]), row)
    return None


def next_position(connection: Connection, table: str, number: int) -> int:
    """The place after the last row of a record's table."""
    rows = ROW_TABLES[table]
    last = connection.scalar(select(func.max(rows.c.position)).where(rows.c.record == number))
    return 0 if last is None else int(last) + 1


def add(connection: Connection, head: Columns, kind: str, own: Columns) -> int:
    """Write a new record and give its number."""
    number = connection.execute(insert(RECORD).values(**head)).inserted_primary_key
    assert number is not None  # noqa: S101 - the drivers give the key of a single insert; this tells the type checker
    connection.execute(insert(KIND_TABLES[kind]).values(number=number[0], **own))
    return int(number[0])


def change(connection: Connection, number: int, head: Columns) -> None:
    """Write columns of the record table."""
    _change("record", *head).write(connection, {_OF: number, **head})


def change_own(connection: Connection, number: int, kind: str, own: Columns) -> None:
    """Write columns of the kind's own table."""
    _change(kind, *own).write(connection, {_OF: number, **own})


_OF = "of_number"


@lru_cache(_KEPT)
def _change(table: str, *columns: str) -> Kept:
    changed = RECORD if table == RECORD.name else KIND_TABLES[table]
    return Kept(update(changed).where(changed.c.number == bindparam(_OF)), (_OF, *columns))


_REMOVE = delete(RECORD).where(RECORD.c.number == bindparam("of"))


def remove(connection: Connection, numbers: Iterable[int]) -> None:
    """Take records away for good; their rows and links go with them."""
    connection.execute(_REMOVE, [{"of": number} for number in numbers])


def add_row(connection: Connection, table: str, columns: Columns) -> None:
    """Write a new row."""
    connection.execute(insert(ROW_TABLES[table]).values(**columns))


def change_row(connection: Connection, table: str, identifier: str, columns: Columns) -> None:
    """Write columns of a row."""
    rows = ROW_TABLES[table]
    connection.execute(update(rows).where(rows.c.id == identifier).values(**columns))


def remove_row(connection: Connection, table: str, identifier: str) -> None:
    """Take a row away."""
    rows = ROW_TABLES[table]
    connection.execute(delete(rows).where(rows.c.id == identifier))


def _links(near: Column[int], far: Column[int]) -> Select[str, str, str, str]:
    return (
        select(LINK.c.kind, RECORD.c.id, RECORD.c.kind, RECORD.c.title)
        .join(RECORD, RECORD.c.number == far)
        .where(near == bindparam("number"), RECORD.c.trashed.is_(None))
        .order_by(LINK.c.kind, RECORD.c.number)
    )


_LINKS = ((_links(LINK.c.source, LINK.c.target), False), (_links(LINK.c.target, LINK.c.source), True))


def links_of(connection: Connection, number: int) -> list[LinkRow]:
    """The links of a record, those it makes and those made to it; not to records in the trash."""
    return [
        LinkRow(kind, other, other_kind, title, incoming)
        for wanted, incoming in _LINKS
        for kind, other, other_kind, title in connection.execute(wanted, {"number": number})
    ]


def has_link(connection: Connection, source: int, kind: str, target: int) -> bool:
    """Whether a link is there."""
    wanted = select(LINK.c.kind).where(LINK.c.source == source, LINK.c.kind == kind, LINK.c.target == target)
    return connection.scalar(wanted) is not None


def add_link(connection: Connection, source: int, kind: str, target: int) -> None:
    """Write a link."""
    connection.execute(insert(LINK).values(source=source, kind=kind, target=target))


def remove_link(connection: Connection, source: int, kind: str, target: int) -> None:
    """Take a link away."""
    connection.execute(delete(LINK).where(LINK.c.source == source, LINK.c.kind == kind, LINK.c.target == target))


def trashed_since(connection: Connection, number: int) -> datetime | None:
    """Since when a record has been in the trash."""
    return connection.scalar(select(RECORD.c.trashed).where(RECORD.c.number == number))


def in_trash(connection: Connection) -> list[RowMapping]:
    """The records in the trash, the last one first."""
    wanted = select(RECORD).where(RECORD.c.trashed.is_not(None)).order_by(RECORD.c.trashed.desc(), RECORD.c.number)
    return list(connection.execute(wanted).mappings())


def counts(connection: Connection) -> dict[str, int]:
    """How many records of each kind there are outside the trash."""
    return {str(kind): int(number) for kind, number in connection.execute(_COUNTS)}


# The kinds are named so that a narrow index is read: else each record is, which takes thirty times as long.
_COUNTS = (
    select(RECORD.c.kind, func.count())
    .where(RECORD.c.kind.in_(tuple(KIND_TABLES)), RECORD.c.trashed.is_(None))
    .group_by(RECORD.c.kind)
)
