"""SQLite's interface to the operating system with a watcher in it (https://www.sqlite.org/vfs.html).

A VFS of our own becomes the default one: a copy of the system's, whose files are the system's files with a few methods
exchanged. SQLCipher encrypts above it.
"""

from __future__ import annotations

import ctypes
import errno
import os
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p, cast
from typing import TYPE_CHECKING, Any, Final, Protocol

import sqlcipher3._sqlite3

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NAME: Final = b"watched"

_FULL, _IOERR, _CANTOPEN = 13, 10, 14
_READ, _WRITE, _FSYNC, _TRUNCATE, _DELETE, _SHMSIZE, _SHMMAP = (_IOERR | (n << 8) for n in (1, 3, 4, 6, 10, 19, 21))
_OPEN_CREATE, _OPEN_WAL_OR_JOURNAL = 0x4, 0x80000 | 0x800


class Ask(Protocol):
    """What a watcher is: told of a call, it answers 0 or an errno."""

    def __call__(self, kind: str, path: str, **more: object) -> int: ...


class _Vfs(Structure):
    pass


_OPEN = CFUNCTYPE(c_int, POINTER(_Vfs), c_void_p, c_void_p, c_int, POINTER(c_int))
_REMOVE = CFUNCTYPE(c_int, POINTER(_Vfs), c_char_p, c_int)
_Vfs._fields_ = [
    ("version", c_int),
    ("file_size", c_int),
    ("longest_name", c_int),
    ("next", c_void_p),
    ("name", c_char_p),
    ("data", c_void_p),
    ("open", _OPEN),
    ("delete", _REMOVE),
    *((f"other{number}", c_void_p) for number in range(14)),
]

_CLOSE = CFUNCTYPE(c_int, c_void_p)
_TRANSFER = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_CUT = CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC = CFUNCTYPE(c_int, c_void_p, c_int)
_MAP = CFUNCTYPE(c_int, c_void_p, c_int, c_int, c_int, c_void_p)


class _Methods(Structure):
    _fields_ = (
        ("version", c_int),
        ("close", _CLOSE),
        ("read", _TRANSFER),
        ("write", _TRANSFER),
        ("truncate", _CUT),
        ("sync", _SYNC),
        *((f"other{number}", c_void_p) for number in range(7)),
        ("shm_map", _MAP),
        *((f"further{number}", c_void_p) for number in range(5)),
    )


