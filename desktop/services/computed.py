"""What is not written down but follows from what is: by the kinds that have any of it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from db.fields import KINDS
from db.queries import records as tables
from desktop.services import deadlines, memberships
from desktop.services.loading import fields_of, row_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection, RowMapping

    from desktop.domain.records import Json, Record, Row, Value

    Rows = Mapping[str, Sequence[Row]]
    Compute = Callable[[Mapping[str, Value], Rows, date], dict[str, Json]]

_BY_KIND: Mapping[str, tuple[Compute, tuple[str, ...]]] = MappingProxyType(
    {
        "membership": (memberships.computed, (memberships.TERMS,)),
        "agreement": (deadlines.of_agreement, ()),
    },
)
"""How a kind's values are computed, and the tables of rows that it takes."""


def has_any(kind: str) -> bool:
    """Whether anything is computed for this kind."""
    return kind in _BY_KIND


def of_record(record: Record, today: date) -> dict[str, Json]:
    """What follows from a record today."""
    found = _BY_KIND.get(record.kind)
    return {} if found is None else found[0](record.fields, record.rows, today)


def of_page(
    connection: Connection, kind: str, page: Sequence[tuple[int, Mapping[str, Value]]], today: date
) -> list[dict[str, Json]]:
    """What follows from the records of one page, each with its number and fields; one query a table for all of them."""
    compute, names = _BY_KIND[kind]
    rows = {name: tables.rows_of_many(connection, name, [number for number, _ in page]) for name in names}
    described = {name: KINDS[kind].row_table(name) for name in names}
    answers = []
    for number, fields in page:
        own = {
            name: [row_of(table, row) for row in rows[name].get(number, ())]
            for name, table in described.items()
            if table is not None
        }
        answers.append(compute(fields, own, today))
    return answers


def statuses(connection: Connection, kind_name: str, page: Sequence[RowMapping], today: date) -> tuple[str | None, ...]:
    """Where the records of one page stand: as it is kept, or as it follows from what is."""
    follows: Sequence[Mapping[str, Json]] = [{} for _ in page]
    if has_any(kind_name):
        numbered = [(int(row["number"]), fields_of(KINDS[kind_name].fields, row)) for row in page]
        follows = of_page(connection, kind_name, numbered, today)
    found = (row["status"] or told.get("status") for row, told in zip(page, follows, strict=True))
    return tuple(None if status is None else str(status) for status in found)
