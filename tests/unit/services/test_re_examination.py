"""The sheet by which a membership or an agreement is examined again: its sums and its days."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
