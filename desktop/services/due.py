"""What is due: every date by which something has to be done, the overdue ones first.

`SOURCES` says where such dates stand; a date more is an entry more. `BY_RULE` are those that only a rule of the profile
asks for. How often something is examined again, unless the record says so itself, stands in the profile's intervals.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date as date_of
from datetime import timedelta
from functools import cache, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Self

from sqlalchemy import and_, exists, false, func, or_

from db.fields import KINDS
from db.models import KIND_TABLES, RECORD, ROW_TABLES
from db.queries import due as tables
from db.queries.due import Dated, Place
from db.vocabulary import (
    CAME_TO_NOTHING,
    ActivityStatus,
    AgreementKind,
    AgreementStatus,
    MembershipOverride,
    ProjectStatus,
    Renewal,
    TaskStatus,
    VisitStatus,
    WatchStatus,
)
from desktop.domain import collector
from desktop.domain.dates import PartialDate
from desktop.domain.deadlines import day_after, months_from, next_review, notice_deadline, notice_when_renewed
from desktop.policy import judging

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from sqlalchemy import ColumnElement, Table

    from db.fields import Field
    from db.queries.due import Clause
    from desktop.domain.findings import Said
    from desktop.policy.content import Profile, Rule, Yearly
    from desktop.services.register import Register

    Reckoning = Callable[[PartialDate, int], PartialDate] | Callable[[PartialDate, int | None], PartialDate]

AHEAD = timedelta(days=90)
_MOST_MONTHS = 120
_DAYS_KEPT = 10_000
_AGREEMENT, _MEMBERSHIP, _TERMS = KIND_TABLES["agreement"], KIND_TABLES["membership"], ROW_TABLES["terms"]


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is due. `detail` says more of it, as a value of the field `described`, if there is one.

    `rule` and `source` say which rule of the profile asks for it, and where that stands, if one does.
    """

    date: PartialDate
    record: str
    kind: str
    title: str
    what: str
    detail: str | None = None
    described: Field | None = None
    overdue: bool = False
    rule: str | None = None
    source: Said | None = None
    field: str = ""
    """The path of the field in which it is settled: `reviewed`, or `terms/<row>/notice_given`."""


@dataclass(frozen=True, slots=True)
class DueYearly:
    """One entry of the yearly calendar, on its next day."""

    date: PartialDate
    yearly: Yearly
    source: Said


@dataclass(frozen=True, slots=True)
class DueUntil:
    """What is due up to a day. There is `more` only when no more was asked for."""

    today: date
    until: date
    due: tuple[Due, ...]
    more: bool = False
    calendar: tuple[DueYearly, ...] = ()
    """What comes back every year and belongs to no record; only what the municipality has set a day for."""


@dataclass(frozen=True, slots=True)
class Source:
    """A date, what is due then, and how that day is reckoned from the one that is kept."""

    what: str
    place: Place
    reckoned: Reckoning | None = None
    rule: Rule | None = None
    table: str = ""
    """The table of rows in which it is settled, where that is not where the date stands."""


