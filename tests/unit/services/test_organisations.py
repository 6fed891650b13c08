"""Organisations that may be the same: found, merged, told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.domain.conflicts import Stale
from desktop.domain.errors import InvalidInput, Refused
from desktop.services import organisations

if TYPE_CHECKING:
    from desktop.services.workspace import Workspace


def organisation(desk: Workspace, title: str, **fields: object) -> str:
    return desk.records.add("organisation", {"title": title, **fields}).id


def test_that_an_identifier_matches_however_it_is_spaced_and_a_name_never_by_itself(desk: Workspace) -> None:
    own = organisation(desk, "Exempelstaden", pic="999 888 777")
    same = organisation(desk, "Something else", pic="999888777")
    alike = organisation(desk, "Exempelstaden stad")
    organisation(desk, "Provbyn", pic="111222333")

    found = {each.id: each.certain for each in desk.organisations.candidates(own)}

    assert found == {same: True, alike: False}


def test_that_spelling_acronym_and_other_names_are_candidates_in_the_same_country_only(desk: Workspace) -> None:
    own = organisation(desk, "Påhittstads Universitet", country="SE", acronym="PU")
    by_accents = organisation(desk, "PAHITTSTADS UNIVERSITET")
    by_other_name = organisation(desk, "University of Nowhere", country="SE", other_names=["pu"])
    organisation(desk, "Påhittstads universitet", country="NO")

    found = {each.id for each in desk.organisations.candidates(own)}

    assert found == {by_accents, by_other_name}


def test_that_of_all_pairs_the_certain_ones_are_shown_whatever_their_kind(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        organisation(desk, "Exempelstaden")
        desk.records.add("person", {"title": "Aino Esimerkki", "work_email": "aino@example.org"})
    monkeypatch.setattr(organisations, "_MOST_SHOWN", 1)

    assert [(each.kind, each.certain) for each in desk.organisations.pairs()] == [("person", True)]


def test_that_what_was_told_apart_is_no_candidate_any_more_on_either_side(desk: Workspace) -> None:
    one, other = organisation(desk, "Exempelstaden"), organisation(desk, "Exempelstadens kommun")
    two = organisation(desk, "Exempelstaden")
    desk.rows.add(one, "not_same", {"organisation": two, "why": "Två orter"})

    assert not desk.organisations.candidates(one)
    assert not desk.organisations.candidates(two)
    desk.undo.last()
    assert [each.id for each in desk.organisations.candidates(one)] == [two]
    assert not desk.organisations.candidates(other)


def test_that_a_merge_keeps_what_was_chosen_and_repoints_everything_as_one_step(desk: Workspace) -> None:
    keep = organisation(desk, "Exempelstaden", city="Tartu")
    other = organisation(desk, "City of Example", website="https://example.org", city="Dorpat", other_names=["Exempel"])
    person = desk.records.add("person", {"title": "Mari Näide", "organisation": other}).id
    visit = desk.records.add("visit", {"title": "Besök"}, links=[("related", other)]).id
    before = [desk.records.get(each) for each in (keep, other, person, visit)]

    desk.organisations.merge(keep, other, {"city": "other"})

    merged = desk.records.get(keep)
    assert merged.fields["city"] == "Dorpat"
    assert merged.fields["website"] == "https://example.org"
    assert merged.fields["other_names"] == ("Exempel", "City of Example")
    assert desk.records.get(person).fields["organisation"] == keep
    assert [link.to for link in desk.records.get(visit).links] == [keep]
    assert desk.records.get(other).trashed is not None

    desk.undo.last()
    after = [desk.records.get(each) for each in (keep, other, person, visit)]
    assert [(each.fields, each.rows, each.links, each.trashed) for each in after] == [
        (each.fields, each.rows, each.links, each.trashed) for each in before
    ]
    assert desk.history.prove().broken is None


def test_that_a_merge_of_a_record_changed_meanwhile_is_refused_with_both_versions(desk: Workspace) -> None:
    keep, other = organisation(desk, "A"), organisation(desk, "B")
    desk.records.change(other, {"website": "https://example.org"})

    with pytest.raises(Stale) as refused:
        desk.organisations.merge(keep, other, {}, (1, 1))

    assert refused.value.current is not None
    assert desk.records.get(other).trashed is None


@pytest.mark.parametrize("choices", [{"no_such_field": "keep"}, {"city": "both"}])
def test_that_a_choice_that_cannot_be_made_is_refused_and_nothing_written(
    desk: Workspace, choices: dict[str, str]
) -> None:
    keep, other = organisation(desk, "A"), organisation(desk, "B")
    head = desk.history.head()

    with pytest.raises(InvalidInput) as refused:
        desk.organisations.merge(keep, other, choices)

    assert refused.value.code == "merge.choice"
    assert desk.history.head() == head


def test_that_only_two_organisations_out_of_the_trash_are_merged(desk: Workspace) -> None:
    one, other = organisation(desk, "A"), organisation(desk, "B")
    visit = desk.records.add("visit", {"title": "Besök"}).id

    with pytest.raises(InvalidInput) as itself:
        desk.organisations.merge(one, one, {})
    with pytest.raises(InvalidInput) as another_kind:
        desk.organisations.merge(one, visit, {})
    desk.trash.put(other)
    with pytest.raises(Refused) as trashed:
        desk.organisations.merge(one, other, {})

    codes = [each.value.code for each in (itself, another_kind, trashed)]
    assert codes == ["merge.itself", "merge.not_organisation", "record.trashed"]


def person(desk: Workspace, title: str, **fields: object) -> str:
    return desk.records.add("person", {"title": title, **fields}).id


def told(desk: Workspace) -> set[frozenset[str]]:
    return {frozenset((pair.one.id, pair.other.id)) for pair in desk.organisations.pairs()}


def test_that_every_two_that_may_be_the_same_are_found_in_the_whole_register(desk: Workspace) -> None:
    tartu, twin = organisation(desk, "Tartu linn", country="EE"), organisation(desk, "Tartu Linn", country="EE")
    organisation(desk, "Tartu linn", country="FI")
    numbered = organisation(desk, "Provbyn", pic="999888777"), organisation(desk, "Village of Try", pic="999 888 777")
    mari, again = person(desk, "Mari Näide"), person(desk, "Näide, Mari")
    mailed = (
        person(desk, "Aino Esimerkki", work_email="aino@example.org"),
        person(desk, "A. Esimerkki", work_email="Aino@Example.org"),
    )
    person(desk, "Matti Mallila")

    assert told(desk) == {frozenset(each) for each in ((tartu, twin), numbered, (mari, again), mailed)}
    by_certainty = [pair.identifiers for pair in desk.organisations.pairs()]
    assert by_certainty == [("pic",), ("work_email",), (), ()]


def test_that_two_of_a_kind_are_told_apart_once_and_for_all_and_undo_takes_it_back(desk: Workspace) -> None:
    mari, again = person(desk, "Mari Näide"), person(desk, "Mari Näide")
    desk.organisations.tell_apart(again, mari, "Mor och dotter")
    assert told(desk) == set()
    assert not desk.organisations.candidates(mari)
    with pytest.raises(Refused, match="told_apart"):
        desk.organisations.merge(mari, again, {})
    desk.undo.last()
    assert told(desk) == {frozenset((mari, again))}
    with pytest.raises(InvalidInput):
        desk.organisations.tell_apart(mari, organisation(desk, "Mari Näide"))


def test_that_two_persons_become_one_with_what_pointed_at_them(desk: Workspace) -> None:
    mari, again = person(desk, "Mari Näide", role="Chef"), person(desk, "Mari Näide", work_email="mari@example.org")
    visit = desk.records.add("visit", {"title": "Besök"}, links=[("related", again)]).id
    desk.organisations.merge(mari, again, {})
    kept = desk.records.get(mari)
    assert (kept.fields["role"], kept.fields["work_email"]) == ("Chef", "mari@example.org")
    assert [link.to for link in desk.records.get(visit).links] == [mari]
    desk.undo.last()
    assert desk.records.get(again).trashed is None
    with pytest.raises(InvalidInput):
        desk.organisations.merge(mari, organisation(desk, "Mari Näide"), {})
