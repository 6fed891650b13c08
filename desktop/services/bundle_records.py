"""The lines of a bundle: which records go along, and of each only the fields that the format version lists.

Straight from columns to JSON, in as many statements as there are tables: ten thousand records are asked for at once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from db.fields import KINDS, types
from db.models import HANGING
from db.queries import outgoing as tables
from desktop.bundle import record_schema
from desktop.bundle.zip_layout import is_media_type
from desktop.domain.file_names import ending
from desktop.domain.media import usual_ending
from desktop.domain.sums import plain_decimal
from desktop.services.values import to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from decimal import Decimal

    from sqlalchemy import Connection

    from db.fields import Field, Kind, Shape
    from desktop.domain.records import Json

    Record = dict[str, Any]

_CONTACTS: Final = ("organisation", "person")
_OF_A_FILE: Final = ("file_name", "media_type", "size", "sha256")
_ENDING = re.compile(r"[a-z0-9]{1,10}")


@dataclass(frozen=True, slots=True)
class FileOut:
    """A file that goes along, named by what it hashes to."""

    name: str
    media_type: str
    size: int
    sha256: str


@dataclass(slots=True)
class Gathered:
    """The records of a bundle and the files that go along."""

    records: list[Record] = field(default_factory=list)
    files: dict[str, FileOut] = field(default_factory=dict)


def gather(connection: Connection, first: str, last: str) -> Gathered:
    """Read what goes along for a period: the department's own, what is linked with it, and what hangs on any of it."""
    chosen = _chosen(connection, first, last)
    found = Gathered()
    protected = tables.protected(connection)
    for kind in sorted(chosen):
        found.records += _lines(connection, KINDS[kind], sorted(chosen[kind]), protected)
    for record in found.records:
        if record["kind"] == "document":
            _with_file(record, found.files)
    return found


def _chosen(connection: Connection, first: str, last: str) -> dict[str, set[int]]:
    own = [kind for kind in KINDS if kind not in {*_CONTACTS, *HANGING}]
    chosen = {kind: set(tables.own(connection, kind, first, last)) for kind in own}
    numbers = sorted(set().union(*chosen.values()))
    persons = tables.linked(connection, "person", numbers) - tables.protected(connection)
    employers = tables.employers(connection, sorted(persons))
    chosen["person"] = persons
    chosen["organisation"] = tables.linked(connection, "organisation", numbers)
    chosen["organisation"] |= tables.numbers_of(connection, "organisation", employers)
    new = set().union(*chosen.values())
    while new:  # a document may hang on a decision
        carriers = list(tables.ids(connection, sorted(new)).values())
        new = set()
        for kind in HANGING:
            more = tables.hanging(connection, kind, carriers) - chosen.get(kind, set())
            chosen[kind] = chosen.get(kind, set()) | more
            new |= more
    return chosen


def _lines(connection: Connection, kind: Kind, numbers: Sequence[int], protected: set[int]) -> Iterable[Record]:
    shape = _plan(kind)
    found: dict[int, Record] = {}
    for number, identifier, rev, *values in map(tuple, tables.columns(connection, kind.name, shape.columns, numbers)):
        found[number] = {"attachments": [], "fields": shape.told(values), "id": identifier, "kind": kind.name}
        found[number] |= {"links": [], "rev": rev, "rows": {}}
    for table in kind.rows:
        plan = _plan(table)
        for number, identifier, *values in map(
            tuple, tables.row_columns(connection, table.name, plan.columns, numbers)
        ):
            row = {"id": identifier, **plan.told(values)}
            found[number]["rows"].setdefault(table.name, []).append(row)
    for number, link, other, to in map(tuple, tables.links(connection, numbers)):
        if other not in protected:
            found[number]["links"].append({"kind": link, "to": to})
    return found.values()


def _with_file(document: Record, files: dict[str, FileOut]) -> None:
    """Let the file of a document go along if it is to; of one that is not, nothing is said."""
    fields = document["fields"]
    if not fields.get("goes_along") or "sha256" not in fields:
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
    """The columns of the fields that are listed, and how each becomes JSON."""

    columns: tuple[str, ...]
    fields: tuple[tuple[str, int, int, Callable[..., Json]], ...]

    def told(self, values: Sequence[Any]) -> dict[str, Json]:
        """Write the fields that are filled in."""
        found: dict[str, Json] = {}
        for name, start, stop, tell in self.fields:
            value = tell(*values[start:stop])
            if value is not None:
                found[name] = value
        return found


@cache
def _plan_of(kind: str, table: str) -> _Plan:
    whole = KINDS[kind]
    shape: Shape = next((each for each in whole.rows if each.name == table), whole)
    columns: list[str] = []
    fields = []
    for each in record_schema.listed(shape.fields):
        own = [each.name + column.suffix for column in each.type.columns if column.suffix != "_key"]
        fields.append((each.name, len(columns), len(columns) + len(own), _teller(each)))
        columns += own
    return _Plan(tuple(columns), tuple(fields))


def _plan(shape: Shape) -> _Plan:
    kind = next(name for name, kind in KINDS.items() if kind is shape or shape in kind.rows)
    return _plan_of(kind, shape.name)


def _teller(described: Field) -> Callable[..., Json]:
    match described.type:
        case types.Span():
            return _period
        case types.Amount():
            return _money
        case types.Quantity():
            return _quantity
        case types.Terms() | types.Words() | types.Languages():
            return _several
        case _:
            return _same


def _same(value: Json) -> Json:
    return value


def _several(value: tuple[str, ...]) -> Json:
    return list(value) or None


def _quantity(value: Decimal | None) -> Json:
    return to_json(value)


def _period(start: str | None, end: str | None, text: str | None) -> Json:
    told = {"start": start, "end": end, "text": text}
    return {name: value for name, value in told.items() if value is not None} or None


def _money(amount: Decimal | None, state: str | None, currency: str | None, text: str | None) -> Json:
    if state is None:
        return None
    return {
        "amount": None if amount is None else plain_decimal(amount),
        "state": state,
        "currency": currency,
        "text": text,
    }
