"""A document as plain text: for screen readers, for the clipboard, for whoever compares two papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.reports.content import (
    BarChart,
    Box,
    Bullets,
    Cards,
    Columns,
    Facts,
    Figures,
    Group,
    Heading,
    HeatMap,
    LineChart,
    Paragraph,
    Signatures,
    Table,
    Timeline,
    Together,
    plain,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.reports.content import Block, Chart, Document, Row


def plain_text(document: Document) -> str:
    """Say all that a paper says, block by block, in the order it is read."""
    head = (document.title, plain(document.subtitle))
    lines = [*(line for line in head if line), ""]
    for block in document.blocks:
        lines += [*_lines(block), ""]
    return "\n".join(lines).strip() + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield block.text
        case Paragraph():
            yield plain(block.text)
        case Bullets():
            signs = (f"{place}." if block.numbered else "•" for place in range(1, len(block.items) + 1))
            yield from (f"{sign} {plain(item)}" for sign, item in zip(signs, block.items, strict=True))
        case Facts():
            yield from (f"{fact.label}: {plain(fact.value)}" for fact in block.pairs)
        case Figures():
            notes = (f" \N{EN DASH} {each.note}" if each.note else "" for each in block.items)
            yield from (f"{each.label}: {each.value}{note}" for each, note in zip(block.items, notes, strict=True))
        case Table():
            yield from _table(block)
        case Signatures():
            yield from (f"____________________ {label}" for label in block.labels)
        case Cards():
            yield from (", ".join(line.text for line in card.lines) for card in block.cards)
        case BarChart() | LineChart() | Timeline() | HeatMap():
            yield from _chart(block)
        case Box() | Together() | Columns():
            yield from _within(block)
        case _:
            return


def _within(block: Box | Together | Columns) -> Iterator[str]:
    if isinstance(block, Box) and block.title:
        yield block.title
    parts = block.parts if isinstance(block, Columns) else (block.blocks,)
    for part in parts:
        for each in part:
            yield from _lines(each)


def _table(table: Table) -> Iterator[str]:
    """Say each cell after the name of its column: a row read aloud has no columns to look up to."""
    if table.caption:
        yield table.caption
    for row in table.rows:  # rows to be filled in by hand say nothing
        yield from filter(None, (_row(table, row),))
    if not table.rows and table.empty:
        yield table.empty
    if table.total is not None:
        yield _row(table, table.total)


def _row(table: Table, row: Row) -> str:
    if isinstance(row, Group):
        return row.text
    cells = ((column.label, plain(cell).strip()) for column, cell in zip(table.columns, row, strict=False))
    return "; ".join(f"{label}: {cell}" if label else cell for label, cell in cells if cell)


def _chart(chart: Chart) -> Iterator[str]:
    yield chart.caption
    match chart:
        case BarChart():
            yield from (f"{bar.label}: {', '.join(bar.shown)}" for bar in chart.bars)
        case LineChart():
            for line in chart.lines:
                yield f"{line.name}: " + ", ".join(map(": ".join, zip(chart.labels, line.shown, strict=False)))
        case Timeline():
            yield from (f"{span.label}: {span.shown}" for span in chart.spans)
        case HeatMap():
            for row in chart.rows:
                counts = zip(chart.columns, row.values, strict=False)
                yield f"{row.label}: " + ", ".join(f"{label} {count}" for label, count in counts)
