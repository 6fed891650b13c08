"""What is due, and when. The clock stands at 20 November 2026."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from desktop.language.texts import LANGUAGES, Texts
from desktop.services.due import BY_RULE, SOURCES

if TYPE_CHECKING:
    from desktop.services.workspace import Workspace

    Given = dict[str, object]

FAR = date(2100, 1, 1)
OF_RULES = frozenset(source.what for source in BY_RULE)
"""What only a profile's rules ask for: tests/unit/services/test_due_by_rules.py."""


def due(desk: Workspace, until: date | None = None) -> list[tuple[str, str, str]]:
    found = desk.due.until(until).due
    return [(str(each.date), each.what, each.title) for each in found if each.what not in OF_RULES]


def whats(desk: Workspace) -> dict[str, str]:
    return {each.what: str(each.date) for each in desk.due.until(FAR).due if each.what not in OF_RULES}


def add(
    desk: Workspace, kind: str, title: str = "T", rows: dict[str, list[Given]] | None = None, **given: object
) -> str:
    return desk.records.add(kind, {"title": title, **given}, rows).id


def test_that_an_empty_register_has_nothing_due(desk: Workspace) -> None:
    found = desk.due.until()

    assert (found.due, found.more) == ((), False)
    assert (found.today, found.until) == (date(2026, 11, 20), date(2027, 2, 18))


def test_that_every_date_has_its_words_in_both_languages() -> None:
    for language in LANGUAGES:
        for source in (*SOURCES, *BY_RULE):
            assert Texts.load(language)(f"due.{source.what}")


def test_that_the_overdue_come_first_then_by_date_and_title_as_swedes_sort(desk: Workspace) -> None:
    visit = add(desk, "visit", "Besök")
    for title in ("Ö", "Z", "Å"):
        add(desk, "task", title, on=visit, due="2026-12-01")
    for day in ("2027", "2026", "2026-10", "2019"):
        add(desk, "task", day, on=visit, due=day)

    assert due(desk) == [
        ("2019", "task", "2019"),
        ("2026-10", "task", "2026-10"),
        ("2026-12-01", "task", "Z"),
        ("2026-12-01", "task", "Å"),
        ("2026-12-01", "task", "Ö"),
        ("2026", "task", "2026"),
        ("2027", "task", "2027"),
    ]
    assert [each.overdue for each in desk.due.until().due] == [True, True, *[False] * 5]


@pytest.mark.parametrize(
    ("day", "overdue"),
    [
        ("2026-11-19", True),
        ("2026-11-20", False),
        ("2026-11", False),
        ("2026-10", True),
        ("2026", False),
        ("2025", True),
    ],
)
def test_that_a_date_is_overdue_once_the_last_day_it_can_mean_is_past(desk: Workspace, day: str, overdue: bool) -> None:
    add(desk, "task", on=add(desk, "visit"), due=day)

    assert [each.overdue for each in desk.due.until().due] == [overdue]


def test_that_what_comes_later_waits(desk: Workspace) -> None:
    visit = add(desk, "visit")
    for day in ("2027-02-18", "2027-02-19", "2027-02", "2027-03"):
        add(desk, "task", day, on=visit, due=day)

    assert [day for day, _, _ in due(desk)] == ["2027-02-18", "2027-02"]
    assert len(due(desk, date(2027, 3, 1))) == 4
    assert due(desk, date(2020, 1, 1)) == []


def test_that_only_open_tasks_are_due_and_say_what_they_hang_on(desk: Workspace) -> None:
    visit = add(desk, "visit", "Besök från Tartu")
    done = add(desk, "task", "Klar", on=visit, due="2026-12-01")
    desk.records.step(done, "done")
    open_ = add(desk, "task", "Öppen", on=visit, due="2026-12-01")
    add(desk, "task", "Utan dag", on=visit)

    (task,) = desk.due.until().due

    assert (task.record, task.kind, task.what, task.detail) == (open_, "task", "task", "Besök från Tartu")
    assert (task.rule, task.source) == (None, None)


