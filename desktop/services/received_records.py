"""What departments have sent, record by record: listed with where each stands, and read as it came."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.fields import KINDS, types
from db.queries import bundles
from db.queries import office as tables
from desktop.domain.errors import NotFound
from desktop.services.compilation.entries import Source, entry_of
from desktop.services.deliveries import counting
from desktop.services.remarks import standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection, RowMapping

    from desktop.domain.records import Row, Value
    from desktop.services.register import Register
    from desktop.services.remarks import Standing


@dataclass(frozen=True, slots=True)
class SentRecord:
    """A record as it came, and the titles of those that it points at, as far as they came along."""

    id: str
    kind: str
    title: str
    values: Mapping[str, Value]
    rows: Mapping[str, tuple[Row, ...]]
    titles: Mapping[str, str]


class ReceivedRecords:
    """Reading what came; nothing of it is ever changed here."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def of_department(self, department: str, year: int) -> tuple[Standing, ...]:
        """The records of a department's last account of a year, with what was said of each."""
        with self._register.reading() as connection:
            last = counting(connection, year).get(department)
            return () if last is None else tuple(_standings(connection, department, last.number))

    def of_kind(self, kind: str, year: int) -> tuple[Standing, ...]:
        """The records of one kind of all departments for a year: among them is what another is a duplicate of."""
        with self._register.reading() as connection:
            return tuple(
                each
                for department, last in counting(connection, year).items()
                for each in _standings(connection, department, last.number)
                if each.kind == kind
            )

    def one(self, record: str) -> SentRecord:
        """A record as it was last received."""
        with self._register.reading() as connection:
            numbers = bundles.bundles_with(connection, record)
            content = bundles.received_line(connection, numbers[-1], record) if numbers else None
            if content is None or str(json.loads(content)["kind"]) not in KINDS:
                raise NotFound("remark.no_record", id=record)
            entry = entry_of(Source("", ""), json.loads(content))
            kind = KINDS[entry.kind]
            found = {field.name: entry.value(field.name) for field in kind.fields}
            pointed = [
                str(found[field.name])
                for field in kind.fields
                if isinstance(field.type, types.Reference) and found[field.name]
            ]
            titles = {each: _title_of(connection, numbers[-1], each) for each in pointed}
            rows = {table.name: entry.rows_of(table.name) for table in kind.rows}
        values = {name: value for name, value in found.items() if value is not None}
        return SentRecord(record, entry.kind, entry.title, values, rows, titles)


def _standings(connection: Connection, department: str, number: int) -> Iterator[Standing]:
    said: dict[str, list[RowMapping]] = {}
    for row in tables.remarks(connection, department):
        said.setdefault(str(row["record"]), []).append(row)
    for identifier, kind, content in bundles.received_lines(connection, number):
        if kind not in KINDS:  # what is asked of the office is no record: desktop.services.advice_asked
            continue
        yield standing(department, identifier, kind, _title(content), said.get(identifier, []))


def _title_of(connection: Connection, number: int, record: str) -> str:
    content = bundles.received_line(connection, number, record)
    return record if content is None else _title(content)


def _title(content: str) -> str:
    return str(json.loads(content)["fields"].get("title", ""))
