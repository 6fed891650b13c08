"""What a record is about: enough for others to name it and to point at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.search import bare, fold
from db.vocabulary import (
    ActivityKind,
    AgreementKind,
    Direction,
    DocumentKind,
    MembershipKind,
    OrganisationKind,
    PriorityKind,
    WatchKind,
)
from desktop.services.sample import json_forms
from desktop.services.sample.dice import time_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from desktop.services.sample.dice import Dice
    from desktop.services.sample.words import Place, Unit, Words
    from desktop.services.sample.world import World

HANGING = ("decision", "document", "task")
_HELD = ("visit", "visit", "project", "project", "agreement", "membership", "exchange", "watch", "priority")
_FORMS: Mapping[str, tuple[tuple[str, int], ...]] = {
    "visit": ((Direction.INCOMING, 4), (Direction.OUTGOING, 1)),
    "membership": tuple((form, 1) for form in MembershipKind),
    "agreement": tuple((form, 1) for form in AgreementKind),
    "exchange": tuple((form, 1) for form in ActivityKind),
    "watch": tuple((form, 1) for form in WatchKind),
    "priority": ((PriorityKind.DEPARTMENT, 3), (PriorityKind.ACTION_PLAN, 1)),
    "organisation": tuple((form, 3 if form is OrganisationKind.MUNICIPALITY else 1) for form in OrganisationKind),
    "document": tuple((form, 1) for form in DocumentKind),
}
_MUNICIPAL = (OrganisationKind.MUNICIPALITY, OrganisationKind.OTHER, OrganisationKind.ACADEMY, OrganisationKind.SCHOOL)


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a record before its fields are made. `on` is the place of the record it belongs to."""

    index: int
    kind: str
    id: str
    at: datetime
    form: str
    title: str
    unit: Unit
    body: str
    place: Place
    partner: str
    on: int | None
    slots: Mapping[str, str]

    @property
    def day(self) -> int:
        """The day it was made."""
        return self.at.toordinal()


def head_of(world: World, index: int) -> Head:
    """Draw what a record is about."""
    dice, words, kind = world.dice(index, "head"), world.words, world.kind_at(index)
    at = world.moment(index, dice.between(0, 999) / 1000)
    identifier = dice.identifier(time_of(at))
    form = _form(dice, kind)
    on, holder = _holder(world, index, kind, dice)
    unit = dice.pick(words.units) if holder is None else holder.unit
    body = dice.pick(unit.bodies) if holder is None else holder.body
    partner, place = _partner(words, dice, kind, form) if holder is None else (holder.partner, holder.place)
    slots = _slots(words, dice, unit, body, place, partner)
    slots["year"] = str(json_forms.year(at.toordinal()))
    if holder is not None:
        slots |= {"theme": holder.slots["theme"], "subject": holder.title}
    title = _title(words, dice, kind, form, place.culture, slots)
    return Head(index, kind, identifier, at, form, title, unit, body, place, partner, on, slots)


def _form(dice: Dice, kind: str) -> str:
    shares = _FORMS.get(kind)
    return "" if shares is None else str(dice.weighted(*shares))


def _holder(world: World, index: int, kind: str, dice: Dice) -> tuple[int | None, Head | None]:
    """The record that this one hangs on, or the organisation it is about, if that is one of the sample's own."""
    if kind in HANGING:
        wanted = dice.pick(_HELD)
    elif kind == "person" or (kind != "organisation" and dice.chance(0.3)):
        wanted = "organisation"
    else:
        return None, None
    found = world.earlier(index, wanted, dice)
    if found is None and kind in HANGING:
        found = 0
    return found, None if found is None else world.head(found)


def _partner(words: Words, dice: Dice, kind: str, form: str) -> tuple[str, Place]:
    place = dice.pick(words.places)
    chosen = form if kind == "organisation" else dice.pick(_MUNICIPAL)
    return organisation_name(words, dice, place, chosen), place


def organisation_name(words: Words, dice: Dice, place: Place, kind: str) -> str:
    """Make up an organisation."""
    return dice.pick(words.organisations(place.culture, kind)).format(city=place.city)


def person_name(words: Words, dice: Dice, culture: str) -> tuple[str, str]:
    """Make up a person: given name and family name."""
    return dice.pick(words.given_names[culture]), dice.pick(words.family_names[culture])


def address(given: str, family: str, place: Place) -> str:
    """An e-mail address that cannot be anybody's."""
    name, city = (plain(each) for each in (f"{given}.{family}", place.city))
    return f"{name}@{city}.example"


def plain(words: str) -> str:
    """Write words as they stand in an address."""
    return "".join(letter for letter in bare(fold(words)).replace(" ", "-") if letter.isalnum() or letter in "-.")


def _slots(words: Words, dice: Dice, unit: Unit, body: str, place: Place, partner: str) -> dict[str, str]:
    theme = dice.pick(unit.themes)
    return {
        "theme": theme,
        "theme_capital": theme[0].upper() + theme[1:],
        "area_lower": unit.area[0].lower() + unit.area[1:],
        "unit": unit.name,
        "body": body,
        "city": place.city,
        "country": place.country_name,
        "partner": partner,
        "our": " ".join(person_name(words, dice, "sv")),
        "n": str(dice.between(4, 24)),
        "programme": dice.pick(words.programmes).name,
        "word": dice.pick(words.passages["project"].lists["word"]),
    }


def _title(words: Words, dice: Dice, kind: str, form: str, culture: str, slots: dict[str, str]) -> str:
    if kind == "organisation":
        return slots["partner"]
    if kind == "person":
        slots["given"], slots["family"] = person_name(words, dice, culture)
        return f"{slots['given']} {slots['family']}"
    if kind in HANGING:
        titles = words.passages["hanging"].titles
        name = "document_decision" if (kind, form) == ("document", "decision") else form or kind
    else:
        titles, name = words.passages[kind].titles, form or "any"
    return dice.pick(titles[name]).format_map(slots)
