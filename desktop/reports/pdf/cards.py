"""Name badges and table signs: as many on a page as there is room for, with thin lines to cut along."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from desktop.reports.colours import LIGHT
from desktop.reports.content import CardSize
from desktop.reports.measures import MM, Type
from desktop.reports.pdf.slabs import Slab, shifted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.reports.content import Card, CardLine, Cards
    from desktop.reports.pdf.lines import SetLine
    from desktop.reports.pdf.pen import Pen
    from desktop.reports.pdf.tables import Setting

_SIZES: Final = {
    CardSize.HUGE: Type(54, 70, bold=True),
    CardSize.LARGE: Type(21, 28, bold=True),
    CardSize.MEDIUM: Type(12, 15.5),
    CardSize.SMALL: Type(9, 12),
}
_EDGE: Final = 6 * MM
_SMALLEST: Final = {True: 0.5, False: 0.75}
"""A name, or another line, is not set smaller than this share of its size to have room; then it is broken instead."""
_STEPS: Final = 12


def card_slabs(block: Cards, setting: Setting, width: float, height: float) -> Iterator[Slab]:
    """Give a slab for every row of cards."""
    wide, tall = min(block.width_mm * MM, width), min(block.height_mm * MM, height)
    across = max(int(width // wide), 1)
    indent = (width - across * wide) / 2
    for start in range(0, len(block.cards), across):
        row = _row(block.cards[start : start + across], setting, wide, tall, folded=block.folded)
        yield shifted(row, indent)


def _row(cards: tuple[Card, ...], setting: Setting, wide: float, tall: float, *, folded: bool) -> Slab:
    half = tall / 2 if folded else tall
    faces = [_set(card, setting, wide - 2 * _EDGE, half - _EDGE) for card in cards]

    def paint(pen: Pen, left: float, top: float) -> None:
        for number, face in enumerate(faces):
            x = left + number * wide
            pen.frame(x, top - tall, wide, tall, LIGHT.line)
            _write(pen, face, x + wide / 2, top - tall + half / 2)
            if folded:
                pen.rule(x, top - half, x + wide, LIGHT.line)
                pen.upside_down(x + wide / 2, top - half / 2, partial(_write, pen, face, 0.0, 0.0))

    return Slab(tall, paint)


def _set(card: Card, setting: Setting, width: float, height: float) -> list[tuple[SetLine, Type, str]]:
    """Set the lines of a card, all of them smaller until the card holds them."""
    lines: list[tuple[SetLine, Type, str]] = []
    for step in range(_STEPS):
        lines = [made for line in card.lines if line.text for made in _fitted(line, setting, width, 0.93**step)]
        if sum(kind.leading for _, kind, _ in lines) <= height:
            return lines
    return lines


def _fitted(line: CardLine, setting: Setting, width: float, share: float) -> Iterator[tuple[SetLine, Type, str]]:
    kind = _SIZES[line.size]
    needed = setting(kind).width(line.text)
    share *= min(1.0, max(width / needed, _SMALLEST[kind.bold])) if needed else 1.0
    smaller = replace(kind, size=kind.size * share, leading=kind.leading * share)
    setter = setting(smaller)
    colour = LIGHT.muted if line.muted else LIGHT.text
    for made in setter.lines(line.text, width):
        yield made, setter.kind, colour


def _write(pen: Pen, face: list[tuple[SetLine, Type, str]], middle: float, centre: float) -> None:
    y = centre + sum(kind.leading for _, kind, _ in face) / 2
    for line, kind, colour in face:
        pen.write(line, middle - line.width / 2, y - kind.size * 0.95, kind.size, colour)
        y -= kind.leading
