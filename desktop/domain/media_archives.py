"""What is packed in a ZIP or in Microsoft's older container: a document of an office, a program, or anything.

Only the lists of what is inside are read, as far as a limit, and of some the first letters.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.domain.media import Content

ZIP: Final = "application/zip"
OLE: Final = "application/x-ole-storage"
LOCKED: Final = "application/x-ole-encrypted-package"


@dataclass(frozen=True, slots=True)
class Inside:
    """What the container holds, taken as one."""

    type: str
    runs: bool = False
    macros: bool = False


_OFFICE = "application/vnd.openxmlformats-officedocument."
_OFFICE_FOLDERS: tuple[tuple[str, str, str], ...] = (
    ("word/", f"{_OFFICE}wordprocessingml.document", "application/vnd.ms-word.document.macroEnabled.12"),
    ("xl/", f"{_OFFICE}spreadsheetml.sheet", "application/vnd.ms-excel.sheet.macroEnabled.12"),
    ("ppt/", f"{_OFFICE}presentationml.presentation", "application/vnd.ms-powerpoint.presentation.macroEnabled.12"),
)
_OPEN = "application/vnd.oasis.opendocument."
OFFICE_ENDINGS: Mapping[str, tuple[str, ...]] = {
    _OFFICE_FOLDERS[0][1]: ("docx", "dotx"),
    _OFFICE_FOLDERS[1][1]: ("xlsx", "xltx"),
    _OFFICE_FOLDERS[2][1]: ("pptx", "ppsx", "potx"),
    _OFFICE_FOLDERS[0][2]: ("docm", "dotm"),
    _OFFICE_FOLDERS[1][2]: ("xlsm", "xltm", "xlsb"),
    _OFFICE_FOLDERS[2][2]: ("pptm", "ppsm"),
    f"{_OPEN}text": ("odt",),
    f"{_OPEN}text-template": ("ott",),
    f"{_OPEN}spreadsheet": ("ods",),
    f"{_OPEN}spreadsheet-template": ("ots",),
    f"{_OPEN}presentation": ("odp",),
    f"{_OPEN}presentation-template": ("otp",),
    f"{_OPEN}graphics": ("odg",),
    "application/epub+zip": ("epub",),
    "application/vnd.etsi.asic-e+zip": ("asice", "sce"),
    "application/vnd.etsi.asic-s+zip": ("asics", "scs"),
}


def inside(content: Content, head: bytes) -> Inside | None:
    """Tell what is packed; None if nothing is."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(content)
    if head.startswith(_OLE_START):
        return _stored(content, head)
    return None


# --- ZIP: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.7 to 4.3.16

_END = struct.Struct("<4s4H2LH")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_LONGEST_COMMENT = 0xFFFF
_LONGEST_LIST = 1024 * 1024
_LONGEST_MANIFEST = 64 * 1024
_LONGEST_MIMETYPE = 100
_STORED, _DEFLATED = 0, 8


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    method: int
    packed: int
    offset: int


def _zipped(content: Content) -> Inside:
    entries = {entry.name: entry for entry in _entries(content)}
    named = _declared(content, entries.get("mimetype"))
    if named is not None:
        return Inside(named, macros=any(name.startswith("Basic/") for name in entries))
    if "[Content_Types].xml" in entries:
        macros = any(name.lower().endswith("vbaproject.bin") for name in entries)
        for folder, plain, with_macros in _OFFICE_FOLDERS:
            if any(name.startswith(folder) for name in entries):
                return Inside(with_macros if macros else plain, macros=macros)
    if "META-INF/MANIFEST.MF" in entries and _is_program(content, entries):
        return Inside("application/java-archive", runs=True)
    return Inside(ZIP)


def _is_program(content: Content, entries: Mapping[str, _Entry]) -> bool:
    if any(name.endswith((".class", ".dex")) for name in entries):
        return True
    return b"Main-Class:" in _unpacked(content, entries["META-INF/MANIFEST.MF"], _LONGEST_MANIFEST)


def _declared(content: Content, entry: _Entry | None) -> str | None:
    """What an OpenDocument file and its kin say of themselves in an entry of this name, unpacked, first of all."""
    if entry is None or entry.method != _STORED or not 0 < entry.packed <= _LONGEST_MIMETYPE:
        return None
    said = _unpacked(content, entry, _LONGEST_MIMETYPE).decode("ascii", "replace").strip()
    return said if said in OFFICE_ENDINGS and not said.startswith(_OFFICE) else None


def _entries(content: Content) -> Iterator[_Entry]:
    listed = _list(content)
    at = 0
    while len(found := listed[at : at + _ENTRY.size]) == _ENTRY.size:
        fields = _ENTRY.unpack(found)
        if fields[0] != b"PK\x01\x02":
            return
        method, packed, offset = fields[4], fields[8], fields[16]
        name_length, extra_length, comment_length = fields[10:13]
        name = listed[at + _ENTRY.size : at + _ENTRY.size + name_length].decode("utf-8", "replace")
        yield _Entry(name, method, packed, offset)
        at += _ENTRY.size + name_length + extra_length + comment_length


