"""Values in the one way the program writes them as JSON: what `services.values.to_json` gives, without the way there.

Days are counted as `date.toordinal` does, so that reckoning with them is adding.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.domain.records import Json

UNKNOWN: Mapping[str, Json] = {"amount": None, "state": "unknown", "currency": None, "text": None}
_GROUPED = MappingProxyType({"SEK": "kr", "EUR": "euro"})
_SATURDAY = 5
_DAYS_KEPT = 10_000


@lru_cache(_DAYS_KEPT)
def day(ordinal: int) -> str:
    """Write a day."""
    return date.fromordinal(ordinal).isoformat()


def month(ordinal: int) -> str:
    """Write the month of a day."""
    return day(ordinal)[:7]


def year(ordinal: int) -> int:
    """Give the year of a day."""
    return date.fromordinal(ordinal).year


def new_year(number: int) -> int:
    """Give the first day of a year."""
    return date(number, 1, 1).toordinal()


def workday(ordinal: int) -> int:
    """Give the same day, or the Monday after a weekend."""
    weekday = (ordinal + 6) % 7
    return ordinal + 7 - weekday if weekday >= _SATURDAY else ordinal


def span(start: str | None, end: str | None, text: str | None = None) -> Json:
    """Write a period."""
    parts = {"start": start, "end": end, "text": text}
    return {key: value for key, value in parts.items() if value is not None}


def days(start: int, end: int) -> Json:
    """Write a period from a day to a day."""
    return {"start": day(start), "end": day(end)}


def sum_of(amount: int, currency: str, text: str | None = None) -> Json:
    """Write a sum of money."""
    state = "amount" if amount else "zero"
    return {"amount": str(amount), "state": state, "currency": currency, "text": text}


def as_written(amount: int, currency: str) -> str:
    """Write a sum as people do in a list."""
    return f"{amount:,}".replace(",", " ") + f" {_GROUPED.get(currency, currency)}"
