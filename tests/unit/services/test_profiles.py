"""Changing the register's profile, and choosing among its editions: first what would change, then the change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.domain.errors import InvalidInput, NotFound
from desktop.language.texts import Texts
from desktop.policy import profile
from desktop.policy.editions import Selection
from tests.factories import desk_at
from tests.fakes.clocks import FixedClock

if TYPE_CHECKING:
    from desktop.services.workspace import Workspace


def test_that_a_change_of_profile_is_told_before_it_is_made(desk: Workspace) -> None:
    record = desk.records.add("agreement", {"title": "T", "form": "sister_city", "status": "active"}).id
    stockholm = profile.load("stockholm")

    outlook = desk.profiles.outlook(stockholm)

    assert outlook.before == len(desk.checks.everything()) == len(outlook.go)
    assert outlook.after == len(outlook.come)
    assert "stockholm.no_sister_city" in {found.rule for found in outlook.come}
    assert {found.record for found in outlook.come} == {record}
    assert desk.profile.code == "uppsala"
    desk.profiles.take_in(stockholm)
    assert desk.profile.code == "stockholm"
    assert {found.rule for found in desk.checks.everything()} == {found.rule for found in outlook.come}


def test_that_the_new_profile_and_the_chosen_editions_are_there_when_the_register_is_opened_again(
    desk: Workspace,
) -> None:
    desk.profiles.select(desk.profiles.selected(("2014-fred",), {"2003": "2003/2014-03-31"}))
    path = desk.path
    desk.close()

    again = desk_at(path, FixedClock())

    assert again.register.selection == Selection(("2014-fred",), {"2003": ("2003", "2014-03-31")})
    again.profiles.take_in(profile.load("neutral"))
    again.close()
    last = desk_at(path, FixedClock())
    assert (last.profile.code, last.register.selection) == ("neutral", Selection())
    last.close()


def test_that_old_records_are_judged_by_the_old_strategy_and_by_another_once_it_is_chosen(desk: Workspace) -> None:
    record = desk.records.add("exchange", {"title": "T", "status": "held", "period": "2010-05"}).id
    assert "uppsala.2003_benefit" in {found.rule for found in desk.checks.of(record)}

    selection = desk.profiles.selected((), {"2014": "2009/"})
    assert selection.periods == {"2014": ("2009", "")}
    desk.profiles.select(selection)

    found = {found.rule for found in desk.checks.of(record)}
    assert "uppsala.benefit" in found
    assert "uppsala.2003_benefit" not in found


def test_that_one_alternative_takes_the_place_of_another(desk: Workspace) -> None:
    desk.profiles.select(desk.profiles.selected(("2014-fred",), {}))

    assert desk.profiles.selected(("2014",), {}).chosen == ("2014",)
    assert desk.profiles.selected(("2003",), {}).chosen == ("2014-fred", "2003")
    assert desk.profiles.selected(("2014", "2014-fred", "2014-fred"), {}).chosen == ("2014-fred",)


@pytest.mark.parametrize("period", ["", "/2014", "2014/2003", "snart/"])
def test_that_a_period_that_cannot_be_is_refused(desk: Workspace, period: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        desk.profiles.selected((), {"2003": period})
    assert "edition.period" not in Texts.load("sv").error(refused.value).message


def test_that_an_edition_that_is_not_there_cannot_be_chosen(desk: Workspace) -> None:
    with pytest.raises(NotFound) as refused:
        desk.profiles.selected(("1999",), {})
    assert "1999" in Texts.load("sv").error(refused.value).message
