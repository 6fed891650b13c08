"""Which edition judges a record of a day."""

from __future__ import annotations

import pytest

from desktop.domain.dates import PartialDate
from desktop.policy import profile
from desktop.policy.editions import Selection, in_force

UPPSALA, STOCKHOLM = profile.load("uppsala"), profile.load("stockholm")
ALONE = profile.load("neutral")


@pytest.mark.parametrize(
    ("day", "edition"),
    [("2002", None), ("2003-05", "2003"), ("2014-02-11", "2003"), ("2014-02-12", "2014"), ("2026-11-20", "2014")],
)
def test_that_a_record_is_judged_by_what_was_in_force_on_its_day(day: str, edition: str | None) -> None:
    found = in_force(UPPSALA, PartialDate.parse(day), Selection())
    assert (None if found is None else found.code) == edition


@pytest.mark.parametrize(
    ("selection", "day", "edition"),
    [
        (Selection(("2014-fred",)), "2026", "2014-fred"),
        (Selection(("2014-fred",)), "2010", "2003"),
        (Selection(("2003",)), "2026", "2014"),
        (Selection((), {"2003": ("2000", "2025")}), "2020", "2003"),
        (Selection((), {"2003": ("2000", "2025")}), "2001", "2003"),
        (Selection(("2014-fred",), {"2014": ("2014-04", "")}), "2020", "2014-fred"),
        (Selection((), {"2014": ("2014-04", "2015"), "2014-fred": ("2016", "")}), "2020", "2014-fred"),
        (Selection((), {"2014": ("2014-04", "")}), "2014-03-01", "2003"),
    ],
)
def test_that_the_municipality_says_which_holds_and_when(selection: Selection, day: str, edition: str) -> None:
    found = in_force(UPPSALA, PartialDate.parse(day), selection)
    assert found is not None
    assert found.code == edition


def test_that_a_text_that_is_not_at_hand_judges_its_time_without_rules() -> None:
    found = in_force(STOCKHOLM, PartialDate(2010), Selection())
    assert found is not None
    assert found.documents == ("mal-2008",)
    assert not any(rule.source.document in found.documents for rule in STOCKHOLM.rules)


def test_that_a_profile_without_editions_has_none_in_force() -> None:
    assert in_force(ALONE, PartialDate(2026), Selection()) is None
