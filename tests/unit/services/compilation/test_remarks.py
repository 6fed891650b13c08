"""What a compilation on paper says of rates that are missing, of gaps, of what does not agree, and of what changed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from desktop.domain.figures import Amounts
from desktop.language.formats import Formats
from desktop.policy import profile
from desktop.reports.content import Group, Table, plain
from desktop.reports.plain import plain_text
from desktop.services.compilation.dataset import Change, Deviation, Expected, Finding
from desktop.services.compilation.finding_words import FindingWords
from desktop.services.papers.compilations import document
from tests.fakes.compilations import CULTURE, SCHOOL, compilation, membership, project

if TYPE_CHECKING:
    from desktop.language.texts import Language
    from desktop.services.compilation.dataset import Compilation

STOCKHOLM = profile.load("stockholm")
BOTH = (CULTURE, SCHOOL)
EURO = project("Läsning", ("100 EUR", "200 EUR"), ("900 EUR",), BOTH)


def said(of: Compilation, language: Language = "sv") -> str:
    """Give what the paper says, its spaces plain."""
    return plain_text(document(of, STOCKHOLM, "Mari Näide", language)).replace("\N{NO-BREAK SPACE}", " ")


def rows(of: Compilation, language: Language = "sv") -> list[str]:
    """Give the rows of all its tables, their cells parted by strokes."""
    tables = [block for block in document(of, STOCKHOLM, "Mari Näide", language).blocks if isinstance(block, Table)]
    told = (row for table in tables for row in table.rows if not isinstance(row, Group))
    return [" | ".join(plain(cell) for cell in row).replace("\N{NO-BREAK SPACE}", " ") for row in told]


def test_that_an_amount_without_a_rate_is_told_as_that_and_not_as_unknown() -> None:
    fees = Amounts(2, 2, 0, None, (("EUR", Decimal(300)),), ("EUR",))
    told, english = (said(compilation([EURO], fees=fees), language) for language in ("sv", "en"))
    assert "Egna andelar tillsammans: kurs saknas för EUR (känt för 2 av 2)." in told
    assert "egna andelar: kurs saknas för EUR (känt för 2 av 2)" in told
    assert "Projektens hela budgetar tillsammans: kurs saknas för EUR (känt för 1 av 1)." in told
    assert "Medlemsavgifter: kurs saknas – känt för 2 av 2, varav 0 i kronor; kurs saknas för EUR" in told
    assert "okänt" not in told
    assert "Own shares in all: no rate for EUR (known for 2 of 2)." in english


def test_that_a_sum_says_how_much_of_what_is_known_stands_in_it() -> None:
    mixed = project("Läsning", ("100 EUR", "50 SEK", None), (), (CULTURE, SCHOOL, CULTURE))
    told = said(compilation([mixed]))
    assert "Egna andelar tillsammans: 50 kr (känt för 2 av 3, varav 1 i kronor; kurs saknas för EUR)." in told
    told = said(compilation([mixed], ["EUR=10"]))
    assert "Egna andelar tillsammans: 1 050 kr (känt för 2 av 3)." in told
    assert "kurs saknas" not in told
    assert "Valutakurser: 1 EUR = 10 kr (dag inte angiven)." in told
    zero = said(compilation([project("Läsning", ("100 EUR", "0 SEK"), (), BOTH)]))
    assert "Egna andelar tillsammans: kurs saknas för EUR (känt för 2 av 2)." in zero
    unknown = said(compilation([project("Läsning", (None,))]))
    assert "Egna andelar tillsammans: okänt (känt för 0 av 1)." in unknown


@pytest.mark.parametrize(
    ("fees", "sek", "with_figure", "cell"),
    [
        (("1500 SEK",), Decimal(1500), 1, "1 500 | "),
        (("100 EUR",), None, 0, "100 EUR, kurs saknas | "),
        (("100 SEK", "7 USD"), Decimal(100), 1, "100, känt för 1 av 2 perioder | "),
        (("?",), None, 0, ""),
    ],
)
def test_that_a_fee_without_a_rate_stands_as_it_was_agreed(
    fees: tuple[str, ...], sek: Decimal | None, with_figure: int, cell: str
) -> None:
    of = compilation(memberships=(membership("Nätverket", fees, sek, with_figure),))
    assert f"Nätverket | Kulturförvaltningen | {cell}Pågår" in rows(of)


def test_that_a_gap_names_its_table_and_a_departure_without_a_reason_says_so() -> None:
    rule = STOCKHOLM.rules[0]
    of = compilation(
        deviations=(
            Deviation(CULTURE, "membership", "Nätverket", "compilation", "terms", "Vet inte än", gap=True),
            Deviation(CULTURE, "membership", "Nätverket", "compilation", "nytt_falt", "Vet inte än", gap=True),
            Deviation(CULTURE, "visit", "Besök", rule.id, "", "", gap=False),
            Deviation(CULTURE, "visit", "Besök", "ny.regel", "", "Bråttom", gap=False),
        )
    )
    _, gap, no_name, departure, gone = rows(of)
    assert "4 avvikelser och luckor har redovisats.\n" in said(of)
    assert gap == "Nätverket | Kulturförvaltningen | Saknas: Perioder | Vet inte än"
    assert "Saknas: nytt_falt" in no_name
    assert departure.startswith(f"Besök | Kulturförvaltningen | {rule.text.in_language('sv')[:40]}")
    assert departure.endswith(" | inget skäl angivet")
    assert gone == "Besök | Kulturförvaltningen | ny.regel | Bråttom"
    assert "4 deviations and gaps have been reported.\n" in said(of, "en")


FINDINGS: tuple[tuple[str, dict[str, str], str], ...] = (
    ("totals_differ", {}, "förvaltningarna anger olika totaler: 900 EUR, 1 000 EUR"),
    ("share_over_total", {}, "de egna andelarna är större än totalen: 1 200 EUR > 900 EUR"),
    ("doubled", {"count": "2"}, "projektet står flera gånger hos samma förvaltning: 2"),
    ("kept_apart", {"other": "b"}, "hålls isär fast ett id är gemensamt: Läsning (Utbildningsförvaltningen)"),
    ("kept_apart", {"other": "borta"}, "hålls isär fast ett id är gemensamt: borta"),
    ("outside_year", {"period": "2024-05-01/2024-05-03"}, "dagarna ligger utanför året: 1–3 maj 2024"),
    ("unit_gone", {"unit": "Gamla kontoret"}, "enheten finns inte längre enligt listan: Gamla kontoret"),
    ("key_revoked", {}, "nyckeln är spärrad sedan paketet kom"),
)


@pytest.mark.parametrize(
    ("code", "details", "words"), FINDINGS, ids=[f"{code} {words[-6:]}" for code, _, words in FINDINGS]
)
def test_that_what_does_not_agree_is_told_with_its_values(code: str, details: dict[str, str], words: str) -> None:
    of = compilation([project("Läsning", ("1000 EUR", "200 EUR"), ("900 EUR", "1000 EUR"), BOTH)])
    told = FindingWords(of, Formats.load("sv")).said(Finding(code, CULTURE, "Läsning", details))
    assert told.replace("\N{NO-BREAK SPACE}", " ") == words


def test_that_shares_in_several_currencies_are_held_against_the_total_in_kronor() -> None:
    of = compilation([project("Läsning", ("1000 SEK", "200 EUR"), ("0 SEK",), BOTH)])
    told = FindingWords(of, Formats.load("sv")).said(Finding("share_over_total", CULTURE, "Läsning"))
    assert told.replace("\N{NO-BREAK SPACE}", " ").endswith(": 1 000 kr > 0 kr")


def test_that_what_departments_say_differently_stands_after_the_deviations() -> None:
    found = (
        Finding("share_over_total", CULTURE, "Läsning"),
        Finding("unit_gone", SCHOOL, "Besök", {"unit": "Gamla kontoret"}),
    )
    shared = project("Läsning", ("900 SEK", "100 SEK"), ("0 SEK",), BOTH)
    deviation = Deviation(CULTURE, "visit", "Besök", "ny.regel", "", "Bråttom", gap=False)
    of = compilation([shared], findings=found, deviations=(deviation,), candidate_count=1)
    told, lines = said(of), rows(of)
    assert "1\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kr > 0" in plain_text(document(of, STOCKHOLM, "Mari Näide", "sv"))
    assert told.index("1 avvikelse eller lucka har redovisats.") < told.index("Att se över")
    assert "2 uppgifter stämmer inte eller behöver ses över." in told
    assert "1 par av poster kan gälla samma projekt. De räknas var för sig" in told
    both = "Kulturförvaltningen, Utbildningsförvaltningen"
    assert f"Läsning | {both} | de egna andelarna är större än totalen: 1 000 kr > 0 kr" in lines
    assert "Besök | Utbildningsförvaltningen | enheten finns inte längre enligt listan: Gamla kontoret" in lines
    assert "Att se över" not in said(compilation())


def test_that_a_new_edition_says_on_paper_what_changed_in_it() -> None:
    changes = (
        Change("count.visit", "9", "10"),
        Change("project.own_share.sek", None, "205000.5"),
        Change("rate.EUR", "11", "11.5"),
        Change("source.kulturforvaltningen", "0197-a", "0197-b"),
        Change("source.ny", None, "0197-c"),
        Change("source.borta", "0197-d", None),
        Change("text.summary", "1", "2"),
    )
    of = compilation(changes=changes, not_reported=(Expected("borta", "Miljöförvaltningen", ()),))
    assert "Ändrat sedan förra utgåvan\n\n7 uppgifter har ändrats.\n" in said(of)
    assert rows(of)[-7:] == [
        "Besök | 9 | 10",
        "Egna andelar i projekt: summa i kronor | – | 205 000,50",
        "Kursen för EUR | 11 | 11,5",
        "Paketet från Kulturförvaltningen | ett tidigare | ett nytt",
        "Paketet från ny | – | ett nytt",
        "Paketet från Miljöförvaltningen | ett tidigare | –",
        "Texten i ”Sammanfattning”, version | 1 | 2",
    ]
    assert "The bundle from Kulturförvaltningen | an earlier one | a new one" in rows(of, "en")
    assert "Ändrat sedan" not in said(compilation())
