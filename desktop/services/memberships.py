"""What a membership's terms come to today."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from db.vocabulary import FeePer, MembershipOverride, MembershipStatus, Renewal
from desktop.domain.dates import PartialDate
from desktop.domain.membership import (
    MembershipTerm,
    Override,
    fee_of_year,
    fees_by_year,
    notice_by,
    running_on,
    standing,
)
from desktop.domain.money import Money
from desktop.domain.periods import Period
from desktop.domain.queries import FieldSum
from desktop.domain.sums import plain_decimal
from desktop.services import deadlines
from desktop.services.notes import missing_of_override

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from desktop.domain.membership import YearFee
    from desktop.domain.records import Json, Row, Value

TERMS = "terms"
FEES = "fees"
_OF_A_TERM = ("period", "fee", "sek_rate", "notice_given", "fee_per")


def computed(fields: Mapping[str, Value], rows: Mapping[str, Sequence[Row]], today: date) -> dict[str, Json]:
    """Where a membership stands today, and its fees by year."""
    terms = list(terms_of(rows.get(TERMS, ())))
    return {**stands(fields, terms, today), "fees": [_fee(year) for year in fees_by_year(terms, today)]}


def stands(fields: Mapping[str, Value], terms: Sequence[MembershipTerm], today: date) -> dict[str, Json]:
    """Where a membership stands on a day, and its dates that matter."""
    override, tacit = _override(fields), fields.get("renewal") == Renewal.TACIT
    status = standing(terms, today, override, tacit=tacit)
    told: dict[str, Json] = {
        "status": status.value,
        **deadlines.of_review(fields, _began(terms)),
        **_notice(fields, terms, today),
    }
    missing = missing_of_override(fields)
    if missing:
        told |= {"override": "incomplete", "override_missing": list(missing)}
    if tacit and status is not MembershipStatus.ENDED and running_on(terms, today) is not None:
        told["runs_on"] = True
    return told


def fees_of_year(memberships: Iterable[Sequence[Row]], total: int, year: int, today: date) -> FieldSum:
    """What memberships, each given by its terms, cost in a year in kronor, and of how many all of that is known."""
    found = [fee for rows in memberships if (fee := fee_of_year(terms_of(rows), year, today)) is not None]
    known = [fee.sek for fee in found if fee.sek is not None]
    whole = sum(fee.with_figure == fee.terms for fee in found)
    return FieldSum(FEES, total, whole, (("SEK", sum(known[1:], known[0])),) if known else (), year)


@dataclass(frozen=True, slots=True)
class FeesOfYear:
    """What all memberships cost in a year in kronor; of how many, and of how many of them all of it is known."""

    year: int
    sek: Decimal
    of: int
    with_figure: int


def fees_of_years(memberships: Iterable[Sequence[Row]], years: Iterable[int], today: date) -> tuple[FeesOfYear, ...]:
    """What memberships, each given by its terms, cost year by year; a fee that is not known is not a fee of nothing."""
    by_year: dict[int, list[YearFee]] = {year: [] for year in years}
    for rows in memberships:
        for fee in fees_by_year(terms_of(rows), today):
            if fee.year in by_year:
                by_year[fee.year].append(fee)
    return tuple(_fees_of(year, fees) for year, fees in by_year.items())


def _fees_of(year: int, fees: list[YearFee]) -> FeesOfYear:
    known = sum((fee.sek for fee in fees if fee.sek is not None), Decimal(0))
    return FeesOfYear(year, known, len(fees), sum(fee.with_figure == fee.terms for fee in fees))


def _began(terms: Sequence[MembershipTerm]) -> PartialDate | None:
    return min((term.period.start for term in terms if term.period.start is not None), default=None)


def _notice(fields: Mapping[str, Value], terms: Sequence[MembershipTerm], today: date) -> dict[str, Json]:
    months, renewal = fields.get("notice_months"), fields.get("renewal")
    if not isinstance(months, int) or renewal == Renewal.NEVER:
        return {}
    deadline = notice_by(terms, months, today, tacit=renewal == Renewal.TACIT)
    return {} if deadline is None else {"notice_deadline": str(deadline)}


def _fee(year: YearFee) -> dict[str, Json]:
    sek = None if year.sek is None else plain_decimal(year.sek)
    return {
        "year": year.year,
        "sek": sek,
        "terms": year.terms,
        "with_figure": year.with_figure,
        "for_period": year.for_period,
        "basis_not_stated": year.unstated,
    }


def terms_of(rows: Iterable[Row]) -> Iterable[MembershipTerm]:
    """Read the terms of a membership."""
    for row in rows:
        period, fee, rate, given, per = (row.fields.get(name) for name in _OF_A_TERM)
        if isinstance(period, Period):
            yield MembershipTerm(
                period,
                fee if isinstance(fee, Money) else None,
                rate if isinstance(rate, Decimal) else None,
                given if isinstance(given, PartialDate) else None,
                None if per is None else FeePer(str(per)),
            )


def _override(fields: Mapping[str, Value]) -> Override | None:
    status, until, reason = (fields.get(name) for name in ("override", "override_until", "override_reason"))
    if status is None or not isinstance(until, PartialDate) or not reason:
        return None
    return Override(MembershipOverride(str(status)), until, str(reason))
