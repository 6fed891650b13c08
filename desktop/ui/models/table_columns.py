"""The columns of the table of a kind: its title, where it stands, what it lists, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.fields import types
from desktop.domain.dates import PartialDate

if TYPE_CHECKING:
    from db.fields import Field, Kind
    from desktop.domain.queries import ListRow
    from desktop.language.texts import Texts
    from desktop.ui.live_wordbook import LiveWordbook

_TITLE, _STATUS = "title", "status"
_EVERYWHERE = ("reference", "unit")
"""What every record has says least of it, and comes last."""
_FOLLOWS = {"membership": ("notice_deadline",), "agreement": ("notice_deadline",)}
_UNSORTED = (types.Terms, types.Words, types.Languages)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: by what the list is sorted there, if it can be, and on which side its words stand."""

    name: str
    sort: str = ""
    right: bool = False
    field: Field | None = None


def columns_of(kind: Kind) -> tuple[Column, ...]:
    """Give the columns of a kind; the list is sorted by the database, so by what it keeps in order."""
    listed = [field for field in kind.fields if field.listed and field.name not in (_TITLE, _STATUS)]
    listed.sort(key=lambda field: field.name in _EVERYWHERE)
    told = [Column(field.name, _sort_of(field), _is_number(field), field) for field in listed]
    status = [Column(_STATUS, _STATUS)] if kind.lifecycle is not None else []
    return (Column(_TITLE, _TITLE), *status, *told, *(Column(name) for name in _FOLLOWS.get(kind.name, ())))


def heading(column: Column, kind: str, words: LiveWordbook, texts: Texts) -> str:
    """Name a column."""
    if column.field is not None:
        return words.label(kind, column.field)
    if column.name in (_TITLE, _STATUS):
        return texts.label(f"field.{kind}.{column.name}")
    return texts(f"fact.{column.name}")


def cell(column: Column, row: ListRow, words: LiveWordbook) -> str:
    """Write what a record says in a column."""
    if column.name == _TITLE:
        return row.title
    if column.name == _STATUS:
        return words.status(row.kind, row.status) if row.status else ""
    if column.field is not None:
        return " ".join(words.shown(column.field.type, row.fields.get(column.name)).split())
    told = row.computed.get(column.name)
    return "" if told is None else words.shown(types.Day(), PartialDate.parse(str(told)))


def _sort_of(field: Field) -> str:
    plain_text = isinstance(field.type, types.Text) and not isinstance(field.type, types.SortedText)
    return "" if plain_text or isinstance(field.type, _UNSORTED) else field.name


def _is_number(field: Field) -> bool:
    return isinstance(field.type, types.Amount | types.Quantity)
