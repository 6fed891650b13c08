"""Python's own functions for files with a watcher in them: those through which the program writes, names and removes.

They are exchanged where the program looks them up, in `os`, `io` and `builtins`, for as long as a test lasts.
"""

from __future__ import annotations

import builtins
import io
import os
import shutil
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias
from unittest import mock

from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.reliability.vfs import Ask

Where: TypeAlias = "str | os.PathLike[str]"


class _Watched(io.FileIO):
    """A file that is written to under a watcher's eyes."""

    def __init__(self, path: str, mode: str, ask: Ask) -> None:
        self._path, self._ask, self._place = path, ask, 0
        super().__init__(path, mode)

    @override
    def write(self, data: Any, /) -> int:
        content = bytes(data)
        number = self._ask("write", self._path, offset=self._place, data=content)
        if number:
            super().write(content[: len(content) // 2])
            raise _refusal(number, self._path)
        written: int = super().write(content)
        self._place += written
        return written


class _Read(io.FileIO):
    """A file that is read from under a watcher's eyes."""

    def __init__(self, path: str, ask: Ask) -> None:
        self._path, self._ask = path, ask
        super().__init__(path, "r")

    @override
    def readinto(self, buffer: Any, /) -> int:
        self._check()
        return super().readinto(buffer)

    @override
    def readall(self) -> bytes:
        self._check()
        return super().readall()

    def _check(self) -> None:
        if number := self._ask("read", self._path):
            raise _refusal(number, self._path)


class _Door:
    """The exchanged functions. A path that cannot be one (a number, a descriptor) passes by."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._paths: dict[int, str] = {}
        self._real: dict[str, Any] = {name: getattr(os, name) for name in ("open", "close", "fsync", "write", "mkdir")}

    def check(self, kind: str, path: str, **more: object) -> None:
        """Ask, and raise what the system would."""
        if number := self._ask(kind, path, **more):
            raise _refusal(number, path)

    def open_file(self, path: Where, mode: str = "r", *arguments: object, **more: object) -> object:
        """Open as `open` does."""
        if isinstance(path, int):
            return _OPEN(path, mode, *arguments, **more)
        if mode == "rb" and not more and Path(path).is_file():
            self.check("open", _name(path))
            return io.BufferedReader(_Read(_name(path), self._ask))
        if mode not in {"wb", "xb"}:
            self.check("open", _name(path))
            return _OPEN(path, mode, *arguments, **more)
        name = _name(path)
        fresh = not os.path.lexists(name)
        self.check("create" if fresh else "open", name)
        if not fresh:
            self.check("truncate", name)
        raw = _Watched(name, mode.replace("b", ""), self._ask)
        return io.BufferedWriter(raw)

    def open_handle(self, path: Where, flags: int, *arguments: object, **more: object) -> int:
        """Open as `os.open` does."""
        name = _name(path)
        self.check("create" if flags & os.O_CREAT and not os.path.lexists(name) else "open", name)
        handle: int = self._real["open"](path, flags, *arguments, **more)
        self._paths[handle] = name
        return handle

    def close(self, handle: int) -> None:
        """Close as `os.close` does."""
        self._paths.pop(handle, None)
        self._real["close"](handle)

    def fsync(self, handle: int) -> None:
        """Wait for the disk as `os.fsync` does."""
        path = self._paths.get(handle, "")
        if path:
            self.check("sync_folder" if Path(path).is_dir() else "sync", path)
        self._real["fsync"](handle)

    def write(self, handle: int, data: bytes) -> int:
        """Write as `os.write` does."""
        path = self._paths.get(handle)
        if path is not None:
            self.check("write", path, data=bytes(data))
        written: int = self._real["write"](handle, data)
        return written

    def mkdir(self, path: Where, *arguments: object, **more: object) -> None:
        """Make a folder as `os.mkdir` does."""
        if not os.path.lexists(path):
            self.check("mkdir", _name(path))
        self._real["mkdir"](path, *arguments, **more)

    def removing(self, real: Callable[..., None]) -> Callable[..., None]:
        """Make a function that removes as the real one does."""

        def remove(path: Where, *arguments: object, **more: object) -> None:
            if os.path.lexists(path):
                self.check("delete", _name(path))
            real(path, *arguments, **more)

        return remove

    def naming(self, kind: str, real: Callable[..., None]) -> Callable[..., None]:
        """Make a function that gives a name as the real one does."""

        def name(old: Where, new: Where, *arguments: object, **more: object) -> None:
            if kind == "rename" or not os.path.lexists(new):
                self.check(kind, _name(old), to=_name(new))
            real(old, new, *arguments, **more)

        return name


@contextmanager
def installed(ask: Ask) -> Iterator[None]:
    """Let a watcher see what Python's functions are asked for."""
    door = _Door(ask)
    exchanged: list[tuple[Any, str, Any]] = [
        (builtins, "open", door.open_file),
        (io, "open", door.open_file),
        (os, "open", door.open_handle),
        (os, "close", door.close),
        (os, "fsync", door.fsync),
        (os, "write", door.write),
        (os, "mkdir", door.mkdir),
        (os, "unlink", door.removing(os.unlink)),
        (os, "remove", door.removing(os.remove)),
        (os, "rename", door.naming("rename", os.rename)),
        (os, "replace", door.naming("rename", os.replace)),
        (os, "link", door.naming("link", os.link)),
    ]
    # Copying inside the kernel goes past Python's files.
    exchanged += [(shutil, name, False) for name in vars(shutil) if name.startswith(("_USE_CP_", "_HAS_FCOPYFILE"))]
    with ExitStack() as stack:
        for place, name, replacement in exchanged:
            stack.enter_context(mock.patch.object(place, name, replacement))
        yield


_OPEN: Any = builtins.open


def _name(path: Where) -> str:
    return str(Path(path).absolute())


def _refusal(number: int, path: str) -> OSError:
    return OSError(number, os.strerror(number), path)
