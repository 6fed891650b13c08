"""How the window lays out what db.fields describes: which sections share a tab, and which columns sum up a row.

What is not named here is laid out all the same: a section in the first tab, a table by its first fields.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.fields import types

if TYPE_CHECKING:
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
        Tab("plan", ("plan", "programme")),
        Tab("delegation", ("delegation",)),
        Tab("follow_up", ("follow_up",)),
    ),
}
_ICONS = {"visit": "airplane-tilt"}
_SUMMARIES = {
    "criteria": ("criterion", "answer", "note"),
    "hosts": ("name", "organisation", "role"),
    "delegation": ("precedence", "name", "role", "organisation", "attendance"),
    "programme": ("start", "end", "title", "place"),
    "gifts": ("direction", "what", "value", "person"),
    "costs": ("what", "amount", "hours", "date"),
    "next_steps": ("what", "owner", "due", "done"),
    "evidence": ("step", "date", "note"),
}
_NEW = {"visit": ("direction", "organisation", "contact", "country", "city", "wished")}


def icon_of(kind: str) -> str:
    """Tell the icon of a kind."""
    return _ICONS.get(kind, "folder-open")


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
    """Tell which fields a new record is asked for; everything else can wait."""
    names = _NEW.get(kind.name) or tuple(field.name for field in kind.fields if field.required)
    return tuple(kind.by_name[name] for name in names)


def is_wide(field: Field) -> bool:
    """Tell whether a field takes the whole width."""
    kind = field.type
    if isinstance(kind, types.Text):
        return kind.lines or kind.limit > _WIDE or field.name == "title"
    return isinstance(kind, types.Terms | types.Words)
