"""A batch of made-up records put into the register: tables, history and search index in one transaction."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from db import search
from db.fields import KINDS
from db.queries import bulk
from desktop.domain.dates import PartialDate
from desktop.domain.periods import Period
from desktop.domain.records import Row
from desktop.services.changes import Change
from desktop.services.document import passages
from desktop.services.loading import Content
from desktop.services.paths import LINKS
from desktop.services.period import bounds
from desktop.services.sample.columns import layout, row_layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from db.fields import Field
    from desktop.domain.records import Json, Value
    from desktop.services.operation import Operation
    from desktop.services.sample.columns import Columns
    from desktop.services.sample.draft import Made

    Tables = defaultdict[str, list[Columns]]

_NEW = 1
_DAYS_KEPT = 10_000


class Numbers:
    """The number that each record of the sample got: within a batch they follow each other."""

    def __init__(self) -> None:
        self._places: list[int] = []
        self._numbers: list[int] = []

    def note(self, place: int, number: int) -> None:
        """Remember where a batch begins."""
        self._places.append(place)
        self._numbers.append(number)

    def of(self, place: int) -> int:
        """The number of the record at a place."""
        batch = bisect_right(self._places, place) - 1
        return self._numbers[batch] + place - self._places[batch]


def write(operation: Operation, batch: Sequence[Made], numbers: Numbers, *, indexed: bool) -> None:
    """Write records that follow each other in the sample."""
    heads, owns = [], []
    for made in batch:
        head, own = layout(made.kind).columns(made.fields)
        head.update(id=made.id, kind=made.kind, rev=_NEW, created=made.at, changed=made.at)
        head.update(_bounds(made), indexed=_NEW if indexed else 0)
        heads.append(head)
        owns.append(own)
    first = bulk.add_records(operation.connection, heads)
    numbers.note(batch[0].index, first)
    _add_own(operation, batch, owns, first)
    _add_rows(operation, batch, first)
    _add_links(operation, batch, numbers)
    for made in batch:
        operation.written(Change(made.id, "", None, made.whole))
        for kind, _, to in made.links:
            operation.written(Change(made.id, f"{LINKS}/{kind}/{to}", None, True))  # noqa: FBT003 - JSON
    if indexed:
        documents = ((number, made.title, _passages(made)) for number, made in enumerate(batch, first))
        search.index_many(operation.connection, documents)


def _add_own(operation: Operation, batch: Sequence[Made], owns: Sequence[Columns], first: int) -> None:
    tables: Tables = defaultdict(list)
    for number, (made, own) in enumerate(zip(batch, owns, strict=True), first):
        own["number"] = number
        tables[made.kind].append(own)
    for kind, rows in tables.items():
        bulk.add_own(operation.connection, kind, rows)


def _add_rows(operation: Operation, batch: Sequence[Made], first: int) -> None:
    tables: Tables = defaultdict(list)
    for number, made in enumerate(batch, first):
        for name, rows in made.rows.items():
            laid = row_layout(made.kind, name)
            for identifier, row in rows.items():
                columns = laid.columns(row)
                columns["id"], columns["record"] = identifier, number
                tables[name].append(columns)
    for name, added in tables.items():
        bulk.add_rows(operation.connection, name, added)


def _add_links(operation: Operation, batch: Sequence[Made], numbers: Numbers) -> None:
    links: list[Columns] = [
        {"source": numbers.of(made.index), "kind": kind, "target": numbers.of(place)}
        for made in batch
        for kind, place, _ in made.links
    ]
    if links:
        bulk.add_links(operation.connection, links)


def _bounds(made: Made) -> dict[str, object]:
    """The days of a record, from the few values that date it."""
    dated, table, name = _dated(made.kind)
    fields = {each: _date(made.fields[each]) for each in dated if each in made.fields}
    rows = {table: tuple(Row("", {name: _date(row[name])}) for row in made.rows.get(table, {}).values())}
    return bounds(KINDS[made.kind], Content(made.at, fields, rows))


def _date(raw: Json) -> Value:
    match raw:
        case str():
            return _day(raw)
        case Mapping():
            start, end = (None if raw.get(side) is None else _day(str(raw[side])) for side in ("start", "end"))
            return Period(start, end)
        case _:
            return int(str(raw))


_day = lru_cache(_DAYS_KEPT)(PartialDate.parse)


@cache
def _dated(kind: str) -> tuple[tuple[str, ...], str, str]:
    """The fields that date a record of this kind, and the table and field of rows that do."""
    period = KINDS[kind].period
    if period is None:
        return (), "", ""
    return (period.fields, *(period.rows or ("", "")))


@cache
def _searched(kind: str) -> tuple[tuple[Field, ...], dict[str, tuple[Field, ...]]]:
    """What search looks in: fields of the record, and fields of its rows by table."""
    described = KINDS[kind]
    return described.searched, {table.name: table.searched for table in described.rows}


def _passages(made: Made) -> Iterator[str]:
    own, tables = _searched(made.kind)
    yield from passages(own, _found(own, made.fields))
    for name, rows in made.rows.items():
        fields = tables[name]
        if fields:
            for row in rows.values():
                yield from passages(fields, _found(fields, row))


def _found(fields: Iterable[Field], told: Mapping[str, Json]) -> dict[str, Value]:
    """The values of the fields: words are the same as their JSON, and lists of words nearly."""
    found: dict[str, Value] = {}
    for field in fields:
        raw = told.get(field.name)
        if isinstance(raw, str):
            found[field.name] = raw
        elif isinstance(raw, list):
            found[field.name] = tuple(str(word) for word in raw)
    return found
