from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from db import backup, errors, integrity, migrations
from db.engine import PAGE_SIZE, PRAGMAS, configure, connect
from db.opening import create_register, examine, open_register
from tests.fakes.ordinary_user import open_folder, ordinary_user
from tests.fakes.toy import Toy, content, crash_copy, files, schema, toy
from tests.reliability.disk import watched

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.errors import StoreError
    from tests.reliability.disk import Call


def _refused(register: Toy) -> StoreError:
    """Try to open it, and make sure that nothing in its folder is any different afterwards."""
    before = files(register.path.parent)
    with pytest.raises(errors.StoreError) as caught:
        register.open().close()
    assert files(register.path.parent) == before
    assert caught.value.path == register.path
    return caught.value


def _cut(path: Path, size: int) -> None:
    with path.open("r+b") as file:
        file.truncate(size)


def _flip(path: Path, place: int, mask: int = 1) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ mask]))


def _becomes_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _becomes_sqlite(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("CREATE TABLE alembic_version (version_num TEXT)")


def _becomes_link_to_nothing(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.with_name("gone"))


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda path: path.unlink(), errors.Missing),
        (_becomes_link_to_nothing, errors.Missing),
        (_becomes_folder, errors.Folder),
        (lambda path: path.write_bytes(b""), errors.EmptyFile),
        (lambda path: path.write_bytes(b"few"), errors.NotARegister),
        (lambda path: path.write_text("Kära dagbok, " * 5000), errors.NotARegister),
        (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 99), errors.NotARegister),
        (_becomes_sqlite, errors.NotARegister),
        (lambda path: path.write_bytes(os.urandom(4 * PAGE_SIZE)), errors.WrongKey),
        (lambda path: _cut(path, path.stat().st_size - 1), errors.Truncated),
        (lambda path: _cut(path, path.stat().st_size - PAGE_SIZE), errors.Truncated),
        (lambda path: _cut(path, PAGE_SIZE + 5), errors.Truncated),
        (lambda path: _cut(path, PAGE_SIZE - 5), errors.NotARegister),
        (lambda path: _flip(path, 16), errors.Damaged),
        (lambda path: _flip(path, PAGE_SIZE - 1), errors.Damaged),
    ],
)
def test_that_what_is_no_whole_register_is_told_apart_and_left_alone(
    register: Toy, change: Callable[[Path], None], kind: type[StoreError]
) -> None:
    change(register.path)

    assert type(_refused(register)) is kind


def test_that_a_path_through_a_file_is_missing(register: Toy) -> None:
    with pytest.raises(errors.Missing):
        examine(register.path / "below")


