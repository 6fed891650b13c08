"""What departments have sent, in words: a line a record with where it stands, and all that one record says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.fields import KINDS
from desktop.language.remarks import place_label
from desktop.ui.models.office_table import TableLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.services.received_records import SentRecord
    from desktop.services.remarks import Remark, Standing
    from desktop.ui.language import Language
    from desktop.ui.live_wordbook import LiveWordbook

STATES = {"received": ("●", "muted"), "question": ("?", "warn"), "approved": ("✓", "ok"), "duplicate": ("=", "accent")}


def state_of(state: str, language: Language) -> tuple[str, str]:
    """Give the sign and the word, and the colour."""
    sign, tone = STATES[state]
    return f"{sign} {language.label(f'remark.{state}').capitalize()}", tone


def line_of(each: Standing, name: str, language: Language) -> TableLine:
    """Give the line of a record."""
    state, tone = state_of(each.state, language)
    kind = language.label(f"kind.{each.kind}.one") if each.kind else ""
    words = (each.title or language.label("page.receive.untitled"), kind, name, state)
    return TableLine(words, (each.department, each.record), {3: tone})


def facts_of(record: SentRecord, words: LiveWordbook) -> Iterator[tuple[str, str, str]]:
    """Give each field that says something: its name, its label, and what it says; then each row of each table."""
    words.know(record.titles)
    kind = KINDS[record.kind]
    for field in kind.fields:
        value = record.values.get(field.name)
        if value is not None and field.name != "title":
            yield field.name, words.label(record.kind, field), words.shown(field.type, value)
    for table in kind.rows:
        shape = f"{record.kind}.{table.name}"
        lines = []
        for row in record.rows.get(table.name, ()):
            told = [(field, row.fields.get(field.name)) for field in table.fields]
            lines.append(
                ", ".join(
                    f"{words.label(shape, field)}: {words.shown(field.type, value)}"
                    for field, value in told
                    if value is not None
                )
            )
        if lines:
            yield table.name, "", "\n".join(f"• {line}" for line in lines)


def remark_told(kind: str, each: Remark, language: Language) -> str:
    """Say what was said: when, what, where."""
    place = f" – {place_label(kind, each.field, language.texts) or each.field}" if each.field else ""
    said = f": {each.text}" if each.text else ""
    return f"{language.formats.moment(each.at)}  {state_of(each.state, language)[0]}{place}{said}"
