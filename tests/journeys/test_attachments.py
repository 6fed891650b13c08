"""Files by the command line, as somebody at a terminal or a script of the office's would handle them."""

from __future__ import annotations

import filecmp
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from desktop.cli.main import run
from desktop.keystore import KeyFile
from desktop.services.intake import LARGEST
from tests import factories
from tests.fakes.documents import PDF, file_in

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
MEGABYTE = 2**20
MOST = 20 * MEGABYTE


class Desk:
    """A register at the command line."""

    def __init__(self, folder: Path, printed: pytest.CaptureFixture[str]) -> None:
        self.register = factories.register_in(folder)
        self._printed = printed

    def __call__(self, *words: str | Path, status: int = 0) -> dict[str, Any]:
        """Give the answer of a command as JSON."""
        assert self._run(*words, "--json") == status
        answer: dict[str, Any] = json.loads(self._printed.readouterr().out)
        return answer

    def says(self, *words: str | Path, status: int = 0) -> str:
        """Give the answer as it is read at a terminal."""
        assert self._run(*words) == status
        printed = self._printed.readouterr()
        return printed.out + printed.err

    def _run(self, *words: str | Path) -> int:
        self._printed.readouterr()
        return run([*map(str, words), "--register", str(self.register)])


@pytest.fixture
def utblick(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Give a register that opens at once: a passphrase takes half a second each time, and is tried elsewhere."""
    _, key = factories._template("uppsala")
    monkeypatch.setattr(KeyFile, "unlock", lambda _keys, _unlock: key)
    return Desk(tmp_path, capsys)


@pytest.fixture
def visit(utblick: Desk) -> str:
    return str(utblick("add", "visit", "title=Studiebesök")["id"])


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return file_in(tmp_path, "protokoll.pdf", PDF)


def test_that_a_file_is_attached_shown_and_written_out(utblick: Desk, visit: str, pdf: Path, tmp_path: Path) -> None:
    added = utblick("add", "document", f"on={visit}", f"file={pdf}", "goes_along=ja")
    shown = utblick("show", visit)["attachments"]
    written = utblick("attachment", added["id"], "-o", tmp_path / "ut.pdf")

    assert shown == [added["attachment"]]
    assert set(shown[0]) == {"id", "name", "media_type", "size", "sha256", "goes_along"}
    assert (shown[0]["id"], shown[0]["name"], shown[0]["goes_along"]) == (added["id"], "protokoll.pdf", True)
    assert added["notes"] == []
    assert written == {"file": str(tmp_path / "ut.pdf"), **shown[0]}
    assert (tmp_path / "ut.pdf").read_bytes() == PDF


def test_that_a_decision_and_a_task_take_a_file_along(utblick: Desk, visit: str, pdf: Path) -> None:
    for kind in ("decision", "task"):
        added = utblick("add", kind, f"on={visit}", "title=Rubrik", f"file={pdf}")

        assert utblick("show", added["id"])["attachments"] == [added["attachment"]]
        assert utblick("show", added["attachment"]["id"])["fields"]["on"] == added["id"]
    assert utblick("show", visit)["attachments"] == []


def test_that_people_read_what_was_kept_and_how_to_reach_it(utblick: Desk, visit: str, tmp_path: Path) -> None:
    path = file_in(tmp_path, "avtal.docx", PDF)

    said = utblick.says("add", "document", f"on={visit}", f"file={path}", "--lang", "sv")
    assert "Filen är sparad som ”avtal.docx” (23\u00a0byte, application/pdf)." in said
    assert "Filens namn slutar på .docx, men innehållet är av slaget .pdf." in said

    document = utblick("show", visit)["attachments"][0]["id"]
    assert f"File: avtal.docx (23\u00a0bytes)  [{document}]" in utblick.says("show", visit, "--lang", "en")
    said = utblick.says("attachment", document, "-o", tmp_path / "ut.pdf", "--lang", "en")
    assert said == f"The file “avtal.docx” (23\u00a0bytes) is written to {tmp_path / 'ut.pdf'}.\n"
    assert "Handlingarnas filer är hela: 1 fil." in utblick.says("doctor", "--lang", "sv")


@pytest.mark.parametrize(
    ("language", "sentence"), [("sv", "skriv ut en handlings fil"), ("en", "write out the file of a document")]
)
def test_that_the_help_tells_how_a_file_is_written_out(utblick: Desk, language: str, sentence: str) -> None:
    assert sentence in utblick.says("--help", "--lang", language)
    assert sentence in utblick.says("attachment", "--help", "--lang", language)


def _sparse(folder: Path) -> Path:
    path = folder / "film.mp4"
    with path.open("wb") as file:
        file.truncate(2048 * MEGABYTE)
    return path


@pytest.mark.parametrize(
    ("make", "code", "swedish", "english"),
    [
        (_sparse, "attachment.too_large", "är på 2048 MB, men en fil får vara på högst 50 MB", "2048 MB"),
        (lambda folder: folder / "borta.pdf", "attachment.not_there", "Kontrollera sökvägen", "Check the path"),
        (lambda folder: folder, "attachment.folder", "en i taget", "one by one"),
        (lambda folder: file_in(folder, "tom", b""), "attachment.empty", "är tom", "is empty"),
        (lambda folder: file_in(folder, "x.pdf", b"#!/bin/sh\n"), "attachment.runs", "skript", "script"),
        (lambda folder: folder / "register.utblick", "attachment.register", "sig självt", "to itself"),
        (lambda _: Path(os.devnull), "attachment.special", "ingen vanlig fil", "not an ordinary file"),
    ],
)
def test_that_a_file_that_is_not_taken_is_explained(
    utblick: Desk, visit: str, tmp_path: Path, make: Callable[[Path], Path], code: str, swedish: str, english: str
) -> None:
    words = ("add", "document", f"on={visit}", f"file={make(tmp_path)}")

    for language, sentence in (("sv", swedish), ("en", english)):
        error = utblick(*words, "--lang", language, status=1)["error"]
        assert error["code"] == code
        assert sentence in f"{error['message']} {error['hint']}"
    assert utblick("list", "document")["total"] == 0


@pytest.mark.parametrize(("files", "code"), [(("file=a", "file=b"), "one_file"), (("file=",), "no_file")])
def test_that_one_file_at_a_time_is_asked_for(utblick: Desk, visit: str, files: tuple[str, ...], code: str) -> None:
    answer = utblick("add", "document", f"on={visit}", "title=x", *files, status=2)

    assert answer["error"]["code"] == f"usage.{code}"


def test_that_the_file_of_a_document_is_not_exchanged(utblick: Desk, visit: str, pdf: Path) -> None:
    added = utblick("add", "document", f"on={visit}", f"file={pdf}")

    assert utblick("set", added["id"], f"file={pdf}", status=1)["error"]["code"] == "attachment.replace"


def test_that_an_existing_file_is_replaced_only_by_force(utblick: Desk, visit: str, pdf: Path, tmp_path: Path) -> None:
    added, there = utblick("add", "document", f"on={visit}", f"file={pdf}"), file_in(tmp_path, "ut", b"old")

    assert utblick("attachment", added["id"], "-o", there, status=3)["error"]["code"] == "file.exists"
    assert there.read_bytes() == b"old"
    utblick("attachment", added["id"], "-o", there, "--force")
    assert there.read_bytes() == PDF


def test_that_a_document_written_as_json_is_added_again_without_its_file(
    utblick: Desk, visit: str, pdf: Path, tmp_path: Path
) -> None:
    decision = utblick("add", "decision", f"on={visit}", "title=Beslut", f"file={pdf}")["id"]
    document = file_in(tmp_path, "beslut.json", json.dumps(utblick("show", decision)).encode())

    again = utblick("add", "decision", "--json-file", document)["id"]

    assert utblick("show", again)["attachments"] == []


def test_that_nothing_of_a_file_can_be_read_beside_the_register(utblick: Desk, visit: str, tmp_path: Path) -> None:
    words = b"kanariefagel " * 50_000
    path = file_in(tmp_path, "kanariefagel.txt", words)
    utblick("add", "document", f"on={visit}", f"file={path}")
    path.unlink()

    left = [file for file in tmp_path.rglob("*") if file.is_file()]

    assert utblick.register in left
    assert not [file.name for file in left if b"kanariefagel" in file.read_bytes() or "kanarie" in file.name]


def test_that_a_large_file_takes_little_memory(tmp_path: Path) -> None:
    """It takes 9 MB; seen to fail with the cache that the store usually has, at 53 MB."""
    register = factories.register_in(tmp_path)
    _, key = factories._template("uppsala")
    small, large, result = file_in(tmp_path, "liten.txt", b"x"), tmp_path / "stor.bin", tmp_path / "ut.bin"
    with large.open("wb") as file:
        for _ in range(LARGEST // MEGABYTE):
            file.write(os.urandom(MEGABYTE))

    child = subprocess.run(
        [sys.executable, "-m", "tests.journeys.attachment_child", register, small, large, result],
        input=key.hex(),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )

    assert int(child.stdout) < MOST
    assert filecmp.cmp(large, result, shallow=False)
