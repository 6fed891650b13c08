"""Minutes on the clock on the wall."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import InvalidInput
from desktop.domain.moments import Moment

moments = st.datetimes().map(Moment.of)


@given(moments)
def test_that_the_text_of_a_moment_is_read_back_as_the_same_moment(moment: Moment) -> None:
    assert Moment.parse(str(moment)) == moment
    assert Moment.from_json(moment.to_json()) == moment
    assert Moment.of(moment.local) == moment


@given(moments, moments)
def test_that_moments_are_ordered_as_their_texts_are(one: Moment, other: Moment) -> None:
    assert (one < other) == (str(one) < str(other))


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-03T09:30",
        "2026-05-03 09:30",
        "2026-05-03  9.30",
        "2026-05-03 kl. 09.30",
        "2026-05-03 kl 9:30",
        "20260503T09:30:00",
        "2026-05-03\u00a009:30",
        "2026–5–3 09:30",
    ],
)
def test_that_moments_are_understood_as_people_write_them(text: str) -> None:
    assert Moment.parse(text) == Moment(date(2026, 5, 3), 9, 30)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-05-03",
        "09:30",
        "2026-05T09:30",
        "2026-05-03T24:00",
        "2026-05-03T09:60",
        "2026-05-03T09:30:01",
        "2026-05-03T09:30Z",
        "2026-05-03T09:30+02:00",
        "2026-05-03T\u06609:30",
    ],
)
def test_that_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        Moment.parse(text)
    assert refusal.value.code == "value.moment"


def test_that_a_day_that_does_not_exist_is_refused_as_such() -> None:
    with pytest.raises(InvalidInput) as refusal:
        Moment.parse("2026-02-30T09:30")
    assert refusal.value.code == "value.no_such_day"


def test_that_zone_and_seconds_are_dropped_from_a_time() -> None:
    assert Moment.of(datetime(2026, 5, 3, 9, 30, 59, tzinfo=UTC)) == Moment(date(2026, 5, 3), 9, 30)


@pytest.mark.parametrize("raw", [None, 5, True, ["2026-05-03T09:30"]])
def test_that_json_of_another_shape_is_refused(raw: object) -> None:
    with pytest.raises(InvalidInput) as refusal:
        Moment.from_json(raw)
    assert (refusal.value.code, refusal.value.details["expected"]) == ("value.type", "moment")
