"""Text as it is stored: composed (NFC), trimmed, and free of characters that nobody can see or store."""

from __future__ import annotations

import re
import unicodedata

from desktop.domain.errors import InvalidInput

_LINE_BREAK = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_UNSEEN_AT_THE_ENDS = " \t\n\ufeff\u200b"


def clean(text: str, *, limit: int, lines: bool) -> str:
    """Give the text as it is stored, or say what is wrong with it.

    In a text of one line, line breaks and tabs (as pasted from a table) become a space. Control characters and
    halves of surrogate pairs are refused: they cannot be shown, and the latter cannot be stored either.
    """
    composed = unicodedata.normalize("NFC", _LINE_BREAK.sub("\n" if lines else " ", text))
    if not lines:
        composed = composed.replace("\t", " ")
    trimmed = _trimmed(composed)
    for character in trimmed:
        if unicodedata.category(character) in {"Cc", "Cs"} and character not in "\n\t":
            raise InvalidInput("value.control", character=f"U+{ord(character):04X}")
    if len(trimmed) > limit:
        raise InvalidInput("value.too_long", limit=limit, length=len(trimmed))
    return trimmed


def _trimmed(text: str) -> str:
    """Strip every kind of space, and the byte order mark and zero width space that spreadsheets leave behind."""
    before = None
    while before != text:
        before, text = text, text.strip().strip(_UNSEEN_AT_THE_ENDS)
    return text


def plain_spaces(text: str) -> str:
    """Write every kind of space (no-break, thin, narrow …) as an ordinary one."""
    return "".join(" " if character.isspace() else character for character in text)


def plain_dashes(text: str) -> str:
    """Write every kind of dash and the minus sign as a hyphen."""
    return "".join("-" if _is_dash(character) else character for character in text)


def _is_dash(character: str) -> bool:
    return character == "\u2212" or unicodedata.category(character) == "Pd"
