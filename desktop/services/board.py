"""The board of a year: which department has delivered, who is missing, what is open, and whom to remind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.queries import bundles
from db.queries import office as tables
from desktop.bundle.record_schema import ADVICE
from desktop.language.collation import sort_key
from desktop.services.advice_asked import asked_in
from desktop.services.deliveries import PRODUCTION, counting, deliveries
from desktop.services.departments import Department, departments_in
from desktop.services.gaps import RULE
from desktop.services.remarks import QUESTION
from desktop.services.roles import refuse_unless_office

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from desktop.services.deliveries import Delivery
    from desktop.services.register import Register

NO_KEY = "none"


@dataclass(frozen=True, slots=True)
class BoardRow:
    """How it stands with one department."""

    department: Department
    registered: bool
    """Whether it stands in the list of departments; one that only has a key or a bundle does not."""
    key: str
    delivered: datetime | None
    sequence: int | None
    counts: Mapping[str, int]
    bundles: int
    trials: int
    lost: tuple[int, ...]
    """Numbers in the sequence of its keys that never came."""
    questions: int
    gaps: int
    departures: int
    revoked: bool
    advice: int = 0
    """Requests for advice that nobody has answered."""

    @property
    def missing(self) -> bool:
        """Whether it should have delivered and has not."""
        return self.delivered is None and self.department.active


@dataclass(frozen=True, slots=True)
class Board:
    """Every department for one year."""

    year: int
    rows: tuple[BoardRow, ...]

    @property
    def delivered(self) -> int:
        """How many have delivered."""
        return sum(row.delivered is not None for row in self.rows)

    @property
    def missing(self) -> int:
        """How many are missing."""
        return sum(row.missing for row in self.rows)


@dataclass(frozen=True, slots=True)
class Reminder:
    """Whom to write to, and about what: nothing delivered, or so many questions without an answer."""

    department: Department
    delivered: bool
    questions: int


class Boards:
    """Looking at the board."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def of(self, year: int) -> Board:
        """How it stands with every department for a year."""
        refuse_unless_office(self._register)
        with self._register.reading() as connection:
            every = deliveries(connection)
            keys = {str(row["department"]): row for row in bundles.trusted_keys(connection)}
            listed = {each.code: each for each in departments_in(connection)}
            named = {code: str(row["name"]) for code, row in keys.items()}
            named |= {each.department: each.name for each in every}
            found = listed | {code: Department(code, name) for code, name in named.items() if code not in listed}
            questions = _questions(connection)
            asked = {
                code: sum(each.open for each in asked_in(connection, delivery))
                for code, delivery in counting(connection, year).items()
            }
        rows = [
            _row(
                department,
                [each for each in every if each.department == code],
                year,
                key=str(keys[code]["status"]) if code in keys else NO_KEY,
                registered=code in listed,
                questions=questions[code],
                advice=asked.get(code, 0),
            )
            for code, department in found.items()
        ]
        return Board(year, tuple(sorted(rows, key=lambda row: (not row.missing, sort_key(row.department.name)))))

    def reminders(self, year: int) -> tuple[Reminder, ...]:
        """Whom to remind: those that have not delivered, and those that have not answered."""
        return tuple(
            Reminder(row.department, row.delivered is not None, row.questions)
            for row in self.of(year).rows
            if row.missing or row.questions
        )


def _row(
    department: Department,
    sent: Sequence[Delivery],
    year: int,
    *,
    key: str,
    registered: bool,
    questions: int,
    advice: int,
) -> BoardRow:
    of_year = [each for each in sent if each.covers(year)]
    counted = [each for each in of_year if each.purpose == PRODUCTION]
    last = counted[-1] if counted else None
    gaps = 0 if last is None else sum(each["rule"] == RULE for each in last.gaps)
    return BoardRow(
        department=department,
        registered=registered,
        key=key,
        delivered=None if last is None else last.received,
        sequence=None if last is None else last.sequence,
        counts={} if last is None else {kind: n for kind, n in last.counts.items() if kind != ADVICE},
        bundles=len(counted),
        trials=len(of_year) - len(counted),
        lost=_lost(sent),
        questions=questions,
        gaps=gaps,
        departures=0 if last is None else len(last.gaps) - gaps,
        revoked=last is not None and last.revoked,
        advice=advice,
    )


def _lost(sent: Sequence[Delivery]) -> tuple[int, ...]:
    found: list[int] = []
    for spki in dict.fromkeys(each.spki for each in sent):
        numbers = {each.sequence for each in sent if each.spki == spki}
        found += [number for number in range(1, max(numbers)) if number not in numbers]
    return tuple(sorted(found))


def _questions(connection: Connection) -> Counter[str]:
    """How many records of each department wait for an answer."""
    last = {(str(row["department"]), str(row["record"])): str(row["state"]) for row in tables.remarks(connection)}
    return Counter(department for (department, _), state in last.items() if state == QUESTION)
