"""Timing two ways of the same thing side by side, so that only their ratio has to be believed.

The machines that this runs on are shared: every figure is the median (or the 95th percentile) of rounds that take
turns with those of its floor, and a lone second means nothing.
"""

from __future__ import annotations

import math
import statistics
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MILLI = 1000.0
MEGABYTE = 2**20
FEW = 100


@dataclass(frozen=True, slots=True)
class Goal:
    """At most so many times the floor, or at most so many of the figure's own unit."""

    most: float
    times: bool = True


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: what was measured, at how many records, beside what, and the goal."""

    what: str
    records: int
    floor: str
    floor_value: float
    ours: float
    goal: Goal | None = None
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """How many times the floor it took; without a floor, nothing."""
        return self.ours / self.floor_value if self.floor_value else math.nan

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; nothing where there is none."""
        if self.goal is None:
            return None
        return (self.ratio if self.goal.times else self.ours) <= self.goal.most

    def line(self) -> str:
        """Write it as a row of a Markdown table."""
        ratio = "" if math.isnan(self.ratio) else f"{self.ratio:.2f} ×"
        floor = f"{self.floor}: {self._told(self.floor_value)}" if self.floor_value else self.floor
        goal = "" if self.goal is None else f"≤ {self.goal.most:g} {'×' if self.goal.times else self.unit}"
        verdict = {True: "met", False: "**not met**", None: ""}[self.met]
        return (
            f"| {self.what} | {self.records or ''} | {self._told(self.ours)} | {floor} | {ratio} | {goal} | {verdict} |"
        )

    def _told(self, value: float) -> str:
        digits = 2 if value < FEW else 0
        return f"{value:.{digits}f} {self.unit}"


HEAD = "| what | records | Utblick | floor | ratio | goal | |\n|---|---:|---:|---|---:|---|---|"


def memory_peak() -> float:
    """Give the most memory this program has had, in megabytes; 0 where the system does not tell."""
    status = Path("/proc/self/status")  # on Linux, what `resource` tells holds the parent's memory too
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE


def took(work: Callable[[], object]) -> float:
    """Give the milliseconds that something takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * MILLI


def took_and_worked(work: Callable[[], object]) -> tuple[float, float]:
    """Give the milliseconds that something takes, on the clock and of this thread's work."""
    begun, idle = time.perf_counter(), time.thread_time()
    work()
    return (time.perf_counter() - begun) * MILLI, (time.thread_time() - idle) * MILLI


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


def growth(figures: Sequence[Figure]) -> list[str]:
    """Tell for each thing measured at several sizes how it grows: 0 not at all, 1 with the number of records."""
    by_name: dict[str, list[Figure]] = {}
    for figure in figures:
        by_name.setdefault(figure.what, []).append(figure)
    lines = []
    for name, found in by_name.items():
        sizes = sorted({each.records: each for each in found}.values(), key=lambda each: each.records)
        if len(sizes) > 1:
            steps = [f"{one.records} → {other.records}: {exponent(one, other):.2f}" for one, other in pairwise(sizes)]
            lines.append(f"| {name} | {'; '.join(steps)} | {exponent(sizes[0], sizes[-1]):.2f} |")
    return lines


def exponent(one: Figure, other: Figure) -> float:
    """Tell by which power of the number of records a figure grows."""
    if one.ours <= 0 or other.ours <= 0:
        return 0.0
    return math.log(other.ours / one.ours) / math.log(other.records / one.records)
