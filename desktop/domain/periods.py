"""Periods between two dates of any precision, either end of which may be open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from desktop.domain.dates import PartialDate
from desktop.domain.errors import InvalidInput
from desktop.domain.marks import override
from desktop.domain.shapes import object_in, text_in
from desktop.domain.text import clean, plain_dashes, plain_spaces

if TYPE_CHECKING:
    from datetime import date

_DATE = r"[0-9]{8}|[0-9]{4}(?:-[0-9]{1,2}){0,2}"
_TWO_DATES = re.compile(rf"({_DATE})? *(?:/|--?) *({_DATE})?")
_ONE_DATE = re.compile(_DATE)
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Period:
    """From a date to a date; the text as first written is kept beside when it says it in another way."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    text: str | None = None

    def __post_init__(self) -> None:
        if self.start is None and self.end is None and not self.text:
            raise InvalidInput("value.required")
        if self.start is not None and self.end is not None and self.end.last < self.start.first:
            raise InvalidInput("value.period_order", start=str(self.start), end=str(self.end))

    @override
    def __str__(self) -> str:
        """Give the short form; it leaves out the text as written, unless that is all there is."""
        if self.start is None and self.end is None:
            return self.text or ""
        if self.start == self.end:
            return str(self.start)
        return f"{self.start or ''}/{self.end or ''}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read 2014, 2014-05-03/2014-05-07, 2014-05/ or /2014, and two dates with any dash between them.

        One date alone is a period that begins and ends with it.
        """
        given = clean(text, limit=_LONGEST, lines=False)
        plain = plain_dashes(plain_spaces(given))
        start, end = _ends(plain, given)
        period = cls(start, end)
        return period if str(period) == given else cls(start, end, given)

    @classmethod
    def from_json(cls, raw: object) -> Self:
        """Read the JSON form {"start", "end", "text"}, any of which may be absent, or the short form."""
        if isinstance(raw, str):
            return cls.parse(raw)
        parts = object_in(raw, "period", ("start", "end", "text"))
        start, end, text = parts.get("start"), parts.get("end"), parts.get("text")
        return cls(
            None if start is None else PartialDate.from_json(start),
            None if end is None else PartialDate.from_json(end),
            None if text is None else clean(text_in(text), limit=_LONGEST, lines=False) or None,
        )

    def to_json(self) -> dict[str, str]:
        """Give the JSON form, without what is not known."""
        parts = {"start": self.start, "end": self.end, "text": self.text}
        return {key: str(value) for key, value in parts.items() if value is not None}

    def overlaps(self, first: date, last: date) -> bool:
        """Tell whether a day of the period may lie between these two, both included; an open end reaches for ever."""
        if self.start is None and self.end is None:
            return False
        begins_in_time = self.start is None or self.start.first <= last
        return begins_in_time and (self.end is None or self.end.last >= first)


def _ends(plain: str, given: str) -> tuple[PartialDate | None, PartialDate | None]:
    if _ONE_DATE.fullmatch(plain):
        only = PartialDate.parse(plain)
        return only, only
    match = _TWO_DATES.fullmatch(plain)
    if match is None or match.groups() == (None, None):
        raise InvalidInput("value.period", text=given)
    start, end = match.groups()
    return (None if start is None else PartialDate.parse(start), None if end is None else PartialDate.parse(end))
