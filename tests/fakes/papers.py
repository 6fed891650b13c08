"""Records of which papers are made, and PDFs read back as text by a library that has nothing to do with ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

from desktop.domain.errors import AppError
from desktop.services.papers.papers import Order

if TYPE_CHECKING:
    from desktop.domain.records import Note
    from desktop.services.papers.papers import Made
    from desktop.services.workspace import Workspace

GUESTS: tuple[dict[str, Any], ...] = (
    {"precedence": 1, "honorific": "Dr", "name": "Mari Näide", "role": "Abilinnapea", "organisation": "Näidise linn"},
    {"precedence": 2, "name": "Aino Esimerkki", "diet": "vegetariskt", "access_needs": "rullstol"},
    {"precedence": 3, "name": "Jaan Frånvarande", "attendance": "absent"},
)
HOSTS: tuple[dict[str, Any], ...] = (
    {"name": "Bo Påhittad", "organisation": "Exempelhögskolan", "role": "co_host", "phone": "08-111 11 11"},
    {"name": "Anna Exempel", "organisation": "Kulturförvaltningen", "role": "host", "phone": "08-000 00 00"},
)
POINTS: tuple[dict[str, Any], ...] = (
    {"start": "2026-05-04 09:30", "end": "2026-05-04 11:30", "title": "Skolbibliotek", "place": "Stadsbiblioteket",
     "host": "Anna Exempel", "speaker": "Bo Påhittad", "note": "Får inte ut"},
    {"start": "2026-05-04 12:00", "end": "2026-05-04 13:00", "kind": "meal", "title": "Lunch"},
    {"start": "2026-05-05 18:00", "end": "2026-05-06 01:00", "title": "Middag", "transport": "Buss 17.30"},
    {"title": "Rundtur"},
)  # fmt: skip
VISIT: dict[str, Any] = {
    "title": "Studiebesök om läsning",
    "reference": "KSN-2026-0129",
    "organisation": "Näidise linn",
    "contact": "Mari Näide",
    "city": "Näidise",
    "country": "EE",
    "languages": ["et", "en"],
    "period": "2026-05-04/2026-05-05",
    "place": "Stadshuset",
    "purpose": "Se hur biblioteken samarbetar.\n\nVisa vår modell.",
    "group_size": "12",
    "security_notes": "Hemligt läge",
    "contact_details": "Hemligt nummer",
    "defensive_points": "Hemlig punkt",
}


def visit_in(desk: Workspace, **fields: object) -> str:
    """Add a visit with guests, hosts and a programme."""
    rows = {
        "delegation": GUESTS,
        "hosts": HOSTS,
        "programme": POINTS,
        "gifts": ({"direction": "received", "what": "Keramikskål", "value": "300 SEK"},),
        "next_steps": ({"what": "Bjuda tillbaka", "owner": "Anna Exempel", "due": "2026-09-01"},),
    }
    return desk.records.add("visit", {**VISIT, **fields}, rows).id


def pdf_text(content: bytes) -> str:
    """Read the text of a PDF, its lines and pages run together: a line may be broken anywhere between words."""
    document = pypdfium2.PdfDocument(content)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return " ".join(" ".join(pages).split())


def page_count(content: bytes) -> int:
    """Count the pages of a PDF."""
    document = pypdfium2.PdfDocument(content)
    count = len(document)
    document.close()
    return count


def made(desk: Workspace, name: str, subject: str = "", **order: object) -> Made:
    """Make a paper."""
    return desk.papers.make(Order(name, subject, **order))  # type: ignore[arg-type] # as the test says


def codes(notes: tuple[Note, ...]) -> list[str]:
    """Give the codes of what is said besides a paper."""
    return [note.code for note in notes]


def refused(desk: Workspace, name: str, subject: str = "", **order: object) -> AppError:
    """Give the error that a paper is refused with."""
    with pytest.raises(AppError) as caught:
        made(desk, name, subject, **order)
    return caught.value
