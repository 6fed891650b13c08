"""Who points at a record, and what tells organisations apart."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, or_, select

from db import fields
from db.fields import types
from db.models import KIND_TABLES, LINK, RECORD, ROW_TABLES

IDENTIFIERS = ("pic", "vat", "registration")


@dataclass(frozen=True, slots=True)
class Pointer:
    """A field, of a record or of one of its rows, that points at another record."""

    record: str
    path: str


@dataclass(frozen=True, slots=True)
class LinkEnd:
    """A link of a record: its kind, the record at the other end, and which way it goes."""

    kind: str
    other: str
    incoming: bool


def pointers_to(connection: Connection, identifier: str) -> Iterator[Pointer]:
    """Every field that points at a record, in the trash or not."""
    for name, kind in fields.KINDS.items():
        table = KIND_TABLES[name]
        for field in kind.fields:
            if isinstance(field.type, types.Reference):
                wanted = select(RECORD.c.id).join(table, table.c.number == RECORD.c.number)
                for (record,) in connection.execute(wanted.where(table.c[field.name] == identifier)):
                    yield Pointer(record, field.name)
    for name, rows in fields.row_tables().items():
        table = ROW_TABLES[name]
        for field in rows.fields:
            if isinstance(field.type, types.Reference):
                both = select(RECORD.c.id, table.c.id).join(table, table.c.record == RECORD.c.number)
                for record, row in connection.execute(both.where(table.c[field.name] == identifier)):
                    yield Pointer(record, f"{name}/{row}/{field.name}")


def links(connection: Connection, number: int) -> list[LinkEnd]:
    """The links of a record, to records in the trash too."""
    found = []
    for near, far, incoming in ((LINK.c.source, LINK.c.target, False), (LINK.c.target, LINK.c.source, True)):
        wanted = select(LINK.c.kind, RECORD.c.id).join(RECORD, RECORD.c.number == far).where(near == number)
        found += [LinkEnd(kind, other, incoming) for kind, other in connection.execute(wanted)]
    return found


def sharing_identifier(connection: Connection, own: dict[str, str]) -> list[RowMapping]:
    """The organisations that have one of these bare identifiers, however it is spaced there."""
    table = KIND_TABLES["organisation"]
    same = [bare_column(table.c[name]) == value for name, value in own.items() if value]
    if not same:
        return []
    return list(connection.execute(_named().where(or_(*same))).mappings())


def with_ids(connection: Connection, identifiers: Collection[str]) -> list[RowMapping]:
    """These organisations, those outside the trash."""
    return list(connection.execute(_named().where(RECORD.c.id.in_(identifiers))).mappings()) if identifiers else []


def named(connection: Connection) -> Iterator[RowMapping]:
    """Every organisation outside the trash, by its names."""
    return iter(connection.execute(_named()).mappings())


def bare_column(column: ColumnElement[Any]) -> ColumnElement[str]:
    """A column of identifiers, without the spaces and signs that people part them by."""
    bare: ColumnElement[str] = func.upper(column)
    for sign in (" ", "-", ".", "\N{NO-BREAK SPACE}"):
        bare = func.replace(bare, sign, "")
    return bare


def _named() -> Select[Any]:
    table = KIND_TABLES["organisation"]
    columns = (table.c[name] for name in ("acronym", "other_names", "country", "city", *IDENTIFIERS))
    wanted = select(RECORD.c.id, RECORD.c.title, *columns).join(table, table.c.number == RECORD.c.number)
    return wanted.where(RECORD.c.trashed.is_(None)).order_by(RECORD.c.title_key, RECORD.c.number)
