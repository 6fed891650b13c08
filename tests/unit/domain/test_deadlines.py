from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.dates import PartialDate
from desktop.domain.deadlines import day_after, months_from, next_review, notice_deadline, notice_when_renewed


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2026-08-31", -6, "2026-02-28"),
        ("2028-08-31", -6, "2028-02-29"),
        ("2026-12-31", -3, "2026-09-30"),
        ("2026-12-31", -12, "2025-12-31"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2026-11-20", 0, "2026-11-20"),
        ("0001-03-31", -120, "0001-01-01"),
        ("9999-03-31", 120, "9999-12-31"),
    ],
)
def test_that_months_are_reckoned_to_the_same_day_or_the_last_of_a_shorter_month(
    day: str, months: int, then: str
) -> None:
    assert months_from(date.fromisoformat(day), months).isoformat() == then


@given(st.dates(date(100, 1, 1), date(9000, 1, 1)), st.integers(-500, 500))
def test_that_months_there_and_back_lose_at_most_the_days_a_month_lacks(day: date, months: int) -> None:
    there = months_from(day, months)

    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == months
    assert 0 <= (day - months_from(there, -months)).days <= 3


@pytest.mark.parametrize(
    ("end", "months", "deadline"),
    [
        ("2026-12-31", 6, "2026-06-30"),
        ("2026-08-31", 6, "2026-02-28"),
        ("2026", 6, "2026-06-30"),
        ("2026-06", 3, "2026-03-30"),
        ("2026-12-31", 0, "2026-12-31"),
    ],
)
def test_that_notice_is_given_so_many_months_before_the_last_day(end: str, months: int, deadline: str) -> None:
    assert str(notice_deadline(PartialDate.parse(end), months)) == deadline


@pytest.mark.parametrize(
    ("last", "months", "then"),
    [
        ("2022-11-20", 48, "2026-11-20"),
        ("2022-11", 48, "2026-11"),
        ("2022", 48, "2026"),
        ("2022", 18, "2023-07"),
        ("2024-02-29", 12, "2025-02-28"),
    ],
)
def test_that_a_review_comes_again_as_exactly_as_the_last_one_is_known(last: str, months: int, then: str) -> None:
    assert str(next_review(PartialDate.parse(last), months)) == then


@pytest.mark.parametrize(
    ("start", "end", "months", "today", "deadline"),
    [
        ("2025-01-01", "2025-12-31", 3, "2026-05-03", "2026-09-30"),
        ("2025-01-01", "2025-12-31", 3, "2026-09-30", "2026-09-30"),
        ("2025-01-01", "2025-12-31", 3, "2026-10-01", "2027-09-30"),
        ("2023", "2025", 6, "2026-05-03", "2028-06-30"),
        ("2020", "2020", 12, "2026-05-03", "2026-12-31"),
        (None, "2020-06", 3, "2026-05-03", "2027-03-30"),
        ("2025-09-01", "2026-02-28", 0, "2026-05-03", "2026-08-31"),
        ("2025-01-15", "2025-12-31", 3, "2026-05-03", "2026-09-30"),
        ("2025-01-31", "2025-12-10", 3, "2026-05-03", "2026-07-10"),
        ("2025-12-01", "2025-12-02", 0, "2026-05-03", "2026-12-02"),
        ("0001", "0001", 120, "9998-05-03", "9989-12-30"),
    ],
)
def test_that_what_is_renewed_tacitly_has_a_next_deadline(
    start: str | None, end: str, months: int, today: str, deadline: str
) -> None:
    first = None if start is None else PartialDate.parse(start)
    found = notice_when_renewed(first, PartialDate.parse(end), months, date.fromisoformat(today))
    assert str(found) == deadline


def test_that_the_calendar_ends_with_its_last_day() -> None:
    assert str(day_after(PartialDate.parse("2026-02"))) == "2026-03-01"
    assert str(day_after(PartialDate.parse("9999"))) == "9999-12-31"
