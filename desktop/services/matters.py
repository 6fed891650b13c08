"""What the board (KS) is to decide: what records still need by the profile's rules, and what the office writes down.

A need is a rule of the profile that asks for the board's decision, or the council's, which the board prepares, and
that a delivered record or one of the office's own does not follow. A department's reason does not take the need away.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from db.fields import KINDS
from db.queries import matters as tables
from desktop.domain.dates import PartialDate
from desktop.domain.errors import InvalidInput, NotFound
from desktop.domain.findings import Said
from desktop.domain.identifiers import is_id, new_id
from desktop.domain.text import clean
from desktop.domain.unit_codes import unit_code
from desktop.policy.facts import Facts
from desktop.policy.judging import Judge
from desktop.services import facts, memberships
from desktop.services.bundle_records import gather
from desktop.services.compilation.entries import Source, entry_of
from desktop.services.compilation.gathering import is_there
from desktop.services.deliveries import counting, lines
from desktop.services.roles import refuse_unless_office
from desktop.services.sending import period_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date, datetime

    from sqlalchemy import Connection, RowMapping

    from desktop.domain.findings import Finding
    from desktop.policy.content import Rule
    from desktop.services.register import Register

HANGING: Final = ("decision", "document", "task")
_BOARD: Final = ("'KS'", "'KF'")
_BELOW: Final = ("'namnd'", "'bolag'", "'finansborgarradet'")
_FIELDS: Final = frozenset({"board_approved", "consulted_board"})
_LONGEST_TITLE: Final = 300
_LONGEST: Final = 5000
_OF_A_DECISION: Final = ("decided_by", "paragraph", "outcome", "conditional_on")
_NOTHING: Final = Said("", "")


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter: of which record of which department it is and by which rule, or written down by hand."""

    id: str
    title: str
    department: str
    record: str
    kind: str
    rule: str
    text: Said
    do: Said
    source: Said
    written: str = ""
    at: datetime | None = None
    by: str = ""
    settled: bool = False


class Matters:
    """The office's list of matters for the board."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def of(self, year: int) -> tuple[Matter, ...]:
        """The list of a year: what is written down first, then what records need; what is settled stands last."""
        refuse_unless_office(self._register)
        period_of(year)
        with self._register.reading() as connection:
            rows = tables.matters(connection, year)
            hand = [_written(row) for row in rows if not row["rule"]]
            settled = {(str(row["record"]), str(row["rule"])) for row in rows if row["rule"]}
            needs = list(self._needs(connection, year, settled))
        return tuple(sorted((*hand, *needs), key=lambda each: each.settled))

    def write(self, year: int, title: str, text: str = "", record: str = "") -> Matter:
        """Write a matter down, about a record that was received or is the office's own, or about none."""
        told = clean(title, limit=_LONGEST_TITLE, lines=False)
        if not told:
            raise InvalidInput("value.required").at("title")
        made = self._add(year, record, None, told, clean(text, limit=_LONGEST, lines=True))
        return next(each for each in self.of(year) if each.id == made)

    def settle(self, year: int, identifier: str) -> Matter:
        """Call a matter settled: one that was written down by its id, a need by its record and rule."""
        found = next((each for each in self.of(year) if each.id == identifier and not each.settled), None)
        if found is None:
            raise NotFound("matter.not_found", id=identifier)
        now = self._register.clock.now()
        if found.rule:
            identifier = self._add(year, found.record, found.rule, found.title, "")
        with self._register.writing() as connection:
            tables.settle_matter(connection, identifier, now)
        return next(each for each in self.of(year) if each.id == found.id)

    def _add(self, year: int, record: str, rule: str | None, title: str, text: str) -> str:
        refuse_unless_office(self._register)
        period_of(year)
        row = {"id": new_id(), "year": year, "record": record or None, "rule": rule, "title": title}
        row |= {"text": text or None, "at": self._register.clock.now(), "by": self._register.owner.person}
        with self._register.writing() as connection:
            if record and not (is_id(record) and is_there(connection, record)):
                raise NotFound("remark.no_record", id=record)
            tables.add_matter(connection, row)
        return str(row["id"])

    def _needs(self, connection: Connection, year: int, settled: set[tuple[str, str]]) -> Iterator[Matter]:
        register = self._register
        rules = {rule.id for rule in register.profile.rules if asks_the_board(rule)}
        judge = Judge(register.profile, register.selection)
        for source, seen in self._facts(connection, year):
            found: dict[str, Finding] = {}
            for state in (seen, *_later(seen)):
                found |= {each.rule: each for each in judge.findings(state) if each.rule in rules}
            for each in found.values():
                yield _need(each, source.name, settled=(each.record, each.rule) in settled)

    def _facts(self, connection: Connection, year: int) -> Iterator[tuple[Source, Facts]]:
        """Give the facts of what departments have delivered, and of the office's own records."""
        for _, delivery in sorted(counting(connection, year).items()):
            source, created = Source(delivery.department, delivery.name), delivery.received.date()
            yield from self._facts_of(source, list(lines(connection, delivery.number, tuple(KINDS))), created)
        owner, today = self._register.owner, self._register.clock.today()
        first, last = period_of(year)
        own = chain.from_iterable(gather(connection, first.isoformat(), last.isoformat(), {}))
        yield from self._facts_of(Source(unit_code(owner.unit), owner.unit), list(own), today)

    def _facts_of(
        self, source: Source, records: Sequence[dict[str, Any]], created: date
    ) -> Iterator[tuple[Source, Facts]]:
        today, profile = self._register.clock.today(), self._register.profile
        by_id = {str(line["id"]): line for line in records}
        hung: defaultdict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: {name: [] for name in HANGING})
        for line in records:
            if line["kind"] in HANGING:
                hung[str(line["fields"].get("on", ""))][str(line["kind"])].append(line["fields"])
        for line in records:
            if line["kind"] in HANGING:
                continue
            entry = entry_of(source, line)
            fields = entry.values([field.name for field in KINDS[entry.kind].fields])
            if entry.kind == "membership":
                terms = list(memberships.terms_of(entry.rows_of(memberships.TERMS)))
                fields["status"] = str(memberships.stands(fields, terms, today)["status"])
            rows: dict[str, tuple[Mapping[str, Any], ...]] = {
                table.name: tuple(row.fields for row in entry.rows_of(table.name)) for table in KINDS[entry.kind].rows
            }
            rows["decisions"] = (
                *facts.own_decision(KINDS[entry.kind], fields, profile),
                *(facts.decision(_decision(each), profile) for each in hung[entry.id]["decision"]),
            )
            rows["documents"] = tuple({"form": each.get("form")} for each in hung[entry.id]["document"])
            rows["links"] = tuple(_link(each, by_id) for each in line["links"])
            yield source, Facts(entry.id, entry.kind, fields, rows, today, PartialDate.of(created))


