"""Registers at the command line: made, opened by whichever key there is, examined, and given other keys."""

from __future__ import annotations

import getpass
import os
import sys
from typing import TYPE_CHECKING

import pytest

from desktop.keystore import os_keyring
from desktop.policy.profile import load
from desktop.services import places
from tests import factories
from tests.factories import PASSPHRASE, desk_at
from tests.fakes.clocks import FixedClock
from tests.fakes.memory_keyring import MemoryKeyring

if TYPE_CHECKING:
    from pathlib import Path

    from tests.command_line import CommandLine

OWNER = ("--unit", "Kulturförvaltningen", "--person", "Anna Exempel")
NEUTRAL = ("--profile", "neutral", *OWNER)


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Remember registers in a place of the test's own, without a keyring."""
    monkeypatch.setattr(places, "settings_file", lambda: tmp_path / "settings" / "settings.json")
    monkeypatch.setattr(os_keyring, "system_keyring", lambda: None)


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    kept = MemoryKeyring()
    monkeypatch.setattr(os_keyring, "system_keyring", lambda: kept)
    return kept


@pytest.fixture
def no_passphrase(utblick: CommandLine, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    monkeypatch.delenv("UTBLICK_PASSPHRASE")
    return utblick


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def left_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"settings"}


def test_that_a_register_is_made_and_is_then_the_one_that_is_meant(utblick: CommandLine, tmp_path: Path) -> None:
    new = tmp_path / "nytt.utblick"
    made = utblick.typed("init", new, *NEUTRAL, "--json")

    assert made.status == 0
    assert {**made.json, "recovery_code": ""} == {
        "register": str(new),
        "opens_by": ["passphrase", "recovery"],
        "recovery_code": "",
    }
    assert [len(group) for group in made.json["recovery_code"].split("-")] == [5] * 7
    added = utblick.typed("add", "visit", "title=Besök", "--json").json["id"]
    assert utblick.typed("show", added, "--register", new, "--json").json["fields"]["unit"] == "Kulturförvaltningen"
    assert utblick("show", added, "--json").refusal == (1, "record.not_found")
    # The one that was named is now the last used.
    assert utblick.typed("show", added, "--json").refusal == (1, "record.not_found")


def test_that_people_read_where_the_register_is_and_its_code(utblick: CommandLine, tmp_path: Path) -> None:
    lines = utblick.typed("init", tmp_path / "nytt.utblick", *NEUTRAL).out.splitlines()
    assert lines[0] == f"Registret finns i {tmp_path / 'nytt.utblick'}."
    assert lines[1].startswith("Återställningskod: ")
    assert lines[1].endswith(". Skriv ut den och förvara den inlåst. Den visas bara nu.")
    assert "The register is in " in utblick.typed("init", tmp_path / "b.utblick", *NEUTRAL, "--lang", "en").out


@pytest.mark.parametrize(
    ("profile", "term"), [("uppsala", "focus"), ("stockholm", "focus"), ("tyreso", "focus"), ("neutral", "steps")]
)
def test_that_the_profile_gives_the_register_its_words(
    utblick: CommandLine, tmp_path: Path, profile: str, term: str
) -> None:
    new = tmp_path / "nytt.utblick"
    assert utblick.typed("init", new, "--profile", profile, *OWNER, "--role", "office").status == 0
    desk_terms = utblick.typed("add", "visit", "title=x", "focus=finns inte", "--json")
    assert desk_terms.json["error"]["code"] in {"value.term", "value.no_terms"}
    assert load(profile).terms(term)


def test_that_a_profile_of_ones_own_is_taken_from_its_file(utblick: CommandLine, tmp_path: Path) -> None:
    own = written(
        tmp_path,
        "own.toml",
        'format = 1\ncode = "prov"\nversion = "1"\nmunicipality = "Provbyn"\nname = { sv = "P", en = "P" }\n'
        'focus = [{ code = "vatten", sv = "Vatten", en = "Water", source = "s. 3" }]\n',
    )
    assert utblick.typed("init", tmp_path / "nytt.utblick", "--profile", own, *OWNER).status == 0
    visit = utblick.typed("add", "visit", "title=x", "focus=Water", "--json").json["id"]
    assert "Inriktning: Vatten\n" in utblick.typed("show", visit).out


