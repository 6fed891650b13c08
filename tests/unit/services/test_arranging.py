"""Several rows changed and added as one thing that somebody does, and undone as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.domain.errors import InvalidInput, NotFound, Refused
from desktop.language.deeds import deed_name

if TYPE_CHECKING:
    from desktop.services.workspace import Workspace


def titles(desk: Workspace, record: str) -> list[str]:
    return [str(row.fields["title"]) for row in desk.records.get(record).rows.get("programme", ())]


def test_that_rows_are_changed_and_added_in_one_step_of_undo(desk: Workspace) -> None:
    record = desk.records.add("visit", {"title": "Besök"}).id
    kept = desk.rows.add(record, "programme", {"title": "Lunch", "start": "2026-12-03 12:00"}).row
    desk.drafts.keep(record, f"programme/{kept}/start", "12:3")
    saved = desk.rows.arrange(
        record, "programme", {kept: {"start": "2026-12-03 12:30"}}, [{"title": "Paus", "start": "2026-12-03 10:00"}]
    )
    assert saved.rev == 3
    assert titles(desk, record) == ["Paus", "Lunch"]
    assert desk.drafts.of(record) == ()
    (step, *_rest) = desk.undo.steps()
    assert deed_name(step.deed, "sv") == "Ändrade 2 rader under Program i ”Besök”"
    desk.undo.last()
    assert titles(desk, record) == ["Lunch"]
    assert str(desk.records.get(record).rows["programme"][0].fields["start"]) == "2026-12-03T12:00"


def test_that_rows_that_are_added_together_keep_their_order_and_their_notes(desk: Workspace) -> None:
    record = desk.records.add("visit", {"title": "Besök"}).id
    saved = desk.rows.arrange(record, "delegation", {}, [{"name": "A\u202eino"}, {"name": "Mari\u202e"}])
    rows = desk.records.get(record).rows["delegation"]
    assert [row.fields["name"] for row in rows] == ["Aino", "Mari"]
    assert [note.code for note in saved.notes] == ["text.direction"]
    assert deed_name(desk.undo.steps()[0].deed, "en") == "Added 2 rows under Delegation in “Besök”"


@pytest.mark.parametrize(
    ("added", "error"),
    [
        ({"title": ""}, InvalidInput),
        ({"title": "x", "start": "2026-05-02 10:00", "end": "2026-05-01 9:00"}, InvalidInput),
    ],
)
def test_that_one_row_that_cannot_be_taken_keeps_the_others_out(
    desk: Workspace, added: dict[str, str], error: type[Exception]
) -> None:
    record = desk.records.add("visit", {"title": "Besök"}).id
    with pytest.raises(error):
        desk.rows.arrange(record, "programme", {}, [{"title": "Lunch"}, added])
    assert titles(desk, record) == []


def test_that_a_row_of_another_record_or_table_is_not_found(desk: Workspace) -> None:
    record, other = (desk.records.add("visit", {"title": title}).id for title in ("Ett", "Två"))
    row = desk.rows.add(other, "programme", {"title": "Lunch"}).row
    host = desk.rows.add(record, "hosts", {"name": "Anna Exempel"}).row
    for wrong in (row, host):
        with pytest.raises(NotFound):
            desk.rows.arrange(record, "programme", {wrong: {"title": "x"}})
    desk.trash.put(record)
    with pytest.raises(Refused):
        desk.rows.arrange(record, "hosts", {host: {"name": "x"}})


def test_that_what_only_one_row_may_say_is_held_to(desk: Workspace) -> None:
    record = desk.records.add("visit", {"title": "Besök"}).id
    step = desk.profile.terms("steps")[0].code
    with pytest.raises(InvalidInput) as caught:
        desk.rows.arrange(record, "evidence", {}, [{"step": step}, {"step": step}])
    assert caught.value.code == "row.twice"