def test_that_a_wrong_key_is_told_from_damage(register: Toy) -> None:
    error = _refused(Toy(register.path, os.urandom(32), register.schema))

    assert type(error) is errors.WrongKey


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(place=st.floats(0, 1, exclude_max=True), mask=st.integers(1, 255))
def test_that_a_changed_byte_is_noticed_wherever_it_is(register: Toy, place: float, mask: int) -> None:
    whole = register.path.read_bytes()
    offset = int(place * len(whole))
    try:
        _flip(register.path, offset, mask)
        pages = list(integrity.fitting_pages(register.path, register.key))
        expected = [False] * len(pages) if offset < 16 else [page != offset // PAGE_SIZE for page in range(len(pages))]
        assert pages == expected
        with pytest.raises((errors.Damaged, errors.WrongKey)):
            _read_all(register)
        assert register.path.read_bytes()[offset] == whole[offset] ^ mask
    finally:
        register.path.write_bytes(whole)


def _read_all(register: Toy) -> None:
    store = register.open()
    try:
        found = integrity.check(store, register.key)
    finally:
        store.close()
    if found:
        raise errors.Damaged(found[0])


def test_that_a_damaged_page_is_told_when_it_is_read(register: Toy) -> None:
    _flip(register.path, register.path.stat().st_size - PAGE_SIZE // 2)
    store = register.open()

    with pytest.raises(errors.Damaged), store.reading() as connection:
        connection.execute(text("SELECT * FROM visit")).fetchall()
    store.close()


def test_that_a_newer_register_is_refused(register: Toy, folder: Path, tmp_path: Path) -> None:
    newer = toy(folder, steps=3, name="newer.utblick")

    error = _refused(Toy(newer.path, newer.key, schema(tmp_path, 2)))

    assert type(error) is errors.NewerSchema
    assert "0003" in str(error)
    register.open().close()


def test_that_a_newer_register_with_a_log_left_by_a_crash_is_refused_untouched(tmp_path: Path, folder: Path) -> None:
    newer = toy(folder, steps=3)
    store = newer.open()
    with store.writing() as connection:
        connection.execute(text("INSERT INTO place (name) VALUES ('in the log')"))
    left = crash_copy(newer.path, tmp_path / "crashed")
    store.close()

    assert type(_refused(Toy(left, newer.key, schema(tmp_path, 2)))) is errors.NewerSchema
    assert left.with_name(f"{left.name}-wal").stat().st_size > 0


def test_that_what_a_crash_left_in_the_log_is_there_afterwards(tmp_path: Path, register: Toy) -> None:
    store = register.open()
    with store.writing() as connection:
        connection.execute(text("INSERT INTO place (name) VALUES ('in the log')"))
    left = crash_copy(register.path, tmp_path / "crashed")
    store.close()

    recovered = Toy(left, register.key, register.schema).open()
    with recovered.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM place WHERE name = 'in the log'")) == 1
    recovered.close()


def test_that_an_encrypted_database_without_our_schema_is_no_register(folder: Path, register: Toy) -> None:
    other = folder / "other.utblick"
    with closing(configure(connect(other, register.key, mode="rwc"))) as connection:
        connection.execute("CREATE TABLE something (x)")

    assert type(_refused(Toy(other, register.key, register.schema))) is errors.NotARegister


@pytest.mark.parametrize(
    ("closed", "rights", "kind"),
    [
        ("file", 0o444, errors.ReadOnlyPlace),
        ("file", 0o000, errors.NoPermission),
        ("folder", 0o555, errors.ReadOnlyPlace),
        ("folder", 0o444, errors.NoPermission),
        ("folder", 0o000, errors.NoPermission),
    ],
)
def test_that_missing_rights_are_told_and_nothing_is_touched(closed: str, rights: int, kind: type[StoreError]) -> None:
    with open_folder() as outside:
        inside = outside / "register"
        with ordinary_user():
            inside.mkdir()
            register = toy(inside)
            before = files(inside)
            (inside if closed == "folder" else register.path).chmod(rights)
            with pytest.raises(errors.StoreError) as caught:
                register.open()
            inside.chmod(0o777)
            register.path.chmod(0o666)
        assert type(caught.value) is kind
        assert files(inside) == before


FULL = """
import resource, sys
from pathlib import Path
from db import errors
from db.opening import open_register
from db.migrations import Schema

path, key, schema = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), Schema(sys.argv[3], Path(sys.argv[4]))
sys.dont_write_bytecode = True  # where no file can grow, half a module would be left for everybody after
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[5]), resource.RLIM_INFINITY))
try:
    open_register(path, key, schema=schema, before_upgrade=lambda path, key: None)
except errors.StoreError as error:
    print(type(error).__name__, path == error.path)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
"""


def _opened_with_no_space(register: Toy, limit: int) -> str:
    """Let the system refuse every write past the limit: that needs no rights, and no disk of one's own."""
    arguments = [str(register.path), register.key.hex(), register.schema.head, str(register.schema.versions)]
    done = subprocess.run(
        [sys.executable, "-c", FULL, *arguments, str(limit)], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stderr == ""
    return done.stdout.strip()


def test_that_a_full_disk_at_opening_is_told_and_nothing_is_touched(register: Toy, folder: Path) -> None:
    before = files(folder)

    assert _opened_with_no_space(register, 20_000) == "NoSpace True"
    assert files(folder) == before


def test_that_a_disk_that_fills_during_an_upgrade_leaves_the_old_register(register: Toy, tmp_path: Path) -> None:
    before = content(register.path, register.key)
    newer = Toy(register.path, register.key, schema(tmp_path, 4))

    assert _opened_with_no_space(newer, 60_000) == "NoSpace True"
    assert content(register.path, register.key) == before
    newer.open().close()


def test_that_a_new_register_has_its_schema_and_its_name_only_when_whole(folder: Path, tmp_path: Path) -> None:
    seen: list[set[str]] = []
    key, salts = os.urandom(32), []

    def save_keys(salt: bytes) -> None:
        seen.append({path.name for path in folder.iterdir()})
        salts.append(salt)

    store = create_register(folder / "new.utblick", key, save_keys=save_keys, schema=schema(tmp_path, 2))
    with store.reading() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "0002"
    store.close()

    assert seen == [{"new.utblick.part"}]
    assert [path.name for path in folder.iterdir()] == ["new.utblick"]
    assert (folder / "new.utblick").read_bytes()[:16] == salts[0]


def test_that_a_register_can_be_given_its_salt(folder: Path, tmp_path: Path) -> None:
    salt = os.urandom(16)
    create_register(folder / "new.utblick", bytes(32), salt=salt, schema=schema(tmp_path, 1)).close()

    assert (folder / "new.utblick").read_bytes()[:16] == salt


def test_that_an_existing_file_is_never_replaced(register: Toy, folder: Path) -> None:
    before = files(folder)
    with pytest.raises(errors.AlreadyThere):
        create_register(register.path, os.urandom(32), schema=register.schema)

    assert files(folder) == before


def test_that_a_file_that_came_meanwhile_is_not_replaced_either(folder: Path, tmp_path: Path) -> None:
    path = folder / "new.utblick"

    def save_keys(_: bytes) -> None:
        path.write_bytes(b"mine")

    with pytest.raises(errors.AlreadyThere):
        create_register(path, bytes(32), save_keys=save_keys, schema=schema(tmp_path, 1))

    assert files(folder) == {"new.utblick": b"mine"}


def test_that_no_register_is_left_when_its_keys_cannot_be_saved(folder: Path, tmp_path: Path) -> None:
    def save_keys(_: bytes) -> None:
        raise KeyError

    with pytest.raises(KeyError):
        create_register(folder / "new.utblick", bytes(32), save_keys=save_keys, schema=schema(tmp_path, 1))

    assert not list(folder.iterdir())


def test_that_a_half_made_register_is_no_obstacle(folder: Path, tmp_path: Path) -> None:
    for leftover in ("new.utblick.part", "new.utblick.part-wal", "new.utblick.part-shm"):
        (folder / leftover).write_bytes(os.urandom(100))
    create_register(folder / "new.utblick", bytes(32), schema=schema(tmp_path, 1)).close()

    assert [path.name for path in folder.iterdir()] == ["new.utblick"]


def test_that_a_register_needs_a_folder(folder: Path) -> None:
    with pytest.raises(errors.Missing):
        create_register(folder / "missing" / "new.utblick", bytes(32))


def test_that_an_older_register_is_backed_up_and_then_upgraded(register: Toy, tmp_path: Path) -> None:
    before = content(register.path, register.key)
    Toy(register.path, register.key, schema(tmp_path, 3)).open().close()

    (kept,) = backup.backups(register.path)
    assert (kept.reason, kept.whole) == ("upgrade", True)
    assert content(kept.path, register.key) == before
    with closing(connect(register.path, register.key)) as connection:
        assert migrations.current(connection) == "0003"


def test_that_without_its_backup_no_register_is_upgraded(register: Toy, folder: Path, tmp_path: Path) -> None:
    register.path.with_name(f"{register.path.name}.keys").unlink()
    before = files(folder)

    with pytest.raises(errors.Missing):
        Toy(register.path, register.key, schema(tmp_path, 3)).open()

    assert files(folder) == before


def test_that_opening_a_register_of_today_does_without_alembic(folder: Path) -> None:
    path, key = folder / "today.utblick", os.urandom(32)
    create_register(path, key).close()
    script = (
        "import sys; from pathlib import Path; from db.opening import open_register\n"
        "open_register(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])).close(); print('alembic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path), key.hex()], capture_output=True, text=True, check=True, timeout=60
    )

    assert (done.stdout.strip(), done.stderr) == ("False", "")


def test_that_opening_changes_no_byte_of_a_register_of_today(register: Toy, folder: Path) -> None:
    before = files(folder)
    open_register(register.path, register.key, schema=register.schema).close()

    assert files(folder) == before


def test_that_a_register_another_program_writes_in_is_busy(register: Toy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PRAGMAS, "busy_timeout", 0)
    with closing(connect(register.path, register.key)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(errors.Busy) as caught:
            register.open()
        other.execute("ROLLBACK")
    assert caught.value.path == register.path

    register.open().close()


def test_that_a_copied_register_opens_where_it_lies(register: Toy, tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere.utblick"
    shutil.copy(register.path, moved)

    Toy(moved, register.key, register.schema).open().close()


@pytest.mark.parametrize(("number", "lasting"), [(errno.EIO, True), (errno.ENOSPC, False)])
def test_that_whatever_fails_a_new_register_is_whole_or_not_there(tmp_path: Path, number: int, lasting: bool) -> None:
    """Seen to fail: a log that could not be moved into the file was thrown away; a file begun anew got its own salt."""
    key, salt = bytes(range(32)), bytes(range(16))
    newest = schema(tmp_path, 1)
    place, made, refused, counted = 0, 0, 0, 1
    told: set[type[errors.StoreError]] = set()
    while place < counted:
        place += 1
        folder = tmp_path / str(place)
        folder.mkdir()
        requests, stuck = count(1), set[str]()

        def fail(call: Call) -> int:
            nth = next(requests)  # noqa: B023 - asked in this turn only
            fails = nth == place or (lasting and nth > place)  # noqa: B023 - as above
            if fails and call.kind == "delete":
                stuck.add(call.path)  # noqa: B023 - as above
            return number if fails else 0

        path = folder / "new.utblick"
        try:
            with watched(folder, fail):
                create_register(path, key, salt=salt, schema=newest).close()
        except errors.StoreError as refusal:
            told.add(type(refusal))
            assert not path.exists() or str(path) in stuck
            refused += 1
        else:
            assert path.read_bytes()[:16] == salt
            open_register(path, key, schema=newest).close()
            made += 1
        counted = next(requests)
    assert refused > 50
    assert made
    assert errors.Missing not in told  # what is being made
