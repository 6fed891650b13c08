"""Who points at a record, and what tells organisations, and persons, apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, select

from db import fields
from db.fields import types
from db.models import KIND_TABLES, LINK, RECORD, ROW_TABLES

IDENTIFIERS = ("pic", "vat", "registration")
APART = {"organisation": ("not_same", "organisation"), "person": ("not_same_person", "person")}
"""Of each kind of which two may be the same: the table of rows that tells them apart, and its field."""
_TOLD = {
    "organisation": ("acronym", "other_names", "country", "city", "same_as", *IDENTIFIERS),
    "person": ("given_name", "family_name", "country", "role", "work_email"),
}


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


def named(connection: Connection, kind: str = "organisation") -> Iterator[RowMapping]:
    """Every organisation, or every person, outside the trash, by its names."""
    return iter(connection.execute(_named(kind)).mappings())


def told_apart(connection: Connection, kind: str) -> Iterator[tuple[str, str]]:
    """Every two of a kind that somebody has said are not the same."""
    rows, column = APART[kind]
    table = ROW_TABLES[rows]
    for one, other in connection.execute(
        select(RECORD.c.id, table.c[column]).join(table, table.c.record == RECORD.c.number)
    ):
        yield str(one), str(other)


def bare_column(column: ColumnElement[Any]) -> ColumnElement[str]:
    """A column of identifiers, without the spaces and signs that people part them by."""
    bare: ColumnElement[str] = func.upper(column)
    for sign in (" ", "-", ".", "\N{NO-BREAK SPACE}"):
        bare = func.replace(bare, sign, "")
    return bare


def _named(kind: str = "organisation") -> Select[Any]:
    table = KIND_TABLES[kind]
    wanted = select(RECORD.c.id, RECORD.c.title, *(table.c[name] for name in _TOLD[kind]))
    joined = wanted.join(table, table.c.number == RECORD.c.number)
    return joined.where(RECORD.c.trashed.is_(None)).order_by(RECORD.c.title_key, RECORD.c.number)
