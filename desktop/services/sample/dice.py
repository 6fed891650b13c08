"""Chance that comes out the same on every computer: only `random()` and its seeding are promised to stay as they are.

https://docs.python.org/3/library/random.html#notes-on-reproducibility
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_T = TypeVar("_T")


class Dice:
    """Draws made-up values."""

    def __init__(self, seed: str) -> None:
        self._roll = Random(seed).random  # noqa: S311 - nothing here is secret

    def chance(self, share: float) -> bool:
        """Say yes as often as the share says."""
        return self._roll() < share

    def between(self, low: int, high: int) -> int:
        """Give a whole number, both ends included."""
        return low + int(self._roll() * (high - low + 1))

    def pick(self, among: Sequence[_T]) -> _T:
        """Give one of several."""
        return among[int(self._roll() * len(among))]

    def maybe(self, share: float, value: _T) -> _T | None:
        """Give the value as often as the share says, else nothing."""
        return value if self._roll() < share else None

    def some(self, among: Sequence[_T], low: int, high: int) -> list[_T]:
        """Give several different ones in their own order, as many as there are at most."""
        wanted = self.between(low, high)
        if wanted >= len(among):
            return list(among)
        chosen: set[int] = set()
        while len(chosen) < wanted:
            chosen.add(int(self._roll() * len(among)))
        return [among[place] for place in sorted(chosen)]

    def weighted(self, *shares: tuple[_T, int]) -> _T:
        """Give one of several, each as often as its weight says."""
        left = self._roll() * sum(weight for _, weight in shares)
        for value, weight in shares[:-1]:
            left -= weight
            if left < 0:
                return value
        return shares[-1][0]

    def identifier(self, time: str) -> str:
        """Give an identifier with the form of a UUID version 7 that begins with this time."""
        head, tail = int(self._roll() * (1 << 26)), int(self._roll() * (1 << 48))
        return f"{time}-7{head >> 14:03x}-{0x8000 | head & 0x3FFF:04x}-{tail:012x}"


def time_of(at: datetime) -> str:
    """Write a time as identifiers begin with it."""
    digits = f"{int(at.timestamp() * 1000):012x}"
    return f"{digits[:8]}-{digits[8:]}"
