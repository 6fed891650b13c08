"""Columns of many records at once, for what search documents and snippets are made of."""

from collections.abc import Sequence
from functools import cache

from sqlalchemy import Connection, RowMapping, Select, bindparam, select, update

from db.fields import KINDS
from db.fields.description import Field
from db.fields.shared import EVERYWHERE
from db.models import KIND_TABLES, RECORD, ROW_TABLES
from db.queries.records import joined

Numbers = Sequence[int]

_HEADS = select(RECORD.c.number, RECORD.c.id, RECORD.c.kind, RECORD.c.title, RECORD.c.trashed).where(
    RECORD.c.number.in_(bindparam("numbers", expanding=True))
)
_NUMBERS = select(RECORD.c.number).where(RECORD.c.id.in_(bindparam("ids", expanding=True)))
_INDEXED = update(RECORD).where(RECORD.c.number.in_(bindparam("numbers", expanding=True))).values(indexed=RECORD.c.rev)


def heads(connection: Connection, numbers: Numbers) -> list[RowMapping]:
    """What has to be known of records to name them."""
    return list(connection.execute(_HEADS, {"numbers": numbers}).mappings())


def numbered(connection: Connection, ids: Sequence[str]) -> list[int]:
    """The numbers that records have in the tables."""
    return list(connection.scalars(_NUMBERS, {"ids": ids}))


def fields_of(connection: Connection, kind: str, numbers: Numbers) -> list[RowMapping]:
    """The searched fields of records of one kind, by `number`."""
    return list(connection.execute(_fields(kind), {"numbers": numbers}).mappings())


def rows_of(connection: Connection, kind: str, table: str, numbers: Numbers) -> list[RowMapping]:
    """The searched fields of their rows in one table, by `record`, in the order they came."""
    return list(connection.execute(_rows(kind, table), {"numbers": numbers}).mappings())


def mark_indexed(connection: Connection, numbers: Numbers) -> None:
    """Remember that the search documents of records are made from what they are now."""
    connection.execute(_INDEXED, {"numbers": numbers})


@cache
def _fields(kind: str) -> Select[tuple[object, ...]]:
    own = KIND_TABLES[kind]
    columns = [
        (RECORD if field.name in EVERYWHERE else own).c[name]
        for field in KINDS[kind].fields
        if field.searched
        for name in _columns(field)
    ]
    wanted = RECORD.c.number.in_(bindparam("numbers", expanding=True))
    return select(RECORD.c.number, *columns).select_from(joined(kind)).where(wanted)


@cache
def _rows(kind: str, table: str) -> Select[tuple[object, ...]]:
    described, own = KINDS[kind].row_table(table), ROW_TABLES[table]
    fields = () if described is None else described.fields
    columns = [own.c[name] for field in fields if field.searched for name in _columns(field)]
    wanted = own.c.record.in_(bindparam("numbers", expanding=True))
    return select(own.c.record, *columns).where(wanted).order_by(own.c.record, own.c.position, own.c.id)


def _columns(field: Field) -> list[str]:
    """The columns that hold what people read, without the key beside them that only sorts."""
    return [field.name + column.suffix for column in field.type.columns if column.suffix != "_key"]
