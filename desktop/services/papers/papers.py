"""Making a paper: what it tells is read from the register, then it is drawn in the form that was asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db.vocabulary import Direction
from desktop.domain.errors import InvalidInput
from desktop.domain.file_names import clean_name
from desktop.domain.records import Note
from desktop.language.guests import GuestWords, spoken
from desktop.language.texts import LANGUAGES
from desktop.reports.calendar import calendar_file
from desktop.reports.cards import card_file
from desktop.reports.paper import Form, render
from desktop.reports.plain import plain_text
from desktop.services.files_out import check_place, written
from desktop.services.papers import calendars, cards
from desktop.services.papers.catalogue import PAPERS, About, Paper, paper_named, papers_for
from desktop.services.papers.contents import DOCUMENTS, Wanted
from desktop.services.papers.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.domain.records import Record
    from desktop.language.texts import Language
    from desktop.services.workspace import Workspace

__all__ = ["PAPERS", "About", "Made", "Order", "Paper", "Papers", "paper_named", "papers_for"]

_ELSEWHERE: Language = "en"
"""In what guests get in another language, the register's own words are English."""


@dataclass(frozen=True, slots=True)
class Order:
    """Which paper of what, in which language and form; without a language, one that its readers are likely to read."""

    name: str
    subject: str = ""
    """The id of a record, or the path of a file."""
    form: str = ""
    language: str = ""
    own_language: Language = "sv"
    ticks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Made:
    """A paper, whole. `text` says the same to whom cannot see it."""

    content: bytes = field(repr=False)
    file_name: str
    form: str
    language: str
    notes: tuple[Note, ...] = ()
    pages: int = 0
    text: str = field(default="", repr=False)


class Papers:
    """What leaves the register on paper or as a file."""

    def __init__(self, desk: Workspace) -> None:
        self._desk = desk

    def make(self, order: Order) -> Made:
        """Make a paper. Nothing in the register changes."""
        paper = paper_named(order.name)
        form = order.form or paper.forms[0]
        if form not in paper.forms:
            raise InvalidInput("paper.form", form=form, allowed=", ".join(paper.forms))
        unknown = sorted(order.ticks.difference(paper.ticks))
        if unknown:
            raise InvalidInput("paper.tick", tick=unknown[0], allowed=", ".join(paper.ticks) or "–")
        record = self._record(paper, order.subject) if paper.about is About.RECORD else None
        language = self.language(paper, order, record)
        if record is not None and form in {"ics", "vcf"}:
            return self._file(paper, self._source(record, _own(language), order.ticks))
        return self._document(paper, order, form, language, record)

    def write_out(self, order: Order, path: Path, *, replace: bool = False) -> Made:
        """Make a paper and write it, whole or not at all."""
        check_place(path, self._desk.path, replace=replace)
        made = self.make(order)
        with written(path, replace=replace, private=paper_named(order.name).secret) as file:
            file.write(made.content)
        return made

    def language(self, paper: Paper, order: Order, record: Record | None = None) -> str:
        """Choose the language: the one asked for, else one of the guests', else the one of who asks."""
        wanted = order.language
        ours = record is not None and record.fields.get("direction") == Direction.OUTGOING and paper.many_languages
        if not wanted and paper.to_guests and record is not None and not ours:
            speak = record.fields.get("languages")
            wanted = spoken(speak if isinstance(speak, tuple) else ())
            wanted = wanted if wanted in paper.languages else _ELSEWHERE
        wanted = wanted or order.own_language
        if wanted not in paper.languages:
            raise InvalidInput("paper.no_language", language=wanted, allowed=", ".join(paper.languages))
        return wanted

    def _record(self, paper: Paper, identifier: str) -> Record:
        record = self._desk.records.get(identifier)
        if record.kind not in paper.kinds:
            raise InvalidInput("paper.wrong_kind", name=paper.name, kind=record.kind, kinds=", ".join(paper.kinds))
        return record

    def _source(self, record: Record, language: Language, ticks: frozenset[str]) -> Source:
        desk = self._desk
        return Source(record, desk.profile, desk.owner, desk.register.clock.today(), language, ticks)

    def _file(self, paper: Paper, source: Source) -> Made:
        record = source.record
        name = clean_name(f"{record.title}.{paper.forms[0]}")
        if paper.forms[0] == "ics":
            entries = calendars.entries(source)
            content = calendar_file(record.title, entries)
            return Made(content, name, "ics", source.language, calendars.notes(source, entries))
        pointed = record.fields.get("organisation") if record.kind == "person" else None
        employer = None if pointed is None else self._desk.records.get(str(pointed))
        content = card_file(cards.card(source, employer), "3.0" if paper.name == "vcf-3" else "4.0")
        return Made(content, name, "vcf", source.language)

    def _document(self, paper: Paper, order: Order, form: str, language: str, record: Record | None) -> Made:
        own = _own(language)
        source = None if record is None else self._source(record, own, order.ticks)
        wanted = Wanted(self._desk, order.subject, own, source, GuestWords.load(language), order.own_language)
        document = DOCUMENTS[paper.name](wanted)
        made = render(document, Form(form))
        called = wanted.texts(f"paper.name.{paper.key}")
        name = clean_name(f"{called} {'' if record is None else record.title}".strip()[:100] + f".{form}")
        notes = (*wanted.notes, *_missing(made.missing))
        return Made(made.data, name, form, language, notes, made.pages, plain_text(document))


def _own(language: str) -> Language:
    return language if language in LANGUAGES else _ELSEWHERE


def _missing(signs: tuple[str, ...]) -> Iterator[Note]:
    """Say which signs stand as their numbers, since no typeface has them."""
    if signs:
        yield Note("paper.missing", {"signs": ", ".join(f"U+{ord(sign[0]):04X}" for sign in signs[:10])})
