"""One record in the making, and what the records of all kinds have in common."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from db.fields import KINDS
from desktop.services.sample import json_forms
from desktop.services.sample.heads import HANGING, address, organisation_name, person_name, plain
from desktop.services.sample.json_forms import day

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from db.fields import Kind
    from db.vocabulary import Vocabulary
    from desktop.domain.records import Json
    from desktop.services.sample.heads import Head
    from desktop.services.sample.words import Place
    from desktop.services.sample.world import World

_LINKED = ("visit", "project", "agreement", "exchange")
_TAILS = 1 << 16
_LINKS = ("related", "follows", "part_of", "resulted_in")


@cache
def _codes(vocabulary: type[Vocabulary]) -> tuple[str, ...]:
    return tuple(vocabulary)


@dataclass(frozen=True, slots=True)
class Made:
    """A made-up record as the history keeps it: JSON, rows by table and id, and links by kind to a place."""

    index: int
    id: str
    kind: str
    at: datetime
    title: str
    fields: Mapping[str, Json]
    rows: Mapping[str, Mapping[str, Mapping[str, Json]]]
    links: tuple[tuple[str, int, str], ...]

    @property
    def whole(self) -> Json:
        """The record as the history keeps it when it is added."""
        return {"kind": self.kind, "fields": self.fields, "rows": self.rows}


class Draft:
    """Collects the fields and rows of one record; what is None is left out."""

    def __init__(self, world: World, index: int) -> None:
        self.world = world
        self.head: Head = world.head(index)
        self.dice = world.dice(index)
        self.day = self.head.day
        self.today = world.today
        self.kind: Kind = KINDS[self.head.kind]
        self.fields: dict[str, Json] = {}
        self._rows: dict[str, dict[str, dict[str, Json]]] = {}
        self._passages = world.words.passages["hanging" if self.head.kind in HANGING else self.head.kind]
        # The identifiers of rows count on from the record's own.
        self._stem, self._tail = self.head.id[:-4], int(self.head.id[-4:], 16)

    def put(self, **fields: Json) -> None:
        """Fill in fields."""
        for name, value in fields.items():
            if value is not None:
                self.fields[name] = value

    def row(self, table: str, **fields: Json) -> None:
        """Add a row to a table."""
        rows = self._rows.setdefault(table, {})
        row: dict[str, Json] = {name: value for name, value in fields.items() if value is not None}
        row["position"] = len(rows)
        self._tail = (self._tail + 1) % _TAILS
        rows[f"{self._stem}{self._tail:04x}"] = row

    def say(self, name: str) -> str:
        """Say something of this name: one passage from each part."""
        pick = self.dice.pick
        passages = [pick(part) for part in self._passages.texts[name]]
        return " ".join(passage for passage in passages if passage).format_map(self.head.slots)

    def one(self, name: str) -> str:
        """Give one of a list of this name."""
        return self.dice.pick(self._passages.lists[name]).format_map(self.head.slots)

    def several(self, name: str, low: int, high: int) -> list[str]:
        """Give several of a list of this name, in its order."""
        chosen = self.dice.some(self._passages.lists[name], low, high)
        return [each.format_map(self.head.slots) for each in chosen]

    def said(self, share: float, name: str) -> str | None:
        """Say something as often as the share says."""
        return self.say(name) if self.dice.chance(share) else None

    def listed(self, share: float, name: str) -> str | None:
        """Give one of a list as often as the share says."""
        return self.one(name) if self.dice.chance(share) else None

    def code(self, vocabulary: type[Vocabulary], share: float = 1.0) -> str | None:
        """Give one word of a vocabulary as often as the share says."""
        return self.dice.pick(_codes(vocabulary)) if self.dice.chance(share) else None

    def within(self, first: int, last: int) -> str:
        """Give a working day of this span, counted from the day the record was made."""
        return day(json_forms.workday(self.day + self.dice.between(first, last)))

    def person(self, place: Place | None = None) -> str:
        """Make up a person, one of our own if no place is given."""
        return " ".join(person_name(self.world.words, self.dice, "sv" if place is None else place.culture))

    def stranger(self) -> tuple[str, str]:
        """Make up a contact at the partner's: the name, and how to reach them."""
        place = self.head.place
        given, family = person_name(self.world.words, self.dice, place.culture)
        return f"{given} {family}", f"{address(given, family, place)}\n{self.phone()}"

    def phone(self) -> str:
        """Give a number of the series that the Swedish telecom authority keeps for fiction."""
        if self.dice.chance(0.5):
            return f"070-174 06 {self.dice.between(5, 99):02d}"
        return f"08-465 004 {self.dice.between(0, 99):02d}"

    def organisation(self, place: Place, kind: str) -> str:
        """Make up an organisation."""
        return organisation_name(self.world.words, self.dice, place, kind)

    def site(self) -> str:
        """Give an address on the web that cannot be anybody's."""
        return f"https://{plain(self.head.partner)}.example"

    def done(self) -> Made:
        """Give the record."""
        head = self.head
        rows = {table.name: self._rows[table.name] for table in self.kind.rows if table.name in self._rows}
        return Made(head.index, head.id, head.kind, head.at, head.title, self.fields, rows, self._links())

    def _links(self) -> tuple[tuple[str, int, str], ...]:
        if self.head.kind in HANGING:
            return ()
        found = []
        if self.head.on is not None and self.head.kind != "person":
            found.append(("related", self.head.on, self.world.head(self.head.on).id))
        if self.dice.chance(0.1):
            to = self.world.earlier(self.head.index, self.dice.pick(_LINKED), self.dice)
            if to is not None:
                found.append((self.dice.pick(_LINKS), to, self.world.head(to).id))
        return tuple(found)
