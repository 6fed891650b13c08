"""Rates from a table, with commas or points: read by one rule, or refused in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.domain.errors import InvalidInput
from desktop.domain.figures import add_up
from desktop.domain.money import Money
from desktop.domain.rates import RateTable, read_table, read_typed

EUR = RateTable(read_typed(["EUR=11,4955@2026-12-31"]).rates)


@pytest.mark.parametrize(
    ("text", "sign", "rate"),
    [
        ("valuta;kurs;datum\nEUR;11,4955;2026-12-31\nUSD;10,1\n", ",", "11.4955"),
        ("Currency,Rate\nEUR,11.4955\n", ".", "11.4955"),
        ("currency\trate\teur\nEUR\t11.234\t\n", ".", "11.234"),
        ("\ufeffvaluta;kurs\nEUR;11\n", "", "11"),
        ("valuta;enhet;kurs\nEUR;100;1149,55\n", ",", "11.4955"),
        ("valuta;kurs\n\nEUR; 11,5 \nEUR;11,50\n", ",", "11.5"),
    ],
)
def test_that_a_table_says_by_which_sign_it_was_read(text: str, sign: str, rate: str) -> None:
    table = read_table(text, "kurser.csv")
    found = table.of("EUR")
    assert found is not None
    assert (table.decimal_sign, found.sek, table.source) == (sign, Decimal(rate), "kurser.csv")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("valuta;kurs\nEUR;11,5\nUSD;10.1\n", "rates.both_signs"),
        ("valuta;kurs\nEUR;1.149,55\n", "rates.number"),
        ("valuta;kurs\nEUR;elva\n", "rates.number"),
        ("valuta;kurs\nEUR;-11\n", "rates.number"),
        ("valuta;kurs\nEUR;0\n", "rates.zero"),
        ("valuta;kurs\nEUR;11,5\nEUR;11,6\n", "rates.twice"),
        ("valuta;kurs\nEUR\n", "rates.line"),
        ("valuta;kurs\nXYZ;11,5\n", "value.currency"),
        ("valuta;kurs;datum\nEUR;11,5;i går\n", "value.date"),
        ("valuta,kurs\nEUR,11,4955\n", "rates.columns"),
        ("land;pris\nEUR;11,5\n", "rates.no_columns"),
        ("", "rates.unreadable"),
        ("valuta;kurs\n" + "EUR;11,5\n" * 2001, "rates.unreadable"),
    ],
)
def test_that_what_cannot_be_read_without_guessing_is_refused(text: str, code: str) -> None:
    with pytest.raises(InvalidInput, match=code.replace(".", r"\.")):
        read_table(text, "kurser.csv")


def test_that_rates_can_be_typed() -> None:
    table = read_typed(["EUR=11,4955@2026-12-31", "usd=10"])
    assert [(rate.currency, str(rate.sek), str(rate.day)) for rate in table.rates] == [
        ("EUR", "11.4955", "2026-12-31"),
        ("USD", "10", "None"),
    ]
    with pytest.raises(InvalidInput, match=r"rates\.typed"):
        read_typed(["EUR 11"])


def test_that_a_sum_tells_of_how_many_it_is_and_what_is_missing() -> None:
    sums = [Money.of(100, "EUR"), Money.of(50, "SEK"), Money.of(0, "EUR"), Money.of(7, "USD"), Money.unknown(), None]
    found = add_up(sums, EUR)
    assert (found.n, found.with_figure, found.in_sek) == (6, 4, 3)
    assert found.sek == Decimal("1199.55")
    assert found.currencies == (("EUR", Decimal(100)), ("SEK", Decimal(50)), ("USD", Decimal(7)))
    assert found.missing_rates == ("USD",)
    assert found.to_json()["sek"] == "1199.55"


def test_that_a_missing_rate_is_never_nothing() -> None:
    found = add_up([Money.of(7, "USD")], RateTable())
    assert (found.sek, found.with_figure, found.in_sek) == (None, 1, 0)
    assert found.to_json()["sek"] is None


def test_that_rows_in_kronor_add_up_to_their_sum() -> None:
    sums = [Money.of(Decimal("0.0033"), "EUR")] * 3
    rows = [EUR.in_sek(each) for each in sums]
    assert sum(row for row in rows if row is not None) == add_up(sums, EUR).sek
