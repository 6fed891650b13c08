"""The search document of a record, made from the description of its fields. Private fields are never in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.fields import types
from desktop.language import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from db.fields import Field, Kind, Shape
    from desktop.domain.records import Value
    from desktop.services.loading import Content


def touches_document(kind: Kind, path: str) -> bool:
    """Whether a change at this path changes what search finds."""
    head, _, rest = path.partition("/")
    table = kind.row_table(head)
    if table is None:
        return _holds(kind, head)
    name = rest.partition("/")[2]
    return _holds(table, name) if name else bool(table.searched)


def _holds(shape: Shape, name: str) -> bool:
    return any(field.name == name for field in shape.searched)


def passages_of(kind: Kind, record: Content) -> Iterator[str]:
    """Every passage that search looks in, the title apart."""
    yield from passages(kind.searched, record.fields)
    for table in kind.rows:
        for row in record.rows.get(table.name, ()):
            yield from passages(table.searched, row.fields)


def passages(fields: Iterable[Field], values: Mapping[str, Value]) -> Iterator[str]:
    """The passages that values hold, the title apart."""
    for field in fields:
        value = values.get(field.name)
        if value is not None and field.name != "title":
            yield from _passages(field, value)


def _passages(field: Field, value: Value) -> Iterator[str]:
    if isinstance(field.type, types.Country):
        yield from (names.country_name(str(value), lang) for lang in ("sv", "en"))
    elif isinstance(value, tuple):
        yield from value
    else:
        yield str(value)
