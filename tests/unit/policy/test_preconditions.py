"""What the profile asks for before something is done, held against a record condition by condition."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain.dates import PartialDate
from desktop.domain.findings import Answered
from desktop.policy import profile
from desktop.policy.facts import Facts
from desktop.policy.preconditions import preconditions

if TYPE_CHECKING:
    from desktop.policy.preconditions import Precondition

STOCKHOLM = profile.load("stockholm")
TODAY = dt.date(2026, 5, 4)
BARE = Facts("id", "visit", {"title": "Besök"}, {}, TODAY, PartialDate.of(TODAY), {})


def met(found: tuple[Precondition, ...]) -> list[bool | None]:
    return [each.met for each in found]


def test_that_each_of_the_two_conditions_for_an_invitation_is_answered_by_itself() -> None:
    found = preconditions(STOCKHOLM, "invitation_letter", BARE)
    assert [each.text.sv for each in found] == [
        "Ett särskilt prioriterat besök för verksamheten",
        "Stöd i strategin",
    ]
    assert met(found) == [False, False]
    assert met(preconditions(STOCKHOLM, "invitation_letter", replace(BARE, fields={"major": True}))) == [True, False]
    focused = replace(BARE, fields={"focus": ("profilering",), "major": True})
    assert met(preconditions(STOCKHOLM, "invitation_letter", focused)) == [True, True]
    assert {each.rule for each in found} == {"stockholm.invitation_letter"}
    assert "stycke 5" in found[0].source.sv


def test_that_the_reason_for_not_following_the_rule_comes_along() -> None:
    answered = replace(BARE, answers={"stockholm.invitation_letter": Answered("Värdskap för hela regionen")})
    found = preconditions(STOCKHOLM, "invitation_letter", answered)
    assert [each.answer.why for each in found if each.answer] == ["Värdskap för hela regionen"] * 2


def test_that_a_rule_with_other_parts_than_the_matrix_speaks_for_itself() -> None:
    (row,) = (row for row in STOCKHOLM.matrix if row.id == "invitation_letter")
    shorter = replace(STOCKHOLM, matrix=(replace(row, before=row.before[:1]),))
    (found,) = preconditions(shorter, "invitation_letter", BARE)
    assert found.text.sv.startswith("Inbjudningsbrev kan skrivas")
    assert found.met is False


def test_that_a_rule_of_one_part_is_one_condition() -> None:
    (row,) = (row for row in STOCKHOLM.matrix if row.id == "invitation_letter")
    (rule,) = (rule for rule in STOCKHOLM.rules if rule.id == "stockholm.invitation_letter")
    simple = replace(
        STOCKHOLM,
        matrix=(replace(row, before=row.before[:1]),),
        rules=(replace(rule, keeps="filled(focus)"),),
    )
    (found,) = preconditions(simple, "invitation_letter", BARE)
    assert (found.text, found.met) == (row.before[0], False)


def test_that_a_condition_without_a_rule_is_left_to_people() -> None:
    (row,) = (row for row in STOCKHOLM.matrix if row.id == "invitation_letter")
    bare = replace(STOCKHOLM, matrix=(replace(row, rules=()),))
    assert met(preconditions(bare, "invitation_letter", BARE)) == [None, None]


def test_that_nothing_is_asked_where_no_source_says_anything() -> None:
    assert preconditions(profile.load("uppsala"), "invitation_letter", BARE) == ()
    assert preconditions(profile.load("neutral"), "invitation_letter", BARE) == ()
