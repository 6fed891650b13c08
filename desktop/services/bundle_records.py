"""The lines of a bundle: which records go along, and of each only the fields that the format version lists.

Straight from columns to JSON, some hundred records at a time: what has become a line is not kept beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from db.base import unlisted, unscaled
from db.fields import KINDS, types
from db.fields.registry import row_tables
from db.models import HANGING
from db.queries import outgoing as tables
from desktop.bundle import record_schema
from desktop.bundle.zip_layout import is_media_type
from desktop.domain.file_names import ending
from desktop.domain.media import usual_ending
from desktop.domain.sums import plain_decimal
from desktop.services.values import to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from db.fields import Field, Shape
    from desktop.domain.records import Json

    Record = dict[str, Any]

_CONTACTS: Final = ("organisation", "person")
_OF_A_FILE: Final = ("file_name", "media_type", "size", "sha256")
_UNNAMED: Final = "Dokument"
"""What a document is called whose title is the name of a file that does not go along."""
_TAIL: Final = 3
_SUMS_KEPT: Final = 10_000
_ENDING = re.compile(r"[a-z0-9]{1,10}")


@dataclass(frozen=True, slots=True)
class FileOut:
    """A file that goes along, named by what it hashes to."""

    name: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What goes along: the records' numbers with their kind, and what they link to."""

    kinds: Mapping[int, str]
    links: Mapping[int, list[Json]]


def gather(connection: Connection, first: str, last: str, files: dict[str, FileOut]) -> Iterator[list[Record]]:
    """Read what goes along for a period: the department's own, what is linked with it, and what hangs on any of it.

    Some records at a time, as they were made. The files that go along are noted in `files`.
    """
    chosen = _chosen(connection, first, last)
    for numbers in tables.pages(sorted(chosen.kinds)):
        found = _read(connection, numbers, chosen)
        for record in found:
            if record["kind"] == "document":
                _with_file(record, files)
        yield found


def _chosen(connection: Connection, first: str, last: str) -> _Chosen:
    own = [kind for kind in KINDS if kind not in {*_CONTACTS, *HANGING}]
    chosen = {kind: set(tables.own(connection, kind, first, last)) for kind in own}
    numbers = set().union(*chosen.values())
    protected = tables.protected(connection)
    chosen["person"] = tables.linked(connection, "person", numbers) - protected
    chosen["organisation"] = tables.linked(connection, "organisation", numbers)
    chosen["organisation"] |= tables.employers(connection, chosen["person"])
    hanging = {kind: tables.hanging(connection, kind) for kind in HANGING}
    carriers = set().union(*chosen.values())
    chosen |= {kind: set[int]() for kind in HANGING}
    while carriers:  # a document may hang on a decision
        new = {kind: {number for number, on in hanging[kind] if on in carriers} - chosen[kind] for kind in HANGING}
        for kind in HANGING:
            chosen[kind] |= new[kind]
        carriers = set().union(*new.values())
    links: dict[int, list[Json]] = {}
    for source, kind, target, to in tables.links(connection):
        if target not in protected:
            links.setdefault(source, []).append({"kind": kind, "to": to})
    return _Chosen({number: kind for kind, found in chosen.items() for number in found}, links)


def _read(connection: Connection, numbers: Sequence[int], chosen: _Chosen) -> list[Record]:
    """Read records of all kinds together: kinds share some tables of rows, and each is to be read once."""
    by_kind: dict[str, list[int]] = {}
    for number in numbers:
        by_kind.setdefault(chosen.kinds[number], []).append(number)
    found: dict[int, Record] = {}
    for name, some in by_kind.items():
        plan = _plan_of_kind(name)
        for row in tables.columns(connection, name, plan.columns, some):
            rev, identifier, number = row[-_TAIL:]
            found[number] = {
                "attachments": [],
                "fields": plan.told(row),
                "id": identifier,
                "kind": name,
                "links": chosen.links.get(number, []),
                "rev": rev,
                "rows": {},
            }
    for table in {table.name for name in by_kind for table in record_schema.tables_of(KINDS[name])}:
        plan = _plan_of_rows(table)
        rows = tables.row_columns(connection, table, plan.columns[1:], numbers)
        for number, of_it in groupby(rows, itemgetter(-1)):
            found[number]["rows"][table] = [plan.told(row) for row in of_it]
    return list(found.values())