def _list(content: Content) -> bytes:
    """The list at the end; it stands right before its own end mark, wherever it says it is."""
    start = max(0, content.size - _END.size - _LONGEST_COMMENT)
    tail = content.read_at(start, content.size - start)
    at = tail.rfind(b"PK\x05\x06")
    while at >= 0 and not _ends(tail, at):
        at = tail.rfind(b"PK\x05\x06", 0, at)
    if at < 0:
        return b""
    size = int(_END.unpack_from(tail, at)[5])
    begins = start + at - size
    return content.read_at(begins, min(size, _LONGEST_LIST)) if begins >= 0 else b""


def _ends(tail: bytes, at: int) -> bool:
    """Tell the end mark from one that only stands in the comment after it: the comment is as long as it says."""
    return len(tail) - at >= _END.size and at + _END.size + int(_END.unpack_from(tail, at)[7]) == len(tail)


def _unpacked(content: Content, entry: _Entry, longest: int) -> bytes:
    local = content.read_at(entry.offset, _LOCAL.size)
    if len(local) < _LOCAL.size or not local.startswith(b"PK\x03\x04"):
        return b""
    name_length, extra_length = _LOCAL.unpack(local)[9:11]
    packed = content.read_at(entry.offset + _LOCAL.size + name_length + extra_length, min(entry.packed, longest))
    if entry.method == _STORED:
        return packed
    if entry.method != _DEFLATED:
        return b""
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, longest)
    except zlib.error:
        return b""


# --- Microsoft's compound file: [MS-CFB], 2.2 (header), 2.3 (FAT) and 2.6 (directory)

_OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTOR_SHIFTS = {9, 12}
_DIRECTORY_AT, _FATS_AT, _FATS_IN_HEADER = 0x30, 0x4C, 109
_MOST_SECTORS = 256
_ENTRY_SIZE, _NAME_SIZE, _NAME_LENGTH_AT, _CLASS_AT = 128, 64, 64, 80
_INSTALLERS = tuple(
    bytes.fromhex(f"{number:02x}100c0000000000c000000000000046") for number in (0x84, 0x86, 0x82)
)  # packages, patches and transforms of Windows Installer
_STREAMS: tuple[tuple[str, Inside], ...] = (
    ("EncryptedPackage", Inside(LOCKED)),
    ("WordDocument", Inside("application/msword")),
    ("Workbook", Inside("application/vnd.ms-excel")),
    ("Book", Inside("application/vnd.ms-excel")),
    ("PowerPoint Document", Inside("application/vnd.ms-powerpoint")),
    ("__properties_version1.0", Inside("application/vnd.ms-outlook")),
)
_MACROS = frozenset(("Macros", "_VBA_PROJECT_CUR", "_VBA_PROJECT", "VBA"))


def _stored(content: Content, head: bytes) -> Inside:
    names: set[str] = set()
    for sector in _directory(content, head):
        for at in range(0, len(sector) - _ENTRY_SIZE + 1, _ENTRY_SIZE):
            entry = sector[at : at + _ENTRY_SIZE]
            if entry[_CLASS_AT : _CLASS_AT + 16] in _INSTALLERS:
                return Inside("application/x-msi", runs=True)
            length = int.from_bytes(entry[_NAME_LENGTH_AT : _NAME_LENGTH_AT + 2], "little")
            names.add(entry[: max(0, min(length, _NAME_SIZE) - 2)].decode("utf-16-le", "replace"))
    for name, found in _STREAMS:
        if name in names:
            return Inside(found.type, macros=bool(_MACROS & names))
    return Inside(OLE)


def _directory(content: Content, head: bytes) -> Iterator[bytes]:
    """The sectors of the directory, one after the other as the allocation table chains them."""
    shift = int.from_bytes(head[0x1E:0x20], "little")
    if shift not in _SECTOR_SHIFTS or len(head) < _FATS_AT + 4:
        return
    size, sector = 1 << shift, int.from_bytes(head[_DIRECTORY_AT : _DIRECTORY_AT + 4], "little")
    for _ in range(_MOST_SECTORS):
        yield content.read_at((sector + 1) * size, size)
        table, place = divmod(sector, size // 4)
        if table >= _FATS_IN_HEADER:
            return
        at = _FATS_AT + 4 * table
        fat = int.from_bytes(head[at : at + 4], "little")
        link = content.read_at((fat + 1) * size + 4 * place, 4)
        sector = int.from_bytes(link, "little")
        if len(link) < len(b"link") or (sector + 1) * size >= content.size:
            return
