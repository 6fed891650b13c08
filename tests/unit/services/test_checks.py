"""Records held against the rules: findings, reasons, stops and deviations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.domain.errors import InvalidInput, NotFound, Refused
from desktop.domain.findings import Answered, Force
from desktop.services.facts import of_record

if TYPE_CHECKING:
    from desktop.domain.findings import Finding
    from desktop.services.workspace import Workspace

SISTER = "uppsala.sister_city_kf"


def add(desk: Workspace, kind: str, **given: object) -> str:
    return desk.records.add(kind, {"title": "T", **given}).id


def rules(found: tuple[Finding, ...]) -> set[str]:
    return {each.rule for each in found}


def test_that_a_stop_refuses_the_step_and_says_what_to_do(desk: Workspace) -> None:
    agreement = add(desk, "agreement", form="sister_city")

    with pytest.raises(Refused) as refused:
        desk.records.step(agreement, "active")

    (finding,) = refused.value.findings
    assert (finding.rule, finding.force, finding.record) == (SISTER, Force.STOP, agreement)
    assert "kommunfullmäktiges beslut" in finding.do.sv
    assert desk.records.get(agreement).status == "draft"
    assert desk.checks.of(agreement) == ()


def test_that_the_step_is_taken_once_the_rule_is_kept(desk: Workspace) -> None:
    agreement = add(desk, "agreement", form="sister_city")
    decision = add(desk, "decision", on=agreement, decided_by="Kommunfullmäktige", outcome="rejected")
    with pytest.raises(Refused):
        desk.records.step(agreement, "active")
    desk.records.change(decision, {"outcome": "approved"})

    desk.records.step(agreement, "active")

    assert SISTER not in rules(desk.checks.of(agreement))


def test_that_what_is_done_already_is_recorded_as_a_deviation_that_stays_visible(desk: Workspace) -> None:
    agreement = add(desk, "agreement", form="sister_city")
    desk.records.step(agreement, "active", deviation=True)
    added = add(desk, "agreement", form="sister_city", status="active")

    for each in (agreement, added):
        finding = next(found for found in desk.checks.of(each) if found.rule == SISTER)
        assert (finding.force, finding.open) == (Force.STOP, True)
        with pytest.raises(Refused) as refused:
            desk.checks.justify(each, SISTER, "Vi visste inte")
        assert refused.value.code == "justify.not_answerable"
        desk.records.step(each, "under_review")


def test_that_a_record_begun_beyond_a_stop_is_saved_and_told_of_it(desk: Workspace) -> None:
    given = {"title": "T", "form": "sister_city"}
    (note,) = desk.records.add("agreement", {**given, "status": "active"}).notes
    assert (note.code, note.details) == ("step.passed", {"rule": SISTER})
    assert desk.records.add("agreement", given).notes == ()


def test_that_a_decision_in_the_trash_keeps_no_rule(desk: Workspace) -> None:
    agreement = add(desk, "agreement", form="sister_city", status="active")
    decision = add(desk, "decision", on=agreement, decided_by="KF", outcome="approved")
    assert SISTER not in rules(desk.checks.of(agreement))

    desk.trash.put(decision)

    assert SISTER in rules(desk.checks.of(agreement))


def test_that_a_reason_answers_a_finding_which_stays_visible_and_is_undone_as_any_change(desk: Workspace) -> None:
    visit = add(desk, "visit", status="decided")
    decision = add(desk, "decision", on=visit, decided_by="Kulturnämnden")
    before = desk.records.get(visit).rev

    saved = desk.checks.justify(visit, "uppsala.benefit", " Ett artighetsbesök ", decision, before)

    answered = next(each for each in desk.checks.of(visit) if each.rule == "uppsala.benefit")
    assert (answered.open, answered.answer) == (False, Answered("Ett artighetsbesök", decision))
    assert saved.rev == desk.records.get(visit).rev == before + 1
    assert desk.history.of(visit)[-1].what == "reason_given"
    assert desk.history.prove().broken is None
    desk.undo.last()
    assert all(each.open for each in desk.checks.of(visit))
    assert desk.history.of(visit)[-1].what == "undone"


def test_that_a_reason_is_given_anew_and_taken_back(desk: Workspace) -> None:
    visit = add(desk, "visit", status="decided")
    for why in ("Först", "Sedan"):
        desk.checks.justify(visit, "uppsala.benefit", why)
    answer = next(each.answer for each in desk.checks.of(visit) if each.rule == "uppsala.benefit")
    assert answer == Answered("Sedan")

    desk.checks.withdraw(visit, "uppsala.benefit")

    assert all(each.open for each in desk.checks.of(visit))
    assert desk.history.of(visit)[-1].what == "reason_withdrawn"
    desk.undo.last()
    assert any(not each.open for each in desk.checks.of(visit))
    with pytest.raises(NotFound):
        desk.checks.withdraw(visit, "uppsala.focus")


def test_that_a_reason_needs_words_a_rule_a_finding_and_a_decision(desk: Workspace) -> None:
    visit = add(desk, "visit", status="decided", benefit="Ja")
    for rule, why, decision, error, code in (
        ("uppsala.benefit", " \n", None, InvalidInput, "value.required"),
        ("uppsala.nothing", "x", None, NotFound, "rule.not_found"),
        ("uppsala.benefit", "x", None, Refused, "justify.nothing"),
        ("uppsala.focus", "x", None, Refused, "justify.not_answerable"),
        ("uppsala.step_planned", "x", visit, InvalidInput, "justify.no_decision"),
    ):
        with pytest.raises(error) as refused:
            desk.checks.justify(visit, rule, why, decision)
        assert refused.value.code == code


def test_that_a_reason_goes_for_good_with_its_record(desk: Workspace) -> None:
    visit = add(desk, "visit", status="decided")
    desk.checks.justify(visit, "uppsala.benefit", "Kanariefågel")
    desk.trash.put(visit)
    desk.trash.restore(visit)

    assert any(not each.open for each in desk.checks.of(visit))


def test_that_everything_is_checked_page_by_page_and_by_year_but_not_the_trash(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.services.checks._PAGE", 2)
    old = [add(desk, "exchange", status="held", period="2020-05") for _ in range(3)]
    new = add(desk, "exchange", status="held", period="2026-05")
    desk.trash.put(old[0])

    assert {each.record for each in desk.checks.everything()} == {*old[1:], new}
    assert {each.record for each in desk.checks.everything(2020)} == set(old[1:])
    assert desk.checks.everything(1999) == ()


def test_that_the_rules_see_what_hangs_on_a_record_and_what_it_is_linked_to(desk: Workspace) -> None:
    sister = add(desk, "agreement", form="sister_city")
    visit = desk.records.add(
        "visit",
        {"title": "T", "decided_by": "Kommunstyrelsens ordförande", "decided": "2026-05-03"},
        {"criteria": [{"criterion": "benefit", "answer": "yes"}]},
        [("related", sister)],
    ).id
    desk.links.add(add(desk, "organisation", form="network"), "related", visit)
    add(desk, "decision", on=visit, decided_by="Någon annan")
    add(desk, "document", on=visit, form="letter")

    with desk.register.reading() as connection:
        facts = of_record(connection, visit, desk.profile, desk.register.clock.today())

    assert [row.get("body") for row in facts.rows["decisions"]] == ["KS", None]
    assert [dict(row) for row in facts.rows["documents"]] == [{"form": "letter"}]
    assert [dict(row) for row in facts.rows["links"]] == [
        {"kind": "related", "to_kind": "agreement", "form": "sister_city"},
        {"kind": "related", "to_kind": "organisation", "organisation": "network"},
    ]
    assert [dict(row) for row in facts.rows["criteria"]] == [{"criterion": "benefit", "answer": "yes"}]
