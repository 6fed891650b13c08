"""Swedish alphabetical order as a plain text that any program and any database sorts by its bytes.

A key has two parts. The first says where the text stands in the alphabet: words are parted by one space, numbers
stand before letters and sort by value, å ä ö come last, other letters of the Latin alphabet fold into these as in
CLDR's rules for Swedish, other alphabets follow after, and punctuation counts for nothing. The second, after a sign
lower than all others, is the text itself, so that accents and case decide only between texts that are otherwise equal.
"""

from __future__ import annotations

import unicodedata
from itertools import groupby

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
    "ð": "d", "đ": "d", "ɖ": "d", "ɗ": "d", "ħ": "h", "ı": "i", "ĸ": "k", "ƙ": "k", "ł": "l", "ŋ": "n", "þ": "th",
    "ŧ": "t", "ɓ": "b", "ə": "e", "ǝ": "e", "ɛ": "e", "ɔ": "o", "ƒ": "f",
}  # fmt: skip
_SHORT_NUMBER = 0x2E
_NUMBER_START = 0x30
_LONG_NUMBER = "_"


def sort_key(text: str) -> str:
    """Give a key such that keys compare by code point as the texts do in Swedish order."""
    composed = unicodedata.normalize("NFC", _storable(text))
    return f"{alphabetical(composed)}{_SEPARATOR}{composed}"


def alphabetical(text: str) -> str:
    """Give the first part of the key: equal for texts that differ only in case, accents and punctuation."""
    plain = unicodedata.normalize("NFD", _storable(text))
    plain = unicodedata.normalize("NFD", plain.casefold())
    weights = "".join(_weight(base, marks) for base, marks in _letters(plain))
    return "".join(
        _number("".join(run)) if digits else "".join(run)
        for digits, run in groupby(" ".join(weights.split()), key=lambda weight: "0" <= weight <= "9")
    )


def _storable(text: str) -> str:
    """Leave out NUL, which ends a text in some programs, and halves of surrogate pairs, which have no bytes."""
    return "".join(c for c in text if c != "\0" and unicodedata.category(c) != "Cs")


def _letters(plain: str) -> list[tuple[str, str]]:
    """Part the decomposed text into characters with the marks that stand on each."""
    letters: list[tuple[str, str]] = []
    for character in plain:
        if letters and unicodedata.combining(character):
            base, marks = letters[-1]
            letters[-1] = (base, marks + character)
        else:
            letters.append((character, ""))
    return letters


def _weight(base: str, marks: str) -> str:
    for mark in marks:
        if base + mark in _MARKED:
            return _MARKED[base + mark]
    if "a" <= base <= "z":
        return base
    if base in _FOLDED:
        return _FOLDED[base]
    return _weight_of_other(base)


def _weight_of_other(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category[0] in "LMN":
        return _compatible(character)
    return " " if character.isspace() or category == "Pd" or character in "/_" else ""


def _compatible(character: str) -> str:
    """Write ligatures and wide letters as the letters they stand for; others stay, after the Latin alphabet."""
    plain = unicodedata.normalize("NFKD", character).casefold()
    return plain if plain.isascii() and plain.isalpha() else character


def _number(digits: str) -> str:
    """Write a number so that it sorts by value: first how many digits it has, then the digits."""
    value = digits.lstrip("0")
    if len(value) <= _SHORT_NUMBER:
        return chr(_NUMBER_START + len(value)) + value
    return f"{_LONG_NUMBER}{len(value):09d}{value}"