def test_that_nothing_in_the_trash_is_due_nor_what_hangs_on_it(desk: Workspace) -> None:
    visit = add(desk, "visit", "Besök", wished="2026-12-01")
    add(desk, "task", on=visit, due="2026-12-01")
    thrown = add(desk, "task", on=add(desk, "visit", "Annat"), due="2026-12-01")
    desk.trash.put(thrown)
    desk.trash.put(visit)

    assert due(desk) == []
    desk.trash.restore(visit)
    assert [what for _, what, _ in due(desk)] == ["visit_start", "task"]


@pytest.mark.parametrize("kind", ["visit", "exchange", "watch"])
def test_that_next_steps_are_due_until_they_are_done(desk: Workspace, kind: str) -> None:
    steps: list[Given] = [
        {"what": "Tacka", "due": "2026-12-01"},
        {"what": "Klart", "due": "2026-12-01", "done": "2026-11-01"},
        {"what": "Någon gång"},
    ]
    identifier = add(desk, kind, "Möte", {"next_steps": steps})

    (step,) = desk.due.until().due

    assert (step.record, step.kind, step.title, step.what, step.detail) == (
        identifier,
        kind,
        "Möte",
        "next_step",
        "Tacka",
    )


def test_that_reports_are_due_until_they_are_sent_or_the_project_came_to_nothing(desk: Workspace) -> None:
    rows: list[Given] = [{"kind": "final", "due": "2026-12-01"}, {"due": "2026-12-01", "sent": "2026-11-30"}]
    project = add(desk, "project", rows={"reports": rows})

    (report,) = desk.due.until().due
    desk.records.step(project, "cancelled")

    assert (report.what, report.detail, report.described and report.described.name) == ("report", "final", "kind")
    assert due(desk) == []


def test_that_the_deadline_of_a_watch_counts_until_we_have_acted(desk: Workspace) -> None:
    for status in ("found", "analysed", "position", "acted", "followed_up", "closed", "dropped"):
        add(desk, "watch", status, deadline="2026-12-01", status=status)

    assert [title for _, _, title in due(desk)] == ["analysed", "found", "position"]


def test_that_visits_begin_as_planned_or_else_as_wished_until_they_are_held(desk: Workspace) -> None:
    add(desk, "visit", "Planerat", wished="2026-12-01/2026-12-03", period="2026-12-07/2026-12-08", status="planning")
    add(desk, "visit", "Önskat", wished="2026-12")
    add(desk, "visit", "Bara mottaget", received="2026-12-01")
    for status in ("held", "followed_up", "declined", "cancelled"):
        add(desk, "visit", status, period="2026-12-01", status=status)

    assert due(desk) == [("2026-12-07", "visit_start", "Planerat"), ("2026-12", "visit_start", "Önskat")]


def test_that_an_activity_begins_until_it_is_held(desk: Workspace) -> None:
    for status in ("planning", "held", "cancelled"):
        add(desk, "exchange", status, period="2026-12-01/2026-12-03", status=status)

    assert due(desk) == [("2026-12-01", "exchange_start", "planning")]


ALL_THREE = {"membership_notice", "membership_end", "membership_review"}
MEMBER: Given = {"notice_months": 6, "review_months": 48}


def test_that_notice_on_a_membership_is_due_the_months_before_its_last_term_ends(desk: Workspace) -> None:
    terms: list[Given] = [{"period": "2021/2022"}, {"period": "2023/2027-08-31"}]
    add(desk, "membership", "T", {"terms": terms}, **MEMBER)

    assert whats(desk) == {
        "membership_notice": "2027-02-28",
        "membership_end": "2027-08-31",
        "membership_review": "2025",
    }


