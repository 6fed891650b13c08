"""The council office's year at the command line: bundles, questions, receipts, the board, the compilation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cryptography import x509

from desktop.domain.clock import SystemClock
from desktop.services import verifying
from tests.fakes import in_process
from tests.fakes.parties import DEPARTMENT, VISIT
from tests.fakes.shell import shell_in

if TYPE_CHECKING:
    from tests.fakes.shell import Shell

YEAR = str(SystemClock().today().year)


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Each trusts the other's key."""
    monkeypatch.setattr(verifying, "verified", in_process.verified)
    made = shell_in(tmp_path, capsys, monkeypatch)
    made.certified()
    made.trusting()
    return made


def delivered(shell: Shell) -> tuple[str, Path]:
    """Let the department write down a visit and a project and deliver them; give the visit and the file."""
    given = {**VISIT, "received": f"{YEAR}-01-02"}
    visit = shell("department", "add", "visit", *(f"{name}={value}" for name, value in given.items()))["id"]
    project = {"title": "Gröna tak", "own_share": "1000 EUR", "period": f"{YEAR}/", "status": "running"}
    shell("department", "add", "project", *(f"{name}={value}" for name, value in project.items()))
    made = shell("department", "export", "--year", YEAR, "-o", shell.folder, "--accept-gaps", "Vet inte än")
    return visit, Path(made["file"])


def test_that_a_question_goes_out_in_a_receipt_and_stands_at_its_field(shell: Shell) -> None:
    visit, file = delivered(shell)
    taken = shell("office", "office", "receive", file)
    assert taken["summary"]["stored"] == 1
    assert len(taken["bundles"][0]["changes"]["new"]) == 2
    assert shell("office", "office", "question", visit, "Vilken ort?", "--field", "city")["state"] == "question"
    assert "1 open question" in shell.says("office", "office", "board", "--year", YEAR)
    [receipt] = shell("office", "office", "receipts", "--year", YEAR, "-o", shell.folder)["receipts"]
    assert receipt["recipient"] == "kulturforvaltningen"

    said = shell.says("department", "receive", receipt["file"], language="sv")

    assert "Kommunledningskontoret" in said
    answers = shell("department", "answers", "--state", "question")
    assert [each["note"] for each in answers["answers"]] == ["Vilken ort?"]
    assert (answers["receipts"][0]["sequence"], answers["receipts"][0]["history_holds"]) == (1, True)
    assert shell("department", "show", visit)["office"]["remarks"][0]["field"] == "city"
    assert "question: City: Vilken ort?" in shell.says("department", "show", visit)
    assert "Bundle 1 for" in shell.says("department", "answers")
    assert shell("department", "answers", visit)["receipts"] == []
    itself = shell("office", "office", "duplicate", visit, visit, status=1)
    assert itself["error"]["code"] == "remark.of_itself"
    assert "approved" in shell.says("office", "office", "approve", visit, "--note", "Tack")


def test_that_what_came_is_listed_and_taken_back(shell: Shell) -> None:
    _, file = delivered(shell)
    assert "No answers have come." in shell.says("department", "answers")
    assert "Nothing has been received." in shell.says("department", "receive", "--list")
    assert shell("department", "receive", status=2)["error"]["code"] == "usage.receive"
    broken = shell.folder / "broken.asice"
    broken.write_bytes(file.read_bytes()[:-40])
    missing = shell.folder / "missing.asice"
    answer = shell("office", "office", "receive", file, broken, missing, status=1)
    assert answer["summary"] | {"outcomes": {}} == {"files": 3, "stored": 1, "unread": 1, "outcomes": {}}
    assert shell("office", "office", "receive", missing, status=3)["error"]["code"] == "attachment.not_there"
    said = shell.says("office", "office", "receive", file, broken, missing, status=1)
    assert "3 files, 0 taken in." in said
    listed = shell("office", "office", "received")
    assert [each["number"] for each in listed["received"]] == [1]
    assert [each["outcome"] for each in listed["dismissed"]] == ["damaged", "damaged"]
    assert "broken.asice" in shell.says("office", "office", "received")
    assert shell("office", "undo", "--list")["steps"][0]["name"] == "Tog emot paket 1 från Kulturförvaltningen"
    assert "taken back" in shell.says("office", "office", "take-back", "1")
    assert shell("office", "office", "take-back", "1", status=1)["error"]["code"] == "bundle.not_received"
    shell("office", "office", "receive", file)
    assert shell("office", "undo")["undone"]["name"] == "Tog emot paket 1 från Kulturförvaltningen"
    assert shell("office", "office", "received")["received"] == []


