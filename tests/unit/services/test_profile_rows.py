"""Rows whose words the profile gives: each once, in the order of the profile, and none where the profile has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.domain.errors import InvalidInput
from desktop.language.texts import LANGUAGES, Texts
from desktop.policy import profile
from tests.factories import desk_at, register_in

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.services.workspace import Workspace
    from tests.fakes.clocks import FixedClock

PLACES = [("visit", "evidence", "step", "steps"), ("project", "stages", "stage", "stages")]
ALL = [*PLACES, ("visit", "criteria", "criterion", "criteria")]


@pytest.mark.parametrize(("kind", "table", "name", "source"), ALL)
def test_that_rows_stand_in_the_order_of_the_profile(
    desk: Workspace, kind: str, table: str, name: str, source: str
) -> None:
    codes = [term.code for term in profile.load("uppsala").terms(source)]
    rows: list[dict[str, object]] = [{name: code} for code in reversed(codes)]

    identifier = desk.records.add(kind, {"title": "A"}, {table: rows}).id

    assert [row.fields[name] for row in desk.records.get(identifier).rows[table]] == codes


@pytest.mark.parametrize(("kind", "table", "name", "source"), ALL)
def test_that_the_same_step_stands_once(desk: Workspace, kind: str, table: str, name: str, source: str) -> None:
    first, second, *_ = (term.code for term in profile.load("uppsala").terms(source))
    twice: list[dict[str, object]] = [{name: first}, {name: first}]
    identifier = desk.records.add(kind, {"title": "A"}, {table: twice[:1]}).id
    row = desk.rows.add(identifier, table, {name: second}).row

    with pytest.raises(InvalidInput) as added:
        desk.records.add(kind, {"title": "B"}, {table: twice})
    with pytest.raises(InvalidInput) as hung:
        desk.rows.add(identifier, table, {name: first})
    with pytest.raises(InvalidInput) as changed:
        desk.rows.change(row, {name: first})

    for refused in (added, hung, changed):
        assert (refused.value.code, refused.value.details["field"]) == ("row.twice", f"{kind}.{table}.{name}")
    desk.rows.change(row, {name: second, "note": "Protokoll"})
    other = desk.records.add(kind, {"title": "C"}).id
    desk.rows.add(other, table, {name: first})


@pytest.mark.parametrize(("kind", "table", "name", "source"), PLACES)
def test_that_a_profile_without_such_words_does_not_ask_to_leave_a_required_choice_empty(
    tmp_path: Path, clock: FixedClock, kind: str, table: str, name: str, source: str
) -> None:
    assert profile.load("tyreso").terms(source) == ()
    desk = desk_at(register_in(tmp_path, "tyreso"), clock, "tyreso")
    try:
        identifier = desk.records.add(kind, {"title": "A"}).id
        with pytest.raises(InvalidInput) as refused:
            desk.rows.add(identifier, table, {name: "planerad"})
    finally:
        desk.close()

    assert refused.value.code == "value.no_terms_for_row"
    for language in LANGUAGES:
        assert "tomt" not in str(Texts.load(language).error(refused.value))
        assert "empty" not in str(Texts.load(language).error(refused.value))
