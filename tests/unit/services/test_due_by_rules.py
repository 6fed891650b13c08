"""What the rules of a profile add to what is due. The clock stands at 20 November 2026."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.policy import profile
from tests.factories import desk_at, register_in
from tests.fakes.clocks import FixedClock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop.services.due import Due
    from desktop.services.workspace import Workspace

    Opened = Callable[[str], Workspace]

FAR = date(2100, 1, 1)


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Opened]:
    """Open a register with a profile."""
    opened: list[Workspace] = []

    def desk(name: str) -> Workspace:
        opened.append(desk_at(register_in(tmp_path, name), FixedClock(), name))
        return opened[-1]

    yield desk
    for each in opened:
        each.close()


def add(desk: Workspace, kind: str, rows: dict[str, list[dict[str, object]]] | None = None, **given: object) -> str:
    return desk.records.add(kind, {"title": "T", **given}, rows).id


def found(desk: Workspace, what: str) -> list[Due]:
    return [each for each in desk.due.until(FAR).due if each.what == what]


def test_that_a_membership_is_examined_again_at_the_profiles_interval(at: Opened) -> None:
    desk = at("stockholm")
    add(desk, "membership", {"terms": [{"period": "2024-05-03/"}]})
    add(desk, "membership", {"terms": [{"period": "2024-05-03/"}]}, review_months="12")

    own, interval = found(desk, "membership_review")

    assert (str(own.date), str(interval.date)) == ("2025-05-03", "2028-05-03")
    assert own.rule == interval.rule == "stockholm.review_membership"
    assert interval.source is not None
    assert "vart fjärde" not in interval.source.sv
    assert "4. Principer" in interval.source.sv


def test_that_only_the_forms_that_the_interval_names_are_examined_again_by_it(at: Opened) -> None:
    desk = at("stockholm")
    for form in ("mou", "letter_of_intent", "cooperation"):
        add(desk, "agreement", form=form, status="active", period="2024-05-03/")

    assert [str(each.date) for each in found(desk, "agreement_review")] == ["2028-05-03", "2028-05-03"]


def test_that_where_no_interval_is_stated_nothing_is_examined_again_by_itself(at: Opened) -> None:
    desk = at("uppsala")
    add(desk, "membership", {"terms": [{"period": "2024-05-03/"}]})
    add(desk, "membership", {"terms": [{"period": "2024-05-03/"}]}, review_months="12")

    (own,) = found(desk, "membership_review")

    assert (own.rule, own.source) == (None, None)


def test_that_a_sister_city_visit_is_to_be_reported_until_it_is(at: Opened) -> None:
    desk = at("tyreso")
    sister, other = (add(desk, "agreement", form=form) for form in ("sister_city", "cooperation"))
    told = {"status": "held", "period": "2026-05-03/2026-05-04"}
    visit = desk.records.add("visit", {"title": "Vänort", **told}, None, [("related", sister)]).id
    desk.records.add("visit", {"title": "Annan", **told}, None, [("related", other)])
    planned = desk.records.add("visit", {"title": "Senare", **told, "status": "planning"}).id
    desk.links.add(sister, "related", planned)

    (report,) = found(desk, "visit_report")

    assert (report.record, str(report.date), report.overdue) == (visit, "2026-05-04", True)
    assert report.rule == "tyreso.sister_visit_reported"
    desk.records.step(planned, "held", deviation=True)
    assert len(found(desk, "visit_report")) == 2
    desk.records.change(visit, {"reported": "2026-06-01"})
    assert [each.record for each in found(desk, "visit_report")] == [planned]
    desk.checks.justify(planned, "tyreso.sister_visit_reported", "Kommunstyrelsen var själv med")
    assert found(desk, "visit_report") == []
    assert found(desk, "evidence") == []


def test_that_a_link_to_an_agreement_in_the_trash_asks_for_no_report(at: Opened) -> None:
    desk = at("tyreso")
    sister = add(desk, "agreement", form="sister_city")
    told = {"title": "Vänort", "status": "held", "period": "2026-05-03"}
    desk.records.add("visit", told, None, [("related", sister)])
    desk.trash.put(sister)

    assert found(desk, "visit_report") == []


def test_that_what_is_over_is_to_be_evaluated_until_it_is_or_a_reason_is_given(at: Opened) -> None:
    desk = at("uppsala")
    first, second = (add(desk, "project", status="closed", period="2024/2026-05-03") for _ in range(2))
    add(desk, "project", status="running", period="2024/2026-05-03")

    assert {each.record for each in found(desk, "evidence")} == {first, second}
    assert {each.rule for each in found(desk, "evidence")} == {"uppsala.step_evaluated"}
    desk.rows.add(first, "evidence", {"step": "evaluated"})
    desk.checks.justify(second, "uppsala.step_evaluated", "Avbröts tidigt")
    assert found(desk, "evidence") == []


def test_that_the_calendar_tells_its_next_days_once_the_municipality_has_set_them(at: Opened, tmp_path: Path) -> None:
    desk = at("tyreso")
    assert desk.due.until(FAR).calendar == ()
    own = tmp_path / "own.toml"
    text = profile.text_of("tyreso").replace(
        'date = "not-stated"\nsource = { document', 'date = "02-29"\nsource = { document'
    )
    own.write_text(text, "utf-8")
    desk.profiles.take_in(profile.load(str(own)))

    told = desk.due.until(date(2028, 12, 31)).calendar

    assert [str(each.date) for each in told] == ["2027-02-28", "2027-02-28", "2028-02-29", "2028-02-29"]
    assert {each.yearly.code for each in told} == {"follow_up", "compilation"}
    assert all("Riktlinjer" in each.source.sv or "riktlinjer" in each.source.sv for each in told)
