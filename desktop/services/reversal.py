"""The changes that take an operation back, as far as what they bring back can still be there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from db.fields import types
from db.queries import journal
from db.queries import records as tables
from desktop.services.changes import Change, target
from desktop.services.paths import LINKS, TRASHED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import Connection, RowMapping

    from db.fields import Kind


def reversals(connection: Connection, operation: int, at: datetime) -> Iterator[Change]:
    """Give the changes that take an operation back, the last of its own first.

    What was added goes to the trash as it is, with its links: it may be wanted back.
    """
    entries = journal.of_operation(connection, operation)
    added = {entry["record"] for entry in entries if entry["path"] == ""}
    for entry in reversed(entries):
        if entry["path"] and entry["record"] in added:
            continue
        change = _reversal(connection, entry, at)
        if not _leads_nowhere(connection, target(connection, change.record).kind, change):
            yield change


def _reversal(connection: Connection, entry: RowMapping, at: datetime) -> Change:
    record, path = str(entry["record"]), str(entry["path"])
    before, after = (None if entry[side] is None else json.loads(str(entry[side])) for side in ("before", "after"))
    if path not in {"", TRASHED}:
        return Change(record, path, before, after).reversed()
    # Nothing goes for good by one step: what was added, or brought back, lies in the trash for its time from now.
    # Whoever then undoes what was before it finds another time there than the entry tells.
    since = tables.trashed_since(connection, target(connection, record).number)
    goes = path == "" or before is not None
    present = None if since is None else since.isoformat()
    return Change(record, TRASHED, present, at.isoformat() if goes else None)


def _leads_nowhere(connection: Connection, kind: Kind, change: Change) -> bool:
    """Whether a change would point at a record, or at a link's other end, that is gone for good."""
    return any(tables.find_head(connection, to) is None for to in _pointed_at(kind, change))


def _pointed_at(kind: Kind, change: Change) -> Iterator[str]:
    head, _, rest = change.path.partition("/")
    if head == LINKS:
        yield rest.partition("/")[2]
        return
    table = kind.row_table(head)
    shape, name = (kind, head) if table is None else (table, rest.partition("/")[2])
    given = change.after if table is not None and not name else {name: change.after}
    for each, value in given.items() if isinstance(given, dict) else ():
        field = shape.by_name.get(each)
        if field is not None and isinstance(field.type, types.Reference) and isinstance(value, str):
            yield value
