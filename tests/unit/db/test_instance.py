from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

import pytest

from db import errors
from db.errors import Holder
from db.instance import InstanceLock
from tests.fakes.ordinary_user import open_folder, ordinary_user

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ANNA = Holder(name="Anna Ågren", host="dator-12", pid=4711, since="2026-05-03T09:30")
BO = Holder(name="Bo", host="dator-13", pid=17, since="2026-05-03T09:31")

HOLD = """
import sys; from pathlib import Path
from db.errors import Holder; from db.instance import InstanceLock
lock = InstanceLock(Path(sys.argv[1]), Holder("Anna Ågren", "dator-12", 4711, "2026-05-03T09:30"))
lock.acquire(); print("held", flush=True); sys.stdin.read(); lock.release()
"""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return tmp_path / "register.utblick"


@contextmanager
def _held_elsewhere(register: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(register)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert _piped(other.stdout).readline() == "held\n"
        try:
            yield other
        finally:
            other.kill()


def _piped(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream


def _refused(register: Path) -> Holder:
    with pytest.raises(errors.InUse) as caught:
        InstanceLock(register, BO).acquire()
    assert caught.value.path == register
    return caught.value.holder


def test_that_a_second_program_is_told_who_has_the_register(register: Path) -> None:
    with _held_elsewhere(register):
        assert _refused(register) == ANNA


def test_that_a_second_window_of_the_same_program_is_refused_too(register: Path) -> None:
    with InstanceLock(register, ANNA):
        assert _refused(register) == ANNA
        assert _refused(register) == ANNA, "being refused must not let go of the holder's lock"


def test_that_a_program_that_was_killed_is_no_obstacle(register: Path) -> None:
    with _held_elsewhere(register) as other:
        other.kill()
        other.wait()
        left = InstanceLock(register, BO)
        assert left.path.exists(), "the killed program cannot have removed it"
        with left:
            assert _refused(register) == BO


def test_that_a_program_that_ends_leaves_no_file(register: Path) -> None:
    with _held_elsewhere(register) as other:
        other.communicate()

    assert not list(register.parent.iterdir())


def test_that_the_lock_can_be_taken_again_and_released_twice(register: Path) -> None:
    lock = InstanceLock(register, ANNA)
    for _ in range(2):
        lock.acquire()
        lock.acquire()
        lock.release()
        lock.release()

    assert not list(register.parent.iterdir())


@pytest.mark.parametrize(
    "told", [b"", b"\xff\xfe", b"[]", b"{}", b'{"name": "', b"[" * 5000, b'{"name":1,"host":2,"pid":"x","since":null}']
)
def test_that_a_holder_that_cannot_be_read_still_holds(register: Path, told: bytes) -> None:
    with InstanceLock(register, ANNA) as lock:
        lock.path.write_bytes(told)
        assert _refused(register).pid == 0


def test_that_a_shorter_text_leaves_nothing_of_a_longer_one(register: Path) -> None:
    lock = InstanceLock(register, BO)
    lock.path.write_text("x" * 1000, encoding="utf-8")
    with lock:
        assert json.loads(lock.path.read_bytes()) == BO._asdict()


def test_that_a_text_with_a_tail_of_another_is_read_up_to_its_end(register: Path) -> None:
    with InstanceLock(register, ANNA) as lock:
        lock.path.write_bytes(lock.path.read_bytes() + b'", "since": "x"}')
        assert _refused(register) == ANNA


def test_that_never_two_hold_the_lock_however_they_come_and_go(register: Path) -> None:
    inside: list[int] = []
    most: list[int] = []

    def come_and_go(number: int) -> None:
        held = 0
        while held < 40:
            lock = InstanceLock(register, BO)
            try:
                lock.acquire()
            except errors.InUse:
                continue
            inside.append(number)
            most.append(len(inside))
            inside.remove(number)
            lock.release()
            held += 1

    threads = [threading.Thread(target=come_and_go, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert max(most) == 1
    assert not list(register.parent.iterdir())


def test_that_a_file_removed_between_opening_and_locking_is_not_mistaken_for_the_lock(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = InstanceLock(register, ANNA)
    opened = lock._opened
    turns: list[int] = []

    def remove_the_first() -> int:
        handle = opened()
        if not turns:
            lock.path.unlink()
        turns.append(handle)
        return handle

    monkeypatch.setattr(lock, "_opened", remove_the_first)
    with lock:
        assert len(turns) == 2
        assert _refused(register) == ANNA


@pytest.mark.parametrize(("rights", "kind"), [(0o555, errors.ReadOnlyPlace), (0o000, errors.NoPermission)])
def test_that_a_folder_without_rights_is_told(rights: int, kind: type[errors.StoreError]) -> None:
    with open_folder() as outside:
        inside = outside / "register"
        with ordinary_user():
            inside.mkdir()
            inside.chmod(rights)
            with pytest.raises(errors.StoreError) as caught:
                InstanceLock(inside / "register.utblick", ANNA).acquire()
    assert type(caught.value) is kind


def test_that_a_folder_that_is_not_there_is_told(register: Path) -> None:
    with pytest.raises(errors.Missing):
        InstanceLock(register / "below", ANNA).acquire()


def test_that_a_system_without_locks_is_told(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError(37, "no locks available")

    monkeypatch.setattr("db.instance._lock", refuse)
    with pytest.raises(errors.IoTrouble):
        InstanceLock(register, ANNA).acquire()


def test_that_a_disk_too_full_for_the_holders_name_is_told(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("db.instance.os.write", refuse)
    with pytest.raises(errors.NoSpace):
        InstanceLock(register, ANNA).acquire()
    monkeypatch.undo()

    with InstanceLock(register, BO):
        pass
