"""The times of a programme: points shift together, change places and fall over one another.

Where the calendar ends nothing is shifted: a point that would land outside it keeps every other in its place too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from desktop.domain.moments import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

_NONE = timedelta(0)


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a programme, as far as its times go."""

    id: str
    start: Moment | None = None
    end: Moment | None = None


def in_order(points: Iterable[Point]) -> tuple[Point, ...]:
    """Put points in the order they happen; those without a time come last, as they came."""
    return tuple(sorted(points, key=lambda point: (point.start is None, point.start and point.start.local)))


def from_there_on(points: Iterable[Point], chosen: str) -> tuple[str, ...]:
    """Name the chosen point and those after it on the same day; without a choice, all that have a time."""
    ordered = in_order(points)
    first = next((point for point in ordered if point.id == chosen), None)
    if first is None:
        return tuple(point.id for point in ordered if point.start is not None)
    if first.start is None:
        return ()
    day = first.start.day
    later = ordered[ordered.index(first) :]
    return tuple(point.id for point in later if point.start is not None and point.start.day == day)


def shifted(points: Iterable[Point], chosen: Iterable[str], minutes: int) -> tuple[Point, ...]:
    """Let the chosen points begin and end so many minutes later, or earlier; give those that change."""
    wanted, by = set(chosen), timedelta(minutes=minutes)
    try:
        moved = [(point, _later(point, by)) for point in points if point.id in wanted]
    except OverflowError:
        return ()
    return tuple(after for before, after in moved if after != before)


def overlaps(points: Iterable[Point]) -> tuple[tuple[str, str], ...]:
    """Tell which points fall over which: every pair of which the second begins before the first has ended."""
    timed = [point for point in in_order(points) if point.start is not None]
    found = []
    for place, first in enumerate(timed):
        for second in timed[place + 1 :]:
            if _begins(second) >= _ends(first):
                break
            found.append((first.id, second.id))
    return tuple(found)


def moved(points: Iterable[Point], chosen: str, before: str | None) -> tuple[Point, ...]:
    """Let a point take place before another, or last; give those whose times change.

    Each keeps its length, and the pauses stay where they were: the day begins when it began.
    """
    ordered = [point for point in in_order(points) if point.start is not None]
    point = next((each for each in ordered if each.id == chosen), None)
    if point is None or chosen == before or len(ordered) < 2:  # noqa: PLR2004 - one alone has nowhere to go
        return ()
    others = [each for each in ordered if each.id != chosen]
    target = next((each for each in others if each.id == before), None)
    day = _begins(target or others[-1]).date()
    there = [each for each in others if _begins(each).date() == day]
    place = there.index(target) if target is not None else len(there)
    wanted = [*there[:place], point, *there[place:]]
    as_it_was = [each for each in ordered if _begins(each).date() == day]
    try:
        placed = _chained(wanted, as_it_was, _lengths(ordered))
    except OverflowError:
        return ()
    kept = {each.id: each for each in ordered}
    return tuple(each for each in placed if each != kept[each.id])


def _chained(wanted: Sequence[Point], as_it_was: Sequence[Point], lengths: dict[str, timedelta]) -> list[Point]:
    """Put points one after the other, with the pauses of the day as it was; one from another day adds no pause."""
    pauses = [max(_begins(after) - _begins(each) - lengths[each.id], _NONE) for each, after in pairwise(as_it_was)]
    at, placed = _begins(as_it_was[0]), []
    for place, point in enumerate(wanted):
        placed.append(_later(point, at - _begins(point)))
        at += lengths[point.id] + (pauses[place] if place < len(pauses) else _NONE)
    return placed


def _lengths(ordered: Sequence[Point]) -> dict[str, timedelta]:
    """How long each point is: one without an end lasts until the next of the same day."""
    lengths = {point.id: _ends(point) - _begins(point) for point in ordered}
    for point, after in pairwise(ordered):
        if point.end is None and _begins(after).date() == _begins(point).date():
            lengths[point.id] = _begins(after) - _begins(point)
    return lengths


def _later(point: Point, by: timedelta) -> Point:
    start, end = (None if each is None else Moment.of(each.local + by) for each in (point.start, point.end))
    return replace(point, start=start, end=end)


def _begins(point: Point) -> datetime:
    assert point.start is not None  # noqa: S101 - only points with a time are asked
    return point.start.local


def _ends(point: Point) -> datetime:
    return _begins(point) if point.end is None else max(point.end.local, _begins(point))
