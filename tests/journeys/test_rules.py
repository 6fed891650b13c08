"""Every rule of every municipality, and every row of who decides, through the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from desktop.cli.main import run
from desktop.policy import profile
from desktop.policy.questions import What
from tests.factories import PASSPHRASE, desk_at, register_in
from tests.fakes.clocks import FixedClock
from tests.journeys.rules import cases, stockholm, tyreso, uppsala

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Told = dict[tuple[str, bool], dict[str, dict[str, Any]]]

TABLES = {"uppsala": uppsala.CASES, "stockholm": stockholm.CASES, "tyreso": tyreso.CASES}
EVERY = [(name, case) for name, table in TABLES.items() for case in table]


def _answer(*words: str | Path, capsys: pytest.CaptureFixture[str]) -> Any:  # noqa: ANN401 - whatever the document holds
    capsys.readouterr()
    run([*map(str, words), "--json", "--lang", "sv"])
    return json.loads(capsys.readouterr().out)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, pytest.CaptureFixture[str]], Told]:
    """Give what `utblick check --json` says of every case of a municipality: its findings by rule."""
    found: dict[str, Told] = {}

    def check(name: str, capsys: pytest.CaptureFixture[str]) -> Told:
        if name not in found:
            path = register_in(tmp_path_factory.mktemp(name), name)
            desk = desk_at(path, FixedClock(), name)
            made: dict[str, tuple[str, bool]] = {}
            for case in TABLES[name]:
                made[cases.add(desk, case.kind, case.broken)] = (case.rule, False)
                made[cases.add(desk, case.kind, case.kept)] = (case.rule, True)
            desk.close()
            answer = _answer("check", "--register", path, capsys=capsys)
            assert "findings" in answer, answer
            by_case: Told = {each: {} for each in made.values()}
            for finding in answer["findings"]:
                if finding["record"] in made:
                    by_case[made[finding["record"]]][finding["rule"]] = finding
            found[name] = by_case
        return found[name]

    return check


@pytest.fixture(autouse=True)
def _passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UTBLICK_PASSPHRASE", PASSPHRASE)


@pytest.mark.parametrize("name", TABLES)
def test_that_every_rule_has_a_case(name: str) -> None:
    """Seen to fail with a case taken out."""
    rules = {rule.id for rule in profile.load(name).rules if rule.force != "permitted"}
    assert {case.rule for case in TABLES[name]} == rules


@pytest.mark.parametrize(("name", "case"), EVERY, ids=[case.rule for _, case in EVERY])
def test_that_a_record_that_breaks_a_rule_is_told_and_one_that_keeps_it_is_not(
    name: str,
    case: cases.Case,
    told: Callable[[str, pytest.CaptureFixture[str]], Told],
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = told(name, capsys)
    rule = profile.load(name).rule(case.rule)
    assert rule is not None

    broken = found[case.rule, False][case.rule]

    assert (broken["force"], broken["field"]) == (rule.force, rule.field or None)
    assert (broken["text"], broken["do"]) == (rule.text.sv, rule.do.sv)
    assert rule.source.heading in broken["source"]
    assert rule.source.verb in broken["source"]
    assert case.rule not in found[case.rule, True]


DECIDES = {
    "uppsala": {
        "sister_city": "Kommunfullmäktige",
        "project": "Nämnden eller bolaget",
        "representation": "Kommunstyrelsen",
        "eu_advocacy reach=own_area": "Nämnden eller bolaget",
        "eu_advocacy reach=municipality": None,
    },
    "stockholm": {
        "declaration added_cost=nej": "Finansborgarrådet",
        "declaration added_cost=ja": None,
        "membership_organisation reach=municipality": "Kommunfullmäktige",
        "membership_organisation reach=own_area": "Nämnden eller bolagsstyrelsen",
        "membership_network reach=municipality": "Kommunstyrelsen",
        "membership_network reach=own_area": "Nämnden eller bolagsstyrelsen",
        "project": "Nämnden eller bolagsstyrelsen",
        "aid_project fully_external=ja": "Nämnden eller bolagsstyrelsen",
        "aid_project fully_external=nej": None,
        "visit several_operations=ja": "Nämnden eller bolagsstyrelsen",
        "visit level=high_political": "Nämnden eller bolagsstyrelsen",
        "visit several_operations=nej level=expert": "Nämnden eller bolagsstyrelsen",
        "event_abroad on_behalf_of_board=ja": "Finansborgarrådet",
        "event_abroad on_behalf_of_board=nej": None,
        "position reach=municipality": "Kommunstyrelsen",
        "position several_operations=ja": "Kommunstyrelsen",
        "position reach=own_area several_operations=nej": "Nämnden eller bolagsstyrelsen",
        "eu_advocacy reach=municipality": "Kommunstyrelsen",
        "eu_advocacy reach=own_area several_operations=nej": "Nämnden eller bolagsstyrelsen",
    },
    "tyreso": {
        "sister_city partner_wants_formal=ja": "Kommunstyrelsen",
        "sister_city partner_wants_formal=nej": "Kommunstyrelsen",
        "cooperation": "Kommunstyrelsen",
        "membership_organisation reach=municipality": "Kommunstyrelsen",
        "membership_organisation reach=own_area": None,
        "membership_network reach=municipality": "Kommunstyrelsen",
        "membership_network reach=own_area": None,
        "project preliminary_study=nej": "Nämnden eller bolagsstyrelsen",
        "project preliminary_study=ja": "Nämnden eller bolagsstyrelsen",
        "aid_project": "Kommunstyrelsen",
        "visit": "Nämnden eller bolagsstyrelsen",
    },
    "neutral": {},
}
"""Who decides, by what is asked; everything else that can be asked about is not stated."""
ASKED = [
    (name, words, body)
    for name, table in DECIDES.items()
    for words, body in [*table.items(), *((what, None) for what in What if what not in {w.split()[0] for w in table})]
]


@pytest.mark.parametrize(("name", "words", "body"), ASKED, ids=[f"{name} {words}" for name, words, _ in ASKED])
def test_that_who_decides_is_found_and_what_no_source_says_is_not_stated(
    name: str, words: str, body: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    found = _answer("decide", "--profile", name, *f"what={words}".split(), capsys=capsys)

    assert found["body"] == (body or "not stated")
    assert found["questions"] == []
    if body is not None:
        assert found["source"]


@pytest.mark.parametrize("name", DECIDES)
def test_that_every_row_is_asked_for(name: str) -> None:
    """A row answers to one of the questions above, and says by its rules or its source why."""
    loaded = profile.load(name)
    asked = {words.split()[0] for words in DECIDES[name]}
    assert {row.what for row in loaded.matrix if row.body} == asked
    assert all(row.source is not None for row in loaded.matrix if row.body)
    assert len(DECIDES[name]) >= len([row for row in loaded.matrix if row.what in asked])


@pytest.mark.parametrize(
    ("name", "words", "questions"),
    [
        ("tyreso", "project", ["preliminary_study"]),
        ("tyreso", "sister_city", ["partner_wants_formal"]),
        ("stockholm", "declaration", ["added_cost"]),
        ("stockholm", "aid_project", ["fully_external"]),
        ("stockholm", "event_abroad", ["on_behalf_of_board"]),
        ("stockholm", "visit", ["several_operations", "level"]),
        ("stockholm", "visit several_operations=nej", ["level"]),
        ("stockholm", "position", ["reach", "several_operations"]),
    ],
)
def test_that_a_further_question_is_asked_only_when_a_row_needs_it(
    name: str, words: str, questions: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    found = _answer("decide", "--profile", name, *f"what={words}".split(), capsys=capsys)

    assert found["body"] == "not stated"
    assert [each["name"] for each in found["questions"]] == questions
