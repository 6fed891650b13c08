"""The search document of a record, made from the description of its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.fields import types
from desktop.language import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.fields import Field, Kind
    from desktop.domain.records import Record, Value


def touches_document(kind: Kind, path: str) -> bool:
    """Whether a change at this path changes what search finds."""
    head, _, rest = path.partition("/")
    table = kind.row_table(head)
    if table is None:
        field = kind.by_name.get(head)
        return field is not None and field.searched
    name = rest.partition("/")[2]
    return table.by_name[name].searched if name else any(field.searched for field in table.fields)


def passages_of(kind: Kind, record: Record) -> Iterator[str]:
    """Every passage that search looks in, the title apart."""
    for field in kind.fields:
        if field.searched and field.name in record.fields and field.name != "title":
            yield from _passages(field, record.fields[field.name])
    for table in kind.rows:
        searched = [field for field in table.fields if field.searched]
        for row in record.rows.get(table.name, ()):
            for field in searched:
                if field.name in row.fields:
                    yield from _passages(field, row.fields[field.name])


def _passages(field: Field, value: Value) -> Iterator[str]:
    if isinstance(field.type, types.Country):
        yield from (names.country_name(str(value), lang) for lang in ("sv", "en"))
    elif isinstance(value, tuple):
        yield from value
    else:
        yield str(value)
