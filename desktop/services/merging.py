"""Two organisations, or two persons, made one: with a choice a field, and with all that pointed at the other.

The other goes to the trash. It is one step of undo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.fields import KINDS
from db.queries import organisations as tables
from db.queries import records
from desktop.domain.errors import InvalidInput, Refused
from desktop.domain.records import Saved
from desktop.services import values
from desktop.services.changes import Change, target
from desktop.services.editing import editable, thrown, with_fields
from desktop.services.loading import load
from desktop.services.paths import LINKS, TRASHED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection

    from desktop.domain.records import Json, Record, Value
    from desktop.services.changes import Target
    from desktop.services.operation import Operation
    from desktop.services.register import Register

SAME_AS = "same_as"
KEEP, OTHER = "keep", "other"


def merge(
    register: Register, keep: str, other: str, choices: Mapping[str, str], revs: tuple[int | None, int | None]
) -> Saved:
    """Make two records one; what pointed at the other points at the one that is kept.

    For each field `keep` or `other` says whose value stays; without a choice, the kept one's unless it has none.
    """
    if keep == other:
        raise InvalidInput("merge.itself")
    with register.reading() as connection:
        kind = mergeable(connection, keep).kind
    with register.operation(f"{kind}.merge", record=keep, kind=kind) as operation:
        pair = tuple(mergeable(operation.connection, each, kind) for each in (keep, other))
        changes = list(_fields(pair[0], pair[1], choices))
        kept = editable(operation.connection, keep, revs[0], with_fields(_wished(kind, changes)))
        gone = editable(operation.connection, other, revs[1], thrown(operation.at))
        if other in told_apart(operation.connection, pair[0]):
            raise Refused("merge.told_apart", title=pair[1].title)
        for change in changes:
            operation.do(kept, change)
        _repoint(operation, kept, gone)
        operation.do(gone, Change(gone.id, TRASHED, None, operation.at.isoformat()))
    return Saved(keep, operation.revision(kept), operation.number)


def mergeable(connection: Connection, identifier: str, kind: str = "") -> Record:
    """Read an organisation or a person; nothing else can be the same as another."""
    record = load(connection, identifier)
    if record.kind not in tables.APART or kind not in ("", record.kind):
        raise InvalidInput("merge.not_organisation", kind=record.kind)
    return record


def told_apart(connection: Connection, record: Record) -> set[str]:
    """Name those of which somebody has said that they are not the same as this one."""
    table, column = tables.APART[record.kind]
    own = {str(row.fields.get(column, "")) for row in record.rows.get(table, ())}
    pointers = tables.pointers_to(connection, record.id)
    return own | {pointer.record for pointer in pointers if pointer.path.startswith(f"{table}/")}


def _wished(kind: str, changes: list[Change]) -> dict[str, Value | None]:
    """The fields of the kept one as they are wished."""
    fields = KINDS[kind].by_name
    return {each.path: values.from_json(fields[each.path].type, each.after) for each in changes}


def _fields(mine: Record, theirs: Record, choices: Mapping[str, str]) -> Iterator[Change]:
    for name, choice in choices.items():
        if name not in KINDS[mine.kind].by_name or choice not in {KEEP, OTHER}:
            raise InvalidInput("merge.choice", field_name=name, choice=choice)
    for field in KINDS[mine.kind].fields:
        before = values.to_json(mine.fields.get(field.name))
        offered = values.to_json(theirs.fields.get(field.name))
        # What says that the two are the same has been done.
        empty = before is None or (field.name == SAME_AS and before == theirs.id)
        choice = choices.get(field.name, OTHER if empty else KEEP)
        after = _spellings(mine, theirs) if field.name == "other_names" else offered if choice == OTHER else before
        if field.name == SAME_AS and after in {mine.id, theirs.id}:
            after = None
        yield Change(mine.id, field.name, before, after)


def _spellings(mine: Record, theirs: Record) -> Json:
    names: list[Json] = []
    for told in (mine.fields.get("other_names", ()), theirs.fields.get("other_names", ()), (theirs.title,)):
        names += [name for name in told if name not in names and name != mine.title] if isinstance(told, tuple) else []
    return names or None


def _repoint(operation: Operation, kept: Target, gone: Target) -> None:
    for pointer in list(tables.pointers_to(operation.connection, gone.id)):
        # What tells the two apart, or hangs on the kept one itself, would come to point at itself.
        if pointer.record not in {kept.id, gone.id}:
            owner = target(operation.connection, pointer.record)
            operation.do(owner, Change(owner.id, pointer.path, gone.id, kept.id))
    for end in tables.links(operation.connection, gone.number):
        if end.other == kept.id:
            continue
        if end.incoming:
            _relink(operation, target(operation.connection, end.other), end.kind, kept.id)
        else:
            _relink(operation, kept, end.kind, end.other)


def _relink(operation: Operation, source: Target, kind: str, to: str) -> None:
    other = target(operation.connection, to)
    if not records.has_link(operation.connection, source.number, kind, other.number):
        operation.do(source, Change(source.id, f"{LINKS}/{kind}/{to}", None, True))  # noqa: FBT003 - JSON
