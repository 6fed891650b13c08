"""What a file is, told by its content and never by its name; and which names fit what it is.

Nothing is believed of the content: every offset in it may point nowhere and every length may be a lie.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from desktop.domain import media_archives, media_texts
from desktop.domain.file_names import ending

if TYPE_CHECKING:
    from collections.abc import Mapping

UNKNOWN: Final = "application/octet-stream"
_HEAD = 4096
# Readers look for it this far in, after what mail programs and old Macs put before it.
_PDF = re.compile(rb"(?:^|[\r\n\0])%PDF-[0-9]")
_PDF_WITHIN = 1024
_EXECUTABLE_HEADER_AT = 0x3C


class Content(Protocol):
    """Bytes that can be read at any place without holding them all."""

    @property
    def size(self) -> int:
        """How many bytes there are."""
        ...

    def read_at(self, offset: int, length: int) -> bytes:
        """Give so many bytes from there, fewer where the content ends."""
        ...


@dataclass(frozen=True, slots=True)
class Bytes:
    """Content that is in memory."""

    content: bytes

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return len(self.content)

    def read_at(self, offset: int, length: int) -> bytes:
        """Give so many bytes from there, fewer where the content ends."""
        return self.content[max(offset, 0) : max(offset, 0) + max(length, 0)]


@dataclass(frozen=True, slots=True)
class Media:
    """What a file is. What `runs` is a program or a script; `macros` are programs inside a document."""

    type: str
    runs: bool = False
    macros: bool = False


# The first bytes, and what follows from them.
_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"II+\x00", "image/tiff"),
    (b"MM\x00+", "image/tiff"),
    (b"{\\rtf", "application/rtf"),
    (b"\x1f\x8b\x08", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
)
_RUNNING: tuple[tuple[bytes, str], ...] = (
    (b"\x7fELF", "application/x-elf"),
    (b"\xfe\xed\xfa\xce", "application/x-mach-binary"),
    (b"\xfe\xed\xfa\xcf", "application/x-mach-binary"),
    (b"\xce\xfa\xed\xfe", "application/x-mach-binary"),
    (b"\xcf\xfa\xed\xfe", "application/x-mach-binary"),
    (b"\xca\xfe\xba\xbe", "application/x-mach-binary"),  # of several processors; Java's classes begin so too
    (b"\xca\xfe\xba\xbf", "application/x-mach-binary"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "application/x-ms-shortcut"),
    (b"dex\n", "application/x-dex"),
    (b"\x00asm", "application/wasm"),
    (b"ITSF", "application/vnd.ms-htmlhelp"),
)
# https://mp4ra.org/registered-types/brands, those of pictures; the others are sound and moving pictures
_BRANDS: Mapping[bytes, str] = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"), "image/heic"),
    **dict.fromkeys((b"mif1", b"msf1"), "image/heif"),
    **dict.fromkeys((b"avif", b"avis"), "image/avif"),
    **dict.fromkeys((b"isom", b"iso2", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V "), "video/mp4"),
    b"M4A ": "audio/mp4",
    b"qt  ": "video/quicktime",
}


def detect(content: Content) -> Media:
    """Tell what a file is."""
    head = content.read_at(0, _HEAD)
    for start, found in _RUNNING:
        if head.startswith(start):
            return Media(found, runs=True)
    if _is_windows_program(content, head):
        return Media("application/vnd.microsoft.portable-executable", runs=True)
    plain = _plain(head)
    if plain is not None:
        return Media(plain)
    inside = media_archives.inside(content, head)
    if inside is None and _PDF.search(head[:_PDF_WITHIN]):
        return Media("application/pdf")
    if inside is None:
        inside = media_texts.written(content)
    return Media(UNKNOWN) if inside is None else Media(inside.type, inside.runs, inside.macros)


def _is_windows_program(content: Content, head: bytes) -> bool:
    """Tell a program by where its real header is; without one, by zeros, which no text has."""
    if not head.startswith((b"MZ", b"ZM")):
        return False
    at = int.from_bytes(head[_EXECUTABLE_HEADER_AT : _EXECUTABLE_HEADER_AT + 4], "little")
    return content.read_at(at, 2) in {b"PE", b"NE", b"LE", b"LX"} or b"\x00" in head


def _plain(head: bytes) -> str | None:
    for start, found in _STARTS:
        if head.startswith(start):
            return found
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image/webp"
    return _BRANDS.get(head[8:12]) if head[4:8] == b"ftyp" else None


# What a name of this type ends in, the usual ending first.
ENDINGS: Mapping[str, tuple[str, ...]] = {
    "application/pdf": ("pdf",),
    "application/rtf": ("rtf",),
    "application/zip": ("zip",),
    "application/gzip": ("gz", "tgz"),
    "application/x-7z-compressed": ("7z",),
    "application/vnd.rar": ("rar",),
    "application/msword": ("doc", "dot"),
    "application/vnd.ms-excel": ("xls", "xlt"),
    "application/vnd.ms-powerpoint": ("ppt", "pps", "pot"),
    "application/vnd.ms-outlook": ("msg",),
    **media_archives.OFFICE_ENDINGS,
    "application/xml": ("xml", "xsd", "xsl"),
    "application/xhtml+xml": ("xhtml", "html", "htm"),
    "audio/mp4": ("m4a",),
    "image/avif": ("avif",),
    "image/gif": ("gif",),
    "image/heic": ("heic", "heif"),
    "image/heif": ("heif", "heic"),
    "image/jpeg": ("jpg", "jpeg", "jpe", "jfif"),
    "image/png": ("png",),
    "image/svg+xml": ("svg",),
    "image/tiff": ("tif", "tiff"),
    "image/webp": ("webp",),
    "message/rfc822": ("eml", "mht", "mhtml"),
    "text/calendar": ("ics",),
    "text/csv": ("csv",),
    "text/html": ("html", "htm"),
    "text/plain": ("txt",),
    "text/tab-separated-values": ("tsv", "tab"),
    "text/vcard": ("vcf",),
    "video/mp4": ("mp4", "m4v"),
    "video/quicktime": ("mov",),
}
_KNOWN_ENDINGS = frozenset(each for endings in ENDINGS.values() for each in endings)
# Words in lines are what these hold, whatever the lines look like.
_LINES = frozenset(("txt", "csv", "tsv", "tab"))
# A document that a password locks is another container, and says nothing of what is in it.
_LOCKABLE = frozenset(("docx", "docm", "dotx", "xlsx", "xlsm", "xltx", "pptx", "pptm", "ppsx", "potx"))
# What Windows, macOS or a Linux desktop runs when it is opened. Scripts are text like any other: only the name tells.
_RUN_BY_NAME = frozenset({
    "app", "appimage", "bat", "chm", "cmd", "com", "command", "cpl", "desktop", "exe", "hta", "jar", "js", "jse", "lnk",
    "msi", "msp", "pif", "ps1", "py", "pyw", "reg", "scf", "scr", "sct", "sh", "url", "vb", "vbe", "vbs", "webloc",
    "workflow", "ws", "wsf", "wsh",
})  # fmt: skip


def fits(media_type: str, name: str) -> bool:
    """Tell whether a name says nothing, or nothing else, of what the file is."""
    found = ending(name)
    if found not in _KNOWN_ENDINGS or found in ENDINGS.get(media_type, ()):
        return True
    if media_type == media_archives.LOCKED:
        return found in _LOCKABLE
    return found in _LINES and media_type.startswith("text/")


def usual_ending(media_type: str) -> str:
    """What the name of such a file ends in when nothing better is known."""
    return ENDINGS.get(media_type, ("bin",))[0]


def safe_name(media: Media, name: str) -> str:
    """Give a name that nothing is run by: what is certainly no program gets the ending of what it is."""
    stem = name
    while ending(stem) in _RUN_BY_NAME:
        stem = stem.rpartition(".")[0].rstrip(". ")
    return name if stem == name else f"{stem}.{usual_ending(media.type)}"


def runs_by_name(media: Media, name: str) -> bool:
    """Tell a script that only its name gives away; what is certainly something else is not run."""
    open_to_doubt = media.type == UNKNOWN or media.type.startswith("text/") or media.type == "application/xml"
    return open_to_doubt and ending(name) in _RUN_BY_NAME
