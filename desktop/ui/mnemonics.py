"""Alt and a letter on every label, no letter twice on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def with_mnemonics(labels: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Put & before a letter of each label: the first of a word if it is free, else any; when none is, leave it out."""
    used = {letter.casefold() for letter in taken}
    marked = []
    for label in labels:
        place = _free_place(label, used)
        if place is not None:
            used.add(label[place].casefold())
        marked.append(_marked(label, place))
    return marked


def _free_place(label: str, used: set[str]) -> int | None:
    place: int
    starts = [place for place in range(len(label)) if place == 0 or not label[place - 1].isalnum()]
    for place in (*starts, *range(len(label))):
        if label[place].isalnum() and label[place].casefold() not in used:
            return place
    return None


def _marked(label: str, place: int | None) -> str:
    if place is None:
        return label.replace("&", "&&")
    return label[:place].replace("&", "&&") + "&" + label[place:].replace("&", "&&")
