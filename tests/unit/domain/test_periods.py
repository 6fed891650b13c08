"""Periods as old lists write them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.dates import PartialDate
from desktop.domain.errors import InvalidInput
from desktop.domain.periods import Period

days = st.dates().map(PartialDate.of)
dates = days | days.map(lambda day: PartialDate(day.year, day.month)) | days.map(lambda day: PartialDate(day.year))
closed = st.tuples(dates, dates).map(sorted).map(lambda ends: Period(ends[0], ends[1]))
open_ended = dates.map(Period) | dates.map(lambda end: Period(None, end))
words = st.sampled_from(["våren 2014", "fr.o.m. 2014", "2014"])
periods = closed | open_ended
written = st.builds(replace, periods, text=words) | words.map(lambda text: Period(text=text))


@given(periods)
def test_that_the_short_form_is_read_back_as_the_same_period(period: Period) -> None:
    assert Period.parse(str(period)) == period


@given(periods | written)
def test_that_the_json_form_is_read_back_as_the_same_period(period: Period) -> None:
    assert Period.from_json(period.to_json()) == period
    assert hash(Period.from_json(period.to_json())) == hash(period)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2014", "2014"),
        ("2014-05-03/2014-05-07", "2014-05-03/2014-05-07"),
        ("2014-05/", "2014-05/"),
        ("/2014", "/2014"),
        ("20111101 - 20140630", "2011-11-01/2014-06-30"),
        ("20111101-20140630", "2011-11-01/2014-06-30"),
        ("2013-01-01- 2014-12-31", "2013-01-01/2014-12-31"),
        ("2013-01-01-2014-12-31", "2013-01-01/2014-12-31"),
        ("2013-01-01--2014-12-31", "2013-01-01/2014-12-31"),
        ("2013–2014", "2013/2014"),
        ("2013-2014", "2013/2014"),
        ("2013/2014", "2013/2014"),
        ("2013\u00a0—\u00a02014-05", "2013/2014-05"),
        ("2013–", "2013/"),
        ("– 2014", "/2014"),
        ("2014-5-3", "2014-05-03"),
        ("2014/2014", "2014"),
        ("2014-05/2014", "2014-05/2014"),
    ],
)
def test_that_periods_are_understood_as_old_lists_write_them(text: str, meant: str) -> None:
    period = Period.parse(text)
    assert str(period) == meant
    assert period.text == (None if text == meant else text)


def test_that_a_period_of_one_date_begins_and_ends_with_it() -> None:
    assert Period.parse("2014") == Period(PartialDate(2014), PartialDate(2014))


@pytest.mark.parametrize(
    "text", ["", "-", "/", "2013 2014", "2013-14-2015", "våren 2014", "2013/2014/2015", "2013 till 2014"]
)
def test_that_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        Period.parse(text)
    assert refusal.value.code in {"value.period", "value.no_such_day"}


def test_that_a_day_that_does_not_exist_is_named() -> None:
    with pytest.raises(InvalidInput) as refusal:
        Period.parse("2014-02-01 - 2014-02-30")
    assert (refusal.value.code, refusal.value.details["text"]) == ("value.no_such_day", "2014-02-30")


@pytest.mark.parametrize("text", ["2014/2013", "2014-05-03/2014-05-02", "2014-06/2014-05-31"])
def test_that_an_end_before_the_start_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        Period.parse(text)
    assert refusal.value.code == "value.period_order"


def test_that_an_end_that_may_be_after_the_start_is_taken() -> None:
    assert str(Period.parse("2014-05-03/2014")) == "2014-05-03/2014"


def test_that_a_period_may_be_words_only_when_given_as_such() -> None:
    period = Period.from_json({"text": " våren 2014 "})
    assert (str(period), period.to_json()) == ("våren 2014", {"text": "våren 2014"})
    assert not period.overlaps(date.min, date.max)


@pytest.mark.parametrize("raw", [{}, {"text": ""}, {"start": None}])
def test_that_a_period_without_anything_is_refused_as_missing(raw: object) -> None:
    with pytest.raises(InvalidInput) as refusal:
        Period.from_json(raw)
    assert refusal.value.code == "value.required"


def test_that_the_json_form_may_be_the_short_form() -> None:
    assert Period.from_json("2014/2015") == Period(PartialDate(2014), PartialDate(2015))


@pytest.mark.parametrize("raw", [2014, None, True, ["2014"], {"start": 2014}, {"text": 5}])
def test_that_json_of_another_shape_is_refused(raw: object) -> None:
    with pytest.raises(InvalidInput) as refusal:
        Period.from_json(raw)
    assert refusal.value.code == "value.type"


def test_that_a_key_that_does_not_belong_is_named() -> None:
    with pytest.raises(InvalidInput) as refusal:
        Period.from_json({"begin": "2014"})
    assert (refusal.value.code, refusal.value.details["key"]) == ("value.key", "begin")


@pytest.mark.parametrize(
    ("text", "overlaps"),
    [
        ("2013/2015", True),
        ("2014", True),
        ("2014-12-31/", True),
        ("/2014-01-01", True),
        ("2013-12-31/", True),
        ("2013", False),
        ("/2013-12-31", False),
        ("2015-01-01/", False),
        ("2015", False),
    ],
)
def test_that_a_period_overlaps_a_year_when_a_day_of_it_may_lie_there(text: str, *, overlaps: bool) -> None:
    assert Period.parse(text).overlaps(date(2014, 1, 1), date(2014, 12, 31)) is overlaps
