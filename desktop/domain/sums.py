"""Numbers and sums of money as people write them, in Swedish and in English.

Spaces of any kind and apostrophes part thousands. Of point and comma, when both occur, the last one is the decimal
sign. One of them that occurs several times parts thousands. One that occurs once parts thousands when exactly three
digits follow it, one to three digits not beginning with 0 stand before it, no space parts thousands in the same number,
and no word multiplies it: `1.234 kr` is 1234, while `12.5`, `0.125`, `1 234.500` and `1.250 mkr` have decimals. A comma
there is refused: it is the Swedish decimal sign and parts English thousands, and `1,234` may be either.
Parts of thousands have exactly three digits each; anything else is refused rather than guessed.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from desktop.domain.codes import known
from desktop.domain.errors import InvalidInput
from desktop.domain.text import plain_dashes, plain_spaces

_SUM = re.compile(r"([^0-9]*?) ?(-?) ?([0-9](?:[0-9 .,'\u2019]*[0-9])?) ?([^0-9]*)")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:S[0-9]{3})+")
_CODE = re.compile(r"[A-Z]{3}")
_SEPARATORS = frozenset(" .,")
_DIGITS = re.compile(r"[0-9]+")
_CURRENCIES = {
    "kr": "SEK", "kronor": "SEK", "krona": "SEK", "sek": "SEK", "skr": "SEK", ":-": "SEK", ",-": "SEK",
    "€": "EUR", "euro": "EUR", "euros": "EUR",
    "$": "USD", "us$": "USD", "£": "GBP", "pund": "GBP",
    "dkr": "DKK", "nkr": "NOK",
}  # fmt: skip
_THOUSAND, _MILLION, _MILLIARD = Decimal(10) ** 3, Decimal(10) ** 6, Decimal(10) ** 9
_MULTIPLIERS = {
    "t": _THOUSAND, "k": _THOUSAND, "tusen": _THOUSAND, "thousand": _THOUSAND,
    "m": _MILLION, "mn": _MILLION, "mio": _MILLION, "milj": _MILLION,
    "miljon": _MILLION, "miljoner": _MILLION, "million": _MILLION, "millions": _MILLION,
    "md": _MILLIARD, "mdr": _MILLIARD, "mrd": _MILLIARD, "bn": _MILLIARD, "miljard": _MILLIARD, "miljarder": _MILLIARD,
}  # fmt: skip
_ONE = Decimal(1)


class _Unit(NamedTuple):
    multiplier: Decimal
    currency: str | None


def plain_decimal(number: Decimal) -> str:
    """Write a finite number with digits and a point only, without needless zeros."""
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text


def number_in(text: str) -> Decimal:
    """Read a number as people write it, by the rule above; the sign may be any dash."""
    plain = plain_dashes(plain_spaces(text)).strip()
    sign, digits = ("-", plain[1:].lstrip()) if plain.startswith("-") else ("", plain)
    number = _number(digits, multiplied=False)
    if number is None:
        raise InvalidInput("value.number", text=text)
    return -number if sign else number


def sum_in(text: str) -> tuple[Decimal, str | None]:
    """Read a sum with its currency, when one is written: SEK for kr, mkr and tkr, EUR for € and so on."""
    plain = re.sub(" +", " ", plain_dashes(plain_spaces(text)))
    match = _SUM.fullmatch(plain)
    words = "" if match is None else f"{match[1]} {match[4]}".strip()
    unit = _unit(words)
    number = None if match is None or unit is None else _number(match[3], multiplied=unit.multiplier != _ONE)
    if match is None or unit is None or number is None:
        raise InvalidInput("value.currency" if _CODE.fullmatch(words) and unit is None else "value.money", text=text)
    amount = number * unit.multiplier
    return (-amount if match[2] and amount else amount), unit.currency


def _number(digits: str, *, multiplied: bool) -> Decimal | None:
    spaced = digits.replace("'", " ").replace("\u2019", " ")
    whole, point, decimals = _parted(spaced, multiplied=multiplied)
    if point and not _DIGITS.fullmatch(decimals):
        return None
    separators = set(re.sub("[0-9]", "", whole))
    if len(separators) > 1 or not separators <= _SEPARATORS:
        return None
    for separator in separators:
        if not _GROUPED.fullmatch(whole.replace(separator, "S")):
            return None
        whole = whole.replace(separator, "")
    return Decimal(f"{whole}.{decimals or 0}") if _DIGITS.fullmatch(whole) else None


def _parted(spaced: str, *, multiplied: bool) -> tuple[str, str, str]:
    """Part the whole number from its decimals, at the decimal sign if there is one."""
    last = max(spaced.rfind("."), spaced.rfind(","))
    if last < 0:
        return spaced, "", ""
    sign = spaced[last]
    other = "," if sign == "." else "."
    if spaced.count(sign) > 1:
        return spaced, "", ""
    alone = other not in spaced and " " not in spaced and not multiplied
    if alone and _GROUPED.fullmatch(spaced.replace(sign, "S")):
        if sign == ",":
            raise _ambiguous(spaced)
        return spaced, "", ""
    return spaced[:last], sign, spaced[last + 1 :]


def _ambiguous(text: str) -> InvalidInput:
    whole, _, decimals = text.partition(",")
    return InvalidInput(
        "value.ambiguous", text=text, thousands=f"{whole} {decimals}", decimal=f"{whole},{decimals[:2]}"
    )


def _unit(words: str) -> _Unit | None:
    """Read the words beside a number: at most one multiplier and one currency, alone or run together as in mkr."""
    multiplier: Decimal | None = None
    currency: str | None = None
    for word in words.split():
        unit = _unit_of(word.lower())
        doubled = unit is not None and (
            (unit.multiplier != _ONE and multiplier is not None) or (unit.currency is not None and currency is not None)
        )
        if unit is None or doubled:
            return None
        multiplier = unit.multiplier if unit.multiplier != _ONE else multiplier
        currency = unit.currency or currency
    return _Unit(multiplier or _ONE, currency)


def _unit_of(word: str) -> _Unit | None:
    bare = word.rstrip(".") or word
    currency = _currency(bare)
    if currency is not None:
        return _Unit(_ONE, currency)
    if bare in _MULTIPLIERS:
        return _Unit(_MULTIPLIERS[bare], None)
    for length in (2, 1):
        prefix, rest = _MULTIPLIERS.get(bare[:length]), _currency(bare[length:])
        if prefix is not None and rest is not None:
            return _Unit(prefix, rest)
    return None


def _currency(word: str) -> str | None:
    return _CURRENCIES.get(word) or known("currencies").get(word)
