"""What a text is: a letter, a calendar, a page, a table, a script, or just words."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from desktop.domain.media_archives import Inside

if TYPE_CHECKING:
    from desktop.domain.media import Content

_SAMPLE = 64 * 1024
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Line ends, tabs, form feeds, and what old programs put at the end of a file; escape begins a colour in a log.
_NOT_IN_TEXT = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))


def written(content: Content) -> Inside | None:
    """Tell what kind of text it is; None if it is none."""
    head = content.read_at(0, _SAMPLE)
    text = _read(head, whole=content.size <= _SAMPLE)
    if text is None or _is_binary(head, content.read_at(max(0, content.size - _SAMPLE), _SAMPLE)):
        return None
    text = text.lstrip("\ufeff \t\r\n\v\f")
    if _SCRIPT.match(text) or (text.startswith("<") and "<hta:application" in text.lower()):
        return Inside("text/x-script", runs=True)
    return Inside(_marked_up(text) or _structured(text) or _table(text) or "text/plain")


def _read(head: bytes, *, whole: bool) -> str | None:
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return _decoded(head[len(mark) :], encoding, whole=whole)
    text = _decoded(head, "utf-8", whole=whole)
    # Every byte is a letter in Latin-1, so this is a guess, after the signs of anything else were looked for.
    return head.decode("cp1252", "replace") if text is None else text


def _decoded(encoded: bytes, encoding: str, *, whole: bool) -> str | None:
    try:
        return codecs.getincrementaldecoder(encoding)().decode(encoded, whole)
    except UnicodeDecodeError:
        return None


def _is_binary(head: bytes, tail: bytes) -> bool:
    if head.startswith(tuple(mark for mark, encoding in _MARKS if encoding != "utf-8")):
        return False
    return any(part.translate(None, _NOT_IN_TEXT) != part for part in (head, tail))


_SCRIPT = re.compile(
    r"#!|@echo\b|\[internetshortcut\]|\[desktop entry\]|windows registry editor version|regedit4", re.IGNORECASE
)
_NAME = re.compile(r"<([A-Za-z_][\w.:-]*)")
_PAGE_PARTS = frozenset({
    "body", "br", "center", "div", "font", "frameset", "h1", "h2", "h3", "head", "hr", "html", "img", "link", "meta",
    "ol", "p", "script", "span", "style", "table", "title", "ul",
})  # fmt: skip


def _marked_up(text: str) -> str | None:
    if not text.startswith("<"):
        return None
    declared = text[:5].lower() == "<?xml"
    rest = _after_preface(text)
    name = _NAME.match(rest)
    root = name[1].rpartition(":")[2].lower() if name else ""
    if rest[:14].lower() == "<!doctype html" or root == "html":
        return "application/xhtml+xml" if declared else "text/html"
    if root == "svg":
        return "image/svg+xml"
    if declared or name is None:
        return "application/xml" if declared else None
    if root in _PAGE_PARTS:
        return "text/html"
    return "application/xml" if f"</{name[1]}" in text else None


def _after_preface(text: str) -> str:
    """Leave out what may stand before the first element."""
    rest = text
    while rest.startswith(("<?", "<!")) and rest[:14].lower() != "<!doctype html":
        close = "-->" if rest.startswith("<!--") else "?>" if rest.startswith("<?") else ">"
        _, found, after = rest.partition(close)
        if not found:
            return ""
        rest = after.lstrip()
    return rest


_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]*):[ \t]?", re.ASCII)
_OF_LETTERS = frozenset(("from", "to", "date", "subject", "message-id", "received", "mime-version", "return-path"))
_ENOUGH_HEADERS = 3


def _structured(text: str) -> str | None:
    start = text[:20].upper()
    if start.startswith("BEGIN:VCALENDAR"):
        return "text/calendar"
    if start.startswith("BEGIN:VCARD"):
        return "text/vcard"
    headers: set[str] = set()
    for line in text.splitlines():
        if line.startswith((" ", "\t")) and headers:
            continue
        found = _HEADER.match(line)
        if found is None:
            break
        headers.add(found[1].lower())
    return "message/rfc822" if len(headers & _OF_LETTERS) >= _ENOUGH_HEADERS else None


_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_DELIMITERS = ((";", "text/csv"), ("\t", "text/tab-separated-values"), (",", "text/csv"))
_LINES_LOOKED_AT = 20


def _table(text: str) -> str | None:
    """A table has the same number of delimiters in every line, and more than one line."""
    lines = [line for line in _QUOTED.sub("", text).splitlines()[: _LINES_LOOKED_AT + 1] if line.strip()]
    if len(text) == _SAMPLE or len(lines) > _LINES_LOOKED_AT:
        lines = lines[:-1]  # it may be cut
    for delimiter, found in _DELIMITERS:
        counts = {line.count(delimiter) for line in lines}
        if len(lines) > 1 and len(counts) == 1 and counts != {0}:
            return found
    return None
