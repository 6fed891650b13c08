"""What a paper says, as plain text."""

from __future__ import annotations

import datetime as dt

from desktop.reports import content as c
from desktop.reports.plain import plain_text

HEAD = c.Masthead("Kulturförvaltningen", "Prov")
BLOCKS: tuple[c.Block, ...] = (
    c.Heading("Rubrik"),
    c.Paragraph(("Fet", c.bold(" text"))),
    c.Bullets(("ett", "två"), numbered=True),
    c.Bullets(("prick",)),
    c.Facts((c.Fact("Ort", "Näidise"),)),
    c.Figures((c.Figure("12", "besök", "varav 3 nya"), c.Figure("0", "avtal"))),
    c.Table(
        (c.Column("Namn"), c.Column("")),
        (c.Group("Gäster"), ("Mari Näide", "x"), ("", "y")),
        caption="Alla",
        total=("Summa", "2"),
    ),
    c.Table((c.Column("Namn"),), (), empty="Inga."),
    c.BarChart("Staplar", (c.Bar("2025", (1.0,), ("1",)),)),
    c.LineChart("Linjer", ("2025", "2026"), (c.Line("Besök", (1.0, 2.0), ("1", "2")),)),
    c.Timeline("Tid", (c.Span("Projekt", dt.date(2026, 1, 1), None, "från 2026"),), dt.date(2026, 1, 1), dt.date.max),
    c.HeatMap("Karta", ("EU",), (c.HeatRow("Nämnden", (3,)),)),
    c.Box((c.Paragraph("i rutan"),), "Ruta"),
    c.Box((c.Paragraph("utan rubrik"),)),
    c.Together((c.Paragraph("ihop"),)),
    c.Columns(((c.Paragraph("vänster"),), (c.Paragraph("höger"),))),
    c.PageBreak(),
    c.Signatures(("Ordförande",)),
    c.Cards((c.Card((c.CardLine("Mari Näide"), c.CardLine("Abilinnapea"))),), 90, 55),
    c.Ruled(),
)


def test_that_everything_a_paper_says_is_said() -> None:
    text = plain_text(c.Document("Titel", "sv", HEAD, BLOCKS, subtitle="Undertitel"))
    assert [line for line in text.splitlines() if line] == [
        "Titel", "Undertitel", "Rubrik", "Fet text", "1. ett", "2. två", "• prick", "Ort: Näidise",
        "besök: 12 – varav 3 nya", "avtal: 0", "Alla", "Gäster", "Namn: Mari Näide; x", "y", "Namn: Summa; 2", "Inga.",
        "Staplar", "2025: 1", "Linjer", "Besök: 2025: 1, 2026: 2", "Tid", "Projekt: från 2026", "Karta",
        "Nämnden: EU 3", "Ruta", "i rutan", "utan rubrik", "ihop", "vänster", "höger",
        "____________________ Ordförande", "Mari Näide, Abilinnapea",
    ]  # fmt: skip


def test_that_an_empty_paper_says_its_title() -> None:
    assert plain_text(c.Document("Titel", "sv", HEAD, ())) == "Titel\n"
