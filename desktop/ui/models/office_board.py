"""How it stands with each department, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.models.office_table import TableLine

if TYPE_CHECKING:
    from desktop.services.board import BoardRow
    from desktop.ui.language import Language

NUMBERS = frozenset({3, 4, 5, 6, 7})


def status_of(row: BoardRow, language: Language) -> tuple[str, str]:
    """Say whether it has delivered, and in which colour."""
    label = language.label
    if row.delivered is not None:
        return f"✓ {label('page.board.delivered')}", "ok"
    if row.missing:
        return f"! {label('page.board.missing')}", "bad"
    return f"– {label('cli.board.inactive')}", "muted"


def line_of(row: BoardRow, language: Language) -> TableLine:
    """Give the line of a department."""
    status, tone = status_of(row, language)
    delivered = row.delivered
    day = "" if delivered is None else delivered.astimezone().date().isoformat()
    records = "" if delivered is None else str(sum(row.counts.values()))
    numbers = (
        str(row.sequence or ""),
        records,
        *(str(n) if n else "" for n in (row.questions, row.gaps, row.departures)),
    )
    notes = notes_of(row, language)
    tones = {1: tone} | ({5: "warn"} if row.questions else {}) | ({8: "warn"} if notes else {})
    return TableLine((row.department.name, status, day, *numbers, "; ".join(notes)), row.department.code, tones)


def notes_of(row: BoardRow, language: Language) -> list[str]:
    """Say what else there is to know."""
    texts = language.texts
    notes = []
    if row.lost:
        notes.append(texts("cli.board.lost", numbers=", ".join(map(str, row.lost))))
    if row.revoked:
        notes.append(texts("page.board.revoked"))
    if row.key == "none":
        notes.append(texts("cli.board.no_key"))
    if row.advice:
        notes.append(texts("cli.board.advice", n=row.advice))
    if row.trials:
        notes.append(texts("cli.board.trials", n=row.trials))
    if not row.registered:
        notes.append(texts("cli.board.unregistered"))
    return notes


def counts_of(row: BoardRow, language: Language) -> str:
    """Say what the last bundle held, kind by kind."""
    return "  ·  ".join(f"{language.label(f'kind.{kind}.many')}: {n}" for kind, n in sorted(row.counts.items()))
