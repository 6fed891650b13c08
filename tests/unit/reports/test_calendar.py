"""Calendar files, read back by the library that calendars are read with."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.moments import Moment
from desktop.reports.calendar import Entry, calendar_file

DAY = dt.date(2026, 5, 4)
CHANGED = dt.datetime(2026, 4, 1, 8, 30, tzinfo=dt.UTC)
POINT = Entry("id-1", "Rundtur", Moment(DAY, 9, 30), Moment(DAY, 10), "Stadshuset", "Värd: Mari Näide", 3, CHANGED)


def read(content: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def only(entry: Entry) -> Any:  # noqa: ANN401 - the library's events are of many shapes
    (event,) = read(calendar_file("Besök", [entry]))
    return event


def test_that_an_entry_comes_back_as_it_was() -> None:
    event = only(POINT)
    assert (event["uid"], event["summary"], event["location"]) == ("id-1", "Rundtur", "Stadshuset")
    assert (event["description"], event["sequence"], event["status"]) == ("Värd: Mari Näide", 3, "CONFIRMED")
    assert event["dtstamp"].dt == event["last-modified"].dt == CHANGED
    assert event["transp"] == "OPAQUE"


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("year", [1997, 2026, 2040])
def test_that_the_rules_of_summer_time_are_those_of_stockholm(year: int, month: int) -> None:
    """Read by the VTIMEZONE in the file alone: under another name nobody can look the zone up."""
    for day in (1, 24, 28):
        moment = Moment(dt.date(year, month, day), 12)
        written = calendar_file("x", [Entry("i", "x", moment)]).replace(b"Europe/Stockholm", b"Own-Zone")
        (event,) = read(written)
        there = moment.local.replace(tzinfo=ZoneInfo("Europe/Stockholm"))
        assert event["dtstart"].dt.utcoffset() == there.utcoffset()


def test_that_a_day_is_a_whole_day_and_the_last_day_is_within() -> None:
    event = only(Entry("i", "Besök", DAY, dt.date(2026, 5, 6)))
    assert (event["dtstart"].dt, event["dtend"].dt) == (DAY, dt.date(2026, 5, 7))
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert b"VTIMEZONE" not in calendar_file("x", [Entry("i", "Besök", DAY)])


@pytest.mark.parametrize(
    ("start", "end"),
    [(Moment(DAY, 9), Moment(DAY, 9)), (Moment(DAY, 9), None), (Moment(DAY, 9), DAY)],
)
def test_that_a_point_without_a_later_end_has_none(start: Moment, end: Moment | None) -> None:
    assert "dtend" not in only(Entry("i", "x", start, end))


def test_that_days_in_the_wrong_order_are_one_day() -> None:
    event = only(Entry("i", "x", DAY, dt.date(2026, 5, 1)))
    assert (event["dtstart"].dt, event["dtend"].dt) == (DAY, dt.date(2026, 5, 5))


def test_that_the_last_day_there_is_does_not_break_the_file() -> None:
    assert only(Entry("i", "x", dt.date.max))["dtend"].dt == dt.date.max


def test_that_equal_entries_give_equal_bytes() -> None:
    assert calendar_file("Besök", [POINT, POINT]) == calendar_file("Besök", [POINT, POINT])


def test_that_an_empty_calendar_is_one_all_the_same() -> None:
    content = calendar_file("Inget", [])
    assert icalendar.Calendar.from_ical(content)["x-wr-calname"] == "Inget"
    assert read(content) == []


@pytest.mark.parametrize(
    "text",
    [
        '<b>fet</b> & "citat"',
        "semikolon; komma, backslash \\n \\",
        "rad\nrad",
        "END:VEVENT\r\nBEGIN:VALARM",
        "😀\u200fשלום",
        "å" * 200,
    ],
)
def test_that_a_text_comes_back_exactly(text: str) -> None:
    event = only(Entry("i", text, DAY, place=text, about=text))
    expected = text.replace("\r\n", "\n")
    assert [str(event[name]) for name in ("summary", "location", "description")] == [expected] * 3


def test_that_an_endless_text_is_cut_with_a_mark() -> None:
    assert str(only(Entry("i", "x" * 300_000, DAY))["summary"]) == "x" * 5000 + "…"


@given(st.text(max_size=300))
def test_that_no_text_adds_to_the_calendar(text: str) -> None:
    content = calendar_file(text, [Entry("i", text, DAY, place=text, about=text)])
    assert len(read(content)) == 1
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
