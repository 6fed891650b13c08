"""Which records of several departments tell of the same project.

Identifiers decide, names only suggest. What is given out to one project alone (CORDIS, keep, Kohesio, ESF; a grant
agreement with a partner's PIC or the programme) joins wherever it stands. What people give out themselves (a
diarienummer, a programme with an acronym, an organisation number with title and start) joins departments with each
other, unless one department has several such records: then it suggests only. What a person has said goes before all.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

from desktop.domain.registrations import bare, plausible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from desktop.services.compilation.entries import Entry

    Key: TypeAlias = tuple[str, ...]

SAME: Final = "same"
DIFFERENT: Final = "different"
MOST_CANDIDATES: Final = 500
_GIVEN_OUT: Final = ("cordis_id", "keep_id", "kohesio_id", "esf_id")
_SHORTEST_NAME: Final = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two records that may be of the same thing; `why` says what they have in common."""

    one: str
    other: str
    why: str
    titles: tuple[str, str]
    departments: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Matched:
    """Records put together, what may belong together besides, and how many candidates there were in all."""

    groups: tuple[tuple[Entry, ...], ...]
    candidates: tuple[Candidate, ...]
    candidate_count: int
    conflicts: tuple[tuple[str, str], ...]
    """Pairs that a person has called different, though an identifier would join them."""


@dataclass(slots=True)
class _Joined:
    """Groups that grow together, unless somebody has said that two in them are different."""

    parents: list[int]
    members: list[list[int]]
    apart: Mapping[int, set[int]]
    conflicts: set[tuple[int, int]] = field(default_factory=set)

    def find(self, one: int) -> int:
        while self.parents[one] != one:
            self.parents[one] = self.parents[self.parents[one]]
            one = self.parents[one]
        return one

    def join(self, one: int, other: int) -> None:
        a, b = self.find(one), self.find(other)
        if a == b:
            return
        if len(self.members[a]) < len(self.members[b]):
            a, b = b, a
        clash = self._clash(a, b)
        if clash is not None:
            self.conflicts.add(clash)
            return
        self.parents[b] = a
        self.members[a] += self.members[b]

    def _clash(self, a: int, b: int) -> tuple[int, int] | None:
        for one in self.members[b] if self.apart else ():
            for other in self.apart.get(one, ()):
                if self.find(other) == a:
                    return min(one, other), max(one, other)
        return None


def match(entries: Sequence[Entry], judged: Mapping[tuple[str, str], str]) -> Matched:
    """Put records together. `judged` has what people said, by pairs of ids with the lesser first."""
    joined = _Joined(list(range(len(entries))), [[place] for place in range(len(entries))], _apart(entries, judged))
    by_id: defaultdict[str, list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        by_id[entry.id].append(place)
    for (one, other), verdict in judged.items():
        if verdict == SAME and one in by_id and other in by_id:
            joined.join(by_id[one][0], by_id[other][0])
    suggested = list(_join_by(entries, _strong, joined)) + list(_join_by(entries, _weak, joined, only_between=True))
    suggested += _by_name(entries)
    candidates = list(_candidates(entries, suggested, joined, judged))
    groups: defaultdict[int, list[Entry]] = defaultdict(list)
    for place, entry in enumerate(entries):
        groups[joined.find(place)].append(entry)
    conflicts = tuple((entries[a].id, entries[b].id) for a, b in sorted(joined.conflicts))
    shown = tuple(candidates[:MOST_CANDIDATES])
    return Matched(tuple(tuple(group) for group in groups.values()), shown, len(candidates), conflicts)


def _apart(entries: Sequence[Entry], judged: Mapping[tuple[str, str], str]) -> dict[int, set[int]]:
    different = [pair for pair, verdict in judged.items() if verdict == DIFFERENT]
    if not different:
        return {}
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        places[entry.id].append(place)
    found: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in different:
        for a in places[one]:
            for b in places[other]:
                found[a].add(b)
                found[b].add(a)
    return found


def _join_by(
    entries: Sequence[Entry], keys: _Keys, joined: _Joined, *, only_between: bool = False
) -> Iterator[tuple[int, int, str]]:
    """Join what has a key in common; give those pairs that are only suggested by it."""
    places: defaultdict[Key, list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        for key in keys(entry):
            places[key].append(place)
    for key, found in places.items():
        departments = {entries[place].source.code for place in found}
        doubled = only_between and len(departments) < len(found)
        for place in found[1:]:
            if doubled:
                yield found[0], place, key[0]
            else:
                joined.join(found[0], place)


def _strong(entry: Entry) -> Iterator[Key]:
    for name in _GIVEN_OUT:
        if entry.text(name):
            yield name, bare(entry.text(name))
    grant = bare(entry.text("grant_agreement"))
    if not grant:
        return
    if entry.text("funding_programme"):
        yield "grant_agreement", grant, _folded(entry.text("funding_programme"))
    for row in entry.rows.get("partners", ()):
        if plausible("pic", str(row.get("pic", ""))):
            yield "grant_agreement", grant, bare(str(row["pic"]))


def _weak(entry: Entry) -> Iterator[Key]:
    if entry.text("reference"):
        yield "reference", bare(entry.text("reference"))
    if entry.text("funding_programme") and entry.text("acronym"):
        yield "acronym", _folded(entry.text("funding_programme")), _folded(entry.text("acronym"))
    period = entry.raw.get("period") or {}
    for row in entry.rows.get("partners", ()):
        number = str(row.get("registration", ""))
        if number and period.get("start") and plausible("registration", number, row.get("country")):
            yield "registration", bare(number), _folded(entry.title), str(period["start"])


def _by_name(entries: Sequence[Entry]) -> list[tuple[int, int, str]]:
    """Suggest what is called alike."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        for name in {_folded(entry.title), _folded(entry.text("acronym"))}:
            if len(name) >= _SHORTEST_NAME:
                places[name].append(place)
    return [(found[0], place, "name") for found in places.values() for place in found[1:]]


def _candidates(
    entries: Sequence[Entry],
    suggested: Iterable[tuple[int, int, str]],
    joined: _Joined,
    judged: Mapping[tuple[str, str], str],
) -> Iterator[Candidate]:
    seen: set[tuple[int, int]] = set()
    for a, b, why in suggested:
        one, other = entries[a], entries[b]
        pair = (min(one.id, other.id), max(one.id, other.id))
        if joined.find(a) == joined.find(b) or pair in judged or (a, b) in seen:
            continue
        seen.add((a, b))
        departments = (one.source.name, other.source.name)
        yield Candidate(one.id, other.id, why, (one.title, other.title), departments)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


if TYPE_CHECKING:
    from collections.abc import Callable

    _Keys: TypeAlias = Callable[[Entry], Iterator[Key]]
