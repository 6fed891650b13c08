"""Small files of many kinds, as the programs that write them would begin and end them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CONTENT_TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
MANIFEST = b"Manifest-Version: 1.0\r\nMain-Class: se.example.Main\r\n"
INSTALLER = bytes.fromhex("84100c0000000000c000000000000046")
END, FREE = 0xFFFFFFFE, 0xFFFFFFFF


def file_in(folder: Path, name: str, content: bytes) -> Path:
    """Put a file into a folder."""
    path = folder / name
    path.write_bytes(content)
    return path


def zipped(entries: Mapping[str, bytes], comment: bytes = b"") -> bytes:
    """Pack a ZIP; an entry called mimetype is stored as it is."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.comment = comment
        for name, content in entries.items():
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=method)
    return packed.getvalue()


def office(folder: str, *more: str) -> bytes:
    """Pack a document of Word, Excel or PowerPoint."""
    names = ("[Content_Types].xml", "_rels/.rels", f"{folder}/main.xml", *more)
    return zipped(dict.fromkeys(names, CONTENT_TYPES))


def open_document(kind: str, *more: str) -> bytes:
    """Pack a document of LibreOffice."""
    media_type = f"application/vnd.oasis.opendocument.{kind}".encode()
    return zipped({"mimetype": media_type, "content.xml": b"<x/>", **dict.fromkeys(more, b"")})


def compound(*names: str, class_id: bytes = bytes(16)) -> bytes:
    """Make a compound file with empty streams of these names, its directory in as many sectors as that takes."""
    entries = [_entry("Root Entry", 5, class_id), *(_entry(name, 2, bytes(16)) for name in names)]
    directory = b"".join(entries)
    directory += bytes(-len(directory) % 512)
    sectors = len(directory) // 512
    # The first sector is the allocation table, the directory follows; each of its sectors points to the next.
    table = [0xFFFFFFFD, *range(2, sectors + 1), END]
    table += [FREE] * (128 - len(table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<9L", 0, 1, 1, 0, 4096, END, 0, END, 0) + struct.pack("<109L", 0, *[FREE] * 108)
    return header + struct.pack("<128L", *table) + directory


def _entry(name: str, kind: int, class_id: bytes) -> bytes:
    encoded = name.encode("utf-16-le")
    head = encoded.ljust(64, b"\0") + struct.pack("<HBB3L", len(encoded) + 2, kind, 1, FREE, FREE, FREE)
    return (head + class_id).ljust(128, b"\0")


def png() -> bytes:
    """Draw one grey dot."""
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(body)) + name + body + struct.pack(">L", zlib.crc32(name + body))
        for name, body in (
            (b"IHDR", struct.pack(">2L5B", 1, 1, 8, 0, 0, 0, 0)),
            (b"IDAT", zlib.compress(b"\0\x80")),
            (b"IEND", b""),
        )
    )


def windows_program() -> bytes:
    """Make the head of a program for Windows."""
    return b"MZ".ljust(0x3C, b"\0") + struct.pack("<L", 0x80) + bytes(0x40) + b"PE\0\0"


LETTER = (
    b"From: a@example.se\r\nTo: b@example.se\r\nSubject: Hej\r\nDate: Fri, 1 May 2026 10:00:00 +0200\r\n\r\nHej!\r\n"
)
CALENDAR = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"
CARD = b"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Mari\r\nEND:VCARD\r\n"
TABLE = b'namn;ort;land\r\nTartu;"a;b";EE\r\nRiga;c;LV\r\n'

PDF = b"%PDF-1.7\n1 0 obj\n%%EOF\n"

