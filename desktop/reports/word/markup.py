"""The XML of paragraphs and tables, with everything that was typed escaped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from desktop.reports.colours import LIGHT
from desktop.reports.content import Group, Kind, Run, bold, runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.reports.content import Prose, Row, Table

NAMESPACE: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TWIPS: Final = 20
_NOT_IN_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EDGES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
_LEAST: Final = 0.5
_MOST: Final = 5.0
_LOOKED_AT: Final = 100


def typed(text: str) -> str:
    """Escape a text; what XML cannot hold becomes the sign for a sign that is missing."""
    return escape(_NOT_IN_XML.sub("\ufffd", text))


def run_markup(run: Run) -> str:
    """Write a run."""
    dress = "<w:b/>" * run.bold + "<w:i/>" * run.italic
    dress += f'<w:color w:val="{LIGHT.muted[1:].upper()}"/>' * run.muted
    text = "<w:br/>".join(f'<w:t xml:space="preserve">{typed(part)}</w:t>' for part in run.text.split("\n"))
    return f"<w:r>{f'<w:rPr>{dress}</w:rPr>' if dress else ''}{text}</w:r>"


def prose_markup(prose: Prose) -> str:
    """Write the runs of a text."""
    return "".join(run_markup(run) for run in runs(prose))


def table_markup(table: Table, width: float, styles: tuple[str, str]) -> str:
    """Write a whole table; the width is in points, `styles` are those of a cell and of a header."""
    widths = _shared_out(table, width)
    title = f"<w:tblCaption w:val={quoteattr(_NOT_IN_XML.sub('', table.caption))}/>" if table.caption else ""
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{LIGHT.line[1:].upper()}"/>'
        if edge in ("top", "bottom", "insideH")
        else f'<w:{edge} w:val="nil"/>'
        for edge in _EDGES
    )
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    properties = (
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:val="0020" w:firstRow="1"/>{title}'
    )
    rows = "".join(_rows(table, widths, styles))
    return f"<w:tbl {NAMESPACE}><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _rows(table: Table, widths: list[int], styles: tuple[str, str]) -> Iterator[str]:
    cell, head = styles
    kinds = [column.kind for column in table.columns]
    heads = tuple(bold(column.label) for column in table.columns)
    yield _row(heads, widths, kinds, head, "<w:cantSplit/><w:tblHeader/>")
    for row in table.rows:
        if isinstance(row, Group):
            yield _across(row, widths, head)
        else:
            yield _row(row, widths, kinds, cell, "<w:cantSplit/>")
    if table.total is not None:
        strong = tuple(tuple(Run(run.text, bold=True) for run in runs(cell)) for cell in table.total)
        yield _row(strong, widths, kinds, cell, "<w:cantSplit/>")


def _row(row: Row, widths: list[int], kinds: list[Kind], style: str, properties: str) -> str:
    assert not isinstance(row, Group)  # noqa: S101 - the caller has told them apart
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(prose, style, kind)}</w:tc>'
        for prose, width, kind in zip(row, widths, kinds, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def _across(group: Group, widths: list[int], style: str) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{LIGHT.window[1:].upper()}"/>'
    span = f'<w:tcW w:w="{sum(widths)}" w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/>{shade}'
    text = _paragraph(bold(group.text), style, Kind.TEXT)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr>{span}</w:tcPr>{text}</w:tc></w:tr>"


def _paragraph(prose: Prose, style: str, kind: Kind) -> str:
    side = '<w:jc w:val="right"/>' if kind is Kind.NUMBER else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{side}</w:pPr>{prose_markup(prose)}</w:p>'


def _shared_out(table: Table, width: float) -> list[int]:
    """Share out the width by how much the first rows have to say."""
    rows = [row for row in table.rows[:_LOOKED_AT] if not isinstance(row, Group)]
    wants = []
    for place, column in enumerate(table.columns):
        longest = max((len(run.text) for row in rows for run in runs(row[place])), default=0)
        longest = max(longest, len(column.label))
        wants.append(min(max((longest / 12) ** 0.75, _LEAST), _MOST) * column.weight)
    return [round(want / sum(wants) * width * TWIPS) for want in wants]
