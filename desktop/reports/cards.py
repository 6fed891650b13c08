"""Cards of persons and organisations: vCard 4.0 (RFC 6350), and 3.0 (RFC 2426) for programs that read no later one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from desktop.domain.version import NAME, VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

Edition: TypeAlias = Literal["4.0", "3.0"]

_LINE = 75  # octets of a line, its break not counted
_LONGEST = 5000
# Unlike a calendar's, a card's control characters cannot be told from the end of the file by every reader.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_ESCAPED = str.maketrans({"\\": r"\\", ",": r"\,", ";": r"\;", "\n": r"\n"})


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says. What is not known is empty, and left out."""

    id: str
    name: str
    changed: datetime
    is_person: bool = True
    given: str = ""
    family: str = ""
    honorific: str = ""
    organisation: str = ""
    role: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    city: str = ""
    country: str = ""
    website: str = ""
    languages: tuple[str, ...] = ()


def card_file(card: Card, edition: Edition = "4.0") -> bytes:
    """Write a card. Equal cards give equal bytes."""
    lines = ["BEGIN:VCARD", f"VERSION:{edition}", *_lines(card, newer=edition == "4.0"), "END:VCARD"]
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _lines(card: Card, *, newer: bool) -> Iterator[str]:
    yield f"PRODID:-//{NAME}//{NAME} {VERSION}//SV"
    yield f"UID:urn:uuid:{card.id}"
    yield f"REV:{card.changed:%Y%m%dT%H%M%SZ}"
    if newer:
        yield f"KIND:{'individual' if card.is_person else 'org'}"
    yield f"FN:{_text(card.name)}"
    if card.is_person:
        yield f"N:{_parts(card.family or card.name, card.given, '', card.honorific, '')}"
    elif not newer:
        yield f"N:{_parts(card.name, '', '', '', '')}"
    yield from _at_work(card, newer=newer)
    if newer:
        yield from (f"LANG;PREF={place}:{_text(code)}" for place, code in enumerate(card.languages, 1))


def _at_work(card: Card, *, newer: bool) -> Iterator[str]:
    work = "TYPE=work" if newer else "TYPE=WORK"
    if card.organisation:
        yield f"ORG:{_text(card.organisation)}"
    if card.role:
        yield f"TITLE:{_text(card.role)}"
    if card.email:
        yield f"EMAIL;{work if newer else 'TYPE=INTERNET,WORK'}:{_text(card.email)}"
    if card.phone:
        yield f"TEL;{work if newer else 'TYPE=WORK,VOICE'}:{_text(card.phone)}"
    if card.address or card.city or card.country:
        yield f"ADR;{work}:{_parts('', '', card.address, card.city, '', '', card.country)}"
    if card.website:
        yield f"URL:{_address(card.website)}"


def _parts(*parts: str) -> str:
    return ";".join(_text(part) for part in parts)


def _text(text: str) -> str:
    """Escape what has a meaning in a card; what is cut ends with a mark."""
    plain = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))
    return (plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…").translate(_ESCAPED)


def _address(url: str) -> str:
    """Write an address of the web, in which nothing is escaped but nothing may end the line either."""
    return _CONTROL.sub("", url).replace("\n", "").replace("\r", "")[:_LONGEST]


def _folded(line: str) -> str:
    """Break a line after 75 octets, never inside a letter."""
    pieces, piece, size = [], "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece += letter
        size += width
    return "\r\n".join([*pieces, piece])