class _Door:
    """The one VFS of this process. What SQLite may still call is never let go of."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(sqlcipher3._sqlite3.__file__)
        self._library.sqlite3_vfs_find.restype = POINTER(_Vfs)
        self._library.sqlite3_vfs_find.argtypes = [c_char_p]
        self._library.sqlite3_vfs_register.argtypes = [POINTER(_Vfs), c_int]
        self._system = self._library.sqlite3_vfs_find(None)
        self._own = _Vfs()
        ctypes.memmove(ctypes.byref(self._own), self._system, ctypes.sizeof(_Vfs))
        self._open, self._delete = self._system.contents.open, self._system.contents.delete
        self._own.name = NAME
        self._own_open = _OPEN(self._safe(self._on_open, _CANTOPEN))
        self._own_delete = _REMOVE(self._safe(self._on_delete, _DELETE))
        self._tables: dict[int, tuple[_Methods, _Methods]] = {}
        self._files: dict[int, tuple[str, _Methods, int]] = {}
        self.ask: Ask | None = None
        self.broken: list[BaseException] = []

    def use(self, *, own: bool) -> None:
        """Make this VFS the one that files are opened with, or the system's again, also for files that are open."""
        self._own.open, self._own.delete = (self._own_open, self._own_delete) if own else (self._open, self._delete)
        if not own:
            for file, (_, _, address) in self._files.items():
                cast(file, POINTER(c_void_p))[0] = address
            self._files.clear()
        self._library.sqlite3_vfs_register(ctypes.byref(self._own) if own else self._system, 1)

    def _asked(self, kind: str, path: str, **more: object) -> int:
        return 0 if self.ask is None else self.ask(kind, path, by_sqlite=True, **more)

    def _safe(self, method: Callable[..., int], code: int) -> Callable[..., int]:
        """Keep an exception of ours for later: nothing but a number can leave a callback."""

        def called(*arguments: Any) -> int:  # noqa: ANN401 - whatever SQLite passes
            try:
                return method(*arguments)
            except Exception as problem:  # noqa: BLE001 - told by `installed`
                self.broken.append(problem)
                return code

        return called

    def _on_open(self, _vfs: object, name: int | None, file: int, flags: int, out: Any) -> int:  # noqa: ANN401 - a pointer
        path = os.fsdecode(ctypes.string_at(name)) if name else ""
        if path:
            kind = "create" if flags & _OPEN_CREATE and not os.path.lexists(path) else "open"
            if self._asked(kind, path, size=flags & _OPEN_WAL_OR_JOURNAL):
                ctypes.memset(file, 0, ctypes.sizeof(c_void_p))
                return _CANTOPEN
        code: int = self._open(self._system, name, file, flags, out)
        place = cast(file, POINTER(c_void_p))
        if path and code == 0 and place.contents.value:
            own, real = self._table(place.contents.value)
            self._files[file] = (path, real, place.contents.value)
            place[0] = ctypes.addressof(own)
        return code

    def _on_delete(self, _vfs: object, name: bytes, sync_folder: int) -> int:
        path = os.fsdecode(name)
        if self._asked("delete", path, size=sync_folder):
            return _DELETE
        code: int = self._delete(self._system, name, sync_folder)
        return code

    def _table(self, address: int) -> tuple[_Methods, _Methods]:
        if address not in self._tables:
            real, own = _Methods(), _Methods()
            for table in (real, own):
                ctypes.memmove(ctypes.byref(table), address, ctypes.sizeof(_Methods))
            own.close = _CLOSE(self._safe(self._on_close, _IOERR))
            own.read = _TRANSFER(self._safe(self._on_read, _READ))
            own.write = _TRANSFER(self._safe(self._on_write, _WRITE))
            own.truncate = _CUT(self._safe(self._on_truncate, _TRUNCATE))
            own.sync = _SYNC(self._safe(self._on_sync, _FSYNC))
            own.shm_map = _MAP(self._safe(self._on_map, _SHMMAP))
            self._tables[address] = own, real
        return self._tables[address]

    def _on_close(self, file: int) -> int:
        _, real, _ = self._files.pop(file)
        code: int = real.close(file)
        return code

    def _on_read(self, file: int, buffer: int, size: int, offset: int) -> int:
        path, real, _ = self._files[file]
        if self._asked("read", path, offset=offset, size=size):
            return _READ
        code: int = real.read(file, buffer, size, offset)
        return code

    def _on_write(self, file: int, buffer: int, size: int, offset: int) -> int:
        path, real, _ = self._files[file]
        number = self._asked("write", path, offset=offset, data=ctypes.string_at(buffer, size))
        if number:
            real.write(file, buffer, size // 2, offset)
            return _FULL if number == errno.ENOSPC else _WRITE
        code: int = real.write(file, buffer, size, offset)
        return code

    def _on_truncate(self, file: int, size: int) -> int:
        path, real, _ = self._files[file]
        if self._asked("truncate", path, size=size):
            return _TRUNCATE
        code: int = real.truncate(file, size)
        return code

    def _on_sync(self, file: int, flags: int) -> int:
        path, real, _ = self._files[file]
        if self._asked("sync", path):
            return _FSYNC
        code: int = real.sync(file, flags)
        return code

    def _on_map(self, file: int, region: int, size: int, extend: int, place: int) -> int:
        path, real, _ = self._files[file]
        number = self._asked("map", path, offset=region * size, size=size)
        if number:
            return _SHMSIZE if number == errno.ENOSPC else _SHMMAP
        code: int = real.shm_map(file, region, size, extend, place)
        return code


_door: list[_Door] = []


@contextmanager
def installed(ask: Ask) -> Iterator[None]:
    """Let a watcher see what SQLite asks the system for, in files opened from now on."""
    if not _door:
        _door.append(_Door())
    (door,) = _door
    door.use(own=True)
    door.ask = ask
    try:
        yield
    finally:
        door.ask = None
        door.use(own=False)
        broken, door.broken = door.broken, []
        if broken:
            raise broken[0]
