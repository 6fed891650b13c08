"""Identifiers of others, by their shape."""

from __future__ import annotations

import pytest

from desktop.domain.registrations import plausible


@pytest.mark.parametrize(
    ("name", "text", "country", "expected"),
    [
        ("pic", "999 999 999", None, True),
        ("pic", "99999999", None, False),
        ("pic", "99999999A", None, False),
        ("vat", "EE 123456789", None, True),
        ("vat", "EE12345678", None, False),
        ("vat", "NL123456789B01", None, True),
        ("vat", "GR123456789", None, True),
        ("vat", "NO123456789MVA", None, True),
        ("vat", "123456789", None, False),
        ("vat", "SE1234567890", None, False),
        ("vat", "SE123456789001", "SE", True),
        ("registration", "000000-0018", "SE", True),
        ("registration", "16000000-0018", "SE", True),
        ("registration", "000000-0019", "SE", False),
        ("registration", "000000-0019", None, False),
        ("registration", "000000-0018", None, True),
        ("registration", "000000-0019", "FI", True),
        ("registration", "HRB 1234", None, True),
        ("registration", "HRB", None, False),
        ("registration", "HRB 1234", "SE", False),
        ("registration", "-", "FI", False),
        ("nuts", "EE", None, True),
        ("nuts", "EL301", None, True),
        ("nuts", "SE1210", None, False),
        ("nuts", "XX1", None, False),
        ("nuts", "1SE", None, False),
    ],
)
def test_that_an_identifier_is_told_by_its_shape(name: str, text: str, country: str | None, expected: bool) -> None:
    assert plausible(name, text, country) is expected
