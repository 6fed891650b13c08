"""What the office has answered, as a department reads it: where each record stands, and what was received of it.

The last receipt that tells of a record counts. A receipt also holds the end of the history as it was when the bundle
was made: if the history has another entry in that place today, it was cut or set back since.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from db.queries import bundles, journal, matters
from db.queries import records as heads

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from desktop.services.register import Register

RECEIPT: Final = "receipt"
ANSWER: Final = "answer"
OVERVIEW: Final = "overview"


@dataclass(frozen=True, slots=True)
class Said:
    """One remark of the office, at a field if it is about one."""

    state: str
    at: str
    field: str = ""
    text: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """Where a record stands with the office."""

    record: str
    kind: str
    state: str
    note: str
    remarks: tuple[Said, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """A bundle of ours that the office has taken in; `holds` says whether our history still is what it was then."""

    bundle_id: str
    sequence: int
    received: str
    outcome: str
    notes: tuple[str, ...]
    period: tuple[str, str]
    holds: bool


class Answers:
    """Reading the receipts that came."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def of(self, record: str) -> Answer | None:
        """Where a record stands, or nothing if no receipt tells of it."""
        with self._register.reading() as connection:
            receipts = _receipts(connection)
            for number in reversed(bundles.bundles_with(connection, record)):
                content = bundles.received_line(connection, number, record) if number in receipts else None
                line = None if content is None else json.loads(content)
                if line is not None and line["kind"] == ANSWER:
                    return _answer(connection, line)
        return None

    def all(self, state: str | None = None) -> tuple[Answer, ...]:
        """Every answer, or those that stand so; questions are what a department has to do something about."""
        with self._register.reading() as connection:
            found = {str(line["id"]): line for line in self._lines(connection) if line["kind"] == ANSWER}
            wanted = (line for line in found.values() if state is None or line["fields"]["state"] == state)
            return tuple(_answer(connection, line) for line in wanted)

    def receipts(self) -> tuple[Receipt, ...]:
        """Our bundles that the office has taken in, by the last receipt of each."""
        with self._register.reading() as connection:
            found = {str(line["id"]): line for line in self._lines(connection) if line["kind"] == RECEIPT}
            return tuple(_receipt(connection, line) for line in found.values())

    def _lines(self, connection: Connection) -> list[dict[str, Any]]:
        return [
            json.loads(content)
            for number in _receipts(connection)
            for _, _, content in bundles.received_lines(connection, number)
        ]


def _receipts(connection: Connection) -> dict[int, None]:
    """The numbers of the receipts, oldest first."""
    return {int(row["number"]): None for row in bundles.received(connection) if row["purpose"] == RECEIPT}


def _answer(connection: Connection, line: Mapping[str, Any]) -> Answer:
    fields, record = line["fields"], str(line["id"])
    head = heads.find_head(connection, record)
    names = ("state", "at", "field", "text", "other")
    said = tuple(Said(*(str(row.get(name, "")) for name in names)) for row in line["rows"].get("remarks", ()))
    title = _asked(connection, record) if head is None else head.title
    return Answer(record, str(fields["record_kind"]), str(fields["state"]), str(fields.get("note", "")), said, title)


def _asked(connection: Connection, identifier: str) -> str:
    """The title of a request for advice, if it is one."""
    return next((str(row["title"]) for row in matters.advice(connection) if row["id"] == identifier), "")


def _receipt(connection: Connection, line: Mapping[str, Any]) -> Receipt:
    fields = line["fields"]
    count = int(fields["history_count"])
    here = journal.chain_at(connection, count) if count else ""
    return Receipt(
        bundle_id=str(line["id"]),
        sequence=int(fields["sequence"]),
        received=str(fields["received"]),
        outcome=str(fields["outcome"]),
        notes=tuple(fields["notes"]),
        period=(str(fields["period"]["start"]), str(fields["period"]["end"])),
        holds=here == fields["history_head"],
    )
