"""Days reckoned in months from a date: when notice has to be given, when something is to be examined again."""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, MINYEAR, date

from desktop.domain.dates import PartialDate, Precision

_YEAR = 12


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


def next_review(last: PartialDate, months: int) -> PartialDate:
    """Give when it is time again, told as exactly as the last time is known."""
    day = months_from(last.first, months)
    if last.precision is Precision.DAY:
        return PartialDate.of(day)
    return PartialDate(day.year) if last.precision is Precision.YEAR and months % _YEAR == 0 else _month(day)


def _month(day: date) -> PartialDate:
    return PartialDate(day.year, day.month)
