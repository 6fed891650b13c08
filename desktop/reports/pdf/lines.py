"""Text broken into lines: greedily, in time that grows with its length, whatever is in it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from desktop.reports import syllables
from desktop.reports.content import Run, runs
from desktop.reports.pdf.fonts import RIGHT_TO_LEFT, Face, Piece, face_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.reports.content import Prose
    from desktop.reports.measures import Type
    from desktop.reports.pdf.fonts import Typecase, Word

# A no-break space does not break a line: it is a sign in a word.
_TOKENS = re.compile(r"\n|[ \t\r\f\v\u2028\u2029]+|[^ \t\n\r\f\v\u2028\u2029]+")
_BLANK: Final = " \t\r\f\v\u2028\u2029"
_GAP: Final = " "
_AT_ONCE: Final = 80
_HYPHEN: Final = "-"
_HYPHENATED: Final = 40
"""Words of letters up to so long are parted with a hyphen."""
_LONG: Final = 400
"""A word longer than this is never measured whole."""
_MARK: Final = "…"
_SLACK: Final = 0.01
"""What a sum of widths may differ by from the same width measured in one go."""


class Drawn(NamedTuple):
    """A piece of text at its place in a line."""

    x: float
    text: str
    face: Face
    muted: bool


class SetLine(NamedTuple):
    """A line as it is drawn."""

    drawn: tuple[Drawn, ...]
    width: float


class _Item(NamedTuple):
    """A word with its dress and the space before it."""

    text: str
    word: Word
    run: Run
    gap: float


EMPTY: Final = SetLine((), 0.0)


class Setter:
    """Sets text in one size of type."""

    def __init__(self, case: Typecase, kind: Type) -> None:
        self._case = case
        self.kind = kind
        self._plain = face_of(bold=kind.bold, italic=False)
        """The face of what has no dress of its own."""

    def lines(self, prose: Prose, width: float) -> list[SetLine]:
        """Break a text into lines of a width."""
        if isinstance(prose, str) and len(prose) <= _AT_ONCE:
            whole = self._whole(prose, width)
            if whole is not None:
                return [whole]
        parts = runs(prose)
        turning = any(RIGHT_TO_LEFT.search(part.text) for part in parts)
        made = list(self._broken(parts, width))
        if not turning:
            return [self._placed(line) for line in made]
        return [self._placed(_visual(line)) for line in made]

    def _whole(self, text: str, width: float) -> SetLine | None:
        """Set what needs no breaking in one go, as most cells of a table."""
        if not text:
            return EMPTY
        word = self._case.word(text, self._plain)
        fits = word.width * self.kind.size <= width + _SLACK
        if not fits or len(word.pieces) != 1 or "\n" in text or text != text.strip():
            return None
        return SetLine(
            (Drawn(0.0, word.pieces[0].text, word.pieces[0].face, muted=False),), word.width * self.kind.size
        )

    def one(self, text: str, width: float) -> SetLine:
        """Set a text on one line, cut with a mark if it is too long."""
        face = self._plain
        size = self.kind.size
        if self._case.width(text, face) * size > width:
            text = _cut(self._case, text, face, (width / size) - self._case.width(_MARK, face)) + _MARK
        return self._placed([_Item(text, self._case.word(text, face), Run(text), 0.0)])

    def width(self, prose: Prose) -> float:
        """Tell how wide a text is if it is not broken but at its line breaks."""
        if isinstance(prose, str) and "\n" not in prose:
            return self._case.width(prose, self._plain) * self.kind.size
        widest = wide = 0.0
        for part in runs(prose):
            face = self._face(part)
            for number, line in enumerate(part.text.split("\n")):
                wide = self._case.width(line, face) + (wide if number == 0 else 0.0)
                widest = max(widest, wide)
        return widest * self.kind.size

    def longest_word(self, prose: Prose) -> float:
        """Tell how wide the longest word is."""
        case, widest = self._case, 0.0
        for part in runs(prose):
            face = self._face(part)
            for word in part.text.split():
                widest = max(widest, case.width(word, face))
        return widest * self.kind.size

    def _face(self, run: Run) -> Face:
        return face_of(bold=run.bold or self.kind.bold, italic=run.italic)

    def _broken(self, parts: Iterable[Run], width: float) -> Iterator[list[_Item]]:
        """Fill lines with as many words as they hold."""
        line: list[_Item] = []
        used = gap = 0.0
        size = self.kind.size
        for part in parts:
            face = self._face(part)
            blank = self._case.width(_GAP, face) * size
            for word in _TOKENS.findall(part.text):
                if word == "\n":
                    yield line
                    line, used, gap = [], 0.0, 0.0
                elif word[0] in _BLANK:
                    gap = blank
                else:
                    for text, made in self._fitting(word, face, width):
                        wide = made.width * size
                        if line and used + gap + wide > width + _SLACK:
                            yield line
                            line, used, gap = [], 0.0, 0.0
                        line.append(_Item(text, made, part, gap if line else 0.0))
                        used += wide + line[-1].gap
                        gap = 0.0
        yield line

    def _fitting(self, token: str, face: Face, width: float) -> Iterator[tuple[str, Word]]:
        """Give a word, in parts if it is wider than a line."""
        word = self._case.word(token, face) if len(token) < _LONG else None
        room = width / self.kind.size
        if word is not None and word.width * self.kind.size <= width + _SLACK:
            yield token, word
            return
        if word is not None and token.rstrip(",.:;)").isalpha() and len(token) <= _HYPHENATED:
            kept = len(_cut(self._case, token, face, room - self._case.width(_HYPHEN, face)))
            kept = syllables.last_place(token, min(kept, len(token) - syllables.LEAST))
            if kept >= syllables.LEAST:
                yield token[:kept] + _HYPHEN, self._case.word(token[:kept] + _HYPHEN, face)
                yield from self._fitting(token[kept:], face, width)
                return
        place = 0
        while place < len(token):
            part = _cut(self._case, token[place : place + _LONG], face, room) or token[place]
            place += len(part)
            yield part, self._case.word(part, face)

    def _placed(self, items: list[_Item]) -> SetLine:
        """Put words at their places, joining what one typeface writes in one go."""
        drawn: list[Drawn] = []
        x = 0.0
        held: list[str] = []
        start, held_face, held_muted = 0.0, Face.REGULAR, False
        size = self.kind.size
        for item in items:
            for number, piece in enumerate(item.word.pieces):
                gap = item.gap if number == 0 else 0.0
                muted = item.run.muted
                if held and (piece.face is not held_face or muted is not held_muted):
                    drawn.append(Drawn(start, "".join(held), held_face, held_muted))
                    held = []
                if held:
                    held.append(_GAP if gap else "")
                else:
                    start, held_face, held_muted = x + gap, piece.face, muted
                held.append(piece.text)
                x += gap + piece.width * size
        if held:
            drawn.append(Drawn(start, "".join(held), held_face, held_muted))
        return SetLine(tuple(drawn), x)


def _cut(case: Typecase, text: str, face: Face, room: float) -> str:
    """Give as much of a text as there is room for, at a hyphen or a slash if one is near the end."""
    used = 0.0
    for place, sign in enumerate(text):
        used += case.width(sign, face)
        if used > room:
            kept = text[:place]
            near = max(kept.rfind(sign) for sign in "-/_.@")
            return kept[: near + 1] if near >= len(kept) // 2 else kept
    return text


def _visual(items: list[_Item]) -> list[_Item]:
    """Put the words of a line in the order they are drawn in, some of them written from right to left."""
    sides = [_side(item.text) for item in items]
    strong = [side for side in sides if side]
    if "R" not in strong:
        return items
    for place, side in enumerate(sides):
        if not side:
            before = next((known for known in reversed(sides[:place]) if known), "L")
            after = next((known for known in sides[place + 1 :] if known), "L")
            sides[place] = "R" if before == after == "R" else "L"
    ordered: list[_Item] = []
    place = 0
    while place < len(items):
        end = place
        while end < len(items) and sides[end] == sides[place]:
            end += 1
        ordered += items[place:end][::-1] if sides[place] == "R" else items[place:end]
        place = end
    gap = max((item.gap for item in items), default=0.0)
    return [
        _Item(item.text, item.word, item.run, gap if number and (item.gap or items[number].gap) else 0.0)
        for number, item in enumerate(ordered)
    ]


def _side(word: str) -> str:
    for sign in word:
        kind = unicodedata.bidirectional(sign)
        if kind in ("R", "AL"):
            return "R"
        if kind == "L":
            return "L"
    return ""


__all__ = ("EMPTY", "Drawn", "Piece", "SetLine", "Setter")
