"""Advice asked by a department and answered by its office, and the matters that go to the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.bundle import record_schema
from desktop.domain.errors import InvalidInput, NotFound, Refused
from desktop.keystore import os_keyring
from desktop.policy import profile
from desktop.reports.paper import Form, render
from desktop.reports.papers.setting import Setting
from desktop.reports.plain import plain_text
from desktop.services import verifying
from desktop.services.bundle_export import BundleExport
from desktop.services.papers.office_lists import matters_list
from tests.fakes import in_process
from tests.fakes.memory_keyring import MemoryKeyring
from tests.fakes.parties import DEPARTMENT, OFFICE, VISIT, ask, parties_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.fakes.clocks import FixedClock
    from tests.fakes.parties import Parties


@pytest.fixture
def parties(tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Parties]:
    kept = MemoryKeyring()
    monkeypatch.setattr(os_keyring, "system_keyring", lambda: kept)
    monkeypatch.setattr(verifying, "verified", in_process.verified)
    with parties_in(tmp_path, clock) as both:
        both.certify()
        made = both.office.signing.new(ask)
        both.department.trusted.trust(made.pem.encode(), OFFICE, made.code)
        yield both


def test_that_a_request_goes_along_and_its_answer_comes_back(parties: Parties) -> None:
    department, office = parties.department, parties.office
    visit = department.records.add("visit", VISIT).id
    plain = parties.export()
    assert plain.sealed.control.schema == "utblick-records-1"  # which an older office reads
    asked = department.advice.ask(2026, "Ska vi ta emot gruppen?", "De är  många.", visit)
    plan = department.advice.ask(2026, "Hinner vi med planen?")
    gone = department.advice.ask(2026, "Ångrad")
    department.advice.withdraw(gone.id)
    with pytest.raises(NotFound, match=r"advice\.not_found"):
        department.advice.withdraw(gone.id)
    made = parties.export()
    assert made.sealed.control.schema == record_schema.WITH_ADVICE
    assert dict(made.plan.counts) == {"advice": 2, "visit": 1}
    for each in (plain, made):
        assert office.receiving.receive(each.path).stored

    [row] = office.boards.of(2026).rows
    assert (row.advice, dict(row.counts)) == (2, {"visit": 1})
    found = {each.id: each for each in office.advice_asked.of(2026)}
    assert (found[asked.id].about, found[asked.id].record) == (VISIT["title"], visit)
    assert (found[plan.id].about, found[plan.id].open, found[plan.id].name) == ("", True, DEPARTMENT)
    with pytest.raises(InvalidInput, match=r"value\.required"):
        office.advice_asked.answer(asked.id, " ")
    with pytest.raises(NotFound, match=r"advice\.not_found"):
        office.advice_asked.answer(visit, "Nej")
    office.advice_asked.answer(asked.id, "Ja, om ni får ta två.")
    assert [each.id for each in office.advice_asked.of(2026)] == [plan.id, asked.id]  # what is open comes first
    assert [row.advice for row in office.boards.of(2026).rows] == [1]

    [receipt] = office.office_bundles.receipts(2026, parties.folder, ask)
    assert department.receiving.receive(receipt.path).stored
    told = {each.id: each for each in department.advice.all(2026)}
    said = {name: each.answer for name, each in told.items() if each.answer is not None}
    assert (said[asked.id].state, said[asked.id].note) == ("approved", "Ja, om ni får ta två.")
    assert (told[asked.id].about, said[asked.id].title) == (VISIT["title"], asked.title)
    assert (said[plan.id].state, set(said)) == ("received", {asked.id, plan.id})
    assert told[gone.id].withdrawn


def test_that_a_record_that_does_not_go_along_is_not_pointed_at(parties: Parties) -> None:
    earlier = parties.department.records.add("visit", VISIT | {"received": "2024-03-01"}).id
    parties.department.advice.ask(2026, "Ska vi bjuda in dem igen?", record=earlier)
    assert parties.office.receiving.receive(parties.export().path).stored
    [found] = parties.office.advice_asked.of(2026)
    assert (found.record, found.title) == ("", "Ska vi bjuda in dem igen?")


def test_that_what_cannot_be_asked_is_said(parties: Parties) -> None:
    advice = parties.department.advice
    with pytest.raises(InvalidInput, match=r"value\.required"):
        advice.ask(2026, " ")
    with pytest.raises(InvalidInput, match=r"value\.range"):
        advice.ask(0, "När?")
    with pytest.raises(NotFound, match="no_record"):
        advice.ask(2026, "Om vad?", record="019a0000-0000-7000-8000-000000000009")
    with pytest.raises(Refused, match="at_the_office"):
        parties.office.advice.ask(2026, "Vem frågar vem?")
    with pytest.raises(Refused, match="not_the_office"):
        parties.department.advice_asked.of(2026)
    assert BundleExport(parties.department.register, parties.department.signing).plan(2026).counts == {}


def test_that_what_the_board_has_decided_by_the_record_itself_does_not_wait_for_it(parties: Parties) -> None:
    office = parties.office
    office.profiles.take_in(profile.load("stockholm"))
    city_wide = {"form": "law", "position": "Vi är för.", "city_wide": True}
    waits = office.records.add("watch", {**city_wide, "title": "Väntar", "decided_by": "Exempelnämnden"}).id
    told = {**city_wide, "title": "Beslutat", "decided_by": "Kommunstyrelsen", "sent": "2026-05-04"}
    decided = office.records.add("watch", told).id

    needs = {each.record for each in office.matters.of(2026) if each.rule == "stockholm.position_board"}

    assert (waits in needs, decided in needs) == (True, False)


def test_that_matters_for_the_board_are_what_records_need_and_what_is_written_down(parties: Parties) -> None:
    """Tyresö asks for the board's approval before an international project applies, and for a whole membership."""
    department, office = parties.department, parties.office
    office.profiles.take_in(profile.load("tyreso"))
    project = department.records.add("project", {"title": "Gröna tak", "period": "2026/2027", "own_share": "1 SEK"}).id
    approved = {"title": "Klart", "period": "2026", "own_share": "1 SEK", "board_approved": "2026-01-05"}
    department.records.add("project", approved)
    joined = department.records.add("membership", {"title": "Nätverket", "scope": "municipality"}, {}).id
    decided = department.records.add("membership", {"title": "Beslutat", "scope": "municipality"}, {}).id
    for each in (joined, decided):
        department.rows.add(each, "terms", {"period": "2026/2027", "fee": "1 SEK"})
    told = {"on": decided, "title": "Beslut", "decided_by": "Kommunstyrelsen", "date": "2026-01-07"}
    department.records.add("decision", told)
    made = parties.export(gaps="Vet inte än")
    assert office.receiving.receive(made.path).stored
    own = office.records.add("membership", {"title": "Kontorets eget", "scope": "municipality"}, {}).id
    office.rows.add(own, "terms", {"period": "2026/", "fee": "1 SEK"})

    written = office.matters.write(2026, "Ny vänort?", "Frågan kom på ett möte.", joined)
    found = office.matters.of(2026)

    assert (found[0], written.title, written.record) == (written, "Ny vänort?", joined)
    needs = {(each.record, each.rule): each for each in found[1:]}
    assert set(needs) == {
        (project, "tyreso.project_approval"), (joined, "tyreso.membership_ks"), (own, "tyreso.membership_ks")
    }  # fmt: skip
    need = needs[project, "tyreso.project_approval"]
    assert (need.department, need.kind, need.title) == (DEPARTMENT, "project", "Gröna tak")
    assert need.source.sv.startswith("Tyresö kommuns riktlinjer")
    assert office.matters.settle(2026, need.id).settled
    assert office.matters.settle(2026, written.id).settled
    assert [each.settled for each in office.matters.of(2026)] == [False, False, True, True]
    for identifier in (need.id, "x"):
        with pytest.raises(NotFound, match=r"matter\.not_found"):
            office.matters.settle(2026, identifier)
    with pytest.raises(InvalidInput, match=r"value\.required"):
        office.matters.write(2026, " ")
    with pytest.raises(NotFound, match="no_record"):
        office.matters.write(2026, "Om vad?", record="x")
    with pytest.raises(Refused, match="not_the_office"):
        department.matters.of(2026)
    assert office.matters.of(2025) == ()

    setting = Setting("sv", "Tyresö", OFFICE, "", parties.office.register.clock.today())
    paper = render(matters_list(office.matters.of(2026), 2026, setting), Form.HTML)
    assert "Att bereda" in paper.data.decode()
    assert "Gröna tak" in paper.data.decode()
    printed = matters_list((), 2026, Setting("sv", "Tyresö", "Rådhuskontoret", "", setting.day))
    assert "det som Rådhuskontoret har antecknat." in plain_text(printed)
