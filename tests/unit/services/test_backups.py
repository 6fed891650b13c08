"""Backups as people meet them: made, listed, due, and turned into a register again."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from db import backup as files
from db import errors as store
from db.queries import register as tables
from desktop.domain.errors import (
    AlreadyExists,
    Cancelled,
    Damaged,
    InUse,
    NoKey,
    NoRegister,
    NoSpace,
    ReadOnly,
    StoreTrouble,
    Unavailable,
    WrongKey,
)
from desktop.keystore import KeyFile, Unlock
from desktop.services import backups, workspace
from desktop.services.backups import State
from tests.factories import PASSPHRASE, desk_at, register_in
from tests.fakes.clocks import FixedClock
from tests.fakes.ordinary_user import open_folder, ordinary_user

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.services.backups import Kept
    from desktop.services.workspace import Workspace

UNLOCK = Unlock(passphrase=PASSPHRASE, use_keyring=False)


def visits(desk: Workspace, count: int) -> None:
    for number in range(count):
        desk.records.add("visit", {"title": f"Besök {number}"})


def cut(kept: Kept) -> None:
    with kept.path.open("r+b") as file:
        file.truncate(kept.size - 100)


def scratch_page(kept: Kept, page: int) -> None:
    with kept.path.open("r+b") as file:
        file.seek(16384 * page + 100)
        file.write(b"\xff" * 50)


def lose_keys(kept: Kept) -> None:
    kept.path.with_name(f"{kept.path.name}.keys").unlink()


def test_that_a_backup_says_where_it_is_and_what_is_in_it(desk: Workspace) -> None:
    visits(desk, 3)
    desk.records.add("agreement", {"title": "Vänort"})

    made = desk.backups.make()

    assert made.path.parent == backups.folder_of(desk.path)
    assert (made.sequence, made.reason, made.state) == (1, "asked", State.OPENS)
    assert made.records == {"visit": 3, "agreement": 1}
    assert made.size == made.path.stat().st_size
    assert desk.backups.list() == (made,)


def test_that_a_backup_may_go_to_a_folder_of_ones_own(desk: Workspace, tmp_path: Path) -> None:
    made = desk.backups.make(tmp_path / "minne" / "kopior")

    assert made.path.parent == tmp_path / "minne" / "kopior"
    assert desk.backups.list() == ()
    assert desk.backups.list(tmp_path / "minne" / "kopior") == (made,)


@pytest.mark.parametrize(
    ("harm", "state"),
    [
        (cut, State.CUT),
        (lose_keys, State.NO_KEYS),
        (lambda kept: kept.path.write_bytes(b""), State.CUT),
        (lambda kept: kept.path.write_bytes(os.urandom(kept.size)), State.OTHER_KEY),
        (lambda kept: scratch_page(kept, 0), State.DAMAGED),
    ],
)
def test_that_a_harmed_backup_is_listed_as_such(desk: Workspace, harm: Callable[[Kept], object], state: State) -> None:
    whole, harmed = desk.backups.make(), desk.backups.make()
    harm(harmed)

    assert [(kept.sequence, kept.state) for kept in desk.backups.list()] == [(2, state), (1, State.OPENS)]
    assert desk.backups.list()[0].records is None
    assert desk.backups.list()[1] == whole


def test_that_backups_are_listed_without_a_key_and_without_their_register(desk: Workspace, tmp_path: Path) -> None:
    visits(desk, 1)
    made = desk.backups.make()
    desk.close()
    path = tmp_path / "register.utblick"
    path.unlink()

    (seen,) = backups.listed(path, None)
    key = backups.key_at_hand(path, UNLOCK)

    assert (seen.path, seen.state, seen.records) == (made.path, State.LOCKED, None)
    assert backups.listed(path, key) == (made,)
    assert backups.key_at_hand(path, Unlock(use_keyring=False)) is None
    with pytest.raises(WrongKey):
        backups.key_at_hand(path, Unlock(passphrase="en annan lösenfras", use_keyring=False))


def test_that_a_register_that_never_had_backups_lists_none(tmp_path: Path) -> None:
    assert backups.listed(tmp_path / "nowhere.utblick", None) == ()
    assert backups.key_at_hand(tmp_path / "nowhere.utblick", UNLOCK) is None


def due(desk: Workspace) -> str | None:
    made = desk.backups.if_due()
    return None if made is None else made.reason


def test_that_the_first_opening_of_a_day_makes_a_backup_and_the_next_does_not(
    desk: Workspace, clock: FixedClock
) -> None:
    assert [due(desk), due(desk)] == ["daily", None]
    clock.go(hours=1)
    assert due(desk) is None
    clock.go(days=1)
    assert [due(desk), due(desk)] == ["daily", None]


def test_that_a_backup_that_was_asked_for_is_the_backup_of_the_day(desk: Workspace) -> None:
    desk.backups.make()
    assert due(desk) is None


def test_that_a_backup_somewhere_else_is_not(desk: Workspace, tmp_path: Path) -> None:
    desk.backups.make(tmp_path / "minne")
    assert due(desk) == "daily"


def test_that_a_clock_that_jumps_ahead_and_back_holds_no_backup_back(desk: Workspace, clock: FixedClock) -> None:
    due(desk)
    clock.go(days=4000)
    assert [due(desk), due(desk)] == ["daily", None]
    clock.go(days=-4000)
    assert [due(desk), due(desk)] == ["daily", None]
    clock.go(days=1)
    assert due(desk) == "daily"


def test_that_a_clock_that_stands_still_does_not_either(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backups, "MANY_CHANGES", 3)
    due(desk)
    visits(desk, 2)
    assert due(desk) is None
    visits(desk, 1)
    assert [due(desk), due(desk)] == ["daily", None]


@pytest.mark.parametrize("harm", [lambda kept: kept.path.unlink(), cut, lose_keys])
def test_that_a_lost_backup_is_made_again_the_same_day(desk: Workspace, harm: Callable[[Kept], None]) -> None:
    desk.backups.if_due()
    harm(desk.backups.list()[0])

    assert [due(desk), due(desk)] == ["daily", None]


def test_that_a_restored_register_gets_a_backup_of_its_own(desk: Workspace, tmp_path: Path, clock: FixedClock) -> None:
    due(desk)
    clock.go(days=1)
    backup = desk.backups.make()
    new = tmp_path / "new.utblick"
    backups.restore(backup.path, new, UNLOCK)

    with workspace.opened(new, UNLOCK, clock, remember=False) as restored:
        assert [due(restored), due(restored)] == ["daily", None]


def test_that_a_backup_is_made_though_it_cannot_be_remembered(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise store.NoSpace

    monkeypatch.setattr(tables, "set_setting", refuse)

    assert desk.backups.make().state is State.OPENS


def test_that_a_restored_register_holds_what_the_backup_held(desk: Workspace, tmp_path: Path) -> None:
    visits(desk, 2)
    identifier = desk.records.add("visit", {"title": "Łódź"}).id
    backup = desk.backups.make()
    desk.records.change(identifier, {"title": "Ändrat efteråt"})
    new = tmp_path / "sub" / "new.utblick"
    new.parent.mkdir()

    made = backups.restore(backup.path, new, UNLOCK)

    assert (made.path, made.records) == (new, {"visit": 3})
    with workspace.opened(new, UNLOCK, FixedClock(), remember=False) as restored:
        assert restored.records.get(identifier).title == "Łódź"
        assert restored.search.find("lodz").total == 1
        assert all(check.ok for check in restored.doctor.examine())
    assert desk.records.get(identifier).title == "Ändrat efteråt"


def test_that_a_backup_opens_with_the_ways_in_of_its_own_time(desk: Workspace, tmp_path: Path) -> None:
    backup = desk.backups.make()
    keys = KeyFile.load(desk.path)
    data_key = keys.unlock(UNLOCK)
    keys.add_passphrase(data_key, "en ny lösenfras")
    code = keys.add_recovery(data_key)
    keys.save()
    later = desk.backups.make()

    with pytest.raises(WrongKey) as told:
        backups.restore(backup.path, tmp_path / "a", Unlock(passphrase="en ny lösenfras", use_keyring=False))
    assert told.value.code == "backup.wrong_passphrase"
    with pytest.raises(WrongKey):
        backups.restore(backup.path, tmp_path / "a", Unlock(recovery_code=code))
    backups.restore(backup.path, tmp_path / "a", UNLOCK)
    backups.restore(later.path, tmp_path / "b", Unlock(recovery_code=code))
    assert not (tmp_path / "c").exists()


@pytest.mark.parametrize("suffix", ["", ".keys", "-wal", "-journal"])
def test_that_a_restore_never_touches_what_exists(desk: Workspace, tmp_path: Path, suffix: str) -> None:
    backup = desk.backups.make()
    taken = tmp_path / f"new.utblick{suffix}"
    taken.write_bytes(b"somebody's own")

    with pytest.raises(AlreadyExists) as told:
        backups.restore(backup.path, tmp_path / "new.utblick", UNLOCK)

    assert told.value.details["path"] == str(taken)
    assert taken.read_bytes() == b"somebody's own"
    assert [path.name for path in tmp_path.glob("new*")] == [taken.name]


@pytest.mark.parametrize(
    ("harm", "kind", "code"),
    [
        (lambda kept: kept.path.unlink(), NoRegister, "backup.not_found"),
        (lambda kept: kept.path.write_bytes(b""), Damaged, "backup.not_a_backup"),
        (lambda kept: kept.path.write_text("Kära dagbok, " * 100), Damaged, "backup.not_a_backup"),
        (cut, Damaged, "backup.damaged"),
        (lambda kept: scratch_page(kept, 3), Damaged, "backup.damaged"),
        (lambda kept: scratch_page(kept, 0), Damaged, "backup.damaged"),
        (lose_keys, NoKey, "backup.no_keys"),
        (lambda kept: kept.path.with_name(f"{kept.path.name}-wal").write_bytes(b"x"), InUse, "backup.is_open"),
        (
            lambda kept: kept.path.write_bytes(kept.path.read_bytes()[:16] + b"\x01" * (kept.size - 16)),
            WrongKey,
            "backup.other_key",
        ),
        (lambda kept: kept.path.write_bytes(os.urandom(kept.size)), NoKey, "key.other_register"),
    ],
)
def test_that_what_is_no_whole_backup_is_refused_and_leaves_nothing(
    desk: Workspace, tmp_path: Path, harm: Callable[[Kept], object], kind: type[Unavailable], code: str
) -> None:
    visits(desk, 3)
    backup = desk.backups.make()
    harm(backup)

    with pytest.raises(kind) as told:
        backups.restore(backup.path, tmp_path / "new.utblick", UNLOCK)

    assert told.value.code == code
    assert list(tmp_path.glob("new*")) == []


def test_that_a_folder_is_neither_a_backup_nor_a_place_for_one_register(desk: Workspace, tmp_path: Path) -> None:
    backup = desk.backups.make()
    for source, target, code in (
        (tmp_path, tmp_path / "new.utblick", "backup.not_a_backup"),
        (backup.path, tmp_path, "store.folder"),
        (backup.path, tmp_path / "nowhere" / "new.utblick", "file.no_folder"),
    ):
        with pytest.raises(Unavailable) as told:
            backups.restore(source, target, UNLOCK)
        assert told.value.code == code


def test_that_the_register_itself_is_no_backup_while_it_is_open(desk: Workspace, tmp_path: Path) -> None:
    visits(desk, 1)

    with pytest.raises(InUse) as told:
        backups.restore(desk.path, tmp_path / "new.utblick", UNLOCK)

    assert told.value.code == "backup.is_open"


def test_that_a_backup_can_be_restored_from_where_nothing_can_be_written() -> None:
    with open_folder() as folder, closing(desk_at(register_in(folder), FixedClock())) as desk:
        stick = folder / "stick"
        backup = desk.backups.make(stick)
        for path in stick.iterdir():
            path.chmod(0o444)
        stick.chmod(0o555)
        with ordinary_user():
            made = backups.restore(backup.path, folder / "new.utblick", UNLOCK)
        assert made.path.exists()


def test_that_a_place_that_cannot_be_written_to_is_told() -> None:
    with open_folder() as folder, closing(desk_at(register_in(folder), FixedClock())) as desk:
        backup = desk.backups.make()
        closed = folder / "closed"
        closed.mkdir()
        closed.chmod(0o555)
        for path in (folder, *folder.rglob("*")):
            if path != closed:
                path.chmod(0o777)
        with ordinary_user():
            with pytest.raises(ReadOnly):
                desk.backups.make(closed)
            with pytest.raises(ReadOnly):
                backups.restore(backup.path, closed / "new.utblick", UNLOCK)


@pytest.mark.parametrize(
    ("problem", "kind", "code"),
    [
        (store.NoSpace(), NoSpace, "store.no_space"),
        (store.BackupFailed(), StoreTrouble, "store.backup_failed"),
        (store.IoTrouble(), StoreTrouble, "store.io"),
        (store.Damaged(), Damaged, "store.damaged"),
    ],
)
def test_that_trouble_while_backing_up_is_told_in_plain_words(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch, problem: store.StoreError, kind: type[Unavailable], code: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise problem

    monkeypatch.setattr(files, "create", fail)

    with pytest.raises(kind) as told:
        desk.backups.make()
    assert told.value.code == code


@pytest.mark.parametrize("problem", [store.NoSpace(), store.NoPermission()])
def test_that_trouble_while_restoring_is_told_in_plain_words(
    desk: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: store.StoreError
) -> None:
    backup = desk.backups.make()

    def fail(*_: object) -> None:
        raise problem

    monkeypatch.setattr(files, "restore", fail)

    with pytest.raises(Unavailable) as told:
        backups.restore(backup.path, tmp_path / "new.utblick", UNLOCK)
    assert told.value.code in {"store.no_space", "store.no_permission"}


def test_that_a_folder_that_cannot_be_read_is_told(desk: Workspace) -> None:
    desk.backups.make()
    with open_folder() as closed:
        inside = closed / "inside"
        inside.mkdir()
        shutil.copytree(backups.folder_of(desk.path), inside, dirs_exist_ok=True)
        inside.chmod(0)
        with ordinary_user(), pytest.raises(ReadOnly):
            desk.backups.list(inside)


def test_that_a_day_whose_backups_cannot_be_seen_is_told(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise store.NoPermission

    due(desk)
    monkeypatch.setattr(files, "backups", refuse)

    with pytest.raises(ReadOnly):
        desk.backups.if_due()


def test_that_the_time_of_a_backup_is_that_of_its_file(desk: Workspace) -> None:
    made = desk.backups.make()

    assert made.made == datetime.fromtimestamp(made.path.stat().st_mtime, UTC)


def test_that_what_is_remembered_is_the_day_the_sequence_and_how_much_had_happened(desk: Workspace) -> None:
    visits(desk, 2)
    desk.backups.make()

    with desk.register.reading() as connection:
        last = json.loads(tables.settings(connection)["backups.last"])

    assert last == {"day": "2026-11-20", "sequence": 1, "entries": 2}


class Impatient:
    """Hears how far the work has come, and has enough at some point."""

    def __init__(self, patience: float) -> None:
        self.patience, self.heard = patience, [0.0]

    def __call__(self, done: int, total: int) -> None:
        self.heard.append(done / total)
        if done / total >= self.patience:
            raise Cancelled("work.cancelled")


def test_that_making_checking_and_restoring_tell_how_far_they_have_come(desk: Workspace, tmp_path: Path) -> None:
    patient = [Impatient(2.0) for _each in range(3)]
    made = desk.backups.make(tell=patient[0])
    assert desk.backups.check(made.path, patient[1]) == made.records
    backups.restore(made.path, tmp_path / "ny.utblick", Unlock(passphrase=PASSPHRASE), patient[2])
    for each in patient:
        assert each.heard == sorted(each.heard)
        assert 0 < each.heard[-1] <= 1


@pytest.mark.parametrize("patience", [0.0, 0.6])
def test_that_what_is_stopped_leaves_nothing_behind(desk: Workspace, tmp_path: Path, patience: float) -> None:
    made = desk.backups.make()
    before = sorted(made.path.parent.iterdir())
    with pytest.raises(Cancelled):
        desk.backups.make(tell=Impatient(patience))
    with pytest.raises(Cancelled):
        desk.backups.check(made.path, Impatient(patience))
    there = tmp_path / "ny"
    there.mkdir()
    with pytest.raises(Cancelled):
        backups.restore(made.path, there / "ny.utblick", Unlock(passphrase=PASSPHRASE), Impatient(patience))
    assert sorted(made.path.parent.iterdir()) == before
    assert list(there.iterdir()) == []
    desk.records.add("visit", {"title": "Efteråt"})
