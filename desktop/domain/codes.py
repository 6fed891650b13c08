"""The code lists in resources/codes, and the codes of currencies and languages."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import resources
from desktop.domain.errors import InvalidInput
from desktop.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST = 100


@cache
def known(name: str) -> Mapping[str, str]:
    """Give a list by its file name: each code and each other form of it, in lower case, with the code it means."""
    lines = resources.read(f"codes/{name}.txt").decode().splitlines()
    words = [line.split() for line in lines if not line.startswith("#")]
    return {form.lower(): forms[0] for forms in words for form in forms}


@cache
def codes(name: str) -> tuple[str, ...]:
    """Give the codes of a list, sorted: countries, currencies or languages."""
    return tuple(sorted(set(known(name).values())))


def currency_code(text: str) -> str:
    """Give the code of ISO 4217 in upper case, of today's currencies and those the euro replaced."""
    return look_up("currencies", text, "value.currency")


def language_code(text: str) -> str:
    """Give the two-letter code of ISO 639-1 in lower case, or the three-letter one where there is no shorter."""
    return look_up("languages", text, "value.language")


def look_up(name: str, text: str, refusal: str) -> str:
    """Give the code that the text stands for in a list, or refuse with this error code."""
    given = clean(text, limit=_LONGEST, lines=False)
    code = known(name).get(given.lower()) if given.isascii() else None
    if code is None:
        raise InvalidInput(refusal, text=given)
    return code
