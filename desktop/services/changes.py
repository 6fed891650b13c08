"""The one kind of step that every change of a record is made of, and how it is applied to the tables.

A path says what changes: nothing for the record itself, `purpose` a field, `delegation/ID` a row, `delegation/ID/diet`
a field of a row, `links/KIND/ID` a link, `reasons/RULE` a reason why a rule is not
followed, `trashed` the mark of the trash. Before and after are JSON; None is nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from db.fields import KINDS
from db.fields.shared import EVERYWHERE
from db.queries import judging
from db.queries import records as tables
from desktop.services import values
from desktop.services.loading import head_of
from desktop.services.paths import LINKS, REASONS, TRASHED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from db.fields import Field, Kind, RowTable
    from desktop.domain.records import Json


@dataclass(frozen=True, slots=True)
class Change:
    """One elementary change of a record."""

    record: str
    path: str
    before: Json
    after: Json

    def reversed(self) -> Change:
        """The change that takes this one back; a record that was added goes to the trash, not away."""
        return Change(self.record, self.path, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Target:
    """The record a change is applied to."""

    id: str
    number: int
    kind: Kind
    rev: int
    title: str
    trashed: bool


def target(connection: Connection, identifier: str) -> Target:
    """Find the record, or say that there is none."""
    found = head_of(connection, identifier)
    return Target(identifier, found.number, KINDS[found.kind], found.rev, found.title, found.trashed is not None)


def apply(connection: Connection, on: Target, change: Change) -> None:
    """Write one change to the tables."""
    head, _, rest = change.path.partition("/")
    if head == TRASHED:
        _mark(connection, on, change.after)
    elif head == LINKS:
        _link(connection, on, rest, there=change.after is not None)
    elif head == REASONS:
        _give_reason(connection, on, rest, change.after)
    elif rest:
        row, _, name = rest.partition("/")
        _apply_row(connection, on, head, row, name, change.after)
    else:
        field = on.kind.by_name[head]
        write(connection, on, {field.name: change.after})


def write(connection: Connection, on: Target, fields: Mapping[str, Json]) -> None:
    """Write fields of a record, each to the table it is kept in."""
    head, own = columns_of(on.kind, fields)
    if head:
        tables.change(connection, on.number, head)
    if own:
        tables.change_own(connection, on.number, on.kind.name, own)


def columns_of(kind: Kind, fields: Mapping[str, Json]) -> tuple[dict[str, object], dict[str, object]]:
    """The columns of the record table and of the kind's own table that fields fill."""
    head: dict[str, object] = {}
    own: dict[str, object] = {}
    for name, raw in fields.items():
        (head if name in EVERYWHERE else own).update(_columns(kind.by_name[name], raw))
    return head, own


def _columns(field: Field, raw: Json) -> dict[str, object]:
    return values.to_columns(field, values.from_json(field.type, raw))


def _mark(connection: Connection, on: Target, at: Json) -> None:
    trashed = datetime.fromisoformat(at) if isinstance(at, str) else None
    tables.change(connection, on.number, {"trashed": trashed})


def _link(connection: Connection, on: Target, path: str, *, there: bool) -> None:
    kind, _, to = path.partition("/")
    other = target(connection, to)
    if there:
        tables.add_link(connection, on.number, kind, other.number)
    else:
        tables.remove_link(connection, on.number, kind, other.number)


def _give_reason(connection: Connection, on: Target, rule: str, after: Json) -> None:
    if isinstance(after, dict):
        decision = None if after.get("decision") is None else str(after["decision"])
        judging.set_reason(connection, on.number, rule, str(after["why"]), decision)
    else:
        judging.set_reason(connection, on.number, rule, None, None)


def _apply_row(connection: Connection, on: Target, table: str, row: str, name: str, after: Json) -> None:
    described = on.kind.row_table(table)
    assert described is not None  # noqa: S101 - a path is made from the description; this tells the type checker
    if name:
        tables.change_row(connection, table, row, _columns(described.by_name[name], after))
    elif isinstance(after, dict):
        columns = row_columns(described, after)
        tables.add_row(connection, table, {"id": row, "record": on.number, **columns})
    else:
        tables.remove_row(connection, table, row)


def row_columns(table: RowTable, row: Mapping[str, Json]) -> dict[str, object]:
    """The columns of a whole row, given as JSON with its place among the others."""
    columns: dict[str, object] = {"position": row["position"]}
    for name, raw in row.items():
        if name != "position":
            columns.update(_columns(table.by_name[name], raw))
    return columns
