"""The compilation on paper: every chapter, what the office wrote, and the same sums as everywhere else."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from lxml import html

from desktop.domain.rates import read_typed
from desktop.keystore import os_keyring
from desktop.reports.paper import unheard
from desktop.services.papers.compilations import FILES, papers
from tests.fakes.memory_keyring import MemoryKeyring
from tests.fakes.municipality import municipality_in
from tests.fakes.papers import pdf_text

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.language.texts import Language
    from tests.fakes.clocks import FixedClock
    from tests.fakes.municipality import Municipality


@pytest.fixture(autouse=True)
def keyring(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    kept = MemoryKeyring()
    monkeypatch.setattr(os_keyring, "system_keyring", lambda: kept)
    return kept


def written(town: Municipality, language: Language = "sv") -> dict[str, bytes]:
    office = town.office
    made = office.compiling.keep(office.compiling.compile(2026, read_typed(["EUR=11,50@2026-12-31"]), unheard))
    return {name: paper.data for name, paper in papers(made, office.profile, "Bo Exempel", language, unheard)}


def test_that_the_compilation_tells_every_department_and_chapter(tmp_path: Path, clock: FixedClock) -> None:
    project = {
        "title": "Läsning <b>över</b> gränser",
        "acronym": "LÄS",
        "period": "2025/2027",
        "purpose": "Mer läsning",
    }
    project |= {"cordis_id": "101000000", "body": "Kulturnämnden"}
    with municipality_in(tmp_path, clock) as town:
        for name, share in (("Kulturförvaltningen", "100000 SEK"), ("Utbildningsförvaltningen", "10000 EUR")):
            town.join(name)
            town.add(name, "project", {**project, "own_share": share, "total": "200000 EUR"})
        kultur = "Kulturförvaltningen"
        town.add(
            kultur, "visit", {"title": "Besök <i>", "country": "EE", "period": "2026-05-04", "direction": "incoming"}
        )
        for kind, fields, status in (
            ("visit", {"title": "Nekat besök", "country": "EE", "period": "2026-05-04"}, ("declined",)),
            ("project", {"title": "Nekat projekt", "period": "2026"}, ("submitted", "rejected")),
        ):
            undone = town.add(kultur, kind, fields)
            for step in status:
                town.departments[kultur].records.step(undone, step)
        terms = [{"period": "2026", "fee": "1500 SEK", "fee_per": "year"}]
        town.add(kultur, "membership", {"title": "Nätverket"}, {"terms": terms})
        town.add(kultur, "watch", {"title": "Ny lag", "area": "Klimat", "body": "Kulturnämnden"})
        town.add(kultur, "priority", {"title": "Läsa mer", "year": "2026", "outcome": "reached"})
        for name in tuple(town.departments):
            town.deliver(name)
        town.office.departments.put("Socialförvaltningen", {})
        town.office.writings.write(2026, "summary", "Året i korthet.")
        town.office.writings.write(2026, "visits", "Om besöken.")
        made = written(town)
        english = written(town, "en")
    assert tuple(made) == FILES
    text = pdf_text(made["compilation.pdf"]).replace("\xa0", " ")
    for part in (
        "Internationellt arbete 2026", "Året i korthet.", "Om besöken.", "Har inte redovisat", "Socialförvaltningen",
        "1 projekt.", "1 som inte blev av räknas inte med.", "Nekat projekt (Avslagen)", "2026-05-04 Avböjd",
        "Egna andelar tillsammans: 215 000 kr (känt för 2 av 2).", "LÄS: Läsning <b>över</b> gränser",
        "Kulturförvaltningen: 100 000 kr", "Utbildningsförvaltningen: 10 000 EUR", "Besök <i>", "Estland", "Nätverket",
        "1 500", "Ny lag", "Läsa mer", "Uppnått", "Täckning", "Klimat", "Valutakurser: 1 EUR = 11,5 kr",
    ):  # fmt: skip
        assert part in text, part
    assert "Omprövas" not in text  # no membership has a day for it, so there is no such column
    assert "Annual compilation" in pdf_text(english["compilation.pdf"])
    page = html.fromstring(made["compilation.html"].decode())
    file = docx.Document(BytesIO(made["compilation.docx"]))
    headings = [each.text for each in file.paragraphs if each.style and each.style.name == "Heading 1"]
    assert headings == [each.text for each in page.findall(".//h2")]


def test_that_a_municipality_with_nothing_but_an_empty_account_has_a_compilation(
    tmp_path: Path, clock: FixedClock
) -> None:
    with municipality_in(tmp_path, clock) as town:
        town.join("Kulturförvaltningen")
        town.deliver("Kulturförvaltningen")
        text = pdf_text(written(town)["compilation.pdf"])
    assert "1/1" in text
    assert "0 under året." in text
    assert "0 kr" in text.replace("\xa0", " ")  # no membership costs nothing; nothing is unknown
    assert "okänt" not in text
