"""Lists: which records, in which order, page by page."""

from __future__ import annotations

import base64
import json
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from db.fields import types
from db.models import KIND_TABLES, RECORD
from db.queries import listing as tables
from db.queries import records
from db.queries.listing import Order
from desktop.domain.errors import InvalidInput
from desktop.domain.queries import ListRow, Page
from desktop.services.conditions import condition, in_year
from desktop.services.loading import fields_of, kind_named
from desktop.services.reading import unknown_field

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import ColumnElement, RowMapping

    from db.fields import Kind
    from db.queries.listing import Key
    from desktop.domain.queries import Query
    from desktop.services.register import Register

_LONGEST_PAGE = 10_000
_SYSTEM = {"changed": RECORD.c.changed, "created": RECORD.c.created, "date": RECORD.c.begins}


class Listing:
    """Lists of one kind, and how many there are of each."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def page(self, query: Query) -> Page:
        """Read one page of a list."""
        kind = kind_named(query.kind)
        if not 1 <= query.limit <= _LONGEST_PAGE:
            raise InvalidInput("value.range", min=1, max=_LONGEST_PAGE, text=str(query.limit)).at("limit")
        wanted = [condition(kind, each, self._register.profile) for each in query.where]
        if query.year is not None:
            wanted.append(in_year(query.year))
        order = _order(kind, query.sort)
        after = None if query.after is None else _key(query.after, query.sort)
        with self._register.reading() as connection:
            found = tables.page(connection, kind.name, wanted, order, query.limit, after)
            total = tables.total(connection, kind.name, wanted)
        cursor = None if found.next is None else _cursor(found.next, query.sort)
        return Page(tuple(_row(kind, row) for row in found.rows), cursor, total)

    def counts(self) -> dict[str, int]:
        """How many records there are of each kind, the trash apart."""
        with self._register.reading() as connection:
            return records.counts(connection)


def _row(kind: Kind, row: RowMapping) -> ListRow:
    return ListRow(
        id=str(row["id"]),
        kind=kind.name,
        rev=int(row["rev"]),
        title=str(row["title"]),
        status=row["status"],
        changed=row["changed"],
        fields=fields_of((field for field in kind.fields if field.listed), row),
    )


def _order(kind: Kind, sort: str) -> Order:
    name = sort.removeprefix("-")
    descending = sort != name
    if name in _SYSTEM:
        return Order(_SYSTEM[name], descending, nullable=name == "date")
    field = kind.by_name.get(name)
    if field is None:
        raise unknown_field(name, kind.name)
    return Order(_sort_column(kind, field.name, field.type), descending, nullable=not field.required)


def _sort_column(kind: Kind, name: str, described: types.FieldType) -> ColumnElement[object]:
    match described:
        case types.SortedText():
            suffix = "_key"
        case types.Amount():
            suffix = "_amount"
        case types.Span():
            suffix = "_start"
        case types.Text() | types.Terms() | types.Words() | types.Languages():
            raise InvalidInput("list.cannot_sort", name=name).at("sort")
        case _:
            suffix = ""
    table = RECORD if name + suffix in RECORD.c else KIND_TABLES[kind.name]
    return table.c[name + suffix]


def _cursor(key: Key, sort: str) -> str:
    value, number = key
    plain = [type(value).__name__, str(value)] if isinstance(value, datetime | Decimal) else value
    return base64.urlsafe_b64encode(json.dumps([sort, plain, number]).encode()).decode()


def _key(cursor: str, sort: str) -> Key:
    try:
        told, plain, number = json.loads(base64.urlsafe_b64decode(cursor.encode()))
        value = _MADE[plain[0]](plain[1]) if isinstance(plain, list) else plain
    except (ValueError, LookupError, TypeError, ArithmeticError) as error:
        raise InvalidInput("cursor.invalid") from error
    if told != sort or not isinstance(number, int) or isinstance(value, dict | float):
        raise InvalidInput("cursor.invalid")
    return value, number


_MADE: dict[str, Callable[[str], datetime | Decimal]] = {"datetime": datetime.fromisoformat, "Decimal": Decimal}