def test_that_the_recovery_code_is_written_to_a_file_of_its_own(utblick: CommandLine, tmp_path: Path) -> None:
    new, code = tmp_path / "nytt.utblick", tmp_path / "kod.txt"
    made = utblick.typed("init", new, *NEUTRAL, "--recovery-out", code, "--json")

    assert made.json == {"register": str(new), "opens_by": ["passphrase", "recovery"], "recovery_file": str(code)}
    assert len(code.read_text("utf-8").strip().split("-")) == 7
    if os.name == "posix":
        assert code.stat().st_mode & 0o077 == 0
    said = utblick.typed("init", tmp_path / "b.utblick", *NEUTRAL, "--recovery-out", tmp_path / "b.txt").out
    assert f"Återställningskoden finns i {tmp_path / 'b.txt'}." in said


def test_that_the_recovery_code_opens_the_register(no_passphrase: CommandLine, tmp_path: Path) -> None:
    utblick, new, code = no_passphrase, tmp_path / "nytt.utblick", tmp_path / "kod.txt"
    phrase = written(tmp_path, "fras", "korrekt häst\nandra raden\n")
    made = utblick.typed("init", new, *NEUTRAL, "--recovery-out", code, "--passphrase-file", phrase)

    assert made.status == 0
    assert utblick.typed("list", "visit", "--json").refusal == (3, "key.none")
    assert utblick.typed("list", "visit", "--recovery-file", code).status == 0
    assert utblick.typed("list", "visit", "--passphrase-file", phrase).status == 0
    typo = written(tmp_path, "fel", code.read_text("utf-8")[:-3] + "!!\n")
    assert utblick.typed("list", "visit", "--recovery-file", typo, "--json").status in {1, 3}


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (("{new}", "--profile", "atlantis", *OWNER), 1, "profile.not_found"),
        (("{new}", "--profile", "neutral", "--unit", "x"), 2, "usage.wrong"),
        (("{new}", *NEUTRAL, "--role", "boss"), 2, "usage.wrong"),
        (("{new}", "--profile", "neutral", "--unit", " ", "--person", "x"), 1, "value.required"),
        (("{new}", "--profile", "neutral", "--unit", "x" * 201, "--person", "x"), 1, "value.too_long"),
        (("{folder}/no/such/place", *NEUTRAL), 3, "file.no_folder"),
        (("{there}", *NEUTRAL), 3, "store.exists"),
        (("{new}", *NEUTRAL, "--recovery-out", "{there}"), 3, "file.exists"),
        (("{new}", *NEUTRAL, "--recovery-out", "{folder}/no/such/place"), 3, "file.no_folder"),
        (("{new}", *NEUTRAL, "--recovery-out", "{folder}/" + "x" * 300), 3, "store.io"),
        (("{new}", *NEUTRAL, "--passphrase-file", "{short}"), 1, "key.passphrase_short"),
        (("{new}", *NEUTRAL, "--passphrase-file", "{folder}/no"), 3, "file.unreadable"),
    ],
)
def test_that_a_register_that_cannot_be_made_leaves_nothing_behind(
    utblick: CommandLine, register: Path, tmp_path: Path, words: tuple[str, ...], status: int, code: str
) -> None:
    short = written(tmp_path, "kort", "fras")
    there, before = register.read_bytes(), left_in(tmp_path)
    named = {"new": tmp_path / "nytt.utblick", "folder": tmp_path, "there": register, "short": short}

    answer = utblick.typed("init", *(word.format(**named) for word in words), "--json")

    assert answer.refusal == (status, code)
    assert (register.read_bytes(), left_in(tmp_path)) == (there, before)


def test_that_without_a_keyring_and_a_passphrase_there_is_no_register(
    no_passphrase: CommandLine, tmp_path: Path
) -> None:
    before = left_in(tmp_path)
    refused = no_passphrase.typed("init", tmp_path / "nytt.utblick", *NEUTRAL)
    assert refused.status == 3
    assert "--passphrase-file" in refused.err
    assert left_in(tmp_path) == before


def test_that_the_keyring_keeps_the_key_where_there_is_one(
    no_passphrase: CommandLine, keyring: MemoryKeyring, tmp_path: Path
) -> None:
    made = no_passphrase.typed("init", tmp_path / "nytt.utblick", *NEUTRAL, "--json")

    assert made.json["opens_by"] == ["keyring", "recovery"]
    assert len(keyring.kept) == 1
    assert no_passphrase.typed("list", "visit").status == 0
    keyring.locked = True
    assert no_passphrase.typed("list", "visit", "--json").refusal == (3, "key.keyring_locked")


def test_that_nothing_is_meant_before_there_is_a_register(utblick: CommandLine) -> None:
    refused = utblick.typed("list", "visit")
    assert refused.status == 2
    assert refused.err == "Inget register är valt.\nAnge --register FIL, eller skapa ett med ”utblick init”.\n"


