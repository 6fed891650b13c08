"""Records read whole from their tables."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from db.fields import KINDS, types
from db.queries import hanging
from db.queries import records as tables
from desktop.domain.errors import NotFound
from desktop.domain.identifiers import is_id
from desktop.domain.records import Attachment, Link, Record, Row
from desktop.services import references, values

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, RowMapping

    from db.fields import Field, Kind, RowTable
    from db.queries.records import Head
    from desktop.domain.records import Value
    from desktop.language.wordbook import Terms
    from desktop.services.values import Columns


def head_of(connection: Connection, identifier: str) -> Head:
    """Find a record, or say that there is none; what is no identifier at all is not asked for."""
    head = tables.find_head(connection, identifier) if is_id(identifier) else None
    if head is None:
        raise NotFound("record.not_found", id=identifier)
    return head


@dataclass(frozen=True, slots=True)
class Content:
    """What a record holds, as far as it was asked for: not what hangs on it, nor what it points at."""

    created: datetime
    fields: Mapping[str, Value]
    rows: Mapping[str, Sequence[Row]]


_NOTHING: Mapping[str, Iterable[Field]] = MappingProxyType({})


def content_of(
    connection: Connection,
    kind: Kind,
    number: int,
    fields: Iterable[Field],
    wanted: Mapping[str, Iterable[Field]] = _NOTHING,
) -> Content:
    """Read some fields of a record, and some fields of the rows of some of its tables, in the order they came."""
    asked = tuple(fields)
    columns = tables.some(connection, kind.name, number, ("created", *_columns(asked)))
    rows = some_rows(connection, number, wanted) if wanted else {}
    return Content(columns["created"], fields_of(asked, columns), rows)


def some_rows(connection: Connection, number: int, wanted: Mapping[str, Iterable[Field]]) -> dict[str, Sequence[Row]]:
    """Read some fields of the rows of some tables of a record, in the order they came."""
    found = tables.some_rows(connection, number, {name: _columns(fields) for name, fields in wanted.items()})
    return {name: [Row(str(row["id"]), fields_of(wanted[name], row)) for row in of_it] for name, of_it in found.items()}


def _columns(fields: Iterable[Field]) -> tuple[str, ...]:
    """Name the columns of fields, each once."""
    return tuple(dict.fromkeys(name for field in fields for name in field.column_names))


def load(connection: Connection, identifier: str) -> Record:
    """Read one record with its rows and links."""
    head = head_of(connection, identifier)
    kind = KINDS[head.kind]
    columns = tables.whole(connection, kind.name, head.number)
    fields = fields_of(kind.fields, columns)
    rows = rows_of(connection, head.number, kind.rows)
    return Record(
        id=identifier,
        kind=kind.name,
        rev=head.rev,
        created=columns["created"],
        changed=columns["changed"],
        trashed=head.trashed,
        fields=fields,
        rows=rows,
        links=tuple(
            Link(each.kind, each.other, each.other_title, each.other_kind, each.incoming)
            for each in tables.links_of(connection, head.number)
        ),
        names=tables.titles(connection, references.pointed_at(kind, fields, rows)),
        attachments=attachments_of(connection, identifier, in_trash=head.trashed is not None),
    )


def by_profile(record: Record, terms: Terms) -> Record:
    """Put rows that are ordered by a word of the profile in the order of the profile, not of its codes."""
    rows = dict(record.rows)
    for table in KINDS[record.kind].rows:
        first = table.by_name[table.order[0]] if table.order else None
        if first is not None and isinstance(first.type, types.Term) and table.name in rows:
            codes = [term.code for term in terms.terms(first.type.source)]
            rows[table.name] = tuple(sorted(rows[table.name], key=partial(_place_in, codes, first.name)))
    return replace(record, rows=rows)


def _place_in(codes: list[str], name: str, row: Row) -> int:
    """The place of a word among those of the profile; one that it no longer has comes last."""
    code = str(row.fields.get(name, ""))
    return codes.index(code) if code in codes else len(codes)


def rows_of(connection: Connection, number: int, wanted: tuple[RowTable, ...]) -> dict[str, tuple[Row, ...]]:
    """The rows of a record in these tables, those apart that have none."""
    found = tables.rows_of(connection, number, tuple(table.name for table in wanted))
    return {table.name: _rows(table, found[table.name]) for table in wanted if table.name in found}


def attachments_of(connection: Connection, identifier: str, *, in_trash: bool) -> tuple[Attachment, ...]:
    """The files of the documents that hang on a record; those in the trash only if it is there itself."""
    found = hanging.files_on(connection, identifier)
    return tuple(_attachment(row) for row in found if in_trash or row["trashed"] is None)


def _attachment(row: RowMapping) -> Attachment:
    return Attachment(
        id=str(row["id"]),
        name=str(row["file_name"]),
        media_type=str(row["media_type"]),
        size=int(row["size"]),
        sha256=str(row["sha256"]),
        goes_along=row["goes_along"] is True,
    )


def fields_of(fields: Iterable[Field], columns: Columns) -> dict[str, Value]:
    """The values of the fields that are filled in."""
    found = {field.name: values.from_columns(field, columns) for field in fields}
    return {name: value for name, value in found.items() if value is not None}


def _rows(table: RowTable, rows: Iterable[Columns]) -> tuple[Row, ...]:
    return tuple(sorted((row_of(table, row) for row in rows), key=lambda row: _place(table, row)))


def row_of(table: RowTable, row: Columns) -> Row:
    """Read one row of a table of rows."""
    return Row(str(row["id"]), fields_of(table.fields, row))


def _place(table: RowTable, row: Row) -> tuple[tuple[bool, int, str], ...]:
    return tuple(_sortable(row.fields.get(name)) for name in table.order)


def _sortable(value: Value | None) -> tuple[bool, int, str]:
    if isinstance(value, int):
        return False, value, ""
    return value is None, 0, "" if value is None else str(value)


def kind_named(name: str) -> Kind:
    """Find a kind, or say that there is none."""
    kind = KINDS.get(name)
    if kind is None:
        raise NotFound("kind.unknown", name=name, kinds=", ".join(KINDS))
    return kind
