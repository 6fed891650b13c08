"""The trash: where records go for thirty days before they go for good.

What hangs on a record goes with it into the trash, by the same step, and comes back with it; what lay there before
stays. Nothing goes for good as long as something that hangs on it may still be wanted back. A file goes with the last
document that has it.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from db import search
from db.engine import small_cache
from db.queries import attachments, journal
from db.queries import records as tables
from db.queries import register as kept
from desktop.domain.errors import Refused
from desktop.domain.records import SavedTogether, Trashed
from desktop.services import hanging
from desktop.services.changes import Change, target
from desktop.services.editing import check_revision, editable, thrown
from desktop.services.paths import TRASHED

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from sqlalchemy import Connection

    from desktop.services.operation import Operation
    from desktop.services.register import Register

KEPT = timedelta(days=30)
LONG_AWAY = timedelta(days=90)
"""After so long without any work the clock may be wrong; then another day has to say the same."""
_DOUBTED = "trash.doubted"


class Trash:
    """Throwing records away, bringing them back, and emptying what has lain long enough."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def put(self, identifier: str, rev: int | None = None) -> SavedTogether:
        """Put a record in the trash."""
        with self._register.operation("record.trash", record=identifier) as operation:
            found = editable(operation.connection, identifier, rev, thrown(operation.at))
            operation.do(found, Change(identifier, TRASHED, None, operation.at.isoformat()))
            along = _mark_hanging(operation, identifier, None, operation.at)
            operation.detail(kind=found.kind.name)
        return SavedTogether(identifier, operation.revision(found), operation.number, along)

    def restore(self, identifier: str, rev: int | None = None) -> SavedTogether:
        """Bring a record back."""
        with self._register.operation("record.restore", record=identifier) as operation:
            found = target(operation.connection, identifier)
            since = tables.trashed_since(operation.connection, found.number)
            if since is None:
                raise Refused("record.not_in_trash", id=identifier)
            check_revision(operation.connection, found, rev, thrown(None))
            hanging.check_carrier(operation.connection, found)
            operation.do(found, Change(identifier, TRASHED, since.isoformat(), None))
            along = _mark_hanging(operation, identifier, since, None)
            operation.detail(kind=found.kind.name)
        return SavedTogether(identifier, operation.revision(found), operation.number, along)

    def list(self) -> tuple[Trashed, ...]:
        """What lies in the trash, the last thrown first."""
        with self._register.reading() as connection:
            found = tables.in_trash(connection)
        return tuple(
            Trashed(str(row["id"]), str(row["kind"]), str(row["title"]), row["trashed"], row["trashed"] + KEPT)
            for row in found
        )

    def erase(self, identifiers: Collection[str]) -> int:
        """Take records in the trash away for good at once, with all that hangs on them; give how many that were.

        What the history kept of them goes too: no step of undo brings them back.
        """
        with self._register.writing() as connection:
            gone: dict[str, int] = {}
            for identifier in identifiers:
                found = target(connection, identifier)
                if tables.trashed_since(connection, found.number) is None:
                    raise Refused("record.not_in_trash", id=identifier)
                gone |= {identifier: found.number} | hanging.below(connection, identifier)
            if gone:
                remove_for_good(connection, gone)
                clear_up(connection)
        return len(gone)

    def empty_at_opening(self) -> int:
        """Take away what is old, unless it may only seem so: a clock that is a year ahead for a day takes nothing."""
        today = self._register.clock.today().isoformat()
        with self._register.reading() as connection:
            last = journal.latest(connection)
            doubted = json.loads(kept.settings(connection).get(_DOUBTED, "null"))
        if doubted == today:
            return 0
        doubting = None
        if last is not None and self._register.clock.now() - last > LONG_AWAY:
            said_before = doubted is not None and (last + LONG_AWAY).date().isoformat() <= doubted < today
            doubting = None if said_before else today
        if doubting != doubted:
            with self._register.writing() as connection:
                kept.set_setting(connection, _DOUBTED, json.dumps(doubting))
        return 0 if doubting else self.empty_old()

    def empty_old(self) -> int:
        """Take away for good what has lain for thirty days, with the values that the history kept of it."""
        before = self._register.clock.now() - KEPT
        with self._register.writing() as connection:
            lain = [row for row in tables.in_trash(connection) if row["trashed"] <= before]
            old = hanging.ripe(connection, {str(row["id"]): int(row["number"]) for row in lain})
            if old:
                remove_for_good(connection, old)
                clear_up(connection)
        return len(old)


def remove_for_good(connection: Connection, old: Mapping[str, int]) -> None:
    """Take records away, by id and number, with what the history kept of them, their drafts and search documents."""
    journal.erase_values(connection, old)
    kept.drop_drafts(connection, old)
    search.forget(connection, old.values())
    tables.remove(connection, old.values())


def clear_up(connection: Connection) -> None:
    """Take away what records that are gone for good leave behind: files of theirs, words of theirs in the index."""
    with small_cache(connection):
        attachments.remove_unused(connection)
    search.compact(connection)


def _mark_hanging(operation: Operation, identifier: str, before: datetime | None, after: datetime | None) -> int:
    """Mark what hangs on a record as the record itself; give how many that were."""
    was, becomes = (None if at is None else at.isoformat() for at in (before, after))
    along = list(hanging.going_along(operation.connection, identifier, before))
    for hung in along:
        operation.do(target(operation.connection, hung.id), Change(hung.id, TRASHED, was, becomes))
    return len(along)
