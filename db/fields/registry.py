"""Every record kind there is, by its code."""

from collections.abc import Mapping
from types import MappingProxyType

from db.fields.agreement import AGREEMENT
from db.fields.contacts import ORGANISATION, PERSON
from db.fields.description import Kind, RowTable
from db.fields.exchange import EXCHANGE
from db.fields.hanging import DECISION, DOCUMENT, TASK
from db.fields.membership import MEMBERSHIP
from db.fields.priority import PRIORITY
from db.fields.project import PROJECT
from db.fields.visit import VISIT
from db.fields.watch import WATCH

_ALL = (
    VISIT,
    MEMBERSHIP,
    PROJECT,
    AGREEMENT,
    EXCHANGE,
    WATCH,
    ORGANISATION,
    PERSON,
    PRIORITY,
    DECISION,
    DOCUMENT,
    TASK,
)

KINDS: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in _ALL})


def kind_of(name: str) -> Kind | None:
    """Find a kind by its code."""
    return KINDS.get(name)


def row_tables() -> Mapping[str, RowTable]:
    """Every table of rows by name; a table that several kinds share is described once."""
    return {table.name: table for kind in KINDS.values() for table in kind.rows}
