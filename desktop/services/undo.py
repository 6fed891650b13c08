"""Undo: the last thirty things that were done, each taken back by reversing its changes, the last one first."""

from __future__ import annotations

import json
from itertools import takewhile
from typing import TYPE_CHECKING

from db.queries import journal
from db.queries import records as tables
from desktop.domain.errors import Refused
from desktop.domain.events import Deed, Step, Undone
from desktop.services import receptions
from desktop.services.changes import target
from desktop.services.reversal import reversals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from desktop.services.register import Register

STEPS = 30


class Undo:
    """What can be undone, and undoing it."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def steps(self) -> tuple[Step, ...]:
        """The things that can be undone, the last one first."""
        with self._register.reading() as connection:
            return tuple(_steps(connection, STEPS))

    def last(self, expected: int | None = None) -> Undone:
        """Take back the last thing that was done.

        `expected` names the operation that was shown: if another has come since, nothing is undone.
        """
        with self._register.operation("undo") as operation:
            step = next(_steps(operation.connection, 1), None)
            if step is None:
                # Past a step of which a part is gone for good, the ones before it would no longer fit.
                blocked = journal.undoable(operation.connection, 1)
                raise Refused("undo.erased" if blocked else "undo.nothing")
            if expected is not None and expected != step.operation:
                raise Refused("undo.moved_on")
            operation.undo_of(step.operation)
            if step.deed.code == receptions.RECEIVE:
                receptions.take_back(operation, receptions.bundle_of(operation.connection, step.operation))
            else:
                for change in reversals(operation.connection, step.operation, operation.at):
                    operation.do(target(operation.connection, change.record), change)
            # Titles may be names of people: they are looked up when a step is shown, and never kept in the history.
            kept = {name: value for name, value in step.deed.details.items() if name != "title"}
            operation.detail(**kept, code=step.deed.code)
            return Undone(step.deed, operation.records)


def _steps(connection: Connection, limit: int) -> Iterator[Step]:
    for done in takewhile(lambda done: not done.erased, journal.undoable(connection, limit)):
        details = json.loads(done.detail or "{}")
        identifier = details.get("record")
        head = None if identifier is None else tables.find_head(connection, identifier)
        if head is not None:
            details["title"] = head.title
        yield Step(done.number, done.at, Deed(done.code, details))
