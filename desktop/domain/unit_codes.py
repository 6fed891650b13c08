"""The code of a unit: its name in the letters that a bundle and a file name may hold."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 60
_OTHER = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "ð": "d", "þ": "th", "ł": "l", "ß": "ss", "đ": "d"})


def unit_code(name: str) -> str:
    """Make the code of a unit's name; the same name always gives the same code."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _OTHER.sub("-", kept).strip("-")[:LONGEST].rstrip("-") or "enhet"
