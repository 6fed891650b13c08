"""The clock on the computer."""

from __future__ import annotations

from datetime import UTC, timedelta

from desktop.domain.clock import SystemClock


def test_that_the_clock_gives_aware_times_in_utc_that_do_not_go_backwards() -> None:
    clock = SystemClock()
    first, second = clock.now(), clock.now()
    assert first.tzinfo is UTC
    assert first <= second


def test_that_today_is_the_date_on_the_wall() -> None:
    clock = SystemClock()
    before = clock.now().astimezone().date()
    today = clock.today()
    assert before <= today <= before + timedelta(days=1)