def _with_file(document: Record, files: dict[str, FileOut]) -> None:
    """Let the file of a document go along if it is to; of one that is not, nothing is said."""
    fields = document["fields"]
    if not fields.get("goes_along") or "sha256" not in fields:
        if fields["title"] == fields.get("file_name"):
            fields["title"] = _UNNAMED
        for name in _OF_A_FILE:
            fields.pop(name, None)
        return
    name, sha256, media_type = str(fields["file_name"]), str(fields["sha256"]), str(fields["media_type"])
    if sha256 not in files:
        suffix = ending(name)
        suffix = suffix if _ENDING.fullmatch(suffix) else usual_ending(media_type)
        known = media_type if is_media_type(media_type) else "application/octet-stream"
        files[sha256] = FileOut(f"attachments/{sha256}.{suffix}", known, int(fields["size"]), sha256)
    document["attachments"] = [{"file": files[sha256].name, "name": name}]


@dataclass(frozen=True, slots=True)
class _Plan:
    """The columns of the fields that are listed: first those that are told as they are, then how the others are."""

    columns: tuple[str, ...]
    same: tuple[str, ...]
    others: tuple[tuple[str, int, Callable[[Any], Json]], ...]
    """What is in one column, and told in another way if it is filled in."""
    wide: tuple[tuple[str, int, int, Callable[..., Json]], ...]

    def told(self, values: Sequence[Any]) -> dict[str, Json]:
        """Write the fields that are filled in, of which the values stand first."""
        found = {name: value for name, value in zip(self.same, values, strict=False) if value is not None}
        for name, place, tell_one in self.others:
            if values[place] is not None:
                found[name] = tell_one(values[place])
        for name, start, stop, tell in self.wide:
            value = tell(*values[start:stop])
            if value is not None:
                found[name] = value
        return found


@cache
def _plan_of_kind(name: str) -> _Plan:
    return _plan(KINDS[name])


@cache
def _plan_of_rows(name: str) -> _Plan:
    return _plan(row_tables()[name], "id")


def _plan(shape: Shape, *first: str) -> _Plan:
    tellers = [(each, _teller(each)) for each in record_schema.listed(shape.fields)]
    same = [*first, *(each.name for each, tell in tellers if tell is None)]
    columns, others, wide = list(same), [], []
    for each, tell in tellers:
        if tell is not None:
            own = [each.name + column.suffix for column in each.type.columns if column.suffix != "_key"]
            if len(own) == 1:
                others.append((each.name, len(columns), tell))
            else:
                wide.append((each.name, len(columns), len(columns) + len(own), tell))
            columns += own
    return _Plan(tuple(columns), tuple(same), tuple(others), tuple(wide))


def _teller(described: Field) -> Callable[..., Json] | None:
    """Give how the columns of a field are told; None if as they are."""
    match described.type:
        case types.Span():
            return _period
        case types.Amount():
            return _money
        case types.Quantity():
            return _quantity
        case types.Terms() | types.Words() | types.Languages():
            return unlisted
        case _:
            return None


@lru_cache(_SUMS_KEPT)
def _quantity(scaled: int) -> Json:
    return to_json(unscaled(scaled))


@lru_cache(_SUMS_KEPT)
def _sum(scaled: int) -> str:
    return plain_decimal(unscaled(scaled))


def _period(start: str | None, end: str | None, text: str | None) -> Json:
    if start is not None and end is not None and text is None:
        return {"end": end, "start": start}
    told = {"start": start, "end": end, "text": text}
    return {name: value for name, value in told.items() if value is not None} or None


def _money(amount: int | None, state: str | None, currency: str | None, text: str | None) -> Json:
    if state is None:
        return None
    return {
        "amount": None if amount is None else _sum(amount),
        "state": state,
        "currency": currency,
        "text": text,
    }
