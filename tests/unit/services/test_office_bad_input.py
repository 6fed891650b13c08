"""What comes to the office and does not fit: said plainly, nothing guessed, nothing lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from db.queries import register as tables
from desktop.domain.errors import Refused
from desktop.domain.rates import read_typed
from desktop.keystore import os_keyring
from desktop.services import verifying
from tests.factories import desk_at
from tests.fakes import in_process
from tests.fakes.clocks import FixedClock
from tests.fakes.memory_keyring import MemoryKeyring
from tests.fakes.municipality import municipality_in
from tests.fakes.parties import ask

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.fakes.municipality import Municipality


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Municipality]:
    kept = MemoryKeyring()
    monkeypatch.setattr(os_keyring, "system_keyring", lambda: kept)
    monkeypatch.setattr(verifying, "verified", in_process.verified)
    with municipality_in(tmp_path, FixedClock()) as made:
        yield made


def test_that_a_key_of_one_department_is_not_anothers_too(town: Municipality) -> None:
    """Somebody copies a register and calls it another department's: neither its request nor its bundle is taken."""
    desk = town.join("Kulturförvaltningen")
    desk.records.add("visit", {"title": "Besök", "country": "EE", "received": "2026-03-01"})
    with pytest.raises(Refused, match="trusted_already"):
        town.office.trusted.accept_request(desk.signing.request(ask), "Skolan", desk.signing.current().code, ask)
    with desk.register.writing() as connection:
        tables.set_setting(connection, "unit", json.dumps("Skolan"))
    desk.close()
    other = desk_at(desk.register.path, town.clock)
    town.stack.callback(other.close)
    town.departments["Skolan"] = other
    with pytest.raises(AssertionError):
        town.deliver("Skolan")
    [file] = town.folder.glob("sent-*/*.asice")
    verdict = town.office.receiving.receive(file)
    assert ([each.code for each in verdict.reasons], verdict.stored) == (["trust.other_department"], False)
    assert town.office.receiving.all() == ()


def test_that_a_bundle_for_another_year_stands_with_its_own_year(town: Municipality) -> None:
    town.join("Kulturförvaltningen")
    town.add("Kulturförvaltningen", "visit", {"title": "Besök", "country": "EE", "received": "2025-03-01"})
    town.deliver("Kulturförvaltningen", 2025)
    board = town.office.boards.of(2026)
    assert (board.delivered, board.rows[0].missing) == (0, True)
    assert town.office.boards.of(2025).delivered == 1
    with pytest.raises(Refused, match=r"compilation\.nothing"):
        town.office.compiling.compile(2026)


def test_that_a_project_in_three_currencies_is_one_and_says_what_it_lacks(town: Municipality) -> None:
    shares = {"Kulturförvaltningen": "100 SEK", "Skolan": "10 EUR", "Miljöförvaltningen": "7 USD"}
    for name, share in shares.items():
        town.join(name)
        told = {"title": f"Gröna tak, {name}", "cordis_id": "101000001", "period": "2026", "own_share": share}
        town.add(name, "project", told | {"total": share.replace("1", "9")})
        town.deliver(name)

    made = town.office.compiling.compile(2026, read_typed(["EUR=11,5"]))

    [project] = made.projects
    assert len(project.shares) == 3
    assert (made.own_share.n, made.own_share.with_figure, made.own_share.in_sek) == (3, 3, 2)
    assert (str(made.own_share.sek), made.own_share.missing_rates) == ("215.00", ("USD",))
    assert {code: str(amount) for code, amount in made.own_share.currencies} == {"EUR": "10", "SEK": "100", "USD": "7"}
    assert made.total.n == 1  # counted once, whichever of the three is told
    assert [each.code for each in made.findings] == ["totals_differ"]
