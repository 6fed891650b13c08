"""Papers as Word files, read back by python-docx and by an XML parser."""

from __future__ import annotations

import datetime as dt
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import pytest
from lxml import etree

from desktop.reports import content as c
from desktop.reports.paper import Form, render

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from desktop.reports.paper import Paper

HEAD = c.Masthead("Kulturförvaltningen", "Prov", "Uppsala kommun", "KUN-2026-0042", "3 maj 2026")
MARKUP = "Mari <b>Näide</b> & \"Co\" 'x' </w:t> <img src=x> &amp;"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def paper_of(*blocks: c.Block, template: bytes | None = None, **other: Any) -> Paper:  # noqa: ANN401 - any of the fields
    return render(c.Document("Titel", "sv", HEAD, blocks, **other), Form.DOCX, template=template)


def read(*blocks: c.Block, **other: Any) -> WordDocument:  # noqa: ANN401 - as above
    return docx.Document(BytesIO(paper_of(*blocks, **other).data))


def part(data: bytes, name: str) -> Any:  # noqa: ANN401 - elements of lxml
    with zipfile.ZipFile(BytesIO(data)) as file:
        return etree.fromstring(file.read(name))


def test_that_what_looks_like_markup_is_written_as_it_was_typed() -> None:
    rows: tuple[c.Row, ...] = (c.Group(MARKUP), (MARKUP,))
    made = read(c.Heading(MARKUP), c.Paragraph(MARKUP), c.Table((c.Column(MARKUP),), rows, caption=MARKUP))
    assert [paragraph.text for paragraph in made.paragraphs if paragraph.text == MARKUP] == [MARKUP] * 3
    assert [row.cells[0].text for row in made.tables[0].rows] == [MARKUP] * 3


def test_that_headings_lists_and_captions_are_real_ones() -> None:
    blocks = (
        c.Heading("Ett"),
        c.Heading("Två", 2),
        c.Heading("Tre", 3),
        c.Bullets(("prick",)),
        c.Bullets(("nummer",), numbered=True),
        c.Table((c.Column("x"),), (("y",),), caption="Tabellen"),
    )
    styles = {
        each.text: each.style.name for each in read(*blocks, subtitle="Under").paragraphs if each.style and each.text
    }
    assert styles == {
        "Titel": "Title",
        "Under": "Subtitle",
        "Ett": "Heading 1",
        "Två": "Heading 2",
        "Tre": "Heading 3",
        "prick": "List Bullet",
        "nummer": "List Number",
        "Tabellen": "Caption",
    }


