"""Taking in a file from outside: looked at first, then read once, hashed, stored in parts and told what it is.

A file is not trusted to stay what it was: its kind and size are asked of the opened file, no more is read than was
said to be there, and a file that changed meanwhile is refused.
"""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from db.engine import small_cache
from db.queries import attachments as tables
from desktop.domain import media
from desktop.domain.errors import InvalidInput, NotFound
from desktop.domain.file_names import clean_name, ending
from desktop.domain.identifiers import new_id
from desktop.domain.records import Attachment, Note

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from sqlalchemy import Connection

    from db.queries.attachments import Blob
    from desktop.domain.media import Media
    from desktop.domain.records import Value

MEGABYTE: Final = 1024 * 1024
LARGEST: Final = 50 * MEGABYTE

_OF_A_REGISTER = ("", ".keys", ".lock", "-wal", "-shm", "-journal")
# Not to wait for whoever is at the other end of a pipe; and on Windows, bytes as they are.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that can be attached, as it was when it was looked at."""

    path: Path
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Taken:
    """A file in the register."""

    name: str
    media: Media
    blob: Blob
    notes: tuple[Note, ...]

    def fields(self) -> dict[str, Value]:
        """The fields of its document that the program fills in."""
        media_type, blob = self.media.type, self.blob
        return {"file_name": self.name, "media_type": media_type, "size": blob.size, "sha256": blob.sha256}

    def attachment(self, document: str, *, goes_along: bool) -> Attachment:
        """The file as a record shows it."""
        return Attachment(document, self.name, self.media.type, self.blob.size, self.blob.sha256, goes_along)


def look_at(path: Path, register: Path) -> Source:
    """See whether a file can be attached, without reading it."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound("attachment.not_there", path=str(path)) from None
    except (OSError, ValueError):
        raise _unreadable(path) from None
    _check(path, found)
    if any(_same(found, file) for file in files_of(register)):
        # Closing it again would also let go of the locks that this process has on it:
        # https://www.sqlite.org/howtocorrupt.html, 2.2
        raise InvalidInput("attachment.register")
    return Source(path, clean_name(path.name), found.st_size)


def take_in(connection: Connection, source: Source) -> Taken:
    """Store a file, or say why it is not taken; then whoever has begun the transaction leaves nothing of it."""
    with small_cache(connection):
        blob = _stored(connection, source)
        found = media.detect(_Stored(connection, blob))
    if found.runs or media.runs_by_name(found, source.name):
        raise InvalidInput("attachment.runs", name=source.name)
    name = media.safe_name(found, source.name)
    return Taken(name, found, blob, tuple(_notes(source, found, name)))


def files_of(register: Path) -> Iterator[Path]:
    """The files that a register is made of."""
    return (register.with_name(register.name + suffix) for suffix in _OF_A_REGISTER)


def _check(path: Path, found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise InvalidInput("attachment.folder", path=str(path))
    if not stat.S_ISREG(found.st_mode):
        raise InvalidInput("attachment.special", path=str(path))
    if found.st_size == 0:
        raise InvalidInput("attachment.empty", path=str(path))
    if found.st_size > LARGEST:
        size, limit = -(-found.st_size // MEGABYTE), LARGEST // MEGABYTE
        raise InvalidInput("attachment.too_large", path=str(path), size=size, limit=limit)


def _same(found: os.stat_result, file: Path) -> bool:
    with suppress(OSError):
        return os.path.samestat(found, file.stat())
    return False


def _unreadable(path: Path) -> InvalidInput:
    return InvalidInput("attachment.unreadable", path=str(path))


@contextmanager
def _opened(source: Source) -> Iterator[BinaryIO]:
    """Open the file and look again: the name may mean another one by now."""
    try:
        handle = os.open(source.path, _FLAGS)
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound("attachment.not_there", path=str(source.path)) from None
    except OSError:
        raise _unreadable(source.path) from None
    with os.fdopen(handle, "rb", buffering=0) as file:
        found = os.fstat(file.fileno())
        _check(source.path, found)
        if found.st_size != source.size:
            raise _changed(source)
        yield file
        after = os.fstat(file.fileno())
        if (after.st_size, after.st_mtime_ns) != (found.st_size, found.st_mtime_ns):
            raise _changed(source)


def _changed(source: Source) -> InvalidInput:
    return InvalidInput("attachment.changed", path=str(source.path))


def _parts(source: Source, file: BinaryIO) -> Iterator[bytes]:
    """Read as much as the file was said to have, and see that it ends there."""
    left = source.size
    while left:
        part = _read(source, file, min(left, tables.PART_SIZE))
        left -= len(part)
        yield part
    if _read(source, file, 1, short=True):
        raise _changed(source)


def _read(source: Source, file: BinaryIO, length: int, *, short: bool = False) -> bytes:
    read = bytearray()
    try:
        while len(read) < length and (found := file.read(length - len(read))):
            read += found
    except OSError:
        raise _unreadable(source.path) from None
    if len(read) < length and not short:
        raise _changed(source)
    return bytes(read)


def _stored(connection: Connection, source: Source) -> Blob:
    digest = hashlib.sha256()
    number = tables.begin(connection, new_id())
    with _opened(source) as file:
        for position, part in enumerate(_parts(source, file)):
            digest.update(part)
            tables.add_part(connection, number, position, part)
    return tables.settle(connection, number, digest.hexdigest(), source.size)


def _notes(source: Source, found: Media, name: str) -> Iterator[Note]:
    if name != source.name:
        yield Note("attachment.safe_ending", {"ending": ending(source.name), "name": name})
    elif source.name != unicodedata.normalize("NFC", source.path.name):
        yield Note("attachment.renamed", {"name": source.name})
    if not media.fits(found.type, name):
        usual = media.usual_ending(found.type)
        code = "attachment.other_type" if found.type in media.ENDINGS else "attachment.not_what_it_says"
        yield Note(code, {"ending": ending(name), "usual": usual, "type": found.type})
    if found.macros:
        yield Note("attachment.macros", {"name": name})


class _Stored:
    """Stored content, to be read at any place; the part read last is kept."""

    def __init__(self, connection: Connection, blob: Blob) -> None:
        self._connection = connection
        self._blob = blob
        self._last: tuple[int, bytes] = (-1, b"")

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return self._blob.size

    def read_at(self, offset: int, length: int) -> bytes:
        """Give so many bytes from there, fewer where the content ends."""
        if offset < 0 or length <= 0:
            return b""
        first, within = divmod(offset, tables.PART_SIZE)
        last = (min(offset + length, self._blob.size) - 1) // tables.PART_SIZE
        found = b"".join(self._part(position) for position in range(first, last + 1))
        return found[within : within + length]

    def _part(self, position: int) -> bytes:
        if self._last[0] != position:
            self._last = position, tables.part(self._connection, self._blob.number, position) or b""
        return self._last[1]
