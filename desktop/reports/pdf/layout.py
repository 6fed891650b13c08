"""The blocks of a document as slabs: broken into lines, measured, not yet on any page."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from desktop.reports import content, measures
from desktop.reports.charts import drawn
from desktop.reports.colours import LIGHT
from desktop.reports.content import Style
from desktop.reports.pdf.cards import card_slabs
from desktop.reports.pdf.fonts import face_of
from desktop.reports.pdf.lines import Setter
from desktop.reports.pdf.slabs import Mark, Slab, nothing, shifted, stacked
from desktop.reports.pdf.tables import TableLayout
from desktop.reports.tones import GROUND_AND_STRIPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.reports.content import Block, Prose
    from desktop.reports.drawing import Drawing
    from desktop.reports.measures import Type
    from desktop.reports.pdf.fonts import Typecase
    from desktop.reports.pdf.lines import SetLine
    from desktop.reports.pdf.pen import Pen

_STYLES: Final = {Style.BODY: measures.BODY, Style.LEAD: measures.LEAD, Style.SMALL: measures.SMALL}
_BAND: Final = 160.0
"""Columns that are too tall for one page are parted at about this height."""
_LABEL_SHARE: Final = 0.36
_PADDING: Final = 8.0
_SIGNATURE: Final = 46.0
_RULED: Final = 22.0
_SMALLEST: Final = 0.4
"""A figure is cut rather than set smaller than this share of its size."""
_LEGEND: Final = 17.0
"""A drawing no taller than this is a legend, and stays with its chart."""


class Layout:
    """Lays out the blocks of one document in one size of type."""

    def __init__(self, case: Typecase, scale: float, listed: tuple[content.Heading, ...], height: float) -> None:
        self._case = case
        self._scale = scale
        self._listed = listed
        self._height = height
        self._headings = 0
        self._setters: dict[tuple[Type, bool | None], Setter] = {}

    def flow(self, blocks: Iterable[Block], width: float) -> Iterator[Slab]:
        """Give the slabs of blocks, with the wider of the spaces that meet between two of them."""
        after, turn = 0.0, False
        for block in blocks:
            if isinstance(block, content.PageBreak):
                turn = True
                continue
            below = self._after(block)
            for number, slab in enumerate(self._slabs(block, width)):
                before = max(after, slab.before) if number == 0 else slab.before
                yield (
                    slab
                    if before == slab.before and not turn
                    else slab._replace(before=before, turn=True if turn else slab.turn)
                )
                turn = False
            after = below

    def titled(self, title: str, subtitle: Prose, width: float) -> Iterator[Slab]:
        """Give the title of a document and what stands below it."""
        setter = self.setter(measures.TITLE)
        for slab in _lines(setter, setter.lines(title, width)):
            yield slab._replace(keep=True)
        if subtitle:
            below = self.setter(measures.SUBTITLE)
            for slab in _lines(below, below.lines(subtitle, width), LIGHT.muted):
                yield slab._replace(keep=True)

    def setter(self, kind: Type, *, bold: bool | None = None) -> Setter:
        """Give what sets text in a size of type, made as much smaller as the whole document is."""
        known = self._setters.get((kind, bold))
        if known is None:
            made = kind if bold is None else replace(kind, bold=bold)
            made = replace(made, size=made.size * self._scale, leading=made.leading * self._scale)
            known = self._setters[kind, bold] = Setter(self._case, made)
        return known

    def _after(self, block: Block) -> float:
        match block:
            case content.Heading():
                return measures.HEADINGS[block.level - 1].after
            case content.Paragraph():
                return _STYLES[block.style].after
            case content.Together():
                return self._after(block.blocks[-1]) if block.blocks else 0.0
            case _:
                return 9.0

    def _slabs(self, block: Block, width: float) -> Iterable[Slab]:  # noqa: C901, PLR0911, PLR0912 - one case a block
        match block:
            case content.Heading():
                return self._heading(block, width)
            case content.Paragraph():
                slabs = self._paragraph(block.text, self.setter(_STYLES[block.style]), width)
                return [*slabs[:-1], slabs[-1]._replace(keep=True)] if block.keep else slabs
            case content.Bullets():
                return self._bullets(block, width)
            case content.Facts():
                return self._facts(block, width)
            case content.Figures():
                return [self._figures(block, width)] if block.items else []
            case content.Table():
                return TableLayout(self.setter, block, width).slabs()
            case content.Box():
                return self._box(block, width)
            case content.Columns():
                return self._columns(block, width)
            case content.Together():
                return _kept(list(self.flow(block.blocks, width)))
            case content.Contents():
                return self._contents(block, width)
            case content.Signatures():
                return self._signatures(block, width)
            case content.Cards():
                return card_slabs(block, self.setter, width, self._height)
            case content.Ruled():
                # Inside its slab: the ground of the next one in a box would cover half a line on the border.
                line = Slab(_RULED, lambda pen, x, y: pen.rule(x, y - _RULED + 1, x + width, LIGHT.edge))
                return [line] * block.lines
            case content.PageBreak():
                return []
            case _:
                return self._chart(block, width)

    def _heading(self, block: content.Heading, width: float) -> list[Slab]:
        kind = measures.HEADINGS[block.level - 1]
        setter = self.setter(kind)
        slabs = _lines(setter, setter.lines(block.text, width), LIGHT.accent if block.level == 1 else LIGHT.text)
        mark = Mark(self._headings, block)
        self._headings += block.level < len(measures.HEADINGS)
        slabs = [slab._replace(keep=True) for slab in slabs]
        slabs[0] = slabs[0]._replace(before=kind.before * self._scale, marks=(mark,))
        return slabs

    def _paragraph(self, text: Prose, setter: Setter, width: float) -> list[Slab]:
        slabs = _lines(setter, setter.lines(text, width))
        if len(slabs) > 1:
            slabs[0] = slabs[0]._replace(keep=True)
            slabs[-2] = slabs[-2]._replace(keep=True)
        return slabs

    def _bullets(self, block: content.Bullets, width: float) -> Iterator[Slab]:
        setter = self.setter(measures.BODY)
        last = f"{len(block.items)}." if block.numbered else "•"
        indent = max(12 * self._scale, setter.width(last) + 6)
        for number, item in enumerate(block.items, start=1):
            sign = setter.one(f"{number}." if block.numbered else "•", indent)
            for place, slab in enumerate(self._paragraph(item, setter, width - indent)):
                moved = shifted(slab, indent)
                if place == 0:
                    moved = _with(moved, sign, setter, LIGHT.accent)
                    moved = moved._replace(before=2.5 if number > 1 else 0.0)
                yield moved

    def _facts(self, block: content.Facts, width: float) -> Iterable[Slab]:
        if block.columns > 1 and len(block.pairs) > 1:
            share = -(-len(block.pairs) // block.columns)
            parts = [block.pairs[start : start + share] for start in range(0, len(block.pairs), share)]
            return self._columns(content.Columns(tuple((content.Facts(part),) for part in parts)), width)
        return self._pairs(block.pairs, width)

    def _pairs(self, pairs: tuple[content.Fact, ...], width: float) -> Iterator[Slab]:
        labels, values = self.setter(measures.LABEL), self.setter(measures.BODY)
        widest = max((labels.width(pair.label) for pair in pairs), default=0.0)
        indent = min(widest, width * _LABEL_SHARE) + 8
        for pair in pairs:
            names = labels.lines(pair.label, indent - 8)
            lines = values.lines(pair.value, width - indent)
            slabs = [shifted(slab, indent) for slab in _lines(values, lines)]
            blank = Slab(values.kind.leading, nothing)
            slabs += [blank] * (len(names) - len(slabs))
            for place, name in enumerate(names):
                slabs[place] = _with(slabs[place], name, values, LIGHT.muted, labels.kind.size)
            head = stacked(slabs[: max(len(names), 2)])
            yield head._replace(before=2.0)
            yield from slabs[max(len(names), 2) :]

    def _figures(self, block: content.Figures, width: float) -> Slab:
        share = width / len(block.items)
        label, note = self.setter(measures.CELL), self.setter(measures.LABEL)
        tiles = []
        for number, item in enumerate(block.items):
            room = share - 14
            slabs = [self._fitted(item.value, room, GROUND_AND_STRIPE[item.tone][1])]
            slabs += _lines(label, label.lines(content.bold(item.label), room))
            slabs += _lines(note, note.lines(item.note, room), LIGHT.muted) if item.note else []
            tiles.append(shifted(stacked(slabs), number * share + 7))
        height = max(tile.height for tile in tiles)

        def paint(pen: Pen, left: float, top: float) -> None:
            for number, (item, tile) in enumerate(zip(block.items, tiles, strict=True)):
                edge, colour = left + number * share, GROUND_AND_STRIPE[item.tone][1]
                pen.stroke(((edge, top), (edge, top - height)), colour, 1.2)
                tile.paint(pen, left, top)

        return Slab(height, paint, before=4)

    def _fitted(self, text: str, room: float, colour: str) -> Slab:
        """Give a figure on one line, smaller if it must be."""
        kind = measures.FIGURE
        share = min(1.0, room / (self.setter(kind).width(text) or room))
        setter = self.setter(replace(kind, size=kind.size * max(share, _SMALLEST) * 0.99))
        return _lines(setter, [setter.one(text, room)], colour)[0]

    def _box(self, block: content.Box, width: float) -> Iterator[Slab]:
        back, edge = GROUND_AND_STRIPE[block.tone]
        title = (content.Paragraph(content.bold(block.title)),) if block.title else ()
        slabs = list(self.flow((*title, *block.blocks), width - 2 * _PADDING - 3))
        if title and len(slabs) > 1:
            slabs[0] = slabs[0]._replace(keep=True)
        pad = Slab(_PADDING * 0.75, nothing)
        inner = [pad._replace(keep=True), *slabs, pad]
        if len(inner) > 2:  # noqa: PLR2004 - the paddings
            inner[-2] = inner[-2]._replace(keep=True)
        for number, slab in enumerate(inner):
            yield _backed(slab, width, back, edge, first=number == 0)

    def _columns(self, block: content.Columns, width: float) -> Iterator[Slab]:
        weights = block.weights or (1.0,) * len(block.parts)
        room = width - measures.GUTTER * (len(block.parts) - 1)
        left, stacks = 0.0, []
        for part, weight in zip(block.parts, weights, strict=True):
            share = room * weight / sum(weights)
            stacks.append([shifted(slab, left) for slab in self.flow(part, share)])
            left += share + measures.GUTTER
        tallest = max((sum(slab.height + slab.before for slab in stack) for stack in stacks), default=0.0)
        limit = tallest if tallest < self._height * 0.4 else _BAND
        while any(stacks):
            yield _beside([stacked(_taken(stack, limit)) for stack in stacks if stack])

    def _contents(self, block: content.Contents, width: float) -> Iterator[Slab]:
        yield from (slab._replace(marks=()) for slab in self._unlisted(block.title, width))
        for number, heading in enumerate(self._listed):
            setter = self.setter(measures.BODY, bold=heading.level == 1)
            yield self._entry(setter, number, heading, width)

    def _unlisted(self, title: str, width: float) -> list[Slab]:
        setter = self.setter(measures.HEADINGS[0])
        return [slab._replace(keep=True) for slab in _lines(setter, setter.lines(title, width), LIGHT.accent)]

    def _entry(self, setter: Setter, number: int, heading: content.Heading, width: float) -> Slab:
        indent = 0.0 if heading.level == 1 else 12.0
        line = setter.one(heading.text, width - indent - 40)
        kind = setter.kind

        def paint(pen: Pen, left: float, top: float) -> None:
            pen.write(line, left + indent, top - kind.size, kind.size)
            page = str(pen.pages.get(number, 0))
            pen.write_right(setter.one(page, 40), left + width, top - kind.size, kind.size)

        return Slab(kind.leading, paint, before=1.5 if heading.level == 1 else 0.0)

    def _signatures(self, block: content.Signatures, width: float) -> Iterator[Slab]:
        setter = self.setter(measures.LABEL)
        share = (width - measures.GUTTER) / 2
        for start in range(0, len(block.labels), 2):
            pair = [setter.lines(label, share) for label in block.labels[start : start + 2]]
            tall = _SIGNATURE + max(len(lines) for lines in pair) * setter.kind.leading

            def paint(pen: Pen, left: float, top: float, pair: list[list[SetLine]] = pair) -> None:
                for number, lines in enumerate(pair):
                    x = left + number * (share + measures.GUTTER)
                    pen.rule(x, top - _SIGNATURE + 4, x + share, LIGHT.edge, 0.7)
                    for place, line in enumerate(lines):
                        y = top - _SIGNATURE - setter.kind.size - place * setter.kind.leading
                        pen.write(line, x, y, setter.kind.size, LIGHT.muted)

            yield Slab(tall, paint)

    def _chart(self, chart: content.Chart, width: float) -> Iterator[Slab]:
        setter = self.setter(measures.CELL)
        for slab in _lines(setter, setter.lines(content.bold(chart.caption), width)):
            yield slab._replace(keep=True)
        regular = face_of(bold=False, italic=False)
        for number, drawing in enumerate(drawn(chart, width, lambda text: self._case.width(text, regular))):
            yield Slab(
                drawing.height,
                partial(_drawn, drawing=drawing),
                before=3.0 if number == 0 else 0.0,
                keep=drawing.height < _LEGEND,
            )


def _drawn(pen: Pen, left: float, top: float, *, drawing: Drawing) -> None:
    pen.draw(drawing, left, top)


def _lines(setter: Setter, lines: list[SetLine], colour: str = LIGHT.text) -> list[Slab]:
    kind = setter.kind
    fall = (kind.leading - kind.size) / 2 + kind.size * 0.8

    def painted(line: SetLine) -> Slab:
        return Slab(kind.leading, lambda pen, left, top: pen.write(line, left, top - fall, kind.size, colour))

    return [painted(line) for line in lines]


def _with(slab: Slab, line: SetLine, setter: Setter, colour: str, size: float | None = None) -> Slab:
    """Give a slab that has a line of text at its left edge too, on the same base line as its own first one."""
    kind, paint = setter.kind, slab.paint
    fall = (kind.leading - kind.size) / 2 + kind.size * 0.8

    def both(pen: Pen, left: float, top: float) -> None:
        pen.write(line, left, top - fall, size or kind.size, colour)
        paint(pen, left, top)

    return slab._replace(paint=both)


def _backed(slab: Slab, width: float, back: str, edge: str, *, first: bool) -> Slab:
    """Give a slab with a coloured ground and a stripe at its left, which meets that of the slab above."""
    lead = 0.0 if first else slab.before
    paint = slab.paint

    def both(pen: Pen, left: float, top: float) -> None:
        height = slab.height + lead + 0.2
        pen.fill(left, top - height + 0.1, width, height, back)
        pen.fill(left, top - height + 0.1, 3, height, edge)
        paint(pen, left + _PADDING + 3, top - lead)

    return slab._replace(height=slab.height + lead, paint=both, before=slab.before - lead)


def _kept(slabs: list[Slab]) -> list[Slab]:
    return [slab._replace(keep=True) for slab in slabs[:-1]] + slabs[-1:]


def _taken(stack: list[Slab], limit: float) -> list[Slab]:
    """Take slabs off a stack, at least one, up to a height."""
    taken: list[Slab] = []
    height = 0.0
    while stack and (not taken or height + stack[0].before + stack[0].height <= limit + 0.01):
        height += stack[0].height + (stack[0].before if taken else 0.0)
        taken.append(stack.pop(0))
    return taken


def _beside(slabs: list[Slab]) -> Slab:
    """Make one slab of several beside each other."""

    def paint(pen: Pen, left: float, top: float) -> None:
        for slab in slabs:
            slab.paint(pen, left, top)

    marks = tuple(mark for slab in slabs for mark in slab.marks)
    return Slab(max(slab.height for slab in slabs), paint, before=max(slab.before for slab in slabs), marks=marks)


__all__ = ("Layout",)
