"""Text before it is stored."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.domain.errors import InvalidInput
from desktop.domain.text import clean, plain_dashes, plain_spaces, turns


@given(text=st.text(), lines=st.booleans())
def test_that_cleaning_twice_changes_nothing_more_and_gives_storable_text(text: str, *, lines: bool) -> None:
    try:
        once = clean(text, limit=1000, lines=lines)
    except InvalidInput:
        assume(False)
    assert clean(once, limit=1000, lines=lines) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once.encode().decode() == once
    assert once == once.strip()


@given(st.text())
def test_that_both_ways_of_composing_a_text_are_stored_alike(text: str) -> None:
    try:
        composed = clean(unicodedata.normalize("NFC", text), limit=1000, lines=True)
    except InvalidInput:
        assume(False)
    assert clean(unicodedata.normalize("NFD", text), limit=1000, lines=True) == composed


@pytest.mark.parametrize("text", ["a\0b", "a\x07b", "a\x1bb", "a\x7fb", "a\x9bb", "a\udc80b"])
@pytest.mark.parametrize("lines", [True, False])
def test_that_a_character_nobody_can_see_or_store_is_refused_and_named(text: str, *, lines: bool) -> None:
    with pytest.raises(InvalidInput) as refusal:
        clean(text, limit=10, lines=lines)
    assert refusal.value.code == "value.control"
    assert refusal.value.details == {"character": f"U+{ord(text[1]):04X}"}


@pytest.mark.parametrize(
    "sign", ["\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"]
)
def test_that_a_sign_that_turns_the_direction_is_taken_out_of_a_text_of_one_line(sign: str) -> None:
    assert clean(f"{sign} a{sign}b", limit=2, lines=False) == "ab"
    assert clean(f"a{sign}b", limit=10, lines=True) == f"a{sign}b"
    assert turns(f"a{sign}b")
    assert not turns("ab شارع")


def test_that_line_breaks_of_every_kind_become_a_space_in_a_text_of_one_line() -> None:
    assert clean(" Besök\r\nfrån\tLyon\u2028nu\x85 ", limit=100, lines=False) == "Besök från Lyon nu"


def test_that_line_breaks_of_every_kind_become_one_kind_in_a_text_of_lines() -> None:
    assert clean("ett\r\ntvå\rtre\u2029fyra\tfem\n", limit=100, lines=True) == "ett\ntvå\ntre\nfyra\tfem"


def test_that_unseen_characters_at_the_ends_are_trimmed_with_the_spaces() -> None:
    assert clean("\ufeff\u200b\u00a0 Lyon \u00a0\u200b\ufeff ", limit=4, lines=False) == "Lyon"


def test_that_a_text_too_long_is_refused_with_both_lengths() -> None:
    with pytest.raises(InvalidInput) as refusal:
        clean("12345 ", limit=4, lines=False)
    assert (refusal.value.code, refusal.value.details) == ("value.too_long", {"limit": 4, "length": 5})


def test_that_length_is_counted_after_composing() -> None:
    assert clean("e\u0301", limit=1, lines=False) == "é"


def test_that_every_kind_of_space_and_dash_is_written_plainly() -> None:
    assert plain_spaces("1\u00a02\u20093\u202f4\u30005\t6") == "1 2 3 4 5 6"
    assert plain_dashes("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d") == "-" * 9
