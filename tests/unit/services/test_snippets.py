"""What is shown of what was found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import search
from desktop.services.snippets import LENGTH, Finder, Snippet

LONG = "Vi vill lära av hur andra städer arbetar med barns läsning. " * 3


def cut(text: str, typed: str) -> str:
    return Finder(search.terms(typed)).snippet(text).marked()


def test_that_a_short_text_is_shown_whole_with_the_found_words_marked() -> None:
    assert cut("Skolbibliotek i Malmö", "malmo skol") == "«Skolbibliotek» i «Malmö»"


def test_that_a_long_text_is_cut_between_words_around_the_first_found() -> None:
    shown = cut(f"{LONG}Skolbibliotek i Malmö. {LONG}", "malmö")

    assert shown.startswith("…")
    assert shown.endswith("…")
    assert "i «Malmö». Vi vill" in shown
    assert len(shown) <= LENGTH + 4
    assert set(shown.strip("…").replace("«", "").replace("»", "").split()) <= set(
        f"{LONG}Skolbibliotek i Malmö.".split()
    )


def test_that_the_beginning_and_the_end_are_not_cut_where_they_are() -> None:
    assert cut(f"Malmö först. {LONG}", "malmö").startswith("«Malmö» först.")
    assert cut(f"{LONG}Sist Malmö.", "malmö").endswith("Sist «Malmö».")


def test_that_one_endless_word_is_cut_anyway() -> None:
    shown = Finder(search.terms("aaa")).snippet("a" * 1000)

    assert shown == Snippet(f"{'a' * LENGTH}…", ((0, LENGTH),))


def test_that_line_breaks_become_spaces() -> None:
    assert cut("Rad ett\n\n  Rad\ttvå", "två") == "Rad ett Rad «två»"


@pytest.mark.parametrize(
    ("text", "typed", "shown"),
    [
        ("Große Straße 5", "strasse", "Große «Straße» 5"),
        ("Große Straße 5", "5", "Große Straße «5»"),
        ("ﬁnsk ﬁlm", "film", "ﬁnsk «ﬁlm»"),
        ("e\u0301te\u0301 x", "ete", "«e\u0301te\u0301» x"),
        ("¼ och ½", "4", "«¼» och ½"),
        ("Łódź, Łódź", "lodz", "«Łódź», «Łódź»"),
        ("Malmö och Malmo", "malmo", "«Malmö» och «Malmo»"),
        ("Malmö och Malmo", "malmö", "«Malmö» och Malmo"),
        ("KSN-2014-0129", "2014", "KSN-«2014»-0129"),
        ("Malmö stad, Malmö", '"malmö stad"', "«Malmö stad», Malmö"),
        ("Skolans skola", '"skola"', "Skolans «skola»"),
        ("skola skolan", "sko skola", "«skola» «skolan»"),
        ("ord_med_streck", "med", "ord_«med»_streck"),
    ],
)
def test_that_marks_stand_where_the_words_stand_in_the_text_as_written(text: str, typed: str, shown: str) -> None:
    assert cut(text, typed) == shown


def test_that_the_passage_with_most_of_the_words_is_chosen_and_the_first_of_equals() -> None:
    finder = Finder(search.terms("malmö skola"))

    assert finder.best(["Malmö", "En skola i Malmö", "Malmö skola"]) == (2, "En skola i Malmö")
    assert finder.best(["Tartu", "Skolan", "Malmö"]) == (1, "Skolan")
    assert finder.best([]) == (0, "")
    assert finder.best(["", ""]) == (0, "")


@given(st.text(min_size=1, max_size=400).filter(lambda text: bool(text.split())), st.data())
def test_that_any_text_can_be_cut_by_any_of_its_words(text: str, data: st.DataObject) -> None:
    typed = data.draw(st.sampled_from(text.split()))
    snippet = Finder(search.terms(typed)).snippet(text)

    assert len(snippet.text) <= max(LENGTH + 2, 0)
    assert all(0 <= first < last <= len(snippet.text) for first, last in snippet.found)
    assert list(snippet.found) == sorted(snippet.found)
    assert snippet.text.strip("…").strip() in " ".join(text.split())
