"""What was done with somebody: by the exact names of their city and organisation, and else in their country."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    and_,
    bindparam,
    exists,
    literal,
    or_,
    select,
)

from db.models import KIND_TABLES, RECORD, ROW_TABLES
from db.queries.records import joined

if TYPE_CHECKING:
    from sqlalchemy import (
        BindParameter,
        ColumnElement,
        Connection,
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
    told = {"country": country, "cities": cities or [""], "names": names or [""], "but": but}
    return list(connection.execute(_around(), told).mappings())


@cache
def _around() -> CompoundSelect[Any]:
    first, *others = (_of(kind) for kind in _OWN)
    return first.union_all(*others).order_by("kind", RECORD.c.begins.desc())


def _of(kind: str) -> Select[Any]:
    own = KIND_TABLES[kind]
    city, names = _OWN[kind]
    there: list[ColumnElement[bool]] = [own.c[name].in_(_NAMES) for name in names]
    land: list[ColumnElement[bool]] = []
    if "country" in own.c:
        land.append(own.c.country == _COUNTRY)
    if city is not None:
        there.append(and_(own.c.country == _COUNTRY, own.c[city].in_(_CITIES)))
    if kind in _ROWS:
        table, placed = _ROWS[kind]
        rows = ROW_TABLES[table]
        of_it = exists().where(rows.c.record == RECORD.c.number)
        there.append(of_it.where(rows.c.organisation.in_(_NAMES)))
        if placed:
            there.append(of_it.where(rows.c.country == _COUNTRY, rows.c.city.in_(_CITIES)))
            land.append(of_it.where(rows.c.country == _COUNTRY))
    here = or_(*there)
    columns = (RECORD.c.number, RECORD.c.id, RECORD.c.title, RECORD.c.status, RECORD.c.begins)
    return (
        select(literal(kind).label("kind"), *columns, here.label("there"))
        .select_from(joined(kind))
        .where(RECORD.c.trashed.is_(None), RECORD.c.id != bindparam("but"), or_(here, *land))
    )
