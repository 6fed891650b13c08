"""The strict ZIP: what the writer makes, the reader and everybody else's reader take; nothing else comes through."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest

from desktop.bundle import limits
from desktop.bundle.reasons import NotAccepted
from desktop.bundle.zip_layout import DEFLATED, END, STORED
from desktop.bundle.zip_reader import PartDamaged, ZipReader
from desktop.bundle.zip_writer import ZipWriter
from tests.fakes.bundles import Draft, pinned, verified

if TYPE_CHECKING:
    from pathlib import Path

NOISE = bytes((number * number * 31 + number // 7) % 251 for number in range(50_000))
LETTERS = bytes(number % 16 + 97 for number in range(256))


def packed(**parts: bytes) -> bytes:
    file = io.BytesIO()
    writer = ZipWriter(file)
    for name, content in parts.items():
        writer.add(name, content)
    assert writer.finish() == len(file.getvalue())
    return file.getvalue()


def refused(content: bytes) -> str:
    with pytest.raises(NotAccepted) as refusal:
        ZipReader(io.BytesIO(content))
    return str(refusal.value)


def test_that_another_reader_of_zip_sees_the_same_parts() -> None:
    content = packed(first=b"a" * 10_000, second=NOISE, third=b"")

    with zipfile.ZipFile(io.BytesIO(content)) as theirs:
        assert theirs.testzip() is None
        told = {each.filename: theirs.read(each) for each in theirs.infolist()}
    ours = ZipReader(io.BytesIO(content))
    assert {part.name: ours.content(part, 100_000) for part in ours.parts} == told
    assert [part.method for part in ours.parts] == [DEFLATED, DEFLATED, STORED]


def test_that_what_would_look_like_a_bomb_is_stored_instead() -> None:
    content = packed(zeros=bytes(2 * limits.MEGABYTE), small=bytes(1000))
    assert [part.method for part in ZipReader(io.BytesIO(content)).parts] == [STORED, DEFLATED]


def test_that_a_bundle_cut_off_at_any_byte_is_called_cut_off() -> None:
    content = Draft().made()
    for length in range(4, len(content)):
        assert refused(content[:length]) == "zip.truncated"


def test_that_an_end_record_inside_of_an_attachment_does_not_make_a_cut_off_bundle_look_longer() -> None:
    inner = packed(first=b"a")
    assert refused(packed(inner=inner * 3)[:-5]) == "zip.truncated"


def test_that_a_file_larger_than_a_bundle_may_be_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.asice"
    with path.open("wb") as file:
        file.truncate(limits.CONTAINER + 1)
    with path.open("rb") as file, pytest.raises(NotAccepted, match=r"zip\.too_large"):
        ZipReader(file)


def test_that_a_part_larger_than_asked_for_is_not_unpacked() -> None:
    reader = ZipReader(io.BytesIO(packed(first=b"a" * 1000)))
    with pytest.raises(NotAccepted, match=r"zip\.entry_too_large"):
        reader.content(reader.parts[0], 999)


def test_that_a_file_that_shrinks_while_it_is_read_is_damaged() -> None:
    file = io.BytesIO(packed(first=NOISE))
    reader = ZipReader(file)
    file.truncate(1000)
    with pytest.raises(PartDamaged):
        list(reader.pieces(reader.parts[0]))


@pytest.mark.parametrize("level", [1, 6, 9])
def test_that_what_is_unpacked_in_pieces_comes_out_whole_whatever_the_pieces(level: int) -> None:
    """What zlib has read whole it may still have to say: the last piece too."""
    for size in (262_143, 262_144, 262_145, 524_288, 3_000_000):
        content = random.Random(size).randbytes(size).translate(LETTERS)  # noqa: S311 - the same every time
        squeezer = zlib.compressobj(level, zlib.DEFLATED, -15)
        squeezed = squeezer.compress(content) + squeezer.flush()
        reader = ZipReader(io.BytesIO(deflated(content, squeezed)))
        assert reader.content(reader.parts[0], limits.ENTRY) == content


@pytest.mark.parametrize("size", [262_165, 262_200, 262_400, 524_310])
def test_that_the_end_of_a_long_run_comes_out_though_all_of_its_bytes_are_read(size: int) -> None:
    squeezer = zlib.compressobj(1, zlib.DEFLATED, -15)
    squeezed = squeezer.compress(bytes(size)) + squeezer.flush()
    reader = ZipReader(io.BytesIO(deflated(bytes(size), squeezed)))
    assert reader.content(reader.parts[0], limits.ENTRY) == bytes(size)


def deflated(content: bytes, squeezed: bytes) -> bytes:
    """Pack one part with a stream of our choice."""
    from desktop.bundle.zip_layout import central_header, end_record, local_header  # noqa: PLC0415 - the parts of one

    about = (b"part", DEFLATED, zlib.crc32(content), len(squeezed), len(content))
    body, listed = local_header(*about) + squeezed, central_header(*about, 0)
    return body + listed + end_record(1, len(listed), len(body))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda stream: stream[:-3],
        lambda stream: stream + b"more",
        lambda stream: b"\x07" + stream[1:],
        lambda stream: stream[:10] + b"\x00" * 10 + stream[20:],
    ],
    ids=["cut off", "with more behind", "no deflate", "changed"],
)
def test_that_a_spoiled_stream_is_damaged(spoil: object) -> None:
    squeezer = zlib.compressobj(1, zlib.DEFLATED, -15)
    stream = squeezer.compress(NOISE) + squeezer.flush()
    reader = ZipReader(io.BytesIO(deflated(NOISE, spoil(stream))))  # type: ignore[operator] # one of the above
    with pytest.raises(PartDamaged):
        list(reader.pieces(reader.parts[0]))


def test_that_what_unpacks_to_more_than_was_said_stops_there() -> None:
    squeezer = zlib.compressobj(1, zlib.DEFLATED, -15)
    stream = squeezer.compress(bytes(50_000_000)) + squeezer.flush()
    reader = ZipReader(io.BytesIO(deflated(b"x" * 1000, stream)))
    unpacked: list[int] = []
    with pytest.raises(PartDamaged):
        unpacked.extend(len(piece) for piece in reader.pieces(reader.parts[0]))
    assert sum(unpacked) < limits.MEGABYTE


def test_that_a_list_that_is_shorter_than_it_says_does_not_add_up() -> None:
    content = packed(first=b"a")
    fields = list(END.unpack(content[-22:]))
    for length in (10, 46):
        fields[5], fields[6] = length, len(content) - 22 - length
        assert refused(content[:-22] + END.pack(*fields)) in {"zip.structure", "zip.resaved"}
    assert refused(content[:-26] + content[-22:]) == "zip.structure"


def test_that_a_name_longer_than_its_list_does_not_add_up() -> None:
    content = bytearray(packed(first=b"a"))
    place = content.rfind(b"PK\x01\x02")
    struct.pack_into("<H", content, place + 28, 60)
    assert refused(bytes(content)) == "zip.structure"


def test_that_an_empty_list_of_parts_is_no_bundle() -> None:
    """It begins as a ZIP does, and all of it is a gap."""
    content = b"PK\x03\x04"
    assert refused(content + END.pack(b"PK\x05\x06", 0, 0, 0, 0, 0, len(content), 0)) == "zip.gap"


def test_that_the_smallest_bundle_comes_through() -> None:
    assert verified(Draft().made(), pinned()).outcome.accepted
