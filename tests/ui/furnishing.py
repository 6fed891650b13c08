"""The made-up records that the pictures show."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.services.workspace import Workspace
    from tests.fakes.municipality import Municipality

VISITS: tuple[dict[str, object], ...] = (
    {
        "title": "Besök från Tammerfors stad, Finland",
        "reference": "KUN 2026/118",
        "organisation": "Tammerfors stad",
        "country": "FI",
        "city": "Tammerfors",
        "contact": "Aino Esimerkki",
        "direction": "incoming",
        "channel": "email",
        "received": "2026-09-14",
        "period": "2026-12-03/2026-12-04",
        "group_size": 12,
        "level": "official",
        "purpose": "Se hur biblioteken arbetar med språkcaféer och hur meröppet fungerar i ytterstaden.",
        "themes": ["bibliotek", "språkcafé"],
        "languages": ["fi", "en"],
        "interpreter": "ja",
    },
    {
        "title": "Besök från Urząd Miasta Łodzi, Polen",
        "reference": "KUN 2026/117",
        "organisation": "Urząd Miasta Łodzi",
        "country": "PL",
        "city": "Łódź",
        "direction": "incoming",
        "received": "2026-11-02",
        "wished": "2027-03",
    },
    {
        "title": "Resa till Eurocities kulturforum, Reykjavík, Island",
        "organisation": "Eurocities",
        "country": "IS",
        "city": "Reykjavík",
        "direction": "outgoing",
        "period": "2026-10-21/2026-10-23",
    },
    {
        "title": "Besök från Sámi giellaguovddáš, Kárášjohka, Norge",
        "organisation": "Sámi giellaguovddáš",
        "country": "NO",
        "city": "Kárášjohka",
        "direction": "incoming",
        "period": "2026-08-27",
    },
    {
        "title": "Besök från Ministerium für Wissenschaft, Forschung und Kunst Baden-Württemberg, Stuttgart, Tyskland",
        "organisation": "Ministerium für Wissenschaft, Forschung und Kunst Baden-Württemberg",
        "reference": "KUN 2026/125",
        "country": "DE",
        "city": "Stuttgart",
        "direction": "incoming",
        "received": "2026-11-19",
    },
    {
        "title": "Besök från Comune di Bologna, Italien",
        "organisation": "Comune di Bologna",
        "country": "IT",
        "city": "Bologna",
        "direction": "incoming",
        "received": "2026-05-02",
    },
)
STEPS = (
    ("assessing", "decided", "planning"),
    ("assessing",),
    ("assessing", "decided", "planning", "held", "followed_up"),
    ("assessing", "decided", "planning", "held"),
    (),
    ("declined",),
)
DELEGATION: tuple[dict[str, object], ...] = (
    {
        "precedence": 1,
        "honorific": "Biblioteksdirektör",
        "name": "Aino Esimerkki",
        "role": "Leder delegationen",
        "organisation": "Tammerfors stad",
        "attendance": "expected",
        "diet": "Vegetarisk",
    },
    {"precedence": 2, "name": "Matti Mallila", "role": "Utvecklare", "organisation": "Tammerfors stad"},
    {
        "precedence": 3,
        "name": "Leena Keksitty",
        "role": "Tolk",
        "organisation": "Tulkkikeskus",
        "attendance": "expected",
    },
)
PROGRAMME = (
    {"start": "2026-12-03 09:30", "end": "2026-12-03 10:00", "title": "Välkomnande", "place": "Stadshuset"},
    {"start": "2026-12-03 10:15", "end": "2026-12-03 11:45", "title": "Rundvandring", "place": "Kista bibliotek"},
    {"start": "2026-12-03 12:00", "title": "Lunch", "kind": "meal", "place": "Kulturhuset"},
)


def furnish(workspace: Workspace) -> None:
    """Put some plausible visits in the register."""
    record = ""
    for visit, steps in reversed(list(zip(VISITS, STEPS, strict=True))):
        record = workspace.records.add("visit", visit).id
        for step in steps:
            workspace.records.step(record, step)
    for member in DELEGATION:
        workspace.rows.add(record, "delegation", member)
    for point in PROGRAMME:
        workspace.rows.add(record, "programme", point)
    workspace.rows.add(record, "hosts", {"name": "Anna Öberg", "role": "host", "in_house": "ja"})
    decision = {"title": "Besöket tas emot", "on": record, "decided_by": "Kulturnämnden", "date": "2026-09-24"}
    workspace.records.add("decision", {**decision, "paragraph": "§ 96", "outcome": "approved"})
    with tempfile.TemporaryDirectory() as folder:
        letter = Path(folder) / "Förfrågan från Tammerfors.txt"
        letter.write_text("Hej! Vi skulle gärna vilja besöka er.\n", "utf-8")
        workspace.attachments.add(record, letter, {"form": "letter", "date": "2026-09-14"})
    workspace.records.add("task", {"title": "Boka tolk", "on": record, "who": "Anna Öberg", "due": "2026-11-25"})


def furnish_municipality(municipality: Municipality) -> list[Path]:
    """Let three departments deliver to the office and a fourth not; gives files that it has not seen yet."""
    office, names = municipality.office, ("Kulturförvaltningen", "Utbildningsförvaltningen", "Omsorgsförvaltningen")
    for name in (*names, "Miljö- och hälsoskyddsförvaltningen i Exempelstad"):
        municipality.join(name)
        office.departments.put(name, {"bodies": (name.replace("förvaltningen", "nämnden"),), "contact": "Mari Näide"})
    later = []
    for name in names:
        told = {"direction": "incoming", "country": "EE", "organisation": "Tartu linn", "period": "2026-05-04"}
        visit = municipality.add(name, "visit", {"title": "Besök från Tartu", **told})
        project = {"title": "Läsande städer", "acronym": "READ", "period": "2026-01/2028-12"}
        municipality.add(name, "project", {**project, "total": "412 000 EUR", "own_share": "40 000 EUR"})
        municipality.departments[name].advice.ask(2026, "Vem tar emot borgmästaren?", "", visit)
        later.append(municipality.deliver(name))
        office.remarks.ask(visit, "Hur många deltog?", "country")
    office.matters.write(2026, "Vänort med Tartu")
    damaged = municipality.folder / "trasig.asice"
    damaged.write_bytes(b"hej")
    return [*later, damaged]


def furnish_every_kind(workspace: Workspace) -> None:
    """Put a membership, a project, an agreement, a person and a task in the register."""
    add, row = workspace.records.add, workspace.rows.add
    partner = add("organisation", {"title": "Tartu linn", "form": "municipality", "country": "EE", "city": "Tartu"}).id
    add("person", {"title": "Mari Näide", "given_name": "Mari", "family_name": "Näide", "organisation": partner})
    network = {"title": "Eurocities", "organisation": "Eurocities", "form": "network", "country": "BE"}
    member = add("membership", {**network, "renewal": "tacit", "notice_months": 6}).id
    for year, fee in ((2025, "16 250 EUR"), (2026, "16 900 EUR")):
        row(member, "terms", {"period": f"{year}", "fee": fee, "decision": f"KF {year} § 118"})
    project = {"title": "Läsande städer", "acronym": "READ", "funding_programme": "Erasmus+", "our_role": "owner"}
    read = add("project", {**project, "period": "2026-01/2028-12", "total": "412 000 EUR"}).id
    workspace.records.step(read, "anchored")
    row(read, "partners", {"organisation": "Tartu linn", "role": "partner", "country": "EE", "budget": "120 000 EUR"})
    row(read, "partners", {"organisation": "Comune di Bologna", "country": "IT", "budget": "141 500 EUR"})
    row(read, "funders", {"name": "Europeiska kommissionen", "amount": "329 600 EUR", "share": "80"})
    twin = {"title": "Vänortsavtal med Tartu", "partner": "Tartu linn", "country": "EE", "period": "2019/2029"}
    agreement = add("agreement", twin).id
    workspace.records.step(agreement, "active")
    add("task", {"title": "Boka tolk till avtalsmötet", "on": agreement, "who": "Anna Öberg", "due": "2026-12-01"})
