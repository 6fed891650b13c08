"""Finding records by their words."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import text, update

from db.fields import KINDS
from db.models import RECORD
from desktop.domain.errors import Damaged, InvalidInput, NotFound
from desktop.services import searching
from desktop.services.searching import Hits

if TYPE_CHECKING:
    from desktop.services.workspace import Workspace


def add(desk: Workspace, title: str, kind: str = "visit", **fields: object) -> str:
    return desk.records.add(kind, {"title": title, **fields}).id


def titles(desk: Workspace, typed: str, **asked: object) -> list[str]:
    return [hit.title for hit in desk.search.find(typed, **asked).hits]  # type: ignore[arg-type] # as a person asks


@pytest.mark.parametrize(
    "typed", ["s", "skol", "skolbib", "SKOLBIBLIOTEK", "bib skol", "malmö skol", "  tartu,  skol! "]
)
def test_that_a_record_is_found_by_the_beginnings_of_its_words_in_any_order(desk: Workspace, typed: str) -> None:
    add(desk, "Skolbibliotek", purpose="Bibliotek i Malmö och Tartu")
    add(desk, "Annat")

    assert titles(desk, typed) == ["Skolbibliotek"]


def test_that_every_word_has_to_be_there(desk: Workspace) -> None:
    add(desk, "Skolor i Malmö")

    assert titles(desk, "skolor tartu") == []
    assert titles(desk, "kolor") == []


def test_that_quotes_hold_words_together_and_a_quotation_may_be_unfinished(desk: Workspace) -> None:
    add(desk, "Malmö stad och Tartu")
    add(desk, "Stad som heter Malmö")

    assert titles(desk, '"malmö stad"') == ["Malmö stad och Tartu"]
    assert titles(desk, '"malmö sta"') == []
    assert titles(desk, '"malmö sta') == ["Malmö stad och Tartu"]
    assert len(titles(desk, "malmö stad")) == 2


def test_that_words_are_not_together_where_one_field_ends_and_the_next_begins(desk: Workspace) -> None:
    add(desk, "Besök", organisation="Tartu linn", city="Malmö", purpose="Skola")

    assert titles(desk, '"tartu linn"') == ["Besök"]
    assert titles(desk, '"malmö skola"') == []
    assert titles(desk, '"malmo skola"') == []


@pytest.mark.parametrize(
    ("title", "found_by", "missed_by"),
    [
        ("Malmö", ["malmo", "malmö", "MALMÖ", "malmo\u0308"], ["malmå"]),
        ("Malmo", ["malmo"], ["malmö"]),
        ("Łódź", ["lodz", "łódź", "łod"], ["lödz"]),
        ("Århus", ["arhus", "år"], ["ärhus"]),
        ("Straße Ærø Đà Nẵng", ["strasse aero", "da nang", "straße"], []),
        ("KSN-2014-0129", ["ksn 2014", "KSN-2014-0129", "0129"], ["129"]),
    ],
)
def test_that_dots_count_only_when_they_are_typed(
    desk: Workspace, title: str, found_by: list[str], missed_by: list[str]
) -> None:
    add(desk, title)

    assert [typed for typed in found_by if titles(desk, typed) != [title]] == []
    assert [typed for typed in missed_by if titles(desk, typed)] == []


def test_that_hits_in_the_title_come_first_also_when_the_dots_are_left_out(desk: Workspace) -> None:
    add(desk, "Malmö i långa ord om mycket annat som gör titeln lång")
    for number in range(3):
        add(desk, f"Annat {number}", purpose="Malmö Malmö Malmö Malmö")

    for typed in ("malmö", "malmo", "malm"):
        assert titles(desk, typed)[0].startswith("Malmö"), typed


def test_that_the_better_match_comes_before_the_newer(desk: Workspace) -> None:
    add(desk, "Bra", purpose="Bibliotek, bibliotek och bibliotek")
    add(desk, "Sämre", purpose="Ett bibliotek bland mycket annat " + "ord " * 100)

    assert titles(desk, "bibliotek") == ["Bra", "Sämre"]


def test_that_one_letter_brings_the_newest_first(desk: Workspace) -> None:
    add(desk, "Bibliotek")
    add(desk, "Annat", purpose="Bad")
    add(desk, "Badhus")

    assert titles(desk, "b") == ["Badhus", "Annat", "Bibliotek"]


def test_that_of_very_many_the_newest_come_first_and_titles_before_all(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "WEIGHED", 3)
    add(desk, "Tartu")
    for number in range(5):
        add(desk, f"Besök {number}", purpose="Tartu")

    found = desk.search.find("tartu", limit=4)
    counted = desk.search.find("tartu", limit=4, count_all=True)

    assert [hit.title for hit in found.hits] == ["Tartu", "Besök 4", "Besök 3", "Besök 2"]
    assert (found.total, found.exact) == (3, False)
    assert (counted.hits, counted.total, counted.exact) == (found.hits, 6, True)
    assert titles(desk, "besök tartu", limit=2) == ["Besök 4", "Besök 3"]


def test_that_of_very_many_titles_too_the_newest_come_first(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "WEIGHED", 2)
    for number in range(5):
        add(desk, f"Tartu {number}")

    assert titles(desk, "tartu", limit=2) == ["Tartu 4", "Tartu 3"]


def test_that_one_letter_counts_only_what_is_shown_unless_asked(desk: Workspace) -> None:
    for number in range(3):
        add(desk, f"Besök {number}")

    found, counted = desk.search.find("b", limit=2), desk.search.find("b", limit=2, count_all=True)

    assert (len(found.hits), found.total, found.exact) == (2, 2, False)
    assert (counted.hits, counted.total, counted.exact) == (found.hits, 3, True)


def test_that_snippets_can_be_cut_afterwards(desk: Workspace) -> None:
    for title in ("Besök", "Annat"):
        add(desk, title, purpose="Skolor i Malmö")

    bare = desk.search.find("malmo", snippets=False)
    whole = desk.search.find("malmo")

    assert {hit.snippet.text for hit in bare.hits} == {""}
    assert desk.search.snippets("malmo", [hit.id for hit in bare.hits]) == {hit.id: hit.snippet for hit in whole.hits}
    assert desk.search.snippets("malmo", []) == {}


def test_that_the_total_counts_more_than_are_shown(desk: Workspace) -> None:
    for number in range(5):
        add(desk, f"Besök {number}")

    found = desk.search.find("besök", limit=2)

    assert (len(found.hits), found.total, found.exact, found.behind) == (2, 5, True, 0)


def test_that_the_trash_is_searched_only_when_asked_for(desk: Workspace) -> None:
    kept, thrown = add(desk, "Tartu"), add(desk, "Tartu igen")
    desk.trash.put(thrown)

    assert [hit.id for hit in desk.search.find("tartu").hits] == [kept]
    both = desk.search.find("tartu", trash=True)
    assert {hit.id: hit.trashed for hit in both.hits} == {kept: None, thrown: desk.register.clock.now()}
    desk.trash.restore(thrown)
    assert desk.search.find("tartu").total == 2


def test_that_what_a_record_said_before_is_not_found(desk: Workspace) -> None:
    identifier = add(desk, "Tartu")
    desk.records.change(identifier, {"title": "Riga"})

    assert titles(desk, "tartu") == []
    assert titles(desk, "riga") == ["Riga"]


def test_that_one_kind_alone_can_be_searched(desk: Workspace) -> None:
    add(desk, "Tartu")
    add(desk, "Tartus vänort", kind="agreement")

    assert titles(desk, "tartu", kind="agreement") == ["Tartus vänort"]
    assert desk.search.find("tartu", kind="watch", count_all=True) == Hits()


def test_that_rows_and_countries_by_name_are_searched(desk: Workspace) -> None:
    visit = desk.records.add("visit", {"title": "Besök", "country": "EE"})
    desk.rows.add(visit.id, "delegation", {"name": "Mari Näide"})

    snippets = {
        typed: desk.search.find(typed).hits[0].snippet.marked() for typed in ("estland", "estonia", "naide", "mari")
    }

    assert snippets == {
        "estland": "«Estland»",
        "estonia": "«Estonia»",
        "naide": "Mari «Näide»",
        "mari": "«Mari» Näide",
    }


def test_that_private_words_are_neither_found_nor_shown(desk: Workspace) -> None:
    visit = desk.records.add(
        "visit",
        {"title": "Tartu", "contact_details": "kanariefågel", "security_notes": "kanariefågel"},
        {"delegation": [{"name": "Tartu Mari", "diet": "kanariefågel", "access_needs": "kanariefågel"}]},
    )

    assert titles(desk, "kanarie") == []
    assert "kanarie" not in repr(desk.search.find("tartu"))
    assert desk.search.find("tartu").hits[0].id == visit.id


def test_that_the_description_lets_no_private_field_be_searched() -> None:
    shapes = [shape for kind in KINDS.values() for shape in (kind, *kind.rows)]

    private = {(shape.name, field.name) for shape in shapes for field in shape.fields if field.privacy.masked}

    assert private
    assert not private & {(shape.name, field.name) for shape in shapes for field in shape.searched}


@pytest.mark.parametrize("typed", ["", "   ", "!?", '"', '""', "_ - _", "\n"])
def test_that_nothing_typed_finds_nothing(desk: Workspace, typed: str) -> None:
    add(desk, "Besök")

    assert desk.search.find(typed) == Hits()


@pytest.mark.parametrize(
    ("typed", "asked", "code"),
    [
        ("besök", {"limit": 0}, "value.range"),
        ("besök", {"limit": 1001}, "value.range"),
        ("b" * 301, {}, "value.too_long"),
        ("be\0sök", {}, "value.control"),
        ("be\udcffsök", {}, "value.control"),
    ],
)
def test_that_what_cannot_be_asked_is_refused(desk: Workspace, typed: str, asked: dict[str, int], code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        desk.search.find(typed, **asked)  # type: ignore[arg-type] # one of the numbers
    assert refused.value.code == code


def test_that_an_unknown_kind_is_told(desk: Workspace) -> None:
    with pytest.raises(NotFound) as unknown:
        desk.search.find("besök", kind="besök")
    assert unknown.value.code == "kind.unknown"


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
@example('NEAR(a b) OR title:x* ^y - "z" + {title} : (')
@example("a" * 299)
@example("a " * 149)
@example("ŉ ß İ ǰ ﬁ ½ ² ︎ क्षि 日本語 🇸🇪")
def test_that_whatever_is_typed_is_a_question(desk: Workspace, typed: str) -> None:
    try:
        found = desk.search.find(typed)
    except InvalidInput as refused:
        assert refused.code == "value.control"  # noqa: PT017 - only some texts are refused
    else:
        assert found == Hits()


def stale(desk: Workspace, identifier: str, title: str) -> None:
    """Leave a record as an import that puts off the index would."""
    with desk.register.writing() as connection:
        changed = update(RECORD).where(RECORD.c.id == identifier)
        connection.execute(changed.values(title=title, rev=RECORD.c.rev + 1))


def test_that_a_search_brings_the_index_up_to_date_first(desk: Workspace) -> None:
    identifier = add(desk, "Tartu", purpose="Skolor")
    stale(desk, identifier, "Riga")

    found = desk.search.find("riga")

    assert ([hit.title for hit in found.hits], found.behind) == (["Riga"], 0)
    assert titles(desk, "tartu") == []
    assert titles(desk, "skolor riga") == ["Riga"]


def test_that_a_search_says_how_much_it_left_behind(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "CAUGHT_UP", 2)
    for number in range(5):
        stale(desk, add(desk, f"Gammal {number}"), f"Ny {number}")

    behind = [desk.search.find("ny").behind for _ in range(4)]

    assert behind == [3, 1, 0, 0]
    assert len(titles(desk, "ny")) == 5


def test_that_a_search_still_answers_when_the_index_cannot_be_written(
    desk: Workspace,
) -> None:
    add(desk, "Tartu")
    stale(desk, add(desk, "Gammal"), "Ny")
    full = "CREATE TRIGGER full BEFORE UPDATE OF indexed ON record BEGIN SELECT RAISE(ABORT, 'full'); END"
    with desk.register.writing() as connection:
        connection.execute(text(full))

    found = desk.search.find("tartu")

    assert ([hit.title for hit in found.hits], found.behind) == (["Tartu"], 1)


@pytest.mark.parametrize(
    "harm", ["DROP TABLE search", "DELETE FROM search_data", "UPDATE search_data SET block = x'00' WHERE id > 10"]
)
def test_that_a_broken_index_is_told_with_what_mends_it(desk: Workspace, harm: str) -> None:
    for number in range(20):
        add(desk, f"Tartu {number}")
    with desk.register.writing() as connection:
        connection.execute(text(harm))

    with pytest.raises(Damaged) as told:
        desk.search.find("tartu")
    assert told.value.code == "search.index"
    assert told.value.exit_status == 3
    assert all(check.ok for check in desk.doctor.examine())
    assert desk.search.find("tartu").total == 20


def test_that_a_broken_index_is_told_also_when_it_is_behind(desk: Workspace) -> None:
    stale(desk, add(desk, "Gammal"), "Ny")
    with desk.register.writing() as connection:
        connection.execute(text("DROP TABLE search"))

    with pytest.raises(Damaged) as told:
        desk.search.find("ny")
    assert told.value.code == "search.index"


def test_that_a_search_works_beside_a_writer(desk: Workspace) -> None:
    add(desk, "Tartu")
    writing, done = threading.Event(), threading.Event()

    def write() -> None:
        with desk.register.writing() as connection:
            connection.execute(update(RECORD).values(title="Riga"))
            writing.set()
            done.wait(30)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert writing.wait(30)
        assert titles(desk, "tartu") == ["Tartu"]
    finally:
        done.set()
        writer.join()
