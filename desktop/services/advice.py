"""Advice that a department asks of its office, about a record or about the plan of a year.

The request goes along in the next bundle of the year; the answer comes in a receipt, and stands beside the request.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.queries import matters as tables
from db.queries import records as heads
from desktop.bundle.record_schema import ADVICE, LONGEST_ADVICE, LONGEST_TITLE
from desktop.domain.errors import InvalidInput, NotFound, Refused
from desktop.domain.identifiers import new_id
from desktop.domain.text import clean
from desktop.services.answers import Answers
from desktop.services.roles import OFFICE
from desktop.services.sending import period_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from datetime import datetime

    from sqlalchemy import Connection, RowMapping

    from desktop.services.answers import Answer
    from desktop.services.register import Register


@dataclass(frozen=True, slots=True)
class Request:
    """Something that was asked, about a record if one is told, with what the office has said."""

    id: str
    year: int
    title: str
    text: str
    record: str
    about: str
    at: datetime
    by: str
    withdrawn: bool
    answer: Answer | None


class AdviceRequests:
    """Asking the office."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def ask(self, year: int, title: str, text: str = "", record: str = "") -> Request:
        """Ask for advice, about a record or else about the plan of the year."""
        owner, now = self._register.owner, self._register.clock.now()
        if owner.role == OFFICE:
            raise Refused("advice.at_the_office")
        period_of(year)
        asked = clean(title, limit=LONGEST_TITLE, lines=False)
        if not asked:
            raise InvalidInput("value.required").at("title")
        more = clean(text, limit=LONGEST_ADVICE, lines=True)
        row = {"id": new_id(), "year": year, "record": record or None, "title": asked, "text": more or None}
        with self._register.writing() as connection:
            if record and heads.find_head(connection, record) is None:
                raise NotFound("remark.no_record", id=record)
            tables.add_advice(connection, {**row, "at": now, "by": owner.person})
        return next(each for each in self.all(year) if each.id == row["id"])

    def withdraw(self, identifier: str) -> None:
        """Take a request back: it goes along no more. What was sent before is not taken back by that."""
        with self._register.writing() as connection:
            if not tables.withdraw_advice(connection, identifier, self._register.clock.now()):
                raise NotFound("advice.not_found", id=identifier)

    def all(self, year: int | None = None) -> tuple[Request, ...]:
        """Every request, or those of a year, oldest first."""
        answers = {each.record: each for each in Answers(self._register).all() if each.kind == ADVICE}
        with self._register.reading() as connection:
            rows = tables.advice(connection, year)
            return tuple(_request(connection, row, answers.get(str(row["id"]))) for row in rows)


def lines(connection: Connection, year: int, records: Container[str]) -> Iterator[dict[str, Any]]:
    """Give what stands of a year as lines of a bundle; a record that does not go along is not pointed at."""
    for row in tables.advice(connection, year):
        if row["withdrawn"] is None:
            fields = {"asked": row["at"].date().isoformat(), "title": str(row["title"])}
            fields |= {"text": str(row["text"])} if row["text"] else {}
            fields |= {"on": str(row["record"])} if row["record"] and str(row["record"]) in records else {}
            line = {"attachments": [], "fields": fields, "id": str(row["id"]), "kind": ADVICE, "links": []}
            yield {**line, "rev": 1, "rows": {}}


def _request(connection: Connection, row: RowMapping, answer: Answer | None) -> Request:
    record = str(row["record"] or "")
    head = heads.find_head(connection, record) if record else None
    return Request(
        id=str(row["id"]),
        year=int(row["year"]),
        title=str(row["title"]),
        text=str(row["text"] or ""),
        record=record,
        about="" if head is None else head.title,
        at=row["at"],
        by=str(row["by"]),
        withdrawn=row["withdrawn"] is not None,
        answer=answer,
    )
