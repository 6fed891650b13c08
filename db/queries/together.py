"""What was done with somebody: by the exact names of their city and organisation, and else in their country."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    and_,
    bindparam,
    case,
    column,
    exists,
    false,
    func,
    literal,
    or_,
    select,
    union_all,
)

from db.fields import KINDS
from db.models import KIND_TABLES, RECORD, ROW_TABLES
from db.queries.records import joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import (
        BindParameter,
        ColumnElement,
        Connection,
        FromClause,
        RowMapping,
        Select,
    )
    from sqlalchemy.sql.selectable import CompoundSelect

_COUNTRY: BindParameter[str] = bindparam("country")
_CITIES: BindParameter[str] = bindparam("cities", expanding=True)
_NAMES: BindParameter[str] = bindparam("names", expanding=True)
# Where each kind says with whom: its own columns for a city and for names, and a table of rows with the same.
_OWN = {
    "visit": ("city", ("organisation",)),
    "agreement": ("city", ("partner",)),
    "membership": (None, ("organisation",)),
    "project": (None, ("owner",)),
    "exchange": ("city", ("organisation",)),
}
_ROWS = {"visit": ("delegation", False), "project": ("partners", True)}


def around(connection: Connection, country: str, cities: list[str], names: list[str], but: str) -> list[RowMapping]:
    """Give every record with somebody or with their country, the latest first; `there` tells which it is.

    Membership, visit, project …: one question for all, since asking is what takes the time.
    """
    told = {"country": country, "cities": cities or [""], "names": names or [""]}
    found = connection.execute(_around(), told).mappings()
    # Asked to leave out the trash, SQLite would go through all that is not in it: that has an index, as names have not.
    return [row for row in found if row["trashed"] is None and row["id"] != but]


@cache
def _around() -> CompoundSelect[Any]:
    first, *others = (_of(kind) for kind in _OWN)
    return first.union_all(*others).order_by("kind", column("begins").desc().nulls_last(), column("number"))


def _of(kind: str) -> Select[Any]:
    """Ask for the records of a kind; who is meant is looked for first, in the kind's own tables and nowhere else."""
    hits = _hits(kind).subquery("hits")
    columns = (RECORD.c.number.label("number"), RECORD.c.id, RECORD.c.title, RECORD.c.status, RECORD.c.trashed)
    # A record without a date of its own is kept under the day it was made, which says nothing of when it was.
    begins = case((_dated(kind), RECORD.c.begins)).label("begins")
    source = joined(kind).join(hits, hits.c.number == RECORD.c.number)
    return select(literal(kind).label("kind"), *columns, begins, hits.c.there).select_from(source)


def _hits(kind: str) -> Select[int, bool]:
    """Give the number of each record with somebody or with their country, once."""
    own = KIND_TABLES[kind]
    city, names = _OWN[kind]
    there: list[ColumnElement[bool]] = [own.c[name].in_(_NAMES) for name in names]
    land: list[ColumnElement[bool]] = []
    if "country" in own.c:
        land.append(own.c.country == _COUNTRY)
    if city is not None:
        there.append(and_(own.c.country == _COUNTRY, own.c[city].in_(_CITIES)))
    found = [_found(own.c.number, there, land)]
    if kind in _ROWS:
        table, placed = _ROWS[kind]
        rows = ROW_TABLES[table]
        there, land = [rows.c.organisation.in_(_NAMES)], []
        if placed:
            there.append(and_(rows.c.country == _COUNTRY, rows.c.city.in_(_CITIES)))
            land.append(rows.c.country == _COUNTRY)
        found.append(_found(rows.c.record, there, land))
    each = union_all(*found).subquery("each")
    return select(each.c.number, func.max(each.c.there).label("there")).group_by(each.c.number)


def _found(
    number: ColumnElement[int], there: list[ColumnElement[bool]], land: list[ColumnElement[bool]]
) -> Select[int, bool]:
    here = or_(*there)
    return select(number.label("number"), func.coalesce(here, false()).label("there")).where(or_(here, *land))


def _dated(kind: str) -> ColumnElement[bool]:
    """Whether a record has any of the dates by which its kind is dated."""
    shape = KINDS[kind]
    if shape.period is None:
        return false()
    own = KIND_TABLES[kind]
    filled = [_filled(own, field.column_names) for field in map(shape.by_name.__getitem__, shape.period.fields)]
    if shape.period.rows is not None:
        table, name = shape.period.rows
        rows = ROW_TABLES[table]
        inner = shape.row_table(table)
        names = () if inner is None else inner.by_name[name].column_names
        filled.append(exists().where(rows.c.record == RECORD.c.number, _filled(rows, names)))
    return or_(*filled)


def _filled(table: FromClause, names: Iterable[str]) -> ColumnElement[bool]:
    return or_(*(table.c[name].is_not(None) for name in names if not name.endswith("_text")))
