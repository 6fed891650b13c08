"""Holding records against the rules of the register's profile, and answering a finding with a reason."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.fields import KINDS
from db.queries import judging as tables
from desktop.domain.errors import InvalidInput, NotFound, Refused
from desktop.domain.findings import Force
from desktop.domain.records import Saved
from desktop.domain.text import clean
from desktop.policy.judging import Judge
from desktop.services import facts
from desktop.services.changes import Change
from desktop.services.conditions import in_year
from desktop.services.editing import editable
from desktop.services.loading import head_of
from desktop.services.paths import REASONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Connection

    from desktop.domain.findings import Finding
    from desktop.domain.records import Json
    from desktop.policy.content import Profile
    from desktop.policy.editions import Selection
    from desktop.services.operation import Operation
    from desktop.services.register import Register

_PAGE = 500
_LONGEST = 5000


class Checks:
    """What the rules find."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def of(self, identifier: str) -> tuple[Finding, ...]:
        """Tell what the rules find in one record."""
        with self._register.reading() as connection:
            return self._of(connection, identifier)

    def everything(self, year: int | None = None) -> tuple[Finding, ...]:
        """Tell what the rules find in every record outside the trash, or in those whose period overlaps a year."""
        register = self._register
        with register.reading() as connection:
            return tuple(findings(connection, register, register.profile, register.selection, year))

    def justify(
        self, identifier: str, rule: str, why: str, decision: str | None = None, rev: int | None = None
    ) -> Saved:
        """Answer a finding with a reason, and the decision it stands on. It stays visible, and is no longer open."""
        text = clean(why, limit=_LONGEST, lines=True)
        if not text:
            raise InvalidInput("value.required").at("justify.why")
        self._answerable(rule)
        with self._register.operation("record.justify", record=identifier, rule=rule) as operation:
            if all(found.rule != rule for found in self._of(operation.connection, identifier)):
                raise Refused("justify.nothing", rule=rule)
            if decision is not None and head_of(operation.connection, decision).kind != "decision":
                raise InvalidInput("justify.no_decision", id=decision)
            told: dict[str, Json] = {"why": text, "decision": decision}
            return self._answer(operation, identifier, rule, told, rev)

    def withdraw(self, identifier: str, rule: str, rev: int | None = None) -> Saved:
        """Take a reason back: the finding is open again."""
        with self._register.operation("record.withdraw_reason", record=identifier, rule=rule) as operation:
            return self._answer(operation, identifier, rule, None, rev)

    def _of(self, connection: Connection, identifier: str) -> tuple[Finding, ...]:
        register = self._register
        seen = facts.of_record(connection, identifier, register.profile, register.clock.today())
        return Judge(register.profile, register.selection).findings(seen)

    def _answerable(self, rule: str) -> None:
        found = self._register.profile.rule(rule)
        if found is None:
            raise NotFound("rule.not_found", rule=rule)
        if found.force != Force.JUSTIFY:
            raise Refused("justify.not_answerable", rule=rule)

    def _answer(self, operation: Operation, identifier: str, rule: str, told: Json, rev: int | None) -> Saved:
        found = editable(operation.connection, identifier, rev)
        kept = tables.reasons(operation.connection, [found.number]).get(found.number, ())
        given = next((row for row in kept if row["rule"] == rule), None)
        before: Json = None if given is None else {"why": str(given["why"]), "decision": given["decision"]}
        if told is None and before is None:
            raise NotFound("justify.none_given", rule=rule)
        operation.do(found, Change(identifier, f"{REASONS}/{rule}", before, told))
        operation.detail(kind=found.kind.name)
        return Saved(identifier, operation.revision(found), operation.number)


def findings(
    connection: Connection, register: Register, profile: Profile, selection: Selection, year: int | None = None
) -> Iterator[Finding]:
    """Tell what the rules of a profile find in every record outside the trash, page by page."""
    conditions = [] if year is None else [in_year(year)]
    return _judged(connection, register.clock.today(), profile, Judge(profile, selection), conditions)


def departures(connection: Connection, register: Register, year: int) -> list[Finding]:
    """Tell what was not followed all the same, in records of a year: with a reason, or in spite of a stop.

    Only the rules that can end so are asked, and those that are answered only of records where there is an answer.
    """
    profile, selection, today = register.profile, register.selection, register.clock.today()
    passed_by, answerable = (Judge(profile, selection, force) for force in (Force.STOP, Force.JUSTIFY))
    found = list(_judged(connection, today, profile, passed_by, [in_year(year)]))
    answered = _judged(connection, today, profile, answerable, [in_year(year), tables.answered()])
    found += (each for each in answered if each.answer is not None)
    places = {rule.id: place for place, rule in enumerate(profile.rules)}
    return sorted(found, key=lambda each: (each.record, places[each.rule]))


def _judged(
    connection: Connection, today: date, profile: Profile, judge: Judge, conditions: Sequence[ColumnElement[bool]]
) -> Iterator[Finding]:
    for kind in KINDS.values():
        asked = judge.asks_of(kind.name)
        columns, after = facts.columns_of(kind, asked), 0
        while asked and (page := tables.page(connection, kind.name, columns, conditions, after=after, limit=_PAGE)):
            for seen in facts.of_page(connection, kind, page, profile, today, asked):
                yield from judge.findings(seen)
            after = int(page[-1]["number"])


def stops_passed(connection: Connection, register: Register, identifier: str) -> tuple[str, ...]:
    """The rules of force `stop` that a record breaks where it stands: begun there, it never met them."""
    seen = facts.of_record(connection, identifier, register.profile, register.clock.today())
    judge = Judge(register.profile, register.selection, Force.STOP)
    return tuple(each.rule for each in judge.findings(seen))


def check_step(connection: Connection, register: Register, identifier: str, wanted: str) -> None:
    """Refuse a step that would break a rule of force `stop`. What is broken already is no reason to stay."""
    judge = Judge(register.profile, register.selection)
    before = facts.of_record(connection, identifier, register.profile, register.clock.today())
    after = replace(before, fields={**before.fields, "status": wanted})
    broken = {found.rule for found in judge.findings(before)}
    found = (each for each in judge.findings(after) if each.rule not in broken)
    stops = tuple(each for each in found if each.force is Force.STOP)
    if stops:
        raise Refused("step.refused", findings=stops, kind=before.kind, wanted=wanted)
