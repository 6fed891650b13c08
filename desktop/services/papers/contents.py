"""From the name of a paper to its document: each is gathered, then written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.errors import Unavailable
from desktop.domain.records import Note
from desktop.keystore.recovery import code_bytes
from desktop.language.guests import spoken
from desktop.language.names import language_name
from desktop.language.texts import LANGUAGES, Texts
from desktop.reports.papers import codes as code_sheets
from desktop.reports.papers.briefing import briefing
from desktop.reports.papers.letters import letter
from desktop.reports.papers.people import attendance, badges, table_signs
from desktop.reports.papers.programme import programme
from desktop.reports.papers.protocol import protocol
from desktop.reports.papers.review import review
from desktop.reports.papers.setting import Setting
from desktop.reports.papers.sheets import sheet
from desktop.services import facts
from desktop.services.papers import briefings, codes, letters, reviews, visits

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.domain.findings import Finding
    from desktop.language.guests import GuestWords
    from desktop.language.texts import Language
    from desktop.policy.facts import Facts
    from desktop.reports.content import Document
    from desktop.services.papers.source import Source
    from desktop.services.workspace import Workspace

_LONGEST_CODE = 1000


@dataclass
class Wanted:
    """One paper under way: where it is read from, and what to say of it besides."""

    desk: Workspace
    subject: str
    language: Language
    of: Source | None
    guest_words: GuestWords
    own_language: Language
    """That of who makes the paper: what is said besides it is said in that."""
    notes: list[Note] = field(default_factory=list)

    @property
    def texts(self) -> Texts:
        """The words of its language."""
        return Texts.load(self.language)

    @cached_property
    def source(self) -> Source:
        """The record it is about."""
        if self.of is None:
            raise TypeError(self.subject)  # a slip in the catalogue: this paper is about a record
        return self.of

    @property
    def told(self) -> Source:
        """The record, for what is said besides the paper."""
        return replace(self.source, language=self.own_language)

    @cached_property
    def setting(self) -> Setting:
        """Who makes a paper that is about no record."""
        desk = self.desk
        today, owner = desk.register.clock.today(), desk.owner
        return Setting(self.language, desk.profile.municipality, owner.unit, owner.person, today)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules find in the record."""
        return self.desk.checks.of(self.source.record.id)

    @cached_property
    def facts(self) -> Facts:
        """What the rules see of the record."""
        register = self.desk.register
        with register.reading() as connection:
            return facts.of_record(connection, self.source.record.id, register.profile, register.clock.today())

    def say(self, code: str, **details: str | int) -> None:
        """Say something besides the paper."""
        self.notes.append(Note(code, details))


def _brief(wanted: Wanted) -> Document:
    return briefing(briefings.briefing(wanted.source, wanted.desk.register))


def _programme(wanted: Wanted) -> Document:
    data = visits.programme(wanted.source, wanted.guest_words)
    if not data.points:
        wanted.say("paper.no_programme")
    return programme(data)


def _of_people(write: Callable[..., Document]) -> Callable[[Wanted], Document]:
    def make(wanted: Wanted) -> Document:
        data = visits.attending(wanted.source)
        if not data.everybody:
            wanted.say("paper.nobody")
        return write(data)

    return make


def _thanks(wanted: Wanted) -> Document:
    _say_gaps(wanted, letters.thanks_of(wanted.source))
    return letter(letters.thanks(wanted.source))


def _invitation(wanted: Wanted) -> Document:
    _say_gaps(wanted, "invitation")
    unmet = letters.unmet(wanted.told, wanted.facts)
    if unmet:
        wanted.say("paper.unmet", conditions=" ".join(f"{text}." for text in unmet))
    return letter(letters.invitation(wanted.source, wanted.facts))


def _invitation_file_copy(wanted: Wanted) -> Document:
    """The letter as the register would write it today, in a language of the guests'; what is said of it, in ours.

    What was sent is kept nowhere, nor in which language: so that is said.
    """
    speak = wanted.source.value("languages")
    theirs: Language = "sv" if spoken(speak if isinstance(speak, tuple) else ()) == LANGUAGES[0] else "en"
    made = letter(letters.invitation(wanted.source, wanted.facts, for_the_file=theirs))
    wanted.say("paper.written_anew", language=language_name(theirs, wanted.own_language))
    return made


def _say_gaps(wanted: Wanted, code: str) -> None:
    gaps = letters.lacking(wanted.told, code)
    if gaps:
        wanted.say("paper.gaps", fields=", ".join(gaps))


def _review(wanted: Wanted) -> Document:
    desk = wanted.desk
    return review(reviews.review(wanted.source, desk.register.selection, wanted.findings, desk.contacts))


def _protocol(wanted: Wanted) -> Document:
    path = Path(wanted.subject)
    verdict = wanted.desk.receiving.verify(path)
    return protocol(codes.protocol(wanted.setting, path, verdict, wanted.desk.register.clock.now()))


def _enrolment(wanted: Wanted) -> Document:
    signing = wanted.desk.signing
    return code_sheets.enrolment(codes.enrolment(wanted.setting, signing.following() or signing.current()))


def _recovery(wanted: Wanted) -> Document:
    """The code is kept nowhere but where somebody wrote it; here it is read, checked, and only set in print."""
    try:
        with Path(wanted.subject).open(encoding="utf-8-sig") as file:
            told = file.read(_LONGEST_CODE).splitlines()
    except (OSError, UnicodeDecodeError):
        raise Unavailable("file.unreadable", path=wanted.subject) from None
    code = told[0].strip() if told else ""
    code_bytes(code)
    setting = wanted.setting
    register = wanted.desk.path.name
    return code_sheets.recovery(codes.recovery_sheet(setting.language, setting.unit, register, code, setting.day))


DOCUMENTS: Mapping[str, Callable[[Wanted], Document]] = {
    "brief": _brief,
    "programme": _programme,
    "badges": _of_people(badges),
    "table-signs": _of_people(table_signs),
    "attendance": _of_people(attendance),
    "invitation": _invitation,
    "invitation-file-copy": _invitation_file_copy,
    "thanks": _thanks,
    "office-notice": lambda wanted: sheet(visits.office_notice(wanted.source, wanted.findings)),
    "visit-report": lambda wanted: sheet(visits.visit_report(wanted.source, wanted.findings)),
    "re-examination": _review,
    "approval": lambda wanted: sheet(reviews.approval(wanted.source, wanted.findings)),
    "verification": _protocol,
    "enrolment": _enrolment,
    "recovery": _recovery,
}
