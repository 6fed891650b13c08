"""Ways to spoil the ZIP of a bundle, each with the reason it must lead to."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from desktop.bundle.zip_layout import CENTRAL_MARK, CONTROL, DATE, MIMETYPE, SIGNATURE

if TYPE_CHECKING:
    from collections.abc import Callable


def replaced(old: bytes, new: bytes, *, last: bool = False) -> Callable[[bytes], bytes]:
    """Put other bytes in the place of some, which must be there."""

    def change(content: bytes) -> bytes:
        place = content.rfind(old) if last else content.find(old)
        if place < 0:
            raise ValueError(old)
        return content[:place] + new + content[place + len(old) :]

    return change


def central(change: Callable[[list[int], bytes], list[int]], at: bytes) -> Callable[[bytes], bytes]:
    """Change the fields of one part, in both of its headers alike where both have them."""

    def changed(content: bytes) -> bytes:
        place = content.rfind(CENTRAL_MARK, 0, content.rfind(at))
        fields = list(struct.unpack_from("<6H3I5H2I", content, place + 4))
        fresh = change(fields, content)
        whole = bytearray(content)
        struct.pack_into("<6H3I5H2I", whole, place + 4, *fresh)
        struct.pack_into("<5H3I", whole, fresh[15] + 4, *fresh[1:9])
        return bytes(whole)

    return changed


def set_field(number: int, value: int, at: bytes = CONTROL.encode()) -> Callable[[bytes], bytes]:
    """Set one field of one part's headers."""
    return central(lambda fields, _: [*fields[:number], value, *fields[number + 1 :]], at)


def end(number: int, change: int) -> Callable[[bytes], bytes]:
    """Add to one field of the end record."""

    def changed(content: bytes) -> bytes:
        fields = list(struct.unpack("<4s4H2IH", content[-22:]))
        fields[number] += change
        return content[:-22] + struct.pack("<4s4H2IH", *fields)

    return changed


def saved_again(content: bytes) -> bytes:
    """Do what an archive program does: unpack everything and pack it again, in its own way."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.infolist():
            new.writestr(zipfile.ZipInfo(each.filename, (2026, 11, 20, 13, 2, 0)), old.read(each))
    return made.getvalue()


def with_gap(content: bytes, *, last: bool = False) -> bytes:
    """Put bytes between two parts, or between the last and the list, and set every offset right."""
    fields = list(struct.unpack("<4s4H2IH", content[-22:]))
    start = int(fields[6])
    second = start if last else content.find(b"PK\x03\x04", 4)
    whole = bytearray(content[:second] + b"gap!" + content[second:])
    place = start + 4
    for _ in range(int(fields[3])):
        entry = list(struct.unpack_from("<6H3I5H2I", whole, place + 4))
        if entry[15] >= second:
            struct.pack_into("<I", whole, place + 42, entry[15] + 4)
        place += 46 + entry[9]
    fields[6] = start + 4
    return bytes(whole[:-22]) + struct.pack("<4s4H2IH", *fields)


def broken_deflate(content: bytes) -> bytes:
    """Spoil the first byte of the deflated signature."""
    start = content.find(SIGNATURE.encode()) + len(SIGNATURE)
    return content[:start] + b"\xff" + content[start + 1 :]


FILES: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "zip-not-a-bundle": ("zip.not_a_bundle", lambda _: b"%PDF-1.7\n"),
    "zip-empty": ("zip.not_a_bundle", lambda _: b""),
    "zip-truncated": ("zip.truncated", lambda content: content[:-1]),
    "zip-truncated-half": ("zip.truncated", lambda content: content[: len(content) // 2]),
    "zip-trailing": ("zip.trailing", lambda content: content + b"\n"),
    "zip-two-ends": ("zip.structure", lambda content: content + content[-22:]),
    "zip-too-many": ("zip.too_many_entries", end(4, 2000)),
    "zip-other-count": ("zip.structure", end(3, 1)),
    "zip-one-part-more": ("zip.structure", lambda content: end(4, 1)(end(3, 1)(content))),
    "zip-one-part-less": ("zip.structure", lambda content: end(4, -1)(end(3, -1)(content))),
    "zip-list-elsewhere": ("zip.structure", end(6, -1)),
    "zip-saved-again": ("zip.resaved", saved_again),
    "zip-dated": ("zip.resaved", set_field(5, DATE + 1)),
    "zip-descriptor": ("zip.resaved", set_field(2, 8)),
    "zip-utf8-flag": ("zip.resaved", set_field(2, 0x800)),
    "zip-attributes": ("zip.resaved", set_field(14, 0x20)),
    "zip-other-disk": ("zip.resaved", set_field(12, 1)),
    "zip-encrypted": ("zip.encrypted", set_field(2, 1)),
    "zip-other-method": ("zip.method", set_field(3, 12)),
    "zip-stored-shorter": ("zip.structure", set_field(8, 5, MIMETYPE.encode())),
    "zip-announced-too-large": ("zip.entry_too_large", set_field(8, 300 * 1024 * 1024)),
    "zip-bomb": ("zip.ratio", set_field(8, 200 * 1024 * 1024)),
    "zip-headers-differ": ("zip.headers_differ", replaced(b"bundle.json", b"bundle.jsom")),
    "zip-name-odd": ("zip.name", lambda content: content.replace(b"bundle.json", b"../le.json\0")),
    "zip-name-upper": ("zip.name", lambda content: content.replace(b"bundle.json", b"Bundle.json")),
    "zip-gap": ("zip.gap", with_gap),
    "zip-gap-before-list": ("zip.gap", lambda content: with_gap(content, last=True)),
    "zip-crc": ("zip.damaged", set_field(6, 0, SIGNATURE.encode())),
    "zip-longer-than-said": ("zip.damaged", set_field(8, 100, SIGNATURE.encode())),
    "zip-deflate-broken": ("zip.damaged", broken_deflate),
}
