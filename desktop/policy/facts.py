"""What is known of a record when it is judged, frozen; and what a condition may ask about besides its fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from db.fields import KINDS, Field, RowTable
from db.fields.types import Choice, Day, Flag, Term, Text
from db.vocabulary import (
    CAME_TO_NOTHING,
    AgreementKind,
    DecisionOutcome,
    DocumentKind,
    LinkKind,
    MembershipStatus,
    OrganisationKind,
)
from desktop.domain.dates import PartialDate
from desktop.domain.periods import Period

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from db.fields import Kind
    from db.fields.lifecycle import Lifecycle
    from desktop.domain.findings import Answered
    from desktop.domain.records import Value

BODIES, KIND_CODES = "bodies", "kinds"
HUNG = (
    RowTable(
        name="decisions",
        section="",
        fields=(
            Field("body", Term(source=BODIES)),
            Field("decided_by", Text()),
            Field("date", Day()),
            Field("paragraph", Text()),
            Field("outcome", Choice(DecisionOutcome)),
            Field("conditional_on", Text()),
        ),
    ),
    RowTable(name="documents", section="", fields=(Field("form", Choice(DocumentKind)), Field("date", Day()))),
    RowTable(
        name="links",
        section="",
        fields=(
            Field("kind", Choice(LinkKind)),
            Field("to_kind", Term(source=KIND_CODES)),
            Field("form", Choice(AgreementKind)),
            Field("organisation", Choice(OrganisationKind)),
        ),
    ),
)
"""What hangs on a record or is linked to it, as rows. `body` is the profile's code for who decided, if it has one;
`form` is that of an agreement at the other end, `organisation` that of an organisation."""

COMPUTED: Mapping[str, tuple[Field, ...]] = MappingProxyType(
    {"membership": (Field("status", Choice(MembershipStatus)),)},
)
ALWAYS = (
    Field("today", Day()),
    Field("created", Day()),
    Field("underway", Flag()),
    Field("finished", Flag()),
)
"""What is no field, and can be asked all the same. `underway` is what was decided on and neither declined, dropped nor
cancelled; `finished` is what was carried through or is over."""


@dataclass(frozen=True, slots=True)
class Facts:
    """One record as its rules see it."""

    record: str
    kind: str
    fields: Mapping[str, Value]
    rows: Mapping[str, tuple[Mapping[str, Value], ...]]
    today: date
    created: PartialDate
    answers: Mapping[str, Answered] = field(default_factory=dict)
    """The reasons that were given, by rule."""


def names_of(kind: Kind) -> Mapping[str, Field]:
    """Everything with one value that a condition on this kind can ask about."""
    more = {each.name: each for each in (*ALWAYS, *COMPUTED.get(kind.name, ()))}
    return {**kind.by_name, **more}


def tables_of(kind: Kind) -> Mapping[str, RowTable]:
    """Everything with rows that a condition on this kind can ask about."""
    return {table.name: table for table in (*kind.rows, *HUNG)}


_DECIDED = ("decided",)
_STARTS = ("period", "applied", "date")
_RECEIVED = ("received", "found", "wished", "deadline", "due", "year")


DATED = frozenset((*_DECIDED, *_STARTS, *_RECEIVED, "terms"))
"""The fields and rows that say by which day a record is judged."""


def judged_on(facts: Facts) -> PartialDate:
    """The day by which a record is judged: its decision, else its start, when it was received, when it was created."""
    own = [_day(facts.fields.get(name)) for name in _DECIDED]
    decisions = [_day(row.get("date")) for row in facts.rows.get("decisions", ())]
    known = sorted(day for day in decisions if day is not None)
    starts = [_day(facts.fields.get(name)) for name in _STARTS]
    terms = sorted(day for row in facts.rows.get("terms", ()) if (day := _day(row.get("period"))) is not None)
    received = [_day(facts.fields.get(name)) for name in _RECEIVED]
    return next(day for day in (*own, *known, *starts, *terms, *received, facts.created) if day is not None)


def _day(value: Value | None) -> PartialDate | None:
    match value:
        case PartialDate():
            return value
        case Period():
            return value.start or value.end
        case int():
            return PartialDate(value)
        case _:
            return None


def reached(kind: Kind, status: str | None, wanted: str) -> bool:
    """Whether a record has come as far as a status, or left from there: a rejected project was once submitted."""
    if kind.lifecycle is None or status is None:
        return False
    places, chain = _places_in(kind.name)
    return places[status] >= places[wanted] if wanted in chain else status == wanted


@cache
def _places_in(kind: str) -> tuple[Mapping[str, int], frozenset[str]]:
    """Give the same of a kind, and which statuses are in its chain; asked of every record, for every rule."""
    lifecycle = KINDS[kind].lifecycle
    assert lifecycle is not None  # noqa: S101 - whoever asks has looked; this tells the type checker
    return places_of(lifecycle), frozenset(each.value for each in lifecycle.chain)


def places_of(lifecycle: Lifecycle) -> Mapping[str, int]:
    """Give how far each status is; one outside the chain is as far as the first it can be left for."""
    order = {each.value: place for place, each in enumerate(lifecycle.chain)}
    left = {leave.value: min(order[each.value] for each in sources) for leave, sources in lifecycle.exits.items()}
    return {**left, **order}


_BEGINS = {
    "visit": "decided",
    "project": "anchored",
    "agreement": "active",
    "exchange": "decided",
    "watch": "analysed",
    "priority": "decided",
}
_ENDS = {"visit": "held", "project": "final_report", "exchange": "held", "watch": "acted", "priority": "reported"}
_OVER = frozenset({"terminated", "expired", "ended"})


def known_besides(facts: Facts, kind: Kind) -> dict[str, Value]:
    """Give what is no field: the days, and whether a record is under way or finished."""
    status = None if (found := facts.fields.get("status")) is None else str(found)
    came = status not in CAME_TO_NOTHING
    return {
        "today": PartialDate.of(facts.today),
        "created": facts.created,
        "underway": came and (kind.name not in _BEGINS or reached(kind, status, _BEGINS[kind.name])),
        "finished": came and (status in _OVER or (kind.name in _ENDS and reached(kind, status, _ENDS[kind.name]))),
    }


assert all(not set(names_of(kind)) & set(tables_of(kind)) for kind in KINDS.values())  # noqa: S101 - a slip in the code
