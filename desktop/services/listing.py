"""Lists: which records, in which order, page by page."""

from __future__ import annotations

import base64
import json
import re
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import Boolean, Integer, String

from db.base import Instant, Scaled
from db.fields import KINDS, row_tables, types
from db.models import KIND_TABLES, RECORD
from db.queries import listing as tables
from db.queries import records
from db.queries.listing import Order
from desktop.domain import strict_json
from desktop.domain.errors import InvalidInput
from desktop.domain.money import MoneyState
from desktop.domain.queries import FieldSum, ListRow, Page
from desktop.domain.shapes import text_in
from desktop.services import computed, memberships
from desktop.services.conditions import condition, in_year
from desktop.services.loading import fields_of, kind_named, row_of
from desktop.services.reading import unknown_field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, RowMapping
    from sqlalchemy.types import TypeEngine

    from db.fields import Field, Kind
    from db.queries.listing import Key
    from desktop.domain.queries import Query
    from desktop.domain.records import Json
    from desktop.services.register import Register

_MEMBERSHIP, _TERMS = KINDS["membership"], row_tables()[memberships.TERMS]
_LONGEST_PAGE = 10_000
_PARTS = 3
_PLAIN = re.compile(r"-?[0-9]{1,18}")
_SCALED = re.compile(r"[0-9]{1,14}(?:\.[0-9]{1,4})?")
_SYSTEM = {"changed": RECORD.c.changed, "created": RECORD.c.created, "date": RECORD.c.begins}


class Listing:
    """Lists of one kind, and how many there are of each."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def _conditions(self, kind: Kind, query: Query) -> list[ColumnElement[bool]]:
        wanted = [condition(kind, each, self._register.profile) for each in query.where]
        if query.among is not None:
            wanted.append(RECORD.c.id.in_(query.among))
        return wanted if query.year is None else [*wanted, in_year(query.year)]

    def page(self, query: Query) -> Page:
        """Read one page of a list."""
        kind = kind_named(query.kind)
        if not 1 <= query.limit <= _LONGEST_PAGE:
            raise InvalidInput("value.range", min=1, max=_LONGEST_PAGE, text=str(query.limit)).at("limit")
        wanted = self._conditions(kind, query)
        order = _order(kind, query.sort)
        after = None if query.after is None else _key(query.after, query.sort, order.column)
        with self._register.reading() as connection:
            found = tables.page(connection, kind.name, wanted, order, query.limit, after, _columns_read(kind.name))
            total = tables.total(connection, kind.name, wanted)
            rows = _rows(connection, kind, found.rows, self._register.clock.today())
        cursor = None if found.next is None else _cursor(found.next, query.sort)
        return Page(rows, cursor, total)

    def sums(self, query: Query) -> tuple[FieldSum, ...]:
        """Add up every sum of money that the list shows, over all records that hold the conditions."""
        kind = kind_named(query.kind)
        wanted = self._conditions(kind, query)
        fields = [field for field in kind.fields if field.listed and isinstance(field.type, types.Amount)]
        with self._register.reading() as connection:
            total = tables.total(connection, kind.name, wanted)
            found = {field.name: tables.money(connection, kind.name, field.name, wanted) for field in fields}
            fees = tables.rows(connection, kind.name, memberships.TERMS, wanted) if kind is _MEMBERSHIP else None
        told = tuple(_sum(name, total, groups) for name, groups in found.items())
        return told if fees is None else (*told, self._fees(fees, total, query.year))

    def _fees(self, terms: list[RowMapping], total: int, year: int | None) -> FieldSum:
        """Add up what memberships cost in a year, this one unless another is asked for."""
        today = self._register.clock.today()
        by_record = groupby(terms, key=lambda row: int(row["record"]))
        read = ([row_of(_TERMS, row) for row in of_it] for _, of_it in by_record)
        return memberships.fees_of_year(read, total, year or today.year, today)

    def used(self, kind_name: str, field_name: str) -> tuple[str, ...]:
        """Which codes a field has in any record of a kind, those that are chosen one at a time."""
        kind = kind_named(kind_name)
        field = kind.by_name.get(field_name)
        if field is None:
            raise unknown_field(field_name, kind.name)
        with self._register.reading() as connection:
            return tables.used(connection, kind.name, _sort_column(kind, field.name, field.type))

    def counts(self) -> dict[str, int]:
        """How many records there are of each kind, the trash apart."""
        with self._register.reading() as connection:
            return records.counts(connection)


def _sum(name: str, total: int, groups: list[tables.MoneyGroup]) -> FieldSum:
    known = [group for group in groups if group.state != MoneyState.UNKNOWN]
    by_currency: dict[str, Decimal] = {}
    for group in known:
        if group.amount:
            by_currency[group.currency or ""] = by_currency.get(group.currency or "", Decimal(0)) + group.amount
    ordered = tuple((currency, by_currency[currency]) for currency in sorted(by_currency))
    return FieldSum(name, total, sum(group.count for group in known), ordered)


def _rows(connection: Connection, kind: Kind, rows: list[RowMapping], today: date) -> tuple[ListRow, ...]:
    follows: list[dict[str, Json]] = [{} for _ in rows]
    if computed.has_any(kind.name):
        numbered = [(int(row["number"]), fields_of(kind.fields, row)) for row in rows]
        follows = computed.of_page(connection, kind.name, numbered, today)
    listed = _listed(kind.name)
    return tuple(_row(kind, listed, row, told) for row, told in zip(rows, follows, strict=True))


@cache
def _columns_read(kind: str) -> frozenset[str] | None:
    """The columns that a list needs of the kind's own table: all, where something is computed from them."""
    if computed.has_any(kind):
        return None
    return frozenset(column for field in _listed(kind) for column in field.column_names)


