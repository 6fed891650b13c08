from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.engine import PAGE_SIZE
from db.fields import KINDS
from desktop.bundle import record_schema
from desktop.domain.clock import SystemClock
from desktop.keystore import Unlock
from desktop.services import workspace
from tests.reliability.canaries import found_in, plain_copy, unreached
from tests.reliability.leaks import Left, leave
from tests.reliability.processes import utblick

if TYPE_CHECKING:
    from collections.abc import Callable


pytestmark = pytest.mark.xdist_group("canaries")  # what one child leaves is looked at by all


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Left:
    return leave(tmp_path_factory.mktemp("left"), tmp_path_factory.mktemp("outside"))


def test_that_nothing_can_be_read_in_what_a_killed_program_leaves(left: Left) -> None:
    names = {path.name for path in left.folder.rglob("*") if path.is_file() and path.stat().st_size}
    suffixes = ("", "-wal", "-shm", ".keys", ".lock")
    assert {f"register.utblick{suffix}" for suffix in suffixes} < names
    assert {"settings.json", "utblick.log"} < names
    assert any(name.endswith("-daily.utblick") for name in names)

    assert left.readable() == {}
    assert b"NoSpace" in left.printed
    assert found_in(left.printed, left.secrets) == set()


def test_that_nothing_can_be_read_after_the_register_was_opened_again(left: Left, tmp_path: Path) -> None:
    again = Left(tmp_path / "again", left.secrets, left.kept, left.key, left.passphrase, left.visit, b"", left.bundle)
    shutil.copytree(left.folder, again.folder)

    with workspace.opened(
        again.register, Unlock(passphrase=again.passphrase, use_keyring=False), SystemClock()
    ) as desk:
        assert all(check.ok for check in desk.doctor.examine())
        assert again.readable() == {}
    assert again.readable() == {}


def test_that_the_same_search_finds_every_word_where_nothing_is_encrypted(left: Left, tmp_path: Path) -> None:
    plain = tmp_path / "plain" / "copy.sqlite"
    plain.parent.mkdir()
    register = left.copy_to(tmp_path)
    plain_copy(register, left.key, plain)

    assert found_in(plain.read_bytes(), left.secrets) == left.kept
    assert unreached(register, left.key, left.kept) == []


def test_that_a_bundle_holds_the_words_of_listed_fields_and_no_other(left: Left) -> None:
    """Privacy by the allow-list: every other field has its own word, and none of them goes out."""
    listed = {"owner.unit", "reason for gaps", "name of a file"}  # which is the title of its document
    for kind in KINDS.values():
        listed |= {f"{kind.name}.{field.name}" for field in record_schema.listed(kind.fields)}
        for table in kind.rows:
            listed |= {f"{kind.name}.{table.name}.{field.name}" for field in record_schema.listed(table.fields)}
    with zipfile.ZipFile(left.bundle) as container:
        content = b"".join(container.read(name) for name in container.namelist())

    out = {left.secrets[word].removesuffix(".code") for word in found_in(content, left.secrets)}

    assert {place for place in out if not place.startswith("profile.")} <= listed
    assert {"visit.purpose", "visit.delegation.name", "project.owner", "owner.unit"} <= out
    assert "visit.delegation.diet" in left.secrets.values()


def _leave(_register: Path) -> None:
    pass


def _damage(register: Path) -> None:
    content = bytearray(register.read_bytes())
    for place in range(PAGE_SIZE + 100, len(content), PAGE_SIZE):
        content[place] ^= 1
    register.write_bytes(content)


def _damage_keys(register: Path) -> None:
    register.with_name(f"{register.name}.keys").write_bytes(b"{}")


def _put_folder(register: Path) -> None:
    register.unlink()
    register.mkdir()


TROUBLES: dict[str, tuple[Callable[[Path], None], int | None, str]] = {
    "a full disk": (_leave, 40_000, "NoSpace"),
    "a damaged register": (_damage, None, "Damaged"),
    "damaged keys": (_damage_keys, None, "Damaged"),
    "no register": (Path.unlink, None, "NoRegister"),
    "a folder": (_put_folder, None, "NoRegister"),
}


@pytest.mark.parametrize(("spoil", "limit", "error"), TROUBLES.values(), ids=TROUBLES)
def test_that_the_command_line_shows_no_word_of_a_record_when_the_store_fails(
    left: Left, tmp_path: Path, spoil: Callable[[Path], None], limit: int | None, error: str
) -> None:
    register = left.copy_to(tmp_path)
    spoil(register)
    word = next(iter(left.kept))

    told = utblick(
        *("set", left.visit, f"notes={word}", "--register", str(register), "--debug", "--lang", "en"),
        more={"UTBLICK_PASSPHRASE": left.passphrase},
        limit=limit,
    )

    assert told.returncode == 3, told.stderr
    assert b"Traceback" in told.stderr
    assert error.encode() in told.stderr
    assert found_in(told.stdout + told.stderr, left.secrets) == set()


def test_that_the_same_search_finds_what_the_command_line_is_asked_to_show(left: Left, tmp_path: Path) -> None:
    register = str(left.copy_to(tmp_path))

    told = utblick("show", left.visit, "--register", register, more={"UTBLICK_PASSPHRASE": left.passphrase})

    assert len(found_in(told.stdout, left.secrets)) > 20