def test_that_changes_since_the_last_bundle_are_told(shell: Shell) -> None:
    visit, first = delivered(shell)
    shell("office", "office", "receive", first)
    shell("department", "set", visit, "city=Tartu")
    second = shell("department", "export", "--year", YEAR, "-o", shell.folder, "--accept-gaps", "Vet inte än")["file"]
    ahead = shell("office", "office", "receive", second, "--dry-run")["bundles"][0]
    assert (ahead["stored"], [each["id"] for each in ahead["changes"]["changed"]]) == (False, [visit])
    assert shell("office", "office", "receive", first, "--dry-run")["bundles"][0]["changes"] is None
    said = shell.says("office", "office", "receive", second)
    assert "Since bundle 1: 0 new, 1 changed, 0 gone, 1 as before." in said
    assert f"Changed: {VISIT['title']}" in said


def test_that_the_year_is_compiled_with_rates_texts_and_a_board(shell: Shell) -> None:
    _, file = delivered(shell)
    shell("office", "office", "receive", file)
    shell("office", "office", "department", DEPARTMENT, "bodies=Kulturnämnden", "contact=Aino Esimerkki")
    shell("office", "office", "department", "Äldreförvaltningen", "email=aino@example.org")
    assert "no longer reports" in shell.says("office", "office", "department", "Gamla kontoret", "active=no")
    assert len(shell("office", "office", "department")["departments"]) == 3
    assert shell("office", "office", "department", "Gamla kontoret", "--remove")["departments"][0]["active"] is False
    assert "no departments" in shell.says("office", "office", "department", "--adopt")
    board = shell("office", "office", "board", "--year", YEAR)
    assert (board["delivered"], board["missing"]) == (1, 1)
    assert "Äldreförvaltningen: has not delivered" in shell.says("office", "office", "board", "--year", YEAR)
    [mail] = shell("office", "office", "board", "--year", YEAR, "--reminders", "--by", "2027-01-31")["reminders"]
    assert mail["to"] == "aino@example.org"
    assert "To: aino@example.org" in shell.says("office", "office", "board", "--year", YEAR, "--reminders")
    text = shell.folder / "summary.md"
    text.write_text("Ett gott år.")
    shell("office", "office", "text", "summary", "--year", YEAR, "--file", text)
    assert "Summary: version 1, 3 words" in shell.says("office", "office", "text", "--year", YEAR)
    assert shell("office", "office", "text", "summary", "--year", YEAR)["texts"][0]["text"] == "Ett gott år."
    rates = shell.folder / "kurser.csv"
    rates.write_text("valuta;kurs;datum\nEUR;11,5;2026-12-31\n")
    out = shell.folder / "out"
    out.mkdir()

    made = shell("office", "office", "compile", "--year", YEAR, "-o", out, "--rates", rates)

    assert (made["edition"], made["figures"]["project.own_share.sek"]) == (1, "11500.00")
    assert (made["rates"]["decimal_sign"], made["missing"]) == (",", ["Äldreförvaltningen"])
    assert all(Path(name).is_file() for name in made["files"])
    told = json.loads((out / "compile.json").read_text("utf-8"))
    assert (told["format"], told["own_share"]["sek"]) == ("utblick-compilation-1", "11500")
    taken = shell("office", "office", "compile", "--year", YEAR, "-o", out, status=3)
    assert taken["error"]["code"] == "file.exists"
    said = shell.says("office", "office", "compile", "--year", YEAR, "-o", out, "--force", status=1)
    assert "There is no rate for EUR" in said
    assert "Changed since the last edition: Own shares in projects: sum in kronor, 11,500 → –" in said
    typed = shell.says("office", "office", "compile", "--year", YEAR, "-o", out, "--force", "--rate", "EUR=11.5")
    assert "1 rate was read; decimal sign: point." in typed
    assert "1 EUR = SEK 11.5, no day stated" in typed
    words = ("compile", "--year", YEAR, "-o", out, "--force")
    both = shell("office", "office", *words, "--rates", rates, "--rate", "EUR=1", status=2)
    assert both["error"]["code"] == "usage.rates"
    rates.write_bytes(b"\xff\xfe")
    assert shell("office", "office", *words, "--rates", rates, status=1)["error"]["code"] == "file.not_utf8"
    nowhere = shell("office", "office", "compile", "--year", YEAR, "-o", shell.folder / "no", status=3)
    assert nowhere["error"]["code"] == "file.no_folder"


