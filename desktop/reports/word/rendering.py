"""A document as a Word file, in the house's styles or in those of a municipality's own template."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.shared import Pt

from desktop.domain.errors import InvalidInput
from desktop.reports import content
from desktop.reports.charts import in_words
from desktop.reports.content import Style
from desktop.reports.paper import Form, Paper, unheard
from desktop.reports.word.dress import Dress
from desktop.reports.word.markup import NAMESPACE, prose_markup, table_markup, typed
from desktop.reports.word.picture import picture

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from desktop.reports.content import Block, Document
    from desktop.reports.paper import Progress

_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
"""The time in a ZIP that says nothing."""
_PARAGRAPHS: Final = {Style.BODY: "Normal", Style.LEAD: "Utblick Lead", Style.SMALL: "Utblick Small"}
_POINTS_PER_EMU: Final = 1 / 12700


def word(document: Document, progress: Progress = unheard, template: bytes | None = None) -> Paper:
    """Make the Word file of a document."""
    made = docx.Document() if template is None else _opened(template)
    writer = _Writer(made, document, own=template is not None)
    for number, block in enumerate(document.blocks, start=1):
        writer.block(block)
        progress(number, len(document.blocks))
    stream = BytesIO()
    made.save(stream)
    return Paper(_timeless(stream.getvalue()), Form.DOCX)


def _opened(template: bytes) -> WordDocument:
    """Open a template; what is in a file that somebody gives can be anything, and python-docx fails in many ways."""
    try:
        return docx.Document(BytesIO(template))
    except (PackageNotFoundError, zipfile.BadZipFile, SyntaxError, KeyError, ValueError, AttributeError):
        raise InvalidInput("paper.template") from None


class _Writer:
    def __init__(self, made: WordDocument, document: Document, *, own: bool) -> None:
        self._made = made
        self._document = document
        self._dress = Dress(made, document, own=own)
        section = made.sections[-1]
        room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        self._width = room * _POINTS_PER_EMU
        self._boxed: content.Tone | None = None
        if not document.bare:
            self._paragraph(document.title, "Title")
            if document.subtitle:
                self._paragraph(document.subtitle, "Subtitle")

    def block(self, block: Block) -> None:  # noqa: C901, PLR0912 - one case a block
        """Write a block."""
        match block:
            case content.Heading():
                self._paragraph(block.text, f"Heading {block.level}")
            case content.Paragraph():
                self._paragraph(block.text, _PARAGRAPHS[block.style])
            case content.Bullets():
                self._bullets(block)
            case content.Facts():
                for pair in block.pairs:
                    name = content.muted(f"{pair.label}: ")
                    self._paragraph((name, *content.runs(pair.value)), "Utblick Fact")
            case content.Figures():
                for item in block.items:
                    note = (content.muted(f" \N{EN DASH} {item.note}"),) if item.note else ()
                    self._paragraph((f"{item.label}: ", content.bold(item.value), *note), "Utblick Fact")
            case content.Table():
                self._table(block)
            case content.Box():
                self._box(block)
            case content.Columns():
                for part in block.parts:
                    self._blocks(part)
            case content.Together():
                self._blocks(block.blocks)
            case content.PageBreak():
                self._made.add_page_break()  # type: ignore[no-untyped-call]  # python-docx has types for most of it
            case content.Contents():
                self._contents(block)
            case content.Signatures():
                for label in block.labels:
                    self._paragraph(label, "Utblick Signature")
            case content.Cards():
                self._cards(block)
            case content.Ruled():
                for _ in range(block.lines):
                    self._paragraph("", "Utblick Signature")
            case _:
                self._chart(block)

    def _blocks(self, blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            self.block(block)

    def _paragraph(self, prose: content.Prose, style: str) -> Any:  # noqa: ANN401 - python-docx names its XML types oddly
        paragraph = self._made.add_paragraph(style=style)
        markup = f"<w:p {NAMESPACE}>{prose_markup(prose)}</w:p>"
        paragraph._p.extend(parse_xml(markup))  # noqa: SLF001 - python-docx gives its XML by this name only
        if self._boxed is not None:
            self._dress.box(paragraph, self._boxed)
        return paragraph

    def _bullets(self, block: content.Bullets) -> None:
        for number, item in enumerate(block.items):
            paragraph = self._paragraph(item, "List Number" if block.numbered else "List Bullet")
            if block.numbered:
                self._dress.number(paragraph, first=number == 0)

    def _box(self, block: content.Box) -> None:
        self._boxed = block.tone
        if block.title:
            self._paragraph(content.bold(block.title), "Normal")
        self._blocks(block.blocks)
        self._boxed = None

    def _table(self, block: content.Table) -> None:
        if block.caption:
            self._paragraph(block.caption, "Caption")
        if block.rows:
            styles = (self._dress.identity("Utblick Cell"), self._dress.identity("Utblick Cell Head"))
            self._put(parse_xml(table_markup(block, self._width, styles)))
            self._paragraph("", "Utblick Small")
        elif block.empty:
            self._paragraph(content.muted(block.empty), "Normal")

    def _put(self, element: Any) -> None:  # noqa: ANN401 - an element of lxml
        body = self._made.element.body
        last = body.sectPr if hasattr(body, "sectPr") else None
        if last is None:
            body.append(element)
        else:
            last.addprevious(element)

    def _contents(self, block: content.Contents) -> None:
        """Write a field that Word fills in, with the headings in it until it does."""
        self._paragraph(block.title, "Utblick Contents")
        entries = "".join(
            f'<w:r><w:t xml:space="preserve">{typed(heading.text)}</w:t><w:br/></w:r>'
            for heading in content.headings(self._document)
        )
        begin = '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        order = '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h </w:instrText></w:r>'
        middle = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        self._put(parse_xml(f"<w:p {NAMESPACE}>{begin}{order}{middle}{entries}{end}</w:p>"))

    def _cards(self, block: content.Cards) -> None:
        for card in block.cards:
            for line in card.lines:
                large = line.size in (content.CardSize.HUGE, content.CardSize.LARGE)
                self._paragraph(line.text, "Heading 1" if large else "Normal")

    def _chart(self, chart: content.Chart) -> None:
        self._paragraph(chart.caption, "Caption")
        width = min(self._width, 480.0)
        shape = self._made.add_picture(BytesIO(picture(chart, width)), width=Pt(width))
        shape._inline.docPr.set("descr", in_words(chart))  # noqa: SLF001 - python-docx has no other way to it


def _timeless(data: bytes) -> bytes:
    """Give the same file without the times at which it was made."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, old.read(name))
    return stream.getvalue()
