"""The surroundings of what a search found: the index keeps no text, so they are cut from the record's own."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from db.search import bare, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from db.search import Term

    Span = tuple[int, int]

LENGTH = 120
_BEFORE = 40
_CUT = "…"
_APART = "\0"
"""Stands in no text, and parts passages that are folded at one go."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of plain text, and where in it the found words stand."""

    text: str
    found: tuple[Span, ...] = ()

    def marked(self) -> str:
        """Write the found words between « and »."""
        pieces, end = [], 0
        for first, last in self.found:
            pieces += [self.text[end:first], "«", self.text[first:last], "»"]
            end = last
        return "".join((*pieces, self.text[end:]))


class Finder:
    """Looks for the terms of one search in texts."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = [(term.words[0], term.dotted, _pattern(term)) for term in terms]

    def best(self, passages: Sequence[str]) -> tuple[int, str]:
        """Give how many of the terms the passage has that has most of them, and the passage."""
        most, best = 0, ""
        if not passages:
            return most, best
        folded = fold(_APART.join(passages))
        parts = zip(folded.split(_APART), bare(folded).split(_APART), passages, strict=True)
        for dotted, plain, passage in parts:
            found = sum(
                word in text and pattern.search(text) is not None
                for word, text, pattern in ((word, dotted if dots else plain, p) for word, dots, p in self._terms)
            )
            if found > most:
                most, best = found, passage
        return most, best

    def snippet(self, passage: str) -> Snippet:
        """Cut a piece around the first words found."""
        text = " ".join(passage.split())
        spans = list(_joined(sorted(self._spans(text))))
        first, last = _window(text, spans)
        before, after = _CUT if first else "", _CUT if last < len(text) else ""
        moved = ((max(start, first), min(end, last)) for start, end in spans if start < last and end > first)
        offset = first - len(before)
        found = tuple((start - offset, end - offset) for start, end in moved)
        return Snippet(f"{before}{text[first:last]}{after}", found)

    def _spans(self, text: str) -> Iterator[Span]:
        """Find the terms in the text as it is written."""
        folded = text.translate(_LETTERS)
        plain = bare(folded)
        places = [match.span() for _, dots, p in self._terms for match in p.finditer(folded if dots else plain)]
        if all(len(_LETTERS[ord(letter)]) == 1 for letter in set(text)):
            yield from places
            return
        # Folding makes two letters of one, or none: an index in the folded text is looked up among the letters' ends.
        ends = list(accumulate(len(_LETTERS[ord(letter)]) for letter in text))
        for start, end in places:
            yield bisect_left(ends, start + 1), max(bisect_left(ends, end) + 1, bisect_right(ends, end))


class _Letters(dict[int, str]):
    """The folded form of each letter by itself."""

    def __missing__(self, codepoint: int) -> str:
        folded = self[codepoint] = fold(chr(codepoint))
        return folded


_LETTERS = _Letters()


def _pattern(term: Term) -> re.Pattern[str]:
    words = r"[\W_]+".join(re.escape(word) for word in term.words)
    end = r"[^\W_]*" if term.unfinished else r"(?![^\W_])"
    return re.compile(rf"(?<![^\W_]){words}{end}")


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Make one of spans that overlap."""
    current: Span | None = None
    for span in spans:
        if current is not None and span[0] < current[1]:
            current = current[0], max(current[1], span[1])
            continue
        if current is not None:
            yield current
        current = span
    if current is not None:
        yield current


def _window(text: str, spans: Sequence[Span]) -> Span:
    """Choose what to show: a little before the first found word, and cut between words where that can be done."""
    if len(text) <= LENGTH:
        return 0, len(text)
    start, end = spans[0] if spans else (0, 0)
    first = max(0, min(start - _BEFORE, len(text) - LENGTH))
    last = first + LENGTH
    if first:
        space = text.find(" ", first - 1, start)
        first = first if space < 0 else space + 1
    if last < len(text):
        space = text.rfind(" ", end, last + 1)
        last = last if space < 0 else space
    return first, last
