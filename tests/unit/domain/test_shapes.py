"""The shapes of JSON values."""

from __future__ import annotations

import pytest

from desktop.domain.errors import InvalidInput
from desktop.domain.shapes import object_in, shape_of, text_in


@pytest.mark.parametrize(
    ("raw", "shape"),
    [
        (True, "flag"),
        ("", "text"),
        (1, "number"),
        (1.5, "number"),
        ([], "list"),
        ((), "list"),
        ({}, "object"),
        (None, "nothing"),
        (object(), "other"),
    ],
)
def test_that_the_shape_of_a_json_value_is_named_and_a_truth_is_no_number(raw: object, shape: str) -> None:
    assert shape_of(raw) == shape


def test_that_text_is_text() -> None:
    assert text_in("x") == "x"
    with pytest.raises(InvalidInput) as refusal:
        text_in(1, "date")
    assert refusal.value.details == {"expected": "date", "got": "number"}


def test_that_keys_that_hold_nothing_count_as_absent() -> None:
    assert object_in({"a": 1, "b": None}, "money", ("a", "b")) == {"a": 1}


def test_that_a_key_that_is_not_text_is_refused() -> None:
    with pytest.raises(InvalidInput) as refusal:
        object_in({1: 2}, "money", ("a",))
    assert refusal.value.details == {"key": "1", "allowed": "a"}
