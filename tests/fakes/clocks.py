"""Clocks that stand still until they are told to go."""

from __future__ import annotations

import datetime as dt

NOON = dt.datetime(2026, 11, 20, 13, 2, tzinfo=dt.UTC)


class FixedClock:
    """Shows what it was set to."""

    def __init__(self, now: dt.datetime = NOON) -> None:
        self._now = now

    def now(self) -> dt.datetime:
        return self._now

    def today(self) -> dt.date:
        return self._now.date()

    def go(self, **duration: float) -> None:
        self._now += dt.timedelta(**duration)
