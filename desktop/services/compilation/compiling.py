"""Compiling a year: reading, matching, counting, and keeping what came of it as an edition."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.domain import collector
from desktop.domain.errors import InvalidInput, NotFound, Refused
from desktop.domain.figures import add_up, flat
from desktop.domain.identifiers import is_id
from desktop.domain.money import Money
from desktop.domain.rates import RateTable
from desktop.services.compilation import editions, gathering, listing, matching, projects, writings
from desktop.services.compilation.breakdowns import breakdowns
from desktop.services.compilation.dataset import Compilation, Finding, Reference
from desktop.services.compilation.members import Reckoning, fees_of, membership_of
from desktop.services.roles import refuse_unless_office

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from desktop.services.compilation.dataset import Change, Line, Membership, Project
    from desktop.services.compilation.editions import Edition
    from desktop.services.compilation.gathering import Gathered
    from desktop.services.compilation.matching import Candidate, Matched
    from desktop.services.register import Register

    Figures = Mapping[str, Decimal | int | None]

_LINES = ("visit", "agreement", "exchange", "watch", "priority")
_NUMBERS = ("young_people", "girls", "boys", "staff", "politicians")


def _silent(_done: int, _total: int) -> None:
    return


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the figures are of."""

    found: Gathered
    projects: tuple[Project, ...]
    memberships: tuple[Membership, ...]
    lines: Mapping[str, tuple[Line, ...]]
    rates: RateTable


class Compiling:
    """The compilations of a register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def compile(
        self, year: int, rates: RateTable | None = None, tell: Callable[[int, int], object] = _silent
    ) -> Compilation:
        """Put a year's compilation together. Nothing is written; `keep` makes it an edition."""
        refuse_unless_office(self._register)
        if not 1 <= year <= date.max.year:
            raise InvalidInput("value.range", min=1, max=date.max.year, text=str(year)).at("year")
        with collector.at_rest(), self._register.reading() as connection:
            found = gathering.gathered(connection, self._register, year, tell)
            if not found.entries and not found.reported:
                raise Refused("compilation.nothing", year=str(year))
            told = self._compiled(connection, year, rates or RateTable(), found)
            return replace(told, changes=editions.since_last(connection, told))

    def keep(self, compilation: Compilation) -> Compilation:
        """Keep it as the next edition of its year, and say in it what changed since the last one."""
        refuse_unless_office(self._register)
        with self._register.writing() as connection:
            return editions.kept(connection, compilation)

    def editions(self) -> tuple[Edition, ...]:
        """Every edition of every year."""
        with self._register.reading() as connection:
            return editions.every(connection)

    def changes(self, year: int, edition: int) -> tuple[Change, ...]:
        """What an edition says otherwise than the one before it of the same year; the first has none before it."""
        with self._register.reading() as connection:
            return editions.changes_in(connection, year, edition)

    def judge(self, one: str, other: str, verdict: str) -> tuple[str, str]:
        """Remember whether two records are of the same thing."""
        refuse_unless_office(self._register)
        if verdict not in {matching.SAME, matching.DIFFERENT}:
            raise InvalidInput("value.choice", text=verdict, allowed=f"{matching.SAME}, {matching.DIFFERENT}")
        if one == other:
            raise InvalidInput("match.of_itself")
        pair = min(one, other), max(one, other)
        with self._register.writing() as connection:
            for identifier in pair:
                if not is_id(identifier) or not gathering.is_there(connection, identifier):
                    raise NotFound("remark.no_record", id=identifier)
            now, person = self._register.clock.now(), self._register.owner.person
            gathering.remember_pair(connection, pair, verdict, now, person)
        return pair

    def candidates(self, year: int) -> tuple[Candidate, ...]:
        """What may be of the same project, and nobody has said yet."""
        return self.compile(year).candidates

    def _compiled(self, connection: Connection, year: int, rates: RateTable, found: Gathered) -> Compilation:
        by_kind = {kind: [each for each in found.entries if each.kind == kind] for kind in gathering.KINDS}
        matched = matching.match(by_kind["project"], gathering.judged(connection))
        made = tuple(projects.project_of(group, rates) for group in matched.groups)
        by = Reckoning(year, rates, self._register.profile.intervals)
        members = tuple(membership_of(entry, by) for entry in by_kind["membership"])
        lines = {kind: tuple(listing.line_of(entry) for entry in by_kind[kind]) for kind in _LINES}
        parts = _Parts(found, made, members, lines, rates)
        return self._told(connection, year, parts, matched)

    def _told(self, connection: Connection, year: int, parts: _Parts, matched: Matched) -> Compilation:
        done = [each for each in parts.projects if not each.undone]
        own_share = add_up((share.money for each in done for share in each.shares), parts.rates)
        total = add_up((each.total for each in done), parts.rates)
        fees = fees_of(parts.memberships, parts.rates)
        every_line = [line for lines in parts.lines.values() for line in lines if not line.undone]
        findings = tuple(_findings(parts, matched, year))
        told = Compilation(
            year=year,
            edition=editions.next_number(connection, year),
            made=self._register.clock.now(),
            made_by=self._register.owner.person,
            office=self._register.owner.unit,
            municipality=self._register.profile.municipality,
            rates=parts.rates,
            reported=parts.found.reported,
            not_reported=parts.found.not_reported,
            projects=parts.projects,
            inventory=projects.inventory(parts.projects),
            memberships=parts.memberships,
            lines=parts.lines,
            own_share=own_share,
            total=total,
            fees=fees,
            breakdowns=breakdowns(done, parts.memberships, every_line, parts.rates),
            coverage=listing.coverage(parts.found.entries, parts.found.departments),
            deviations=parts.found.deviations,
            findings=findings,
            candidates=matched.candidates,
            candidate_count=matched.candidate_count,
            texts=writings.latest(connection, year),
            focus_names={term.code: term.name for term in self._register.profile.terms("focus")},
            figures={},
            earlier=editions.earlier(connection, year),
        )
        return replace(told, figures=_figures(told))


