"""The council office's year at the command line: bundles, questions, receipts, the board, the compilation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509

from desktop.cli.main import run
from desktop.domain.clock import SystemClock
from desktop.keystore import KeyFile, os_keyring
from desktop.services import verifying
from tests import factories
from tests.fakes import in_process
from tests.fakes.clocks import FixedClock
from tests.fakes.memory_keyring import MemoryKeyring
from tests.fakes.parties import DEPARTMENT, OFFICE, VISIT, _make_office

YEAR = str(SystemClock().today().year)


class Shell:
    """The command line with two registers, for the department and for the office."""

    def __init__(self, folder: Path, printed: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._printed = printed
        for name in ("department", "office"):
            (folder / name).mkdir()
            factories.register_in(folder / name)
        _make_office(folder / "office" / "register.utblick", FixedClock())

    def __call__(self, who: str, *words: str | Path, status: int = 0) -> dict[str, Any]:
        """Give the answer of a command as JSON."""
        self._run(who, *words, "--json", status=status)
        answer: dict[str, Any] = json.loads(self._printed.readouterr().out)
        return answer

    def says(self, who: str, *words: str | Path, status: int = 0, language: str = "en") -> str:
        """Give the answer as it is read at a terminal."""
        self._run(who, *words, "--lang", language, status=status)
        printed = self._printed.readouterr()
        return printed.out + printed.err

    def _run(self, who: str, *words: str | Path, status: int) -> None:
        self._printed.readouterr()
        found = run([*map(str, words), "--register", str(self.folder / who / "register.utblick")])
        assert found == status, self._printed.readouterr()


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Registers that open at once, a keyring in memory; each trusts the other's key."""
    _, key = factories._template("uppsala")
    kept = MemoryKeyring()
    monkeypatch.setattr(KeyFile, "unlock", lambda _keys, _unlock: key)
    monkeypatch.setattr(os_keyring, "system_keyring", lambda: kept)
    monkeypatch.setattr(verifying, "verified", in_process.verified)
    made = Shell(tmp_path, capsys)
    made("department", "key", "new")
    code = made("department", "key", "request", "-o", tmp_path / "d.csr")["code"]
    words = ("office", "request", tmp_path / "d.csr", "--department", DEPARTMENT, "--code", code)
    made("office", *words, "-o", tmp_path / "d.pem")
    made("department", "key", "install", tmp_path / "d.pem")
    office = made("office", "key", "new")
    (tmp_path / "office.pem").write_text(office["certificate"])
    made("department", "key", "trust", tmp_path / "office.pem", "--name", OFFICE, "--code", office["code"])
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
    assert shell("office", "office", "receive", missing, status=1)["error"]["code"] == "attachment.not_there"
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
    assert "Changed since the last edition: project.own_share.sek, 11500 → –" in said
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
