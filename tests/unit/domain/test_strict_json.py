"""JSON from outside: read exactly, and refused with the place of what is wrong."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import strict_json
from desktop.domain.errors import InvalidInput

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(PLAIN)
def test_that_what_json_can_say_is_read_as_it_was_said(value: object) -> None:
    assert strict_json.parse(json.dumps(value)) == value


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12))
def test_that_decimals_are_exact(number: Decimal) -> None:
    found = strict_json.parse(f"[{number:f}]")
    assert isinstance(found, list)
    assert isinstance(found[0], Decimal)
    assert found[0] == number


@given(st.text(alphabet='{}[]",:0123456789.eE+-truefalsn\\ \n'))
def test_that_anything_is_read_or_refused_and_never_a_crash(text: str) -> None:
    try:
        found = strict_json.parse(text)
    except InvalidInput:
        return
    assert json.loads(text, parse_float=Decimal) == found


@pytest.mark.parametrize(
    ("text", "code", "details"),
    [
        ('{"a": 1,\n  "b" 2}', "json.invalid", {"line": 2, "column": 7}),
        ("", "json.invalid", {"line": 1, "column": 1}),
        ('{"a": 1, "b": 2, "a": 3}', "json.duplicate_key", {"key": "a"}),
        ('[{"x": {"b": 1, "b": 1}}]', "json.duplicate_key", {"key": "b"}),
        ("[NaN]", "json.constant", {"name": "NaN"}),
        ("[-Infinity]", "json.constant", {"name": "-Infinity"}),
        ("[" * 33 + "]" * 33, "json.too_deep", {"deepest": 32}),
        ("[" * 100_000, "json.too_deep", {"deepest": 32}),
        ("9" * 5000, "json.invalid", {"line": 1, "column": 1}),
    ],
)
def test_that_what_is_wrong_is_told_with_its_place(text: str, code: str, details: dict[str, object]) -> None:
    with pytest.raises(InvalidInput) as refused:
        strict_json.parse(text)
    assert (refused.value.code, refused.value.details) == (code, details)


def test_that_brackets_in_texts_are_not_counted_as_levels() -> None:
    assert strict_json.parse(json.dumps(["[" * 100, '\\"[{' * 50])) == ["[" * 100, '\\"[{' * 50]
    assert strict_json.parse("[" * 32 + "]" * 32)


def test_that_a_document_of_any_length_is_not_even_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict_json, "LONGEST", 10)
    assert strict_json.parse('"12345678"') == "12345678"
    with pytest.raises(InvalidInput, match=r"json\.too_long"):
        strict_json.parse('"123456789"')
