"""The trash, undo and the history at the command line."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.factories import desk_at
from tests.fakes.clocks import FixedClock

if TYPE_CHECKING:
    from pathlib import Path

    from tests.command_line import CommandLine

pytestmark = pytest.mark.usefixtures("opens_at_once")


@pytest.fixture
def visit(utblick: CommandLine) -> str:
    return utblick.added("visit", "title=Studiebesök")


def test_that_a_record_goes_to_the_trash_and_comes_back(utblick: CommandLine, visit: str) -> None:
    assert utblick.json("delete", visit) == {"id": visit, "rev": 2, "along": 0}
    assert utblick.json("list", "visit")["total"] == 0
    (thrown,) = utblick.json("trash")["rows"]
    assert thrown.keys() == {"id", "kind", "title", "trashed", "until"}
    assert (thrown["id"], thrown["kind"], thrown["title"]) == (visit, "visit", "Studiebesök")
    kept = datetime.fromisoformat(thrown["until"]) - datetime.fromisoformat(thrown["trashed"])
    assert kept == timedelta(days=30)
    assert utblick.json("show", visit)["trashed"] == thrown["trashed"]

    assert utblick.json("restore-record", visit) == {"id": visit, "rev": 3, "along": 0}
    assert utblick.json("trash") == {"rows": [], "total": 0}
    assert "trashed" not in utblick.json("show", visit)


def test_that_it_is_told_how_much_goes_along_to_the_trash_and_back(utblick: CommandLine, visit: str) -> None:
    decision = utblick.added("decision", "title=Beslut", f"on={visit}")
    utblick.added("task", "title=Boka rum", f"on={decision}")
    thrown = utblick.added("task", "title=Redan slängd", f"on={visit}")
    assert utblick.json("delete", thrown)["along"] == 0

    assert utblick("delete", visit).out == (
        f"Posten ligger i papperskorgen i 30 dagar. ”utblick restore-record {visit}” hämtar tillbaka den.\n"
        "2 poster som hör till den (beslut, handlingar och uppgifter) följde med dit.\n"
    )
    assert utblick.json("trash")["total"] == 4
    assert utblick("restore-record", visit, "--lang", "en").out == (
        "The record is back.\n2 records that belong to it came back along.\n"
    )
    assert [row["id"] for row in utblick.json("trash")["rows"]] == [thrown]
    assert utblick.json("delete", decision)["along"] == 1
    assert utblick("restore-record", decision).out.endswith("\n1 post som hör till den följde med tillbaka.\n")


def test_that_people_read_what_lies_in_the_trash(utblick: CommandLine, visit: str) -> None:
    assert utblick("trash").out == "Papperskorgen är tom.\n"
    assert utblick("trash", "--lang", "en").out == "The trash is empty.\n"
    assert utblick("delete", visit).out.count("\n") == 1
    (line,) = utblick("trash").out.splitlines()
    assert line.startswith(f"{visit}  Studiebesök (till ")
    assert "\nLigger i papperskorgen sedan " in utblick("show", visit).out
    assert "\nIn the trash since " in utblick("show", visit, "--lang", "en").out


@pytest.mark.parametrize(
    "words",
    [
        ("set", "{visit}", "title=Annat"),
        ("step", "{visit}", "assessing"),
        ("delete", "{visit}"),
        ("row", "add", "{visit}", "gifts", "direction=given", "what=Bok"),
        ("link", "{visit}", "related", "{other}"),
        ("link", "{other}", "related", "{visit}"),
    ],
)
def test_that_what_lies_in_the_trash_is_not_touched(utblick: CommandLine, visit: str, words: tuple[str, ...]) -> None:
    named = {"{visit}": visit, "{other}": utblick.added("project", "title=Projekt")}
    utblick.json("delete", visit)
    assert utblick(*(named.get(word, word) for word in words), "--json").refusal == (1, "record.trashed")


def test_that_only_what_lies_there_comes_back_and_only_when_its_carrier_has(utblick: CommandLine, visit: str) -> None:
    task = utblick.added("task", "title=Boka rum", f"on={visit}")
    assert utblick("restore-record", visit, "--json").refusal == (1, "record.not_in_trash")
    utblick.json("delete", visit)
    refused = utblick("restore-record", task)
    assert (refused.status, refused.err.splitlines()[0]) == (
        1, "”Studiebesök”, som den hör till, ligger i papperskorgen.",
    )  # fmt: skip


def test_that_the_last_thing_is_undone_and_named(utblick: CommandLine, visit: str) -> None:
    utblick.json("set", visit, "country=EE")
    utblick.json("row", "add", visit, "gifts", "direction=given", "what=Bok")

    steps = utblick.json("undo", "--list")["steps"]
    assert [step["name"] for step in steps] == [
        "Lade till en rad under Gåvor i ”Studiebesök”",
        "Ändrade Land i ”Studiebesök”",
        "Lade till ”Studiebesök”",
    ]
    assert all(datetime.fromisoformat(step["at"]).tzinfo for step in steps)
    listed = utblick("undo", "--list", "--lang", "en").out.splitlines()
    assert [line.partition("  ")[2] for line in listed] == [
        "Added a row under Gifts in “Studiebesök”",
        "Changed Country in “Studiebesök”",
        "Added “Studiebesök”",
    ]

    assert utblick.json("undo") == {"undone": {"name": steps[0]["name"], "records": [visit]}}
    assert utblick("undo").out == "Ångrat: Ändrade Land i ”Studiebesök”\n"
    shown = utblick.json("show", visit)
    assert (shown["rows"], shown["fields"].get("country")) == ({}, None)

    assert utblick("undo").status == 0
    assert utblick.json("list", "visit")["total"] == 0
    assert utblick("undo", "--list").out == "Det finns inget att ångra.\n"
    assert utblick("undo", "--json").refusal == (1, "undo.nothing")


def test_that_the_history_tells_every_change(utblick: CommandLine, visit: str) -> None:
    other = utblick.added("project", "title=Projekt")
    utblick.json("set", visit, "country=EE", "contact_details=kanariefågel")
    row = utblick.json("row", "add", visit, "gifts", "direction=given", "what=Bok")["row"]
    utblick.json("row", "set", row, "what=Tavla")
    utblick.json("row", "delete", row)
    utblick.json("link", visit, "related", other)
    utblick.json("unlink", visit, "related", other)
    utblick.json("step", visit, "assessing")
    utblick.json("undo")
    utblick.json("delete", visit)
    utblick.json("restore-record", visit)

    told = utblick.json("history", visit)
    assert [entry["what"] for entry in told["entries"]] == [
        "added", "changed", "changed", "row_added", "row_changed", "row_deleted", "linked", "unlinked", "step",
        "undone", "trashed", "restored",
    ]  # fmt: skip
    changed = told["entries"][1]
    assert changed.keys() == {"at", "who", "what", "field", "before", "after"}
    assert (changed["who"], changed["field"], changed["before"], changed["after"]) == (
        "Anna Exempel", "country", None, "EE",
    )  # fmt: skip
    assert told["entries"][2]["after"] == "•••"
    assert (told["count"], len(told["head"])) == (13, 64)

    lines = [line.partition("Anna Exempel: ")[2] for line in utblick("history", visit).out.splitlines()]
    assert lines == [
        "Lades till",
        "Land: – → Estland",
        "Kontaktuppgifter: – → •••",
        "Rad lades till (Gåvor)",
        "Gåvor, Gåva: Bok → Tavla",
        "Rad togs bort (Gåvor)",
        "Samband lades till",
        "Samband togs bort",
        "Status: Förfrågan → Bedöms",
        "Status: Bedöms → Förfrågan",
        "Lades i papperskorgen",
        "Återställdes",
    ]
    assert "Country: – → Estonia\n" in utblick("history", visit, "--lang", "en").out


def test_that_a_masked_value_that_is_no_value_of_its_type_is_told_all_the_same(utblick: CommandLine) -> None:
    person = utblick.added("person", "title=Aino Esimerkki")
    utblick.json("set", person, "protected_person=ja")
    assert "Skyddade personuppgifter: – → •••\n" in utblick("history", person).out


def test_that_the_history_of_a_record_that_is_gone_for_good_says_only_what_is_left(
    utblick: CommandLine, register: Path
) -> None:
    clock = FixedClock()
    desk = desk_at(register, clock)
    visit = desk.records.add("visit", {"title": "Kanariefågel"}).id
    row = desk.rows.add(visit, "gifts", {"direction": "given", "what": "Bok"}).row
    desk.rows.change(row, {"what": "Tavla"})
    desk.links.add(visit, "related", desk.records.add("project", {"title": "Projekt"}).id)
    desk.trash.put(visit)
    clock.go(days=31)
    desk.trash.empty_old()
    desk.close()

    told = utblick.json("history", visit)["entries"]
    assert [entry["what"] for entry in told] == ["added", "row_changed", "row_changed", "changed", "changed"]
    assert {(entry["before"], entry["after"]) for entry in told} == {(None, None)}
    assert "Kanariefågel" not in utblick("history", visit).out
    assert "20 november 2026" in utblick("history", visit).out
    assert utblick("show", visit, "--json").refusal == (1, "record.not_found")
