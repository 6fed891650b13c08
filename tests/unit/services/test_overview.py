"""The start page's data: of one moment, of this year, and nothing that lies in the trash."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from db.fields import KINDS
from desktop.domain.dates import PartialDate
from desktop.language.texts import LANGUAGES, Texts
from desktop.services.due import BY_RULE, SOURCES
from desktop.services.sample.sample import Sample
from desktop.services.sample.world import Plan

if TYPE_CHECKING:
    from desktop.services.workspace import Workspace
    from tests.fakes.clocks import FixedClock


def visit(desk: Workspace, **fields: object) -> str:
    return desk.records.add("visit", {"title": "Besök", "period": "2026-05-04", **fields}).id


def test_that_an_empty_register_has_nothing_to_tell(desk: Workspace) -> None:
    found = desk.overview.now()
    assert (found.total, found.samples, found.due.due, found.visits, found.projects, found.recent) == (
        0,
        0,
        (),
        (),
        (),
        (),
    )
    assert [each.sek for each in found.fees] == [Decimal(0)] * 5
    assert found.coverage.bodies == ()
    assert found.coverage.focus


def test_that_visits_of_the_year_are_counted_by_country_the_most_first(desk: Workspace) -> None:
    for country in ("FI", "EE", "FI", None):
        visit(desk, **({"country": country} if country else {}))
    visit(desk, country="NO", period="2025-05-04")
    desk.trash.put(visit(desk, country="DK"))
    assert desk.overview.now().visits == (("FI", 2), (None, 1), ("EE", 1))


def test_that_fees_are_added_up_by_year_with_how_many_of_them_are_known(desk: Workspace) -> None:
    for fee in ("10 000 kr", "2 500 kr", None):
        member = desk.records.add("membership", {"title": "Nätverk"}).id
        desk.rows.add(member, "terms", {"period": "2026", **({"fee": fee} if fee else {})})
    fees = {each.year: each for each in desk.overview.now().fees}
    assert sorted(fees) == [2022, 2023, 2024, 2025, 2026]
    assert (fees[2026].sek, fees[2026].of, fees[2026].with_figure) == (Decimal(12500), 3, 2)
    assert (fees[2025].sek, fees[2025].of) == (Decimal(0), 0)


def test_that_projects_that_still_run_come_by_their_end_and_those_without_one_last(desk: Workspace) -> None:
    for title, period in (("c", "2024/"), ("b", "2025-03/2028"), ("a", "2026-01/2026-12"), ("over", "2020/2024")):
        desk.records.add("project", {"title": title, "period": period})
    desk.records.add("project", {"title": "utan tid"})
    found = desk.overview.now()
    assert [(each.title, each.ends) for each in found.projects] == [
        ("a", PartialDate(2026, 12)),
        ("b", PartialDate(2028)),
        ("c", None),
    ]
    assert found.projects_in_all == 3


def test_that_coverage_counts_every_focus_of_a_record_and_names_what_has_none(desk: Workspace) -> None:
    focus = [term.code for term in desk.profile.terms("focus")]
    visit(desk, body="Kulturnämnden", focus=focus[:2])
    visit(desk, body="Kulturnämnden", focus=focus[:1])
    visit(desk, focus=focus[1:2])
    visit(desk, body="Nämnden utan inriktning")
    found = desk.overview.now().coverage
    assert found.focus == tuple(focus)
    assert found.bodies == ("Kulturnämnden", "Nämnden utan inriktning", "")
    assert found.counts == {
        ("Kulturnämnden", focus[0]): 2,
        ("Kulturnämnden", focus[1]): 1,
        ("", focus[1]): 1,
    }
    assert found.without_focus == 1


def test_that_the_five_records_changed_last_come_first_whatever_their_kind(desk: Workspace, clock: FixedClock) -> None:
    titles = []
    for kind, title in (
        ("visit", "1"),
        ("person", "2"),
        ("project", "3"),
        ("visit", "4"),
        ("watch", "5"),
        ("visit", "6"),
    ):
        clock.go(minutes=1)
        titles.append(desk.records.add(kind, {"title": title}).id)
    clock.go(minutes=1)
    desk.records.change(titles[0], {"title": "ändrad"})
    assert [each.title for each in desk.overview.now().recent] == ["ändrad", "6", "5", "4", "3"]


def test_that_what_is_due_leads_to_the_field_in_which_it_is_settled(desk: Workspace) -> None:
    member = desk.records.add("membership", {"title": "Nätverk", "notice_months": 1, "renewal": "tacit"}).id
    row = desk.rows.add(member, "terms", {"period": "2026"}).row
    record = visit(desk)
    step = desk.rows.add(record, "next_steps", {"what": "Tacka", "due": "2026-11-25"}).row
    task = desk.records.add("task", {"title": "Boka tolk", "on": record, "due": "2026-11-30"}).id
    paths = {(each.record, each.what): each.field for each in desk.overview.now().due.due}
    assert paths[member, "membership_notice"] == f"terms/{row}/notice_given"
    assert paths[record, "next_step"] == f"next_steps/{step}/done"
    assert paths[task, "task"] == "due"
    assert paths[record, "visit_start"] == "period"


def test_that_every_source_of_deadlines_has_a_next_step_in_words_and_leads_somewhere() -> None:
    for source in (*SOURCES, *BY_RULE):
        for language in LANGUAGES:
            assert f"due_step.{source.what}" in Texts.load(language)
        if source.table and source.place.kind:
            assert KINDS[source.place.kind].row_table(source.table) is not None


def test_that_samples_are_counted_as_what_they_are(desk: Workspace) -> None:
    Sample(desk.register).add(Plan(40, 1, date(2026, 11, 20)))
    visit(desk)
    found = desk.overview.now()
    assert (found.total, found.samples) == (41, 40)
