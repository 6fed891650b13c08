"""When a membership waits for a decision to renew it or to give notice."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.dates import PartialDate
from desktop.domain.membership import is_to_decide

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("status", "deadline", "expected"),
    [
        ("active", "2026-11-20", True),
        ("active", "2027-02-20", True),
        ("active", "2027-02-21", False),
        ("active", "2026-11-19", False),
        ("active", "2026-11", True),
        ("active", None, False),
        ("notice_given", "2026-12-31", False),
        ("ended", "2026-12-31", False),
    ],
)
def test_that_it_waits_from_three_months_before_the_last_day(status: str, deadline: str | None, expected: bool) -> None:
    told = None if deadline is None else PartialDate.parse(deadline)
    assert is_to_decide(status, told, TODAY) is expected
