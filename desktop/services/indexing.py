"""Search documents made for many records at once, and the passages they are made of."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from db import search
from db.fields import KINDS
from db.queries import documents
from desktop.services.document import passages
from desktop.services.loading import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, RowMapping

    from db.fields import Shape

    Passages = dict[int, list[str]]

_AT_A_TIME = 500


def index_anew(connection: Connection, numbers: Sequence[int]) -> None:
    """Make the search documents of these records from what they are now."""
    for start in range(0, len(numbers), _AT_A_TIME):
        part = numbers[start : start + _AT_A_TIME]
        heads = documents.heads(connection, part)
        for kind in sorted({str(head["kind"]) for head in heads}):
            titles = {int(head["number"]): str(head["title"]) for head in heads if head["kind"] == kind}
            in_fields = field_passages(connection, kind, list(titles))
            in_rows = row_passages(connection, kind, list(titles))
            found = ((number, title, in_fields[number] + in_rows[number]) for number, title in titles.items())
            search.index_many(connection, found)
        documents.mark_indexed(connection, part)


def field_passages(connection: Connection, kind: str, numbers: Sequence[int]) -> Passages:
    """What search looks in of records of one kind: their own fields, the title apart."""
    return _passages(KINDS[kind], "number", documents.fields_of(connection, kind, numbers))


def row_passages(connection: Connection, kind: str, numbers: Sequence[int]) -> Passages:
    """What search looks in of the rows that hang on them."""
    found: Passages = defaultdict(list)
    for table in KINDS[kind].rows:
        if table.searched:
            rows = documents.rows_of(connection, kind, table.name, numbers)
            for number, told in _passages(table, "record", rows).items():
                found[number] += told
    return found


def _passages(shape: Shape, key: str, rows: Iterable[RowMapping]) -> Passages:
    found: Passages = defaultdict(list)
    for row in rows:
        found[int(row[key])] += passages(shape.searched, fields_of(shape.searched, row))
    return found
