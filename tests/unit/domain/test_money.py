"""Sums of money as people write them, and in three states."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.codes import codes
from desktop.domain.errors import InvalidInput
from desktop.domain.money import Money, MoneyState

currencies = st.sampled_from(codes("currencies"))
amounts = st.decimals(min_value=0, max_value=Decimal("99999999999999.9999"), places=4, allow_nan=False)
known = st.builds(Money.of, amounts, currencies)
others = st.builds(Money, st.sampled_from([MoneyState.ZERO, MoneyState.UNKNOWN]), st.none(), st.none() | currencies)
sums = known | others


@given(sums)
def test_that_the_short_form_is_read_back_as_the_same_sum(money: Money) -> None:
    assert Money.parse(str(money)) == money
    assert hash(Money.parse(str(money))) == hash(money)


@given(sums, st.none() | st.sampled_from(["ca 5 mkr", "1,5 mkr"]))
def test_that_the_json_form_is_read_back_as_the_same_sum(money: Money, text: str | None) -> None:
    noted = replace(money, text=text)
    assert Money.from_json(noted.to_json()) == noted


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("51920840 SEK", "51920840 SEK"),
        ("51 920 840 kr", "51920840 SEK"),
        ("51\u00a0920\u00a0840\u00a0kr", "51920840 SEK"),
        ("51\u202f920\u2009840 kr", "51920840 SEK"),
        ("556.203,89 EURO", "556203.89 EUR"),
        ("1.3 M €", "1300000 EUR"),
        ("€ 1.3 M", "1300000 EUR"),
        ("1,3 MEUR", "1300000 EUR"),
        ("1,5 mkr", "1500000 SEK"),
        ("1,5 Mkr.", "1500000 SEK"),
        ("1,5 mnkr", "1500000 SEK"),
        ("2 milj. kr", "2000000 SEK"),
        ("2 miljoner kronor", "2000000 SEK"),
        ("1.250 mkr", "1250000 SEK"),
        ("1,2 miljarder kr", "1200000000 SEK"),
        ("250 tkr", "250000 SEK"),
        ("250 tsek", "250000 SEK"),
        ("250 k€", "250000 EUR"),
        ("500:-", "500 SEK"),
        ("500,-", "500 SEK"),
        ("SEK 500", "500 SEK"),
        ("$1,234,567.89", "1234567.89 USD"),
        ("£ 20", "20 GBP"),
        ("1'000 CHF", "1000 CHF"),
        ("1’000,50 CHF", "1000.5 CHF"),
        ("1.234 kr", "1234 SEK"),
        ("12.345.678 kr", "12345678 SEK"),
        ("12,5 kr", "12.5 SEK"),
        ("0,125 kr", "0.1250 SEK"),
        ("1234,567 kr", "1234.5670 SEK"),
        ("1 234.500 kr", "1234.5 SEK"),
        ("1.2340 EUR", "1.2340 EUR"),
        ("100 dem", "100 DEM"),
        ("007 kr", "7 SEK"),
        ("0 SEK", "0 SEK"),
        ("0 kr", "0 SEK"),
        ("−0 kr", "0 SEK"),
        ("0", "0"),
        ("?", "?"),
        ("? EUR", "? EUR"),
        ("99999999999999.9999 SEK", "99999999999999.9999 SEK"),
    ],
)
def test_that_sums_are_understood_as_people_write_them(text: str, meant: str) -> None:
    money = Money.parse(text)
    assert str(money) == meant
    assert money.text == (None if text == meant else text)


@pytest.mark.parametrize(
    ("text", "state"),
    [("5 kr", MoneyState.AMOUNT), ("0 kr", MoneyState.ZERO), ("0,00 kr", MoneyState.ZERO), ("?", MoneyState.UNKNOWN)],
)
def test_that_the_state_says_what_is_known(text: str, state: MoneyState) -> None:
    assert Money.parse(text).state is state


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kr",
        "5 19 kr",
        "51 92 084 kr",
        "1.23.456 kr",
        "1,2,3 kr",
        "1.234,567,89 kr",
        "1 234.567.890 kr",
        "1.234,5.6 kr",
        "50-60 tkr",
        "80%",
        "ca 5 kr",
        "1e5 SEK",
        "NaN SEK",
        "Infinity SEK",
        "٣ SEK",
        "\uff15 SEK",
        "5 kr SEK",
        "5 m mkr",
        "5 mm kr",
        "5. kr",
        "1.,5 kr",
        "5 kr 6 kr",
        "0x10 SEK",
        "- kr",
        "5 kr/år",
        "5 \u017fek",
    ],
)
def test_that_what_is_no_exact_sum_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        Money.parse(text)
    assert (refusal.value.code, refusal.value.details) == ("value.money", {"text": text})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("500", "value.currency"),
        ("1,5 M", "value.currency"),
        ("5 BTC", "value.currency"),
        ("? BTC", "value.currency"),
        ("-5 kr", "value.negative"),
        ("−5 kr", "value.negative"),
        ("SEK -5", "value.negative"),
        ("100000000000000 SEK", "value.range"),
        ("9" * 150 + " SEK", "value.range"),
        ("1.23456 SEK", "value.decimals"),
        ("5" * 300, "value.too_long"),
        ("5\0 SEK", "value.control"),
    ],
)
def test_that_a_sum_that_cannot_be_taken_says_why(text: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        Money.parse(text)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ({"amount": "51920840", "state": "amount", "currency": "SEK"}, "51920840 SEK"),
        ({"amount": "51920840", "currency": "SEK"}, "51920840 SEK"),
        ({"amount": "1.234", "currency": "eur", "text": ""}, "1.2340 EUR"),
        ({"amount": "0", "state": "zero", "currency": "SEK"}, "0 SEK"),
        ({"amount": None, "state": "zero", "currency": "SEK"}, "0 SEK"),
        ({"amount": "0.00", "state": "amount", "currency": "SEK"}, "0 SEK"),
        ({"state": "zero"}, "0"),
        ({"amount": None, "state": "unknown", "currency": None, "text": None}, "?"),
        ({}, "?"),
        ("5 kr", "5 SEK"),
    ],
)
def test_that_the_json_form_is_understood(raw: object, meant: str) -> None:
    assert str(Money.from_json(raw)) == meant


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (5, "value.type"),
        (None, "value.type"),
        (True, "value.type"),
        (["5 kr"], "value.type"),
        ({"amount": 5, "currency": "SEK"}, "value.type"),
        ({"amount": 5.5, "currency": "SEK"}, "value.type"),
        ({"amount": True, "currency": "SEK"}, "value.type"),
        ({"amount": "5", "currency": 752}, "value.type"),
        ({"amount": "5", "currency": "SEK", "text": 5}, "value.type"),
        ({"amount": "5", "currency": "SEK", "state": 1}, "value.type"),
        ({"amount": "NaN", "currency": "SEK"}, "value.money_plain"),
        ({"amount": "1e3", "currency": "SEK"}, "value.money_plain"),
        ({"amount": "1 000", "currency": "SEK"}, "value.money_plain"),
        ({"amount": "1,5", "currency": "SEK"}, "value.money_plain"),
        ({"amount": "٣", "currency": "SEK"}, "value.money_plain"),
        ({"amount": "-5", "currency": "SEK"}, "value.negative"),
        ({"amount": "5"}, "value.currency"),
        ({"amount": "5", "currency": "BTC"}, "value.currency"),
        ({"amount": "5", "currency": "SEK", "state": "zero"}, "value.money_state"),
        ({"amount": "5", "currency": "SEK", "state": "unknown"}, "value.money_state"),
        ({"amount": "0", "currency": "SEK", "state": "unknown"}, "value.money_state"),
        ({"currency": "SEK", "state": "amount"}, "value.money_state"),
        ({"amount": "5", "currency": "SEK", "state": "much"}, "value.choice"),
        ({"amount": "5", "currency": "SEK", "rate": "1"}, "value.key"),
    ],
)
def test_that_json_that_is_no_sum_is_refused(raw: object, code: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        Money.from_json(raw)
    assert refusal.value.code == code


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "sNaN"])
def test_that_a_number_that_is_none_cannot_become_a_sum(number: str) -> None:
    with pytest.raises(InvalidInput):
        Money(MoneyState.AMOUNT, Decimal(number), "SEK")


def test_that_a_sum_is_made_from_a_number() -> None:
    assert Money.of(5, "sek") == Money(MoneyState.AMOUNT, Decimal(5), "SEK")
    assert Money.of(0, "EUR").state is MoneyState.ZERO
    assert Money.unknown() == Money.parse("?")


def test_that_zero_is_an_amount_of_nought_and_unknown_is_none() -> None:
    assert Money.parse("0 kr").to_json() == {"amount": "0", "state": "zero", "currency": "SEK", "text": "0 kr"}
    assert Money.parse("?").to_json() == {"amount": None, "state": "unknown", "currency": None, "text": None}
