"""What the rules see of records: their fields and rows, what hangs on them, their links, and the reasons given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.fields import KINDS
from db.fields.shared import EVERYWHERE
from db.queries import judging
from db.queries import records as tables
from desktop.domain.dates import PartialDate
from desktop.domain.findings import Answered
from desktop.policy.bodies import body_of
from desktop.policy.facts import DATED, HUNG, Facts
from desktop.services import memberships
from desktop.services.loading import fields_of, head_of, row_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection, RowMapping

    from db.fields import Field, Kind, RowTable
    from desktop.domain.records import Row, Value
    from desktop.policy.content import Profile

    Fields = Mapping[str, Value]

_LINKED = ("kind", "to_kind", "form", "organisation")
_DECISIONS, _DOCUMENTS, _ = HUNG
_ALWAYS = DATED | {"title", "status", "decided_by", "sent", "override", "override_until", "override_reason"}
"""What is needed whatever the rules ask: the day, the name, who decided, and where a membership stands."""
_DAY_OF_DECISION = {"visit": "decided", "watch": "sent"}


def of_record(connection: Connection, identifier: str, profile: Profile, today: date) -> Facts:
    """Give the facts of one record."""
    head = head_of(connection, identifier)
    rows = [tables.whole(connection, head.kind, head.number)]
    return of_page(connection, KINDS[head.kind], rows, profile, today)[0]


def of_page(
    connection: Connection,
    kind: Kind,
    page: Sequence[Mapping[str, Any] | RowMapping],
    profile: Profile,
    today: date,
    asked: frozenset[str] | None = None,
) -> list[Facts]:
    """Give the facts of records of one kind; one query a table for all of them, and only what is asked about."""
    described = _described(kind, asked)
    numbers = [int(row["number"]) for row in page]
    identifiers = [str(row["id"]) for row in page]
    wanted = [table for table in kind.rows if asked is None or table.name in asked | _ALWAYS]
    hung = _Hung(connection, wanted, numbers, identifiers)
    found = []
    for columns in page:
        fields = fields_of(described, columns)
        rows = hung.rows(int(columns["number"]))
        if kind.name == "membership":
            fields["status"] = str(memberships.computed(fields, rows, today)["status"])
        seen: dict[str, tuple[Fields, ...]] = {name: tuple(row.fields for row in table) for name, table in rows.items()}
        number, identifier = int(columns["number"]), str(columns["id"])
        seen["decisions"] = (*own_decision(kind, fields, profile), *hung.decisions(identifier, profile))
        seen["documents"] = hung.documents(identifier)
        seen["links"] = hung.links(number)
        created = PartialDate.of(columns["created"].date())
        found.append(Facts(identifier, kind.name, fields, seen, today, created, hung.answers(number)))
    return found


def columns_of(kind: Kind, asked: frozenset[str]) -> tuple[str, ...]:
    """Name the columns of a record that a page has to have where this is asked about."""
    names = (name for field in _described(kind, asked) for name in field.column_names)
    return "number", "id", "created", *names


def _described(kind: Kind, asked: frozenset[str] | None) -> list[Field]:
    return [field for field in kind.fields if asked is None or field.name in asked | _ALWAYS]


def own_decision(kind: Kind, fields: Fields, profile: Profile) -> list[Fields]:
    """Give the decision that a record tells of itself, in its field for who decided."""
    told = fields.get("decided_by")
    if kind.name not in _DAY_OF_DECISION or told is None:
        return []
    day = fields.get(_DAY_OF_DECISION[kind.name])
    return [decision({"decided_by": told} if day is None else {"decided_by": told, "date": day}, profile)]


def decision(fields: Fields, profile: Profile) -> Fields:
    """Give a decision as the rules see it: with the body that the profile's word for who decided means."""
    body = body_of(profile, str(fields.get("decided_by", "")))
    return fields if body is None else {**fields, "body": body}


def _own(kind: str, seen: RowTable) -> list[Field]:
    """Give the fields that are kept with a decision or a document itself; its own nämnd is not who decided."""
    return [field for field in KINDS[kind].fields if field.name in seen.by_name and field.name not in EVERYWHERE]


class _Hung:
    """What belongs to the records of one page, read once."""

    def __init__(
        self, connection: Connection, wanted: Sequence[RowTable], numbers: list[int], identifiers: list[str]
    ) -> None:
        self._tables = wanted
        self._rows = {table.name: tables.rows_of_many(connection, table.name, numbers) for table in wanted}
        self._decisions = judging.hung(connection, "decision", identifiers)
        self._documents = judging.hung(connection, "document", identifiers)
        self._links = judging.links(connection, numbers)
        self._reasons = judging.reasons(connection, numbers)

    def rows(self, number: int) -> dict[str, tuple[Row, ...]]:
        return {
            table.name: tuple(row_of(table, row) for row in self._rows[table.name].get(number, ()))
            for table in self._tables
        }

    def decisions(self, identifier: str, profile: Profile) -> list[Fields]:
        found = self._decisions.get(identifier, ())
        return [decision(fields_of(_own("decision", _DECISIONS), row), profile) for row in found]

    def documents(self, identifier: str) -> tuple[Fields, ...]:
        found = self._documents.get(identifier, ())
        return tuple(fields_of(_own("document", _DOCUMENTS), row) for row in found)

    def links(self, number: int) -> tuple[Fields, ...]:
        found = self._links.get(number, ())
        return tuple({name: str(row[name]) for name in _LINKED if row[name] is not None} for row in found)

    def answers(self, number: int) -> dict[str, Answered]:
        return {str(row["rule"]): Answered(str(row["why"]), row["decision"]) for row in self._reasons.get(number, ())}
