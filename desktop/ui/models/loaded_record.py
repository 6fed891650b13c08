"""All that a record's page shows of a record, read at once in a worker thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.domain.findings import Finding
    from desktop.domain.records import Draft, Record
    from desktop.services.answers import Answer
    from desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Loaded:
    """A record, what was typed in it before the program last ended, and what the rules find in it."""

    record: Record
    drafts: tuple[Draft, ...]
    findings: tuple[Finding, ...] = ()
    answer: Answer | None = None
    """What the council office said of it."""


def load(workspace: Workspace, record: str) -> Loaded:
    """Read a record; the rules are not asked about one in the trash."""
    found = workspace.records.get(record)
    findings = () if found.trashed is not None else workspace.checks.of(record)
    return Loaded(found, workspace.drafts.of(record), findings, workspace.answers.of(record))
