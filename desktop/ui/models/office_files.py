"""Files that have come to the office: what became of each, in words, and what it brings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.ui.models.office_table import TableLine

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.bundle.reasons import Reason
    from desktop.domain.errors import AppError
    from desktop.services.bundle_changes import Changes, Mentioned
    from desktop.services.mailbag import Opened
    from desktop.ui.language import Language

WAITING, UNREAD, TAKEN, BACK = "waiting", "unread", "taken", "back"
SHOWN = 60
_ACCEPTED = {"accepted", "accepted_with_note"}
_SIGNS = {
    "accepted": ("✓", "ok"),
    "accepted_with_note": ("✓", "warn"),
    "cannot_decide": ("?", "warn"),
    "damaged": ("!", "bad"),
    "refused": ("✕", "bad"),
    WAITING: ("…", "muted"),
    UNREAD: ("!", "bad"),
    TAKEN: ("✓", "ok"),
    BACK: ("–", "muted"),
}


@dataclass(frozen=True, slots=True)
class Brought:
    """What a bundle brings since the one before: how much of each, and the first of them by kind and title."""

    since: int | None
    counts: tuple[int, int, int, int]
    mentioned: tuple[tuple[str, str, str], ...]
    """What became of it, its kind, its title."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """One file. Its records are not kept here: fifty bundles would fill the memory."""

    path: Path
    state: str = WAITING
    reasons: tuple[Reason, ...] = ()
    trouble: AppError | None = None
    department: str = ""
    year: str = ""
    purpose: str = ""
    sequence: int = 0
    bundle_id: str = ""
    already: bool = False
    brought: Brought | None = None

    @property
    def takeable(self) -> bool:
        """Whether there is something to take in."""
        return self.state in _ACCEPTED and not self.already

    @property
    def known(self) -> bool:
        """Whether it would be taken in, had it not been before."""
        return self.state in _ACCEPTED and self.already

    @property
    def order(self) -> tuple[str, int, str]:
        """In what order files are taken in: an earlier number is refused after a later one."""
        return self.department, self.sequence, self.path.name


def arrived(opened: Opened) -> Arrived:
    """Tell what was found out of a file."""
    verdict = opened.verdict
    if verdict is None:
        return Arrived(opened.file, UNREAD, trouble=opened.trouble)
    state = TAKEN if verdict.stored else verdict.outcome.value
    found = Arrived(opened.file, state, verdict.reasons)
    if verdict.verified is None:
        return found
    about = verdict.verified.control
    return replace(
        found,
        department=about.department_name,
        year=str(about.period_from.year),
        purpose=about.purpose.value,
        sequence=about.sequence,
        bundle_id=about.bundle_id,
        already=verdict.verified.already_received,
        brought=None if opened.changes is None else _brought(opened.changes),
    )


def _brought(changes: Changes) -> Brought:
    new, changed, gone = (changes.counts[name] for name in ("new", "changed", "gone"))
    mentioned = [*_first("changed", changes.changed), *_first("gone", changes.gone), *_first("new", changes.new)]
    return Brought(changes.since, (new, changed, gone, changes.same), tuple(mentioned))


def _first(what: str, records: tuple[Mentioned, ...]) -> list[tuple[str, str, str]]:
    return [(what, each.kind, each.title) for each in records[:SHOWN]]


def verdict_words(each: Arrived, language: Language) -> tuple[str, str]:
    """Give the sign and the word for what became of a file, and the colour that goes with it."""
    if each.known:
        return f"✓ {language.label('page.receive.already')}", "muted"
    sign, tone = _SIGNS[each.state]
    own = each.state in {WAITING, UNREAD, TAKEN, BACK}
    word = language.label(f"page.receive.{each.state}" if own else f"outcome.{each.state}.name")
    return f"{sign} {word}", tone


def line_of(each: Arrived, language: Language) -> TableLine:
    """Give the line of a file."""
    words, tone = verdict_words(each, language)
    sequence = str(each.sequence) if each.sequence else ""
    purpose = language.label(f"page.account.purpose.{each.purpose}") if each.purpose == "test" else ""
    brought = "" if each.brought is None else short(each.brought, language)
    cells = (each.path.name, words, each.department, sequence, "  ".join(x for x in (purpose, brought) if x))
    return TableLine(cells, each.path, {1: tone})


def short(brought: Brought, language: Language) -> str:
    """Say in a few words how much is new, changed and gone."""
    new, changed, gone, _same = brought.counts
    if brought.since is None:
        return language.text("page.receive.first_short", n=new)
    return language.text("page.receive.short", new=new, changed=changed, gone=gone)


def told(each: Arrived, language: Language) -> tuple[str, list[str]]:
    """Say what became of a file, then each reason with what to do about it."""
    if each.trouble is not None:
        said = language.error(each.trouble)
        return said.message, [said.hint] if said.hint else []
    if each.state == WAITING:
        return language.label("page.receive.waits"), []
    reasons = [
        " ".join(language.text(f"reason.{reason.code}.{part}", **reason.details) for part in ("message", "next"))
        for reason in each.reasons
    ]
    outcome = "accepted" if each.known else each.state
    key = f"page.receive.{each.state}_more" if each.state in {TAKEN, BACK} else f"outcome.{outcome}.message"
    return language.label(key), reasons


def sender(each: Arrived, language: Language) -> str:
    """Say who sent it, what, and for which year; nothing unless that is certain."""
    if not each.department:
        return ""
    purpose = language.label(f"purpose.{each.purpose}")
    about = {"name": each.department, "purpose": purpose, "year": each.year}
    return language.text("cli.receive.line", sequence=each.sequence, **about)


def changes_told(brought: Brought, language: Language) -> tuple[str, list[str]]:
    """Say what a bundle brings, and name the first of it."""
    new, changed, gone, same = brought.counts
    if brought.since is None:
        said = language.label("cli.receive.first")
    else:
        counts = {"new": new, "changed": changed, "gone": gone, "same": same}
        said = language.text("page.receive.since", sequence=brought.since, **counts)
    lines = [
        f"{language.label(f'cli.receive.{what}')}: {title or language.label('page.receive.untitled')}"
        f" ({language.label(f'kind.{kind}.one')})"
        for what, kind, title in brought.mentioned
    ]
    return said, lines
