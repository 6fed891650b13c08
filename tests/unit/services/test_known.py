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


def test_that_a_membership_is_known_by_its_organisation_and_acronym(desk: Workspace) -> None:
    desk.records.add("membership", {"title": "Nätverket", "organisation": "Exempelstäder", "acronym": "EXST"})

    assert known(desk, organisation="exempelst") == known(desk, organisation="exst") == {"membership": 1}


def test_that_a_project_is_known_by_its_partners_and_funders(desk: Workspace) -> None:
    partners: list[dict[str, object]] = [
        {"organisation": "Provstadens universitet", "country": "EE", "city": "Tartu", "pic": "999 999 999"},
        {"organisation": "Exempelbolaget", "country": "FI", "vat": "FI12345678", "registration": "1234567-8"},
    ]
    rows: dict[str, list[dict[str, object]]] = {"partners": partners, "funders": [{"name": "Provfonden"}]}
    desk.records.add("project", {"title": "P", "owner": "Kulturförvaltningen"}, rows)

    for asked in ("provstadens", "999999999", "fi 12345678", "1234567-8", "provfonden", "kulturf"):
        assert known(desk, organisation=asked) == {"project": 1}, asked
    assert known(desk, country="EE") == known(desk, city="tartu") == {"project": 1}
    assert known(desk, country="EE", organisation="provstadens") == {"project": 1}
    assert known(desk, country="FI", organisation="provstadens") == {}


def test_that_an_organisation_is_known_by_its_other_names_and_identifiers(desk: Workspace) -> None:
    given = {"title": "Tartu linn", "other_names": ["Provstadens kommun"], "acronym": "TLN", "pic": "999999999"}
    organisation = desk.records.add("organisation", given).id
    desk.records.add("organisation", {"title": "Annan", "pic": "99999999"})
    desk.records.add("person", {"title": "Mari Näide", "organisation": organisation})

    assert known(desk, organisation="provstadens") == known(desk, organisation="tln") == {"organisation": 1}
    assert known(desk, organisation="999-999-999") == {"organisation": 1}
    assert known(desk, organisation="99999999") == {}, "eight digits are no PIC"
    assert known(desk, organisation="tartu") == {"organisation": 1, "person": 1}


def test_that_other_kinds_are_known_by_whom_they_name(desk: Workspace) -> None:
    desk.records.add("agreement", {"title": "A", "partner": "Provstaden"})
    desk.records.add("exchange", {"title": "E"}, {"involved": [{"group": "school", "who": "Provstadens skola"}]})
    desk.records.add("exchange", {"title": "F", "organisation": "Provstadens gymnasium"})
    desk.records.add("visit", {"title": "V"}, {"delegation": [{"name": "Mari", "organisation": "Provstaden"}]})
    desk.records.add("watch", {"title": "W", "compared_city": "Provstaden"})

    assert known(desk, organisation="provstad") == {"agreement": 1, "exchange": 2, "visit": 1}
    assert known(desk, city="provstad") == {"watch": 1}


def test_that_a_country_nobody_knows_is_refused(desk: Workspace) -> None:
    with pytest.raises(InvalidInput) as refused:
        desk.contacts.known(country="Ruritanien")
    assert refused.value.code == "value.country"


def test_that_a_membership_says_where_it_stands_though_nobody_writes_that_down(desk: Workspace) -> None:
    desk.records.add("membership", {"title": "Nätverket"}, {"terms": [{"period": "2019-01-01/2020-12-31"}]})
    (found,) = desk.contacts.known(organisation="Nätverket")
    assert [each.status for each in found.latest] == ["ended"]
