"""Every paper there is: what it is for, in which languages and forms, and what it tells only when ticked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.domain.errors import NotFound
from desktop.language.guests import guest_languages
from desktop.language.texts import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

DOCUMENT = ("pdf", "docx", "html")
TO_CUT = ("pdf",)
LETTER = ("pdf", "docx")


class About(StrEnum):
    """What a paper is made of."""

    RECORD = "record"
    FILE = "file"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper."""

    name: str
    kinds: tuple[str, ...]
    forms: tuple[str, ...] = DOCUMENT
    about: About = About.RECORD
    to_guests: bool = False
    """Whether guests read it: then it is in a language of theirs, unless somebody says otherwise."""
    many_languages: bool = False
    """Whether there are words for it in more languages than the program's own two."""
    ticks: tuple[str, ...] = ()
    """Sensitive or protected values that are told only when they are asked for."""

    secret: bool = False
    """Whether its file is for the eyes of its owner only."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it can be written in."""
        return guest_languages() if self.many_languages else LANGUAGES

    @property
    def key(self) -> str:
        """Its name in the texts."""
        return self.name.replace("-", "_")


_ALL = (
    Paper("brief", ("visit",), ticks=("diet", "access", "security")),
    Paper("programme", ("visit",), to_guests=True, many_languages=True, ticks=("phones",)),
    Paper("badges", ("visit",), TO_CUT),
    Paper("table-signs", ("visit",), TO_CUT),
    Paper("attendance", ("visit",)),
    Paper("invitation", ("visit",), LETTER, to_guests=True),
    Paper("invitation-file-copy", ("visit",), LETTER),
    Paper("office-notice", ("visit",)),
    Paper("visit-report", ("visit",)),
    Paper("thanks", ("visit",), LETTER, to_guests=True),
    Paper("re-examination", ("membership", "agreement")),
    Paper("approval", ("project",)),
    Paper("ics", ("visit", "exchange", "membership", "agreement", "project", "watch", "task"), ("ics",)),
    Paper("vcf", ("person", "organisation"), ("vcf",)),
    Paper("vcf-3", ("person", "organisation"), ("vcf",)),
    Paper("verification", (), DOCUMENT, About.FILE),
    Paper("enrolment", (), DOCUMENT, About.NOTHING),
    Paper("recovery", (), TO_CUT, About.FILE, secret=True),
)
PAPERS: Mapping[str, Paper] = {paper.name: paper for paper in _ALL}


def paper_named(name: str) -> Paper:
    """Find a paper, or say which there are."""
    paper = PAPERS.get(name)
    if paper is None:
        raise NotFound("paper.unknown", name=name, allowed=", ".join(PAPERS))
    return paper


def papers_for(kind: str) -> tuple[Paper, ...]:
    """The papers that can be made of a record of this kind."""
    return tuple(paper for paper in PAPERS.values() if kind in paper.kinds)