def asks_the_board(rule: Rule) -> bool:
    """Whether a rule asks for what the board decides or prepares, and nobody below it may decide instead."""
    below = any(body in rule.keeps for body in _BELOW)
    return not below and (rule.field in _FIELDS or any(body in rule.keeps for body in _BOARD))


def _later(seen: Facts) -> Iterator[Facts]:
    """The record as it will be at the end of its way: what is needed on it is asked for before it is done."""
    described = KINDS[seen.kind].lifecycle
    if described is not None and seen.fields.get("status") in described.chain:
        yield replace(seen, fields={**seen.fields, "status": described.chain[-1].value})


def _written(row: RowMapping) -> Matter:
    """Tell of a matter that somebody has written down."""
    return Matter(
        id=str(row["id"]),
        title=str(row["title"]),
        department="",
        record=str(row["record"] or ""),
        kind="",
        rule="",
        text=_NOTHING,
        do=_NOTHING,
        source=_NOTHING,
        written=str(row["text"] or ""),
        at=row["at"],
        by=str(row["by"]),
        settled=row["settled"] is not None,
    )


def _need(found: Finding, department: str, *, settled: bool) -> Matter:
    name = f"{found.record}/{found.rule}"
    return Matter(
        name, found.title, department, found.record, found.kind, found.rule, found.text, found.do, found.source,
        settled=settled,
    )  # fmt: skip


def _decision(fields: Mapping[str, Any]) -> dict[str, Any]:
    told = {name: fields[name] for name in _OF_A_DECISION if name in fields}
    return told | {"date": PartialDate.parse(str(fields["date"]))} if "date" in fields else told


def _link(link: Mapping[str, str], records: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    to = records.get(link["to"])
    told: dict[str, Any] = {"kind": link["kind"]}
    if to is not None:
        told["to_kind"] = to["kind"]
        form = to["fields"].get("form")
        if form is not None and to["kind"] in {"agreement", "organisation"}:
            told["form" if to["kind"] == "agreement" else "organisation"] = form
    return told