def test_that_pairs_are_listed_and_judged(shell: Shell) -> None:
    delivered(shell)
    shell("department", "add", "project", "title=Gröna tak", f"period={YEAR}/", "status=running")
    made = shell("department", "export", "--year", YEAR, "-o", shell.folder, "--accept-gaps", "Vet inte än")
    shell("office", "office", "receive", made["file"])
    [pair] = shell("office", "office", "match", "--year", YEAR)["candidates"]
    assert "Same name:" in shell.says("office", "office", "match", "--year", YEAR)
    assert "1 pair of records" in shell.says(
        "office", "office", "compile", "--year", YEAR, "-o", shell.folder, status=1
    )
    assert "as one project" in shell.says("office", "office", "match", pair["one"], pair["other"], "same")
    assert "No project seems to stand twice." in shell.says("office", "office", "match", "--year", YEAR)
    again = shell.says("office", "office", "compile", "--year", YEAR, "-o", shell.folder, "--force", status=1)
    assert f"Gröna tak ({DEPARTMENT}): the project stands several times with one department: 2" in again
    assert shell("office", "office", "match", status=2)["error"]["code"] == "usage.match"
    assert shell("office", "office", "match", pair["one"], status=2)["error"]["code"] == "usage.match"


def test_that_keys_are_read_aloud_retired_and_listed_as_revoked(shell: Shell) -> None:
    words = shell("department", "key", "show", "--words")
    assert len(words["words"]) == 6
    assert all(len(group.split()) == 5 for group in words["words"])
    assert words["words"][0] in shell.says("department", "key", "show", "--words", language="sv")
    fingerprint = words["spki_sha256"]
    assert "is replaced" in shell.says("office", "office", "retire", fingerprint, "--why", "Ny dator")
    shell("office", "office", "revoke", fingerprint, "--why", "Stulen dator")
    shell("office", "office", "crl", "-o", shell.folder / "crl.pem")
    assert len(list(x509.load_pem_x509_crl((shell.folder / "crl.pem").read_bytes()))) == 1


def test_that_the_overview_comes_to_the_department(shell: Shell) -> None:
    _, file = delivered(shell)
    shell("office", "office", "receive", file)
    overview = shell.folder / "oversikt.asice"
    assert "2 records" in shell.says("office", "office", "overview", "-o", overview)
    assert shell("department", "receive", overview)["stored"] is True
    assert "overview" in shell.says("department", "receive", "--list")
    assert "taken back" in shell.says("department", "receive", "--take-back", "1")


