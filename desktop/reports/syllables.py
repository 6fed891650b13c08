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
"""Words that the compounds of this trade end in."""


def last_place(word: str, most: int) -> int:
    """Give the last good place up to `most`: where the parts of a compound meet, else a syllable, else `most` itself.

    A compound is parted where half a line is filled by then, or where the rest has room on the next line. Of a syllable
    one consonant goes along to the next line: so Swedish parts its words, as do most languages in these letters.
    """
    folded = word.lower()
    if len(folded) != len(word):
        return most
    half = max(LEAST, most // 2)
    joint = next((place for place in range(most, LEAST - 1, -1) if _meet(folded, place)), 0)
    if joint >= half or (joint and len(word) - joint <= most):
        return joint
    return next((place for place in range(most, half - 1, -1) if _begins(folded, place)), most)


def _meet(word: str, place: int) -> bool:
    """Whether two parts of a compound meet here: before a word that many end in, or after the s that joins them."""
    return word.startswith(_JOINED, place) or (word[place - 1] == "s" and _joins(word[: place - 1]))


def _begins(word: str, place: int) -> bool:
    """Whether a syllable begins here: a single consonant, but for the s that joins two words."""
    before, sign, after = word[:place], word[place], word[place + 1 : place + 2]
    if sign + after in _BEGINNING:
        after = word[place + 2 : place + 3]
    if sign in _VOWELS or not after or after not in _VOWELS or (sign == "s" and _joins(before)):
        return False
    return before[-1] + sign not in _UNPARTED and bool(_VOWELS.intersection(before))


def _joins(before: str) -> bool:
    """Whether this is a word that takes an s when another is joined to it, and no short one that only ends alike."""
    return len(before) >= _WHOLE and before.endswith(_JOINING)
