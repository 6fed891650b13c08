"""Fields that point at other records: what they point at has to be there, and of the right kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.fields import types
from db.queries import records as tables
from desktop.domain.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from db.fields import Shape
    from desktop.domain.records import Value


def check(
    connection: Connection, shape: Shape, wanted: Mapping[str, Value | None], *, place: str, own: str | None = None
) -> None:
    """Refuse a reference to nothing, to the record itself, or to a record of another kind."""
    for name, value in wanted.items():
        described = shape.by_name[name].type
        if value is not None and isinstance(described, types.Reference):
            _check(connection, described, str(value), f"{place}.{name}", own)


def _check(connection: Connection, described: types.Reference, to: str, place: str, own: str | None) -> None:
    if to == own:
        raise InvalidInput("value.reference_self").at(place)
    head = tables.find_head(connection, to)
    if head is None:
        raise InvalidInput("value.reference", id=to).at(place)
    if described.kinds and head.kind not in described.kinds:
        raise InvalidInput("value.reference_kind", kind=head.kind, allowed=", ".join(described.kinds)).at(place)
