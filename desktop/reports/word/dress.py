"""The styles, head, foot and properties of a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from desktop.language.texts import Texts
from desktop.reports import measures
from desktop.reports.colours import LIGHT
from desktop.reports.tones import GROUND_AND_STRIPE
from desktop.reports.word.markup import NAMESPACE, typed

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

    from desktop.reports.content import Document, Tone

_FONT: Final = "Calibri"
"""What every Word has; LibreOffice has one of the same widths."""
_LANGUAGES: Final = {"sv": "sv-SE", "en": "en-GB"}
# Name, size, bold, colour, space before and after.
_STYLES: Final = (
    ("Normal", 10.5, False, LIGHT.text, 0, 5),
    ("Title", 24, True, LIGHT.text, 0, 2),
    ("Subtitle", 12, False, LIGHT.muted, 0, 8),
    ("Heading 1", 15, True, LIGHT.accent, 14, 4),
    ("Heading 2", 12, True, LIGHT.text, 10, 3),
    ("Heading 3", 10.5, True, LIGHT.text, 8, 2),
    ("Caption", 10, True, LIGHT.text, 6, 3),
    ("List Bullet", 10.5, False, LIGHT.text, 0, 2),
    ("List Number", 10.5, False, LIGHT.text, 0, 2),
)
# The house's own, which a template has only if it wants them to look otherwise.
_OWN: Final = (
    ("Utblick Lead", 12, False, LIGHT.text, 0, 6),
    ("Utblick Small", 8.5, False, LIGHT.text, 0, 4),
    ("Utblick Fact", 10.5, False, LIGHT.text, 0, 1),
    ("Utblick Cell", 9, False, LIGHT.text, 2, 2),
    ("Utblick Cell Head", 9, True, LIGHT.text, 2, 2),
    ("Utblick Contents", 15, True, LIGHT.accent, 14, 4),
    ("Utblick Signature", 9, False, LIGHT.muted, 34, 4),
)


# The order in which Word wants the first properties of a paragraph.
_ORDER: Final = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs")  # fmt: skip


class Dress:
    """Dresses one Word file; a template keeps what it has and gets what it lacks."""

    def __init__(self, made: WordDocument, document: Document, *, own: bool) -> None:
        self._made = made
        self._document = document
        self._numbering: str | None = None
        if own:
            self._empty()
        else:
            self._page()
            self._styles(_STYLES)
            self._head_and_foot()
        self._missing()
        self._properties()

    def identity(self, style: str) -> str:
        """Give the id by which XML names a style."""
        return str(self._made.styles[style].style_id)

    def box(self, paragraph: Paragraph, tone: Tone) -> None:
        """Put a paragraph on a coloured ground with a stripe at its left."""
        back, edge = (colour[1:].upper() for colour in GROUND_AND_STRIPE[tone])
        border = f'<w:left w:val="single" w:sz="24" w:space="8" w:color="{edge}"/>'
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx gives its XML by this name only
        for markup in (
            f"<w:pBdr {NAMESPACE}>{border}</w:pBdr>",
            f'<w:shd {NAMESPACE} w:val="clear" w:color="auto" w:fill="{back}"/>',
        ):
            _in_order(properties, parse_xml(markup))

    def number(self, paragraph: Paragraph, *, first: bool) -> None:
        """Let a numbered list begin at one."""
        if first:
            self._numbering = self._begun()
        if self._numbering is not None:
            markup = f'<w:numPr {NAMESPACE}><w:ilvl w:val="0"/><w:numId w:val="{self._numbering}"/></w:numPr>'
            _in_order(paragraph._p.get_or_add_pPr(), parse_xml(markup))  # noqa: SLF001 - as above

    def _begun(self) -> str | None:
        style = self._made.styles["List Number"].element
        found = style.find(f".//{qn('w:numId')}")
        if found is None:
            return None
        numbering = self._made.part.numbering_part.element
        for known in numbering.findall(qn("w:num")):
            if known.get(qn("w:numId")) == found.get(qn("w:val")):
                abstract = known.find(qn("w:abstractNumId")).get(qn("w:val"))
                made = numbering.add_num(int(abstract))
                made.add_lvlOverride(ilvl=0).add_startOverride(1)
                return str(made.numId)
        return None

    def _empty(self) -> None:
        """Take out what a template says, but not its pages, head and foot."""
        body = self._made.element.body
        for element in list(body):
            if element.tag != qn("w:sectPr"):
                body.remove(element)

    def _page(self) -> None:
        section = self._made.sections[0]
        short, long = (Pt(side) for side in measures.A4)
        wide = self._document.landscape
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (long, short) if wide else (short, long)
        section.left_margin = section.right_margin = Pt(measures.MARGIN)
        section.top_margin = section.bottom_margin = Pt(measures.TOP + 14)
        section.header_distance = section.footer_distance = Pt(measures.TOP * 0.6)

    def _styles(self, described: tuple[tuple[str, float, bool, str, float, float], ...]) -> None:
        for name, size, bold, colour, before, after in described:
            self._style(self._made.styles[name], size, colour, before, after, bold=bold)

    def _missing(self) -> None:
        """Make the styles that are not there: the house's own, and in a template any of the usual ones it lacks."""
        names = {style.name for style in self._made.styles}
        for name, size, bold, colour, before, after in (*_STYLES, *_OWN):
            if name not in names:
                style: Any = self._made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
                style.base_style = self._made.styles["Normal"]
                self._style(style, size, colour, before, after, bold=bold)
        signature = self._made.styles["Utblick Signature"].element.get_or_add_pPr()
        if signature.find(qn("w:pBdr")) is None:
            edge = f'<w:top w:val="single" w:sz="4" w:space="2" w:color="{LIGHT.edge[1:].upper()}"/>'
            _in_order(signature, parse_xml(f"<w:pBdr {NAMESPACE}>{edge}</w:pBdr>"))

    def _style(self, style: Any, size: float, colour: str, before: float, after: float, *, bold: bool) -> None:  # noqa: ANN401 - python-docx's types are too wide
        style.font.size, style.font.bold = Pt(size), bold
        style.font.name = _FONT
        style.font.color.rgb = RGBColor.from_string(colour[1:].upper())
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        borders = style.element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
        if borders is not None:
            borders.getparent().remove(borders)

    def _head_and_foot(self) -> None:
        head, section = self._document.masthead, self._made.sections[0]
        left = " · ".join(part for part in (head.municipality, head.unit) if part)
        right = " · ".join(part for part in (head.kind, head.reference, head.date) if part)
        texts = Texts.load(self._document.language)
        spoken = self._document.spoken
        template = texts.template("paper.page") if spoken is None else spoken.page
        before, _, rest = template.partition("{page}")
        between, _, after = rest.partition("{pages}")
        page = f"{_said(before)}{_field('PAGE')}{_said(between)}{_field('NUMPAGES')}{_said(after)}"
        for place, markup in ((section.header, _said(right)), (section.footer, page)):
            paragraph = place.paragraphs[0]
            paragraph.style = self._made.styles["Header"]
            to_the_right = '<w:r><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/></w:r>'
            runs = f"{_said(left)}{to_the_right}{markup}"
            paragraph._p.extend(parse_xml(f"<w:p {NAMESPACE}>{runs}</w:p>"))  # noqa: SLF001 - as above

    def _properties(self) -> None:
        properties = self._made.core_properties
        properties.title = self._document.title[:255]
        properties.author = self._document.author[:255]
        properties.subject = (self._document.subject or self._document.masthead.kind)[:255]
        language = _LANGUAGES.get(self._document.written_in, self._document.written_in)
        properties.language = language
        properties.comments = properties.keywords = properties.last_modified_by = ""
        element = properties._element  # noqa: SLF001 - the times can be taken out in no other way
        for name in ("dcterms:created", "dcterms:modified"):
            for found in element.findall(qn(name)):
                element.remove(found)
        for found in self._made.styles.element.iter(qn("w:lang")):
            found.set(qn("w:val"), language)


def _said(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{typed(text)}</w:t></w:r>' if text else ""


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _in_order(properties: Any, element: Any) -> None:  # noqa: ANN401 - elements of lxml
    names = [qn(f"w:{name}") for name in _ORDER]
    place = names.index(element.tag)
    for number, child in enumerate(properties):
        if child.tag not in names or names.index(child.tag) > place:
            properties.insert(number, element)
            return
    properties.append(element)
