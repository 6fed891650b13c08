"""A register in plain Python, without a database: what the services must come to, whatever is done."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from db.fields import KINDS, types

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from db.fields import Shape
    from desktop.domain.records import Json

    Fields = dict[str, Json]
    Rows = dict[str, dict[str, Fields]]

KEPT_IN_TRASH = timedelta(days=30)


@dataclass
class PlainRecord:
    """A record, with its links to others."""

    kind: str
    number: int
    rev: int = 1
    fields: Fields = field(default_factory=dict)
    rows: Rows = field(default_factory=dict)
    links: set[tuple[str, str]] = field(default_factory=set)
    trashed: datetime | None = None

    def same_as(self, other: PlainRecord) -> bool:
        """Tell whether nothing but the revision differs."""
        mine, theirs = (
            (each.fields, {name: rows for name, rows in each.rows.items() if rows}, each.links, each.trashed)
            for each in (self, other)
        )
        return mine == theirs


Done = dict[str, PlainRecord | None]
"""What an operation touched: each record as it was before, or None if it was not there."""


@dataclass
class PlainRegister:
    """Records by their ids, what can be undone, and what is gone for good."""

    records: dict[str, PlainRecord] = field(default_factory=dict)
    done: list[Done] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    drafts: dict[tuple[str, str], str] = field(default_factory=dict)
    made: int = 0
    operations: int = 0

    def add(self, identifier: str, kind: str, fields: Fields, rows: Rows, links: Iterable[tuple[str, str]]) -> None:
        """Book a new record."""
        self.made += 1
        self.operations += 1
        self.records[identifier] = PlainRecord(kind, self.made, fields=fields, rows=rows, links=set(links))
        self.done.append({identifier: None})

    def before(self, identifiers: Iterable[str]) -> Done:
        """Give copies of records that are about to be changed."""
        return {identifier: deepcopy(self.records[identifier]) for identifier in identifiers}

    def settle(self, before: Done) -> bool:
        """Book what was done to records since they were copied, unless nothing was, and tell which."""
        changed: Done = {}
        for identifier, was in before.items():
            record = self.records[identifier]
            if was is not None and not record.same_as(was):
                record.rev += 1
                changed[identifier] = was
        if changed:
            self.operations += 1
            self.done.append(changed)
        return bool(changed)

    @property
    def next_undone(self) -> Done | None:
        """Give what undo takes back next: steps of which nothing is left are passed over."""
        return next((done for done in reversed(self.done) if not self.gone.issuperset(done)), None)

    def undo(self, now: datetime) -> list[str]:
        """Take the last thing back and give the records that are different for it."""
        done = self.next_undone
        assert done is not None
        self.done.remove(done)
        self.operations += 1
        different = []
        for identifier, before in done.items():
            record = self.records[identifier]
            was = deepcopy(record)
            if before is None or before.trashed is not None:
                record.trashed = record.trashed or now
            else:
                record.trashed = None
            if before is not None:
                self._bring_back(record, before)
            if not record.same_as(was):
                record.rev += 1
                different.append(identifier)
        return different

    def hanging_on(self, identifier: str, trashed: datetime | None) -> list[str]:
        """Give what hangs on a record and came into the trash with it, or is out of it."""
        return [
            each
            for each, record in self.records.items()
            if record.fields.get("on") == identifier and record.trashed == trashed
        ]

    def empty_trash(self, now: datetime) -> int:
        """Let go of what has lain long enough and bears nothing that has not, and of the links to it."""
        old = {
            identifier
            for identifier, record in self.records.items()
            if record.trashed is not None and record.trashed <= now - KEPT_IN_TRASH
        }
        while held := {each for each in old if any(self._hangs(other, each) for other in self.records.keys() - old)}:
            old -= held
        for identifier in old:
            del self.records[identifier]
        self.gone |= old
        self.drafts = {place: text for place, text in self.drafts.items() if place[0] not in old}
        snapshots = (before for done in self.done for before in done.values() if before is not None)
        for record in (*self.records.values(), *snapshots):
            record.links = {(kind, to) for kind, to in record.links if to not in old}
        return len(old)

    def present(self, kind: str | None = None) -> list[str]:
        """Give the records that are not in the trash, of one kind or of all."""
        return [
            identifier
            for identifier, record in self.records.items()
            if record.trashed is None and kind in {None, record.kind}
        ]

    def trashed(self) -> list[str]:
        """Give the records in the trash."""
        return [identifier for identifier, record in self.records.items() if record.trashed is not None]

    def every_row(self) -> list[tuple[str, str, str]]:
        """Give every row that may be changed: its record, its table and its id."""
        return [
            (identifier, name, row)
            for identifier in self.present()
            for name, table in self.records[identifier].rows.items()
            for row in table
        ]

    def _hangs(self, identifier: str, on: str) -> bool:
        return self.records[identifier].fields.get("on") == on

    def _bring_back(self, record: PlainRecord, before: PlainRecord) -> None:
        self._restore(KINDS[record.kind], record.fields, before.fields)
        for table in KINDS[record.kind].rows:
            self._restore_rows(table, record.rows.setdefault(table.name, {}), before.rows.get(table.name, {}))
        record.links = set(before.links)

    def _restore_rows(self, table: Shape, now: dict[str, Fields], before: Mapping[str, Fields]) -> None:
        for row in now.keys() - before.keys():
            del now[row]
        for row, told in before.items():
            if row in now:
                self._restore(table, now[row], told)
            elif not any(self._lost(table, told)):
                now[row] = dict(told)

    def _restore(self, shape: Shape, now: Fields, before: Fields) -> None:
        """Put back every value but what points at a record that is gone for good."""
        lost = set(self._lost(shape, before))
        for name in (now.keys() | before.keys()) - lost:
            if name in before:
                now[name] = before[name]
            else:
                del now[name]

    def _lost(self, shape: Shape, fields: Fields) -> Iterator[str]:
        for name, value in fields.items():
            if isinstance(shape.by_name[name].type, types.Reference) and str(value) in self.gone:
                yield name
