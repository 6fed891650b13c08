"""Dates, times, numbers and sums as people write them in Swedish and in (British) English.

The words and signs stand under [format] in resources/text, and a test holds them against CLDR: loading Babel for them
would cost a command, and the first window, more than everything else they do.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from desktop.domain.dates import PartialDate, Precision
from desktop.domain.moments import Moment
from desktop.domain.sums import plain_decimal
from desktop.language.days import written_clock, written_day
from desktop.language.texts import Texts

if TYPE_CHECKING:
    from datetime import date, datetime

    from desktop.domain.money import Money
    from desktop.domain.periods import Period
    from desktop.language.texts import Language

_EN_DASH = "\u2013"
_NO_BREAK = "\u00a0"
_CENTS = 2
_OWN = "SEK"
_KILOBYTE = 1024


@dataclass(frozen=True, slots=True)
class Formats:
    """How one language writes dates and numbers."""

    texts: Texts

    @classmethod
    def load(cls, language: Language) -> Formats:
        """Give the formats of a language."""
        return cls(Texts.load(language))

    def date(self, day: date | PartialDate) -> str:
        """Write 3 maj 2026, maj 2026 or 2026, as much as is known."""
        return _written(self, day if isinstance(day, PartialDate) else PartialDate.of(day))

    def period(self, period: Period) -> str:
        """Write 3–7 maj 2026, 28 april – 3 maj 2026, 2014–2016, från 2014 and so on, or the text if it has no dates."""
        start, end = period.start, period.end
        if start is None:
            return (period.text or "") if end is None else self.texts("format.until", end=self.date(end))
        if end is None:
            return self.texts("format.from", start=self.date(start))
        return self.date(start) if start == end else self._span(start, end)

    def by_numbers(self, period: Period) -> str:
        """Write a period for a narrow column: 2026-05-03, 2014 – 2016, two days one under the other, or its text."""
        start, end = period.start, period.end
        if start is None:
            return (period.text or "") if end is None else f"{_EN_DASH}{_NO_BREAK}{end}"
        if start == end:
            return str(start)
        if end is None:
            return f"{start}{_NO_BREAK}{_EN_DASH}"
        parted = "\n" if Precision.DAY in {start.precision, end.precision} else " "
        return f"{start}{_NO_BREAK}{_EN_DASH}{parted}{end}"

    def moment(self, moment: Moment | datetime) -> str:
        """Write 3 maj 2026 kl. 09.30; a time with a zone is written as the clock on the wall shows it."""
        local = _on_the_wall(moment)
        return self.texts("format.moment", day=self.date(local.date()), clock=self.clock(local))

    def clock(self, moment: Moment | datetime) -> str:
        """Write the time of day: 14.02 in Swedish, 14:02 in English."""
        return written_clock(self.texts, _on_the_wall(moment))

    def number(self, number: Decimal | int, *, decimals: int = 0) -> str:
        """Write a number exactly, with at least so many decimals, its thousands parted by no-break spaces or commas."""
        whole, _, fraction = plain_decimal(abs(Decimal(number))).partition(".")
        grouped = f"{int(whole):,}".replace(",", self.texts("format.group"))
        fraction = fraction.ljust(decimals, "0")
        sign = self.texts("format.minus") if number < 0 else ""
        return f"{sign}{grouped}{self.texts('format.decimal') if fraction else ''}{fraction}"

    def percent(self, number: Decimal | int) -> str:
        """Write so many per cent: 12,5 % for 12.5."""
        return self.texts("format.percent", number=self.number(number))

    def size(self, size: int) -> str:
        """Write how large a file is: 1,2 MB, 340 kB, 12 byte; a part of a kilobyte counts as a whole one."""
        if size < _KILOBYTE:
            return self.texts("format.bytes", number=self.number(size))
        if size < _KILOBYTE**2:
            return self.texts("format.kilobytes", number=self.number(-(-size // _KILOBYTE)))
        return self.texts("format.megabytes", number=self.number(round(Decimal(size) / _KILOBYTE**2, 1)))

    def money(self, money: Money) -> str:
        """Write 51 920 840 kr, 556 203,89 EUR, 0 kr or okänt belopp; always the exact sum."""
        if money.amount is None:
            return self.texts("format.unknown_amount")
        number = self.number(money.amount, decimals=0 if money.amount == money.amount.to_integral_value() else _CENTS)
        if money.currency is None:
            return number
        currency = self.texts("format.kronor") if money.currency == _OWN else money.currency
        return self.texts("format.money", number=number, currency=currency)

    def whole_money(self, amount: Decimal, currency: str = _OWN) -> str:
        """Write a sum that is added up, or stands in a heading: in whole kronor, or another currency."""
        number = self.number(amount.quantize(Decimal(1)))
        name = self.texts("format.kronor") if currency == _OWN else currency
        return self.texts("format.money", number=number, currency=name)

    def flag(self, flag: bool) -> str:  # noqa: FBT001 - the value itself
        """Write yes or no."""
        return self.texts("format.yes" if flag else "format.no")

    def _month(self, day: PartialDate) -> str:
        return self.texts(f"format.months.{day.month:02d}")

    def _span(self, start: PartialDate, end: PartialDate) -> str:
        same_precision = start.precision is end.precision
        if same_precision and start.precision is Precision.YEAR:
            return f"{start}{_EN_DASH}{end}"
        if same_precision and start.year == end.year:
            return self._span_in_year(start, end)
        return f"{self.date(start)} {_EN_DASH} {self.date(end)}"

    def _span_in_year(self, start: PartialDate, end: PartialDate) -> str:
        if start.precision is Precision.MONTH:
            return f"{self._month(start)}{_EN_DASH}{self.date(end)}"
        if start.month == end.month:
            return f"{start.day}{_EN_DASH}{self.date(end)}"
        first = self.texts("format.day_in_year", day=str(start.day), month=self._month(start))
        return f"{first} {_EN_DASH} {self.date(end)}"


@lru_cache(maxsize=4096)
def _written(formats: Formats, known: PartialDate) -> str:
    """Write a date; in lists the same days come again and again."""
    if known.precision is Precision.YEAR:
        return str(known.year)
    if known.precision is Precision.DAY:
        return written_day(formats.texts, known.first)
    return formats.texts("format.month", month=formats.texts(f"format.months.{known.month:02d}"), year=str(known.year))


def _on_the_wall(moment: Moment | datetime) -> datetime:
    if isinstance(moment, Moment):
        return moment.local
    return moment if moment.tzinfo is None else moment.astimezone()
