"""The history of a record as people read it, and the proof that nobody rewrote it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.fields import KINDS
from db.queries import journal
from db.queries import records as tables
from desktop.domain.errors import NotFound
from desktop.domain.events import Head, HistoryEntry
from desktop.domain.identifiers import is_id
from desktop.services.operation import commitment, link
from desktop.services.paths import LINKS, REASONS, TRASHED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import RowMapping

    from db.fields import Kind, Shape
    from desktop.domain.records import Json
    from desktop.services.register import Register

MASK = "•••"


@dataclass(frozen=True, slots=True)
class Proof:
    """Whether the chain holds: how many entries were checked, and the first that is not what was written."""

    count: int
    broken: int | None


class History:
    """Reading and proving the history."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def of(self, identifier: str) -> tuple[HistoryEntry, ...]:
        """The entries of one record, the oldest first; private values are masked."""
        with self._register.reading() as connection:
            rows = journal.of_record(connection, identifier) if is_id(identifier) else []
            head = tables.find_head(connection, identifier) if rows else None
        if not rows:
            raise NotFound("record.not_found", id=identifier)
        kind = None if head is None else KINDS[head.kind]
        return tuple(_entry(row, kind) for row in rows)

    def head(self) -> Head:
        """The end of the chain and how many entries it has."""
        with self._register.reading() as connection:
            return Head(journal.head(connection)[1], journal.count(connection))

    def prove(self) -> Proof:
        """Go through every entry and find the first that is not what was written, if there is one."""
        chain, count = "", 0
        with self._register.reading() as connection:
            for row in journal.everything(connection):
                count += 1
                chain = link(chain, count, _heading(row), str(row["record"]), str(row["path"]), str(row["commitment"]))
                sealed = row["salt"] is None or _sealed(row) == row["commitment"]
                if row["number"] != count or row["chain"] != chain or not sealed:
                    return Proof(count, count)
            # An entry whose operation is gone is not among those above.
            missing = journal.count(connection) - count
        return Proof(count, count + 1 if missing else None)


def _heading(row: RowMapping) -> list[Json]:
    detail = None if row["detail"] is None else str(row["detail"])
    return [row["operation"], row["at"].isoformat(), str(row["who"]), str(row["code"]), detail, row["undoes"]]


def _sealed(row: RowMapping) -> str:
    before, after = (None if row[side] is None else str(row[side]) for side in ("before", "after"))
    return commitment(str(row["salt"]), before, after)


def _entry(row: RowMapping, kind: Kind | None) -> HistoryEntry:
    path = str(row["path"])
    before, after = (None if row[side] is None else json.loads(str(row[side])) for side in ("before", "after"))
    masked = [_masked(kind, path, value) for value in (before, after)]
    what = _what_erased(path) if row["salt"] is None else _what(path, before, after)
    return HistoryEntry(
        number=int(row["number"]),
        at=row["at"],
        who=str(row["who"]),
        what="undone" if row["undoes"] is not None else what,
        field=path or None,
        before=masked[0],
        after=masked[1],
        masked=masked != [before, after],
        erased=row["salt"] is None,
    )


def _what(path: str, before: Json, after: Json) -> str:
    head, _, rest = path.partition("/")
    there, gone = before is None, after is None
    if head == "":
        return "added"
    if head == TRASHED:
        return "restored" if gone else "trashed"
    if head == LINKS:
        return "unlinked" if gone else "linked"
    if head == REASONS:
        return "reason_withdrawn" if gone else "reason_given"
    if rest and "/" not in rest:
        return "row_added" if there else "row_deleted"
    if rest:
        return "row_changed"
    return "step" if head == "status" else "changed"


def _what_erased(path: str) -> str:
    """Say what can still be said when the values are gone: not whether something came or went."""
    head, _, rest = path.partition("/")
    if head == "":
        return "added"
    return "row_changed" if rest and head not in {LINKS, REASONS} else "changed"


def _masked(kind: Kind | None, path: str, value: Json) -> Json:
    """Hide private values. Without a description nothing is known to be public, so all is hidden."""
    head, _, rest = path.partition("/")
    if value is None or head in {LINKS, REASONS}:
        return value
    if kind is None:
        return MASK
    table = kind.row_table(head)
    if isinstance(value, dict) and head == "":
        return _masked_record(kind, value)
    if table is None:
        return _hidden(kind, head, value)
    name = rest.partition("/")[2]
    return _hidden(table, name, value) if name else _masked_row(table, value)


def _masked_record(kind: Kind, record: Mapping[str, Json]) -> Json:
    fields, rows = record.get("fields"), record.get("rows")
    shown: dict[str, Json] = dict(record)
    if isinstance(fields, dict):
        shown["fields"] = {name: _hidden(kind, name, value) for name, value in fields.items()}
    if isinstance(rows, dict):
        shown["rows"] = {name: _masked_table(kind, name, table) for name, table in rows.items()}
    return shown


def _masked_table(kind: Kind, name: str, rows: Json) -> Json:
    table = kind.row_table(name)
    if table is None or not isinstance(rows, dict):
        return MASK
    return {row: _masked_row(table, value) for row, value in rows.items()}


def _masked_row(table: Shape, row: Json) -> Json:
    if not isinstance(row, dict):
        return MASK
    return {name: value if name == "position" else _hidden(table, name, value) for name, value in row.items()}


def _hidden(shape: Shape, name: str, value: Json) -> Json:
    field = shape.by_name.get(name)
    return value if value is None or (field is not None and not field.privacy.masked) or name == TRASHED else MASK
