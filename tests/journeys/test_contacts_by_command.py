"""Contacts at the command line: who may be the same, who is not, and whom we know already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.command_line import CommandLine

pytestmark = pytest.mark.usefixtures("opens_at_once")


@pytest.fixture
def library(utblick: CommandLine) -> str:
    return utblick.added("organisation", "title=Exempelstadens bibliotek", "country=EE", "pic=999 999 999")


@pytest.fixture
def same(utblick: CommandLine) -> str:
    return utblick.added("organisation", "title=Library of Exempelstaden", "pic=999999999", "city=Tartu")


@pytest.fixture
def alike(utblick: CommandLine) -> str:
    return utblick.added("organisation", "title=Bibliotek, Exempelstadens", "country=EE")


def test_that_organisations_that_may_be_the_same_are_told_with_the_reason(
    utblick: CommandLine, library: str, same: str, alike: str
) -> None:
    assert utblick.json("candidates", library) == {
        "candidates": [
            {"id": same, "title": "Library of Exempelstaden", "certain": True, "identifiers": ["pic"]},
            {"id": alike, "title": "Bibliotek, Exempelstadens", "certain": False, "identifiers": []},
        ]
    }
    assert utblick("candidates", library).out == (
        f"{same}  Library of Exempelstaden (samma PIC-nummer)\n"
        f"{alike}  Bibliotek, Exempelstadens (liknande namn, jämför själv)\n"
    )
    assert "(same PIC)\n" in utblick("candidates", library, "--lang", "en").out


def test_that_an_organisation_in_another_country_with_the_same_name_is_no_candidate(
    utblick: CommandLine, library: str
) -> None:
    utblick.added("organisation", "title=Exempelstadens bibliotek", "country=LV")
    assert utblick("candidates", library).out == "Ingen annan ser ut att vara samma.\n"


def test_that_two_told_apart_are_no_longer_candidates_from_either_side(
    utblick: CommandLine, library: str, alike: str
) -> None:
    told = utblick.json("not-same", library, alike, "--why", "Två kommuner med samma namn")

    assert (told["id"], told["rev"]) == (library, 2)
    (row,) = utblick.json("show", library)["rows"]["not_same"]
    assert row == {"id": told["row"], "organisation": alike, "why": "Två kommuner med samma namn"}
    assert utblick.json("candidates", library) == utblick.json("candidates", alike) == {"candidates": []}
    assert utblick("not-same", alike, library, "--rev", 9, "--json").refusal == (1, "record.stale")
    assert utblick("not-same", alike, library).out == "Det är antecknat att de inte är samma.\n"


def test_that_two_are_made_one_with_a_choice_for_each_field(utblick: CommandLine, library: str, same: str) -> None:
    person = utblick.added("person", "title=Mari Näide", f"organisation={same}")
    visit, project = utblick.added("visit", "title=Besök"), utblick.added("project", "title=Projekt")
    utblick.json("link", visit, "related", same)
    utblick.json("link", same, "part_of", visit)
    utblick.json("link", same, "related", library)
    for each in (library, same):
        utblick.json("link", project, "resulted_in", each)

    merged = utblick.json("merge", library, same, "--rev", 1, "--other-rev", 3, "title=other", "pic=keep")

    assert merged == {"id": library, "rev": 2}
    kept = utblick.json("show", library)
    assert {name: kept["fields"].get(name) for name in ("title", "country", "city", "pic")} == {
        "title": "Library of Exempelstaden", "country": "EE", "city": "Tartu", "pic": "999 999 999",
    }  # fmt: skip
    assert kept["links"] == [{"kind": "part_of", "to": visit}]
    assert utblick.json("show", person)["fields"]["organisation"] == library
    assert {"kind": "related", "to": library} in utblick.json("show", visit)["links"]
    assert {"kind": "resulted_in", "to": library} in utblick.json("show", project)["links"]
    assert [row["id"] for row in utblick.json("trash")["rows"]] == [same]

    utblick.json("undo")
    assert utblick.json("show", library)["fields"]["title"] == "Exempelstadens bibliotek"
    assert utblick.json("show", person)["fields"]["organisation"] == same


def test_that_two_that_were_told_apart_are_not_made_one_until_that_is_withdrawn(
    utblick: CommandLine, library: str, alike: str
) -> None:
    row = utblick.json("not-same", library, alike)["row"]
    for pair in ((library, alike), (alike, library)):
        assert utblick("merge", *pair, "--json").refusal == (1, "merge.told_apart")
    assert "Ta först bort den raden under ”Inte samma som”" in utblick("merge", library, alike).err

    utblick.json("row", "delete", row)
    assert utblick("merge", library, alike).status == 0


def test_that_what_is_said_to_be_the_same_is_a_candidate_for_certain(
    utblick: CommandLine, library: str, alike: str
) -> None:
    other = utblick.added("organisation", "title=Provbyn", f"same_as={library}")
    utblick.json("set", alike, f"same_as={library}")

    found = utblick.json("candidates", library)["candidates"]
    assert {(each["id"], each["certain"]) for each in found} == {(other, True), (alike, True)}
    assert "Provbyn (angiven som samma)\n" in utblick("candidates", library).out
    assert [each["id"] for each in utblick.json("candidates", other)["candidates"]] == [library]

    utblick.json("merge", other, library)
    assert "same_as" not in utblick.json("show", other)["fields"]
    assert utblick.json("show", alike)["fields"]["same_as"] == other


def test_that_a_stale_merge_tells_what_was_wished(utblick: CommandLine, library: str, same: str) -> None:
    utblick.json("set", library, "city=Narva")
    refused = utblick("merge", library, same, "title=other", "--rev", 1, "--json")

    assert refused.refusal == (1, "record.stale")
    assert refused.json["current"]["fields"]["title"] == "Exempelstadens bibliotek"
    assert refused.json["yours"]["fields"]["title"] == "Library of Exempelstaden"
    assert refused.json["yours"]["fields"]["other_names"] == ["Library of Exempelstaden"]

    gone = utblick("merge", library, same, "--other-rev", 2, "--json")
    assert "trashed" in gone.json["yours"]
    assert "trashed" not in gone.json["current"]


def test_that_people_read_that_two_are_one(utblick: CommandLine, library: str, same: str) -> None:
    assert utblick("merge", library, same).out == f"Posterna är nu en: {library}\n"
    assert "Library of Exempelstaden" in utblick("show", library).out


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (("{library}", "{library}"), 1, "merge.itself"),
        (("{library}", "{visit}"), 1, "merge.not_organisation"),
        (("{library}", "{same}", "hotel=keep"), 1, "merge.choice"),
        (("{library}", "{same}", "title=mine"), 1, "merge.choice"),
        (("{library}", "{same}", "title"), 2, "usage.assignment"),
        (("{library}", "{same}", "--rev", "2"), 1, "record.stale"),
        (("{library}", "{same}", "--other-rev", "2"), 1, "record.stale"),
        (("{library}",), 2, "usage.wrong"),
    ],
)
def test_that_what_cannot_be_merged_is_refused_and_both_are_left(
    utblick: CommandLine, library: str, same: str, words: tuple[str, ...], status: int, code: str
) -> None:
    named = {"{library}": library, "{same}": same, "{visit}": utblick.added("visit", "title=Besök")}
    assert utblick("merge", *(named.get(word, word) for word in words), "--json").refusal == (status, code)
    assert [utblick.json("show", each)["rev"] for each in (library, same)] == [1, 1]


def test_that_only_organisations_have_candidates(utblick: CommandLine) -> None:
    answer = utblick("candidates", utblick.added("visit", "title=Besök"))
    assert answer.err.startswith(
        "Bara två organisationer, eller två personer, kan jämföras och slås ihop. Posten är av slaget Besök.\n"
    )


def test_that_two_persons_are_found_told_apart_and_made_one(utblick: CommandLine) -> None:
    one, other, third = (
        utblick.added("person", "title=Aino Esimerkki", f"work_email={name}@example.org")
        for name in ("aino", "aino", "esimerkki")
    )
    assert utblick("candidates", one).out == (
        f"{other}  Aino Esimerkki (samma E-post i tjänsten)\n{third}  Aino Esimerkki (liknande namn, jämför själv)\n"
    )
    assert utblick("not-same", one, third, "--rev", 9, "--json").refusal == (1, "record.stale")
    utblick.json("not-same", one, third, "--why", "Två i samma stad")
    assert [each["id"] for each in utblick.json("candidates", one)["candidates"]] == [other]
    assert utblick("merge", one, other).out == f"Posterna är nu en: {one}\n"


def test_that_what_is_known_is_told_kind_by_kind_the_latest_first(utblick: CommandLine, library: str) -> None:
    for year in range(2019, 2026):
        utblick.added("visit", f"title=Besök {year}", "country=EE", "city=Tartu", f"period={year}")
    utblick.added("visit", "title=Utan dag", "country=LV")

    visits, organisations = utblick.json("known", "--country", "Estland")["known"]
    assert (visits["kind"], visits["count"]) == ("visit", 7)
    assert [each["title"] for each in visits["latest"]] == [f"Besök {year}" for year in range(2025, 2020, -1)]
    assert visits["latest"][0].keys() == {"id", "title", "status", "begins"}
    assert (organisations["kind"], organisations["latest"][0]["id"]) == ("organisation", library)

    lines = utblick("known", "--country", "EE", "--city", "tartu").out.splitlines()
    assert lines[0] == "Besök: 7"
    assert lines[1].startswith("  2025-01-01  Besök 2025  [")
    assert "Organisations: 1\n" in utblick("known", "--organisation", "bibliotek", "--lang", "en").out


def test_that_nothing_known_and_nothing_asked_are_told_apart(utblick: CommandLine) -> None:
    assert utblick("known", "--country", "LV").out == "Inget är känt sedan tidigare.\n"
    assert utblick.json("known", "--city", "Riga") == {"known": []}
    assert utblick("known", "--json").refusal == (1, "known.nothing_asked")
    assert utblick("known", "--country", "Ruritanien", "--json").refusal == (1, "value.country")
