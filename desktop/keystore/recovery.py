"""The recovery code: seven groups of five characters, four of them random and the fifth checking the group.

Crockford's base32 (https://www.crockford.com/base32.html) leaves out I, L, O and U. The check character is a weighted
sum in GF(32), which a wrong character, two swapped neighbours, or a group in another's place always changes.
"""

from __future__ import annotations

import re
from typing import Final

from desktop.domain.errors import InvalidInput

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS: Final = 7
GROUP_LENGTH: Final = 5
RANDOM_BYTES: Final = 18  # 28 characters of 5 bits are 140 bits

_LIKELY_MEANT: Final = str.maketrans("OIL", "011")
_POLYNOMIAL: Final = 0b100101  # x^5 + x^2 + 1, primitive: the powers of 2 are all of GF(32) but zero
_FIELD_BITS: Final = 5


def new_code() -> str:
    """Make a code of 140 random bits, as it is printed and typed back."""
    import secrets  # noqa: PLC0415 - to read a code takes no lot

    groups = []
    for position in range(GROUPS):
        symbols = [secrets.randbelow(len(ALPHABET)) for _ in range(GROUP_LENGTH - 1)]
        groups.append("".join(ALPHABET[symbol] for symbol in [*symbols, _check(symbols, position)]))
    return "-".join(groups)


def code_bytes(typed: str) -> bytes:
    """Read a code as somebody types it: any case, spaces or hyphens, O for 0, I and L for 1. Names a mistyped group."""
    number = 0
    for position, group in enumerate(_groups(typed)):
        symbols = [ALPHABET.find(character) for character in group]
        if len(symbols) != GROUP_LENGTH or min(symbols) < 0 or symbols[-1] != _check(symbols[:-1], position):
            raise InvalidInput("key.recovery_typo", group=position + 1)
        for symbol in symbols[:-1]:
            number = number << _FIELD_BITS | symbol
    return number.to_bytes(RANDOM_BYTES, "big")


def _groups(typed: str) -> list[str]:
    text = typed.strip().upper().translate(_LIKELY_MEANT)
    parts = [part for part in re.split(r"[\s\-\u2010-\u2015\u2212]+", text) if part]
    if len(parts) == GROUPS:
        return parts
    joined = "".join(parts)
    if len(joined) != GROUPS * GROUP_LENGTH:
        raise InvalidInput("key.recovery_length", groups=GROUPS, characters=GROUP_LENGTH)
    return [joined[start : start + GROUP_LENGTH] for start in range(0, len(joined), GROUP_LENGTH)]


def _check(symbols: list[int], position: int) -> int:
    total = _power(position)
    for weight, symbol in enumerate(symbols, start=1):
        total ^= _product(_power(weight), symbol)
    return total


def _power(exponent: int) -> int:
    value = 1
    for _ in range(exponent):
        value = _product(value, 2)
    return value


def _product(left: int, right: int) -> int:
    total = 0
    while right:
        if right & 1:
            total ^= left
        left <<= 1
        if left >> _FIELD_BITS:
            left ^= _POLYNOMIAL
        right >>= 1
    return total
