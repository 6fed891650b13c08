"""What the terms of a membership say on a given day: where it stands, and what it costs each year."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from db.vocabulary import MembershipStatus
from desktop.domain.deadlines import notice_deadline
from desktop.domain.money import MoneyState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from db.vocabulary import MembershipOverride
    from desktop.domain.dates import PartialDate
    from desktop.domain.money import Money
    from desktop.domain.periods import Period


@dataclass(frozen=True, slots=True)
class MembershipTerm:
    """One period of a membership, as it was agreed."""

    period: Period
    fee: Money | None = None
    sek_rate: Decimal | None = None
    notice_given: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Override:
    """What the department says against the terms; it counts until its day, and only with a reason."""

    status: MembershipOverride
    until: PartialDate
    reason: str


@dataclass(frozen=True, slots=True)
class YearFee:
    """The fees of one year: the sum in kronor, of how many terms, and how many of them have a figure in kronor."""

    year: int
    sek: Decimal | None
    terms: int
    with_figure: int


def standing(terms: Iterable[MembershipTerm], today: date, override: Override | None = None) -> MembershipStatus:
    """Where a membership stands on a day."""
    if override is not None and override.reason and today <= override.until.last:
        return MembershipStatus(override.status.value)
    told = list(terms)
    if not told:
        return MembershipStatus.NO_TERM
    running = [term for term in told if _begun(term, today) and not _ended(term, today)]
    if running:
        given = all(term.notice_given is not None for term in running)
        return MembershipStatus.NOTICE_GIVEN if given else MembershipStatus.ACTIVE
    return MembershipStatus.ENDED if any(_ended(term, today) for term in told) else MembershipStatus.UPCOMING


def notice_by(terms: Iterable[MembershipTerm], months: int) -> PartialDate | None:
    """The date that matters: the last day to give notice for the last term, unless it has no end or notice is given."""
    told = list(terms)
    if not told or any(term.period.end is None for term in told):
        return None
    last = max(told, key=lambda term: term.period.end.last if term.period.end else date.min)
    if last.period.end is None or last.notice_given is not None:
        return None
    return notice_deadline(last.period.end, months)


def fees_by_year(terms: Iterable[MembershipTerm]) -> tuple[YearFee, ...]:
    """The fees by the year in which each term begins. A fee without a rate is not counted as nothing: it is missing."""
    by_year: Mapping[int, list[MembershipTerm]] = defaultdict(list)
    for term in terms:
        start = term.period.start or term.period.end
        if start is not None:
            by_year[start.year].append(term)
    return tuple(_year_fee(year, by_year[year]) for year in sorted(by_year))


def in_sek(term: MembershipTerm) -> Decimal | None:
    """The fee of a term in kronor, by the rate of its own decision; None when it, or the rate, is not known."""
    fee = term.fee
    if fee is None or fee.amount is None:
        return None
    if fee.state is MoneyState.ZERO or fee.currency == "SEK":
        return fee.amount
    return None if term.sek_rate is None else fee.amount * term.sek_rate


def _year_fee(year: int, terms: list[MembershipTerm]) -> YearFee:
    known = [sek for sek in map(in_sek, terms) if sek is not None]
    return YearFee(year, sum(known[1:], known[0]) if known else None, len(terms), len(known))


def _begun(term: MembershipTerm, today: date) -> bool:
    return term.period.start is None or term.period.start.first <= today


def _ended(term: MembershipTerm, today: date) -> bool:
    return term.period.end is not None and term.period.end.last < today
