"""Organisations that may be the same: found, merged with a choice a field, or told apart for good.

Identifiers match by themselves; names are only candidates for a person to look at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.fields import KINDS
from db.queries import organisations as tables
from db.queries import records
from db.search import bare, fold
from desktop.domain import registrations
from desktop.domain.errors import InvalidInput, Refused
from desktop.domain.records import Saved
from desktop.services import values
from desktop.services.changes import Change, target
from desktop.services.editing import editable, thrown, with_fields
from desktop.services.loading import load
from desktop.services.paths import LINKS, TRASHED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection, RowMapping

    from desktop.domain.records import Json, Record, Value
    from desktop.services.changes import Target
    from desktop.services.operation import Operation
    from desktop.services.register import Register

KIND = "organisation"
SAME_AS = "same_as"
KEEP, OTHER = "keep", "other"
_WORD = re.compile(r"\w+")
# Words that say what somebody is, not who.
_COMMON = frozenset(
    {"ab", "as", "oy", "ltd", "gmbh", "stad", "kommun", "city", "of", "the", "och", "and", "i", "de", "la"}
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An organisation that may be the same: by these identifiers, as somebody said, or only by its name."""

    id: str
    title: str
    identifiers: tuple[str, ...]
    said: bool = False
    """Whether one of the two is said to be the same as the other."""

    @property
    def certain(self) -> bool:
        """Whether an identifier, or somebody, says so."""
        return bool(self.identifiers) or self.said


class Organisations:
    """Finding, merging and telling apart."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def candidates(self, identifier: str) -> tuple[Candidate, ...]:
        """The organisations that may be the same as this one, those with the same identifier first."""
        with self._register.reading() as connection:
            record = _organisation(connection, identifier)
            apart = _told_apart(connection, record)
            own = _identifiers(record)
            certain = [_certain(row, own) for row in tables.sharing_identifier(connection, own)]
            told = tables.with_ids(connection, _said_same(connection, record))
            said = [Candidate(row["id"], row["title"], (), said=True) for row in told]
            likely = [Candidate(row["id"], row["title"], ()) for row in _alike(connection, record)]
        found = tuple({each.id: each for each in reversed(certain + said + likely)}.values())[::-1]
        return tuple(each for each in found if each.id != identifier and each.id not in apart)

    def merge(
        self, keep: str, other: str, choices: Mapping[str, str], revs: tuple[int | None, int | None] = (None, None)
    ) -> Saved:
        """Make two organisations one; what pointed at the other points at the one that is kept.

        For each field `keep` or `other` says whose value stays; without a choice, the kept one's unless it has none.
        The other goes to the trash. It is one step of undo.
        """
        if keep == other:
            raise InvalidInput("merge.itself")
        with self._register.operation("organisation.merge", record=keep, kind=KIND) as operation:
            pair = tuple(_organisation(operation.connection, each) for each in (keep, other))
            changes = list(_fields(pair[0], pair[1], choices))
            kept = editable(operation.connection, keep, revs[0], with_fields(_wished(changes)))
            gone = editable(operation.connection, other, revs[1], thrown(operation.at))
            if other in _told_apart(operation.connection, pair[0]):
                raise Refused("merge.told_apart", title=pair[1].title)
            for change in changes:
                operation.do(kept, change)
            _repoint(operation, kept, gone)
            operation.do(gone, Change(gone.id, TRASHED, None, operation.at.isoformat()))
        return Saved(keep, operation.revision(kept), operation.number)


def _organisation(connection: Connection, identifier: str) -> Record:
    record = load(connection, identifier)
    if record.kind != KIND:
        raise InvalidInput("merge.not_organisation", kind=record.kind)
    return record


def _told_apart(connection: Connection, record: Record) -> set[str]:
    own = {str(row.fields.get("organisation", "")) for row in record.rows.get("not_same", ())}
    theirs = {pointer.record for pointer in tables.pointers_to(connection, record.id) if "not_same/" in pointer.path}
    return own | theirs


def _said_same(connection: Connection, record: Record) -> set[str]:
    theirs = {pointer.record for pointer in tables.pointers_to(connection, record.id) if pointer.path == SAME_AS}
    return theirs | {str(record.fields[SAME_AS])} if SAME_AS in record.fields else theirs


def _identifiers(record: Record) -> dict[str, str]:
    """The identifiers that match with certainty: only what has the shape of one."""
    country = record.fields.get("country")
    own = ((name, str(record.fields[name])) for name in tables.IDENTIFIERS if name in record.fields)
    where = None if country is None else str(country)
    return {name: registrations.bare(text) for name, text in own if registrations.plausible(name, text, where)}


def _certain(row: RowMapping, own: Mapping[str, str]) -> Candidate:
    same = tuple(name for name, value in own.items() if value == registrations.bare(str(row[name] or "")))
    return Candidate(str(row["id"]), str(row["title"]), same)


def _alike(connection: Connection, record: Record) -> Iterator[RowMapping]:
    """Those with a name of the same words, in the same country as far as both are known."""
    other_names = record.fields.get("other_names", ())
    own = _names(record.title, record.fields.get("acronym"), other_names if isinstance(other_names, tuple) else ())
    country = record.fields.get("country")
    for row in tables.named(connection):
        near = country is None or row["country"] is None or row["country"] == country
        if near and own & _names(str(row["title"]), row["acronym"], row["other_names"]):
            yield row


def _names(title: str, acronym: object, other_names: Sequence[str]) -> set[frozenset[str]]:
    told = (title, str(acronym or ""), *other_names)
    words = (frozenset(_WORD.findall(bare(fold(name)))) for name in told)
    return {found - _COMMON or found for found in words if found}


def _wished(changes: list[Change]) -> dict[str, Value | None]:
    """The fields of the kept one as they are wished."""
    fields = KINDS[KIND].by_name
    return {each.path: values.from_json(fields[each.path].type, each.after) for each in changes}


def _fields(mine: Record, theirs: Record, choices: Mapping[str, str]) -> Iterator[Change]:
    for name, choice in choices.items():
        if name not in KINDS[KIND].by_name or choice not in {KEEP, OTHER}:
            raise InvalidInput("merge.choice", field_name=name, choice=choice)
    for field in KINDS[KIND].fields:
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
