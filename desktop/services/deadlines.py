"""What the dates of an agreement, or of anything that is re-examined, come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.vocabulary import Renewal
from desktop.domain.dates import PartialDate
from desktop.domain.deadlines import next_review, notice_deadline
from desktop.domain.periods import Period

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from desktop.domain.records import Json, Row, Value


def of_agreement(fields: Mapping[str, Value], _rows: Mapping[str, Sequence[Row]], _today: date) -> dict[str, Json]:
    """By when an agreement has to be terminated, and when it is to be re-examined."""
    period, months = fields.get("period"), fields.get("notice_months")
    told = of_review(fields)
    noticed = fields.get("notice_given") is not None or fields.get("renewal") == Renewal.NEVER
    if isinstance(period, Period) and period.end is not None and isinstance(months, int) and not noticed:
        told["notice_deadline"] = str(notice_deadline(period.end, months))
    return told


def of_review(fields: Mapping[str, Value]) -> dict[str, Json]:
    """When something is to be re-examined: so many months after the last time, or after it began."""
    months, last, period = (fields.get(name) for name in ("review_months", "reviewed", "period"))
    if last is None and isinstance(period, Period):
        last = period.start
    if not isinstance(months, int) or not isinstance(last, PartialDate):
        return {}
    return {"next_review": str(next_review(last, months))}
