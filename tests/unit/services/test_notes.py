"""What is kept all the same, and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.domain.errors import InvalidInput
from desktop.language.texts import LANGUAGES, Texts

if TYPE_CHECKING:
    from desktop.domain.records import Saved
    from desktop.services.workspace import Workspace


def said(saved: Saved) -> list[str]:
    """The codes of the notes, each with a sentence in both languages."""
    for language in LANGUAGES:
        for note in saved.notes:
            assert Texts.load(language)(f"note.{note.code}", **note.details)
    return [note.code for note in saved.notes]


def test_that_what_does_not_look_like_an_identifier_is_kept_and_told(desk: Workspace) -> None:
    wrong = {"pic": "12345", "vat": "EE1", "registration": "000000-0019", "nuts": "1SE", "country": "SE"}
    saved = desk.records.add("organisation", {"title": "Provbyn", **wrong})

    assert said(saved) == ["identifier.pic", "identifier.vat", "identifier.registration", "identifier.nuts"]
    assert desk.records.get(saved.id).fields["pic"] == "12345"
    assert said(desk.records.change(saved.id, {"pic": "999 999 999"})) == []
    assert said(desk.records.change(saved.id, {"city": "Provbyn"})) == []
    assert said(desk.records.change(saved.id, {"country": "FI"})) == []
    assert said(desk.records.change(saved.id, {"country": "SE"})) == ["identifier.registration"]


def test_that_the_partners_of_a_project_are_looked_at_too(desk: Workspace) -> None:
    rows: dict[str, list[dict[str, object]]] = {"partners": [{"organisation": "A", "pic": "1"}]}
    saved = desk.records.add("project", {"title": "P"}, rows)
    row = desk.rows.add(saved.id, "partners", {"organisation": "B", "vat": "EE1"})

    assert said(saved) == ["identifier.pic"]
    assert said(row) == ["identifier.vat"]
    assert said(desk.rows.change(row.row, {"vat": "EE123456789"})) == []


def test_that_nothing_is_matched_by_what_is_no_identifier(desk: Workspace) -> None:
    one = desk.records.add("organisation", {"title": "Ett", "pic": "12345"}).id
    desk.records.add("organisation", {"title": "Två", "pic": "12345"})
    desk.records.change(one, {"vat": "EE123456789"})
    same = desk.records.add("organisation", {"title": "Tre", "vat": "EE 123 456 789"}).id

    assert [(each.id, each.identifiers) for each in desk.organisations.candidates(one)] == [(same, ("vat",))]


@pytest.mark.parametrize("kind", ["organisation", "membership", "project"])
@pytest.mark.parametrize(
    "site",
    ["javascript:alert(1)", "file:///etc/passwd", "mailto:a@example.org", "DATA:text/html,x", "c:\\x", "ftp://x"],
)
def test_that_a_website_is_on_the_web(desk: Workspace, kind: str, site: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        desk.records.add(kind, {"title": "A", "website": site})
    assert (refused.value.code, refused.value.details["field"]) == ("value.website", f"{kind}.website")


@pytest.mark.parametrize(
    "site",
    ["https://example.org/a:b", "HTTP://example.org", "www.example.org", "example.org:8080/x", "example.org/a:b"],
)
def test_that_a_website_may_leave_out_its_scheme(desk: Workspace, site: str) -> None:
    identifier = desk.records.add("organisation", {"title": "A", "website": site}).id
    assert desk.records.get(identifier).fields["website"] == site


def test_that_a_status_set_against_the_terms_says_what_it_lacks_until_it_counts(desk: Workspace) -> None:
    """Field by field, as the window saves it: everything is kept, and nothing counts before all three are there."""
    identifier = desk.records.add("membership", {"title": "A"}, {"terms": [{"period": "2026"}]}).id

    first = desk.records.change(identifier, {"override": "resting"})
    assert said(first) == ["membership.no_override_until", "membership.no_override_reason"]
    computed = desk.records.get(identifier).computed
    assert (computed["status"], computed["override"]) == ("active", "incomplete")
    assert computed["override_missing"] == ["override_until", "override_reason"]

    second = desk.records.change(identifier, {"override_until": "2027"})
    assert said(second) == ["membership.no_override_reason"]
    third = desk.records.change(identifier, {"override_reason": "Fusion pågår"})
    assert said(third) == []
    computed = desk.records.get(identifier).computed
    assert computed["status"] == "resting"
    assert "override" not in computed

    assert said(desk.records.change(identifier, {"override": None})) == ["membership.no_override"]
    assert said(desk.records.change(identifier, {"override_until": None, "override_reason": ""})) == []
    assert "override" not in desk.records.get(identifier).computed


def test_that_all_three_together_need_nothing_said(desk: Workspace) -> None:
    given = {"title": "A", "override": "ended", "override_until": "2027", "override_reason": "Uppsagt muntligt"}
    assert said(desk.records.add("membership", given)) == []


def test_that_signs_that_turn_the_direction_are_taken_out_of_one_line_and_that_is_told(desk: Workspace) -> None:
    turned = "faktura\N{RIGHT-TO-LEFT OVERRIDE}fdp.exe"
    rows: dict[str, list[dict[str, object]]] = {"delegation": [{"name": turned}]}
    saved = desk.records.add("visit", {"title": turned, "notes": turned}, rows)
    record = desk.records.get(saved.id)

    assert said(saved) == ["text.direction", "text.direction"]
    assert (record.title, record.fields["notes"]) == ("fakturafdp.exe", turned)
    assert record.rows["delegation"][0].fields["name"] == "fakturafdp.exe"
    assert said(desk.records.change(saved.id, {"city": turned})) == ["text.direction"]
    assert said(desk.records.change(saved.id, {"city": "شارع"})) == []
    assert said(desk.rows.change(record.rows["delegation"][0].id, {"name": turned})) == ["text.direction"]
    assert said(desk.rows.add(saved.id, "delegation", {"name": turned})) == ["text.direction"]
