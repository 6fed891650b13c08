"""Bundles at the command line, from a key to the office's register, and the manual's page run as it stands."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import resources
from desktop.keystore import os_keyring
from desktop.services import places
from tests.fakes.parties import DEPARTMENT
from tests.fakes.shell import shell_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fakes.shell import Shell

PAGE = Path(resources.__file__).parent / "manual"


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return shell_in(tmp_path, capsys, monkeypatch)


def test_that_a_bundle_goes_from_a_key_to_the_offices_register(shell: Shell) -> None:
    authority = shell.certified()
    file = shell.exported()

    for way in (("--signer", shell.folder / "d.pem"), ("--ca", authority)):
        answer = shell("department", "verify", file, *way)
        assert answer["outcome"] == "accepted_with_note"
        assert [each["code"] for each in answer["reasons"]] == ["replay.not_checked"]
        assert all(each["message"] and each["next"] for each in answer["reasons"])
    assert shell("office", "verify", file)["outcome"] == "accepted"
    taken = shell("office", "office", "receive", file)["bundles"][0]
    assert (taken["outcome"], taken["stored"], taken["counts"]) == ("accepted", True, {"document": 1, "visit": 1})
    assert (taken["department"]["id"], taken["sequence"]) == ("kulturforvaltningen", 1)
    said = shell.says("office", "office", "receive", file)
    assert "Bundle number 1 was received before." in said
    assert "records/records.jsonl" in said
    refused = shell("department", "receive", file, status=1)
    assert (refused["outcome"], refused["stored"]) == ("cannot_decide", False)


def test_that_a_spoiled_bundle_is_refused_with_what_to_do(shell: Shell) -> None:
    shell.certified()
    file = shell.exported()
    file.write_bytes(file.read_bytes()[:-100])
    answer = shell("office", "office", "receive", file, status=1)["bundles"][0]
    assert (answer["outcome"], answer["signer"]) == ("damaged", None)
    assert "It was cut off on the way." in shell.says("office", "verify", file, status=1)
    assert shell("office", "verify", file, "--ca", shell.folder / "ca.pem", status=1)["outcome"] == "damaged"


def test_that_keys_are_shown_and_told_of(shell: Shell) -> None:
    assert "no signing key" in shell.says("department", "key", "status")
    made = shell("department", "key", "new")
    assert re.fullmatch(r"(\d{5} ){5}\d{5}", made["code"])
    assert (made["kept_in"], made["self_signed"], made["status"]) == ("keyring", True, "current")
    assert shell("department", "key", "show")["spki_sha256"] == made["spki_sha256"]
    assert made["code"] in shell.says("department", "key", "show")
    assert made["code"] in shell.says("department", "key", "request", "-o", shell.folder / "d.csr")
    assert (
        shell("department", "key", "request", "-o", shell.folder / "d.csr", status=3)["error"]["code"] == "file.exists"
    )
    shell("department", "key", "request", "-o", shell.folder / "d.csr", "--force")
    nowhere = shell("department", "key", "request", "-o", shell.folder / "x" / "d.csr", status=3)
    assert nowhere["error"]["code"] == "file.no_folder"
    assert "No keys are trusted." in shell.says("office", "office", "keys")
    shell.folder.joinpath("own.pem").write_text(made["certificate"])
    words = ("key", "trust", shell.folder / "own.pem", "--name", DEPARTMENT, "--code", made["code"])
    assert shell("office", *words)["department"] == "kulturforvaltningen"
    assert shell("office", "key", "status")["trusted"][0]["status"] == "active"
    assert shell("office", "office", "keys")["keys"][0]["checked_by"] == "Bo Exempel"
    revoked = shell("office", "office", "revoke", made["spki_sha256"], "--why", "Stulen dator")
    assert revoked["status"] == "revoked"
    assert "revoked" in shell.says("office", "office", "keys")


def test_that_files_that_cannot_be_read_are_told_of(shell: Shell) -> None:
    missing = shell("department", "key", "install", shell.folder / "nothing.pem", status=3)
    assert missing["error"]["code"] == "attachment.unreadable"
    large = shell.folder / "large.pem"
    large.write_bytes(bytes(2 * 1024 * 1024))
    answer = shell("department", "key", "install", large, status=1)
    assert answer["error"]["code"] == "attachment.too_large"
    (shell.folder / "x.p12").write_bytes(b"nothing")
    (shell.folder / "phrase").write_text("hemligt\n")
    words = ("key", "import", shell.folder / "x.p12", "--p12-passphrase-file", shell.folder / "phrase")
    assert shell("department", *words, status=1)["error"]["code"] == "key.p12_unreadable"
    assert shell("department", *words[:3], status=1)["error"]["code"] == "key.p12_unreadable"
    for way in ("--signer", "--ca"):
        answer = shell("department", "verify", "x", way, shell.folder / "x.p12", status=1)
        assert answer["error"]["code"] == "key.certificate_unreadable"
    shell.certified()
    answer = shell("department", "verify", "x", "--signer", shell.folder / "ca.pem", status=1)
    assert answer["error"]["code"] == "key.not_for_signing"
    assert shell("department", "verify", "x", "--ca", shell.folder / "ca.pem", status=3)["error"]["code"] == (
        "attachment.not_there"
    )


def test_that_without_a_keyring_it_is_said_openly(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os_keyring, "system_keyring", lambda: None)
    assert shell("department", "key", "new", status=3)["error"]["code"] == "key.signing_no_place"
    monkeypatch.setenv("UTBLICK_PASSPHRASE", "korrekt häst batteri")
    assert "the computer has no keyring" in shell.says("department", "key", "new")
    assert [path.suffix for path in places.keys_folder().iterdir()] == [".p8"]
    shutil.rmtree(places.keys_folder())


def test_that_a_dry_run_names_every_gap_and_an_export_needs_a_reason_for_them(shell: Shell) -> None:
    shell.certified()
    shell("department", "add", "visit", "title=Ett besök", "received=2026-04-01")
    shell("department", "add", "membership", "title=Ett nätverk", "organisation=Nätverket")
    dry = shell("department", "export", "--year", "2026", "--dry-run", status=1)
    assert {"visit", "membership"} == {each["kind"] for each in dry["gaps"]}
    said = shell.says("department", "export", "--year", "2026", "-o", shell.folder, status=1)
    assert "Missing: Country – Ett besök" in said
    assert "Missing: Terms – Ett nätverk" in said or "Ett nätverk" in said
    assert list(shell.folder.glob("*.asice")) == []
    made = shell.says("department", "export", "--year", "2026", "-o", shell.folder, "--accept-gaps", "Väntar på svar")
    assert "Bundle 1 is written" in made
    assert shell("department", "export", "--year", "2026", status=2)["error"]["code"] == "usage.export"


def test_that_the_schema_is_printed_as_it_is_committed(shell: Shell) -> None:
    printed = shell.says("department", "fields", "--schema")
    assert printed.encode() == resources.read("schemas/utblick-records-1.json")
    assert shell("department", "fields", "--schema")["title"] == "utblick-records-1"


# The manual's page.


def commands(language: str) -> str:
    text = (PAGE / language / "check-a-bundle.md").read_text("utf-8")
    return "\n".join(re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL))


def checked(folder: Path, language: str) -> str:
    """Run the page's commands as they stand, in an empty folder with the bundle and the CA's certificate."""
    command = ["sh", "-eu", "-c", commands(language)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


@pytest.fixture
def made(shell: Shell) -> Callable[[Callable[[Path], None]], Path]:
    """Give a way to a folder with a bundle, in which something may have been done to what is in it."""
    authority, file = shell.certified(), shell.exported()

    def folder(spoil: Callable[[Path], None]) -> Path:
        place = shell.folder / "check"
        place.mkdir()
        shutil.copy(file, place / "paket.asice")
        shutil.copy(authority, place / "ca.pem")
        spoil(place)
        return place

    return folder


def untouched(_: Path) -> None:
    """Leave a bundle as it is."""


def with_added_file(place: Path) -> None:
    """Put a file into the bundle, as an archive program would."""
    import zipfile  # noqa: PLC0415 - of this test alone

    with zipfile.ZipFile(place / "paket.asice", "a") as archive:
        archive.writestr("extra.txt", "more")


def with_other_letter(place: Path) -> None:
    """Put another letter into the attachment, and pack everything anew."""
    import zipfile  # noqa: PLC0415 - as above

    with zipfile.ZipFile(place / "paket.asice") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(place / "paket.asice", "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content.replace(b"brev", b"BREV") if name.startswith("attach") else content)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_that_the_manuals_commands_check_a_bundle(language: str, made: Callable[..., Path]) -> None:
    said = checked(made(untouched), language)
    assert "Verified OK" in said
    assert "cert.pem: OK" in said
    assert "FEL/WRONG" not in said
    assert len(re.findall(r"^OK ", said, re.MULTILINE)) == 5  # control file, attachment, records, summary, properties
    assert "nothing unsigned" in said


def test_that_the_manuals_commands_notice_a_changed_and_an_added_file(made: Callable[..., Path]) -> None:
    said = checked(made(with_other_letter), "sv")
    assert "Verified OK" in said
    assert re.findall(r"FEL/WRONG (\w+)", said) == ["attachments"]


def test_that_the_manuals_commands_notice_an_added_file(made: Callable[..., Path]) -> None:
    assert "nothing unsigned" not in checked(made(with_added_file), "sv")


def test_that_both_languages_give_the_same_commands() -> None:
    assert commands("sv") == commands("en")
    assert "openssl dgst -sha256 -verify" in commands("sv")
