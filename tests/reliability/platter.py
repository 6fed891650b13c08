"""What a disk may hold when the power goes: all that was waited for, and of the rest whatever the disk got to.

The rules are those of a journalling file system on a drive with a cache (https://www.sqlite.org/psow.html): what was
written before an fsync of a file is there; of what came later any part may be, torn at any sector, in any order. Names
given and removed get there in their order, and surely with an fsync of their folder.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from tests.reliability.disk import Call

SECTOR: Final = 512

WAYS: Final = ("nothing", "everything", "begun", "some", "shuffled")
"""What the disk got to of the rest: nothing, everything, a beginning, some of it, or some of it in another order."""


@dataclass
class _File:
    """A file whatever its name: what is surely on the disk, and what has been asked for since."""

    sure: bytearray = field(default_factory=bytearray)
    waiting: list[Call] = field(default_factory=list)
    folder_told: bool = False

    def settle(self) -> None:
        for call in self.waiting:
            _apply(self.sure, call)
        self.waiting.clear()


class Platter:
    """Follows the calls one by one. Files are followed by number, since names come and go."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: list[_File] = []
        self._names: dict[str, int] = {}
        self._sure_names: dict[str, int] = {}
        self._waiting_names: list[dict[str, int]] = []
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                self._add(str(path), _File(bytearray(path.read_bytes())))
        self._sure_names = dict(self._names)

    def follow(self, call: Call) -> None:
        """Take the next call."""
        match call.kind:
            case "create":
                # The first sync of a new log or journal is one of its folder too (os_unix.c, UNIXFILE_DIRSYNC).
                self._add(call.path, _File(folder_told=not (call.by_sqlite and call.size)))
                self._renamed()
            case "write" | "truncate":
                self._files[self._names[call.path]].waiting.append(call)
            case "sync":
                self._sync(self._files[self._names[call.path]])
            case "sync_folder":
                self._settle_names()
            case "delete":
                self._names.pop(call.path)
                self._renamed()
            case "rename" | "link":
                self._names[call.to] = self._names[call.path]
                if call.kind == "rename":
                    del self._names[call.path]
                self._renamed()
            case _:
                pass

    def waiting(self) -> int:
        """Count what a power cut now could lose."""
        return sum(len(file.waiting) for file in self._files) + len(self._waiting_names)

    def write_out(self, folder: Path, way: str, chance: random.Random) -> None:
        """Write into a folder what the disk may hold if the power goes now."""
        for path, number in self._names_left(way, chance).items():
            place = folder / os.path.relpath(path, self._folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            file = self._files[number]
            content = bytearray(file.sure)
            for call in _left(file.waiting, way, chance):
                _apply(content, call)
            place.write_bytes(content)

    def _add(self, path: str, file: _File) -> None:
        self._names[path] = len(self._files)
        self._files.append(file)

    def _sync(self, file: _File) -> None:
        file.settle()
        if not file.folder_told:
            file.folder_told = True
            self._settle_names()

    def _renamed(self) -> None:
        self._waiting_names.append(dict(self._names))

    def _settle_names(self) -> None:
        self._sure_names = dict(self._names)
        self._waiting_names.clear()

    def _names_left(self, way: str, chance: random.Random) -> dict[str, int]:
        states = [self._sure_names, *self._waiting_names]
        return states[0] if way == "nothing" else states[-1] if way == "everything" else chance.choice(states)


def _left(waiting: list[Call], way: str, chance: random.Random) -> list[Call]:
    match way:
        case "nothing":
            return []
        case "everything":
            return waiting
        case "begun":
            left = waiting[: chance.randint(0, len(waiting))]
            return [*left[:-1], _torn(left[-1], chance)] if left else []
        case _:
            left = [_torn(call, chance) if chance.random() < 0.2 else call for call in waiting if chance.random() < 0.5]
            if way == "shuffled":
                chance.shuffle(left)
            return left


def _torn(call: Call, chance: random.Random) -> Call:
    """Leave only some sectors of a write: its beginning or its end."""
    sectors = -(-len(call.data) // SECTOR)
    if call.kind != "write" or sectors < 2:
        return call
    place = chance.randint(1, sectors - 1) * SECTOR
    if chance.random() < 0.5:
        return _written(call, call.offset, call.data[:place])
    return _written(call, call.offset + place, call.data[place:])


def _written(call: Call, offset: int, data: bytes) -> Call:
    return type(call)(call.kind, call.path, offset, data)


def _apply(content: bytearray, call: Call) -> None:
    if call.kind == "truncate":
        del content[call.size :]
        content.extend(bytes(call.size - len(content)))
        return
    content.extend(bytes(max(call.offset - len(content), 0)))
    content[call.offset : call.offset + len(call.data)] = call.data
