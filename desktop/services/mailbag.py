"""Many bundles at once: each verified and taken in by itself, in the order of their numbers, with a summary of all.

A file that is not accepted leaves its verdict and nothing else; the others go on.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.queries import office as tables
from desktop.bundle.reasons import Outcome
from desktop.domain.errors import AppError
from desktop.services import verifiers
from desktop.services.bundle_changes import BundleChanges
from desktop.services.digests import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import RowMapping

    from desktop.services.bundle_changes import Changes
    from desktop.services.receiving import Receiving, Verdict
    from desktop.services.register import Register
    from desktop.services.verifiers import Verifiers

_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Progress:
    """How many files are done, of how many."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Opened:
    """What became of one file: the verdict, or what stood in the way of coming to one; and what it brought."""

    file: Path
    verdict: Verdict | None
    trouble: AppError | None = None
    changes: Changes | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """What became of all files."""

    files: tuple[Opened, ...]
    outcomes: Mapping[Outcome, int]
    stored: int
    unread: int


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A file that was not taken in, and why."""

    at: datetime
    file: str
    sha256: str
    outcome: str
    reasons: tuple[str, ...]
    details: tuple[Mapping[str, str | int], ...] = ()
    """What each reason tells of."""


def _silent(_: Progress) -> None:
    return


class Mailbag:
    """Taking in what has come."""

    def __init__(self, register: Register, receiving: Receiving) -> None:
        self._register = register
        self._receiving = receiving

    def open(self, files: Iterable[Path], tell: Callable[[Progress], object] = _silent) -> Round:
        """Take in every file that is accepted. What `tell` raises ends it between two files: those done stay.

        While one is taken in, the next is verified already. Of what was in them, only what is told stays in memory.
        """
        ordered = sorted(set(files), key=_by_number)
        found = []
        with verifiers.many() as others:
            ask = others if len(ordered) > 1 else None
            for done, file in enumerate(ordered):
                tell(Progress(done, len(ordered)))
                found.append(self._open(file, ask, ordered[done + 1] if done + 1 < len(ordered) else None))
        tell(Progress(len(ordered), len(ordered)))
        verdicts = [each.verdict for each in found if each.verdict is not None]
        outcomes = Counter(verdict.outcome for verdict in verdicts)
        stored = sum(verdict.stored for verdict in verdicts)
        return Round(tuple(found), {each: outcomes[each] for each in Outcome}, stored, len(found) - len(verdicts))

    def take_in(self, file: Path, ask: Verifiers | None = None, following: Path | None = None) -> Opened:
        """Take in one file of many, whose rounds somebody else goes."""
        return self._open(file, ask, following)

    def look_into(self, file: Path, ask: Verifiers | None = None, following: Path | None = None) -> Opened:
        """Say what would become of a file and what it would bring, and take nothing in."""
        verdict = self._receiving.examine(file, ask, following)
        found = verdict.verified
        if found is None or found.already_received or not found.control.purpose.from_department:
            return Opened(file, verdict)
        return Opened(file, verdict, None, BundleChanges(self._register).brought(found))

    def dismiss(self, opened: Opened) -> None:
        """Keep the verdict on a file that was looked into and is not accepted."""
        if opened.verdict is not None and not opened.verdict.outcome.accepted:
            self._remember(opened.file, opened.verdict)

    def dismissed(self) -> tuple[Dismissed, ...]:
        """The files that were not taken in, oldest first."""
        with self._register.reading() as connection:
            rows = tables.verdicts(connection)
        return tuple(_dismissed(row) for row in rows)

    def _open(self, file: Path, ask: Verifiers | None, following: Path | None) -> Opened:
        try:
            verdict = self._receiving.receive(file, ask, following)
        except AppError as trouble:
            return Opened(file, None, trouble)
        if not verdict.outcome.accepted:
            self._remember(file, verdict)
        if verdict.verified is None:
            return Opened(file, verdict)
        told = replace(verdict, verified=replace(verdict.verified, lines=()))
        if not verdict.stored or not verdict.verified.control.purpose.from_department:
            return Opened(file, told)
        return Opened(file, told, None, BundleChanges(self._register).brought(verdict.verified))

    def _remember(self, file: Path, verdict: Verdict) -> None:
        reasons = [{"code": each.code, "details": dict(each.details)} for each in verdict.reasons]
        columns = {"at": self._register.clock.now(), "file": file.name, "sha256": digest(file)}
        columns |= {"outcome": verdict.outcome, "reasons": json.dumps(reasons, ensure_ascii=False)}
        with self._register.writing() as connection:
            tables.add_verdict(connection, columns)


def _dismissed(row: RowMapping) -> Dismissed:
    reasons = json.loads(str(row["reasons"]))
    codes, details = (tuple(each[name] for each in reasons) for name in ("code", "details"))
    return Dismissed(row["at"], str(row["file"]), str(row["sha256"] or ""), str(row["outcome"]), codes, details)


def _by_number(file: Path) -> tuple[list[str | int], str]:
    """Let 10 come after 9: a bundle is named by its number, and an earlier one is refused after a later."""
    parts = _DIGITS.split(file.name.casefold())
    numbered: list[str | int] = [int(part) if place % 2 else part for place, part in enumerate(parts)]
    return numbered, str(file)
