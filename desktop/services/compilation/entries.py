"""A record as a department sent it, with its values, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from db.fields import KINDS, types
from desktop.bundle import typed_records
from desktop.domain.dates import PartialDate
from desktop.domain.money import Money
from desktop.domain.periods import Period
from desktop.domain.records import Row
from desktop.domain.regions import region_of
from desktop.services.values import from_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop.domain.records import Value

    Read = Callable[[Any], Value | None]

NOT_STATED = ""
_DATING: Mapping[str, tuple[str, ...]] = {
    "visit": ("period", "wished", "received"),
    "project": ("period",),
    "agreement": ("period",),
    "exchange": ("period",),
    "watch": ("deadline", "sent", "found"),
}


CELLS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({
    "visit": ("direction", "organisation", "city", "level", "group_size", "received", "purpose", "learned"),
    "agreement": (
        "form", "partner", "city", "theme", "exchange", "mutual_benefit", "reviewed", "review_outcome", "results",
    ),
    "exchange": (
        "form", "direction", "organisation", "city", "young_people", "girls", "boys", "staff", "politicians", "purpose",
        "learned",
    ),
    "watch": ("form", "source", "area", "stage", "deadline", "action", "consulted_board", "result"),
    "priority": (
        "form", "year", "description", "measure", "planned_amount", "planned_hours", "outcome", "outcome_text",
        "used_amount", "used_hours",
    ),
})  # fmt: skip
"""What is told of each kind besides what every line has; public fields only."""
_COMMON = ("title", "status", "unit", "body", "country", "focus", "themes")
READ: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = MappingProxyType({
    "project": (
        (
            "acronym", "form", "purpose", "period", "target_group", "owner", "our_role", "total", "own_share",
            "contact", "funding_programme", "learned", "reference", "grant_agreement", "cordis_id", "keep_id",
            "kohesio_id", "esf_id",
        ),
        ("partners", "funders"),
    ),
    "membership": (
        (
            "organisation", "acronym", "form", "scope", "purpose", "benefit", "benefit_actual", "renewal",
            "notice_months", "override", "override_until", "override_reason", "reviewed", "review_months",
            "review_outcome",
        ),
        ("terms",),
    ),
    **{kind: ((*CELLS[kind], *_DATING.get(kind, ())), ()) for kind in CELLS},
})  # fmt: skip
"""The fields and rows of each kind that a compilation is made of, beside the common ones: no other is read."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who sent a record: the department, the bodies it serves, and the bundle it came in; the office has none."""

    code: str
    name: str
    bodies: tuple[str, ...] = ()
    bundle: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One record."""

    source: Source
    id: str
    kind: str
    raw: Mapping[str, Any]
    rows: Mapping[str, list[Mapping[str, Any]]]

    @property
    def key(self) -> tuple[str, str]:
        """What names it: two departments may send the same id."""
        return self.source.code, self.id

    @property
    def title(self) -> str:
        """What it is called."""
        return self.text("title")

    @property
    def unit(self) -> str:
        """The unit that it says it belongs to, else the department."""
        return self.text("unit") or self.source.name

    @property
    def body(self) -> str:
        """The body that answers for it: as it says, else the only one that the department serves."""
        only = self.source.bodies[0] if len(self.source.bodies) == 1 else NOT_STATED
        return self.text("body") or only

    @property
    def country(self) -> str:
        """The country it is about."""
        return self.text("country")

    @property
    def region(self) -> str:
        """The world region of that country."""
        return region_of(self.country) if self.country else NOT_STATED

    @property
    def focus(self) -> tuple[str, ...]:
        """The inriktningar it belongs to; never one alone by rule."""
        return tuple(str(each) for each in self.raw.get("focus", ()))

    @property
    def period(self) -> Period | None:
        """The days it is about."""
        for name in _DATING.get(self.kind, ()):
            found = self.value(name)
            if isinstance(found, PartialDate):
                return Period(found, found)
            if isinstance(found, Period) and (found.start or found.end):
                return found
        return None

    def text(self, name: str) -> str:
        """A text or a code, or nothing."""
        return str(self.raw.get(name, ""))

    def number(self, name: str) -> int | None:
        """A whole number, or nothing."""
        found = self.raw.get(name)
        return found if isinstance(found, int) and not isinstance(found, bool) else None

    def money(self, name: str) -> Money | None:
        """A sum, or nothing."""
        found = self.value(name)
        return found if isinstance(found, Money) else None

    def value(self, name: str) -> Value | None:
        """The value of a field."""
        raw = self.raw.get(name)
        if raw is None:
            return None
        read = _readers(self.kind)[name]
        return raw if read is None else read(raw)

    def values(self, names: Sequence[str]) -> dict[str, Value]:
        """Those of these fields that are filled in."""
        return {name: value for name in names if (value := self.value(name)) is not None}

    def rows_of(self, table: str) -> tuple[Row, ...]:
        """The rows of a table, with their values."""
        described = KINDS[self.kind].row_table(table)
        if described is None:
            return ()
        readers = _row_readers(self.kind, table)
        found = []
        for row in self.rows.get(table, ()):
            values: dict[str, Any] = {
                name: raw if (read := readers[name]) is None else read(raw) for name, raw in row.items() if name != "id"
            }
            found.append(Row(str(row["id"]), values))
        return tuple(found)


@cache
def _readers(kind: str) -> Mapping[str, Read | None]:
    return {field.name: _reader(field.type) for field in KINDS[kind].fields}


@cache
def _row_readers(kind: str, table: str) -> Mapping[str, Read | None]:
    described = KINDS[kind].row_table(table)
    assert described is not None  # noqa: S101 - who asks has looked; this tells the type checker
    return {field.name: _reader(field.type) for field in described.fields}


def _reader(described: types.FieldType) -> Read | None:
    """Give how a value is read; None where it is what it says. The schema has judged it, or our own tables gave it."""
    match described:
        case types.Day():
            return _day
        case types.Span():
            return lambda raw: _span(raw.get("start"), raw.get("end"), raw.get("text"))
        case types.Amount():
            return lambda raw: _sum(raw["amount"], raw["state"], raw["currency"], raw["text"])
        case types.Words() | types.Terms() | types.Languages():
            return tuple
        case types.Text() | types.Number() | types.Flag() | types.Country() | types.Choice() | types.Term():
            return None
        case _:
            return lambda raw: from_json(described, raw)


@lru_cache(20_000)
def _day(text: str) -> PartialDate:
    """Read a day. The same few thousand come again and again."""
    return PartialDate.parse(text)


@lru_cache(20_000)
def _span(start: str | None, end: str | None, text: str | None) -> Period:
    return Period(None if start is None else _day(start), None if end is None else _day(end), text)


@lru_cache(20_000)
def _sum(amount: str | None, state: str, currency: str | None, text: str | None) -> Money:
    return Money.from_json({"amount": amount, "state": state, "currency": currency, "text": text})


def entry_of(source: Source, record: Mapping[str, Any]) -> Entry:
    """Read a line of a bundle."""
    return Entry(source, str(record["id"]), str(record["kind"]), record["fields"], record["rows"])


@cache
def reader(kind: str) -> Callable[[str], dict[str, Any]]:
    """Give what reads a line of this kind, as far as a compilation needs it."""
    fields, tables = READ[kind]
    return typed_records.picked({*_COMMON, *fields}, tables)
