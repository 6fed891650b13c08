"""Alt and a letter on every label; pressed again it goes to the next label with that letter, should there be one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def with_mnemonics(labels: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Put & before a letter of each label: one that no other has, if there is one, and rather the first of a word."""
    used = Counter(letter.casefold() for letter in taken)
    marked = []
    for label in labels:
        place = _best_place(label, used)
        if place is not None:
            used[label[place].casefold()] += 1
        marked.append(_marked(label, place))
    return marked


def letters_of(marked: Iterable[str]) -> list[str]:
    """Give the letters that marked labels have taken."""
    parts = (label.replace("&&", "").partition("&")[2] for label in marked)
    return [part[0] for part in parts if part]


def _best_place(label: str, used: Counter[str]) -> int | None:
    places = [place for place in range(len(label)) if label[place].isalnum()]
    return min(places, key=lambda place: (used[label[place].casefold()], not _starts_word(label, place)), default=None)


def _starts_word(label: str, place: int) -> bool:
    return place == 0 or not label[place - 1].isalnum()


def _marked(label: str, place: int | None) -> str:
    if place is None:
        return label.replace("&", "&&")
    return label[:place].replace("&", "&&") + "&" + label[place:].replace("&", "&&")
