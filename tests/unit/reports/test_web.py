"""Papers as HTML, read back by the standard library's parser and by lxml's."""

from __future__ import annotations

import datetime as dt
from html.parser import HTMLParser
from typing import Any

import pytest
from lxml import etree, html

from desktop.domain.marks import override
from desktop.reports import content as c
from desktop.reports.paper import Form, render

HEAD = c.Masthead("Kulturförvaltningen", "Prov", "Uppsala kommun", "KUN-2026-0042", "3 maj 2026")
MARKUP = "Mari <b>Näide</b> & \"Co\" 'x' </p> <script>alert(1)</script> <img src=x onerror=y> &amp;"
_VOID = {"meta", "br", "rect", "circle", "polyline"}
CHARTS: tuple[c.Chart, ...] = (
    c.BarChart("Staplar", (c.Bar(MARKUP, (1.0, None), ("1", "okänt")),), ("2025", "2026")),
    c.LineChart("Linjer", ("2025", "2026"), (c.Line(MARKUP, (1.0, None), ("1", "")),)),
    c.Timeline("Tid", (c.Span(MARKUP, dt.date(2024, 1, 1), None, "från 2024"),), dt.date(2020, 1, 1), dt.date.max),
    c.HeatMap("Karta", ("EU", "NO"), (c.HeatRow(MARKUP, (3, 0)),)),
)  # fmt: skip
EVERYTHING: tuple[c.Block, ...] = (
    c.Contents("Innehåll"),
    c.Heading("Ett"),
    c.Heading("Ett ett", 2),
    c.Heading("Djupt", 3),
    c.Paragraph((c.bold("fet"), c.italic("kursiv"), c.muted("liten"), "två\nrader"), c.Style.LEAD),
    c.Bullets(("a", "b")),
    c.Bullets(("c",), numbered=True),
    c.Facts((c.Fact("Ort", "Näidise"),), 2),
    c.Figures((c.Figure("12", "besök", "varav 3 nya"), c.Figure("1", "avtal"))),
    c.Table((c.Column("Namn"), c.Column("Tal", c.Kind.NUMBER)), (c.Group("Grupp"), ("x", "1")), "Alla", ("Summa", "1")),
    c.Table((c.Column("Namn"),), (), caption="Tom", empty="Inga än.", dense=True),
    c.Box((c.Paragraph("i rutan"),), "Ruta", c.Tone.OK),
    c.Columns(((c.Paragraph("vänster"),), (c.Paragraph("höger"),))),
    c.Together((c.Paragraph("ihop"),)),
    c.PageBreak(),
    c.Signatures(("Ordförande",)),
    c.Cards((c.Card((c.CardLine("Mari Näide", c.CardSize.LARGE), c.CardLine(""))),), 90, 55),
    c.Ruled(2),
    *CHARTS,
)


def made(*blocks: c.Block, **other: Any) -> str:  # noqa: ANN401 - any of the fields
    return render(c.Document("Titel", "sv", HEAD, blocks, **other), Form.HTML).data.decode()


class _Tags(HTMLParser):
    """Finds tags that are not closed in the order they were opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in _VOID:
            self.open.append(tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        assert tag in _VOID or self.open.pop() == tag


def test_that_every_tag_is_closed_in_its_order() -> None:
    reader = _Tags()
    reader.feed(made(*EVERYTHING, subtitle="Under", author="Kulturförvaltningen"))
    assert reader.open == []


def test_that_what_looks_like_markup_is_written_as_it_was_typed() -> None:
    blocks = (c.Heading(MARKUP), c.Paragraph(MARKUP), c.Table((c.Column(MARKUP),), ((MARKUP,),), MARKUP), *CHARTS)
    page = html.fromstring(made(*blocks, author=MARKUP))
    assert page.find(".//h2").text_content() == MARKUP
    assert page.find(".//main/p").text_content() == MARKUP
    assert next(cell.text_content() for cell in page.findall(".//table/tbody//td")) == MARKUP
    assert not page.xpath("//script | //img | //a | //*[@onerror]")


def test_that_it_loads_nothing_and_allows_nothing_to_be_loaded() -> None:
    text = made(*EVERYTHING)
    assert "default-src 'none'" in text
    page = html.fromstring(text)
    assert not page.xpath("//*[@src] | //link | //iframe | //object")
    assert {link.get("href")[0] for link in page.findall(".//a")} == {"#"}


def test_that_it_says_its_language_and_has_one_title_and_headings_in_their_order() -> None:
    page = html.fromstring(made(*EVERYTHING))
    assert page.get("lang") == "sv"
    assert page.findtext(".//title") == "Titel"
    assert [each.tag for each in page.xpath("//h1|//h2|//h3|//h4")] == ["h1", "h2", "h3", "h4"]


def test_that_the_contents_lead_to_the_headings() -> None:
    page = html.fromstring(made(*EVERYTHING))
    targets = [link.get("href")[1:] for link in page.findall(".//nav//a")]
    assert [page.get_element_by_id(target).text for target in targets] == ["Ett", "Ett ett"]


def test_that_tables_say_which_cells_are_heads() -> None:
    page = html.fromstring(made(*EVERYTHING))
    table = page.find(".//main/div/table")
    assert [head.get("scope") for head in table.findall(".//th")] == ["col", "col", "colgroup"]
    assert table.findtext("caption") == "Alla"
    assert table.find("tfoot//td").text == "Summa"


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: type(chart).__name__)
def test_that_a_chart_is_a_drawing_that_says_its_figures_and_has_them_as_a_table(chart: c.Chart) -> None:
    page = html.fromstring(made(chart))
    drawing = next(each for each in page.iter("svg") if each.get("role") == "img" and each.get("aria-label"))
    assert drawing.get("aria-label").startswith(f"{chart.caption}. ")
    assert MARKUP in page.find(".//details").text_content()
    for each in page.iter("svg"):
        etree.fromstring(etree.tostring(each))


def test_that_signs_that_html_cannot_hold_are_shown_as_missing() -> None:
    assert "a\ufffdb" in made(c.Paragraph("a\x00b"))


def test_that_equal_data_gives_equal_bytes() -> None:
    assert made(*EVERYTHING) == made(*EVERYTHING)
