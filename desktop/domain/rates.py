"""Rates of exchange from a table: how many kronor one unit of a currency is worth, and from which day.

A rate has at most one sign in it, point or comma, and that is its decimal sign: nobody parts thousands in a rate. A
table that uses both signs is refused, since one of its columns would then be read wrong by somebody.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

from desktop.domain.codes import currency_code
from desktop.domain.dates import PartialDate
from desktop.domain.errors import InvalidInput
from desktop.domain.text import plain_spaces

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desktop.domain.money import Money

OWN: Final = "SEK"
_ORE: Final = Decimal("0.01")
_NUMBER: Final = re.compile(r"[0-9]{1,9}(?:([.,])[0-9]{1,8})?")
_TYPED: Final = re.compile(r"([A-Za-z]{3})=([^@]+)(?:@(.+))?")
_MOST_LINES: Final = 2000
_HEADS: Final = {
    "currency": ("valuta", "valutakod", "currency", "kod", "code", "serie"),
    "rate": ("kurs", "rate", "värde", "sek", "medelkurs", "value"),
    "day": ("datum", "date", "dag", "period", "day"),
    "units": ("enhet", "enheter", "antal", "unit", "units"),
}


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of a currency is worth in kronor, and the day it is from if that is said."""

    currency: str
    sek: Decimal
    day: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class RateTable:
    """Rates by currency, the sign that its numbers were read by, and where they are from."""

    rates: tuple[Rate, ...] = ()
    decimal_sign: str = ""
    source: str = ""

    def of(self, currency: str) -> Rate | None:
        """The rate of a currency."""
        return next((rate for rate in self.rates if rate.currency == currency), None)

    def in_sek(self, money: Money | None) -> Decimal | None:
        """A sum in kronor and öre, or None where it or its rate is not known."""
        if money is None or money.amount is None:
            return None
        if money.amount == 0 or money.currency == OWN:
            return rounded(money.amount)
        rate = self.of(money.currency or "")
        return None if rate is None else rounded(money.amount * rate.sek)

    def lacks(self, money: Money | None) -> str | None:
        """The currency that a sum would need a rate for."""
        if money is None or not money.amount or money.currency in {None, OWN}:
            return None
        return None if self.of(money.currency or "") is not None else money.currency


def rounded(amount: Decimal) -> Decimal:
    """Round to öre, so that the rows of a list add up to its sum."""
    return amount.quantize(_ORE, ROUND_HALF_UP)


def read_table(text: str, source: str) -> RateTable:
    """Read a table: a line of headings, then a currency, a rate and perhaps a day and a number of units a line."""
    rows = [row for row in csv.reader(text.splitlines(), delimiter=_separator(text)) if any(row)]
    if not rows or len(rows) > _MOST_LINES:
        raise InvalidInput("rates.unreadable", name=source)
    places = _places(rows[0], source)
    for number, row in enumerate(rows, 1):
        if any(row[len(rows[0]) :]):  # a decimal comma in a table whose columns are parted by commas
            raise InvalidInput("rates.columns", line=number)
    cells = [_cells(row, places, number) for number, row in enumerate(rows[1:], 2)]
    return table_of(cells, source)


def read_typed(words: Sequence[str]) -> RateTable:
    """Read rates that were typed: EUR=11,49 or EUR=11.49@2026-12-31."""
    cells = []
    for word in words:
        match = _TYPED.fullmatch(plain_spaces(word).strip())
        if match is None:
            raise InvalidInput("rates.typed", text=word)
        cells.append({"currency": match[1], "rate": match[2], "day": match[3] or "", "units": ""})
    return table_of(cells, "")


def table_of(cells: Iterable[Mapping[str, str]], source: str) -> RateTable:
    """Put rates together: one sign for all of them, one rate for each currency."""
    found: dict[str, Rate] = {}
    signs: set[str] = set()
    for each in cells:
        code = currency_code(each["currency"])
        sek = _number(each["rate"], signs) / (_number(each["units"], set()) if each["units"] else 1)
        if not sek:
            raise InvalidInput("rates.zero", currency=code)
        if code in found and found[code].sek != sek:
            raise InvalidInput("rates.twice", currency=code)
        found[code] = Rate(code, sek, PartialDate.parse(each["day"]) if each["day"] else None)
    if len(signs) > 1:
        raise InvalidInput("rates.both_signs")
    ordered = tuple(found[code] for code in sorted(found))
    return RateTable(ordered, next(iter(signs), ""), source)


def _separator(text: str) -> str:
    """A semicolon or a tab parts the columns where there is one; a comma only if there is none of them."""
    head = text.splitlines()[0] if text.strip() else ""
    return next((sign for sign in (";", "\t") if sign in head), ",")


def _places(head: Sequence[str], source: str) -> dict[str, int]:
    names = [plain_spaces(cell).strip().casefold().lstrip("\ufeff") for cell in head]
    places = {
        what: next((place for place, name in enumerate(names) if name in known), -1) for what, known in _HEADS.items()
    }
    if places["currency"] < 0 or places["rate"] < 0:
        raise InvalidInput("rates.no_columns", name=source)
    return places


def _cells(row: Sequence[str], places: Mapping[str, int], number: int) -> dict[str, str]:
    cells = {what: plain_spaces(row[place]).strip() if 0 <= place < len(row) else "" for what, place in places.items()}
    if not cells["currency"] or not cells["rate"]:
        raise InvalidInput("rates.line", line=number)
    return cells


def _number(text: str, signs: set[str]) -> Decimal:
    plain = text.replace(" ", "")
    match = _NUMBER.fullmatch(plain)
    if match is None:
        raise InvalidInput("rates.number", text=text)
    if match[1]:
        signs.add(match[1])
    return Decimal(plain.replace(",", "."))
