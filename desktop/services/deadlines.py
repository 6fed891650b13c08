"""What the dates of an agreement, or of anything that is re-examined, come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.vocabulary import AgreementStatus, Renewal
from desktop.domain.dates import PartialDate
from desktop.domain.deadlines import next_review, notice_deadline, notice_when_renewed
from desktop.domain.periods import Period

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from desktop.domain.records import Json, Row, Value

_IN_FORCE = (AgreementStatus.ACTIVE, AgreementStatus.UNDER_REVIEW, AgreementStatus.DORMANT)


def of_agreement(fields: Mapping[str, Value], _rows: Mapping[str, Sequence[Row]], today: date) -> dict[str, Json]:
    """By when an agreement has to be terminated, and when it is to be re-examined.

    One that is renewed tacitly runs on after its end, and then the next such day counts.
    """
    period, months, renewal = fields.get("period"), fields.get("notice_months"), fields.get("renewal")
    if not isinstance(period, Period):
        return of_review(fields, None)
    told = of_review(fields, period.start)
    if period.end is None or fields.get("notice_given") is not None or renewal == Renewal.NEVER:
        return told
    runs_on = renewal == Renewal.TACIT and period.end.last < today and fields.get("status") in _IN_FORCE
    if runs_on:
        told["runs_on"] = True
    if isinstance(months, int):
        renewed = notice_when_renewed(period.start, period.end, months, today) if runs_on else None
        told["notice_deadline"] = str(renewed or notice_deadline(period.end, months))
    return told


def of_review(fields: Mapping[str, Value], began: PartialDate | None) -> dict[str, Json]:
    """When something is to be re-examined: so many months after the last time, or after it began."""
    months, last = fields.get("review_months"), fields.get("reviewed", began)
    if not isinstance(months, int) or not isinstance(last, PartialDate):
        return {}
    return {"next_review": str(next_review(last, months))}
