"""Tables: how wide the columns are, and a slab a row: ten thousand rows take ten times as long as a thousand."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, Protocol

from desktop.reports import measures
from desktop.reports.colours import LIGHT
from desktop.reports.content import Group, Kind, bold
from desktop.reports.pdf.slabs import Slab

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.reports.content import Prose, Table
    from desktop.reports.measures import Type
    from desktop.reports.pdf.lines import SetLine, Setter
    from desktop.reports.pdf.pen import Pen

_LOOKED_AT: Final = 300
"""Rows by which the widths of the columns are judged."""
_PAD: Final = 2.6
_BETWEEN: Final = 8.0
_LINES: Final = 14
"""A taller row is parted, so that it can go on on the next page."""
_LONGEST_WORD: Final = 0.8
"""A column is made wider for a word that is too long up to so many times its share."""
_SMALLEST: Final = 0.08


class Setting(Protocol):
    """Gives what sets text in a size of type."""

    def __call__(self, kind: Type, *, bold: bool | None = None) -> Setter:
        """Give it."""
        ...


class TableLayout:
    """Lays out one table."""

    def __init__(self, setting: Setting, table: Table, width: float) -> None:
        self._table = table
        self._width = width
        self._cells = setting(measures.DENSE if table.dense else measures.CELL)
        self._heads = setting(measures.DENSE if table.dense else measures.LABEL, bold=True)
        self._words = setting(measures.CELL)
        self._widths = self._shared_out()
        starts = [0.0]
        for column in self._widths:
            starts.append(starts[-1] + column + _BETWEEN)
        self._starts = starts

    def slabs(self) -> Iterator[Slab]:
        """Give the caption, the header, the rows and the total."""
        if self._table.caption:
            for line in self._words.lines(bold(self._table.caption), self._width):
                yield self._line(line)._replace(keep=True)
        if not self._table.rows:
            for line in self._words.lines(self._table.empty, self._width) if self._table.empty else ():
                yield self._line(line, LIGHT.muted)
            return
        header = self._header()
        yield header._replace(keep=True, before=3.0)
        for row in self._table.rows:
            if isinstance(row, Group):
                yield self._group(row)._replace(header=header, keep=True)
            else:
                # One row alone below its header at the foot of a page looks forgotten.
                first = row is self._table.rows[0] and len(self._table.rows) > 1
                yield from self._row(row, header, keep=first)
        if self._table.total is not None:
            yield from self._row(self._table.total, header, total=True)

    def _line(self, line: SetLine, colour: str = LIGHT.text) -> Slab:
        kind = self._words.kind
        return Slab(kind.leading, lambda pen, left, top: pen.write(line, left, top - kind.size, kind.size, colour))

    def _shared_out(self) -> list[float]:
        """Give every column what it needs if there is room, else its longest word and a share of the rest."""
        room = self._width - _BETWEEN * (len(self._table.columns) - 1)
        rows = [row for row in islice(self._table.rows, _LOOKED_AT) if not isinstance(row, Group)]
        if self._table.total is not None:
            rows.append(self._table.total)
        least, whole = [], []
        weights = sum(column.weight for column in self._table.columns)
        for place, column in enumerate(self._table.columns):
            cells: list[Prose] = [row[place] for row in rows]
            fixed = column.kind is not Kind.TEXT
            head = self._heads.longest_word(column.label)
            longest = max((self._needed(cell, fixed=fixed) for cell in cells), default=0.0)
            most = room * max(_LONGEST_WORD * column.weight / weights, _SMALLEST)
            least.append(max(head, longest if fixed and longest < room / 2 else min(longest, most)))
            widest = max((self._cells.width(cell) for cell in cells), default=0.0)
            whole.append(max(least[-1], widest, min(self._heads.width(column.label), 60.0)))
        return _fitted(least, whole, [column.weight for column in self._table.columns], room)

    def _needed(self, cell: Prose, *, fixed: bool) -> float:
        return self._cells.width(cell) if fixed else self._cells.longest_word(cell)

    def _header(self) -> Slab:
        columns = zip(self._table.columns, self._widths, strict=True)
        cells = [self._heads.lines(column.label, width) for column, width in columns]
        kind = self._heads.kind
        tallest = max(len(cell) for cell in cells)
        height = tallest * kind.leading + 2 * _PAD

        def paint(pen: Pen, left: float, top: float) -> None:
            for place, cell in enumerate(cells):
                # Headers stand on the line, so that one of two lines beside one of one looks right.
                depth = (tallest - len(cell)) * kind.leading
                self._write(pen, cell, place, left, top - _PAD - depth, self._heads, LIGHT.muted)
            pen.rule(left, top - height, left + self._width, LIGHT.edge, 0.8)

        return Slab(height, paint)

    def _group(self, group: Group) -> Slab:
        line = self._heads.one(group.text, self._width - 8)
        kind = self._heads.kind
        height = kind.leading + 2 * _PAD + 1

        def paint(pen: Pen, left: float, top: float) -> None:
            pen.fill(left, top - height, self._width, height, LIGHT.window)
            pen.write(line, left + 3, top - _PAD - kind.size - 0.5, kind.size, LIGHT.accent)

        return Slab(height, paint)

    def _row(self, row: Sequence[Prose], header: Slab, *, total: bool = False, keep: bool = False) -> Iterator[Slab]:
        setter = self._heads if total else self._cells
        cells = [setter.lines(cell, width) for cell, width in zip(row, self._widths, strict=True)]
        tallest = max(len(cell) for cell in cells)
        for start in range(0, tallest, _LINES):
            parts = [cell[start : start + _LINES] for cell in cells]
            part = self._part(parts, setter, last=start + _LINES >= tallest, first=start == 0, total=total)
            yield part._replace(header=header, keep=keep)

    def _part(self, cells: list[list[SetLine]], setter: Setter, *, first: bool, last: bool, total: bool) -> Slab:
        pad = _PAD if first else 0.0
        height = max(len(cell) for cell in cells) * setter.kind.leading + pad + (_PAD if last else 0.0)

        def paint(pen: Pen, left: float, top: float) -> None:
            for place, cell in enumerate(cells):
                self._write(pen, cell, place, left, top - pad, setter, LIGHT.text)
            if total:
                pen.rule(left, top, left + self._width, LIGHT.edge, 0.8)
            elif last:
                pen.rule(left, top - height, left + self._width)

        return Slab(height, paint)

    def _write(
        self, pen: Pen, cell: list[SetLine], place: int, left: float, top: float, setter: Setter, colour: str
    ) -> None:
        kind = setter.kind
        x = left + self._starts[place]
        right = self._table.columns[place].kind is Kind.NUMBER
        y = top - (kind.leading - kind.size) / 2 - kind.size * 0.8
        for line in cell:
            pen.write(line, x + self._widths[place] - line.width if right else x, y, kind.size, colour)
            y -= kind.leading


def _fitted(least: list[float], whole: list[float], weights: list[float], room: float) -> list[float]:
    if sum(whole) <= room:
        spare = room - sum(whole)
        shares = [weight * width for weight, width in zip(weights, whole, strict=True)]
        return [width + spare * share / (sum(shares) or 1.0) for width, share in zip(whole, shares, strict=True)]
    if sum(least) >= room:
        return [width * room / sum(least) for width in least]
    spare = room - sum(least)
    wants = [(need - width) * weight for need, width, weight in zip(whole, least, weights, strict=True)]
    wants = [want**0.7 for want in wants]
    given = [width + spare * want / (sum(wants) or 1.0) for width, want in zip(least, wants, strict=True)]
    return [min(width, need) for width, need in zip(given, whole, strict=True)] if sum(wants) else given
