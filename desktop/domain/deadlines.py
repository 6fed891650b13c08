"""Days reckoned in months from a date: when notice has to be given, when something is to be examined again."""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta

from desktop.domain.dates import PartialDate, Precision

_YEAR = 12
_DAY = timedelta(days=1)
_HALF_A_MONTH = 15


def months_from(day: date, months: int) -> date:
    """Give the same day so many months later, or earlier; in a shorter month its last day.

    Where the calendar ends, so does the reckoning.
    """
    year, month = divmod(day.year * _YEAR + day.month - 1 + months, _YEAR)
    if not MINYEAR <= year <= MAXYEAR:
        return date.min if year < MINYEAR else date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def notice_deadline(end: PartialDate, months: int) -> PartialDate:
    """Give the last day to give notice for a term that ends then: with its last day, if only its month is known."""
    return PartialDate.of(months_from(end.last, -months))


def notice_when_renewed(start: PartialDate | None, end: PartialDate, months: int, today: date) -> PartialDate:
    """Give the next last day to give notice for what ended and goes on by itself, each time for as long as before.

    Without a start, or after less than a month, it goes on year by year.
    """
    following, turn = end.last + _DAY, _months_long(start, end)
    turns = max(1, _months_between(following, today) // turn)
    while True:
        runs_to = PartialDate.of(months_from(following, turns * turn) - _DAY)
        deadline = notice_deadline(runs_to, months)
        if deadline.first >= today or runs_to.year == MAXYEAR:
            return deadline
        turns += 1


def day_after(end: PartialDate) -> PartialDate:
    """Give the day after the last that a date can mean; the calendar's last day has none."""
    return PartialDate.of(end.last if end.last == date.max else end.last + _DAY)


def _months_long(start: PartialDate | None, end: PartialDate) -> int:
    """How many months a term is long, to the nearest whole one."""
    if start is None:
        return _YEAR
    following = end.last + _DAY
    days = following.day - start.first.day
    months = _months_between(start.first, following) + (days > _HALF_A_MONTH) - (days < -_HALF_A_MONTH)
    return months if months > 0 else _YEAR


def _months_between(first: date, then: date) -> int:
    return (then.year - first.year) * _YEAR + then.month - first.month


def next_review(last: PartialDate, months: int) -> PartialDate:
    """Give when it is time again, told as exactly as the last time is known."""
    day = months_from(last.first, months)
    if last.precision is Precision.DAY:
        return PartialDate.of(day)
    return PartialDate(day.year) if last.precision is Precision.YEAR and months % _YEAR == 0 else _month(day)


def _month(day: date) -> PartialDate:
    return PartialDate(day.year, day.month)
