"""How places in records and their standing with the office are named."""

from __future__ import annotations

import pytest

from desktop.language.remarks import place_label, state_label
from desktop.language.texts import Texts


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("purpose", "Syfte"),
        ("terms", "Perioder"),
        ("terms/0197/notice_given", "Perioder"),
        ("borttaget", ""),
        ("", ""),
    ],
)
def test_that_a_place_is_a_field_or_a_table_of_rows_or_has_no_name(path: str, label: str) -> None:
    assert place_label("membership", path, Texts.load("sv")) == label


def test_that_a_request_for_advice_is_answered_where_a_record_is_approved() -> None:
    texts = Texts.load("sv")
    assert (state_label("advice", "approved", texts), state_label("visit", "approved", texts)) == (
        "besvarad",
        "godkänd",
    )
