"""A document as the bytes of a PDF: laid out, put on pages, drawn, and never the same twice but for equal data."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from desktop.language.texts import Texts
from desktop.reports import measures
from desktop.reports.colours import LIGHT
from desktop.reports.content import headings, muted, plain
from desktop.reports.paper import Form, Paper, unheard
from desktop.reports.pdf.fonts import Typecase
from desktop.reports.pdf.layout import Layout
from desktop.reports.pdf.pen import Pen
from desktop.reports.pdf.slabs import Slab, nothing, paged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.reports.content import Document, Masthead
    from desktop.reports.paper import Progress
    from desktop.reports.pdf.slabs import Page

_BARE_MARGIN: Final = 10 * measures.MM
_HEAD: Final = 22.0
_PRODUCER: Final = "Utblick"


def pdf(document: Document, progress: Progress = unheard) -> Paper:
    """Make the PDF of a document; type that is a little smaller is tried when it asks for a number of pages."""
    case = Typecase()
    sheet = _Sheet(document, measures.SHRUNK[0], case)
    pages = sheet.pages()
    if document.pages is not None and len(pages) > document.pages:
        for scale in measures.SHRUNK[1:]:
            smaller = _Sheet(document, scale, case)
            fewer = smaller.pages()
            if len(fewer) <= document.pages:
                sheet, pages = smaller, fewer
                break
    return Paper(sheet.drawn(pages, progress), Form.PDF, len(pages), tuple(sheet.case.missing))


class _Sheet:
    """One document in one size of type."""

    def __init__(self, document: Document, scale: float, case: Typecase) -> None:
        self.case = case
        self._document = document
        self._texts = Texts.load(document.language)
        short, long = measures.A4
        self._width, self._height = (long, short) if document.landscape else (short, long)
        self._side = _BARE_MARGIN if document.bare else measures.MARGIN
        self._top = _BARE_MARGIN if document.bare else measures.TOP + _HEAD
        self._bottom = _BARE_MARGIN if document.bare else measures.BOTTOM + measures.FOOT
        self._frame = self._width - 2 * self._side
        self._room = self._height - self._top - self._bottom
        self._layout = Layout(self.case, scale, headings(document), self._room)

    def pages(self) -> list[Page]:
        """Lay the document out; even a document that says nothing has a page."""
        slabs = self._layout.flow(self._document.blocks, self._frame)
        title = [] if self._document.bare else list(self._title())
        return list(paged((*title, *slabs), self._room, self._room)) or [[]]

    def drawn(self, pages: list[Page], progress: Progress) -> bytes:
        """Draw the pages, telling how far it has come."""
        from reportlab import rl_config  # noqa: PLC0415 - see the package
        from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - as above

        # Pages as text of 85 signs were for mail systems of last century; they take a tenth of the time and are larger.
        rl_config.useA85 = 0
        stream = BytesIO()
        canvas = Canvas(stream, (self._width, self._height), invariant=1, lang=self._document.written_in)
        canvas.setTitle(self._document.title)
        canvas.setAuthor(self._document.author)
        canvas.setSubject(self._document.subject or self._document.masthead.kind)
        canvas.setCreator(_PRODUCER)
        canvas.setProducer(_PRODUCER)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        places = {
            mark.number: number
            for number, page in enumerate(pages, start=1)
            for placed in page
            for mark in placed.slab.marks
        }
        pen = Pen(canvas, self.case, places)
        outline = _Outline(canvas)
        for number, page in enumerate(pages, start=1):
            progress(number, len(pages))
            self._page(pen, outline, page, number, len(pages))
            pages[number - 1] = []
        canvas.save()
        return stream.getvalue()

    def _page(self, pen: Pen, outline: _Outline, page: Page, number: int, count: int) -> None:
        if not self._document.bare:
            self._head(pen, number)
            self._foot(pen, number, count)
        top = self._height - self._top
        for placed in page:
            for mark in placed.slab.marks:
                outline.add(mark.heading.text, mark.heading.level, top - placed.depth)
            placed.slab.paint(pen, self._side, top - placed.depth)
        pen.turn()

    def _title(self) -> Iterator[Slab]:
        """Give the title, the subtitle and a rule below them."""
        yield from self._layout.titled(self._document.title, self._document.subtitle, self._frame)
        yield Slab(measures.SUBTITLE.after, nothing, keep=True)

    def _head(self, pen: Pen, number: int) -> None:
        """Draw who it is from at the left and what it is at the right; after the first page also its title."""
        head = self._document.masthead
        setter = self._layout.setter(measures.LABEL)
        bold = self._layout.setter(measures.LABEL, bold=True)
        size = setter.kind.size
        y = self._height - measures.TOP - size
        half = self._frame / 2
        sender = self._called() if number > 1 else _joined(head.municipality, head.unit)
        pen.write((setter if number > 1 else bold).one(sender, half), self._side, y, size)
        kind = bold.one(head.kind, half)
        right = self._side + self._frame
        rest = setter.one(_after(head), half)
        pen.write_right(rest, right, y, size, LIGHT.muted)
        pen.write_right(kind, right - rest.width, y, size, LIGHT.accent)
        pen.rule(self._side, y - 7, right, LIGHT.line, 0.6)

    def _called(self) -> str:
        """Give the title; where that is the kind of paper and no more, what it is about."""
        document = self._document
        about = plain(document.subtitle)
        return about if about and document.title == document.masthead.kind else document.title

    def _foot(self, pen: Pen, number: int, count: int) -> None:
        head = self._document.masthead
        setter = self._layout.setter(measures.LABEL)
        size = setter.kind.size
        y = measures.BOTTOM
        right = self._side + self._frame
        pen.rule(self._side, y + size + 4, right, LIGHT.line, 0.6)
        spoken = self._document.spoken
        template = self._texts.template("paper.page") if spoken is None else spoken.page
        page = setter.one(template.format(page=number, pages=count), 120)
        said = _joined(head.municipality, head.unit, head.reference, head.date)
        left = setter.lines(muted(said), self._frame - page.width - 16)[0]
        pen.write(left, self._side, y, size, LIGHT.muted)
        pen.write_right(page, right, y, size, LIGHT.muted)


class _Outline:
    """The bookmarks: no level is left out on the way down."""

    def __init__(self, canvas: Any) -> None:  # noqa: ANN401 - reportlab has no types
        self._canvas = canvas
        self._count = 0
        self._deepest = -1

    def add(self, text: str, level: int, top: float) -> None:
        """Add the bookmark of a heading."""
        key = f"h{self._count}"
        self._count += 1
        self._deepest = min(level - 1, self._deepest + 1)
        self._canvas.bookmarkHorizontal(key, 0, top)
        self._canvas.addOutlineEntry(" ".join(text.split()) or "–", key, self._deepest, closed=0)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _after(head: Masthead) -> str:
    return "".join(f"   {part}" for part in (head.reference, head.date) if part)
