"""Numbers as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import InvalidInput
from desktop.domain.sums import number_in, plain_decimal, sum_in


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**14), max_value=10**14, places=2))
def test_that_a_plain_decimal_is_the_same_number(number: Decimal) -> None:
    assert Decimal(plain_decimal(number)) == number
    assert number_in(plain_decimal(number)) == number


@given(st.text(max_size=30))
def test_that_any_text_is_a_sum_or_refused(text: str) -> None:
    try:
        amount, _ = sum_in(text)
    except InvalidInput:
        return
    assert amount.is_finite()


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("1E+3", "1000"),
        ("100", "100"),
        ("1.500", "1.5"),
        ("0.00", "0"),
        ("-0", "0"),
        ("-1.0", "-1"),
        ("1E-4", "0.0001"),
    ],
)
def test_that_a_plain_decimal_has_no_exponent_and_no_needless_zeros(number: str, text: str) -> None:
    assert plain_decimal(Decimal(number)) == text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", "12"),
        (" 1 250,5 ", "1250.5"),
        ("1,250.5", "1250.5"),
        ("1.250", "1250"),
        ("−5", "-5"),
        ("- 5", "-5"),
        ("0", "0"),
    ],
)
def test_that_numbers_are_understood_as_people_write_them(text: str, number: str) -> None:
    assert number_in(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["", "-", "--5", "tolv", "1e5", "NaN", "٣", "1 2", "5%", ",5", "5,", "1_000", "1x000", "0x1"]
)
def test_that_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        number_in(text)
    assert (refusal.value.code, refusal.value.details) == ("value.number", {"text": text})


@pytest.mark.parametrize("text", ["1,234 SEK", "999,000 kr", "SEK 12,345"])
def test_that_a_comma_before_three_digits_is_refused_with_both_readings(text: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        sum_in(text)
    assert refusal.value.code == "value.ambiguous"
    with pytest.raises(InvalidInput) as refusal:
        number_in("1,234")
    assert refusal.value.details == {"text": "1,234", "thousands": "1 234", "decimal": "1,23"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,23 kr", "1.23"),
        ("1,2340 kr", "1.234"),
        ("0,125 kr", "0.125"),
        ("1 234,500 kr", "1234.5"),
        ("1.234 kr", "1234"),
        ("1,234,567 kr", "1234567"),
        ("1,234 mkr", "1234000"),
        ("1,234.50 kr", "1234.5"),
    ],
)
def test_that_what_can_be_read_in_one_way_is_read(text: str, number: str) -> None:
    assert sum_in(text) == (Decimal(number), "SEK")
