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
