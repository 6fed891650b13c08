"""Text as it is stored: composed (NFC), trimmed, and free of characters that nobody can see or store."""

from __future__ import annotations

import re
import unicodedata

from desktop.domain.errors import InvalidInput

_LINE_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_REFUSED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# They cannot be seen, and turn the direction of what follows: "gpj.exe" reads "exe.jpg".
_TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_SPACE = re.compile(r"\s")
_DASH = re.compile(r"[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_UNSEEN_AT_THE_ENDS = " \t\n\ufeff\u200b"


def clean(text: str, *, limit: int, lines: bool) -> str:
    """Give the text as it is stored, or say what is wrong with it.

    In a text of one line, line breaks and tabs (as pasted from a table) become a space. Control characters and
    halves of surrogate pairs are refused: they cannot be shown, and the latter cannot be stored either. Signs that turn
    the direction of writing are taken out of a text of one line: they would make a name look like another, and letters
    that are written from right to left need none.
    """
    composed = unicodedata.normalize("NFC", _LINE_BREAK.sub("\n" if lines else " ", text))
    if not lines:
        composed = _TURNING.sub("", composed.replace("\t", " "))
    trimmed = _trimmed(composed)
    refused = _REFUSED.search(trimmed)
    if refused is not None:
        raise InvalidInput("value.control", character=f"U+{ord(refused[0]):04X}")
    if len(trimmed) > limit:
        raise InvalidInput("value.too_long", limit=limit, length=len(trimmed))
    return trimmed


def turns(text: str) -> bool:
    """Whether a text has signs that turn the direction of writing."""
    return _TURNING.search(text) is not None


def _trimmed(text: str) -> str:
    """Strip every kind of space, and the byte order mark and zero width space that spreadsheets leave behind."""
    before = None
    while before != text:
        before, text = text, text.strip().strip(_UNSEEN_AT_THE_ENDS)
    return text


def plain_spaces(text: str) -> str:
    """Write every kind of space (no-break, thin, narrow …) as an ordinary one."""
    return _SPACE.sub(" ", text)


def plain_dashes(text: str) -> str:
    """Write every kind of dash and the minus sign as a hyphen."""
    return _DASH.sub("-", text)
