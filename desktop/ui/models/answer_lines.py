"""What the council office said of records, in words, with the field that each remark is about."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from desktop.language.remarks import place_label, state_label
from desktop.ui.models.gap_lines import GapLine
from desktop.ui.navigation import Destination

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.services.answers import Answer, Said
    from desktop.ui.language import Language

QUESTION, DUPLICATE = "question", "duplicate"
_ASKS = (QUESTION, DUPLICATE)
"""What a department has to do something about."""


def answers_of(answers: Iterable[Answer], language: Language) -> list[GapLine]:
    """Name each record that is asked about by the last remark, the questions first."""
    asked = sorted((each for each in answers if each.state in _ASKS), key=lambda each: each.state != QUESTION)
    return [_line(each, language) for each in asked]


def remark_line(answer: Answer, said: Said, language: Language) -> tuple[str, str]:
    """Say a remark: what it is and about which field, and its words with the day."""
    state = state_label(answer.kind, said.state, language.texts).capitalize()
    field = place_label(answer.kind, said.field, language.texts)
    day = language.formats.date(datetime.fromisoformat(said.at).astimezone().date()) if said.at else ""
    return f"{state}: {field}" if field else state, "  ·  ".join(part for part in (said.text, day) if part)


def _line(answer: Answer, language: Language) -> GapLine:
    kind = language.label(f"kind.{answer.kind}.one")
    title = answer.title or kind
    last = answer.remarks[-1] if answer.remarks else None
    to = Destination(answer.kind, answer.record, "" if last is None else last.field)
    if last is None:
        return GapLine(f"{title}: {state_label(answer.kind, answer.state, language.texts)}", kind, to)
    what, words = remark_line(answer, last, language)
    return GapLine(f"{title}  ·  {what}", words or kind, to)
