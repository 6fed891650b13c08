from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from db import errors, files

if TYPE_CHECKING:
    from pathlib import Path


def test_that_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    files.write_whole(path, b"first", replace=False)
    files.write_whole(path, b"second", replace=True)

    assert path.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [path]


def test_that_what_is_private_was_never_for_others_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    publish = files.publish

    def published(scratch: Path, path: Path, *, replace: bool) -> None:
        seen.append(scratch.stat().st_mode & 0o777)
        publish(scratch, path, replace=replace)

    monkeypatch.setattr(files, "publish", published)
    files.write_whole(tmp_path / "secret", b"secret", replace=False, private=True)
    with files.whole_file(tmp_path / "paper", replace=False, private=True) as file:
        file.write(b"secret")
        seen.append(os.fstat(file.fileno()).st_mode & 0o777)
    assert set(seen) == {0o600 if os.name == "posix" else 0o666}  # Windows has no such rights


def test_that_a_file_in_the_way_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    path.write_bytes(b"mine")
    with pytest.raises(errors.AlreadyThere):
        files.write_whole(path, b"other", replace=False)

    assert path.read_bytes() == b"mine"
    assert list(tmp_path.iterdir()) == [path]


def test_that_a_failure_before_the_name_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "keys"
    path.write_bytes(b"old")

    def refuse(_: int) -> None:
        raise OSError(errno.EIO, "the disk went away")

    monkeypatch.setattr("db.files._sync", refuse)
    with pytest.raises(errors.IoTrouble):
        files.write_whole(path, b"new", replace=True)

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_that_the_content_is_on_the_disk_before_the_name_and_the_name_before_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    sync, rename = os.fsync, files._rename_to_free_name

    def synced(handle: int) -> None:
        order.append("folder" if os.path.samestat(os.fstat(handle), tmp_path.stat()) else "content")
        sync(handle)

    def renamed(scratch: Path, path: Path) -> None:
        order.append("name")
        rename(scratch, path)

    monkeypatch.setattr("db.files.os.fsync", synced)
    monkeypatch.setattr("db.files._rename_to_free_name", renamed)
    files.write_whole(tmp_path / "keys", b"content", replace=False)

    assert order == ["content", "name", "folder"]


def test_that_a_place_without_hard_links_works_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no hard links on this memory stick")

    monkeypatch.setattr("db.files.os.link", refuse)
    path = tmp_path / "keys"
    files.write_whole(path, b"first", replace=False)
    with pytest.raises(errors.AlreadyThere):
        files.write_whole(path, b"second", replace=False)

    assert path.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [path]


def test_that_a_copy_is_the_same_bytes_under_a_free_name(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(os.urandom(100_000))
    files.copy_whole(source, tmp_path / "copy")

    assert (tmp_path / "copy").read_bytes() == source.read_bytes()
    with pytest.raises(errors.AlreadyThere):
        files.copy_whole(source, tmp_path / "copy")


def test_that_trouble_with_room_on_the_disk_stays_trouble(tmp_path: Path) -> None:
    trouble, fault = errors.IoTrouble(), errors.StoreFault()

    assert files.explained(trouble, tmp_path / "register") is trouble
    assert files.explained(fault, tmp_path / "register") is fault
    assert files.explained(trouble, tmp_path / "missing" / "register") is trouble
    assert not list(tmp_path.iterdir())