def test_that_advice_goes_both_ways_and_matters_are_listed_and_printed(shell: Shell) -> None:
    assert "Nothing has been asked." in shell.says("department", "advice", "list")
    asked = shell("department", "advice", "ask", "Ska vi söka?", "--text", "Vi har en idé.")
    regretted = shell("department", "advice", "ask", "Ångrad")
    assert "taken back" in shell.says("department", "advice", "withdraw", regretted["id"])
    assert "no answer yet" in shell.says("department", "advice", "list", "--year", YEAR)
    visit, file = delivered(shell)
    assert "No department has asked for advice." in shell.says("office", "office", "advice", "--year", YEAR)
    shell("office", "office", "receive", file)
    assert "1 request for advice" in shell.says("office", "office", "board", "--year", YEAR)
    [found] = shell("office", "office", "advice", "--year", YEAR)["requests"]
    assert (found["title"], found["text"], found["open"]) == ("Ska vi söka?", "Vi har en idé.", True)
    assert "Vi har en idé." in shell.says("office", "office", "advice", "--year", YEAR)
    assert "next receipt" in shell.says("office", "office", "answer", asked["id"], "Ja, sök.")
    [receipt] = shell("office", "office", "receipts", "--year", YEAR, "-o", shell.folder)["receipts"]
    shell("department", "receive", receipt["file"])
    assert shell("department", "advice", "list")["requests"][0]["answer"] == "Ja, sök."
    assert "(answered)" in shell.says("department", "advice", "list")
    assert "The council office: answered – Ska vi söka?" in shell.says("department", "answers")

    words = ("office", "matters", "--year", YEAR)
    assert "No matters." in shell.says("office", *words)
    written = shell("office", *words, "--write", "Ny vänort?", "--text", "Ta ställning.", "--record", visit)["matters"]
    assert "Ta ställning." in shell.says("office", *words)
    printed = shell("office", *words, "-o", shell.folder / "ks.pdf")
    assert (shell.folder / "ks.pdf").read_bytes().startswith(b"%PDF")
    assert printed["file"] == str(shell.folder / "ks.pdf")
    assert shell("office", *words, "-o", shell.folder / "ks.txt", status=1)["error"]["code"] == "value.choice"
    assert "The list is printed" in shell.says("office", *words, "-o", shell.folder / "ks.html")
    for name, status, code in (("ks.txt", 1, "value.choice"), ("ks.pdf", 3, "file.exists")):
        refused = shell("office", *words, "--write", "Två gånger?", "-o", shell.folder / name, status=status)
        assert refused["error"]["code"] == code
    assert [each["title"] for each in shell("office", *words)["matters"]] == ["Ny vänort?"]
    shell("office", *words, "--write", "Ett till", "-o", shell.folder / "alla.html")
    assert "Ny vänort?" in (shell.folder / "alla.html").read_text("utf-8")
    assert shell("office", *words, "--settle", written[0]["id"])["matters"][0]["settled"] is True
    assert "(settled)" in shell.says("office", *words)


def test_that_calls_and_lessons_of_others_come_with_the_overview(shell: Shell) -> None:
    assert "No overview has come" in shell.says("department", "known", "--calls")
    call = {
        "title": "Utlysning om skolor",
        "form": "funding_call",
        "deadline": f"{YEAR}-09-01",
        "found": f"{YEAR}-01-01",
    }
    shell("office", "add", "watch", *(f"{name}={value}" for name, value in call.items()))
    lesson = {**VISIT, "received": f"{YEAR}-01-02", "learned": "Börja i tid."}
    shell("office", "add", "visit", *(f"{name}={value}" for name, value in lesson.items()))
    shell("office", "office", "overview", "-o", shell.folder / "oversikt.asice")
    shell("department", "receive", shell.folder / "oversikt.asice")
    [found] = shell("department", "known", "--calls")["found"]
    assert (found["title"], found["deadline"]) == ("Utlysning om skolor", f"{YEAR}-09-01")
    [found] = shell("department", "known", "--lessons")["found"]
    assert (found["learned"], found["department"]) == ("Börja i tid.", "Kommunledningskontoret")
    said = shell.says("department", "known", "--lessons")
    assert said.startswith(f"Kommunledningskontoret: {lesson['title']} (Visit)\n  Börja i tid.")
    assert f"{YEAR}-09-01" in shell.says("department", "known", "--calls")
