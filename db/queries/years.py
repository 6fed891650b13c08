"""Which records belong to a period: those whose days overlap it, and those that run on into it.

Without an end a record is still running. What is renewed tacitly runs on after its end, until notice is given: no day
that is kept says so, since it follows from the renewal and the notice.
"""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_

from db.models import KIND_TABLES, RECORD, ROW_TABLES
from db.queries.due import is_last
from db.vocabulary import AgreementStatus, Renewal

Clause = ColumnElement[bool]

_IN_FORCE = (AgreementStatus.ACTIVE, AgreementStatus.UNDER_REVIEW, AgreementStatus.DORMANT)


def overlaps(first: str, last: str) -> Clause:
    """Whether a record belongs to the days from the first to the last, both included."""
    begun = or_(RECORD.c.begins.is_(None), RECORD.c.begins <= last)
    return and_(begun, or_(RECORD.c.ends.is_(None), RECORD.c.ends >= first, *_running_on()))


@cache
def _running_on() -> tuple[Clause, Clause]:
    agreement, membership = (KIND_TABLES[name].alias() for name in ("agreement", "membership"))
    term = ROW_TABLES["terms"].alias()
    in_force = RECORD.c.status.in_([status.value for status in _IN_FORCE])
    agreed = exists().where(_tacit(agreement), in_force, agreement.c.notice_given.is_(None))
    last = (term.c.record == RECORD.c.number, term.c.notice_given.is_(None), term.c.period_end.is_not(None))
    joined = exists().where(_tacit(membership), *last, is_last(term.c.period_end, RECORD.c.number, "terms"))
    return and_(RECORD.c.kind == "agreement", agreed), and_(RECORD.c.kind == "membership", joined)


def _tacit(table: Any) -> Clause:  # noqa: ANN401 - an alias of any kind's table
    return and_(table.c.number == RECORD.c.number, table.c.renewal == Renewal.TACIT.value)
