"""What is not broken any further: a line, a row, a chart; and how slabs come to stand on pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from desktop.reports.pdf.pen import Pen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.reports.content import Heading

Painter: TypeAlias = Callable[[Pen, float, float], None]
"""Draws with a pen, from the left edge and the upper edge of its place."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A heading with its number in the document."""

    number: int
    heading: Heading


class Slab(NamedTuple):
    """Something of a height that stands on one page. A tuple: of some, five are made before one stands."""

    height: float
    paint: Painter
    before: float = 0.0
    """The space above it; left out at the top of a page."""
    keep: bool = False
    """Stands on the same page as what follows."""
    header: Slab | None = None
    """What is repeated above it when it comes first on a page."""
    marks: tuple[Mark, ...] = ()
    turn: bool = False
    """Begins a new page."""


class Placed(NamedTuple):
    """A slab and how far below the top of the page's frame it stands."""

    slab: Slab
    depth: float


Page: TypeAlias = "list[Placed]"


def nothing(_pen: Pen, _left: float, _top: float) -> None:
    """Draw nothing: a space."""


def paged(slabs: Iterable[Slab], first: float, height: float) -> Iterator[Page]:
    """Put slabs on pages; `first` is the height that the first page has room for, `height` that of the others."""
    page: Page = []
    depth, room = 0.0, first
    for chain in _chains(slabs):
        tall = sum(slab.height + slab.before for slab in chain) - chain[0].before
        lead = chain[0].before if page else 0.0
        wants_page = chain[0].turn or depth + lead + tall > room
        if page and wants_page and (chain[0].turn or tall <= height or depth > room / 2):
            yield page
            page, depth, room = [], 0.0, height
        for slab in chain:
            lead = slab.before if page else 0.0
            if page and depth + lead + slab.height > room:
                yield page
                page, depth, room, lead = [], 0.0, height, 0.0
            if not page and slab.header is not None:
                page.append(Placed(slab.header, 0.0))
                depth = slab.header.height
            page.append(Placed(slab, depth + lead))
            depth += lead + slab.height
    if page:
        yield page


def _chains(slabs: Iterable[Slab]) -> Iterator[list[Slab]]:
    """Gather what stays together."""
    chain: list[Slab] = []
    for slab in slabs:
        if slab.turn and chain:
            yield chain
            chain = []
        chain.append(slab)
        if not slab.keep:
            yield chain
            chain = []
    if chain:
        yield chain


def shifted(slab: Slab, by: float) -> Slab:
    """Give a slab that stands further to the right."""
    paint = slab.paint
    return slab._replace(paint=lambda pen, left, top: paint(pen, left + by, top))


def stacked(slabs: list[Slab]) -> Slab:
    """Make one slab of several under each other."""
    places: list[tuple[Slab, float]] = []
    depth = 0.0
    for number, slab in enumerate(slabs):
        depth += slab.before if number else 0.0
        places.append((slab, depth))
        depth += slab.height

    def paint(pen: Pen, left: float, top: float) -> None:
        for slab, below in places:
            slab.paint(pen, left, top - below)

    marks = tuple(mark for slab in slabs for mark in slab.marks)
    return Slab(depth, paint, slabs[0].before if slabs else 0.0, marks=marks)
