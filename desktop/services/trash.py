"""The trash: where records go for thirty days before they go for good."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from db import search
from db.queries import journal
from db.queries import records as tables
from db.queries import register as drafts
from desktop.domain.errors import Refused
from desktop.domain.records import Saved, Trashed
from desktop.services.changes import Change, target
from desktop.services.editing import editable
from desktop.services.paths import TRASHED

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.services.editing import Wish
    from desktop.services.register import Register

KEPT = timedelta(days=30)


def _thrown(at: datetime) -> Wish:
    return lambda record: replace(record, trashed=at)


class Trash:
    """Throwing records away, bringing them back, and emptying what has lain long enough."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def put(self, identifier: str, rev: int | None = None) -> Saved:
        """Put a record in the trash."""
        with self._register.operation("record.trash", record=identifier) as operation:
            found = editable(operation.connection, identifier, rev, _thrown(operation.at))
            operation.do(found, Change(identifier, TRASHED, None, operation.at.isoformat()))
            operation.detail(kind=found.kind.name)
        return Saved(identifier, operation.revision(found), operation.number)

    def restore(self, identifier: str) -> Saved:
        """Bring a record back."""
        with self._register.operation("record.restore", record=identifier) as operation:
            found = target(operation.connection, identifier)
            since = tables.trashed_since(operation.connection, found.number)
            if since is None:
                raise Refused("record.not_in_trash", id=identifier)
            operation.do(found, Change(identifier, TRASHED, since.isoformat(), None))
            operation.detail(kind=found.kind.name)
        return Saved(identifier, operation.revision(found), operation.number)

    def list(self) -> tuple[Trashed, ...]:
        """What lies in the trash, the last thrown first."""
        with self._register.reading() as connection:
            found = tables.in_trash(connection)
        return tuple(
            Trashed(str(row["id"]), str(row["kind"]), str(row["title"]), row["trashed"], row["trashed"] + KEPT)
            for row in found
        )

    def empty_old(self) -> int:
        """Take away for good what has lain for thirty days, with the values that the history kept of it."""
        before = self._register.clock.now() - KEPT
        with self._register.writing() as connection:
            old = [row for row in tables.in_trash(connection) if row["trashed"] <= before]
            for row in old:
                journal.erase_values(connection, str(row["id"]))
                drafts.drop_drafts(connection, str(row["id"]))
                search.forget(connection, int(row["number"]))
                tables.remove(connection, int(row["number"]))
            if old:
                search.compact(connection)
        return len(old)
