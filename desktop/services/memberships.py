"""What a membership's terms come to today."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from db.vocabulary import MembershipOverride, Renewal
from desktop.domain.dates import PartialDate
from desktop.domain.membership import MembershipTerm, Override, fees_by_year, notice_by, standing
from desktop.domain.money import Money
from desktop.domain.periods import Period
from desktop.domain.sums import plain_decimal
from desktop.services import deadlines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from desktop.domain.membership import YearFee
    from desktop.domain.records import Json, Row, Value

TERMS = "terms"


def computed(fields: Mapping[str, Value], rows: Mapping[str, Sequence[Row]], today: date) -> dict[str, Json]:
    """Where a membership stands today, and its fees by year."""
    terms = list(_terms(rows.get(TERMS, ())))
    status = standing(terms, today, _override(fields))
    return {
        "status": status.value,
        "fees": [_fee(year) for year in fees_by_year(terms)],
        **deadlines.of_review(fields),
        **_notice(fields, terms),
    }


def _notice(fields: Mapping[str, Value], terms: list[MembershipTerm]) -> dict[str, Json]:
    months, renewal = fields.get("notice_months"), fields.get("renewal")
    if not isinstance(months, int) or renewal == Renewal.NEVER:
        return {}
    deadline = notice_by(terms, months)
    return {} if deadline is None else {"notice_deadline": str(deadline)}


def _fee(year: YearFee) -> dict[str, Json]:
    sek = None if year.sek is None else plain_decimal(year.sek)
    return {"year": year.year, "sek": sek, "terms": year.terms, "with_figure": year.with_figure}


def _terms(rows: Iterable[Row]) -> Iterable[MembershipTerm]:
    for row in rows:
        period, fee, rate, given = (row.fields.get(name) for name in ("period", "fee", "sek_rate", "notice_given"))
        if isinstance(period, Period):
            yield MembershipTerm(
                period,
                fee if isinstance(fee, Money) else None,
                rate if isinstance(rate, Decimal) else None,
                given if isinstance(given, PartialDate) else None,
            )


def _override(fields: Mapping[str, Value]) -> Override | None:
    status, until, reason = (fields.get(name) for name in ("override", "override_until", "override_reason"))
    if status is None or not isinstance(until, PartialDate) or not reason:
        return None
    return Override(MembershipOverride(str(status)), until, str(reason))
