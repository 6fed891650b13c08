"""Swedish alphabetical order as a plain text that any program and any database sorts by its bytes.

A key has two parts. The first says where the text stands in the alphabet: words are parted by one space, numbers
stand before letters and sort by value, å ä ö come last, other letters of the Latin alphabet fold into these as in
CLDR's rules for Swedish, other alphabets follow after, and punctuation counts for nothing. The second, after a sign
lower than all others, is the text itself, so that accents and case decide only between texts that are otherwise equal.
"""

from __future__ import annotations

import re
import unicodedata

_SEPARATOR = "\x01"
_A_RING, _A_DIAERESIS, _O_DIAERESIS = "{", "|", "}"
_MARKED = {
    "a\u030a": _A_RING,
    "a\u0308": _A_DIAERESIS,
    "o\u0308": _O_DIAERESIS,
    "o\u030b": _O_DIAERESIS,
    "u\u0308": "y",
    "u\u030b": "y",
}
_FOLDED = {
    "æ": _A_DIAERESIS, "ø": _O_DIAERESIS, "œ": _O_DIAERESIS,
    "ð": "d", "đ": "d", "ɖ": "d", "ɗ": "d", "ħ": "h", "\u0131": "i", "ĸ": "k", "ƙ": "k", "ł": "l", "ŋ": "n", "þ": "th",
    "ŧ": "t", "ɓ": "b", "ə": "e", "ǝ": "e", "ɛ": "e", "ɔ": "o", "ƒ": "f",
}  # fmt: skip
_DIGITS = re.compile("[0-9]+")
_NUMBER_START = 0x30
_LONG_NUMBER = "_"
_LONGEST_SHORT_NUMBER = ord(_LONG_NUMBER) - _NUMBER_START - 1


def sort_key(text: str) -> str:
    """Give a key such that keys compare by code point as the texts do in Swedish order."""
    composed = _composed(text)
    return f"{_alphabetical(composed)}{_SEPARATOR}{composed}"


def alphabetical(text: str) -> str:
    """Give the first part of the key: equal for texts that differ only in case, accents and punctuation."""
    return _alphabetical(_composed(text))


def _composed(text: str) -> str:
    """Leave out NUL, which ends a text in some programs, and halves of surrogate pairs, which have no bytes."""
    return unicodedata.normalize("NFC", text.replace("\0", "").encode(errors="ignore").decode())


def _alphabetical(composed: str) -> str:
    words = composed.translate(_WEIGHTS).split(" ")
    return _DIGITS.sub(_number, " ".join(word for word in words if word))


class _Weights(dict[int, str]):
    """The weight of every character met so far; a composed character weighs what it is composed of."""

    def __missing__(self, codepoint: int) -> str:
        plain = unicodedata.normalize("NFD", chr(codepoint).casefold())
        weight = self[codepoint] = _marked(plain) or "".join(_weight(character) for character in plain)
        return weight


_WEIGHTS = _Weights()


def _marked(plain: str) -> str | None:
    return next((_MARKED[plain[0] + mark] for mark in plain[1:] if plain[0] + mark in _MARKED), None)


def _weight(character: str) -> str:
    if "a" <= character <= "z":
        return character
    if character in _FOLDED:
        return _FOLDED[character]
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category[0] in "LN" or (category[0] == "M" and not unicodedata.combining(character)):
        return _compatible(character)
    return " " if character.isspace() or category == "Pd" or character in "/_" else ""


def _compatible(character: str) -> str:
    """Write ligatures and wide letters as the letters they stand for; others stay, after the Latin alphabet."""
    plain = unicodedata.normalize("NFKD", character).casefold()
    return plain if plain.isascii() and plain.isalpha() else character


def _number(digits: re.Match[str]) -> str:
    """Write a number so that it sorts by value: first how many digits it has, then the digits."""
    value = digits[0].lstrip("0")
    if len(value) <= _LONGEST_SHORT_NUMBER:
        return chr(_NUMBER_START + len(value)) + value
    return f"{_LONG_NUMBER}{len(value):09d}{value}"
