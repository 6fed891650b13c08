"""Everything the program asks the disk for, seen on its way, and refused where a test wants it refused.

Two doors lead to the disk, and both are watched inside this very process: SQLite's own interface to the operating
system (a VFS, put in by `ctypes` below SQLCipher: what passes is what is written, encrypted, in its order) and the
functions of Python that `db.files` and `db.instance` use. So it needs no compiler (as an LD_PRELOAD would), no rights
(as FUSE or ptrace would) and no program such as strace, and runs on Linux and macOS alike. What lies deeper is known
from SQLite's source (os_unix.c): xSync is one fsync of the file, and the first one of a new log also one of its folder.
"""

from __future__ import annotations

import errno
import os
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tests.reliability import python_files, vfs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LOG_OR_JOURNAL: Final = ("-wal", "-journal")


@dataclass(frozen=True, slots=True)
class Call:
    """One request to the disk. `to` is the second name of a rename or a link; `size` is what a file is cut to."""

    kind: str
    path: str
    offset: int = 0
    data: bytes = b""
    size: int = 0
    to: str = ""
    by_sqlite: bool = False


Answer = int
"""0 lets a call pass; an errno refuses it. A write that is refused has first written its first half."""


class Watch:
    """What the two doors call. Only what lies under the folder is looked at, and only in the thread's own time."""

    def __init__(self, folder: Path, decide: Callable[[Call], Answer]) -> None:
        self._folder = str(folder)
        self._decide = decide
        self._inside = threading.local()

    def __call__(self, call: Call) -> Answer:
        """Ask about a call; what the asking itself does to the disk is not looked at."""
        if not call.path.startswith(self._folder) or getattr(self._inside, "busy", False):
            return 0
        self._inside.busy = True
        try:
            return self._decide(call)
        finally:
            self._inside.busy = False


@contextmanager
def watched(folder: Path, decide: Callable[[Call], Answer]) -> Iterator[None]:
    """Let `decide` see, and refuse, all that happens to the files under a folder. Not twice at the same time."""
    watch = Watch(folder, decide)

    def ask(kind: str, path: str, **more: object) -> Answer:
        return watch(Call(kind, os.path.normpath(path), **more))  # type: ignore[arg-type]

    with vfs.installed(ask), python_files.installed(ask):
        yield


def named(number: Answer) -> str:
    """Give an error its usual name."""
    return errno.errorcode.get(number, str(number))
