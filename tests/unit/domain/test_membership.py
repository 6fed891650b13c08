"""What the terms of a membership come to on a day."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.vocabulary import MembershipOverride, MembershipStatus
from desktop.domain.dates import PartialDate
from desktop.domain.membership import MembershipTerm, Override, fees_by_year, in_sek, notice_by, standing
from desktop.domain.money import Money
from desktop.domain.periods import Period

TODAY = dt.date(2026, 5, 3)


def term(period: str, **more: object) -> MembershipTerm:
    return MembershipTerm(Period.parse(period), **more)  # type: ignore[arg-type] # the fields under test


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        ([], MembershipStatus.NO_TERM),
        (["2026"], MembershipStatus.ACTIVE),
        (["2026-05/"], MembershipStatus.ACTIVE),
        (["2020/2026-05-03"], MembershipStatus.ACTIVE),
        (["2020/2026-05-02"], MembershipStatus.ENDED),
        (["2027/"], MembershipStatus.UPCOMING),
        (["2020/2022", "2027/"], MembershipStatus.ENDED),
        (["2020/2022", "2024/2028"], MembershipStatus.ACTIVE),
        (["/2025"], MembershipStatus.ENDED),
        (["/2026"], MembershipStatus.ACTIVE),
    ],
)
def test_that_the_terms_say_where_a_membership_stands(periods: list[str], expected: MembershipStatus) -> None:
    assert standing([term(period) for period in periods], TODAY) is expected


def test_that_a_running_term_with_notice_is_told_apart() -> None:
    given_notice = term("2026", notice_given=PartialDate.parse("2026-03"))
    assert standing([given_notice], TODAY) is MembershipStatus.NOTICE_GIVEN
    assert standing([given_notice, term("2026/2027")], TODAY) is MembershipStatus.ACTIVE


def test_that_an_override_counts_until_its_day_and_only_with_a_reason() -> None:
    until = PartialDate.parse("2026-05-03")
    override = Override(MembershipOverride.RESTING, until, "Fusion pågår")
    running = [term("2026")]
    assert standing(running, TODAY, override) is MembershipStatus.RESTING
    assert standing(running, TODAY + dt.timedelta(days=1), override) is MembershipStatus.ACTIVE
    assert standing(running, TODAY, Override(MembershipOverride.RESTING, until, "")) is MembershipStatus.ACTIVE


def test_that_every_override_is_a_status() -> None:
    assert {each.value for each in MembershipOverride} <= {each.value for each in MembershipStatus}


def test_that_a_fee_in_another_currency_needs_a_rate() -> None:
    euros = Money.of(1500, "EUR")
    assert in_sek(term("2026", fee=euros)) is None
    assert in_sek(term("2026", fee=euros, sek_rate=Decimal("11.5"))) == Decimal(17250)
    assert in_sek(term("2026", fee=Money.of(100, "SEK"))) == 100
    assert in_sek(term("2026", fee=Money.of(0, "EUR"))) == 0
    assert in_sek(term("2026", fee=Money.unknown())) is None
    assert in_sek(term("2026")) is None


def test_that_a_year_says_how_many_of_its_terms_have_a_figure() -> None:
    years = fees_by_year(
        [
            term("2025/2027", fee=Money.of(100, "SEK")),
            term("2025", fee=Money.of(10, "EUR")),
            term("/2024", fee=Money.unknown()),
        ],
    )
    assert [(each.year, each.sek, each.terms, each.with_figure) for each in years] == [
        (2024, None, 1, 0),
        (2025, Decimal(100), 2, 1),
    ]


@given(st.lists(st.integers(0, 10**9), max_size=20))
def test_that_nothing_is_lost_or_counted_twice_in_the_sum_of_a_year(amounts: list[int]) -> None:
    years = fees_by_year(term("2026", fee=Money.of(amount, "SEK")) for amount in amounts)
    assert sum(year.sek or 0 for year in years) == sum(amounts)
    assert sum(year.terms for year in years) == len(amounts)


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        (["2024/2026-12-31"], "2026-06-30"),
        (["2020/2022", "2024/2026-08-31"], "2026-02-28"),
        (["2024/"], None),
        (["2020/2022", "2024/"], None),
        ([], None),
    ],
)
def test_that_the_date_that_matters_is_the_last_day_of_notice(periods: list[str], expected: str | None) -> None:
    told = notice_by([term(period) for period in periods], 6)
    assert (None if told is None else str(told)) == expected


def test_that_there_is_nothing_to_give_notice_of_twice() -> None:
    assert notice_by([term("2024/2026", notice_given=PartialDate.parse("2026-01-02"))], 6) is None
