"""Search, what is due and backups, as somebody at a terminal meets them."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.cli.main import run
from desktop.domain.clock import SystemClock
from desktop.services import searching
from tests.factories import PASSPHRASE, desk_at, register_in
from tests.fakes.clocks import FixedClock

if TYPE_CHECKING:
    from tests.command_line import CommandLine


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Give a register with a visit, a task on it and an agreement, closed."""
    path = register_in(tmp_path)
    desk = desk_at(path, FixedClock())
    visit = desk.records.add(
        "visit",
        {"title": "Studiebesök från Łódź", "purpose": "Om skolbibliotek i Malmö", "contact_details": "kanariefågel"},
        {"next_steps": [{"what": "Tacka", "due": "2020-05-03"}]},
    )
    desk.records.add("task", {"title": "Boka rum", "on": visit.id, "due": "2020-05-04"})
    desk.records.add("agreement", {"title": "Malmö", "status": "active", "period": "2000/2020-06-30"})
    desk.close()
    return path


def test_that_a_search_answers_with_hits_and_their_number(utblick: CommandLine) -> None:
    found = utblick("search", "malmo", "skol", "--json")

    assert found.status == 0
    (hit,) = found.json["hits"]
    assert {**found.json, "hits": 1} == {"hits": 1, "total": 1, "behind": 0}
    assert hit.keys() == {"id", "kind", "title", "snippet", "trashed"}
    assert (hit["kind"], hit["title"], hit["trashed"]) == ("visit", "Studiebesök från Łódź", None)
    assert hit["snippet"] == "Om «skolbibliotek» i «Malmö»"


def test_that_a_search_can_be_limited_to_a_kind_and_a_number(utblick: CommandLine) -> None:
    assert [hit["title"] for hit in utblick("search", "malmo", "--kind", "agreement", "--json").json["hits"]] == [
        "Malmö"
    ]
    limited = utblick("search", "malmo", "--limit", "1", "--json").json
    assert ([hit["title"] for hit in limited["hits"]], limited["total"]) == (["Malmö"], 2)


def test_that_private_words_are_not_found(utblick: CommandLine) -> None:
    assert utblick("search", "kanariefågel", "--json").json == {"hits": [], "total": 0, "behind": 0}


def test_that_people_read_hits_in_lines_in_either_language(utblick: CommandLine) -> None:
    assert "Besök: Studiebesök från Łódź\n    Studiebesök från «Łódź»\nVisar 1 av 1.\n" in utblick("search", "lodz").out
    assert "Visit: Studiebesök från Łódź" in utblick("search", "lodz", "--lang", "en").out
    assert utblick("search", "zzz").out == "Inget hittades.\n"
    assert utblick("search", "zzz", "--lang", "en").out == "Nothing was found.\n"


def test_that_the_trash_is_searched_when_asked_for(utblick: CommandLine) -> None:
    (hit,) = utblick("search", "lodz", "--json").json["hits"]
    utblick("delete", hit["id"])

    assert utblick("search", "lodz", "--json").json["total"] == 0
    (thrown,) = utblick("search", "lodz", "--trash", "--json").json["hits"]
    assert thrown["trashed"] is not None
    assert "(i papperskorgen)" in utblick("search", "lodz", "--trash").out


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (("search",), 2, "usage.wrong"),
        (("search", "x", "--limit", "många"), 2, "usage.wrong"),
        (("search", "x", "--limit", "0"), 1, "value.range"),
        (("search", "x" * 301), 1, "value.too_long"),
        (("search", "a\x01b"), 1, "value.control"),
        (("search", "x", "--kind", "besök"), 1, "kind.unknown"),
        (("due", "--until", "snart"), 1, "value.date"),
        (("due", "--until", "2026-02-30"), 1, "value.no_such_day"),
        (("restore", "x"), 2, "usage.wrong"),
        (("restore", "nowhere", "-o", "new"), 3, "backup.not_found"),
    ],
)
def test_that_bad_input_gives_a_sentence_and_the_right_status(
    utblick: CommandLine, words: tuple[str, ...], status: int, code: str
) -> None:
    answer = utblick(*words, "--json")

    assert (answer.status, answer.json["error"]["code"]) == (status, code)
    assert answer.json["error"]["message"]


def test_that_a_missing_index_is_told_and_mended(utblick: CommandLine, register: Path) -> None:
    desk = desk_at(register, FixedClock())
    with desk.register.writing() as connection:
        connection.exec_driver_sql("DROP TABLE search")
    desk.close()

    told = utblick("search", "lodz")

    assert told.status == 3
    assert "utblick doctor" in told.err
    assert utblick("doctor").status == 0
    assert utblick("search", "lodz", "--json").json["total"] == 1


def test_that_what_is_due_is_told_by_date(utblick: CommandLine) -> None:
    answer = utblick("due", "--json", "--until", "2020-12")

    assert answer.json["until"] == "2020-12-31"
    assert [each["date"] for each in answer.json["due"]] == ["2020-05-03", "2020-05-04", "2020-06-30"]
    step, task, end = answer.json["due"]
    assert step.keys() == {
        "date", "record", "kind", "title", "what", "text", "detail", "overdue", "rule", "source",
    }  # fmt: skip
    assert (step["what"], step["text"], step["detail"]) == ("next_step", "Nästa steg", "Tacka")
    assert (task["what"], task["title"], task["detail"]) == ("task", "Boka rum", "Studiebesök från Łódź")
    assert (end["what"], end["kind"], end["rule"], end["source"]) == ("agreement_end", "agreement", None, None)


