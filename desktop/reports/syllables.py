"""Where a word may be parted at the end of a line."""

from __future__ import annotations

from typing import Final

LEAST: Final = 3
"""No fewer letters stand alone than these."""
_VOWELS: Final = frozenset("aeiouyåäöéèêëáàâíóúüøæõаеёиоуыэюяіїє")  # noqa: RUF001 - Cyrillic ones are meant
_BEGINNING: Final = frozenset({"ch", "ph", "sh", "sj", "th", "tj"})
"""One sound in two letters, which goes along as one consonant does; two more stay with what is before."""
_UNPARTED: Final = _BEGINNING | {"ck", "ng"}
_JOINING: Final = ("dom", "het", "ing", "ion", "nad", "skap", "tet")
"""Endings of Swedish words that always take an s when another word is joined to them: that s stays with them."""
_WHOLE: Final = 6
_JOINED: Final = (
    "arbete", "avgift", "avtal", "besök", "byrå", "centrum", "demokrati", "ekonomi", "förbund", "förening",
    "förvaltning", "grupp", "inflytande", "kommitté", "kontor", "ledning", "marknad", "medlem", "miljö", "myndighet",
    "nämnd", "nätverk", "omsorg", "organisation", "plats", "politik", "program", "projekt", "råd", "samverkan", "skap",
    "skola", "stadsdel", "styrelse", "stöd", "svar", "ungdom", "utbildning", "utbyte", "utskott", "utveckling", "vård",
    "verk", "verksamhet", "ärende",
)  # fmt: skip
"""Words that the compounds of this trade end in: a compound is parted before them, if they begin near the end."""


def last_place(word: str, most: int) -> int:
    """Give the last good place up to `most`: where a part of a compound begins, else a syllable, else `most` itself.

    One consonant goes along to the next line: that is how Swedish parts its words, and most languages in Latin or
    Cyrillic letters.
    """
    folded = word.lower()
    if len(folded) != len(word):
        return most
    places = range(most, max(LEAST, most // 2) - 1, -1)
    joint = next((place for place in places if folded.startswith(_JOINED, place)), None)
    return joint or next((place for place in places if _begins(folded, place)), most)


def _begins(word: str, place: int) -> bool:
    """Whether a syllable begins here: a single consonant, or what follows the s that joins two words."""
    before, sign, after = word[:place], word[place], word[place + 1 : place + 2]
    if sign + after in _BEGINNING:
        after = word[place + 2 : place + 3]
    if before[-1] == "s" and _joins(before[:-1]):
        return True
    if sign == "s" and _joins(before):
        return False
    if sign in _VOWELS or not after or after not in _VOWELS:
        return False
    return before[-1] + sign not in _UNPARTED and bool(_VOWELS.intersection(before))


def _joins(before: str) -> bool:
    """Whether this is a word that takes an s when another is joined to it, and no short one that only ends alike."""
    return len(before) >= _WHOLE and before.endswith(_JOINING)