def _findings(parts: _Parts, matched: Matched, year: int) -> Iterator[Finding]:
    for project in parts.projects:
        yield from projects.findings(project, parts.rates)
    first, last = date(year, 1, 1), date(year, 12, 31)
    yield from listing.findings(parts.found.entries, parts.found.departments, first, last)
    by_id = {entry.id: entry for entry in parts.found.entries}
    for one, other in matched.conflicts:
        entry = by_id[one]
        reference = Reference(entry.source.code, entry.source.name, one)
        yield Finding("kept_apart", reference, entry.title, {"other": other})
    for each in parts.found.reported:
        if each.revoked:
            yield Finding("key_revoked", Reference(each.code, each.name, ""), each.name)


def _figures(told: Compilation) -> Figures:
    """Name every sum and count. What came to nothing stands in none of them but the one that says how much it was."""
    done = {kind: [line for line in lines if not line.undone] for kind, lines in told.lines.items()}
    lines = [line for each in told.lines.values() for line in each]
    figures: dict[str, Decimal | int | None] = {
        "departments.reported": sum(bool(each.bundle_id) for each in told.reported),
        "departments.missing": len(told.not_reported),
        "count.project": sum(not each.undone for each in told.projects),
        "count.project_records": sum(len(each.records) for each in told.projects if not each.undone),
        "count.membership": len(told.memberships),
        **{f"count.{kind}": len(lines) for kind, lines in done.items()},
        "count.undone": sum(each.undone for each in told.projects) + sum(each.undone for each in lines),
        **flat("project.own_share", told.own_share),
        **flat("project.total", told.total),
        **flat("membership.fees", told.fees),
        "membership.review_due": sum(each.review_due for each in told.memberships),
        "deviations.departures": sum(not each.gap for each in told.deviations),
        "deviations.gaps": sum(each.gap for each in told.deviations),
        "findings": len(told.findings),
        "candidates": told.candidate_count,
    }
    directions = Counter(str(line.cells.get("direction", "not_stated")) for line in done["visit"])
    figures |= {f"visit.{direction}": count for direction, count in sorted(directions.items())}
    for name in _NUMBERS:
        figures |= _numbers(f"exchange.{name}", [line.cells.get(name) for line in done["exchange"]])
    outcomes = Counter(str(line.cells.get("outcome", "not_stated")) for line in told.lines["priority"])
    figures |= {f"priority.outcome.{outcome}": count for outcome, count in sorted(outcomes.items())}
    for name in ("planned_amount", "used_amount"):
        figures |= flat(f"priority.{name}", add_up(_moneys(told.lines["priority"], name), told.rates))
    for name in ("planned_hours", "used_hours"):
        figures |= _numbers(f"priority.{name}", [line.cells.get(name) for line in told.lines["priority"]])
    return figures


def _numbers(name: str, values: Sequence[object]) -> dict[str, Decimal | int | None]:
    known = [each for each in values if isinstance(each, (int, Decimal)) and not isinstance(each, bool)]
    total = sum(known[1:], known[0]) if known else None
    return {f"{name}.n": len(values), f"{name}.with_figure": len(known), f"{name}.sum": total}


def _moneys(lines: Sequence[Line], name: str) -> Iterator[Money | None]:
    for line in lines:
        found = line.cells.get(name)
        yield found if isinstance(found, Money) else None
