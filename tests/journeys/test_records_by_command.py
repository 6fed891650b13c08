"""Records at the command line: added, changed and joined."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from desktop.domain import strict_json
from tests.factories import desk_at
from tests.fakes.clocks import FixedClock

if TYPE_CHECKING:
    from pathlib import Path

    from tests.command_line import CommandLine

pytestmark = pytest.mark.usefixtures("opens_at_once")
NOBODY = "01a1fc9b-0000-7000-8000-000000000000"
DOCUMENT = {
    "kind": "visit",
    "fields": {"title": "Ungdomsråd", "group_size": 12, "interpreter": True, "languages": ["lv", "en"]},
    "rows": {"gifts": [{"id": NOBODY, "direction": "given", "what": "Bok", "value": "250 SEK"}]},
}


@pytest.fixture
def visit(utblick: CommandLine) -> str:
    return utblick.added("visit", "title=Studiebesök")


def test_that_a_new_record_is_shown_in_the_agreed_shape(utblick: CommandLine) -> None:
    added = utblick.json("add", "visit", "title=Studiebesök", "country=EE", "themes=skola", "wished=2026-05/2026-06")
    shown = utblick.json("show", added["id"])

    assert added == {"id": shown["id"], "rev": 1}
    assert shown.pop("created") == shown.pop("changed")
    assert shown == {
        "id": added["id"],
        "kind": "visit",
        "rev": 1,
        "fields": {
            "title": "Studiebesök",
            "unit": "Kulturförvaltningen",
            "status": "requested",
            "country": "EE",
            "themes": ["skola"],
            "wished": {"start": "2026-05", "end": "2026-06"},
        },
        "rows": {},
        "links": [],
        "attachments": [],
        "hanging": {"decisions": [], "documents": [], "tasks": []},
    }


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (("country=Estland",), {"country": "EE"}),
        (("country=estonia",), {"country": "EE"}),
        (("level=Tjänstepersoner",), {"level": "official"}),
        (("languages=et", "languages=finska"), {"languages": ["et", "fi"]}),
        (("themes=skola", "themes=bibliotek", "themes=skola"), {"themes": ["skola", "bibliotek"]}),
        (("interpreter=ja",), {"interpreter": True}),
        (("interpreter=no",), {"interpreter": False}),
        (("group_size=1 250",), {"group_size": 1250}),
        (("received=2026-05",), {"received": "2026-05"}),
        (("wished=2014–2016",), {"wished": {"start": "2014", "end": "2016", "text": "2014–2016"}}),
        (("purpose=a=b = c",), {"purpose": "a=b = c"}),
        (("country=",), {}),
        (("themes=",), {}),
        (("themes=", "themes=skola"), {"themes": ["skola"]}),
        (("themes=skola", "themes="), {"themes": ["skola"]}),
    ],
)
def test_that_values_are_read_as_people_write_them(
    utblick: CommandLine, typed: tuple[str, ...], kept: dict[str, object]
) -> None:
    fields = utblick.json("show", utblick.added("visit", "title=Besök", *typed))["fields"]
    assert fields == {"title": "Besök", "unit": "Kulturförvaltningen", "status": "requested", **kept}


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("51 920 840 kr", {"amount": "51920840", "state": "amount", "currency": "SEK"}),
        ("0 SEK", {"amount": "0", "state": "zero", "currency": "SEK"}),
        ("?", {"amount": None, "state": "unknown", "currency": None}),
        ("1,5 MEUR", {"amount": "1500000", "state": "amount", "currency": "EUR"}),
    ],
)
def test_that_sums_are_kept_exactly_with_their_currency(
    utblick: CommandLine, written: str, kept: dict[str, str | None]
) -> None:
    total = utblick.json("show", utblick.added("project", "title=Projekt", f"total={written}"))["fields"]["total"]
    assert {name: total[name] for name in kept} == kept


@pytest.mark.parametrize(
    ("typed", "status", "code"),
    [
        (("visit",), 1, "value.required"),
        (("visit", "title="), 1, "value.required"),
        (("visit", "title"), 2, "usage.assignment"),
        (("visit", "=Besök"), 2, "usage.assignment"),
        (("besök", "title=x"), 1, "kind.unknown"),
        (("visit", "title=x", "hotel=Grand"), 1, "field.unknown"),
        (("visit", f"title={'x' * 301}"), 1, "value.too_long"),
        (("visit", "title=a\x07b"), 1, "value.control"),
        (("visit", "title=x", "country=Ruritanien"), 1, "value.country"),
        (("visit", "title=x", "country=XX"), 1, "value.country"),
        (("visit", "title=x", "languages=klingonska"), 1, "value.language"),
        (("visit", "title=x", "group_size=många"), 1, "value.number"),
        (("visit", "title=x", "group_size=-1"), 1, "value.range"),
        (("visit", "title=x", "group_size=1,5"), 1, "value.whole"),
        (("visit", "title=x", "interpreter=kanske"), 1, "value.flag"),
        (("visit", "title=x", "received=i går"), 1, "value.date"),
        (("visit", "title=x", "received=2026-02-30"), 1, "value.no_such_day"),
        (("visit", "title=x", "wished=2026/2025"), 1, "value.period_order"),
        (("visit", "title=x", "level=kung"), 1, "value.choice"),
        (("visit", "title=x", "focus=annat"), 1, "value.term"),
        (("visit", "title=x", "goals=annat"), 1, "value.term"),
        (("project", "title=x", "total=250"), 1, "value.currency"),
        (("person", "title=x", "organisation=Tartu"), 1, "value.reference"),
        (("person", "title=x", f"organisation={NOBODY}"), 1, "value.reference"),
        (("visit", "title=x", "country=EE", "country=LV"), 1, "value.type"),
        (("decision", "title=x", "file="), 2, "usage.no_file"),
    ],
)
def test_that_what_cannot_be_added_is_refused_and_nothing_is_saved(
    utblick: CommandLine, typed: tuple[str, ...], status: int, code: str
) -> None:
    assert utblick("add", *typed, "--json").refusal == (status, code)
    assert utblick.json("undo", "--list") == {"steps": []}


def test_that_a_refusal_names_the_field_in_either_language(utblick: CommandLine) -> None:
    swedish = utblick("add", "visit", "title=x", "country=Ruritanien")
    english = utblick("add", "visit", "title=x", "country=Ruritanien", "--lang", "en", "--json").json["error"]

    assert (swedish.status, swedish.out) == (1, "")
    assert swedish.err == (
        "Land: ”Ruritanien” är inget land som programmet känner till.\n"
        "Skriv landets namn, eller dess kod med två bokstäver, som SE eller DE.\n"
    )
    assert english["message"] == "Country: “Ruritanien” is not a country that the program knows."
    assert english["field"] == "visit.country"


def test_that_a_list_of_the_profile_without_words_says_so(utblick: CommandLine) -> None:
    utblick.json("profile", "use", "neutral", "--apply")
    assert utblick("add", "visit", "title=x", "goals=annat").err == (
        "Mål: Kommunens profil har inga ord för det här fältet, så ”annat” kan inte väljas.\nLämna fältet tomt.\n"
    )


def test_that_a_record_is_added_from_a_json_file(utblick: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "besok.json"
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(DOCUMENT).encode())

    shown = utblick.json("show", utblick.added("visit", "--json-file", file, "country=LV", "title=Det bättre namnet"))

    assert shown["fields"]["title"] == "Det bättre namnet"
    assert (shown["fields"]["country"], shown["fields"]["group_size"], shown["fields"]["languages"]) == (
        "LV", 12, ["lv", "en"],
    )  # fmt: skip
    (gift,) = shown["rows"]["gifts"]
    assert gift["id"] != NOBODY
    assert gift["value"]["amount"] == "250"


def test_that_what_is_shown_can_be_added_again(utblick: CommandLine, visit: str, tmp_path: Path) -> None:
    utblick.json("row", "add", visit, "delegation", "name=Mari Näide", "languages=et")
    utblick.json("link", visit, "related", utblick.added("agreement", "title=Avtal"))
    first = utblick.json("show", visit)
    file = tmp_path / "igen.json"
    file.write_text(json.dumps(first), "utf-8")

    second = utblick.json("show", utblick.added("visit", "--json-file", file))

    assert second["id"] != first["id"]
    assert (second["fields"], second["links"]) == (first["fields"], first["links"])
    assert [row["name"] for row in second["rows"]["delegation"]] == ["Mari Näide"]


def test_that_a_record_can_be_piped_in(utblick: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(DOCUMENT).encode())))
    assert utblick.json("show", utblick.added("visit", "--json-file", "-"))["fields"]["title"] == "Ungdomsråd"


@pytest.mark.parametrize(
    ("document", "status", "code"),
    [
        (b"{", 1, "json.invalid"),
        (b"\xff\xfe{}", 1, "json.not_utf8"),
        (b"[]", 1, "json.not_object"),
        (b'{"fields": []}', 1, "json.not_object"),
        (b'{"rows": []}', 1, "json.not_object"),
        (b'{"rows": {"gifts": {}}}', 1, "json.not_list"),
        (b'{"rows": {"gifts": ["Bok"]}}', 1, "json.not_object"),
        (b'{"fields": {"title": "x"}, "links": {}}', 1, "json.not_list"),
        (b'{"fields": {"title": "x"}, "links": ["y"]}', 1, "value.type"),
        (b'{"fields": {"title": "x"}, "links": [{"kind": "related"}]}', 1, "value.type"),
        (b'{"fields": {"title": "x"}, "links": [{"kind": "related", "to": "nowhere"}]}', 1, "record.not_found"),
        (b'{"title": "x"}', 1, "value.key"),
        (b'{"kind": "project", "fields": {"title": "x"}}', 1, "json.other_kind"),
        (b'{"fields": {"title": "x", "title": "y"}}', 1, "json.duplicate_key"),
        (b'{"fields": {"title": NaN}}', 1, "json.constant"),
        (b'{"fields": {"title": "x", "group_size": 1.5}}', 1, "value.whole"),
        (b'{"fields": {"title": "x", "group_size": ' + b"9" * 5000 + b"}}", 1, "json.invalid"),
        (b'{"fields": {"title": 3}}', 1, "value.type"),
        (b'{"fields": {"title": "x"}, "rows": {"presents": []}}', 1, "row.unknown_table"),
        (b"[" * 40 + b"]" * 40, 1, "json.too_deep"),
    ],
)
def test_that_a_json_document_that_is_not_a_record_is_refused(
    utblick: CommandLine, tmp_path: Path, document: bytes, status: int, code: str
) -> None:
    file = tmp_path / "post.json"
    file.write_bytes(document)
    assert utblick("add", "visit", "--json-file", file, "--json").refusal == (status, code)
    assert utblick.json("list", "visit")["total"] == 0


def test_that_a_file_that_is_not_there_or_far_too_long_is_told(
    utblick: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert utblick("add", "visit", "--json-file", tmp_path / "no.json", "--json").refusal == (3, "file.unreadable")
    monkeypatch.setattr(strict_json, "LONGEST", 10)
    (tmp_path / "long.json").write_text(" " * 11)
    assert utblick("add", "visit", "--json-file", tmp_path / "long.json", "--json").refusal == (1, "json.too_long")


def test_that_fields_are_changed_and_cleared(utblick: CommandLine, visit: str) -> None:
    utblick.json("set", visit, "country=EE", "themes=skola", "themes=bibliotek", "purpose=Lära")
    answer = utblick.json("set", visit, "country=", "themes=bibliotek", "purpose=")

    fields = utblick.json("show", visit)["fields"]
    assert answer == {"id": visit, "rev": 3}
    assert fields["themes"] == ["bibliotek"]
    assert not {"country", "purpose"} & fields.keys()
    assert utblick("set", visit, "country=LV").out == "Ändringen är sparad (revision 4).\n"


def test_that_a_change_that_changes_nothing_makes_no_revision(utblick: CommandLine, visit: str) -> None:
    assert utblick.json("set", visit, "title=Studiebesök") == {"id": visit, "rev": 1}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (("title=",), "value.required"),
        (("status=held",), "field.by_step"),
        (("hotel=Grand",), "field.unknown"),
        (("file=protokoll.pdf",), "attachment.replace"),
    ],
)
def test_that_what_cannot_be_set_is_refused(
    utblick: CommandLine, visit: str, typed: tuple[str, ...], code: str
) -> None:
    assert utblick("set", visit, *typed, "--json").refusal == (1, code)
    assert utblick.json("show", visit)["rev"] == 1


@pytest.mark.parametrize(
    "words",
    [
        ("show", NOBODY),
        ("show", "nonsense"),
        ("set", NOBODY, "title=x"),
        ("step", NOBODY, "held"),
        ("link", NOBODY, "related", NOBODY),
        ("row", "add", NOBODY, "gifts"),
        ("delete", NOBODY),
        ("restore-record", NOBODY),
        ("history", NOBODY),
        ("history", "nonsense"),
        ("candidates", NOBODY),
    ],
)
def test_that_a_record_that_is_not_there_is_told_as_such(utblick: CommandLine, words: tuple[str, ...]) -> None:
    assert utblick(*words, "--json").refusal == (1, "record.not_found")


def test_that_a_stale_change_is_refused_with_both_versions(utblick: CommandLine, visit: str) -> None:
    utblick.json("set", visit, "title=Deras", "--rev", 1)

    refused = utblick("set", visit, "title=Mitt", "country=EE", "--rev", 1, "--json")

    assert refused.refusal == (1, "record.stale")
    current, yours = refused.json["current"], refused.json["yours"]
    assert (current["rev"], current["fields"]["title"]) == (2, "Deras")
    assert (yours["rev"], yours["fields"]["title"], yours["fields"]["country"]) == (1, "Mitt", "EE")
    assert utblick.json("show", visit)["fields"]["title"] == "Deras"
    assert utblick("set", visit, "title=Mitt", "country=EE", "--rev", 1).err == (
        "Posten har ändrats sedan du läste den.\nJämför de två versionerna och gör om ändringen i den nya.\n"
        "  Rubrik: din version ”Mitt”, nu ”Deras”\n  Land: din version ”Estland”, nu ”–”\n"
    )


@pytest.mark.parametrize("words", [("step", "assessing"), ("delete",), ("row", "add", "gifts", "direction=given")])
def test_that_every_change_can_be_tied_to_a_revision(utblick: CommandLine, visit: str, words: tuple[str, ...]) -> None:
    utblick.json("set", visit, "country=EE")
    at = 2 if words[0] == "row" else 1
    named = [*words[:at], visit, *words[at:], *(["what=Bok"] if at == 2 else [])]
    assert utblick(*named, "--rev", 1, "--json").refusal == (1, "record.stale")
    assert utblick(*named, "--rev", 2, "--json").status == 0


def test_that_rows_are_added_changed_and_taken_away(utblick: CommandLine, visit: str) -> None:
    first = utblick.json("row", "add", visit, "delegation", "name=Mari Näide", "precedence=2", "languages=et")
    second = utblick.json("row", "add", visit, "delegation", "name=Aino Esimerkki", "precedence=1")
    changed = utblick.json("row", "set", first["row"], "role=rektor", "languages=et", "languages=en", "precedence=")

    rows = utblick.json("show", visit)["rows"]["delegation"]
    assert (first["id"], first["rev"], changed) == (visit, 2, {"id": visit, "rev": 4, "row": first["row"]})
    assert {row["name"]: row.get("precedence") for row in rows} == {"Aino Esimerkki": 1, "Mari Näide": None}
    mari = next(row for row in rows if row["id"] == first["row"])
    assert (mari["role"], mari["languages"]) == ("rektor", ["et", "en"])

    assert utblick.json("row", "delete", second["row"]) == {"id": visit, "rev": 5, "row": second["row"]}
    assert [row["id"] for row in utblick.json("show", visit)["rows"]["delegation"]] == [first["row"]]


def test_that_people_read_what_became_of_a_row(utblick: CommandLine, visit: str) -> None:
    said = utblick("row", "add", visit, "gifts", "direction=given", "what=Bok").out
    row = said.removeprefix("Raden är sparad: ").strip()
    assert utblick("row", "set", row, "what=Tavla").out == "Raden är ändrad.\n"
    assert utblick("row", "delete", row).out == "Raden är borttagen. ”utblick undo” hämtar tillbaka den.\n"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("add", "{visit}", "gåvor", "what=Bok"), "row.unknown_table"),
        (("add", "{visit}", "gifts", "what=Bok"), "value.required"),
        (("add", "{visit}", "gifts", "direction=given", "what=Bok", "price=3"), "field.unknown_in_rows"),
        (("add", "{visit}", "programme", "title=Lunch", "start=2026-05-03 12:00", "end=2026-05-03 11:00"),
         "value.period_order"),
        (("set", NOBODY, "what=Bok"), "row.not_found"),
        (("set", "nonsense", "what=Bok"), "row.not_found"),
        (("delete", NOBODY), "row.not_found"),
    ],
)  # fmt: skip
def test_that_a_row_that_cannot_be_is_refused(
    utblick: CommandLine, visit: str, words: tuple[str, ...], code: str
) -> None:
    answer = utblick("row", *(visit if word == "{visit}" else word for word in words), "--json")
    assert answer.refusal == (1, code)
    assert utblick.json("show", visit)["rev"] == 1


def test_that_records_are_linked_and_parted(utblick: CommandLine, visit: str) -> None:
    agreement = utblick.added("agreement", "title=Vänortsavtal")

    assert utblick.json("link", visit, "resulted_in", agreement) == {"id": visit, "rev": 2}
    assert utblick.json("link", visit, "resulted_in", agreement) == {"id": visit, "rev": 2}
    assert utblick.json("show", visit)["links"] == [{"kind": "resulted_in", "to": agreement}]
    assert utblick.json("show", agreement)["links"] == []
    assert f"← Ledde till: Studiebesök  [{visit}]" in utblick("show", agreement).out

    assert utblick("unlink", visit, "resulted_in", agreement).out == "Sambandet är borttaget.\n"
    assert utblick.json("show", visit)["links"] == []
    assert utblick("link", visit, "related", agreement).out == "Sambandet är sparat.\n"


@pytest.mark.parametrize(
    ("command", "kind", "to", "code"),
    [
        ("link", "friend", NOBODY, "link.unknown_kind"),
        ("link", "related", NOBODY, "record.not_found"),
        ("link", "related", "{visit}", "link.self"),
        ("unlink", "related", "{other}", "link.not_found"),
    ],
)
def test_that_a_link_that_cannot_be_is_refused(
    utblick: CommandLine, visit: str, command: str, kind: str, to: str, code: str
) -> None:
    ends = {"{visit}": visit, "{other}": utblick.added("project", "title=Projekt")}
    assert utblick(command, visit, kind, ends.get(to, to), "--json").refusal == (1, code)


def test_that_what_was_typed_in_the_window_before_a_crash_is_kept_beside_a_change_by_command(
    utblick: CommandLine,
) -> None:
    visit = utblick.added("visit", "title=Besök")
    long_ago = FixedClock()
    long_ago.go(days=-3650)
    desk = desk_at(utblick.register, long_ago)
    desk.drafts.keep(visit, "purpose", "Skrivet i fönstret")
    desk.close()
    assert utblick("set", visit, "purpose=Skrivet vid kommandoraden").status == 0
    desk = desk_at(utblick.register, FixedClock())
    (draft,) = desk.drafts.of(visit)
    desk.close()
    assert (draft.text, draft.overtaken is not None) == ("Skrivet i fönstret", True)
