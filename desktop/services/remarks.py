"""What the office says of a department's records: a question at a field, approved, or a duplicate of another record."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from db.fields import KINDS
from db.queries import bundles
from db.queries import office as tables
from desktop.domain.errors import InvalidInput, NotFound
from desktop.domain.identifiers import new_id
from desktop.domain.text import clean
from desktop.services.roles import refuse_unless_office

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection, RowMapping

    from desktop.services.register import Register

RECEIVED: Final = "received"
QUESTION: Final = "question"
APPROVED: Final = "approved"
DUPLICATE: Final = "duplicate"
_LONGEST: Final = 5000


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that was said of a record."""

    id: str
    department: str
    record: str
    state: str
    field: str
    text: str
    other: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a record stands with the office: what was last said of it, and all that was said."""

    department: str
    record: str
    kind: str
    title: str
    state: str
    remarks: tuple[Remark, ...] = ()


class Remarks:
    """Saying something of records that were received, and reading it again."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def ask(self, record: str, text: str, field: str = "") -> Standing:
        """Ask the department about a record, or about one of its fields."""
        asked = clean(text, limit=_LONGEST, lines=True)
        if not asked:
            raise InvalidInput("value.required").at("text")
        return self._say(record, QUESTION, asked, field)

    def approve(self, record: str, note: str = "") -> Standing:
        """Say that a record is in order; a question about it is settled by that."""
        return self._say(record, APPROVED, clean(note, limit=_LONGEST, lines=True))

    def call_duplicate(self, record: str, of: str, note: str = "") -> Standing:
        """Say that a record tells of the same as another."""
        if of == record:
            raise InvalidInput("remark.of_itself")
        with self._register.reading() as connection:
            _found(connection, of)
        return self._say(record, DUPLICATE, clean(note, limit=_LONGEST, lines=True), other=of)

    def of(self, record: str) -> Standing:
        """Where a record stands."""
        with self._register.reading() as connection:
            department, kind, title = _found(connection, record)
            said = [each for each in tables.remarks(connection, department) if each["record"] == record]
        return standing(department, record, kind, title, said)

    def open_questions(self) -> tuple[Standing, ...]:
        """The records about which the last word is a question, oldest first."""
        with self._register.reading() as connection:
            said: dict[tuple[str, str], list[RowMapping]] = {}
            for row in tables.remarks(connection):
                said.setdefault((str(row["department"]), str(row["record"])), []).append(row)
            asked = {place: rows for place, rows in said.items() if rows[-1]["state"] == QUESTION}
            found = []
            for (department, record), rows in asked.items():
                about = last_told(connection, record) or (department, "", "")
                found.append(standing(department, record, about[1], about[2], rows))
        return tuple(found)

    def _say(self, record: str, state: str, text: str, field: str = "", other: str = "") -> Standing:
        refuse_unless_office(self._register)
        owner = self._register.owner
        with self._register.writing() as connection:
            department, kind, _ = _found(connection, record)
            _check_field(kind, field)
            row = {"id": new_id(), "department": department, "record": record, "state": state, "field": field or None}
            told = {"text": text or None, "other": other or None, "at": self._register.clock.now(), "by": owner.person}
            tables.add_remark(connection, {**row, **told})
        return self.of(record)


def standing(department: str, record: str, kind: str, title: str, said: Sequence[RowMapping]) -> Standing:
    """Put together what was said of a record."""
    remarks = tuple(_remark(row) for row in said)
    return Standing(department, record, kind, title, remarks[-1].state if remarks else RECEIVED, remarks)


def _found(connection: Connection, record: str) -> tuple[str, str, str]:
    about = last_told(connection, record)
    if about is None:
        raise NotFound("remark.no_record", id=record)
    return about


def last_told(connection: Connection, record: str) -> tuple[str, str, str] | None:
    """Department, kind and title of a record as it was last received."""
    numbers = bundles.bundles_with(connection, record)
    content = bundles.received_line(connection, numbers[-1], record) if numbers else None
    if content is None:
        return None
    told = json.loads(content)
    return bundles.sender(connection, numbers[-1]), str(told["kind"]), str(told["fields"].get("title", ""))


def _check_field(kind: str, field: str) -> None:
    described = KINDS.get(kind)
    if field and described is not None and field not in described.by_name and described.row_table(field) is None:
        raise InvalidInput("field.unknown", name=field, kind=kind)


def _remark(row: RowMapping) -> Remark:
    texts = {name: str(row[name] or "") for name in ("id", "department", "record", "state", "field", "text", "other")}
    return Remark(**texts, at=row["at"])