@pytest.mark.parametrize(
    ("given", "terms", "expected"),
    [
        ({"renewal": "never"}, [{"period": "2026/2027"}], {"membership_end", "membership_review"}),
        ({"renewal": "tacit"}, [{"period": "2026/2027"}], ALL_THREE),
        ({"notice_months": None}, [{"period": "2026/2027"}], {"membership_end", "membership_review"}),
        ({"review_months": None}, [{"period": "2026/2027"}], {"membership_notice", "membership_end"}),
        ({}, [{"period": "2026/2027", "notice_given": "2026-10-01"}], set()),
        ({}, [{"period": "2020/2021"}], {"membership_end"}),
        ({}, [{"period": "2020/2021"}, {"period": "2022/"}], {"membership_review"}),
        (
            {},
            [{"period": "2020/2021"}, {"period": "2022/2027"}],
            ALL_THREE,
        ),
        ({}, [], set()),
        ({"reviewed": "2024"}, [], {"membership_review"}),
        (
            {"override": "ended", "override_until": "2027", "override_reason": "Uppsagt muntligt"},
            [{"period": "2026/2027"}],
            set(),
        ),
        (
            {"override": "ended", "override_until": "2025", "override_reason": "Gällde då"},
            [{"period": "2026/2027"}],
            ALL_THREE,
        ),
        (
            {"override": "ended", "override_until": "2027"},
            [{"period": "2026/2027"}],
            ALL_THREE,
        ),
        (
            {"override": "active", "override_until": "2027", "override_reason": "Ja"},
            [{"period": "2026/2027"}],
            ALL_THREE,
        ),
    ],
)
def test_that_a_membership_is_judged_by_its_last_term_and_what_was_said_of_it(
    desk: Workspace, given: Given, terms: list[Given], expected: set[str]
) -> None:
    add(desk, "membership", "T", {"terms": terms}, **{**MEMBER, **given})

    assert set(whats(desk)) == expected


def test_that_a_term_known_to_the_year_is_later_than_one_that_ends_within_that_year(desk: Workspace) -> None:
    terms: list[Given] = [{"period": "2024/2026"}, {"period": "2025/2026-05-03"}]
    add(desk, "membership", "T", {"terms": terms}, **MEMBER)

    assert [day for day, what, _ in due(desk, FAR) if what == "membership_end"] == ["2026"]


def test_that_a_membership_renewed_tacitly_asks_for_its_new_term_and_the_next_notice(desk: Workspace) -> None:
    terms: list[Given] = [{"period": "2024"}, {"period": "2025", "fee": "1 SEK"}]
    identifier = add(desk, "membership", "T", {"terms": terms}, renewal="tacit", **MEMBER)

    assert whats(desk) == {
        "membership_new_term": "2026-01-01",
        "membership_notice": "2027-06-30",
        "membership_review": "2028",
    }
    (asked,) = (each for each in desk.due.until().due if each.what == "membership_new_term")
    assert (asked.record, asked.overdue) == (identifier, True)

    desk.rows.add(identifier, "terms", {"period": "2026"})
    assert whats(desk) == {
        "membership_notice": "2026-06-30",
        "membership_end": "2026",
        "membership_review": "2028",
    }


def test_that_an_agreement_renewed_tacitly_asks_for_its_new_period_and_the_next_notice(desk: Workspace) -> None:
    given: Given = {"notice_months": 6, "status": "active", "renewal": "tacit"}
    add(desk, "agreement", "A", {}, period="2024/2025", **given)
    add(desk, "agreement", "B", {}, period="2024/2025", notice_given="2025-03", **given)
    add(desk, "agreement", "C", {}, period="2024/2027", **given)

    assert due(desk, FAR) == [
        ("2025", "agreement_end", "B"),
        ("2026-01-01", "agreement_new_term", "A"),
        ("2027-06-30", "agreement_notice", "A"),
        ("2027-06-30", "agreement_notice", "C"),
        ("2027", "agreement_end", "C"),
    ]


