"""What the terms of a membership say on a given day: where it stands, and what it costs each year.

Tacit renewal means that it runs on: without notice, the end of the last term ends nothing. A fee per year is booked in
every year that its term touches up to today's; any other in the year in which its term begins. Where a term is longer
than a year and nobody has said which it is, that is told beside the figure.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from db.vocabulary import FeePer, MembershipStatus
from desktop.domain.deadlines import months_from, notice_deadline, notice_when_renewed
from desktop.domain.money import MoneyState
from desktop.domain.rates import rounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from db.vocabulary import MembershipOverride
    from desktop.domain.dates import PartialDate
    from desktop.domain.money import Money
    from desktop.domain.periods import Period


_YEAR = 12
_NEAR = 3
"""Within so many months a decision on going on has to be prepared."""


@dataclass(frozen=True, slots=True)
class MembershipTerm:
    """One period of a membership, as it was agreed."""

    period: Period
    fee: Money | None = None
    sek_rate: Decimal | None = None
    notice_given: PartialDate | None = None
    fee_per: FeePer | None = None


@dataclass(frozen=True, slots=True)
class Override:
    """What the department says against the terms; it counts until its day, and only with a reason."""

    status: MembershipOverride
    until: PartialDate
    reason: str


@dataclass(frozen=True, slots=True)
class YearFee:
    """The fees of one year: the sum in kronor, of how many terms, and how many of them have a figure in kronor.

    Of the terms with a fee that are longer than a year, `for_period` have one that is said to be for all of it, and of
    `unstated` nobody has said what it is for; both are booked in this year whole.
    """

    year: int
    sek: Decimal | None
    terms: int
    with_figure: int
    for_period: int = 0
    unstated: int = 0


def standing(
    terms: Iterable[MembershipTerm], today: date, override: Override | None = None, *, tacit: bool = False
) -> MembershipStatus:
    """Where a membership stands on a day; with tacit renewal its last term runs on until notice is given."""
    if override is not None and override.reason and today <= override.until.last:
        return MembershipStatus(override.status.value)
    told = list(terms)
    if not told:
        return MembershipStatus.NO_TERM
    running = [term for term in told if _begun(term, today) and not _ended(term, today)]
    if running:
        given = all(term.notice_given is not None for term in running)
        return MembershipStatus.NOTICE_GIVEN if given else MembershipStatus.ACTIVE
    if tacit and running_on(told, today) is not None:
        return MembershipStatus.ACTIVE
    return MembershipStatus.ENDED if any(_ended(term, today) for term in told) else MembershipStatus.UPCOMING


def running_on(terms: Sequence[MembershipTerm], today: date) -> MembershipTerm | None:
    """The last term, if it has ended without notice and no other follows: what tacit renewal lets run on."""
    last = _last(terms)
    return last if last is not None and last.notice_given is None and _ended(last, today) else None


def notice_by(terms: Iterable[MembershipTerm], months: int, today: date, *, tacit: bool = False) -> PartialDate | None:
    """The date that matters: the last day to give notice for the last term, unless it has no end or notice is given.

    With tacit renewal, once the term has ended it is the next such day of what runs on.
    """
    told = list(terms)
    last = _last(told)
    if last is None or last.period.end is None or last.notice_given is not None:
        return None
    if tacit and running_on(told, today) is not None:
        return notice_when_renewed(last.period.start, last.period.end, months, today)
    return notice_deadline(last.period.end, months)


def is_to_decide(status: str, notice_deadline: PartialDate | None, today: date) -> bool:
    """Tell whether it is time to renew or to give notice: the membership runs, and the last day for that is near."""
    if status != MembershipStatus.ACTIVE or notice_deadline is None:
        return False
    return today <= notice_deadline.last <= months_from(today, _NEAR)


def fees_by_year(terms: Iterable[MembershipTerm], today: date) -> tuple[YearFee, ...]:
    """The fees by the years they are booked in. A fee without a rate is not counted as nothing: it is missing."""
    by_year: Mapping[int, list[MembershipTerm]] = defaultdict(list)
    for term in terms:
        for year in _years(term, today):
            by_year[year].append(term)
    return tuple(_year_fee(year, by_year[year]) for year in sorted(by_year))


def booked_in(terms: Iterable[MembershipTerm], year: int, today: date) -> list[MembershipTerm]:
    """The terms whose fees are booked in a year."""
    return [term for term in terms if year in _years(term, today)]


def fee_of_year(terms: Iterable[MembershipTerm], year: int, today: date) -> YearFee | None:
    """The fees of one year alone, if any is booked in it."""
    booked = booked_in(terms, year, today)
    return _year_fee(year, booked) if booked else None


def in_sek(term: MembershipTerm) -> Decimal | None:
    """The fee of a term in kronor and öre, by the rate of its own decision; None when it, or the rate, is not known."""
    fee = term.fee
    if fee is None or fee.amount is None:
        return None
    if fee.state is MoneyState.ZERO or fee.currency == "SEK":
        return fee.amount
    return None if term.sek_rate is None else rounded(fee.amount * term.sek_rate)


def _year_fee(year: int, terms: list[MembershipTerm]) -> YearFee:
    known = [sek for sek in map(in_sek, terms) if sek is not None]
    whole = [term for term in terms if _costs(term) and not _within_a_year(term)]
    return YearFee(
        year=year,
        sek=sum(known[1:], known[0]) if known else None,
        terms=len(terms),
        with_figure=len(known),
        for_period=sum(term.fee_per is FeePer.PERIOD for term in whole),
        unstated=sum(term.fee_per is None for term in whole),
    )


def _years(term: MembershipTerm, today: date) -> Sequence[int]:
    """The years in which the fee of a term is booked."""
    start, end = term.period.start or term.period.end, term.period.end
    if start is None:
        return ()
    if term.fee_per is not FeePer.YEAR or _within_a_year(term):
        return (start.year,)
    last = today.year if end is None else min(end.year, today.year)
    return range(start.year, max(start.year, last) + 1)


def _within_a_year(term: MembershipTerm) -> bool:
    start, end = term.period.start, term.period.end
    return start is not None and end is not None and end.last < months_from(start.first, _YEAR)


def _costs(term: MembershipTerm) -> bool:
    return term.fee is not None and term.fee.state is MoneyState.AMOUNT


def _last(terms: Sequence[MembershipTerm]) -> MembershipTerm | None:
    """The term that ends last, unless one has no end."""
    if not terms or any(term.period.end is None for term in terms):
        return None
    return max(terms, key=lambda term: term.period.end.last if term.period.end else date.min)


def _begun(term: MembershipTerm, today: date) -> bool:
    return term.period.start is None or term.period.start.first <= today


def _ended(term: MembershipTerm, today: date) -> bool:
    return term.period.end is not None and term.period.end.last < today
