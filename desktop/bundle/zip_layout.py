"""The one form of ZIP that a bundle is written in: what is constant in its headers, and the names it may hold."""

from __future__ import annotations

import re
import struct
from typing import Final

from desktop.bundle import limits

STORED: Final = 0
DEFLATED: Final = 8

LOCAL: Final = struct.Struct("<4s5H3I2H")
CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
END: Final = struct.Struct("<4s4H2IH")
LOCAL_MARK: Final = b"PK\x03\x04"
CENTRAL_MARK: Final = b"PK\x01\x02"
END_MARK: Final = b"PK\x05\x06"

VERSION: Final = 20
TIME: Final = 0
DATE: Final = 0x0021
"""The first day a ZIP can tell, 1980-01-01: when a part was packed is nobody's business, and says nothing."""

MIMETYPE: Final = "mimetype"
MIMETYPE_CONTENT: Final = b"application/vnd.etsi.asic-e+zip"
CONTROL: Final = "bundle.json"
RECORDS: Final = "records/records.jsonl"
SUMMARY: Final = "summary.pdf"
MANIFEST: Final = "META-INF/manifest.xml"
SIGNATURE: Final = "META-INF/signatures0.xml"

_PART = r"[a-z0-9][a-z0-9._-]*"
_NAME = re.compile(rf"{_PART}(?:/{_PART})*")
ATTACHMENT: Final = re.compile(r"attachments/[0-9a-f]{64}\.[a-z0-9]{1,10}")
MEDIA_TYPE: Final = re.compile(r"[a-z0-9]+/[A-Za-z0-9.+-]+")
LONGEST_MEDIA_TYPE: Final = 100


def is_name(name: str) -> bool:
    """Whether a part may be called so."""
    if name in {MANIFEST, SIGNATURE}:
        return True
    return len(name) <= limits.NAME and _NAME.fullmatch(name) is not None


def is_media_type(text: str) -> bool:
    """Whether a media type can be written as it is, in JSON and in XML."""
    return len(text) <= LONGEST_MEDIA_TYPE and MEDIA_TYPE.fullmatch(text) is not None


def local_header(name: bytes, method: int, crc: int, packed: int, size: int) -> bytes:
    """Write the header that stands before a part."""
    fields = (LOCAL_MARK, VERSION, 0, method, TIME, DATE, crc, packed, size, len(name), 0)
    return LOCAL.pack(*fields) + name


def central_header(name: bytes, method: int, crc: int, packed: int, size: int, offset: int) -> bytes:
    """Write the header of a part in the list at the end."""
    fields = (CENTRAL_MARK, VERSION, VERSION, 0, method, TIME, DATE, crc, packed, size, len(name))
    return CENTRAL.pack(*fields, 0, 0, 0, 0, 0, offset) + name


def end_record(count: int, size: int, offset: int) -> bytes:
    """Write the last 22 bytes."""
    return END.pack(END_MARK, 0, 0, count, count, size, offset, 0)
