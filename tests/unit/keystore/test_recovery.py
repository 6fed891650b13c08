from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import InvalidInput
from desktop.keystore import recovery

codes = st.builds(lambda _: recovery.new_code(), st.integers())


def _group_at(position: int) -> int:
    return position // 6 + 1


def test_that_a_code_is_seven_groups_of_five_plain_characters() -> None:
    code = recovery.new_code()

    assert re.fullmatch("[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){6}", code)
    assert len(recovery.code_bytes(code)) == 18
    assert recovery.new_code() != code


@given(codes, st.sampled_from(["-", " ", "", " - ", "\n", "–", "\u00a0"]), st.booleans())
def test_that_reading_forgives_how_a_code_is_written(code: str, between: str, lower: bool) -> None:
    written = between.join(code.split("-"))
    written = written.replace("0", "O").replace("1", "l") if lower else written
    written = written.lower() if lower else f"  {written}\n"

    assert recovery.code_bytes(written) == recovery.code_bytes(code)


@given(codes, st.integers(0, 40), st.sampled_from(recovery.ALPHABET))
def test_that_one_wrong_character_is_named_by_its_group(code: str, position: int, other: str) -> None:
    if code[position] in {"-", other}:
        return
    with pytest.raises(InvalidInput) as caught:
        recovery.code_bytes(code[:position] + other + code[position + 1 :])

    assert (caught.value.code, dict(caught.value.details)) == ("key.recovery_typo", {"group": _group_at(position)})


@given(codes, st.integers(0, 39))
def test_that_two_swapped_neighbours_are_noticed(code: str, position: int) -> None:
    first, second = code[position], code[position + 1]
    if "-" in {first, second} or first == second:
        return
    with pytest.raises(InvalidInput) as caught:
        recovery.code_bytes(code[:position] + second + first + code[position + 2 :])

    assert caught.value.details["group"] == _group_at(position)


@given(codes, st.permutations(range(7)))
def test_that_groups_in_another_order_are_noticed(code: str, order: list[int]) -> None:
    groups = code.split("-")
    if [groups[place] for place in order] == groups:
        return
    with pytest.raises(InvalidInput):
        recovery.code_bytes("-".join(groups[place] for place in order))


@pytest.mark.parametrize("sign", ["U", "u", "Å", "!", "*"])
def test_that_a_sign_no_code_has_is_named_by_its_group(sign: str) -> None:
    code = recovery.new_code()
    with pytest.raises(InvalidInput) as caught:
        recovery.code_bytes(code[:13] + sign + code[14:])

    assert caught.value.details["group"] == 3


def test_that_a_missing_character_is_named_by_its_group_when_groups_can_be_told() -> None:
    code = recovery.new_code()
    with pytest.raises(InvalidInput) as caught:
        recovery.code_bytes(code[:20] + code[21:])

    assert (caught.value.code, caught.value.details["group"]) == ("key.recovery_typo", 4)


@pytest.mark.parametrize("text", ["", "-", "ABCDE", "A" * 34, "A" * 36, "A" * 100_000])
def test_that_a_code_of_another_length_is_told(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        recovery.code_bytes(text)

    assert caught.value.code == "key.recovery_length"


def test_that_an_error_does_not_repeat_the_code() -> None:
    code = recovery.new_code()
    with pytest.raises(InvalidInput) as caught:
        recovery.code_bytes(code[:-1] + ("0" if code[-1] != "0" else "1"))

    for group in code.split("-"):
        assert group not in repr((caught.value, dict(caught.value.details)))