def test_that_people_read_what_is_due_under_headings_with_dates_as_they_write_them(utblick: CommandLine) -> None:
    lines = utblick("due").out.splitlines()

    assert lines[0] == "Försenat"
    assert lines[1].startswith("  3 maj 2020  Nästa steg: Studiebesök från Łódź – Tacka  [")
    assert utblick("due", "--lang", "en").out.startswith("Overdue\n  3 May 2020  Next step: ")
    assert utblick("due", "--until", "1999").out == "Inget att göra till och med 31 december 1999.\n"


def test_that_what_is_due_stands_under_today_this_week_and_later(utblick: CommandLine) -> None:
    (visit,) = utblick("search", "lodz", "--json").json["hits"]
    today = SystemClock().today()
    for title, day in (
        ("Nu", today),
        ("Snart", today + timedelta(days=7)),
        ("Sedan", today + timedelta(days=8)),
        ("I år", f"{today.year}"),
    ):
        utblick("add", "task", f"title={title}", f"on={visit['id']}", f"due={day}")

    out = utblick("due").out

    assert "\nI dag\n" in out
    words = re.findall("^I dag|^Inom en vecka|^Senare|Nu|Snart|Sedan|I år", out, re.MULTILINE)
    assert [word for word in words if word != "I år"] == ["I dag", "Nu", "Inom en vecka", "Snart", "Senare", "Sedan"]
    assert "I år" in words


def test_that_a_search_says_that_the_index_is_behind(
    utblick: CommandLine, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "CAUGHT_UP", 0)
    desk = desk_at(register, FixedClock())
    with desk.register.writing() as connection:
        connection.exec_driver_sql("UPDATE record SET indexed = 0 WHERE kind = 'visit'")
    desk.close()

    assert utblick("search", "lodz", "--json").json["behind"] == 1
    assert "1 post är ändrad men inte inläst" in utblick("search", "lodz").out


def test_that_a_backup_is_made_listed_and_restored(utblick: CommandLine, register: Path, tmp_path: Path) -> None:
    made = utblick("backup", "--json").json
    listed = utblick("backups", "--json").json
    new = tmp_path / "new.utblick"
    restored = utblick("restore", made["file"], "-o", new, "--json").json

    counts = {"visit": 1, "agreement": 1, "task": 1}
    assert made.keys() == {"file", "keys", "sequence", "reason", "made", "size", "records", "checked"}
    assert (made["records"], made["checked"], made["reason"]) == (counts, True, "asked")
    assert listed["folder"] == f"{register}.backups"
    (same,) = listed["backups"]
    assert {**same, "checked": True} == {**made, "state": "opens", "note": "går att öppna"}
    assert restored == {"register": str(new), "keys": f"{new}.keys", "records": counts}
    assert run(["search", "lodz", "--register", str(new)]) == 0


def test_that_a_backup_goes_where_it_is_told_and_people_read_where(utblick: CommandLine, tmp_path: Path) -> None:
    made = utblick("backup", "-o", tmp_path / "minne")

    assert made.out.startswith(f"Säkerhetskopian är gjord, öppnad och kontrollerad: {tmp_path / 'minne'}")
    assert "3 poster, " in made.out
    assert utblick("backups").out == f"Det finns inga säkerhetskopior i {tmp_path / 'register.utblick.backups'}.\n"


def test_that_a_restore_refuses_a_file_that_exists(utblick: CommandLine, register: Path) -> None:
    made = utblick("backup", "--json").json
    before = register.read_bytes()

    refused = utblick("restore", made["file"], "-o", register, "--json")

    assert (refused.status, refused.json["error"]["code"]) == (3, "store.exists")
    assert register.read_bytes() == before


def test_that_harmed_backups_are_listed_as_such_and_refused(utblick: CommandLine, tmp_path: Path) -> None:
    made = utblick("backup", "--json").json
    with Path(made["file"]).open("r+b") as file:
        file.truncate(made["size"] - 5000)

    assert "halv: slutet saknas" in utblick("backups").out
    refused = utblick("restore", made["file"], "-o", tmp_path / "new.utblick")
    assert refused.status == 3
    assert refused.err.startswith("Säkerhetskopian ")
    assert "utblick backups" in refused.err
    assert list(tmp_path.glob("new*")) == []


def test_that_backups_are_listed_when_the_register_is_gone_or_its_key_is_not_at_hand(
    utblick: CommandLine, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    utblick("backup")
    monkeypatch.delenv("UTBLICK_PASSPHRASE")
    locked = utblick("backups", "--json").json["backups"]
    monkeypatch.setenv("UTBLICK_PASSPHRASE", PASSPHRASE)
    register.unlink()

    assert [(each["state"], each["records"]) for each in locked] == [("locked", None)]
    assert [each["state"] for each in utblick("backups", "--json").json["backups"]] == ["opens"]


def test_that_no_register_and_no_backups_is_told(tmp_path: Path) -> None:
    assert run(["backups", "--register", str(tmp_path / "nowhere.utblick")]) == 3


def test_that_a_restore_asks_for_the_backups_own_key(
    utblick: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = utblick("backup", "--json").json
    monkeypatch.setenv("UTBLICK_PASSPHRASE", "en helt annan lösenfras")
    wrong = utblick("restore", made["file"], "-o", tmp_path / "new", "--json")
    monkeypatch.delenv("UTBLICK_PASSPHRASE")
    none = utblick("restore", made["file"], "-o", tmp_path / "new", "--json")

    assert (wrong.status, wrong.json["error"]["code"]) == (3, "backup.wrong_passphrase")
    assert (none.status, none.json["error"]["code"]) == (3, "key.none")
