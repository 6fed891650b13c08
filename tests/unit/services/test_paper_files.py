"""Calendar files and cards made of a register: whole days, points by the clock, and what is used at work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import icalendar
import pytest

from desktop.domain.errors import Refused
from tests.fakes.papers import codes, made, refused, visit_in

if TYPE_CHECKING:
    from desktop.services.papers.papers import Made
    from desktop.services.workspace import Workspace


@pytest.fixture
def visit(desk: Workspace) -> str:
    return visit_in(desk)


def events_of(paper: Made) -> list[Any]:
    """Read a calendar; the library's events are of many shapes."""
    return list(icalendar.Calendar.from_ical(paper.content).walk("VEVENT"))


def test_that_a_visit_lies_in_the_calendar_with_its_points(desk: Workspace, visit: str) -> None:
    paper = made(desk, "ics", visit)
    events = events_of(paper)
    assert [str(each["summary"]) for each in events] == ["Studiebesök om läsning", "Skolbibliotek", "Lunch", "Middag"]
    whole, point = events[0], events[1]
    assert (str(whole["dtstart"].dt), str(whole["dtend"].dt)) == ("2026-05-04", "2026-05-06")
    assert str(point["dtstart"].dt) == "2026-05-04 09:30:00+02:00"
    assert "Talare: Bo Påhittad" in str(point["description"])
    assert "Får inte ut" not in paper.content.decode()
    assert codes(paper.notes) == ["paper.untimed"]
    assert paper.file_name == "Studiebesök om läsning.ics"


@pytest.mark.parametrize("period", ["2026-05", "2026", "2026-05-04/2026-06"])
def test_that_a_visit_without_a_day_is_not_put_on_one(desk: Workspace, period: str) -> None:
    visit = desk.records.add("visit", {"title": "Besök", "period": period}).id
    paper = made(desk, "ics", visit)
    assert events_of(paper) == []
    assert codes(paper.notes) == ["paper.vague", "paper.no_days"]


def test_that_days_to_keep_are_entries_of_whole_days(desk: Workspace) -> None:
    visit = desk.records.add("visit", {"title": "Besök"}).id
    task = desk.records.add("task", {"title": "Boka rum", "on": visit, "due": "2026-04-01"}).id
    watch = desk.records.add("watch", {"title": "Remiss", "deadline": "2026-06-30"}).id
    late = desk.records.add("watch", {"title": "Remiss", "deadline": "2026-06"}).id
    project = desk.records.add(
        "project", {"title": "Projekt"}, {"reports": [{"due": "2026-09-30", "kind": "final"}, {"due": "2027-01"}]}
    ).id
    membership = desk.records.add(
        "membership",
        {"title": "Nätverk", "notice_months": "6", "renewal": "tacit", "review_months": "12", "reviewed": "2026-02-01"},
        {"terms": [{"period": "2026-01-01/2027-12-31"}]},
    ).id
    entries = {
        name: [
            (str(each["summary"]), str(each["dtstart"].dt))
            for each in events_of(made(desk, "ics", identifier))
        ]
        for name, identifier in (
            ("task", task), ("watch", watch), ("late", late), ("project", project), ("membership", membership)
        )
    }  # fmt: skip
    assert entries == {
        "task": [("Senast: Boka rum", "2026-04-01")],
        "watch": [("Sista dag: Remiss", "2026-06-30")],
        "late": [],
        "project": [("Slutrapport: Projekt", "2026-09-30")],
        "membership": [("Säg upp senast: Nätverk", "2027-06-30"), ("Nästa omprövning: Nätverk", "2027-02-01")],
    }
    assert codes(made(desk, "ics", late).notes) == ["paper.vague", "paper.no_days"]


def test_that_what_is_not_settled_or_called_off_says_so_in_the_calendar(desk: Workspace) -> None:
    visit = desk.records.add("visit", {"title": "Besök", "period": "2026-05-04", "city": "Näidise", "country": "EE"}).id
    content = made(desk, "ics", visit).content.decode()
    assert "STATUS:TENTATIVE" in content
    assert "LOCATION:Näidise\\, Estland" in content
    desk.records.step(visit, "cancelled")
    assert "STATUS:CANCELLED" in made(desk, "ics", visit).content.decode()


def test_that_a_person_has_a_card_with_what_is_used_at_work(desk: Workspace) -> None:
    city = desk.records.add("organisation", {"title": "Näidise linn", "website": "naide.invalid", "country": "EE"}).id
    person = desk.records.add(
        "person",
        {"title": "Mari Näide", "given_name": "Mari", "family_name": "Näide", "organisation": city, "languages": ["et"],
         "private_details": "Hemlig gata 1", "diet": "vegetariskt"},
    ).id  # fmt: skip
    card = made(desk, "vcf", person).content.decode()
    assert "N:Näide;Mari;;;" in card
    assert "ORG:Näidise linn" in card
    assert "Hemlig" not in card
    assert "vegetariskt" not in card
    assert "VERSION:3.0" in made(desk, "vcf-3", person).content.decode()
    assert "URL:https://naide.invalid" in made(desk, "vcf", city).content.decode()


def test_that_there_is_no_card_of_a_protected_person(desk: Workspace) -> None:
    person = desk.records.add("person", {"title": "Mari Näide", "protected_person": "true"}).id
    assert isinstance(refused(desk, "vcf", person), Refused)


def test_that_a_person_without_a_divided_name_or_employer_has_a_card_too(desk: Workspace) -> None:
    person = desk.records.add("person", {"title": "Aino Esimerkki"}).id
    assert "FN:Aino Esimerkki" in made(desk, "vcf", person).content.decode()
