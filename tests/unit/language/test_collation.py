"""Swedish alphabetical order."""

from __future__ import annotations

import sqlite3
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.language.collation import alphabetical, sort_key

ORDERED = [
    ["Z", "Å", "Ä", "Ö"],
    ["Zagreb", "Åre", "Ängelholm", "Örebro"],
    ["Vilnius", "Vänersborg", "Warszawa", "Wien", "Xanten"],
    ["Mullsjö", "Myller", "Müller", "Myllet", "Mzansi"],
    ["Ader", "Ådal", "Ædal", "Äder"],
    ["Odense", "Zürich", "Öland", "Ørsted", "Östersund"],
    ["Lod", "Lodz", "Łódź", "Lodza"],
    ["Strasbourg", "Strass", "Straße", "Strasz"],
    ["Tetuan", "Thabo", "Þingvellir", "Thomas"],
    ["Besök", "Besök 9", "Besök 10", "Besök 10 b", "Besök 100", "Besöka"],
    ["Besök 007", "Besök 8"],
    ["0", "1", "9", "10", "99999999999999999999", "9" * 46, "1" + "0" * 46, "9" * 47, "1" + "0" * 47, "a"],
    ["2014-05-03", "2014-05-12", "2014-10-01"],
    ["ab c", "abc", "abc d", "abcd"],
    ["Nord Pool", "“Nordic”", "Nordisk"],
    ["Dart", "D'Arve", "Das"],
    ["Zoo", "Åbo", "Афины", "Москва"],
    ["Ö", "Ω", "Я", "א", "م", "ก", "한", "京"],
    ["resume", "résumé"],
    ["Eland", "éland", "elanda"],
    ["Besök Lyon", "Besök - Malmö", "Besök/Nacka"],
    ["Øl", "Öland"],
    ["Ćwik", "Đakovo", "Dalarna", "İzmir", "Jokkmokk"],
]


@pytest.mark.parametrize("texts", ORDERED, ids=lambda texts: texts[0])
def test_that_texts_sort_as_swedes_sort_them(texts: list[str]) -> None:
    assert sorted(sorted(texts), key=sort_key) == texts


@given(st.text())
def test_that_composed_and_decomposed_texts_have_the_same_key(text: str) -> None:
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(unicodedata.normalize("NFC", text))


@given(st.text(), st.text())
def test_that_keys_differ_as_soon_as_the_texts_do(one: str, other: str) -> None:
    alike = unicodedata.normalize("NFC", one.replace("\0", "")) == unicodedata.normalize("NFC", other.replace("\0", ""))
    assert (sort_key(one) == sort_key(other)) == alike


@given(st.text(), st.text())
def test_that_python_and_utf_8_order_keys_alike(one: str, other: str) -> None:
    first, second = sort_key(one), sort_key(other)
    assert (first < second) == (first.encode() < second.encode())


@given(st.text(st.characters()))
def test_that_any_text_has_a_key_that_can_be_stored(text: str) -> None:
    key = sort_key(text)
    assert "\0" not in key
    assert key.encode().decode() == key
    assert key.startswith(f"{alphabetical(text)}\x01")
    assert "\x01" not in alphabetical(text)


@given(st.text(st.sampled_from("abcåäöÅÄÖ éüß-9"), max_size=8), st.text(st.sampled_from("abcåäöÅÄÖ éüß-9"), max_size=8))
def test_that_case_and_accents_decide_only_between_equals(one: str, other: str) -> None:
    first, second = alphabetical(one), alphabetical(other)
    assert first == second or (first < second) == (sort_key(one) < sort_key(other))


@given(st.integers(0, 10**60), st.integers(0, 10**60))
def test_that_numbers_sort_by_value_however_long(one: int, other: int) -> None:
    assert (sort_key(f"Besök {one}") < sort_key(f"Besök {other}")) == (one < other)


def test_that_a_database_sorts_the_keys_as_python_does() -> None:
    keys = [sort_key(text) for texts in ORDERED for text in texts] + [sort_key("\U0001f600"), sort_key("\uffee")]
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE t (k TEXT)")
        connection.executemany("INSERT INTO t VALUES (?)", [(key,) for key in keys])
        stored = [row[0] for row in connection.execute("SELECT k FROM t ORDER BY k")]
    connection.close()
    assert stored == sorted(keys)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("ÅÄÖ åäö", "{|} {|}"),
        ("Æ Ø Œ Ő", "| } } }"),
        ("Ü Ű", "y y"),
        ("Łódź", "lodz"),
        ("ǻ", "{"),
        ("ﬁ", "fi"),
        ("\uff33\uff37", "sw"),
        ("\u0663", "13"),
        ("\u212b", "{"),
        ("  a \t\u00a0 b\n", "a b"),
        ("a_b/c\u2013d", "a b c d"),
        ("(a.b)", "ab"),
        ("😀", ""),
        ("हिन्दी", "हिनदी"),
    ],
)
def test_that_letters_fold_into_the_swedish_alphabet(text: str, letters: str) -> None:
    assert alphabetical(text) == letters