# What is in the file, and what it is.
FILES: Mapping[str, tuple[bytes, str]] = {
    "pdf": (PDF, "application/pdf"),
    "pdf after a mail program's lines": (b"\r\n\r\n%PDF-1.4\n%%EOF", "application/pdf"),
    "png": (png(), "image/png"),
    "jpeg": (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "image/jpeg"),
    "gif": (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "image/gif"),
    "tiff, little end first": (b"II*\x00\x08\x00\x00\x00", "image/tiff"),
    "tiff, big end first": (b"MM\x00*\x00\x00\x00\x08", "image/tiff"),
    "webp": (b"RIFF\x1a\x00\x00\x00WEBPVP8L", "image/webp"),
    "heic": (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "image/heic"),
    "heif": (b"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1", "image/heif"),
    "mp4": (b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isom", "video/mp4"),
    "docx": (office("word"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": (office("xl"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "pptx": (office("ppt"), "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    "docm": (office("word", "word/vbaProject.bin"), "application/vnd.ms-word.document.macroEnabled.12"),
    "xlsm": (office("xl", "xl/vbaProject.bin"), "application/vnd.ms-excel.sheet.macroEnabled.12"),
    "pptm": (office("ppt", "ppt/vbaProject.bin"), "application/vnd.ms-powerpoint.presentation.macroEnabled.12"),
    "odt": (open_document("text"), "application/vnd.oasis.opendocument.text"),
    "ods": (open_document("spreadsheet"), "application/vnd.oasis.opendocument.spreadsheet"),
    "odp": (open_document("presentation"), "application/vnd.oasis.opendocument.presentation"),
    "asice": (zipped({"mimetype": b"application/vnd.etsi.asic-e+zip"}), "application/vnd.etsi.asic-e+zip"),
    "zip": (zipped({"a/b.txt": b"hej"}), "application/zip"),
    "zip with a comment like its own end": (zipped({"a": b"b"}, b"PK\x05\x06" + bytes(40)), "application/zip"),
    "zip of nothing": (zipped({}), "application/zip"),
    "zip whose mimetype is unknown": (zipped({"mimetype": b"text/html"}), "application/zip"),
    "zip with a library": (zipped({"META-INF/MANIFEST.MF": b"Manifest-Version: 1.0"}), "application/zip"),
    "doc": (compound("WordDocument", "1Table"), "application/msword"),
    "doc with a long directory": (compound(*"abcdefgh", "WordDocument"), "application/msword"),
    "xls": (compound("Workbook"), "application/vnd.ms-excel"),
    "xls of the nineties": (compound("Book"), "application/vnd.ms-excel"),
    "ppt": (compound("PowerPoint Document"), "application/vnd.ms-powerpoint"),
    "msg": (compound("__properties_version1.0"), "application/vnd.ms-outlook"),
    "docx with a password": (compound("EncryptionInfo", "EncryptedPackage"), "application/x-ole-encrypted-package"),
    "some other compound file": (compound("Contents"), "application/x-ole-storage"),
    "rtf": (b"{\\rtf1\\ansi hej}", "application/rtf"),
    "eml": (LETTER, "message/rfc822"),
    "ics": (CALENDAR, "text/calendar"),
    "vcf": (b"\xef\xbb\xbf" + CARD, "text/vcard"),
    "html": (b"<!DOCTYPE html>\n<html lang=sv><p>Hej", "text/html"),
    "html after a comment": (b"<!-- sparad -->\n<HTML><body>hej</body></HTML>", "text/html"),
    "a piece of html": (b"<table><tr><td>1</td></tr></table>", "text/html"),
    "xhtml": (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>', "application/xhtml+xml"),
    "xml": (b'<?xml version="1.0" encoding="UTF-8"?>\n<!-- x -->\n<besok/>', "application/xml"),
    "xml without a declaration": (b"<besok><namn>x</namn></besok>", "application/xml"),
    "svg": (b'<?xml version="1.0"?><!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg"/>', "image/svg+xml"),
    "csv": (TABLE, "text/csv"),
    "csv with commas": (b"name,city\nTartu,EE\n", "text/csv"),
    "tsv": (b"namn\tort\nx\ty\n", "text/tab-separated-values"),
    "csv from Excel": (b"\xff\xfe" + TABLE.decode().encode("utf-16-le"), "text/csv"),
    "text in utf-8": ("Välkommen till Tartu".encode(), "text/plain"),
    "text in utf-16": ("\ufeffVälkommen".encode("utf-16-be"), "text/plain"),
    "text in latin-1": ("Välkommen till Tartu".encode("latin-1"), "text/plain"),
    "a text that begins like a program": (b"MZ is short for Mark Zbikowski", "text/plain"),
    "a text with an angle": (b"<3 Tartu", "text/plain"),
    "a comment that never ends": (b"<!-- hej", "text/plain"),
    "nothing anybody knows": (b"\x00\x01\x02\x03", "application/octet-stream"),
    "a text with a zero far in": (b"hej\n" * 30_000 + b"\0", "application/octet-stream"),
    "a piece of a container": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
}

PROGRAMS: Mapping[str, bytes] = {
    "a program for Windows": windows_program(),
    "an old program for DOS": b"MZ" + bytes(60),
    "a program for Linux": b"\x7fELF\x02\x01\x01\x00",
    "a program for macOS": b"\xcf\xfa\xed\xfe\x07\x00\x00\x01",
    "a program for every Mac": b"\xca\xfe\xba\xbe\x00\x00\x00\x02",
    "a shortcut of Windows": b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(12),
    "a shell script": b"#!/bin/sh\nrm -rf ~\n",
    "a shell script after a mark": b"\xef\xbb\xbf#!/usr/bin/env python3\n",
    "a batch file": b"@ECHO OFF\r\ndel *.*\r\n",
    "a link of a browser": b"[InternetShortcut]\r\nURL=file://server/x\r\n",
    "an entry of a Linux desktop": b"[Desktop Entry]\nExec=rm\n",
    "settings for Windows": "\ufeffWindows Registry Editor Version 5.00\r\n".encode("utf-16-le"),
    "an HTML application": b"<html><head><HTA:APPLICATION ID=x></head></html>",
    "a program in Java": zipped({"META-INF/MANIFEST.MF": MANIFEST}),
    "a library in Java": zipped({"META-INF/MANIFEST.MF": b"Manifest-Version: 1.0", "se/Main.class": b"\xca\xfe"}),
    "an installer of Windows": compound("a", class_id=INSTALLER),
}
