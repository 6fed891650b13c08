"""Dates of which only the month or the year may be known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.dates import PartialDate, Precision
from desktop.domain.errors import InvalidInput

days = st.dates().map(PartialDate.of)
months = days.map(lambda day: PartialDate(day.year, day.month))
years = days.map(lambda day: PartialDate(day.year))
partial_dates = days | months | years


@given(partial_dates)
def test_that_the_text_of_a_date_is_read_back_as_the_same_date(known: PartialDate) -> None:
    assert PartialDate.parse(str(known)) == known
    assert PartialDate.from_json(known.to_json()) == known
    assert hash(PartialDate.parse(str(known))) == hash(known)


@given(partial_dates, partial_dates)
def test_that_dates_are_ordered_as_their_texts_are(one: PartialDate, other: PartialDate) -> None:
    assert (one < other) == (str(one) < str(other))
    assert (one <= other) == (str(one) <= str(other))
    assert (one, one.precision) == (other, other.precision) or one != other


@given(partial_dates)
def test_that_a_date_reaches_from_its_first_to_its_last_day(known: PartialDate) -> None:
    assert known.first <= known.last
    assert str(known.first).startswith(str(known))
    assert str(known.last).startswith(str(known))
    assert (known.first == known.last) == (known.precision is Precision.DAY)


def test_that_the_last_day_of_a_month_knows_leap_years() -> None:
    assert PartialDate(2024, 2).last == date(2024, 2, 29)
    assert PartialDate(1900, 2).last == date(1900, 2, 28)
    assert PartialDate(9999).last == date(9999, 12, 31)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2014", "2014"),
        ("2014-05", "2014-05"),
        ("2014-05-03", "2014-05-03"),
        (" 2014-5-3 ", "2014-05-03"),
        ("2014-5", "2014-05"),
        ("20140503", "2014-05-03"),
        ("2014–05–03", "2014-05-03"),
        ("2014\u201105\u201103", "2014-05-03"),
        ("2014\u22125", "2014-05"),
        ("0001", "0001"),
        ("9999-12-31", "9999-12-31"),
    ],
)
def test_that_dates_are_understood_as_people_write_them(text: str, meant: str) -> None:
    assert str(PartialDate.parse(text)) == meant


@pytest.mark.parametrize(
    "text", ["2014-02-30", "2015-02-29", "2014-13", "2014-00", "2014-05-00", "2014-05-32", "0000", "20140230"]
)
def test_that_a_day_that_is_not_in_the_calendar_is_refused_as_such(text: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        PartialDate.parse(text)
    assert (refusal.value.code, refusal.value.details) == ("value.no_such_day", {"text": text})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "14",
        "140503",
        "201405",
        "2014-",
        "2014-05-",
        "2014-05-03T09",
        "3 maj",
        "2014/05",
        "٢\u0660١٤",
        "-2014",
        "2014-005",
    ],
)
def test_that_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        PartialDate.parse(text)
    assert refusal.value.code == "value.date"


def test_that_a_day_without_a_month_cannot_be_made() -> None:
    with pytest.raises(InvalidInput) as refusal:
        PartialDate(2014, None, 3)
    assert refusal.value.code == "value.no_such_day"


@pytest.mark.parametrize("raw", [2014, True, None, 2014.5, ["2014"], {"year": 2014}])
def test_that_json_of_another_shape_is_refused(raw: object) -> None:
    with pytest.raises(InvalidInput) as refusal:
        PartialDate.from_json(raw)
    assert (refusal.value.code, refusal.value.details["expected"]) == ("value.type", "date")


def test_that_a_date_does_not_compare_with_anything_else() -> None:
    with pytest.raises(TypeError):
        _ = PartialDate(2014) < "2014"
