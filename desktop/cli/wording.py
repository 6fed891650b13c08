"""Answers in lines, for people at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.fields import KINDS, types
from db.fields.shared import HEAD
from desktop.domain.errors import AppError
from desktop.domain.money import Money
from desktop.language.following import fee_lines, standing_lines
from desktop.language.formats import Formats
from desktop.language.texts import Texts
from desktop.language.wordbook import Wordbook
from desktop.services import values
from desktop.services.paths import LINKS, REASONS, TRASHED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from db.fields import Field, Kind, Shape
    from desktop.domain.events import HistoryEntry
    from desktop.domain.hanging import Hanging
    from desktop.domain.queries import FieldSum, ListRow
    from desktop.domain.records import Attachment, Json, Record, Value
    from desktop.language.texts import Language
    from desktop.language.wordbook import Terms

_HEADING = frozenset(each.name for each in HEAD)


def record_lines(record: Record, terms: Terms, language: Language) -> list[str]:
    """Write a record: its fields by their labels, then its rows, its links and its files."""
    kind, book, texts = KINDS[record.kind], Wordbook(language, terms), Texts.load(language)
    about = (texts(f"kind.{kind.name}.one"), record.id, texts("cli.show.rev", rev=record.rev))
    lines = [record.title, " · ".join(about), *_standing(record, texts), ""]
    lines += [f"{label}: {value}" for label, value in _labelled(kind, kind.name, record.fields, book, record.names)]
    for table in kind.rows:
        rows = record.rows.get(table.name, ())
        if rows:
            lines += ["", texts(f"row.{kind.name}.{table.name}")]
        for row in rows:
            told = _labelled(table, f"{kind.name}.{table.name}", row.fields, book, record.names)
            lines.append(f"  • {'; '.join(f'{label}: {value}' for label, value in told)}  [{row.id}]")
    if record.links:
        lines.append("")
    for link in record.links:
        arrow = "←" if link.incoming else "→"
        lines.append(f"{arrow} {texts(f'choice.link_kind.{link.kind}')}: {link.title}  [{link.to}]")
    if record.attachments:
        lines.append("")
    return lines + [file_line(file, texts) for file in record.attachments]


def hanging_lines(hanging: Hanging, terms: Terms, language: Language) -> Iterator[str]:
    """Write the decisions, documents and tasks that hang on a record; the file of a document has a line of its own."""
    book, texts = Wordbook(language, terms), Texts.load(language)
    for rows in (hanging.decisions, hanging.documents, hanging.tasks):
        if rows:
            yield ""
            yield texts(f"kind.{rows[0].kind}.many")
        for row in rows:
            yield f"  • {'; '.join([row.title, *_said(row, book)])}  [{row.id}]"


def _said(row: ListRow, book: Wordbook) -> Iterator[str]:
    """What a list says of a record besides its heading."""
    for field in KINDS[row.kind].fields:
        if field.listed and field.name not in _HEADING and field.name in row.fields:
            value = row.fields[field.name]
            shown = book.status(row.kind, str(value)) if field.stepped else book.shown(field.type, value)
            yield f"{book.label(row.kind, field)}: {shown}"


def _standing(record: Record, texts: Texts) -> Iterator[str]:
    """Write what no field says: that it lies in the trash, and what follows from its fields and rows today."""
    if record.trashed is not None:
        yield texts("cli.show.trashed", since=Formats(texts).date(record.trashed), id=record.id)
    yield from standing_lines(record.kind, record.computed, texts)
    yield from fee_lines(record.computed, texts)


def file_line(file: Attachment, texts: Texts) -> str:
    """Write what is known of a file."""
    size = Formats(texts).size(file.size)
    return texts("cli.attachment.line", name=file.name, size=size, id=file.id)


def _labelled(
    shape: Shape, place: str, fields: Mapping[str, Value], book: Wordbook, names: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    for field in shape.fields:
        if field.name in fields:
            value = fields[field.name]
            known = names.get(str(value)) if isinstance(field.type, types.Reference) else None
            yield book.label(place, field), known or book.shown(field.type, value)


def list_line(row: ListRow, language: Language) -> str:
    """Write one record of a list."""
    texts = Texts.load(language)
    status = "" if row.status is None else f"{texts.label(f'status.{row.kind}.{row.status}')}  "
    file = str(row.fields.get("file_name", row.title))
    return f"{row.id}  {status}{row.title}{'' if file == row.title else f'  ({file})'}"


def sum_line(label: str, told: FieldSum, texts: Texts) -> str:
    """Write what a field comes to, and how many records have a figure."""
    formats = Formats(texts)
    sums = " + ".join(formats.money(Money.of(amount, currency or "SEK")) for currency, amount in told.sums) or "–"
    return texts("cli.list.sum", label=label, sums=sums, of=told.of, known=told.with_figure)


def entry_line(entry: HistoryEntry, kind: Kind | None, book: Wordbook) -> str:
    """Write one entry of the history."""
    texts, formats = Texts.load(book.language), Formats.load(book.language)
    place, field = _place(entry.field or "", kind, texts)
    what = texts(f"what.{entry.what}")
    if field is not None and not entry.erased:
        what = f"{place}: {_shown(entry.before, field, book)} → {_shown(entry.after, field, book)}"
    elif place:
        what = f"{what} ({place})"
    return f"{formats.moment(entry.at)}  {entry.who}: {what}"


def _place(path: str, kind: Kind | None, texts: Texts) -> tuple[str, Field | None]:
    """Name what changed, and find its field if it is one."""
    head, _, rest = path.partition("/")
    if kind is None or head in {"", TRASHED, LINKS, REASONS}:
        return "", None
    table = kind.row_table(head)
    if table is None:
        return texts.label(f"field.{kind.name}.{head}"), kind.by_name.get(head)
    label, name = texts.label(f"row.{kind.name}.{head}"), rest.partition("/")[2]
    if not name:
        return label, None
    return f"{label}, {texts.label(f'field.{kind.name}.{head}.{name}')}", table.by_name.get(name)


def _shown(value: Json, field: Field, book: Wordbook) -> str:
    try:
        shown = book.shown(field.type, values.from_json(field.type, value))
    except AppError:  # a masked value is no value of its type
        shown = str(value)
    return " ".join(shown.split()) or "–"
