"""Times of a programme shift together and change places, and nothing gets lost on the way."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.moments import Moment
from desktop.domain.programme import Point, from_there_on, in_order, moved, overlaps, shifted

DAY = date(2026, 12, 3)


def point(name: str, start: str = "", end: str = "", day: date = DAY) -> Point:
    start_at, end_at = (Moment.parse(f"{day} {each}") if each else None for each in (start, end))
    return Point(name, start_at, end_at)


MORNING = (
    point("welcome", "09:00", "09:30"),
    point("tour", "09:45", "11:00"),
    point("lunch", "12:00"),
    point("talk", "13:00", "14:00"),
)


def times(points: tuple[Point, ...]) -> dict[str, str]:
    return {each.id: f"{str(each.start)[11:]}-{'' if each.end is None else str(each.end)[11:]}" for each in points}


def after(points: tuple[Point, ...], changed: tuple[Point, ...]) -> tuple[Point, ...]:
    by_id = {each.id: each for each in changed}
    return in_order(by_id.get(each.id, each) for each in points)


def test_that_the_chosen_point_and_those_after_it_shift_together() -> None:
    chosen = from_there_on(MORNING, "tour")
    assert chosen == ("tour", "lunch", "talk")
    assert times(shifted(MORNING, chosen, 15)) == {"tour": "10:00-11:15", "lunch": "12:15-", "talk": "13:15-14:15"}


def test_that_another_day_and_what_has_no_time_stays() -> None:
    points = (*MORNING, point("next", "09:00", day=DAY + timedelta(1)), point("open"))
    assert from_there_on(points, "talk") == ("talk",)
    assert from_there_on(points, "open") == ()
    assert "next" in from_there_on(points, "")
    assert "open" not in from_there_on(points, "")


def test_that_a_point_takes_anothers_place_and_the_pauses_stay_where_they_were() -> None:
    changed = moved(MORNING, "talk", "tour")
    assert times(changed) == {"talk": "09:45-10:45", "tour": "11:45-13:00", "lunch": "13:00-"}
    assert [each.id for each in after(MORNING, changed)] == ["welcome", "talk", "tour", "lunch"]


def test_that_a_point_goes_last_and_one_from_another_day_comes_in() -> None:
    last = moved(MORNING, "welcome", None)
    assert [each.id for each in after(MORNING, last)] == ["tour", "lunch", "talk", "welcome"]
    other = (*MORNING, point("visit", "15:00", "16:00", DAY + timedelta(1)))
    assert times(moved(other, "visit", "talk"))["visit"] == "13:00-14:00"


@pytest.mark.parametrize(("chosen", "before"), [("tour", "tour"), ("nobody", "tour")])
def test_that_a_move_to_nowhere_changes_nothing(chosen: str, before: str) -> None:
    assert moved(MORNING, chosen, before) == ()
    assert moved(MORNING[:1], "welcome", None) == ()


def test_that_overlaps_are_found_and_touching_is_none() -> None:
    points = (point("a", "09:00", "10:00"), point("b", "09:30", "09:45"), point("c", "10:00", "11:00"), point("d"))
    assert overlaps(points) == (("a", "b"),)
    assert overlaps((point("a", "09:00"), point("b", "09:00", "09:30"))) == ()


@pytest.mark.parametrize("minutes", [60 * 24, 60 * 24 * 400])
def test_that_nothing_shifts_beyond_the_calendar(minutes: int) -> None:
    edge = (point("a", "23:00", "23:30", date.max), point("b", "23:30", day=date.max))
    assert shifted(edge, ("a", "b"), minutes) == ()
    ends = (point("a", "22:00", "23:30", date.max), point("b", "23:50", "23:55", date.max), point("c", "23:56"))
    assert all(each.start is not None for each in moved(ends, "a", None))


lengths = st.lists(st.tuples(st.integers(5, 90), st.integers(0, 30)), min_size=2, max_size=7)


def made(parts: list[tuple[int, int]]) -> tuple[Point, ...]:
    """Make a day of points of these lengths, each with a pause after it."""
    at, points = Moment.parse(f"{DAY} 08:00").local, []
    for number, (long, pause) in enumerate(parts):
        points.append(Point(str(number), Moment.of(at), Moment.of(at + timedelta(minutes=long))))
        at += timedelta(minutes=long + pause)
    return tuple(points)


def long(each: Point) -> timedelta:
    assert each.start is not None
    assert each.end is not None
    return each.end.local - each.start.local


@given(lengths, st.integers(-300, 300), st.data())
def test_that_what_is_shifted_comes_back(parts: list[tuple[int, int]], minutes: int, data: st.DataObject) -> None:
    points = made(parts)
    chosen = from_there_on(points, data.draw(st.sampled_from([each.id for each in points])))
    there = after(points, shifted(points, chosen, minutes))
    assert sorted(map(long, there)) == sorted(map(long, points))
    assert after(there, shifted(there, chosen, -minutes)) == points


@given(lengths, st.data())
def test_that_a_move_keeps_every_length_and_begins_the_day_as_before(
    parts: list[tuple[int, int]], data: st.DataObject
) -> None:
    points = made(parts)
    names = [each.id for each in points]
    chosen = data.draw(st.sampled_from(names))
    before = data.draw(st.sampled_from([*names, None]))
    result = after(points, moved(points, chosen, before))
    assert {each.id: long(each) for each in result} == {each.id: long(each) for each in points}
    assert result[0].start == points[0].start
    assert overlaps(result) == ()
    if before != chosen:
        order = [each.id for each in result]
        wanted = [name for name in names if name != chosen]
        wanted.insert(len(wanted) if before is None else wanted.index(before), chosen)
        assert order == wanted
