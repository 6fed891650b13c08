"""Reading the container strictly: what is not exactly what the writer writes is refused, with the reason.

The end record stands in the last 22 bytes, the parts tile the file, and each local header repeats the central one in
every field; so every reader of ZIP sees the same parts, and nothing is hidden between, before or after them.
"""

from __future__ import annotations

import os
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from desktop.bundle import limits
from desktop.bundle.reasons import because
from desktop.bundle.zip_layout import (
    CENTRAL,
    CENTRAL_MARK,
    DATE,
    DEFLATED,
    END,
    END_MARK,
    LOCAL,
    LOCAL_MARK,
    STORED,
    TIME,
    VERSION,
    is_name,
    local_header,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE: Final = 256 * 1024
_ENCRYPTED: Final = 0x2041
_LONGEST_COMMENT: Final = 0xFFFF


class PartDamaged(Exception):
    """A part is not what its own checksum says: something went wrong on the way."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part as its header describes it."""

    name: str
    method: int
    crc: int
    packed: int
    size: int
    offset: int
    """Where its header begins."""

    @property
    def begin(self) -> int:
        """Where its content begins."""
        return self.offset + LOCAL.size + len(self.name)

    @property
    def end(self) -> int:
        """Where the next part begins."""
        return self.begin + self.packed


class ZipReader:
    """The parts of a container. Nothing is unpacked until it is asked for, and never more than was announced."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        size = file.seek(0, os.SEEK_END)
        if size > limits.CONTAINER:
            raise because("zip.too_large", limit=limits.CONTAINER // limits.MEGABYTE)
        self.parts = self._parts(size)
        self.by_name = {part.name: part for part in self.parts}

    def content(self, part: Part, limit: int) -> bytes:
        """Give a whole part that may be no larger than this."""
        if part.size > limit:
            raise because("zip.entry_too_large", name=part.name, limit=limit // limits.MEGABYTE)
        try:
            return b"".join(self.pieces(part))
        except PartDamaged:
            raise because("zip.damaged", name=part.name) from None

    def pieces(self, part: Part) -> Iterator[bytes]:
        """Give a part piece by piece. That it was whole is known only at the end."""
        crc, size = 0, 0
        for piece in self._unpacked(part):
            size += len(piece)
            if size > part.size:
                raise PartDamaged(part.name)
            crc = zlib.crc32(piece, crc)
            yield piece
        if size != part.size or crc != part.crc:
            raise PartDamaged(part.name)

    def _unpacked(self, part: Part) -> Iterator[bytes]:
        raw = self._raw(part)
        if part.method == STORED:
            yield from raw
            return
        opener = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for piece in raw:
                rest = piece
                while rest:
                    unpacked = opener.decompress(rest, _PIECE)
                    rest = opener.unconsumed_tail
                    yield unpacked
            while not opener.eof:  # what was read whole may still have something to say
                unpacked = opener.decompress(b"", _PIECE)
                if not unpacked:
                    raise PartDamaged(part.name)
                yield unpacked
        except zlib.error:
            raise PartDamaged(part.name) from None
        if opener.unused_data:
            raise PartDamaged(part.name)

    def _raw(self, part: Part) -> Iterator[bytes]:
        self._file.seek(part.begin)
        left = part.packed
        while left:
            piece = self._file.read(min(left, _PIECE))
            if not piece:
                raise PartDamaged(part.name)
            left -= len(piece)
            yield piece

    def _at(self, offset: int, size: int) -> bytes:
        self._file.seek(offset)
        return self._file.read(size)

    def _parts(self, size: int) -> tuple[Part, ...]:
        if self._at(0, len(LOCAL_MARK)) != LOCAL_MARK:
            raise because("zip.not_a_bundle")
        count, length, start = self._end(size)
        parts = tuple(_central_parts(self._at(start, length), count))
        _check_tiling(parts, start)
        for part in parts:
            expected = local_header(part.name.encode(), part.method, part.crc, part.packed, part.size)
            if self._at(part.offset, len(expected)) != expected:
                raise because("zip.headers_differ", name=part.name)
        return parts

    def _end(self, size: int) -> tuple[int, int, int]:
        """Find the list of parts: how many, how long, and where."""
        last = self._at(max(0, size - END.size), END.size)
        if not last.startswith(END_MARK) or len(last) < END.size:
            raise because("zip.trailing" if self._ends_earlier(size) else "zip.truncated")
        _, disk, central_disk, here, count, length, start, comment = END.unpack(last)
        if count > limits.ENTRIES:
            raise because("zip.too_many_entries", count=count, limit=limits.ENTRIES)
        if disk or central_disk or comment or here != count or start + length + END.size != size:
            raise because("zip.structure")
        return count, length, start

    def _ends_earlier(self, size: int) -> bool:
        """Whether a whole end record stands before what is last, rather than being cut off."""
        begin = max(0, size - END.size - _LONGEST_COMMENT)
        tail = self._at(begin, size - begin)
        place = tail.rfind(END_MARK)
        if place < 0 or place + END.size > len(tail):
            return False
        *_, length, start, _ = END.unpack_from(tail, place)
        return bool(start + length == begin + place)


def _central_parts(central: bytes, count: int) -> Iterator[Part]:
    place, seen = 0, set[str]()
    for _ in range(count):
        header = central[place : place + CENTRAL.size]
        if len(header) < CENTRAL.size or not header.startswith(CENTRAL_MARK):
            raise because("zip.structure")
        fields = CENTRAL.unpack(header)
        raw = central[place + CENTRAL.size : place + CENTRAL.size + fields[10]]
        part = _part(fields, raw)
        if part.name in seen:
            raise because("zip.duplicate_name", name=part.name)
        seen.add(part.name)
        place += CENTRAL.size + len(raw)
        yield part
    if place != len(central):
        raise because("zip.structure")


def _part(fields: tuple[int, ...], raw: bytes) -> Part:
    _, made_by, needed, flags, method, time, date, crc, packed, size, length = fields[:11]
    name = raw.decode("ascii", "replace")
    if len(raw) != length:
        raise because("zip.structure")
    if flags & _ENCRYPTED:
        raise because("zip.encrypted")
    if (made_by, needed, flags, time, date) != (VERSION, VERSION, 0, TIME, DATE) or any(fields[11:16]):
        raise because("zip.resaved")
    if not is_name(name):
        raise because("zip.name", name=name)
    if method not in {STORED, DEFLATED}:
        raise because("zip.method", name=name)
    if method == STORED and packed != size:
        raise because("zip.structure")
    if size > limits.ENTRY:
        raise because("zip.entry_too_large", name=name, limit=limits.ENTRY // limits.MEGABYTE)
    if size > limits.RATIO_FROM and size > limits.RATIO * packed:
        raise because("zip.ratio", name=name, limit=limits.RATIO)
    return Part(name, method, crc, packed, size, fields[16])


def _check_tiling(parts: tuple[Part, ...], start: int) -> None:
    place = 0
    for part in parts:
        if part.offset != place:
            raise because("zip.gap", name=part.name)
        place = part.end
    if place != start:
        raise because("zip.gap", name=parts[-1].name if parts else "")
