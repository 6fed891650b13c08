"""Names of files from outside, made such that every system can keep them and nothing in them misleads."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 120
_LONGEST_ENDING = 20
# What Windows cannot have in a name, and halves of surrogate pairs: on Linux a name need not be text at all.
_NEVER = re.compile(r'[<>:"|?*\ud800-\udfff]')
# Control characters, and those that cannot be seen but turn the direction of what follows: "gpj.exe" reads "exe.jpg".
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file: with any ending, too
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\..*)?", re.IGNORECASE | re.DOTALL)
_NAMELESS = "utan_namn"


def clean_name(raw: str) -> str:
    """Keep the last part of a path, without what some system cannot have in a name."""
    last = re.split(r"[/\\]", raw)[-1]
    text = _UNSEEN.sub("", " ".join(_NEVER.sub("_", last).split()))
    name = unicodedata.normalize("NFC", text).strip().rstrip(". ")
    if not name.strip("._ "):
        return _NAMELESS
    if _RESERVED.fullmatch(name):
        name = f"_{name}"
    return _shortened(name)


def ending(name: str) -> str:
    """The letters after the last dot, in lower case; none if there is no dot, or nothing before it."""
    stem, _, found = name.rpartition(".")
    return found.lower() if stem else ""


def _shortened(name: str) -> str:
    """Cut a long name before its ending: the systems allow 255 bytes, and a letter can take four."""
    if len(name) <= LONGEST and len(name.encode()) <= 2 * LONGEST:
        return name
    found = ending(name)
    tail = f".{name[-len(found) :]}" if 0 < len(found.encode()) <= _LONGEST_ENDING else ""
    head = name[: LONGEST - len(tail)].encode()[: 2 * LONGEST - len(tail.encode())]
    return head.decode(errors="ignore").rstrip(". ") + tail
