"""What somebody gave, read by the description: every value in its type, every trouble with the name of its field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from desktop.domain.errors import InvalidInput
from desktop.services import values

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.fields import Kind, RowTable, Shape
    from desktop.domain.records import Json, Raw, Value
    from desktop.language.wordbook import Terms

Given = Mapping[str, "Raw"]


def fields_given(shape: Shape, given: Given, terms: Terms, *, place: str) -> dict[str, Value | None]:
    """Read fields by name; what is cleared is None."""
    found: dict[str, Value | None] = {}
    for name, raw in given.items():
        field = shape.by_name.get(name)
        if field is None:
            raise unknown_field(name, place)
        try:
            found[name] = values.read(field, raw, terms)
        except InvalidInput as error:
            raise error.at(f"{place}.{name}") from None
    return found


def unknown_field(name: str, place: str) -> InvalidInput:
    """Say that there is no such field, in a record or in its rows."""
    kind, _, table = place.partition(".")
    if table:
        return InvalidInput("field.unknown_in_rows", name=name, kind=kind, table=table).at(f"{place}.{name}")
    return InvalidInput("field.unknown", name=name, kind=kind).at(f"{place}.{name}")


def whole_given(shape: Shape, given: Given, terms: Terms, *, place: str) -> dict[str, Value]:
    """Read the fields of something new: what is required has to be there."""
    found = fields_given(shape, given, terms, place=place)
    for field in shape.fields:
        if field.required and found.get(field.name) is None:
            raise InvalidInput("value.required").at(f"{place}.{field.name}")
    return {name: value for name, value in found.items() if value is not None}


def check_spans(table: RowTable, row: Mapping[str, Value | None], *, place: str) -> None:
    """Refuse a row whose second time comes before the first."""
    for first, second in table.spans:
        start, end = row.get(first), row.get(second)
        if start is not None and end is not None and str(end) < str(start):
            raise InvalidInput("value.period_order", start=str(start), end=str(end)).at(f"{place}.{second}")


def check_once(
    table: RowTable, row: Mapping[str, Value | None], others: Iterable[Mapping[str, Value]], place: str
) -> None:
    """Refuse a row that says again what only one may say."""
    value = row.get(table.once)
    if value is not None and any(other.get(table.once) == value for other in others):
        raise InvalidInput("row.twice").at(f"{place}.{table.once}")


def row_given(kind: Kind, table: RowTable, given: Given, terms: Terms) -> dict[str, Value]:
    """Read a new row."""
    place = f"{kind.name}.{table.name}"
    row = whole_given(table, given, terms, place=place)
    check_spans(table, row, place=place)
    return row


def rows_given(kind: Kind, given: Mapping[str, Sequence[Given]], terms: Terms) -> dict[str, list[dict[str, Value]]]:
    """Read the rows of a new record, table by table."""
    found: dict[str, list[dict[str, Value]]] = {}
    for name, rows in given.items():
        table = table_named(kind, name)
        found[name] = [row_given(kind, table, row, terms) for row in rows]
        for place, row in enumerate(found[name]):
            check_once(table, row, found[name][:place], f"{kind.name}.{name}")
    return found


def table_named(kind: Kind, name: str) -> RowTable:
    """Find a table of rows, or say which there are."""
    table = kind.row_table(name)
    if table is None:
        known = ", ".join(each.name for each in kind.rows)
        raise InvalidInput("row.unknown_table", table=name, kind=kind.name, known=known)
    return table


def as_json(found: Mapping[str, Value | None]) -> dict[str, Json]:
    """Write values as the history and the tables take them."""
    return {name: values.to_json(value) for name, value in found.items()}
