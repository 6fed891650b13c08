"""Memberships: what each costs in the year in kronor, and whether it is to be re-examined."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from db.vocabulary import MembershipStatus
from desktop.domain.dates import PartialDate
from desktop.domain.deadlines import next_review
from desktop.domain.figures import Amounts
from desktop.domain.membership import booked_in, fee_of_year
from desktop.domain.rates import rounded
from desktop.services import memberships
from desktop.services.compilation.dataset import Membership, Reference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.domain.membership import MembershipTerm, YearFee
    from desktop.domain.money import Money
    from desktop.domain.rates import RateTable
    from desktop.policy.content import Interval
    from desktop.services.compilation.entries import Entry


_ASKED: Final = (
    "renewal", "notice_months", "override", "override_until", "override_reason", "reviewed", "review_months",
)  # fmt: skip
"""What it follows from where a membership stands."""


_LEFT: Final = frozenset({MembershipStatus.NOTICE_GIVEN, MembershipStatus.ENDED})


@dataclass(frozen=True, slots=True)
class Reckoning:
    """By what memberships are reckoned: the year, the rates, and how often the profile wants them examined."""

    year: int
    rates: RateTable
    intervals: tuple[Interval, ...]

    @property
    def last_day(self) -> date:
        """The last day of the year."""
        return date(self.year, 12, 31)


def membership_of(entry: Entry, by: Reckoning) -> Membership:
    """Tell of one membership."""
    terms = list(memberships.terms_of(entry.rows_of(memberships.TERMS)))
    told = memberships.stands(entry.values(_ASKED), terms, by.last_day)
    fee = _fee(terms, by)
    review = str(told.get("next_review", "")) or _by_profile(entry, terms, by)
    return Membership(
        reference=Reference(entry.source.code, entry.source.name, entry.id),
        title=entry.title,
        organisation=entry.text("organisation"),
        acronym=entry.text("acronym"),
        form=entry.text("form"),
        scope=entry.text("scope"),
        country=entry.country,
        unit=entry.unit,
        body=entry.body,
        purpose=entry.text("purpose"),
        benefit=entry.text("benefit_actual") or entry.text("benefit"),
        status=str(told["status"]),
        fees=tuple(_booked(terms, by)),
        fee_sek=None if fee is None or fee.sek is None else rounded(fee.sek),
        fee_terms=0 if fee is None else fee.terms,
        fee_with_figure=0 if fee is None else fee.with_figure,
        next_review=review,
        review_due=_review_due(str(told["status"]), review, by.last_day),
        review_outcome=entry.text("review_outcome"),
        notice_deadline=str(told.get("notice_deadline", "")),
        focus=entry.focus,
    )


def _review_due(status: str, review: str, last_day: date) -> bool:
    """Whether it is to be examined again by the end of the year; one that is being left, or is over, is not."""
    return status not in _LEFT and bool(review) and PartialDate.parse(review).first <= last_day


def fees_of(found: Iterable[Membership], rates: RateTable) -> Amounts:
    """What all memberships cost in the year: of how many, and of how many of those every fee is known in kronor."""
    n = with_figure = in_sek = 0
    known: list[Decimal] = []
    missing: set[str] = set()
    currencies: dict[str, Decimal] = {}
    for each in found:
        n += 1
        with_figure += any(money.amount is not None for money in each.fees)
        for money in each.fees:
            if money.amount is not None and money.currency is not None:
                currencies[money.currency] = currencies.get(money.currency, Decimal(0)) + money.amount
        if each.fee_sek is not None:
            known.append(each.fee_sek)
            in_sek += each.fee_with_figure == each.fee_terms
        if each.fee_with_figure < each.fee_terms:
            missing |= {code for money in each.fees if (code := rates.lacks(money)) is not None}
    told, lacking = tuple(sorted(currencies.items())), tuple(sorted(missing))
    return Amounts(n, with_figure, in_sek, sum(known[1:], known[0]) if known else None, told, lacking)


def _fee(terms: Iterable[MembershipTerm], by: Reckoning) -> YearFee | None:
    """The fees of the year: by the rate of the term's own decision, else by the table."""
    return fee_of_year((_rated(term, by.rates) for term in terms), by.year, by.last_day)


def _rated(term: MembershipTerm, rates: RateTable) -> MembershipTerm:
    if term.fee is None or term.sek_rate is not None or term.fee.currency is None:
        return term
    rate = rates.of(term.fee.currency)
    return term if rate is None else replace(term, sek_rate=rate.sek)


def _booked(terms: Iterable[MembershipTerm], by: Reckoning) -> Iterable[Money]:
    """The fees that are booked in the year, as they were agreed."""
    return [term.fee for term in booked_in(terms, by.year, by.last_day) if term.fee is not None]


def _by_profile(entry: Entry, terms: Iterable[MembershipTerm], by: Reckoning) -> str:
    """When the profile wants it examined, if the record itself does not say how often."""
    months = next((each.months for each in by.intervals if _fits(each, entry)), None)
    reviewed = entry.value("reviewed")
    began = min((term.period.start for term in terms if term.period.start is not None), default=None)
    last = reviewed if isinstance(reviewed, PartialDate) else began
    return "" if months is None or last is None else str(next_review(last, months))


def _fits(interval: Interval, entry: Entry) -> bool:
    return interval.what == f"{entry.kind}_review" and (not interval.forms or entry.text("form") in interval.forms)
