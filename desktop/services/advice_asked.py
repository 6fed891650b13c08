"""Advice that departments have asked the office for, in the bundles that count, and the answers to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.queries import bundles
from db.queries import office as tables
from desktop.bundle import typed_records
from desktop.bundle.record_schema import ADVICE
from desktop.domain.errors import InvalidInput, NotFound
from desktop.services.deliveries import counting, lines
from desktop.services.remarks import APPROVED, RECEIVED, Remarks
from desktop.services.roles import refuse_unless_office

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from desktop.services.deliveries import Delivery
    from desktop.services.register import Register
    from desktop.services.remarks import Standing


@dataclass(frozen=True, slots=True)
class Asked:
    """A request of a department. It is open until it is answered."""

    id: str
    department: str
    name: str
    title: str
    text: str
    record: str
    about: str
    day: str
    state: str
    answer: str

    @property
    def open(self) -> bool:
        """Whether nobody has answered."""
        return self.state != APPROVED


class AdviceAsked:
    """Reading and answering the requests."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def of(self, year: int) -> tuple[Asked, ...]:
        """What departments ask in their last bundles of a year; what is open comes first."""
        refuse_unless_office(self._register)
        with self._register.reading() as connection:
            found = [
                each
                for _, delivery in sorted(counting(connection, year).items())
                for each in asked_in(connection, delivery)
            ]
        return tuple(sorted(found, key=lambda each: not each.open))

    def answer(self, identifier: str, text: str) -> Standing:
        """Answer a request; the next receipt of the department tells it."""
        refuse_unless_office(self._register)
        remarks = Remarks(self._register)
        if remarks.of(identifier).kind != ADVICE:
            raise NotFound("advice.not_found", id=identifier)
        if not text.strip():
            raise InvalidInput("value.required").at("text")
        return remarks.approve(identifier, text)


def asked_in(connection: Connection, delivery: Delivery) -> Iterator[Asked]:
    """What is asked in a bundle, and what has been said to it."""
    if ADVICE not in delivery.counts:
        return
    said = {str(row["record"]): row for row in tables.remarks(connection, delivery.department)}
    for line in lines(connection, delivery.number, (ADVICE,)):
        fields, last = line["fields"], said.get(line["id"])
        record = str(fields.get("on", ""))
        about = bundles.received_line(connection, delivery.number, record) if record else None
        yield Asked(
            id=str(line["id"]),
            department=delivery.department,
            name=delivery.name,
            title=str(fields["title"]),
            text=str(fields.get("text", "")),
            record=record,
            about="" if about is None else typed_records.title(about),
            day=str(fields["asked"]),
            state=RECEIVED if last is None else str(last["state"]),
            answer="" if last is None else str(last["text"] or ""),
        )
