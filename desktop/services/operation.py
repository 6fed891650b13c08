"""One thing that somebody does: its changes, written to the tables, the history and the index together."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from db import search
from db.queries import journal
from db.queries import records as tables
from desktop.services import changes
from desktop.services.changes import Change
from desktop.services.document import passages_of, touches_document
from desktop.services.loading import content_of, some_rows
from desktop.services.period import bounds, dating, touches_period

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import Connection

    from db.fields import Field, Kind
    from desktop.domain.records import Json
    from desktop.services.changes import Target
    from desktop.services.loading import Content


@dataclass(slots=True)
class _Touched:
    target: Target
    paths: list[str] = field(default_factory=list)
    new: bool = False
    known: Content | None = None


class Operation:
    """Collects changes while they are applied, and closes with the history's entries and the records' revisions."""

    def __init__(
        self,
        connection: Connection,
        at: datetime,
        who: str,
        code: str,
        details: Mapping[str, Json],
    ) -> None:
        self.connection = connection
        self.at = at
        self.number: int | None = None
        self._who = who
        self._code = code
        self._details = dict(details)
        self._undoes: int | None = None
        self._changes: list[Change] = []
        self._touched: dict[str, _Touched] = {}

    def detail(self, **details: Json) -> None:
        """Say more of what is done, for its name."""
        self._details.update(details)

    def undo_of(self, number: int) -> None:
        """Say which operation this one takes back."""
        self._undoes = number

    def do(self, target: Target, change: Change) -> None:
        """Apply a change, unless it changes nothing."""
        if change.before == change.after:
            return
        changes.apply(self.connection, target, change)
        self._changes.append(change)
        self._touched.setdefault(target.id, _Touched(target)).paths.append(change.path)

    def holds(self, target: Target, content: Content) -> None:
        """Say what the fields of a changed record are now, as far as `settled_by` asks: they need not be read again."""
        if target.id in self._touched:
            self._touched[target.id].known = content

    def added(self, target: Target, whole: Json) -> None:
        """Remember that a record was made; its columns are already written."""
        self._changes.append(Change(target.id, "", None, whole))
        self._touched[target.id] = _Touched(target, new=True)

    def written(self, change: Change) -> None:
        """Remember a change for the history; all that it comes to is written already: columns, days and index."""
        self._changes.append(change)

    @property
    def records(self) -> tuple[str, ...]:
        """The records that were touched."""
        return tuple(self._touched)

    def finish(self) -> None:
        """Write the history and bring revisions, dates and the index up to date.

        Taking back a link to a record that is gone changes nothing, and is written all the same: it is done with.
        """
        if not self._changes and self._undoes is None:
            return
        detail = json.dumps(self._details, ensure_ascii=False) if self._details else None
        self.number = journal.begin(
            self.connection, at=self.at, who=self._who, code=self._code, detail=detail, undoes=self._undoes
        )
        _journal(self.connection, self.number, self._heading(detail), self._changes)
        for touched in self._touched.values():
            _settle(self.connection, touched, self.at)

    def revision(self, target: Target) -> int:
        """The revision a record has after this operation."""
        touched = self._touched.get(target.id)
        return target.rev if touched is None or touched.new else target.rev + 1

    def _heading(self, detail: str | None) -> list[Json]:
        return [self.number, self.at.isoformat(), self._who, self._code, detail, self._undoes]


def settled_by(kind: Kind) -> list[Field]:
    """The fields that a record's days and its search document are made of, its rows apart."""
    return [*kind.searched, *dating(kind)]


def _rows_settled_by(kind: Kind) -> dict[str, list[Field]]:
    """The fields of its rows that they are made of, by table."""
    needed = {table.name: [*table.searched, *dating(kind, table)] for table in kind.rows}
    return {table: fields for table, fields in needed.items() if fields}


def _settle(connection: Connection, touched: _Touched, at: datetime) -> None:
    target = touched.target
    rev = target.rev if touched.new else target.rev + 1
    columns: dict[str, object] = {"rev": rev, "changed": at, "indexed": rev}
    kind = target.kind
    redated = touched.new or any(touches_period(kind, path) for path in touched.paths)
    reworded = touched.new or any(touches_document(kind, path) for path in touched.paths)
    if redated or reworded:
        rows = _rows_settled_by(kind)
        found = touched.known
        if found is None:
            found = content_of(connection, kind, target.number, settled_by(kind), rows)
        else:
            found = replace(found, rows=some_rows(connection, target.number, rows))
        columns.update(bounds(kind, found))
        if reworded:
            search.index(connection, target.number, str(found.fields["title"]), passages_of(kind, found))
    tables.change(connection, target.number, columns)


def _journal(connection: Connection, operation: int, heading: list[Json], done: list[Change]) -> None:
    number, chain = journal.head(connection)
    entries: list[dict[str, object]] = []
    kept: list[dict[str, object]] = []
    for change in done:
        number += 1
        salt = secrets.token_hex(16)
        before, after = canonical(change.before), canonical(change.after)
        sealed = commitment(salt, before, after)
        chain = link(chain, number, heading, change.record, change.path, sealed)
        entries.append({"number": number, "operation": operation, "record": change.record, "path": change.path})
        entries[-1].update(commitment=sealed, chain=chain)
        kept.append({"entry": number, "salt": salt, "before": before, "after": after})
    if entries:
        journal.add_entries(connection, entries, kept)


def canonical(value: Json) -> str | None:
    """Write JSON in the one way that is hashed; nothing stays nothing."""
    return None if value is None else _encode(value)


_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def commitment(salt: str, before: str | None, after: str | None) -> str:
    """Fix values without telling them: without the salt, not even a guess can be tried."""
    return hashlib.sha256(f"utblick-values-1\0{salt}\0{before!r}\0{after!r}".encode()).hexdigest()


def link(chain: str, number: int, heading: list[Json], record: str, path: str, sealed: str) -> str:
    """The hash that fixes an entry and all that came before it."""
    written = canonical([chain, number, heading, record, path, sealed])
    return hashlib.sha256(f"utblick-history-1\0{written}".encode()).hexdigest()
