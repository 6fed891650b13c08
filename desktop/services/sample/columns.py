"""JSON laid out in columns without reading it first: for records that the program made up itself, by the thousand.

A test holds every column to what `services.values` makes of the same JSON.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from db.fields import KINDS, types
from db.fields.shared import EVERYWHERE
from db.models import RECORD
from desktop.language import collation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.fields import Field

Columns: TypeAlias = dict[str, object]
Raw: TypeAlias = Any
"""JSON of the field's own type."""

Writer: TypeAlias = Callable[[Columns, Raw], None]
_KEYS_KEPT = 20_000

_sort_key = lru_cache(_KEYS_KEPT)(collation.sort_key)
"""Most words that lists are sorted by (units, cities, organisations) come again and again."""


class Layout:
    """Where the fields of one kind go: into the table that all records share, or into the kind's own."""

    def __init__(self, fields: Iterable[Field]) -> None:
        self._writers: dict[str, tuple[bool, Writer]] = {}
        self._own: Columns = {}
        for field in fields:
            shared = field.name in EVERYWHERE
            self._writers[field.name] = shared, _writer(field)
            if not shared:
                self._own.update({field.name + column.suffix: None for column in field.type.columns})
        self._head: Columns = {column.name: None for column in RECORD.c if column.name != "number"}

    def columns(self, fields: Mapping[str, Raw]) -> tuple[Columns, Columns]:
        """The columns of the shared table, and of the kind's own."""
        head, own = self._head.copy(), self._own.copy()
        for name, raw in fields.items():
            shared, write = self._writers[name]
            write(head if shared else own, raw)
        return head, own


class RowLayout:
    """Where the fields of one table of rows go."""

    def __init__(self, fields: Iterable[Field]) -> None:
        self._writers: dict[str, Writer] = {"position": _plain("position")}
        self._empty: Columns = {}
        for field in fields:
            self._writers[field.name] = _writer(field)
            self._empty.update({field.name + column.suffix: None for column in field.type.columns})

    def columns(self, row: Mapping[str, Raw]) -> Columns:
        """The columns of a row, with its place among the others."""
        columns = self._empty.copy()
        for name, raw in row.items():
            self._writers[name](columns, raw)
        return columns


@cache
def layout(kind: str) -> Layout:
    """The layout of a kind."""
    return Layout(KINDS[kind].fields)


@cache
def row_layout(kind: str, table: str) -> RowLayout:
    """The layout of a table of rows."""
    described = KINDS[kind].row_table(table)
    return RowLayout(() if described is None else described.fields)


def _writer(field: Field) -> Writer:
    match field.type:
        case types.SortedText():
            return _sorted(field.name)
        case types.Quantity():
            return _scaled(field.name)
        case types.Span():
            return _span(field.name)
        case types.Amount():
            return _amount(field.name)
        case _:
            return _plain(field.name)


def _plain(name: str) -> Writer:
    def write(columns: Columns, raw: Raw) -> None:
        columns[name] = raw

    return write


def _sorted(name: str) -> Writer:
    key = f"{name}_key"

    def write(columns: Columns, raw: Raw) -> None:
        columns[name] = raw
        columns[key] = _sort_key(raw)

    return write


def _scaled(name: str) -> Writer:
    def write(columns: Columns, raw: Raw) -> None:
        columns[name] = Decimal(raw)

    return write


def _span(name: str) -> Writer:
    start, end, text = (f"{name}_{part}" for part in ("start", "end", "text"))

    def write(columns: Columns, raw: Raw) -> None:
        columns[start], columns[end], columns[text] = raw.get("start"), raw.get("end"), raw.get("text")

    return write


def _amount(name: str) -> Writer:
    amount, state, currency, text = (f"{name}_{part}" for part in ("amount", "state", "currency", "text"))

    def write(columns: Columns, raw: Raw) -> None:
        known = raw["amount"]
        columns[amount] = None if known is None else Decimal(known)
        columns[state], columns[currency], columns[text] = raw["state"], raw["currency"], raw["text"]

    return write
