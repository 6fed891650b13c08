"""How the window lays out what db.fields describes: which sections share a tab, and which columns sum up a row.

What is not named here is laid out all the same: a section in the first tab, a table by its first fields.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from db.fields import KINDS, types

if TYPE_CHECKING:
    from datetime import date

    from db.fields import Field, Kind, RowTable

_WIDE, _COLUMNS = 300, 4


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab of a record: its name in the texts is that of its first section, or tab.<kind>.<name>."""

    name: str
    sections: tuple[str, ...]


_TABS = {
    "visit": (
        Tab("details", ("about", "request", "purpose", "notes")),
        Tab("assessment", ("assessment",)),
        Tab("programme", ("programme", "plan")),
        Tab("delegation", ("delegation",)),
        Tab("follow_up", ("follow_up",)),
    ),
    "membership": (
        Tab("details", ("about", "membership", "purpose", "notes")),
        Tab("terms", ("terms",)),
        Tab("review", ("review",)),
    ),
    "project": (
        Tab("details", ("about", "project", "purpose", "notes")),
        Tab("funding", ("funding",)),
        Tab("partners", ("partners",)),
        Tab("handling", ("handling",)),
        Tab("results", ("results",)),
    ),
    "agreement": (
        Tab("details", ("about", "agreement", "purpose", "notes")),
        Tab("terms", ("terms",)),
        Tab("review", ("review",)),
    ),
    "exchange": (
        Tab("details", ("about", "exchange", "purpose", "notes")),
        Tab("taking_part", ("taking_part",)),
        Tab("plan", ("plan",)),
        Tab("follow_up", ("follow_up",)),
    ),
    "watch": (
        Tab("details", ("about", "watch", "purpose", "notes")),
        Tab("analysis", ("analysis",)),
        Tab("advocacy", ("advocacy",)),
        Tab("follow_up", ("follow_up",)),
    ),
    "organisation": (
        Tab("details", ("about", "organisation", "notes")),
        Tab("identifiers", ("identifiers",)),
        Tab("examined", ("examined",)),
    ),
    "person": (Tab("details", ("about", "person", "notes")), Tab("private", ("private",))),
    "decision": (Tab("details", ("about", "decision", "notes")),),
    "document": (Tab("details", ("about", "document", "notes")),),
    "task": (Tab("details", ("about", "task", "notes")),),
    "priority": (Tab("details", ("about", "plan", "purpose", "notes")), Tab("outcome", ("outcome",))),
}
_SUMMARIES = {
    "criteria": ("criterion", "answer", "note"),
    "hosts": ("name", "organisation", "role"),
    "delegation": ("precedence", "name", "role", "organisation", "attendance"),
    "programme": ("start", "title", "place", "host"),
    "gifts": ("direction", "what", "value", "person"),
    "costs": ("what", "amount", "hours", "date"),
    "next_steps": ("what", "owner", "due", "done"),
    "evidence": ("step", "date", "note"),
    "terms": ("period", "fee", "decision", "notice_given"),
    "partners": ("organisation", "role", "country", "budget"),
    "signers": ("side", "name", "role", "signed"),
    "reports": ("kind", "period", "due", "sent"),
}
_NEW: dict[str, tuple[str, ...]] = {"visit": ("direction", "organisation", "contact", "country", "city", "wished")}
_ASKED = (
    "given_name",
    "family_name",
    "direction",
    "form",
    "organisation",
    "partner",
    "acronym",
    "funding_programme",
    "role",
    "source",
    "country",
    "city",
    "decided_by",
    "who",
    "responsible",
    "period",
    "date",
    "due",
    "deadline",
)
"""What is worth asking of any new record that has it, in this order, after what it must have."""
_TITLE = "title"
_TOLD = ("period", "wished", "received", "date", "due", "deadline", "year"), ("organisation", "role", "city", "country")
_UNTOLD = {_TITLE, "reference", "unit", "status"}
_MOST_TOLD = 3


def tabs_of(kind: Kind) -> tuple[Tab, ...]:
    """Tell the tabs of a kind; every section is in one of them."""
    tabs = _TABS.get(kind.name, (Tab("details", ()),))
    placed = {section for tab in tabs for section in tab.sections}
    rest = tuple(section for section in kind.sections if section not in placed)
    first = tabs[0]
    return (Tab(first.name, first.sections + rest), *tabs[1:])


def summary_of(table: RowTable) -> tuple[Field, ...]:
    """Tell which fields sum up a row."""
    named = _SUMMARIES.get(table.name)
    if named is not None:
        return tuple(table.by_name[name] for name in named if name in table.by_name)
    return table.fields[:_COLUMNS]


def asked_of_new(kind: Kind) -> tuple[Field, ...]:
    """Tell which fields a new record is asked for besides its title; everything else can wait."""
    names = _NEW.get(kind.name)
    if names is None:
        required = (field.name for field in kind.fields if field.required and field.name != _TITLE)
        names = tuple(dict.fromkeys((*required, *(name for name in _ASKED if name in kind.by_name))))
    return tuple(kind.by_name[name] for name in names)


def likely_of_new(kind: Kind, today: date) -> dict[str, str]:
    """Tell what a new record most likely says in the fields it is asked for."""
    return {"visit": {"direction": "incoming"}, "priority": {"year": str(today.year)}}.get(kind.name, {})


@cache
def told_in_list(kind_name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Tell which fields a line of a list says besides the title: the first of some that date it, and some others."""
    kind = KINDS[kind_name]
    dates: tuple[str, ...] = _TOLD[0]
    names: tuple[str, ...] = _TOLD[1]
    if not any(name in kind.by_name for name in names):
        plain = (types.Text, types.Choice, types.Country, types.Number)
        listed = (field for field in kind.fields if field.listed and isinstance(field.type, plain))
        told = [field.name for field in listed if field.name not in _UNTOLD and field.name not in dates]
        names = tuple(told[:_MOST_TOLD])
    return dates, names


def party_of(kind: Kind) -> tuple[str, str, str]:
    """Tell which fields say whom a record is about: organisation, city and country; nothing where none does."""
    own = {"organisation": ("title",)}.get(kind.name, ("partner", "organisation", "owner"))
    organisation, city, country = (
        next((name for name in names if _names_somebody(kind, name)), "") for names in (own, ("city",), ("country",))
    )
    return organisation, city, country


def _names_somebody(kind: Kind, name: str) -> bool:
    field = kind.by_name.get(name)
    return field is not None and isinstance(field.type, types.Text | types.Country)


def explains(field: Field, other: Field | None) -> bool:
    """Tell whether a field says more of another, and so stands beside it."""
    return other is not None and field.name in {f"{other.name}_note", f"{other.name}_why"}


_TOLD_IN = {
    "membership": ("terms", "review"),
    "agreement": ("terms", "review"),
    "project": ("funding", "partners"),
    "priority": ("details", "outcome"),
}


def tells_facts(kind: Kind, tab: Tab) -> bool:
    """Tell whether the key facts of a record stand at the head of a tab."""
    return tab.name in _TOLD_IN.get(kind.name, ())


def is_wide(field: Field) -> bool:
    """Tell whether a field takes the whole width."""
    kind = field.type
    if isinstance(kind, types.Text):
        return kind.lines or kind.limit > _WIDE or field.name == "title"
    return isinstance(kind, types.Terms | types.Words)
