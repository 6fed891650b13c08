"""Dates with precision: a day, a month or a year, as it was known."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import total_ordering
from typing import Self

from desktop.domain.errors import InvalidInput
from desktop.domain.marks import override
from desktop.domain.shapes import text_in
from desktop.domain.text import clean, plain_dashes

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_LONGEST = 100


class Precision(StrEnum):
    """How much of a date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, month or year of the calendar; ordered by first day, then the less precise first (as its text is)."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        known = self.month is not None or self.day is None
        try:
            date(self.year, self.month or 1, self.day or 1)
        except ValueError:
            known = False
        if not known or self.month == 0 or self.day == 0:
            raise InvalidInput("value.no_such_day", text=_written(self.year, self.month, self.day))

    @override
    def __str__(self) -> str:
        return _written(self.year, self.month, self.day)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return (self.year, self.month or 0, self.day or 0) < (other.year, other.month or 0, other.day or 0)

    @classmethod
    def of(cls, day: date) -> Self:
        """Make it from a day of the calendar."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read 2014, 2014-05, 2014-05-03, 2014-5-3 or 20140503, with any kind of dash."""
        given = clean(text, limit=_LONGEST, lines=False)
        plain = plain_dashes(given)
        match = _COMPACT.fullmatch(plain) or _FORM.fullmatch(plain)
        if match is None:
            raise InvalidInput("value.date", text=given)
        year, month, day = (None if part is None else int(part) for part in match.groups())
        try:
            return cls(year or 0, month, day)
        except InvalidInput as error:
            raise InvalidInput(error.code, text=given) from error

    @classmethod
    def from_json(cls, raw: object) -> Self:
        """Read the JSON form, a text."""
        return cls.parse(text_in(raw, "date"))

    def to_json(self) -> str:
        """Give the JSON form, a text."""
        return str(self)

    @property
    def precision(self) -> Precision:
        """How much is known: the year, the month or the day."""
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    @property
    def first(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


def _written(year: int, month: int | None, day: int | None) -> str:
    text = f"{year:04d}"
    if month is not None:
        text += f"-{month:02d}"
    return text if day is None else f"{text}-{day:02d}"
