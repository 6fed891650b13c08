"""Texts made to fit narrow places in drawings: cut with a mark, or broken into lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeAlias

from desktop.reports import syllables

if TYPE_CHECKING:
    from collections.abc import Iterator

Measure: TypeAlias = Callable[[str], float]
"""Tells how wide a text is in type of the size 1."""

_SLACK: Final = 0.01
"""What is lost when a width is added to and taken from: a label has to fit the room that was made for it."""
_LONGEST: Final = 400
_HYPHEN: Final = "-"


def cut(text: str, size: float, room: float, measure: Measure) -> str:
    """Give a text that fits, cut with a mark if it must be."""
    text = " ".join(text[:_LONGEST].split())
    if _fits(text, size, room, measure):
        return text
    while text and not _fits(text + "…", size, room, measure):
        text = text[: -1 - len(text) // 12]
    return text.rstrip() + "…"


def wrapped(text: str, size: float, room: float, measure: Measure) -> list[str]:
    """Break a text into lines that fit, a word that is too long with a hyphen."""
    lines: list[str] = []
    line = ""
    for word in text[:_LONGEST].split():
        for part in _parts(word, size, room, measure):
            joined = f"{line} {part}" if line else part
            if line and not _fits(joined, size, room, measure):
                lines.append(line)
                line = part
            else:
                line = joined
    return [*lines, line]


def _parts(word: str, size: float, room: float, measure: Measure) -> Iterator[str]:
    """Give a word in parts that each fit; what cannot be parted is cut."""
    while not _fits(word, size, room, measure):
        most = next(place for place in range(len(word), -1, -1) if _fits(word[:place] + _HYPHEN, size, room, measure))
        own = max(word.rfind(sign, 0, most + 1) for sign in "-/") + 1
        place = own or syllables.last_place(word, min(most, len(word) - syllables.LEAST))
        if place < syllables.LEAST:
            yield cut(word, size, room, measure)
            return
        yield word[:place] if own else word[:place] + _HYPHEN
        word = word[place:]
    yield word


def _fits(text: str, size: float, room: float, measure: Measure) -> bool:
    return measure(text) * size <= room + _SLACK