def test_that_a_register_opens_by_a_passphrase_from_a_file_from_the_environment_or_from_a_person(
    no_passphrase: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    utblick = no_passphrase
    asked: list[str] = []

    def typed(question: str, stream: object) -> str:
        assert stream is sys.stderr
        asked.append(question)
        return PASSPHRASE

    assert utblick("list", "visit", "--json").refusal == (3, "key.none")
    assert utblick("list", "visit", "--passphrase-file", written(tmp_path, "fras", PASSPHRASE + "\n")).status == 0
    monkeypatch.setattr(getpass, "getpass", typed)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert utblick("list", "visit", "--lang", "en").status == 0
    assert asked == ["Passphrase: "]


@pytest.mark.parametrize(
    ("phrase", "code"),
    [("en helt annan lösenfras", "key.wrong_passphrase"), ("", "key.wrong_passphrase")],
)
def test_that_a_wrong_passphrase_opens_nothing(
    no_passphrase: CommandLine, tmp_path: Path, phrase: str, code: str
) -> None:
    refused = no_passphrase("list", "visit", "--passphrase-file", written(tmp_path, "fras", phrase), "--json")
    assert refused.refusal == (3, code)


def test_that_a_passphrase_file_that_is_no_text_is_told(no_passphrase: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "fras").write_bytes(b"\xff\xfe\xff")
    refused = no_passphrase("list", "visit", "--passphrase-file", tmp_path / "fras", "--json")
    assert refused.refusal == (3, "file.unreadable")


def emptied(register: Path) -> None:
    register.write_bytes(b"")


def cut(register: Path) -> None:
    register.write_bytes(register.read_bytes()[:-4096])


def scribbled(register: Path) -> None:
    whole = bytearray(register.read_bytes())
    whole[5000:5100] = bytes(100)
    register.write_bytes(whole)


def replaced_by_text(register: Path) -> None:
    register.write_text("En vanlig text. " * 1000, "utf-8")


def without_keys(register: Path) -> None:
    register.with_name(register.name + ".keys").unlink()


def with_bad_keys(register: Path) -> None:
    register.with_name(register.name + ".keys").write_text("{", "utf-8")


def gone(register: Path) -> None:
    register.unlink()


def a_folder(register: Path) -> None:
    register.unlink()
    register.mkdir()


@pytest.mark.parametrize(
    ("harm", "codes"),
    [
        (emptied, {"store.empty_file"}),
        (cut, {"store.truncated", "store.damaged"}),
        (scribbled, {"store.damaged"}),
        (replaced_by_text, {"store.not_a_register", "key.other_register", "store.damaged"}),
        (without_keys, {"key.file_missing"}),
        (with_bad_keys, {"key.file_damaged"}),
        (gone, {"store.not_found"}),
        (a_folder, {"store.folder"}),
    ],
)
def test_that_a_register_that_cannot_be_opened_says_why_and_what_to_do(
    utblick: CommandLine, register: Path, harm: object, codes: set[str]
) -> None:
    assert callable(harm)
    harm(register)
    answer = utblick("list", "visit", "--json")
    error = answer.json["error"]
    assert (answer.status, error["code"] in codes, bool(error["message"]), bool(error["hint"])) == (
        3, True, True, True,
    ), error  # fmt: skip


def test_that_a_register_that_is_open_elsewhere_tells_with_whom(utblick: CommandLine, register: Path) -> None:
    desk = desk_at(register, FixedClock())
    refused = utblick("list", "visit")
    desk.close()
    assert (refused.status, refused.err) == (
        3, "Registret är redan öppet hos test.\nStäng det där och försök igen.\n",
    )  # fmt: skip
    assert utblick("list", "visit").status == 0


def test_that_the_doctor_finds_a_healthy_register_healthy(utblick: CommandLine) -> None:
    utblick.added("visit", "title=Besök")
    assert utblick.json("doctor") == {
        "checks": [
            {"name": "file", "ok": True, "detail": "Filen är hel."},
            {"name": "history", "ok": True, "detail": "Historiken håller: 1 händelse."},
            {"name": "index", "ok": True, "detail": "Sökregistret är helt: 1 post."},
            {"name": "attachments", "ok": True, "detail": "Handlingarnas filer är hela: 0 filer."},
        ]
    }
    assert utblick("doctor", "--lang", "en").out.startswith("✓ The file is whole.\n✓ The history holds: 1 entry.\n")


def test_that_the_doctor_finds_a_history_that_was_rewritten(utblick: CommandLine, register: Path) -> None:
    utblick.added("visit", "title=Besök")
    with factories.raw_at(register) as connection:
        connection.execute("UPDATE entry_value SET salt = 'x' WHERE entry = 1")
        connection.commit()

    found = utblick("doctor", "--json")

    assert found.status == 1
    assert [check["name"] for check in found.json["checks"] if not check["ok"]] == ["history"]
    assert "! Historiken är ändrad efteråt, från händelse 1." in utblick("doctor").out


def test_that_the_passphrase_is_changed_and_the_old_one_opens_nothing(
    no_passphrase: CommandLine, tmp_path: Path
) -> None:
    utblick = no_passphrase
    old = written(tmp_path, "gammal", PASSPHRASE)
    new = written(tmp_path, "ny", "en helt ny lösenfras")

    answer = utblick("key", "rewrap", "--passphrase-file", old, "--new-passphrase-file", new, "--json")

    assert answer.json == {"opens_by": ["passphrase", "recovery"]}
    assert utblick("list", "visit", "--passphrase-file", new).status == 0
    assert utblick("list", "visit", "--passphrase-file", old, "--json").refusal == (3, "key.wrong_passphrase")


def test_that_a_new_recovery_code_takes_the_place_of_the_old(no_passphrase: CommandLine, tmp_path: Path) -> None:
    utblick, phrase = no_passphrase, written(tmp_path, "fras", PASSPHRASE)
    first, second = tmp_path / "ett.txt", tmp_path / "två.txt"
    for code in (first, second):
        assert utblick("key", "rewrap", "--new-recovery-out", code, "--passphrase-file", phrase).status == 0

    assert utblick("list", "visit", "--recovery-file", second).status == 0
    assert utblick("list", "visit", "--recovery-file", first, "--json").refusal == (3, "key.wrong_recovery_code")
    there = utblick("key", "rewrap", "--new-recovery-out", first, "--passphrase-file", phrase, "--json")
    assert there.refusal == (3, "file.exists")


def test_that_the_keyring_comes_and_the_passphrase_goes(utblick: CommandLine, keyring: MemoryKeyring) -> None:
    added = utblick("key", "rewrap", "--add-keyring", "--remove-passphrase")
    assert added.out == "Registret öppnas nu med: datorns nyckelring, återställningskod.\n"
    assert utblick("list", "visit", "--lang", "en").status == 0
    assert len(keyring.kept) == 1
    refused = utblick("key", "rewrap", "--remove-keyring", "--json")
    assert refused.refusal == (1, "key.last_way")
    assert utblick("list", "visit").status == 0


def test_that_the_keyring_is_taken_away_again(utblick: CommandLine, keyring: MemoryKeyring) -> None:
    assert utblick("key", "rewrap", "--add-keyring").status == 0
    said = utblick("key", "rewrap", "--remove-keyring", "--lang", "en").out
    assert said == "The register now opens with: passphrase, recovery code.\n"
    keyring.kept.clear()
    assert utblick("list", "visit").status == 0


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (("key",), 2, "usage.wrong"),
        (("key", "wrap"), 2, "usage.no_such_command"),
        (("key", "rewrap"), 2, "usage.rewrap"),
        (("key", "rewrap", "--remove-passphrase"), 1, "key.last_way"),
        (("key", "rewrap", "--add-keyring"), 3, "key.no_keyring"),
        (("key", "rewrap", "--new-passphrase-file", "no such file"), 3, "file.unreadable"),
        (("key", "rewrap", "--new-recovery-out", "no/such/place"), 3, "file.no_folder"),
    ],
)
def test_that_keys_that_cannot_be_changed_stay_as_they_are(
    utblick: CommandLine, register: Path, words: tuple[str, ...], status: int, code: str
) -> None:
    keys = register.with_name(register.name + ".keys")
    before = keys.read_bytes()
    assert utblick(*words, "--json").refusal == (status, code)
    assert keys.read_bytes() == before
    assert utblick("list", "visit").status == 0


def test_that_a_register_becomes_the_offices_and_a_departments_again(utblick: CommandLine) -> None:
    assert utblick.json("role") == {"role": "contact", "before": "contact"}
    assert utblick("office", "board", "--year", "2026").status != 0
    assert utblick.json("role", "office") == {"role": "office", "before": "contact"}
    assert utblick("office", "board", "--year", "2026").status == 0
    assert "kontaktperson" in utblick("role", "contact").out
    assert utblick("role", "chef").status == 2
