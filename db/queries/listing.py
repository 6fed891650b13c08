"""A page of a list: by key, never by offset, so that the last page costs what the first does."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    RowMapping,
    Select,
    and_,
    bindparam,
    func,
    literal,
    or_,
    select,
    tuple_,
    type_coerce,
)
from sqlalchemy.sql.util import find_tables

from db.base import Scaled
from db.models import KIND_TABLES, RECORD, ROW_TABLES
from db.queries.records import joined

Key = tuple[str | int | Decimal | datetime | None, int]


@dataclass(frozen=True, slots=True)
class Order:
    """By which column a list is put in order; what is not filled in comes last both ways."""

    column: ColumnElement[object]
    descending: bool = False
    nullable: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """The records of one page, and the key to go on from."""

    rows: list[RowMapping]
    next: Key | None


@dataclass(frozen=True, slots=True)
class MoneyGroup:
    """The sums of one state in one currency, exactly."""

    state: str
    currency: str | None
    count: int
    amount: Decimal | None


def page(
    connection: Connection,
    kind: str,
    conditions: list[ColumnElement[bool]],
    order: Order,
    limit: int,
    after: Key | None,
    own: frozenset[str] | None = None,
) -> Found:
    """Read one page: one record more than asked for tells whether there is a next.

    Of the kind's own table only the columns `own` are read: a list does not show the long texts.
    """
    wanted = _listed(kind, order.column, order.descending, order.nullable, own)
    narrower = conditions if after is None else [*conditions, _beyond(order, after)]
    if narrower:
        wanted = wanted.where(*narrower)
    rows = list(connection.execute(wanted, {"most": limit + 1}).mappings())
    if len(rows) <= limit:
        return Found(rows, None)
    last = rows[limit - 1]
    return Found(rows[:limit], (last["_order"], last["number"]))


@cache
def _listed(
    kind: str,
    column: ColumnElement[object],
    descending: bool,  # noqa: FBT001 - as they stand in an Order
    nullable: bool,  # noqa: FBT001 - as above
    own: frozenset[str] | None,
) -> Select[Any]:
    """Ask for a list; made once, since to make it takes as long as to answer it."""
    columns = (each for each in KIND_TABLES[kind].c if each.name != "number" and (own is None or each.name in own))
    shown = [*RECORD.c, *columns, column.label("_order")]
    wanted = select(*shown).select_from(joined(kind)).where(*_in_list(kind))
    return wanted.order_by(*_clauses(Order(column, descending, nullable))).limit(bindparam("most", type_=Integer))


@cache
def _counted(kind: str, *, whole: bool) -> Select[int]:
    wanted = select(func.count()).select_from(joined(kind) if whole else RECORD)
    return wanted.where(*_in_list(kind))


def total(connection: Connection, kind: str, conditions: list[ColumnElement[bool]]) -> int:
    """How many records of a kind hold the conditions."""
    own = KIND_TABLES[kind]
    whole = any(own in find_tables(each, check_columns=True) for each in conditions)
    wanted = _counted(kind, whole=whole)
    return int(connection.scalar(wanted.where(*conditions) if conditions else wanted) or 0)


def used(connection: Connection, kind: str, column: ColumnElement[Any]) -> tuple[str, ...]:
    """The values a column has among the records of a kind."""
    wanted = select(column).select_from(joined(kind)).where(*_in_list(kind), column.is_not(None)).distinct()
    return tuple(sorted(str(value) for value in connection.scalars(wanted)))


def money(connection: Connection, kind: str, field: str, conditions: list[ColumnElement[bool]]) -> list[MoneyGroup]:
    """The sums of a field of money, by its state and currency."""
    columns = KIND_TABLES[kind].c
    amount, state, currency = (columns[f"{field}_{part}"] for part in ("amount", "state", "currency"))
    wanted = (
        select(state, currency, func.count(), type_coerce(func.sum(amount), Scaled()))
        .select_from(joined(kind))
        .where(*_in_list(kind), state.is_not(None), *conditions)
        .group_by(state, currency)
    )
    return [MoneyGroup(*row) for row in connection.execute(wanted)]


def rows(connection: Connection, kind: str, table: str, conditions: list[ColumnElement[bool]]) -> list[RowMapping]:
    """The rows of one table of all records that hold the conditions, record by record."""
    own = ROW_TABLES[table]
    source = joined(kind).join(own, own.c.record == RECORD.c.number)
    wanted = select(own).select_from(source).where(*_in_list(kind), *conditions)
    return list(connection.execute(wanted.order_by(own.c.record, own.c.position)).mappings())


def _in_list(kind: str) -> tuple[ColumnElement[bool], ...]:
    return RECORD.c.kind == kind, RECORD.c.trashed.is_(None)


def _clauses(order: Order) -> list[ColumnElement[Any]]:
    if order.descending:
        first, then = order.column.desc(), RECORD.c.number.desc()
    else:
        first, then = order.column.asc(), RECORD.c.number.asc()
    return [first.nulls_last() if order.nullable else first, then]


def _beyond(order: Order, after: Key) -> ColumnElement[bool]:
    value, number = after
    later = RECORD.c.number < number if order.descending else RECORD.c.number > number
    if value is None:
        return and_(order.column.is_(None), later)
    here = tuple_(order.column, RECORD.c.number)
    there = tuple_(literal(value, order.column.type), literal(number))
    rest = here < there if order.descending else here > there
    return or_(rest, order.column.is_(None)) if order.nullable else rest
