from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from db import backup, errors
from db.engine import PAGE_SIZE, connect
from db.integrity import counts
from tests.fakes.toy import Toy, content, files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from db.engine import Store

CANARY = "Kanariefågel"


def _made(store: Store, register: Toy) -> backup.Backup:
    return backup.create(store, register.key, reason="asked")


def _write(store: Store, name: str) -> None:
    with store.writing() as connection:
        connection.execute(text("INSERT INTO place (name) VALUES (:name)"), {"name": name})


def test_that_a_backup_holds_everything_and_carries_its_keys(store: Store, register: Toy) -> None:
    _write(store, CANARY)
    made = _made(store, register)

    assert made.path.parent == register.path.with_name("toy.utblick.backups")
    assert made.path.name == "toy-000001-asked.utblick"
    assert (made.sequence, made.reason, made.whole) == (1, "asked", True)
    assert made.path.with_name(f"{made.path.name}.keys").read_bytes() == b"for the copies to carry"
    assert content(made.path, register.key) == content(register.path, register.key)


def test_that_a_backup_is_as_unreadable_as_the_register_and_keeps_its_form(store: Store, register: Toy) -> None:
    _write(store, CANARY)
    made = _made(store, register)

    for stored in files(register.path.parent).values():
        assert CANARY.encode() not in stored
    assert made.path.read_bytes()[:16] == register.path.read_bytes()[:16]
    with closing(connect(made.path, register.key)) as connection:
        assert connection.execute("PRAGMA page_size").fetchone() == (str(PAGE_SIZE),)


def test_that_a_backup_holds_what_is_only_in_the_log_yet(store: Store, register: Toy) -> None:
    _write(store, "only in the log")
    assert register.path.with_name("toy.utblick-wal").stat().st_size

    with closing(connect(_made(store, register).path, register.key)) as connection:
        assert connection.execute("SELECT count(*) FROM place WHERE name = 'only in the log'").fetchone() == (1,)


def test_that_the_sequence_counts_on_whatever_was_removed(store: Store, register: Toy) -> None:
    first, second, third = (_made(store, register) for _ in range(3))
    second.path.unlink()
    assert _made(store, register).sequence == 4
    for path in (third.path, first.path):
        path.unlink()

    assert _made(store, register).sequence == 5
    assert [kept.sequence for kept in backup.backups(register.path)] == [5, 4]


def test_that_a_backup_may_go_to_a_folder_of_ones_own(store: Store, register: Toy, tmp_path: Path) -> None:
    stick = tmp_path / "stick" / "backups"
    made = backup.create(store, register.key, reason="asked", folder=stick)

    assert made.path.parent == stick
    assert backup.backups(register.path, stick) == (made,)
    assert backup.backups(register.path) == ()


