"""What to know of values that were saved: nothing typed is refused for it, but it has to be said.

An identifier without the shape of one is kept and never matched by. A membership's status set against its terms counts
only with its last day and its reason; the window saves field by field, so what is missing is told until it is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.fields.types import Text
from desktop.domain.records import Note
from desktop.domain.registrations import IDENTIFIERS, plausible
from desktop.domain.text import turns

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from db.fields import Field, Shape
    from desktop.domain.records import Value

OVERRIDE = ("override", "override_until", "override_reason")
_COUNTRY = "country"


def read_along(shape: Shape) -> list[Field]:
    """The fields that what is said of others depends on."""
    return [shape.by_name[name] for name in (_COUNTRY, *IDENTIFIERS, *OVERRIDE) if name in shape.by_name]


def of_change(shape: Shape, fields: Mapping[str, Value | None], wanted: Collection[str]) -> tuple[Note, ...]:
    """What to say of the fields that were wanted, now that all of them are these."""
    notes = [*_identifiers(shape, fields, wanted)]
    if not set(OVERRIDE).isdisjoint(wanted):
        notes += [Note(f"membership.no_{name}") for name in missing_of_override(fields)]
    return tuple(notes)


def of_given(shape: Shape, given: Mapping[str, object]) -> tuple[Note, ...]:
    """What to say of what was given, where it was not kept to the letter."""
    for name, raw in given.items():
        described = shape.by_name[name].type
        if isinstance(described, Text) and not described.lines and isinstance(raw, str) and turns(raw):
            return (Note("text.direction"),)
    return ()


def missing_of_override(fields: Mapping[str, Value | None]) -> tuple[str, ...]:
    """Which fields a status that is set against the terms still lacks; none if no status is set at all."""
    missing = tuple(name for name in OVERRIDE if not fields.get(name))
    return () if len(missing) == len(OVERRIDE) else missing


def _identifiers(shape: Shape, fields: Mapping[str, Value | None], wanted: Collection[str]) -> Iterator[Note]:
    country = fields.get(_COUNTRY)
    for name in IDENTIFIERS:
        value = fields.get(name)
        asked = name in wanted or (name == "registration" and _COUNTRY in wanted)
        if name not in shape.by_name or not asked or value is None:
            continue
        if not plausible(name, str(value), None if country is None else str(country)):
            yield Note(f"identifier.{name}", {"text": str(value)})
