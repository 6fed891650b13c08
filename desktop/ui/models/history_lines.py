"""The history of a record as lines of a list, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.fields import kind_of
from desktop.ui.models.listing_model import Line, Lines

if TYPE_CHECKING:
    from db.fields import Field, Kind
    from desktop.domain.events import HistoryEntry
    from desktop.domain.records import Json
    from desktop.ui.language import Language
    from desktop.ui.live_wordbook import LiveWordbook

_LONGEST = 300


class HistoryLines:
    """Writes entries as people read them."""

    def __init__(self, language: Language, words: LiveWordbook, kind: str) -> None:
        self._language, self._words = language, words
        self._kind: Kind | None = kind_of(kind)

    def of(self, entries: tuple[HistoryEntry, ...]) -> Lines:
        """Give all the lines at once: a record's history is short."""
        lines = tuple(self._line(entry) for entry in reversed(entries))
        return Lines(lines, None, len(lines))

    def _line(self, entry: HistoryEntry) -> Line:
        what = self._what(entry)
        detail = f"{self._language.formats.moment(entry.at)}  ·  {entry.who}"
        return Line(str(entry.number), what, detail, "", "", f"{what}, {detail}")

    def _what(self, entry: HistoryEntry) -> str:
        deed = self._language.label(f"what.{entry.what}")
        table, _, rest = (entry.field or "").partition("/")
        name = rest.partition("/")[2] or ("" if rest else table)
        place = self._place(table, name, is_row=bool(rest))
        if entry.erased:
            return ": ".join(part for part in (deed, place) if part)
        change = self._change(entry, table, name, is_row=bool(rest))
        return ": ".join(part for part in (place or deed, change or (deed if place else "")) if part)

    def _place(self, table: str, name: str, *, is_row: bool) -> str:
        if self._kind is None or not table or table in ("trashed", "links", "reasons"):
            return ""
        kind = self._kind.name
        if not is_row:
            return self._language.label(f"field.{kind}.{name}")
        row = self._language.label(f"row.{kind}.{table}")
        return f"{row}, {self._language.label(f'field.{kind}.{table}.{name}')}" if name else row

    def _change(self, entry: HistoryEntry, table: str, name: str, *, is_row: bool) -> str:
        field = self._field(table if is_row else "", name)
        if field is None:
            return self._row_words(table, entry) if is_row and not name else ""
        before, after = (self._shown(field, value) for value in (entry.before, entry.after))
        return f"{before} → {after or '–'}" if before else after

    def _row_words(self, table: str, entry: HistoryEntry) -> str:
        row = entry.after if isinstance(entry.after, dict) else entry.before
        described = None if self._kind is None else self._kind.row_table(table)
        if not isinstance(row, dict) or described is None:
            return ""
        words = [self._shown(field, row.get(field.name)) for field in described.fields if field.required]
        deed = self._language.label(f"what.{entry.what}")
        return f"{deed}: {', '.join(word for word in words if word)}"

    def _field(self, table: str, name: str) -> Field | None:
        if self._kind is None:
            return None
        shape = self._kind.row_table(table) if table else self._kind
        return None if shape is None else shape.by_name.get(name)

    def _shown(self, field: Field, value: Json) -> str:
        from desktop.domain.errors import AppError  # noqa: PLC0415 - beside the import that has to be late
        from desktop.services import values  # noqa: PLC0415 - services are slow to load

        try:
            shown = self._words.shown(field.type, values.from_json(field.type, value))
        except AppError:  # a masked value is a sign, not a value of its type
            shown = str(value)
        shown = " ".join(shown.split())
        return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
