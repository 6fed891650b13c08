"""Timing two ways of the same thing side by side, so that only their ratio has to be believed.

The machines that this runs on are shared: every figure is the median (or the 95th percentile) of rounds that take
turns with those of its floor, and a lone second means nothing.
"""

from __future__ import annotations

import math
import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MILLI = 1000.0


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: what was measured, beside what, at how many records, in milliseconds."""

    what: str
    records: int
    floor: str
    floor_ms: float
    ours_ms: float
    goal: str = ""

    @property
    def ratio(self) -> float:
        """How many times the floor it took; without a floor, nothing."""
        return self.ours_ms / self.floor_ms if self.floor_ms else math.nan

    def line(self) -> str:
        """Write it as a row of a Markdown table."""
        ratio = "" if math.isnan(self.ratio) else f"{self.ratio:.2f} ×"
        floor = f"{self.floor}: {self.floor_ms:.2f} ms" if self.floor_ms else self.floor
        return f"| {self.what} | {self.records or ''} | {self.ours_ms:.2f} ms | {floor} | {ratio} | {self.goal} |"


HEAD = "| what | records | Utblick | floor | ratio | goal |\n|---|---:|---:|---|---:|---|"


def took(work: Callable[[], object]) -> float:
    """Give the milliseconds that something takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * MILLI


def paired(
    floor: Sequence[Callable[[], object]], ours: Sequence[Callable[[], object]], rounds: int, warm: int = 1
) -> tuple[list[float], list[float]]:
    """Run the cases of both in turn, so often, and give the times of each. What comes first changes every round."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(-warm, rounds):
        for pair in zip(floor, ours, strict=True):
            for which in (0, 1) if number % 2 else (1, 0):
                found = took(pair[which])
                if number >= 0:
                    times[which].append(found)
    return times


def median(times: Sequence[float]) -> float:
    """Give the middle one."""
    return statistics.median(times)


def p95(times: Sequence[float]) -> float:
    """Give the time that one in twenty exceeds."""
    return sorted(times)[max(0, math.ceil(len(times) * 0.95) - 1)]


def exponents(figures: Sequence[Figure]) -> list[str]:
    """Tell for each thing measured at several sizes how it grows: 0 not at all, 1 with the number of records."""
    by_name: dict[str, list[Figure]] = {}
    for figure in figures:
        by_name.setdefault(figure.what, []).append(figure)
    lines = []
    for name, found in by_name.items():
        first, last = found[0], found[-1]
        if last.records > first.records and first.ours_ms > 0:
            growth = math.log(last.ours_ms / first.ours_ms) / math.log(last.records / first.records)
            lines.append(f"| {name} | {first.records} → {last.records} | {growth:.2f} |")
    return lines
