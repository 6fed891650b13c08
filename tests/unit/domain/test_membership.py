"""What the terms of a membership come to on a day."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.vocabulary import FeePer, MembershipOverride, MembershipStatus
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


def test_that_a_fee_in_another_currency_comes_to_whole_ore() -> None:
    told = in_sek(term("2026", fee=Money.of(Decimal("1250.35"), "EUR"), sek_rate=Decimal("11.4955")))
    assert str(told) == "14373.40"


def test_that_a_year_says_how_many_of_its_terms_have_a_figure() -> None:
    years = fees_by_year(
        [
            term("2025/2027", fee=Money.of(100, "SEK")),
            term("2025", fee=Money.of(10, "EUR")),
            term("/2024", fee=Money.unknown()),
        ],
        TODAY,
    )
    assert [(each.year, each.sek, each.terms, each.with_figure) for each in years] == [
        (2024, None, 1, 0),
        (2025, Decimal(100), 2, 1),
    ]


@given(st.lists(st.integers(0, 10**9), max_size=20))
def test_that_nothing_is_lost_or_counted_twice_in_the_sum_of_a_year(amounts: list[int]) -> None:
    years = fees_by_year((term("2026", fee=Money.of(amount, "SEK")) for amount in amounts), TODAY)
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
    told = notice_by([term(period) for period in periods], 6, TODAY)
    assert (None if told is None else str(told)) == expected


def test_that_there_is_nothing_to_give_notice_of_twice() -> None:
    assert notice_by([term("2024/2026", notice_given=PartialDate.parse("2026-01-02"))], 6, TODAY) is None


@pytest.mark.parametrize(
    ("period", "per", "years"),
    [
        ("2020-01-01/", FeePer.YEAR, [2020, 2021, 2022, 2023, 2024, 2025, 2026]),
        ("2020/2022", FeePer.YEAR, [2020, 2021, 2022]),
        ("2025/2030", FeePer.YEAR, [2025, 2026]),
        ("2025-07/2026-06", FeePer.YEAR, [2025]),
        ("2028/2030", FeePer.YEAR, [2028]),
        ("/2024", FeePer.YEAR, [2024]),
        ("2020/2022", FeePer.PERIOD, [2020]),
        ("2020/2022", None, [2020]),
        ("2020-01-01/", None, [2020]),
        ("2025-07/2026-06", None, [2025]),
    ],
)
def test_that_a_fee_is_booked_in_the_years_it_pays_for(period: str, per: FeePer | None, years: list[int]) -> None:
    told = fees_by_year([term(period, fee=Money.of(10_000, "SEK"), fee_per=per)], TODAY)
    assert [each.year for each in told] == years
    assert {each.sek for each in told} == {Decimal(10_000)}


@pytest.mark.parametrize(
    ("period", "fee", "per", "expected"),
    [
        ("2020/2022", "10000 SEK", None, (0, 1)),
        ("2020-01-01/", "10000 SEK", None, (0, 1)),
        ("/2022", "10000 SEK", None, (0, 1)),
        ("2020/2022", "10000 SEK", FeePer.PERIOD, (1, 0)),
        ("2020/2022", "10000 SEK", FeePer.YEAR, (0, 0)),
        ("2020", "10000 SEK", None, (0, 0)),
        ("2020-07-01/2021-06-30", "10000 SEK", None, (0, 0)),
        ("2020-07-01/2021-07-01", "10000 SEK", None, (0, 1)),
        ("2020/2022", "0 SEK", None, (0, 0)),
        ("2020/2022", "?", None, (0, 0)),
    ],
)
def test_that_what_a_fee_pays_for_is_told_where_it_matters(
    period: str, fee: str, per: FeePer | None, expected: tuple[int, int]
) -> None:
    (first, *_) = fees_by_year([term(period, fee=Money.parse(fee), fee_per=per)], TODAY)
    assert (first.for_period, first.unstated) == expected


def test_that_a_term_without_dates_is_booked_nowhere() -> None:
    assert fees_by_year([MembershipTerm(Period(text="tills vidare"), Money.of(1, "SEK"))], TODAY) == ()


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        (["2025"], MembershipStatus.ACTIVE),
        (["2020/2022"], MembershipStatus.ACTIVE),
        (["2027"], MembershipStatus.UPCOMING),
        (["2020/2022", "2027/"], MembershipStatus.ENDED),
        (["2020/2022", "2027"], MembershipStatus.ENDED),
        ([], MembershipStatus.NO_TERM),
    ],
)
def test_that_tacit_renewal_lets_the_last_term_run_on(periods: list[str], expected: MembershipStatus) -> None:
    assert standing([term(period) for period in periods], TODAY, tacit=True) is expected


def test_that_notice_ends_what_would_be_renewed_tacitly() -> None:
    terms = [term("2024"), term("2025", notice_given=PartialDate.parse("2025-06"))]
    assert standing(terms, TODAY, tacit=True) is MembershipStatus.ENDED
    assert notice_by(terms, 3, TODAY, tacit=True) is None


def test_that_the_next_deadline_counts_once_a_term_runs_on() -> None:
    assert str(notice_by([term("2025")], 3, TODAY, tacit=True)) == "2026-09-30"
    assert str(notice_by([term("2025")], 3, TODAY)) == "2025-09-30"
    assert str(notice_by([term("2026")], 10, TODAY, tacit=True)) == "2026-02-28"
