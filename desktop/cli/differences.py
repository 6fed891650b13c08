"""Two versions of a record beside each other: what was wished, and what there is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.fields import KINDS
from desktop.language.texts import Texts
from desktop.language.wordbook import Wordbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from db.fields import Field, Shape
    from desktop.domain.records import Record, Row, Value
    from desktop.language.texts import Language
    from desktop.language.wordbook import Named


class _NoProfile:
    """The register is closed when this is told, so words of its profile are told by their codes."""

    def terms(self, source: str) -> Sequence[Named]:  # noqa: ARG002 - no list has any
        """Give none."""
        return ()


def difference_lines(yours: Record, current: Record, language: Language) -> Iterator[str]:
    """Tell the fields that differ, of the record and of its rows; then links and the trash, if it is those."""
    texts, kind = Texts.load(language), KINDS[current.kind]
    book = Wordbook(language, _NoProfile())
    yield from _fields(kind, kind.name, (yours.fields, current.fields), book)
    for table in kind.rows:
        label, place = texts(f"row.{kind.name}.{table.name}"), f"{kind.name}.{table.name}"
        mine, now = (_by_id(record.rows.get(table.name, ())) for record in (yours, current))
        for identifier in dict.fromkeys([*now, *mine]):
            pair = (mine.get(identifier, {}), now.get(identifier, {}))
            yield from (f"{label}, {line}" for line in _fields(table, place, pair, book))
    wished, there = _links(yours), _links(current)
    for link, to in sorted(wished ^ there):
        key = "cli.stale.linked" if (link, to) in wished else "cli.stale.unlinked"
        yield texts(key, link=texts.label(f"choice.link_kind.{link}"), to=to)
    if (yours.trashed is None) != (current.trashed is None):
        yield texts("cli.stale.restored" if yours.trashed is None else "cli.stale.trashed")


def _by_id(rows: Sequence[Row]) -> dict[str, Mapping[str, Value]]:
    return {row.id: row.fields for row in rows}


def _links(record: Record) -> set[tuple[str, str]]:
    return {(link.kind, link.to) for link in record.links if not link.incoming}


def _fields(
    shape: Shape, place: str, pair: tuple[Mapping[str, Value], Mapping[str, Value]], book: Wordbook
) -> Iterator[str]:
    yours, now = pair
    for field in shape.fields:
        if yours.get(field.name) != now.get(field.name):
            told = {"yours": _shown(field, yours, book), "now": _shown(field, now, book)}
            yield Texts.load(book.language)("cli.stale.field", label=book.label(place, field), **told)


def _shown(field: Field, fields: Mapping[str, Value], book: Wordbook) -> str:
    return " ".join(book.shown(field.type, fields.get(field.name)).split()) or "–"
