"""A document as HTML. Everything that was typed is escaped, and the file loads nothing: its style sheet is in it."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final

from desktop.language.texts import Texts
from desktop.reports import content
from desktop.reports.charts import as_table, drawn, in_words
from desktop.reports.content import Kind, runs
from desktop.reports.paper import Form, Paper, unheard
from desktop.reports.web.sheet import SHEET
from desktop.reports.web.svg import svg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.reports.content import Block, Document, Prose
    from desktop.reports.paper import Progress

_NO_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_WIDTH: Final = 640.0
_SIGN_WIDTH: Final = 0.54
"""How wide a sign is in about any typeface of a browser, for type of the size 1."""


def web(document: Document, progress: Progress = unheard) -> Paper:
    """Make the HTML of a document."""
    progress(0, 1)
    text = "\n".join(_Web(document).lines())
    progress(1, 1)
    return Paper(text.encode(), Form.HTML)


def _typed(text: str) -> str:
    return escape(_NO_CONTROLS.sub("\ufffd", text))


class _Web:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._texts = Texts.load(document.language)
        self._headings = 0

    def lines(self) -> Iterator[str]:
        document, head = self._document, self._document.masthead
        yield f'<!DOCTYPE html>\n<html lang="{document.written_in}">\n<head>\n<meta charset="utf-8">'
        yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{_typed(document.title)}</title>"
        if document.author:
            yield f'<meta name="author" content="{_typed(document.author)}">'
        yield f"<style>\n{SHEET}</style>\n</head>\n<body>"
        said = [part for part in (head.municipality, head.unit) if part]
        after = [part for part in (head.reference, head.date) if part]
        yield f'<header><p class="from">{_typed(" · ".join(said))}</p>'
        yield f'<p class="kind"><strong>{_typed(head.kind)}</strong> {_typed(" · ".join(after))}</p></header>'
        yield f"<main>\n<h1>{_typed(document.title)}</h1>"
        if document.subtitle:
            yield f'<p class="subtitle">{self._prose(document.subtitle)}</p>'
        yield from self._blocks(document.blocks)
        yield "</main>\n</body>\n</html>\n"

    def _blocks(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[str]:  # noqa: C901, PLR0912 - one case a block
        match block:
            case content.Heading():
                yield self._heading(block)
            case content.Paragraph():
                yield f'<p class="{block.style}">{self._prose(block.text)}</p>'
            case content.Bullets():
                tag = "ol" if block.numbered else "ul"
                yield f"<{tag}>"
                yield from (f"<li>{self._prose(item)}</li>" for item in block.items)
                yield f"</{tag}>"
            case content.Facts():
                yield from self._facts(block)
            case content.Figures():
                yield from self._figures(block)
            case content.Table():
                yield from self._table(block)
            case content.Box():
                yield f'<div class="box {block.tone}">'
                if block.title:
                    yield f'<p class="box-title">{_typed(block.title)}</p>'
                yield from self._blocks(block.blocks)
                yield "</div>"
            case content.Columns():
                yield '<div class="columns">'
                for part in block.parts:
                    yield "<div>"
                    yield from self._blocks(part)
                    yield "</div>"
                yield "</div>"
            case content.Together():
                yield '<div class="together">'
                yield from self._blocks(block.blocks)
                yield "</div>"
            case content.PageBreak():
                yield '<div class="page-break"></div>'
            case content.Contents():
                yield from self._contents(block)
            case content.Signatures():
                yield '<div class="signatures">'
                yield from (f"<p>{_typed(label)}</p>" for label in block.labels)
                yield "</div>"
            case content.Cards():
                yield from self._cards(block)
            case content.Ruled():
                yield '<div class="ruled"></div>' * block.lines
            case _:
                yield from self._chart(block)

    def _facts(self, block: content.Facts) -> Iterator[str]:
        yield f'<dl class="facts in-{block.columns}">'
        for pair in block.pairs:
            yield f"<div><dt>{_typed(pair.label)}</dt><dd>{self._prose(pair.value)}</dd></div>"
        yield "</dl>"

    def _figures(self, block: content.Figures) -> Iterator[str]:
        yield '<dl class="figures">'
        for item in block.items:
            note = f"<dd><small>{_typed(item.note)}</small></dd>" if item.note else ""
            yield f'<div class="{item.tone}"><dt>{_typed(item.label)}</dt><dd>{_typed(item.value)}</dd>{note}</div>'
        yield "</dl>"

    def _prose(self, prose: Prose) -> str:
        return "".join(self._run(run) for run in runs(prose))

    def _run(self, run: content.Run) -> str:
        text = _typed(run.text).replace("\n", "<br>")
        for wanted, tag in ((run.bold, "strong"), (run.italic, "em"), (run.muted, "small")):
            text = f"<{tag}>{text}</{tag}>" if wanted and text else text
        return text

    def _heading(self, block: content.Heading) -> str:
        level = block.level + 1
        name = f' id="h{self._headings}"' if block.level < 3 else ""  # noqa: PLR2004 - as in headings()
        self._headings += bool(name)
        return f"<h{level}{name}>{_typed(block.text)}</h{level}>"

    def _table(self, block: content.Table) -> Iterator[str]:
        if not block.rows:
            if block.caption:
                yield f'<p class="caption">{_typed(block.caption)}</p>'
            if block.empty:
                yield f"<p><small>{_typed(block.empty)}</small></p>"
            return
        yield f'<div class="wide"><table{" class=dense" if block.dense else ""}>'
        if block.caption:
            yield f"<caption>{_typed(block.caption)}</caption>"
        marks = ["" if column.kind is Kind.TEXT else f' class="{column.kind}"' for column in block.columns]
        heads = zip(block.columns, marks, strict=True)
        yield "<thead><tr>"
        yield "".join(f'<th scope="col"{mark}>{_typed(column.label)}</th>' for column, mark in heads)
        yield "</tr></thead><tbody>"
        for row in block.rows:
            if isinstance(row, content.Group):
                yield f'<tr><th scope="colgroup" colspan="{len(block.columns)}">{_typed(row.text)}</th></tr>'
            else:
                yield self._row(row, marks)
        yield "</tbody>"
        if block.total is not None:
            yield f"<tfoot>{self._row(block.total, marks)}</tfoot>"
        yield "</table></div>"

    def _row(self, row: tuple[Prose, ...], marks: list[str]) -> str:
        cells = (f"<td{mark}>{self._prose(cell)}</td>" for cell, mark in zip(row, marks, strict=True))
        return f"<tr>{''.join(cells)}</tr>"

    def _contents(self, block: content.Contents) -> Iterator[str]:
        yield f'<nav aria-label="{_typed(block.title)}"><p class="contents">{_typed(block.title)}</p><ul>'
        for number, heading in enumerate(content.headings(self._document)):
            yield f'<li class="level-{heading.level}"><a href="#h{number}">{_typed(heading.text)}</a></li>'
        yield "</ul></nav>"

    def _cards(self, block: content.Cards) -> Iterator[str]:
        yield '<div class="cards">'
        for card in block.cards:
            size = f"width:{block.width_mm:g}mm;min-height:{block.height_mm:g}mm"
            lines = "".join(f'<p class="{line.size}">{_typed(line.text)}</p>' for line in card.lines if line.text)
            yield f'<div class="card" style="{size}">{lines}</div>'
        yield "</div>"

    def _chart(self, chart: content.Chart) -> Iterator[str]:
        yield f"<figure><figcaption>{_typed(chart.caption)}</figcaption>"
        for number, drawing in enumerate(drawn(chart, _WIDTH, lambda text: len(text) * _SIGN_WIDTH)):
            yield svg(drawing, _typed(in_words(chart)) if number == 0 else "", _typed)
        yield f"<details><summary>{_typed(self._texts('paper.as_table'))}</summary>"
        yield from self._table(as_table(chart))
        yield "</details></figure>"
