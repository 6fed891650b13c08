"""The briefing sheet of a visit: what it tells whoever meets the guests, and what only when ticked."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from lxml import html

from desktop.domain.errors import InvalidInput
from desktop.services.papers.papers import Order
from tests.fakes.papers import HOSTS, VISIT, page_count, pdf_text, visit_in

if TYPE_CHECKING:
    from desktop.services.workspace import Workspace

MARKUP = "Mari <b>Näide</b> & \"Co\" </para> <img src='x'>"


def brief(desk: Workspace, visit: str, *ticks: str, language: str = "sv", form: str = "pdf") -> bytes:
    return desk.papers.make(Order("brief", visit, form=form, language=language, ticks=frozenset(ticks))).content


def told(desk: Workspace, visit: str, *ticks: str, language: str = "sv") -> str:
    return pdf_text(brief(desk, visit, *ticks, language=language))


@pytest.fixture
def visit(desk: Workspace) -> str:
    return visit_in(desk, our_points="1. Läsning\n2. Erasmus+\n3. Bokmässan", their_points="Pengar")


def test_that_it_says_who_comes_when_and_why_and_what_we_say(desk: Workspace, visit: str) -> None:
    text = told(desk, visit)
    for part in (
        "Studiebesök om läsning", "Näidise, Estland · 4–5 maj 2026", "KSN-2026-0129", "Se hur biblioteken samarbetar.",
        "Dr Mari Näide", "Abilinnapea", "1. Läsning 2. Erasmus+ 3. Bokmässan", "De tar troligen upp Pengar",
        "Om frågan kommer upp Hemlig punkt", "09.30–11.30 Skolbibliotek Stadsbiblioteket Anna Exempel, Bo Påhittad",
        "18.00–6/5 01.00", "Buss 17.30", "Utan tid Rundtur", "Telefonlista", "08-000 00 00", "estniska", "euro (EUR)",
        "Gåvor den här gången", "Keramikskål",
    ):  # fmt: skip
        assert part in text, part


def test_that_the_host_is_called_before_the_co_host(desk: Workspace, visit: str) -> None:
    text = told(desk, visit)
    assert text.index("08-000 00 00") < text.index("08-111 11 11")


def test_that_sensitive_values_are_told_only_when_ticked(desk: Workspace, visit: str) -> None:
    desk.records.get(visit)
    plain = told(desk, visit)
    assert not [secret for secret in ("vegetariskt", "rullstol", "Hemligt läge", "Hemligt nummer") if secret in plain]
    assert "vegetariskt" in told(desk, visit, "diet")
    assert "rullstol" not in told(desk, visit, "diet")
    assert "rullstol" in told(desk, visit, "access")
    assert "Hemligt läge" in told(desk, visit, "security")
    with pytest.raises(InvalidInput):
        brief(desk, visit, "everything")


def test_that_what_lies_in_the_trash_is_told_neither_by_name_nor_by_number(desk: Workspace, visit: str) -> None:
    thrown = visit_in(desk, title="Första besöket", period="2023-03-01/2023-03-02")
    other = desk.records.add("visit", {"title": "I en annan stad", "country": "EE", "city": "Muu linn"}).id
    assert "Första besöket" in (before := told(desk, visit))
    assert "Med andra i Estland" in before
    desk.trash.put(thrown)
    desk.trash.put(other)
    after = told(desk, visit)
    assert "Första besöket" not in after
    assert "Med andra i Estland" not in after


def test_that_a_record_with_them_in_two_places_is_told_once(desk: Workspace, visit: str) -> None:
    rows = {"partners": [{"organisation": "Näidise linn"}, {"organisation": "Muu", "country": "EE"}]}
    desk.records.add("project", {"title": "Projektet", "owner": "Näidise linn"}, rows)
    text = told(desk, visit)
    assert text.count("Projektet") == 1
    assert "Med andra i Estland" not in text, "with somebody outweighs with their country"


def test_that_what_we_did_with_them_before_is_told_and_not_the_visit_itself(desk: Workspace, visit: str) -> None:
    visit_in(desk, title="Första besöket", period="2023-03-01/2023-03-02")
    desk.records.add("visit", {"title": "I en annan stad", "country": "EE", "city": "Muu linn", "organisation": "Muu"})
    desk.records.add("agreement", {"title": "Avtal med Näidise", "country": "EE", "city": "Näidise", "partner": "x"})
    desk.records.add("membership", {"title": "Nätverket", "organisation": "Näidise linn"})
    desk.records.add("project", {"title": "Projektet"}, {"partners": [{"organisation": "Näidise linn"}]})
    text = told(desk, visit)
    before = text[text.index("Vårt samarbete hittills") :]
    for part in ("Första besöket mars 2023", "Avtal med Näidise", "Nätverket", "Projektet"):
        assert part in before, part
    assert "Med andra i Estland har vi också: besök 1." in before
    assert "I en annan stad" not in text
    assert before.count("Studiebesök om läsning") <= page_count(brief(desk, visit))


def test_that_earlier_gifts_are_told_with_their_value(desk: Workspace, visit: str) -> None:
    visit_in(desk, title="Första besöket", period="2023-03-01/2023-03-02")
    text = told(desk, visit)
    assert "Tidigare gåvor" in text
    assert "mars 2023 Mottagen Keramikskål 300 kr" in text


def test_that_a_city_of_the_same_name_in_another_country_is_another_city(desk: Workspace, visit: str) -> None:
    desk.records.add("visit", {"title": "Annat land", "country": "FI", "city": "Näidise", "organisation": "Muu"})
    assert "Annat land" not in told(desk, visit)


def test_that_more_than_a_few_earlier_records_are_counted(desk: Workspace, visit: str) -> None:
    for number in range(9):
        desk.records.add("visit", {"title": f"Besök nummer {number}", "country": "EE", "city": "Näidise"})
    assert "och 3 till i registret" in told(desk, visit)


def test_that_what_is_not_known_yet_is_said(desk: Workspace) -> None:
    bare = desk.records.add("visit", {"title": "Förfrågan"}).id
    text = told(desk, bare)
    for part in (
        "Det står inte i förfrågan vad de vill.", "Våra punkter är inte skrivna än.", "Ingen är namngiven än.",
        "Programmet är inte gjort än.", "Registret har inget tidigare med dem.",
    ):  # fmt: skip
        assert part in text


def test_that_it_is_written_in_english_too(desk: Workspace, visit: str) -> None:
    text = told(desk, visit, language="en")
    for part in ("Briefing sheet", "What they want", "Our points", "The delegation (3)", "4–5 May 2026", "Page 1 of"):
        assert part in text


@pytest.mark.parametrize(("guests", "pages"), [(1, 2), (40, 4)])
def test_that_one_guest_and_forty_have_room(desk: Workspace, guests: int, pages: int) -> None:
    delegation = [
        {"precedence": number, "name": f"Aino Esimerkki {number}", "role": "kaupunginjohtaja", "pronunciation": "AJ-no"}
        for number in range(1, guests + 1)
    ]
    made = desk.records.add("visit", VISIT, {"delegation": delegation, "hosts": HOSTS}).id
    text = told(desk, made)
    assert page_count(brief(desk, made)) <= pages
    assert all(f"Aino Esimerkki {number}" in text for number in range(1, guests + 1))


def test_that_what_looks_like_markup_stands_as_it_was_typed_in_every_form(desk: Workspace) -> None:
    made = visit_in(desk, title=MARKUP, purpose=MARKUP, our_points=MARKUP)
    assert pdf_text(brief(desk, made)).count(MARKUP) >= 3
    paragraphs = docx.Document(BytesIO(brief(desk, made, form="docx"))).paragraphs
    assert [paragraph.text for paragraph in paragraphs].count(MARKUP) == 3
    page = html.fromstring(brief(desk, made, form="html").decode())
    assert page.findtext(".//h1") == MARKUP


def test_that_a_text_too_long_for_the_lift_is_cut_with_a_mark(desk: Workspace) -> None:
    made = visit_in(desk, purpose="x" * 9000)
    assert "… (Resten står i registret.)" in told(desk, made)
    assert page_count(brief(desk, made)) <= 3


def test_that_the_three_forms_say_the_same(desk: Workspace, visit: str) -> None:
    page = html.fromstring(brief(desk, visit, form="html").decode())
    file = docx.Document(BytesIO(brief(desk, visit, form="docx")))
    headings = [each.text for each in page.xpath("//h2 | //h3")]
    assert headings == [each.text for each in file.paragraphs if each.style and each.style.name.startswith("Heading")]
    cells = [[cell.text_content() for cell in row] for row in page.xpath("//table[1]//tr[td]")]
    assert len(cells) == sum(
        1 for table in file.tables for row in table.rows[1:] if len({cell._tc for cell in row.cells}) == len(row.cells)
    )


def before_in(text: str) -> str:
    return text[text.index("Vårt samarbete hittills") :]


def test_that_nothing_later_than_the_visit_is_told_as_what_was_before_it(desk: Workspace) -> None:
    visit = visit_in(desk)
    visit_in(desk, title="Ett senare besök", period="2026-08-17/2026-08-18")
    visit_in(desk, title="Ett äldre besök", period="2024-03-01")
    desk.records.add(
        "exchange", {"title": "Senare utbyte", "country": "EE", "organisation": "Muu", "period": "2026-09"}
    )
    told_before = before_in(told(desk, visit))
    assert "Ett äldre besök" in told_before
    assert "Ett senare besök" not in told_before
    assert told_before.count("Keramikskål") == 2  # this time's, and the older visit's
    assert "Med andra i Estland" not in told_before
    wished = desk.records.add("visit", {"title": "Önskat", "organisation": "Näidise linn", "wished": "2026-05-20"}).id
    assert "Ett senare besök" not in told(desk, wished)
    assert "Studiebesök om läsning" in before_in(told(desk, wished))


def test_that_no_gift_is_told_of_a_visit_that_was_called_off_and_none_such_counted(desk: Workspace) -> None:
    visit = visit_in(desk)
    off = visit_in(desk, title="Inställt besök", period="2024-03-01")
    desk.records.step(off, "cancelled")
    away = desk.records.add("visit", {"title": "Nekat", "country": "EE", "organisation": "Muu", "period": "2024"}).id
    desk.records.step(away, "declined")
    text = told(desk, visit)
    assert "Inställt besök mars 2024 Inställd" in text
    assert "Tidigare gåvor" not in text
    assert "Med andra i Estland" not in text


def test_that_every_row_of_what_was_before_says_what_it_is_when_and_where_it_stands(desk: Workspace) -> None:
    terms = {"terms": [{"period": "2019-01-01/2030-12-31"}]}
    desk.records.add("membership", {"title": "Nätverket", "organisation": "Näidise linn"}, terms)
    desk.records.add("membership", {"title": "Utan period", "organisation": "Näidise linn"})
    text = before_in(told(desk, visit_in(desk)))
    assert "Medlemskap Nätverket januari 2019 Pågår" in text
    assert "Medlemskap Utan period Ingen period" in text
