"""Organisations and persons that may be the same: found, merged with a choice a field, or told apart for good.

Identifiers match by themselves; names are only candidates for a person to look at.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from db.queries import organisations as tables
from desktop.services import likeness, merging
from desktop.services.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from sqlalchemy import Connection

    from desktop.domain.records import Saved, SavedRow
    from desktop.services.register import Register

    Known = Mapping[str, object]

KINDS_OF_TWO = tuple(tables.APART)
"""The kinds of which two may be the same."""
_MOST_ALIKE, _MOST_SHOWN = 12, 500
"""Of a name that hundreds have, only so many are put side by side."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One that may be the same: by these identifiers, as somebody said, or only by its name."""

    kind: str
    id: str
    title: str
    identifiers: tuple[str, ...]
    said: bool = False
    """Whether one of the two is said to be the same as the other."""

    @property
    def certain(self) -> bool:
        """Whether an identifier, or somebody, says so."""
        return bool(self.identifiers) or self.said


@dataclass(frozen=True, slots=True)
class Twin:
    """One of two that may be the same, and what tells it from others of its name."""

    id: str
    title: str
    country: str
    about: str
    """The city of an organisation, the role of a person."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two of a kind that may be the same, and what speaks for it: identifiers, somebody's word, or the names alone."""

    kind: str
    one: Twin
    other: Twin
    identifiers: tuple[str, ...] = ()
    said: bool = False

    @property
    def certain(self) -> bool:
        """Whether an identifier, or somebody, says so."""
        return bool(self.identifiers) or self.said


class Organisations:
    """Finding, merging and telling apart."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def candidates(self, identifier: str) -> tuple[Candidate, ...]:
        """Those that may be the same as this one, those with the same identifier first."""
        with self._register.reading() as connection:
            kind = merging.mergeable(connection, identifier).kind
            found = _pairs(connection, kind, identifier)
        sides = ((each.other if each.one.id == identifier else each.one, each) for each in found)
        return tuple(Candidate(pair.kind, side.id, side.title, pair.identifiers, pair.said) for side, pair in sides)

    def pairs(self) -> tuple[Pair, ...]:
        """Every two in the register that may be the same and were not told apart, the certain ones first."""
        with self._register.reading() as connection:
            found = [pair for kind in KINDS_OF_TWO for pair in _pairs(connection, kind)]
        return tuple(_certain_first(found)[:_MOST_SHOWN])

    def merge(
        self, keep: str, other: str, choices: Mapping[str, str], revs: tuple[int | None, int | None] = (None, None)
    ) -> Saved:
        """Make two organisations, or two persons, one; what pointed at the other points at the one that is kept.

        For each field `keep` or `other` says whose value stays; without a choice, the kept one's unless it has none.
        The other goes to the trash. It is one step of undo.
        """
        return merging.merge(self._register, keep, other, choices, revs)

    def tell_apart(self, one: str, other: str, why: str | None = None, rev: int | None = None) -> SavedRow:
        """Remember that two are not the same; they are not offered as candidates again."""
        with self._register.reading() as connection:
            kind = merging.mergeable(connection, one).kind
            merging.mergeable(connection, other, kind)
        table, column = tables.APART[kind]
        told = {column: other} if why is None else {column: other, "why": why}
        return Rows(self._register).add(one, table, told, rev)


@dataclass(slots=True)
class _Reasons:
    """What speaks for two being the same."""

    identifiers: tuple[str, ...] = ()
    said: bool = False


def _pairs(connection: Connection, kind: str, only: str = "") -> list[Pair]:
    """Find the pairs of a kind, or those with one record in them; the certain ones first."""
    known = [dict(row) for row in tables.named(connection, kind)]
    apart = {frozenset(pair) for pair in tables.told_apart(connection, kind)}
    found: dict[tuple[int, int], _Reasons] = {}
    for key, places in _alike(known).items():
        for pair in _combined(places, known, only):
            reasons = found.setdefault(pair, _Reasons())
            match key:
                case ("said", _):
                    reasons.said = True
                case ("name", _):
                    pass
                case (name, _):
                    reasons.identifiers = (*reasons.identifiers, str(name))
    told = (
        Pair(kind, _twin(known[one]), _twin(known[other]), reasons.identifiers, reasons.said)
        for (one, other), reasons in found.items()
        if frozenset((known[one]["id"], known[other]["id"])) not in apart
        and (reasons.identifiers or reasons.said or likeness.near(known[one], known[other]))
    )
    return _certain_first(told)


def _certain_first(pairs: Iterable[Pair]) -> list[Pair]:
    return sorted(pairs, key=lambda pair: (not pair.identifiers, not pair.said))


def _alike(known: list[dict[str, object]]) -> dict[tuple[str, Hashable], list[int]]:
    """Put those together that have an identifier or a name in common, or of which one is said to be the other."""
    groups: dict[tuple[str, Hashable], list[int]] = defaultdict(list)
    place_of = {each["id"]: place for place, each in enumerate(known)}
    for place, each in enumerate(known):
        for name, value in likeness.identifiers_of(each).items():
            groups[name, value].append(place)
        for words in likeness.names_of(each):
            groups["name", words].append(place)
        same = place_of.get(each.get(merging.SAME_AS))
        if same is not None:
            groups["said", (place, same)] = [place, same]
    return groups


def _combined(places: list[int], known: list[dict[str, object]], only: str) -> Iterable[tuple[int, int]]:
    """Give the pairs of a group: all of a small one; of a record, those it is in."""
    if not only:
        return ((min(pair), max(pair)) for pair in combinations(places[:_MOST_ALIKE], 2))
    own = [place for place in places if known[place]["id"] == only]
    return ((min(own[0], other), max(own[0], other)) for other in places if own and other != own[0])


def _twin(known: Known) -> Twin:
    about = known.get("city") or known.get("role") or ""
    return Twin(str(known["id"]), str(known["title"]), str(known.get("country") or ""), str(about))
