"""Every record kind there is, by its code."""

from collections.abc import Mapping
from types import MappingProxyType

from db.fields.description import Kind, RowTable
from db.fields.visit import VISIT

KINDS: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in (VISIT,)})


def kind_of(name: str) -> Kind | None:
    """Find a kind by its code."""
    return KINDS.get(name)


def row_tables() -> Mapping[str, RowTable]:
    """Every table of rows by name; a table that several kinds share is described once."""
    return {table.name: table for kind in KINDS.values() for table in kind.rows}
