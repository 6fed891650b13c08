"""A deadline is late once the last day it can mean is over."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.dates import PartialDate
from desktop.domain.lanes import Lane, lane_of

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("deadline", "lane"),
    [
        ("2026-11-19", Lane.LATE),
        ("2026-10", Lane.LATE),
        ("2026-11-20", Lane.MONTH),
        ("2026-11", Lane.MONTH),
        ("2026-12-20", Lane.MONTH),
        ("2026-12-21", Lane.QUARTER),
        ("2026", Lane.QUARTER),
        ("2027-02-18", Lane.QUARTER),
        ("2027-02-19", Lane.LATER),
        ("9999", Lane.LATER),
    ],
)
def test_that_a_deadline_is_in_the_lane_of_its_last_day(deadline: str, lane: Lane) -> None:
    assert lane_of(PartialDate.parse(deadline), TODAY) is lane


def test_that_without_a_deadline_there_is_a_lane_too() -> None:
    assert lane_of(None, TODAY) is Lane.NEVER