@cache
def _listed(kind: str) -> tuple[Field, ...]:
    return tuple(field for field in KINDS[kind].fields if field.listed)


def _row(kind: Kind, listed: Sequence[Field], row: RowMapping, follows: Mapping[str, Json]) -> ListRow:
    status = row["status"] or follows.get("status")
    return ListRow(
        id=str(row["id"]),
        kind=kind.name,
        rev=int(row["rev"]),
        title=str(row["title"]),
        status=None if status is None else str(status),
        changed=row["changed"],
        fields=fields_of(listed, row),
        computed=follows,
    )


def _order(kind: Kind, sort: str) -> Order:
    name = sort.removeprefix("-")
    descending = sort != name
    field = kind.by_name.get(name)
    if field is None and name in _SYSTEM:
        return Order(_SYSTEM[name], descending, nullable=name == "date")
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
    written = None if value is None else str(value)
    return base64.urlsafe_b64encode(json.dumps([sort, written, number]).encode()).decode()


def _key(cursor: str, sort: str, column: ColumnElement[object]) -> Key:
    """Read a cursor, which may be anything: it comes from outside."""
    try:
        told, value, number = _parts(cursor)
        if told != sort:
            raise ValueError(told)  # noqa: TRY301 - as any other trouble with it
        return None if value is None else _made(column.type, text_in(value)), _whole(str(number))
    except (InvalidInput, ValueError, ArithmeticError) as error:
        raise InvalidInput("cursor.invalid") from error


def _parts(cursor: str) -> Sequence[Json]:
    found = strict_json.parse(base64.urlsafe_b64decode(cursor.encode()).decode())
    return found if isinstance(found, list) and len(found) == _PARTS else (None,) * _PARTS


def _made(kind: TypeEngine[object], text: str) -> str | int | Decimal | datetime:
    match kind:
        case Instant():
            return datetime.fromisoformat(text).astimezone(UTC)
        case Scaled() if _SCALED.fullmatch(text):
            return Decimal(text)
        case Boolean():
            return text == str(True)
        case Integer():
            return _whole(text)
        case String():
            text.encode()
            return text
        case _:
            raise ValueError(text)


def _whole(text: str) -> int:
    if not _PLAIN.fullmatch(text):
        raise ValueError(text)
    return int(text)