def test_that_backups_made_at_once_have_numbers_of_their_own(store: Store, register: Toy) -> None:
    threads = [threading.Thread(target=_made, args=(store, register)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [(kept.sequence, kept.whole) for kept in backup.backups(register.path)] == [
        (4, True),
        (3, True),
        (2, True),
        (1, True),
    ]


def test_that_writers_wait_for_the_copy_and_not_for_its_check(
    store: Store, register: Toy, monkeypatch: pytest.MonkeyPatch
) -> None:
    verify = backup.verify

    def while_somebody_writes(path: Path, key: bytes, _tell: object = None) -> Mapping[str, int]:
        writer = threading.Thread(target=_write, args=(store, "during the check"))
        writer.start()
        writer.join(timeout=30)
        assert not writer.is_alive()
        return verify(path, key)

    monkeypatch.setattr("db.backup.verify", while_somebody_writes)
    made = _made(store, register)

    assert backup.verify(made.path, register.key)["place"] == 3


def test_that_other_files_are_neither_listed_nor_removed(store: Store, register: Toy, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    others = {"film.mp4.part", "toy-1-asked.utblick", "toy-000001-asked.utblick.txt", "other-000001-asked.utblick"}
    for name in others:
        (stick / name).write_bytes(b"not ours")
    made = backup.create(store, register.key, reason="asked", folder=stick)

    assert backup.backups(register.path, stick) == (made,)
    assert {path.name for path in stick.iterdir()} == {*others, made.path.name, f"{made.path.name}.keys"}


def test_that_a_backup_without_its_end_or_its_keys_is_not_called_whole(store: Store, register: Toy) -> None:
    whole, cut, lonely, empty = (_made(store, register) for _ in range(4))
    with cut.path.open("r+b") as file:
        file.truncate(cut.size - 1)
    lonely.path.with_name(f"{lonely.path.name}.keys").unlink()
    empty.path.write_bytes(b"")

    found = {kept.sequence: kept.whole for kept in backup.backups(register.path)}
    assert found == {whole.sequence: True, cut.sequence: False, lonely.sequence: False, empty.sequence: False}


KILLED = """
import resource, signal, sys
from pathlib import Path
from db import backup
from db.engine import Store, open_engine

path, key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
store = Store(path, open_engine(path, key))
with store.reading(): pass
if sys.argv[3] == "kill":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
sys.dont_write_bytecode = True  # where no file can grow, half a module would be left for everybody after
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
try:
    backup.create(store, key, reason="asked")
except Exception as error:
    print(type(error).__name__, error.path == path)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
"""


def _in_trouble(register: Toy, how: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", KILLED, str(register.path), register.key.hex(), how]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_that_a_backup_killed_half_way_is_never_listed_and_swept_by_the_next(register: Toy) -> None:
    assert _in_trouble(register, "kill").returncode != 0
    place = backup.backups_folder(register.path)
    left = {path.name for path in place.iterdir()}
    assert left == {"toy-000001-asked.utblick.part", "toy-000001-asked.utblick.part-journal"}
    assert backup.backups(register.path) == ()

    store = register.open()
    made = _made(store, register)
    store.close()
    assert {path.name for path in place.iterdir()} == {made.path.name, f"{made.path.name}.keys"}


def test_that_trouble_with_the_disk_leaves_no_half_backup(register: Toy, folder: Path) -> None:
    before = files(folder)
    done = _in_trouble(register, "refuse")

    assert done.stdout.split()[0] in {"IoTrouble", "NoSpace"}
    assert files(folder) == before


def test_that_a_copy_with_a_changed_byte_is_thrown_away(
    store: Store, register: Toy, monkeypatch: pytest.MonkeyPatch
) -> None:
    verify = backup.verify

    def after_a_change(path: Path, key: bytes, _tell: object = None) -> Mapping[str, int]:
        with path.open("r+b") as file:
            file.seek(PAGE_SIZE + 100)
            file.write(b"\0\0\0\0\0\0\0\0")
        return verify(path, key)

    monkeypatch.setattr("db.backup.verify", after_a_change)
    with pytest.raises(errors.BackupFailed):
        _made(store, register)
    assert not list(backup.backups_folder(register.path).iterdir())


def test_that_a_copy_with_other_rows_is_thrown_away(
    store: Store, register: Toy, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []

    def one_more_each_time(connection: object) -> dict[str, int]:
        seen.append(len(seen))
        return counts(connection) | {"visit": len(seen)}  # type: ignore[arg-type]

    monkeypatch.setattr("db.backup.counts", one_more_each_time)
    with pytest.raises(errors.BackupFailed):
        _made(store, register)
    assert not list(backup.backups_folder(register.path).iterdir())


def test_that_a_damaged_register_is_not_backed_up_as_if_it_were_well(register: Toy) -> None:
    with register.path.open("r+b") as file:
        file.seek(-PAGE_SIZE // 2, os.SEEK_END)
        file.write(bytes(50))
    store = register.open()
    with pytest.raises(errors.Damaged):
        _made(store, register)
    store.close()

    assert not list(backup.backups_folder(register.path).iterdir())


def test_that_a_restored_register_is_what_was_backed_up_fifty_times_of_fifty(store: Store, register: Toy) -> None:
    same = 0
    for turn in range(50):
        _write(store, f"{turn} {os.urandom(turn * 50).hex()}")
        made = _made(store, register)
        restored = Toy(register.path.with_name(f"restored{turn}.utblick"), register.key, register.schema)
        backup.restore(made.path, register.key, restored.path)
        restored.open().close()
        same += content(restored.path, register.key) == content(register.path, register.key)

    assert same == 50


def test_that_restoring_gives_a_register_with_its_keys_and_the_number_of_rows(store: Store, register: Toy) -> None:
    made = _made(store, register)
    target = register.path.with_name("restored.utblick")
    rows = backup.restore(made.path, register.key, target)

    assert rows["visit"] == 400
    assert target.read_bytes() == made.path.read_bytes()
    assert target.with_name("restored.utblick.keys").read_bytes() == b"for the copies to carry"


def test_that_a_file_that_came_while_restoring_is_kept(
    store: Store, register: Toy, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = _made(store, register)
    target = folder / "restored.utblick"
    verify = backup.verify

    def meanwhile(path: Path, key: bytes, _tell: object = None) -> Mapping[str, int]:
        target.write_bytes(b"mine")
        return verify(path, key)

    monkeypatch.setattr("db.backup.verify", meanwhile)
    before = files(folder)
    with pytest.raises(errors.AlreadyThere):
        backup.restore(made.path, register.key, target)

    assert files(folder) == before | {"restored.utblick": b"mine"}


@pytest.mark.parametrize("taken", ["restored.utblick", "restored.utblick.keys"])
def test_that_restoring_replaces_nothing(store: Store, register: Toy, folder: Path, taken: str) -> None:
    made = _made(store, register)
    (folder / taken).write_bytes(b"mine")
    before = files(folder)

    with pytest.raises(errors.AlreadyThere):
        backup.restore(made.path, register.key, folder / "restored.utblick")
    assert files(folder) == before


_Spoil = Callable[["Path"], object]


def _cut(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size - PAGE_SIZE)


def _change(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(-100, os.SEEK_END)
        file.write(bytes(50))


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (_cut, errors.Damaged),
        (_change, errors.Damaged),
        (lambda path: path.unlink(), errors.Missing),
        (lambda path: path.write_bytes(os.urandom(PAGE_SIZE)), errors.WrongKey),
        (lambda path: path.write_bytes(b""), errors.WrongKey),
        (lambda path: path.with_name(f"{path.name}.keys").unlink(), errors.Missing),
    ],
)
def test_that_a_spoilt_backup_is_not_restored(
    store: Store, register: Toy, folder: Path, spoil: _Spoil, kind: type[errors.StoreError]
) -> None:
    made = _made(store, register)
    spoil(made.path)
    before = files(folder)

    with pytest.raises(kind):
        backup.restore(made.path, register.key, folder / "restored.utblick")
    assert files(folder) == before


def test_that_a_backup_is_verified_with_its_own_key_only(store: Store, register: Toy) -> None:
    made = _made(store, register)
    unchanged = made.path.read_bytes()

    assert backup.verify(made.path, register.key)["place"] == 3
    with pytest.raises(errors.WrongKey):
        backup.verify(made.path, os.urandom(32))
    with pytest.raises(errors.Missing):
        backup.verify(made.path.with_name("missing"), register.key)
    assert made.path.read_bytes() == unchanged


def _as_if_made(register: Toy, sequences: range) -> None:
    place = backup.backups_folder(register.path)
    place.mkdir()
    for sequence in sequences:
        path = place / f"toy-{sequence:06d}-daily.utblick"
        path.write_bytes(bytes(PAGE_SIZE))
        path.with_name(f"{path.name}.keys").write_bytes(b"keys")


def test_that_older_backups_are_thinned_and_their_keys_with_them(store: Store, register: Toy) -> None:
    _as_if_made(register, range(1, 60))
    made = _made(store, register)

    kept = [kept.sequence for kept in backup.backups(register.path)]
    assert kept[:7] == [60, 59, 58, 57, 56, 55, 54]
    assert kept[7:] == [48, 41, 34, 27]
    names = {path.name for path in backup.backups_folder(register.path).iterdir()}
    assert len(names) == 2 * len(kept)
    assert made.path.name in names


def test_that_thinning_goes_by_sequence_and_not_by_any_clock(register: Toy) -> None:
    _as_if_made(register, range(1, 60))
    for path in backup.backups_folder(register.path).iterdir():
        os.utime(path, (1 + hash(path.name) % 10**9,) * 2)
    backup.thin(register.path)

    assert [kept.sequence for kept in backup.backups(register.path)][:8] == [59, 58, 57, 56, 55, 54, 53, 48]


def test_that_a_backup_that_is_not_whole_is_neither_counted_nor_removed(register: Toy) -> None:
    _as_if_made(register, range(1, 60))
    half = backup.backups_folder(register.path) / "toy-000002-daily.utblick"
    half.write_bytes(b"half")
    backup.thin(register.path)

    assert half.exists()


@given(st.sets(st.integers(1, 2000), min_size=1))
def test_that_the_newest_stay_and_thinning_again_removes_nothing(sequences: set[int]) -> None:
    kept = backup._kept(sequences)

    assert max(sequences) in kept
    assert kept <= sequences
    assert {sequence for sequence in sequences if max(sequences) - sequence < 7} <= kept
    assert len(kept) <= 7 + 6 + 14
    assert backup._kept(kept) == kept


def test_that_after_years_of_daily_backups_a_year_can_be_looked_back() -> None:
    kept: set[int] = set()
    for sequence in range(1, 1000):
        kept = backup._kept(kept | {sequence})

    assert len(kept) <= 27
    assert min(kept) < 999 - 330
    assert sorted(kept)[-7:] == list(range(993, 1000))


def test_that_rows_are_counted_table_by_table(register: Toy) -> None:
    with closing(connect(register.path, register.key)) as connection:
        found = counts(connection)

    assert json.dumps(found, sort_keys=True) == '{"alembic_version": 1, "place": 3, "visit": 400}'
