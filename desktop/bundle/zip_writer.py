"""Writing the container: parts one after the other, each deflated or stored, in the one form that the reader takes."""

from __future__ import annotations

import hashlib
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Final, Self

from desktop.bundle import limits
from desktop.bundle.zip_layout import DEFLATED, LOCAL, STORED, central_header, end_record, local_header

if TYPE_CHECKING:
    from collections.abc import Iterable
    from concurrent.futures import Future

# A fifth more bytes than the usual level, in a quarter of the time.
_LEVEL: Final = 1


@dataclass(frozen=True, slots=True)
class Packed:
    """A part as it was written."""

    name: str
    size: int
    sha256: bytes


@dataclass(frozen=True, slots=True)
class Pressed:
    """A part that is ready to be written, and what there is to tell of it."""

    content: bytes = field(repr=False)
    squeezed: bytes | None = field(repr=False)
    """Nothing if it is to be stored as it is: deflated it would be larger, or look like a bomb."""
    crc: int
    sha256: bytes

    @classmethod
    def of(cls, content: bytes) -> Self:
        """Press a part."""
        squeezed = _deflated(content)
        too_dense = len(content) > limits.RATIO_FROM and len(content) > limits.RATIO * len(squeezed)
        kept = None if too_dense or len(squeezed) >= len(content) else squeezed
        return cls(content, kept, zlib.crc32(content), hashlib.sha256(content).digest())


def pressing(content: bytes) -> Future[Pressed]:
    """Press a part in a thread of its own: where there are two processors, the rest goes on meanwhile."""
    aside = ThreadPoolExecutor(1, "pressing")
    begun = aside.submit(Pressed.of, content)
    aside.shutdown(wait=False)
    return begun


class ZipWriter:
    """Writes parts to a file that can be sought in, from its beginning."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._central: list[bytes] = []
        self._offset = 0

    def add(self, name: str, content: bytes) -> None:
        """Write a part that is at hand whole: deflated, unless that would make it larger or look like a bomb."""
        self.add_pressed(name, Pressed.of(content))

    def add_pressed(self, name: str, part: Pressed) -> None:
        """Write a part that is pressed already."""
        method, squeezed = (STORED, part.content) if part.squeezed is None else (DEFLATED, part.squeezed)
        self._put(name, method, part.crc, len(squeezed), len(part.content))
        self._file.write(squeezed)
        self._offset += len(squeezed)

    def add_stored(self, name: str, content: Iterable[bytes]) -> Packed:
        """Write a part as it comes, piece by piece; what its header says is filled in when all of it is known."""
        start, crc, size, digest = self._offset, 0, 0, hashlib.sha256()
        self._file.write(local_header(name.encode(), STORED, 0, 0, 0))
        for piece in content:
            self._file.write(piece)
            crc = zlib.crc32(piece, crc)
            size += len(piece)
            digest.update(piece)
        self._file.seek(start)
        self._put(name, STORED, crc, size, size)
        self._offset += size
        self._file.seek(self._offset)
        return Packed(name, size, digest.digest())

    def finish(self) -> int:
        """Write the list of the parts, and tell how long the file is."""
        central = b"".join(self._central)
        end = end_record(len(self._central), len(central), self._offset)
        self._file.write(central + end)
        return self._offset + len(central) + len(end)

    def _put(self, name: str, method: int, crc: int, packed: int, size: int) -> None:
        raw = name.encode()
        self._central.append(central_header(raw, method, crc, packed, size, self._offset))
        self._file.write(local_header(raw, method, crc, packed, size))
        self._offset += LOCAL.size + len(raw)


def _deflated(content: bytes) -> bytes:
    squeezer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return squeezer.compress(content) + squeezer.flush()
