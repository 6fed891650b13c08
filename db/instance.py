"""One program at a time: a lock of the operating system on `FILE.lock`, which also says who holds it.

The system lets go of the lock when its program dies, however it dies; a file left behind is no obstacle. On Windows the
lock is on one byte far beyond the text, because others cannot read a locked byte there; that half follows
the documentation of msvcrt.locking and LockFile and has not been tried on a Windows.
"""

from __future__ import annotations

import errno
import json
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final, Self

from db.errors import Holder, InUse, NoPermission, ReadOnlyPlace, translate

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

LARGEST: Final = 4096
# Beyond any text, and within what a 32-bit offset can name.
LOCKED_BYTE: Final = 2**30

_HELD: Final = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}


class InstanceLock:
    """The right to open a register, for as long as this process lives or until `release()`."""

    def __init__(self, register: Path, holder: Holder) -> None:
        self._register = register
        self.path = register.with_name(register.name + ".lock")
        self._holder = holder
        self._handle: int | None = None

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.release()

    def acquire(self) -> None:
        """Take the lock, or raise InUse with the holder's name."""
        while self._handle is None:
            handle = self._opened()
            try:
                self._handle = self._locked(handle)
            finally:
                if self._handle is None:
                    os.close(handle)

    def release(self) -> None:
        """Let go of the lock and remove its file; without the lock this does nothing."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        # Elsewhere the name goes while the lock is held, so that nobody can lock a file that is about to vanish.
        # Windows does not remove an open file: there it goes afterwards, unless somebody has opened it meanwhile.
        if os.name == "nt":  # pragma: no cover - Windows
            os.close(handle)
            self._remove()
        else:
            self._remove()
            os.close(handle)

    def _opened(self) -> int:
        try:
            return os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        except OSError as problem:
            error = translate(problem, self._register)
        if isinstance(error, NoPermission) and os.access(self._register.parent, os.R_OK | os.X_OK):
            raise ReadOnlyPlace(error.detail, path=self._register)
        raise error

    def _remove(self) -> None:
        with suppress(OSError):
            self.path.unlink()

    def _locked(self, handle: int) -> int | None:
        """Lock the file; None means that its holder has just removed it, and the lock would be on a nameless file."""
        try:
            _lock(handle)
        except OSError as problem:
            if problem.errno in _HELD:
                raise InUse(path=self._register, holder=_read(handle)) from None
            raise translate(problem, self._register) from None
        if not self._still_named(handle):
            return None
        try:
            self._write(handle)
        except OSError as problem:
            self._remove()
            raise translate(problem, self._register) from None
        return handle

    def _still_named(self, handle: int) -> bool:
        try:
            return os.path.samestat(os.fstat(handle), self.path.stat())
        except FileNotFoundError:
            return False

    def _write(self, handle: int) -> None:
        text = json.dumps(self._holder._asdict(), ensure_ascii=False).encode()
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, text)
        os.ftruncate(handle, len(text))  # afterwards: a reader meanwhile finds the whole text, with a tail to ignore


def _lock(handle: int) -> None:
    if sys.platform == "win32":  # pragma: no cover - Windows
        import msvcrt  # noqa: PLC0415 - exists on Windows only

        os.lseek(handle, LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - does not exist on Windows

        # Not lockf: its lock is gone as soon as this process closes any other handle of the file.
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _read(handle: int) -> Holder:
    """Give what the holder wrote, or nothing: a damaged text must not hide that the register is in use."""
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        told, _ = json.JSONDecoder().raw_decode(os.read(handle, LARGEST).decode(errors="replace"))
        pid = told["pid"]
        words = {name: " ".join(str(told[name]).split())[:200] for name in ("name", "host", "since")}
        return Holder(pid=pid if isinstance(pid, int) else 0, **words)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return Holder()
