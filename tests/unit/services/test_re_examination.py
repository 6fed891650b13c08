"""The sheet by which a membership or an agreement is examined again: its sums and its days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2

from tests.fakes.papers import made

if TYPE_CHECKING:
    from desktop.services.workspace import Workspace

SPACE = "\N{NO-BREAK SPACE}"


def test_that_fees_stand_in_whole_kronor_or_all_of_them_with_ore(desk: Workspace) -> None:
    terms = [
        {"period": "2025", "fee": "1250,35 EUR", "fee_per": "year", "sek_rate": "11,4955"},
        {"period": "2026", "fee": "45000 SEK", "fee_per": "year"},
    ]
    with_ore = desk.records.add("membership", {"title": "Nätverket"}, {"terms": terms}).id
    text = made(desk, "re-examination", with_ore).text
    assert f"Kända avgifter 2025–2026: 59{SPACE}373,40 kr." in text
    assert f"2025: 14{SPACE}373,40" in text
    assert f"2026: 45{SPACE}000,00" in text
    whole = desk.records.add("membership", {"title": "Det andra"}, {"terms": terms[1:]}).id
    assert f"Känd avgift 2026: 45{SPACE}000 kr." in made(desk, "re-examination", whole).text


def test_that_a_day_that_has_passed_says_so_and_one_to_come_how_far_off_it_is(desk: Workspace) -> None:
    terms = {"terms": [{"period": "2024-01-01/2026-12-31"}]}
    fields = {"renewal": "express", "notice_months": "6", "review_months": "48", "reviewed": "2023-06-01"}
    membership = desk.records.add("membership", {"title": "Nätverket", **fields}, terms).id
    text = made(desk, "re-examination", membership).text
    assert "Säg upp senast: 30 juni 2026 – passerat för 5 månader sedan" in text
    assert "Nästa omprövning: 1 juni 2027 – om 6 månader" in text
    page = made(desk, "re-examination", membership, form="html").content.decode()
    assert '<div class="bad"><dt>Säg upp senast</dt>' in page
    assert '<div class="accent"><dt>Nästa omprövning</dt>' in page
    agreement = desk.records.add(
        "agreement", {"title": "Vänort", "period": "2020-01-01/2026-12-31", "renewal": "express", "notice_months": "1"}
    ).id
    assert "30 november 2026 – om 10 dagar" in made(desk, "re-examination", agreement).text


def test_that_every_page_says_what_it_is_about_and_nobody_signs_an_empty_one(desk: Workspace) -> None:
    terms = [{"period": str(year), "fee": "100 SEK", "fee_per": "year"} for year in range(2001, 2027)]
    fields = {"title": "Nätverket", "benefit_actual": "Vi lärde oss mycket.\n\n" * 12}
    membership = desk.records.add("membership", fields, {"terms": terms}).id
    document = pypdfium2.PdfDocument(made(desk, "re-examination", membership).content)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    assert len(pages) > 1
    assert all("Nätverket" in page for page in pages)
    (signed,) = [page for page in pages if "Beslutad av, datum" in page]
    assert "Förslag" in signed


def test_that_a_visit_that_was_called_off_is_not_told_as_one_that_was_made(desk: Workspace) -> None:
    visit = desk.records.add(
        "visit", {"title": "Studieresa", "organisation": "Näidise linn", "period": "2025-05-04"}
    ).id
    desk.records.step(visit, "cancelled")
    agreement = desk.records.add("agreement", {"title": "Vänort", "partner": "Näidise linn"}).id
    assert "Besök: 1: Studieresa (2025, inställd)" in made(desk, "re-examination", agreement).text