def test_that_notice_that_should_have_been_given_is_overdue_while_the_term_runs(desk: Workspace) -> None:
    add(desk, "membership", rows={"terms": [{"period": "2025/2026"}]}, notice_months=6)

    notice, end = desk.due.until().due

    assert (notice.what, str(notice.date), notice.overdue) == ("membership_notice", "2026-06-30", True)
    assert (end.what, str(end.date), end.overdue) == ("membership_end", "2026", False)


def test_that_an_agreement_asks_for_notice_review_and_its_end(desk: Workspace) -> None:
    agreement = add(
        desk, "agreement", period="2020-03-01/2027-08-31", notice_months=6, review_months=48, status="active"
    )

    before = whats(desk)
    desk.records.change(agreement, {"reviewed": "2026-05", "notice_given": "2026-11-01"})

    assert before == {
        "agreement_notice": "2027-02-28",
        "agreement_review": "2024-03-01",
        "agreement_end": "2027-08-31",
    }
    assert whats(desk) == {"agreement_review": "2030-05", "agreement_end": "2027-08-31"}


@pytest.mark.parametrize(
    ("status", "counts"),
    [("draft", 0), ("active", 3), ("under_review", 3), ("dormant", 3), ("terminated", 0), ("expired", 0)],
)
def test_that_only_agreements_in_force_have_dates(desk: Workspace, status: str, counts: int) -> None:
    add(desk, "agreement", period="2020/2027", notice_months=6, review_months=48, status=status)

    assert len(whats(desk)) == counts


def test_that_an_agreement_without_dates_or_that_just_ends_asks_for_no_notice(desk: Workspace) -> None:
    add(desk, "agreement", notice_months=6, review_months=48, status="active")
    add(desk, "agreement", period="2020/2027", notice_months=6, renewal="never", status="active")
    add(desk, "agreement", period="2020/2025", notice_months=6, status="active")

    assert due(desk, FAR) == [("2025", "agreement_end", "T"), ("2027", "agreement_end", "T")]


def test_that_projects_end_while_they_are_open_and_are_kept_until_their_day(desk: Workspace) -> None:
    for status in ("running", "final_report", "closed", "rejected", "cancelled"):
        add(desk, "project", status, period="2024/2026-12", retain_until="2036-12-31", status=status)

    assert due(desk) == [("2026-12", "project_end", "running")]
    assert len([what for _, what, _ in due(desk, FAR) if what == "retention"]) == 5


def test_that_dates_at_the_ends_of_the_calendar_do_no_harm(desk: Workspace) -> None:
    add(desk, "agreement", period="0001/9999", notice_months=120, review_months=240, status="active")
    add(desk, "membership", rows={"terms": [{"period": "9999"}]}, notice_months=0, review_months=240)

    assert [what for _, what, _ in due(desk, date.max)] == [
        "agreement_review",
        "agreement_notice",
        "agreement_end",
        "membership_end",
        "membership_notice",
        "membership_review",
    ]
    assert due(desk, date.min) == []


def test_that_as_many_as_are_asked_for_are_the_earliest_and_more_is_told(desk: Workspace) -> None:
    visit = add(desk, "visit")
    for day in range(1, 10):
        add(desk, "task", on=visit, due=f"2026-12-{day:02d}")
    add(desk, "agreement", period="2020/2026-11-30", status="active")
    all_of_it = desk.due.until().due

    for limit in range(1, 12):
        found = desk.due.until(limit=limit)
        assert (found.due, found.more) == (all_of_it[:limit], limit < len(all_of_it))


def test_that_the_register_is_asked_as_often_however_much_is_in_it(desk: Workspace) -> None:
    asked: list[str] = []
    engine = desk.register.store._engine
    desk.due.until()  # after the first reading the connection is one that only reads
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(str(given[2])))
    desk.due.until()
    few = len(asked)
    for _ in range(20):
        add(desk, "task", on=add(desk, "visit", wished="2026-12-01"), due="2026-12-01")
    desk.due.until()
    asked.clear()

    assert len(desk.due.until().due) == 40
    assert len(asked) == few
