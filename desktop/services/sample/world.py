"""The plan of a sample: which kind stands where, when it was made, and what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from desktop.services.sample.dice import Dice
from desktop.services.sample.heads import head_of
from desktop.services.sample.words import load

if TYPE_CHECKING:
    from desktop.language.wordbook import Terms
    from desktop.services.sample.heads import Head
    from desktop.services.sample.words import Words

TODAY = date(2026, 11, 20)
"""The day that a sample is seen from when no other is given: fixed, so that a seed always gives the same records."""

YEARS = 5
_SHARES = {
    "visit": 22, "organisation": 9, "person": 11, "membership": 5, "project": 10, "agreement": 5, "exchange": 10,
    "watch": 10, "priority": 4, "decision": 6, "document": 4, "task": 4,
}  # fmt: skip
_WINDOW = 20
_HEADS_KEPT = 8192
_DAY = 24 * 60 * 60 * 1000
_OPENS, _OPEN = 7 * 60 * 60 * 1000, 9 * 60 * 60 * 1000
_EPOCH = date(1970, 1, 1).toordinal()


def _order() -> tuple[str, ...]:
    """One of each kind first, then the rest spread evenly."""
    rest = sorted(((place + 0.5) / (share - 1), kind) for kind, share in _SHARES.items() for place in range(share - 1))
    return (*_SHARES, *(kind for _, kind in rest))


ORDER = _order()
"""The kinds of a hundred records; the next hundred are the same."""

_PLACES = {kind: tuple(place for place, each in enumerate(ORDER) if each == kind) for kind in _SHARES}


@dataclass(frozen=True, slots=True)
class Plan:
    """What a sample follows from."""

    records: int
    seed: int = 1
    today: date = TODAY


class World:
    """Knows of every record of a sample what it is about, without having made it."""

    def __init__(self, plan: Plan, terms: Terms) -> None:
        self.plan = plan
        self._terms = terms
        self.codes = cache(self._codes)
        self.words: Words = load()
        self.today = plan.today.toordinal()
        self._begin = plan.today.replace(year=plan.today.year - YEARS, day=1).toordinal()
        self._name = f"utblick-sample-1/{plan.seed}/{plan.records}"
        self.head = lru_cache(_HEADS_KEPT)(self._head)

    def dice(self, index: int, purpose: str = "") -> Dice:
        """Chance of this record's own."""
        return Dice(f"{self._name}/{index}/{purpose}")

    @staticmethod
    def kind_at(index: int) -> str:
        """The kind of the record at a place."""
        return ORDER[index % len(ORDER)]

    def earlier(self, index: int, kind: str, dice: Dice) -> int | None:
        """Some record of a kind not long before this one."""
        block = index // len(ORDER)
        found = dice.between(max(0, block - _WINDOW), block) * len(ORDER) + dice.pick(_PLACES[kind])
        if found >= index:
            found -= len(ORDER)
        return found if found >= 0 else None

    def moment(self, index: int, jitter: float) -> datetime:
        """When a record was made: later the further on it stands, denser towards the end, in office hours."""
        place = (index + jitter) / self.plan.records
        span = (self.today - self._begin) * _DAY
        at = int(span * place * (1.6 - 0.6 * place))
        days, rest = divmod(at, _DAY)
        since = (self._begin - _EPOCH + days) * _DAY + _OPENS + rest * _OPEN // _DAY
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=since)

    def _codes(self, source: str) -> tuple[str, ...]:
        """The codes of one list of the profile."""
        return tuple(term.code for term in self._terms.terms(source))

    def _head(self, index: int) -> Head:
        return head_of(self, index)
