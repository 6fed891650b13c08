"""Identifiers that others give out, by their shape: a PIC, a VAT number, a Swedish organisationsnummer, a NUTS code.

What has not the shape is kept, since it may stand so on paper, but nothing is matched by it.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from desktop.domain.codes import known

if TYPE_CHECKING:
    from collections.abc import Mapping

_PIC = re.compile(r"[0-9]{9}")
_NUTS = re.compile(r"([A-Z]{2})[0-9A-Z]{0,3}")
_SWEDISH = re.compile(r"(?:16)?([0-9]{10})")
_SWEDISH_FORM = re.compile(r"[0-9]{6} ?[-\u2010-\u2015]? ?[0-9]{4}")
_FOREIGN_VAT = re.compile(r"[A-Z]{2}[0-9A-Z]{2,18}")
# https://ec.europa.eu/taxation_customs/vies/#/faq, "What is the format of a VAT number"
_VAT: Mapping[str, str] = MappingProxyType(
    {
        "AT": r"U[0-9]{8}", "BE": r"[01][0-9]{9}", "BG": r"[0-9]{9,10}", "CY": r"[0-9]{8}[A-Z]", "CZ": r"[0-9]{8,10}",
        "DE": r"[0-9]{9}", "DK": r"[0-9]{8}", "EE": r"[0-9]{9}", "EL": r"[0-9]{9}", "ES": r"[0-9A-Z][0-9]{7}[0-9A-Z]",
        "FI": r"[0-9]{8}", "FR": r"[0-9A-Z]{2}[0-9]{9}", "HR": r"[0-9]{11}", "HU": r"[0-9]{8}",
        "IE": r"[0-9][0-9A-Z][0-9]{5}[A-Z]{1,2}", "IT": r"[0-9]{11}", "LT": r"[0-9]{9}(?:[0-9]{3})?",
        "LU": r"[0-9]{8}", "LV": r"[0-9]{11}", "MT": r"[0-9]{8}", "NL": r"[0-9]{9}B[0-9]{2}", "PL": r"[0-9]{10}",
        "PT": r"[0-9]{9}", "RO": r"[0-9]{2,10}", "SE": r"[0-9]{12}", "SI": r"[0-9]{8}", "SK": r"[0-9]{10}",
        "XI": r"[0-9]{9}(?:[0-9]{3})?|GD[0-9]{3}|HA[0-9]{3}",
    }
)  # fmt: skip
IDENTIFIERS = ("pic", "vat", "registration", "nuts")


def bare(text: str) -> str:
    """An identifier without the spaces and signs that people part it by."""
    return "".join(letter for letter in text.upper() if letter.isalnum())


def plausible(name: str, text: str, country: str | None = None) -> bool:
    """Whether a text has the shape of this kind of identifier, in this country as far as it is known."""
    plain = bare(text)
    match name:
        case "pic":
            return _PIC.fullmatch(plain) is not None
        case "vat":
            return _vat(plain)
        case "registration":
            return _registration(text.strip(), plain, country)
        case _:
            found = _NUTS.fullmatch(plain)
            return found is not None and found[1].lower() in known("countries")


def _vat(plain: str) -> bool:
    shape = _VAT.get(plain[:2])
    if shape is None:
        return _FOREIGN_VAT.fullmatch(plain) is not None
    return re.fullmatch(shape, plain[2:]) is not None


def _registration(text: str, plain: str, country: str | None) -> bool:
    """Every country has numbers of its own; only the Swedish ones, or what is written like one, are looked into."""
    if country is None and _SWEDISH_FORM.fullmatch(text) is None:
        return any(letter.isdigit() for letter in plain)
    if country not in {None, "SE"}:
        return bool(plain)
    found = _SWEDISH.fullmatch(plain)
    return found is not None and _checks(found[1])


def _checks(digits: str) -> bool:
    """Check the last digit: every other one counts twice, and all add up to a whole ten."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0
