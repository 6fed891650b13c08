"""Fields that point at other records: what they point at has to be there, and of the right kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.fields import types
from db.queries import records as tables
from desktop.domain.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from db.fields import Kind, Shape
    from desktop.domain.records import Row, Value


def check(
    connection: Connection, shape: Shape, wanted: Mapping[str, Value | None], *, place: str, own: str | None = None
) -> None:
    """Refuse a reference to nothing, to the record itself, or to a record of another kind."""
    for name, value in wanted.items():
        described = shape.by_name[name].type
        if value is not None and isinstance(described, types.Reference):
            _check(connection, described, str(value), f"{place}.{name}", own)


def pointed_at(kind: Kind, fields: Mapping[str, Value], rows: Mapping[str, Sequence[Row]]) -> list[str]:
    """The ids of the records that a record points at."""
    found = [str(fields[name]) for name in _references(kind) if name in fields]
    for table in kind.rows:
        names = _references(table)
        found += [str(row.fields[name]) for row in rows.get(table.name, ()) for name in names if name in row.fields]
    return found


def _references(shape: Shape) -> list[str]:
    return [field.name for field in shape.fields if isinstance(field.type, types.Reference)]


def _check(connection: Connection, described: types.Reference, to: str, place: str, own: str | None) -> None:
    if to == own:
        raise InvalidInput("value.reference_self").at(place)
    head = tables.find_head(connection, to)
    if head is None:
        raise InvalidInput("value.reference", text=to).at(place)
    if described.kinds and head.kind not in described.kinds:
        raise InvalidInput("value.reference_kind", kind=head.kind, allowed=", ".join(described.kinds)).at(place)
