"""Files written whole or not at all: a scratch name, fsync, a rename, and fsync of the folder.

Standard library only. What the operating system refuses leaves as an error of db.errors.
"""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO, Final

from db.errors import AlreadyThere, IoTrouble, Missing, NoSpace, StoreError, translate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CANNOT_OPEN: Final = "SQLITE_CANTOPEN"
_ROOM: Final = 64 * 1024  # more than the first thing SQLite makes, the 32 KB of shared memory beside the log


def scratch_name(path: Path) -> Path:
    """Give the name under which a file is made before it is whole: always the same, so that leftovers are known."""
    return path.with_name(path.name + ".part")


def write_whole(path: Path, content: bytes, *, replace: bool, private: bool = False) -> None:
    """Write a file so that at any moment the old or the new one is there, whole.

    What is private nobody else could read for a moment, not even under its scratch name.
    """
    scratch = scratch_name(path)
    with told(path), _discarded(scratch):
        with _made(scratch, private=private) as file:
            file.write(content)
        publish(scratch, path, replace=replace)


@contextmanager
def whole_file(path: Path, *, replace: bool, private: bool = False) -> Iterator[BinaryIO]:
    """Give a file to write to, which gets its name when the block ends well, and else goes.

    It is made beside the place where it will be, under a name that is nobody's: the folder is somebody's own.
    """
    import secrets  # noqa: PLC0415 - every start loads this module, and few write with it

    scratch = path.with_name(f".utblick-{secrets.token_hex(8)}.part")
    with told(path), _discarded(scratch):
        with _made(scratch, private=private) as file:
            yield file
        publish(scratch, path, replace=replace)


def copy_whole(source: Path, path: Path) -> None:
    """Copy a file to a name that is free."""
    scratch = scratch_name(path)
    with told(path), _discarded(scratch):
        shutil.copyfile(source, scratch)
        publish(scratch, path, replace=False)


def publish(scratch: Path, path: Path, *, replace: bool) -> None:
    """Give a finished file its name, once it is on the disk; an existing file is replaced only if told to.

    A new name that may not be on the disk is taken back: whoever is told that it failed must find nothing there.
    """
    with told(path):
        sync_file(scratch)
        if replace:
            scratch.replace(path)
            sync_folder(path.parent)
            return
        _rename_to_free_name(scratch, path)
        try:
            sync_folder(path.parent)
        except StoreError:
            path.unlink()
            raise


def sync_file(path: Path) -> None:
    """Wait until the file's content is on the disk."""
    with told(path):
        handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            _sync(handle)
        finally:
            os.close(handle)


def sync_folder(folder: Path) -> None:
    """Wait until the folder's names are on the disk. Windows has no such call: there NTFS's own journal keeps them."""
    if os.name == "nt":  # pragma: no cover - Windows
        return
    with told(folder):
        handle = os.open(folder, os.O_RDONLY)
        try:
            _sync(handle)
        finally:
            os.close(handle)


def explained(error: StoreError, path: Path, *, making: bool = False) -> StoreError:
    """Give NoSpace for trouble with the disk when there is no room: SQLite tells a full disk only at some steps.

    That a file cannot be opened SQLite says of every reason; only the system knows whether rights are missing. One that
    is being made is not missing: then the disk did not make it.
    """
    if error.detail == CANNOT_OPEN:
        error = _why_not_opened(error, error.path or path, path, making=making)
    if not isinstance(error, IoTrouble):
        return error
    probe = scratch_name(path.with_name(path.name + "-room"))
    try:
        with told(path), _discarded(probe), probe.open("wb") as file:
            file.write(bytes(_ROOM))
    except NoSpace as full:
        return full
    except StoreError:
        return error
    return error


def _why_not_opened(error: StoreError, path: Path, made: Path, *, making: bool) -> StoreError:
    there = os.path.lexists(path)
    if not there and not making:
        return Missing(error.detail, path=path)
    folders = {path.parent, made.parent}
    allowed = not there or os.access(path, os.R_OK | os.W_OK)
    allowed = allowed and all(os.access(each, os.W_OK | os.X_OK) for each in folders)
    return IoTrouble(error.detail, path=path) if allowed else error


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the operating system refuses into an error of the store."""
    try:
        yield
    except OSError as problem:
        raise translate(problem, path) from None


def _made(scratch: Path, *, private: bool) -> BinaryIO:
    mode = 0o600 if private else 0o666
    return open(scratch, "xb", opener=lambda name, flags: os.open(name, flags, mode))


@contextmanager
def _discarded(scratch: Path) -> Iterator[None]:
    scratch.unlink(missing_ok=True)
    try:
        yield
    finally:
        with suppress(OSError):
            scratch.unlink(missing_ok=True)


def _sync(handle: int) -> None:
    if sys.platform == "darwin":  # pragma: no cover - macOS
        import fcntl  # noqa: PLC0415 - not on Windows

        try:
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)  # fsync alone leaves the data in the drive's own cache
        except OSError:
            pass  # network folders know no F_FULLFSYNC
        else:
            return
    os.fsync(handle)


def _rename_to_free_name(scratch: Path, path: Path) -> None:
    """Rename without ever replacing: a hard link fails where something stands, a rename on POSIX does not."""
    if os.name == "nt":  # pragma: no cover - Windows
        scratch.rename(path)
        return
    try:
        os.link(scratch, path)
    except FileExistsError:
        raise
    except OSError:  # memory sticks (FAT) and some network folders have no hard links
        if os.path.lexists(path):
            raise AlreadyThere(path=path) from None
        scratch.rename(path)
    else:
        with suppress(OSError):  # it has its name; the other one goes when the next file is made
            scratch.unlink()
