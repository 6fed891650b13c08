"""Rows pasted from wherever people keep them are understood, and whatever is pasted, nothing breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.fields import KINDS
from desktop.domain.errors import InvalidInput
from desktop.exchange.pasted_rows import MOST_ROWS, can_paste, given_rows, left_out, table_as_text, understood

if TYPE_CHECKING:
    from db.fields import RowTable

SHEET = (
    "Namn\tTitel\tOrganisation\tE-post\nAino Esimerkki\tDirektör\tTammerfors stad\ta@example.org\nMari Näide\t\tTartu\t"
)
LINES = "1. Aino Esimerkki, Direktör, Tammerfors stad\n2. Mari Näide, Borgmästare, Tartu linn\n"
AINO = {"name": "Aino Esimerkki", "honorific": "Direktör", "organisation": "Tammerfors stad"}


def table(kind: str = "visit", name: str = "delegation") -> RowTable:
    found = KINDS[kind].row_table(name)
    assert found is not None
    return found


def rows(text: str, of: RowTable | None = None) -> list[dict[str, str]]:
    shape = of or table()
    return [dict(row) for row in given_rows(shape, understood(shape, text))]


def test_that_a_spreadsheet_with_headings_is_understood_and_what_is_not_is_left_out() -> None:
    pasted = understood(table(), SHEET)
    assert pasted.columns == ("name", "honorific", "organisation", "")
    assert pasted.heading == ("Namn", "Titel", "Organisation", "E-post")
    assert rows(SHEET) == [AINO, {"name": "Mari Näide", "organisation": "Tartu"}]


@pytest.mark.parametrize(
    "text",
    [
        LINES.splitlines()[0],
        "Aino Esimerkki; Direktör; Tammerfors stad",
        "• Aino Esimerkki – Direktör – Tammerfors stad",
        "Aino Esimerkki\tDirektör\tTammerfors stad",
        "Förnamn;Efternamn;Titel;Organisation\nAino;Esimerkki;Direktör;Tammerfors stad",
        "Participant,Title,Affiliation\nAino Esimerkki,Direktör,Tammerfors stad",
        'Nr\tNamn\tTitel\tOrganisation\n\t"Aino\nEsimerkki"\tDirektör\tTammerfors stad',
    ],
)
def test_that_the_usual_ways_of_writing_a_delegation_say_the_same(text: str) -> None:
    assert rows(text) == [AINO]


def test_that_a_number_first_is_the_order_and_an_address_is_nothing() -> None:
    assert understood(table(), "1\tAino\tx@example.org\n2\tMari\ty@example.org").columns == ("precedence", "name", "")
    assert understood(table("project", "partners"), "1\tTartu\tEE").columns == ("", "organisation", "country")


def test_that_what_stands_in_brackets_is_where_somebody_is_from() -> None:
    assert rows("Aino Esimerkki (Tammerfors stad)\n") == [{"name": "Aino Esimerkki", "organisation": "Tammerfors stad"}]


def test_that_a_table_of_an_e_mail_becomes_lines() -> None:
    html = (
        "<p>Hej!</p><table><tr><th>Namn<th>Titel<tr><td>Aino<br>Esimerkki</td><td>Dir&ouml;ktör</td></tr>"
        "<tr><td></td><td></td></tr></table>"
    )
    assert table_as_text(html) == "Namn\tTitel\nAino Esimerkki\tDiröktör"
    assert table_as_text("<p>Inga tabeller</p><td>lös</td>") == ""


def test_that_people_say_what_a_column_means() -> None:
    pasted = understood(table(), LINES)
    assert pasted.columns == ("name", "honorific", "organisation")
    again = pasted.meaning(1, "role").meaning(2, "name").meaning(0, "")
    assert again.columns == ("", "role", "name")
    assert given_rows(table(), again)[0] == {"role": "Direktör", "name": "Tammerfors stad"}


def test_that_rows_without_what_they_must_have_are_counted_and_left_out() -> None:
    pasted = understood(table(), "Namn\tTitel\n\tTolk\nAino\t")
    assert (len(given_rows(table(), pasted)), left_out(table(), pasted)) == (1, 1)


def test_that_too_much_is_refused_and_nothing_is_nothing() -> None:
    with pytest.raises(InvalidInput) as caught:
        understood(table(), "a\n" * (MOST_ROWS + 1))
    assert caught.value.code == "paste.too_many"
    with pytest.raises(InvalidInput):
        understood(table(), "a" * 300_000)
    assert understood(table(), " \n\n").width == 0


def test_that_rows_are_pasted_where_their_columns_are_known() -> None:
    assert [each.name for each in KINDS["visit"].rows if can_paste(each.name)] == ["hosts", "delegation"]
    for kind, name in (("visit", "delegation"), ("visit", "hosts"), ("project", "partners")):
        assert can_paste(name)
        assert set(understood(table(kind, name), "a;b;c;d;e").columns) <= {"", *table(kind, name).by_name}


cells = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(st.lists(st.lists(cells, max_size=6), max_size=8), st.sampled_from(["\t", ";", ",", " – ", '"\t']))
def test_that_whatever_is_pasted_becomes_an_even_grid_of_plain_cells(parts: list[list[str]], sign: str) -> None:
    pasted = understood(table(), "\n".join(sign.join(row) for row in parts))
    assert all(len(row) == pasted.width for row in pasted.rows)
    for row in given_rows(table(), pasted):
        assert row["name"]
        assert all("\t" not in cell and "\n" not in cell for cell in row.values())


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_that_whatever_html_is_pasted_becomes_lines(text: str) -> None:
    assert isinstance(table_as_text(f"<table><tr><td>{text}</table>"), str)


words = st.text(st.characters(categories=["Lu", "Ll"]), min_size=2, max_size=10)


@given(st.lists(st.tuples(words, words, words), min_size=1, max_size=10))
def test_that_a_copied_range_comes_back_cell_by_cell(people: list[tuple[str, str, str]]) -> None:
    text = "Namn\tTitel\tOrganisation\n" + "\n".join("\t".join(row) for row in people)
    names = ("name", "honorific", "organisation")
    assert rows(text) == [dict(zip(names, row, strict=True)) for row in people]
