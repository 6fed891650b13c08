"""«We know them already»."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.domain.errors import InvalidInput

if TYPE_CHECKING:
    from desktop.services.workspace import Workspace


def known(desk: Workspace, **asked: str) -> dict[str, int]:
    return {each.kind: each.count for each in desk.contacts.known(**asked)}


def test_that_a_city_brings_up_every_kind_that_was_there(desk: Workspace) -> None:
    desk.records.add("visit", {"title": "Studiebesök", "country": "EE", "city": "Tartu"})
    desk.records.add("agreement", {"title": "Vänort", "country": "EE", "city": "Tartu"})
    desk.records.add("organisation", {"title": "Tartu linn", "country": "EE", "city": "Tartu"})
    desk.records.add("visit", {"title": "Annat", "country": "LV", "city": "Cēsis"})

    assert known(desk, city="tartu") == {"visit": 1, "agreement": 1, "organisation": 1}
    assert known(desk, country="Estland") == {"visit": 1, "agreement": 1, "organisation": 1}
    assert known(desk, city="tartu", country="LV") == {}


def test_that_an_organisation_is_found_by_a_part_of_its_name(desk: Workspace) -> None:
    desk.records.add("visit", {"title": "Besök", "organisation": "Exempelstadens bibliotek"})
    desk.records.add("organisation", {"title": "Exempelstadens bibliotek"})
    desk.records.add("membership", {"title": "Exempelnätverket"})

    assert known(desk, organisation="exempel") == {"visit": 1, "organisation": 1, "membership": 1}


def test_that_the_latest_comes_first_and_the_trash_tells_nothing(desk: Workspace) -> None:
    for year in (2024, 2026, 2025):
        desk.records.add("visit", {"title": f"Besök {year}", "country": "EE", "received": str(year)})
    desk.trash.put(desk.records.add("visit", {"title": "Slängt", "country": "EE"}).id)

    (visits,) = desk.contacts.known(country="EE")

    assert [each.title for each in visits.latest] == ["Besök 2026", "Besök 2025", "Besök 2024"]
    assert visits.count == 3


def test_that_asking_for_nothing_is_refused(desk: Workspace) -> None:
    with pytest.raises(InvalidInput) as refused:
        desk.contacts.known(country=" ")
    assert refused.value.code == "known.nothing_asked"