class DueDates:
    """What is due, and when."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def until(self, day: date | None = None, limit: int | None = None) -> DueUntil:
        """Give what is due up to a day, else for ninety days; at most so many, the earliest.

        A date counts from the first day it can mean, and is put in order by the last: so what is overdue comes first.
        """
        today = self._register.clock.today()
        last = day or today + AHEAD
        profile = self._register.profile
        found: list[_Found] = []
        with collector.at_rest(), self._register.reading() as connection:
            for source in self._sources(today):
                kept = months_from(last, _MOST_MONTHS) if source.reckoned is notice_deadline else last
                rows = tables.dates(
                    connection,
                    source.place,
                    until=kept.isoformat(),
                    today=today.isoformat(),
                    limit=None if source.reckoned or limit is None else limit + 1,
                )
                found += _read(_Common.of(source, profile, today), rows, last)
            found.sort(key=itemgetter(0))
            told = tuple([_due(row, when, common) for _, row, when, common in found[:limit]])
        more = limit is not None and len(found) > limit
        return DueUntil(today, last, told, more, tuple(_calendar(profile, today, last)))

    def _sources(self, today: date) -> Iterator[Source]:
        """Give what is due whatever the profile says, with the rule behind it, and what only its rules ask for."""
        register = self._register
        rules = judging.rules_due(register.profile, PartialDate.of(today), register.selection)
        intervals = {each.what: each for each in register.profile.intervals}
        for source in SOURCES:
            rule, interval = rules.get(source.what), intervals.get(source.what)
            if rule is None or interval is None:
                yield replace(source, rule=rule)
            else:
                place = replace(source.place, else_months=interval.months, forms=interval.forms)
                yield replace(source, place=place, rule=rule)
        for source in BY_RULE:
            rule = rules.get(source.what)
            if rule is not None and source.place.kind in rule.kinds:
                yield replace(source, place=replace(source.place, answered=rule.id), rule=rule)


@dataclass(frozen=True, slots=True)
class _When:
    """A day on which something is due; the same ones come again and again."""

    day: PartialDate
    first: date
    last: date
    latest: str

    @classmethod
    def of(cls, day: PartialDate) -> Self:
        return cls(day, day.first, day.last, tables.latest(str(day)))


@dataclass(frozen=True, slots=True)
class _Common:
    """What all have in common that is due by one source."""

    source: Source
    today: date
    rule: str | None
    said: Said | None
    field: str

    @classmethod
    def of(cls, source: Source, profile: Profile, today: date) -> Self:
        place, rule = source.place, source.rule
        column = place.settled or place.dates[0].rpartition(".")[2]
        field = source.table or column.removesuffix("_start").removesuffix("_end")
        if rule is None:
            return cls(source, today, None, None, field)
        return cls(source, today, rule.id, judging.place(profile, rule.source), field)


_Found = tuple[tuple[str, str, str, str], Dated, _When, _Common]
"""What it is put in order by comes first."""


def _read(common: _Common, rows: list[Dated], last: date) -> Iterator[_Found]:
    source, what = common.source, common.source.what
    for row in rows:
        when = _when(source.reckoned, row.date, row.months)
        if row.tacit and (day := _day(row.date)).last < common.today:
            starts = None if row.starts is None else _day(row.starts)
            when = _When.of(notice_when_renewed(starts, day, row.months or 0, common.today))
        if when.first <= last:
            yield (when.latest, row.title_key, row.id, what), row, when, common


@lru_cache(_DAYS_KEPT)
def _when(reckoned: Reckoning | None, stored: str, months: int | None) -> _When:
    day = _day(stored)
    return _When.of(day if reckoned is None else reckoned(day, months))  # type: ignore[arg-type] # where it needs them there are some


def _calendar(profile: Profile, today: date, last: date) -> Iterator[DueYearly]:
    """Give the days of the calendar from today on, the earliest first."""
    found = []
    for each in profile.calendar:
        if each.day:
            month, day = (int(part) for part in each.day.split("-"))
            for year in range(today.year, last.year + 1):
                # The 29th of February is the last of the month in the years that do not have it.
                when = date_of(year, month, min(day, calendar.monthrange(year, month)[1]))
                if today <= when <= last:
                    found.append(DueYearly(PartialDate.of(when), each, judging.place(profile, each.source)))
    yield from sorted(found, key=lambda each: (str(each.date), each.yearly.code))


@lru_cache(_DAYS_KEPT)
def _day(stored: str) -> PartialDate:
    return PartialDate(*(int(part) for part in stored.split("-")))


def _due(row: Dated, when: _When, common: _Common) -> Due:
    place = common.source.place
    return Due(
        date=when.day,
        record=row.id,
        kind=row.kind,
        title=row.title,
        what=common.source.what,
        detail=row.detail,
        described=_described(place.rows, place.on or place.detail, row.kind),
        overdue=when.last < common.today,
        rule=common.rule,
        source=common.said,
        field=f"{place.rows}/{row.row}/{common.field}" if place.rows and not common.source.table else common.field,
    )


@cache
def _described(rows: str, field: str, kind: str) -> Field | None:
    shape = KINDS[kind].row_table(rows) if rows else KINDS[kind]
    return None if shape is None else shape.by_name.get(field)


def _to_be_left(today: str) -> list[Clause]:
    """An agreement that is not over, and goes on unless somebody gives notice."""
    return [or_(tables.reaches(_AGREEMENT.c.period_end, today), _tacit(_AGREEMENT)), _goes_on(_AGREEMENT)]


def _to_end(today: str) -> list[Clause]:
    """An agreement that does not run on by itself after its end."""
    running_on = and_(_runs_on(_AGREEMENT, _AGREEMENT.c.period_end, today), _AGREEMENT.c.notice_given.is_(None))
    return [func.coalesce(running_on, false()) == false()]


def _renewed(today: str) -> list[Clause]:
    """An agreement that does."""
    return [_runs_on(_AGREEMENT, _AGREEMENT.c.period_end, today)]


def _last_term(today: str) -> list[Clause]:
    """The term after which nothing is agreed."""
    return [tables.is_last(_TERMS.c.period_end, RECORD.c.number, _TERMS.name), _not_ended(today)]


def _term_to_be_left(today: str) -> list[Clause]:
    """The same, when it is not over, and another follows unless somebody gives notice."""
    runs = or_(tables.reaches(_TERMS.c.period_end, today), _tacit(_MEMBERSHIP))
    return [*_last_term(today), runs, _goes_on(_MEMBERSHIP)]


def _term_to_end(today: str) -> list[Clause]:
    """The same, when nothing follows by itself."""
    return [*_last_term(today), ~_runs_on(_MEMBERSHIP, _TERMS.c.period_end, today)]


def _term_renewed(today: str) -> list[Clause]:
    """The same, when it is over and another follows by itself."""
    return [*_last_term(today), _runs_on(_MEMBERSHIP, _TERMS.c.period_end, today)]


def _member(today: str) -> list[Clause]:
    """A membership of which no term says that it is over, or that notice is given."""
    of_record = _TERMS.c.record == RECORD.c.number
    reaches = or_(_TERMS.c.period_end.is_(None), tables.reaches(_TERMS.c.period_end, today))
    last = tables.is_last(_TERMS.c.period_end, RECORD.c.number, _TERMS.name)
    running = and_(_TERMS.c.notice_given.is_(None), or_(reaches, and_(_tacit(_MEMBERSHIP), last)))
    return [or_(~exists().where(of_record), exists().where(of_record, running)), _not_ended(today)]


def _not_evaluated(_today: str) -> list[Clause]:
    return [~tables.has_row("evidence", "step", "evaluated")]


def _of_sister_city(_today: str) -> list[Clause]:
    return [tables.linked_to("agreement", AgreementKind.SISTER_CITY.value)]


def _goes_on(table: Table) -> Clause:
    return or_(table.c.renewal.is_(None), table.c.renewal != Renewal.NEVER.value)


def _tacit(table: Table) -> Clause:
    return func.coalesce(table.c.renewal, "") == Renewal.TACIT.value


def _runs_on(table: Table, end: ColumnElement[str], today: str) -> Clause:
    """Whether something has ended and goes on all the same."""
    return and_(_tacit(table), ~tables.reaches(end, today))


def _not_ended(today: str) -> Clause:
    """Nobody has said, with a reason and until a day, that it has ended whatever its terms say."""
    said = and_(
        _MEMBERSHIP.c.override == MembershipOverride.ENDED.value,
        tables.reaches(_MEMBERSHIP.c.override_until, today),
        _MEMBERSHIP.c.override_reason.is_not(None),
    )
    return func.coalesce(said, false()) == false()


def _afterwards(end: PartialDate, _months: int | None) -> PartialDate:
    return day_after(end)


def _projects_but(*over: ProjectStatus) -> tuple[str, ...]:
    return tuple(status.value for status in ProjectStatus if status not in CAME_TO_NOTHING.union(over))


_IN_FORCE = (AgreementStatus.ACTIVE, AgreementStatus.UNDER_REVIEW, AgreementStatus.DORMANT)

SOURCES = (
    Source("task", Place(kind="task", dates=("due",), statuses=(TaskStatus.OPEN,), on="on")),
    Source("next_step", Place(rows="next_steps", dates=("due",), settled="done", detail="what")),
    Source(
        "report",
        Place(
            kind="project",
            rows="reports",
            dates=("due",),
            settled="sent",
            detail="kind",
            statuses=_projects_but(),
        ),
    ),
    Source(
        "watch_deadline",
        Place(
            kind="watch",
            dates=("deadline",),
            statuses=(WatchStatus.FOUND, WatchStatus.ANALYSED, WatchStatus.POSITION),
        ),
    ),
    Source(
        "visit_start",
        Place(
            kind="visit",
            dates=("period_start", "wished_start"),
            statuses=(VisitStatus.REQUESTED, VisitStatus.ASSESSING, VisitStatus.DECIDED, VisitStatus.PLANNING),
        ),
    ),
    Source(
        "exchange_start",
        Place(
            kind="exchange",
            dates=("period_start",),
            statuses=(ActivityStatus.IDEA, ActivityStatus.DECIDED, ActivityStatus.PLANNING),
        ),
    ),
    Source(
        "membership_notice",
        Place(
            kind="membership",
            rows="terms",
            dates=("period_end",),
            settled="notice_given",
            months="notice_months",
            starts="period_start",
            when=_term_to_be_left,
        ),
        notice_deadline,
    ),
    Source(
        "membership_end",
        Place(kind="membership", rows="terms", dates=("period_end",), settled="notice_given", when=_term_to_end),
    ),
    Source(
        "membership_new_term",
        Place(kind="membership", rows="terms", dates=("period_end",), settled="notice_given", when=_term_renewed),
        _afterwards,
    ),
    Source(
        "membership_review",
        Place(kind="membership", dates=("reviewed", "terms.period_start"), months="review_months", when=_member),
        next_review,
    ),
    Source(
        "agreement_notice",
        Place(
            kind="agreement",
            dates=("period_end",),
            settled="notice_given",
            months="notice_months",
            starts="period_start",
            statuses=_IN_FORCE,
            when=_to_be_left,
        ),
        notice_deadline,
    ),
    Source("agreement_end", Place(kind="agreement", dates=("period_end",), statuses=_IN_FORCE, when=_to_end)),
    Source(
        "agreement_new_term",
        Place(kind="agreement", dates=("period_end",), settled="notice_given", statuses=_IN_FORCE, when=_renewed),
        _afterwards,
    ),
    Source(
        "agreement_review",
        Place(kind="agreement", dates=("reviewed", "period_start"), months="review_months", statuses=_IN_FORCE),
        next_review,
    ),
    Source(
        "project_end",
        Place(
            kind="project",
            dates=("period_end",),
            statuses=_projects_but(ProjectStatus.FINAL_REPORT, ProjectStatus.CLOSED),
        ),
    ),
    Source("retention", Place(kind="project", dates=("retain_until",))),
)

_FINISHED = {
    "visit": (VisitStatus.HELD, VisitStatus.FOLLOWED_UP, VisitStatus.CLOSED),
    "project": (ProjectStatus.FINAL_REPORT, ProjectStatus.CLOSED),
    "agreement": (AgreementStatus.TERMINATED, AgreementStatus.EXPIRED),
    "exchange": (ActivityStatus.HELD, ActivityStatus.FOLLOWED_UP, ActivityStatus.CLOSED),
}
BY_RULE = (
    *(
        Source(
            "evidence",
            Place(kind=kind, dates=("period_end",), statuses=statuses, when=_not_evaluated),
            table="evidence",
        )
        for kind, statuses in _FINISHED.items()
    ),
    Source(
        "visit_report",
        Place(
            kind="visit",
            dates=("period_end", "period_start", "decided"),
            settled="reported",
            statuses=_FINISHED["visit"],
            when=_of_sister_city,
        ),
    ),
)