def test_that_the_first_row_of_a_table_is_its_header() -> None:
    data = paper_of(
        c.Table((c.Column("Namn"), c.Column("Tal", c.Kind.NUMBER)), (("a", "1"),), total=("Summa", "1"))
    ).data
    rows = part(data, "word/document.xml").findall(f".//{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert rows[1].findall(f".//{W}jc")[0].get(f"{W}val") == "right"


def test_that_each_numbered_list_begins_at_one() -> None:
    data = paper_of(c.Bullets(("a", "b"), numbered=True), c.Bullets(("c",), numbered=True)).data
    numbers = [each.get(f"{W}val") for each in part(data, "word/document.xml").findall(f".//{W}numPr/{W}numId")]
    assert numbers[0] == numbers[1] != numbers[2]


def test_that_the_properties_tell_title_author_and_language_and_no_time() -> None:
    data = paper_of(author="Kulturförvaltningen").data
    properties = docx.Document(BytesIO(data)).core_properties
    assert (properties.title, properties.author, properties.subject) == ("Titel", "Kulturförvaltningen", "Prov")
    assert (properties.language, properties.created, properties.modified) == ("sv-SE", None, None)
    with zipfile.ZipFile(BytesIO(data)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_that_head_and_foot_say_who_it_is_from_and_count_the_pages() -> None:
    data = paper_of().data
    section = docx.Document(BytesIO(data)).sections[0]
    assert "Uppsala kommun · Kulturförvaltningen" in section.header.paragraphs[0].text
    assert "Prov · KUN-2026-0042 · 3 maj 2026" in section.header.paragraphs[0].text
    with zipfile.ZipFile(BytesIO(data)) as file:
        foot = next(name for name in file.namelist() if "footer" in name and name.endswith(".xml"))
    fields = [each.get(f"{W}instr").strip() for each in part(data, foot).findall(f".//{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]


def test_that_equal_data_gives_equal_bytes() -> None:
    chart = c.BarChart("Staplar", (c.Bar("a", (1.0,), ("1",)),))
    assert paper_of(c.Paragraph("x"), chart).data == paper_of(c.Paragraph("x"), chart).data


def test_that_what_xml_cannot_hold_is_shown_as_missing() -> None:
    assert read(c.Paragraph("a\x00b\x0bc\ufffe")).paragraphs[1].text == "a\ufffdb\ufffdc\ufffd"


@pytest.mark.parametrize(
    "chart",
    [
        c.BarChart("Staplar", (c.Bar("Estland", (1.0, None), ("1 besök", "okänt")),), ("2025", "2026")),
        c.LineChart("Linjer", ("2025", "2026"), (c.Line("Besök", (1.0, 2.0), ("1", "2")),)),
        c.Timeline(
            "Tid",
            (c.Span("Projekt", dt.date(2026, 1, 1), None, "från 2026"),),
            dt.date(2025, 1, 1),
            dt.date(2026, 1, 1),
        ),
        c.HeatMap("Karta", ("EU",), (c.HeatRow("Nämnden", (3,)),)),
    ],
    ids=lambda chart: type(chart).__name__,
)
def test_that_a_chart_is_a_picture_that_says_its_figures(chart: c.Chart) -> None:
    data = paper_of(chart).data
    described = part(data, "word/document.xml").find(".//{*}docPr").get("descr")
    assert described.startswith(f"{chart.caption}. ")
    with zipfile.ZipFile(BytesIO(data)) as file:
        pictures = [file.read(name) for name in file.namelist() if name.startswith("word/media/")]
    assert [picture[:4] for picture in pictures] == [b"\x89PNG"]


def test_that_a_template_keeps_its_head_and_its_styles_and_loses_its_text() -> None:
    own = docx.Document()
    own.add_paragraph("Mallens text")
    own.sections[0].header.paragraphs[0].text = "Mallens huvud"
    own.styles["Heading 1"].font.name = "Mallens typsnitt"
    stream = BytesIO()
    own.save(stream)
    made = read(
        c.Heading("Rubrik"), c.Paragraph("Text", c.Style.LEAD), c.Signatures(("Namn",)), template=stream.getvalue()
    )
    texts = [paragraph.text for paragraph in made.paragraphs]
    assert "Mallens text" not in texts
    assert "Rubrik" in texts
    assert made.sections[0].header.paragraphs[0].text == "Mallens huvud"
    assert made.styles["Heading 1"].font.name == "Mallens typsnitt"


def test_that_every_block_has_a_place_in_word() -> None:
    blocks: tuple[c.Block, ...] = (
        c.Contents("Innehåll"),
        c.Heading("Rubriken"),
        c.Facts((c.Fact("Ort", "Näidise"),)),
        c.Figures((c.Figure("12", "besök", "varav 3 nya"), c.Figure("1", "avtal"))),
        c.Table((c.Column("Namn"),), (), empty="Inga än.", caption="Tom"),
        c.Box((c.Paragraph("i rutan"), c.Bullets(("punkt",))), "Ruta", c.Tone.WARN),
        c.Columns(((c.Paragraph("vänster"),), (c.Paragraph("höger"),))),
        c.Together((c.Paragraph("ihop"),)),
        c.PageBreak(),
        c.Signatures(("Ordförande",)),
        c.Cards((c.Card((c.CardLine("Mari Näide", c.CardSize.LARGE), c.CardLine("roll"))),), 90, 55),
        c.Ruled(2),
    )
    text = "\n".join(paragraph.text for paragraph in read(*blocks, bare=True).paragraphs)
    told: tuple[str, ...] = (
        "Innehåll",
        "Rubriken\n",
        "Ort: Näidise",
        "besök: 12 – varav 3 nya",
        "avtal: 1",
        "Inga än.",
        "Tom",
        "Ruta",
    )
    told += ("i rutan", "punkt", "vänster", "höger", "ihop", "Ordförande", "Mari Näide", "roll")
    assert [each for each in told if each not in text] == []
    assert "Titel" not in text


def test_that_a_table_of_many_rows_is_whole_and_its_progress_is_told() -> None:
    few = 300

    def rows(count: int) -> c.Table:
        return c.Table((c.Column("a"), c.Column("b")), [(f"rad {number}", "x") for number in range(count)])

    told: list[tuple[int, int]] = []
    render(c.Document("x", "sv", HEAD, (rows(few),)), Form.DOCX, lambda done, total: told.append((done, total)))
    assert told == [(1, 1)]
    assert len(read(rows(10 * few)).tables[0]._tbl.tr_lst) == 10 * few + 1
