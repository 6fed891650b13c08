"""A minute on the clock on the wall, where the thing happens; no time zone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING, Self

from desktop.domain.dates import PartialDate, Precision
from desktop.domain.errors import InvalidInput
from desktop.domain.marks import override
from desktop.domain.shapes import text_in
from desktop.domain.text import clean, plain_spaces

if TYPE_CHECKING:
    from datetime import date

_FORM = re.compile(r"([^ T]+)(?:T| +(?:kl\.? *)?)([0-9]{1,2})[:.]([0-9]{2})(?::00)?")
_LONGEST = 100
_HOURS, _MINUTES = range(24), range(60)


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A day, an hour and a minute."""

    day: date
    hour: int
    minute: int = 0

    def __post_init__(self) -> None:
        if self.hour not in _HOURS or self.minute not in _MINUTES:
            raise InvalidInput("value.moment", text=str(self))

    @override
    def __str__(self) -> str:
        return f"{self.day.isoformat()}T{self.hour:02d}:{self.minute:02d}"

    @classmethod
    def of(cls, at: datetime) -> Self:
        """Make it from a time, whose zone and seconds are dropped."""
        return cls(at.date(), at.hour, at.minute)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read 2026-05-03T09:30, 2026-05-03 09:30 or 2026-05-03 kl. 9.30; seconds only when they are 00."""
        given = clean(text, limit=_LONGEST, lines=False)
        match = _FORM.fullmatch(plain_spaces(given))
        day = None if match is None else PartialDate.parse(match[1])
        if match is None or day is None or day.precision is not Precision.DAY:
            raise InvalidInput("value.moment", text=given)
        return cls(day.first, int(match[2]), int(match[3]))

    @classmethod
    def from_json(cls, raw: object) -> Self:
        """Read the JSON form, a text."""
        return cls.parse(text_in(raw, "moment"))

    def to_json(self) -> str:
        """Give the JSON form, a text."""
        return str(self)

    @property
    def local(self) -> datetime:
        """The same as a datetime without a zone."""
        return datetime.combine(self.day, time(self.hour, self.minute))
