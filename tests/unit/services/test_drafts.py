"""Drafts: what is typed is kept, until it is a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.domain.errors import AppError, InvalidInput
from tests.factories import desk_at

if TYPE_CHECKING:
    from desktop.services.workspace import Workspace
    from tests.fakes.clocks import FixedClock


@pytest.fixture
def visit(desk: Workspace) -> str:
    return desk.records.add("visit", {"title": "Besök"}, {"costs": [{"what": "Buss"}]}).id


def kept(desk: Workspace, visit: str) -> list[tuple[str, str]]:
    return [(draft.path, draft.text) for draft in desk.drafts.of(visit)]


def test_that_a_draft_is_there_after_the_register_was_closed(desk: Workspace, visit: str, clock: FixedClock) -> None:
    desk.drafts.keep(visit, "purpose", "Ett påbörjat sy")
    clock.go(seconds=1)
    desk.drafts.keep(visit, "country", "Es")
    desk.drafts.keep(visit, "purpose", "Ett påbörjat syfte\n")
    path = desk.path
    desk.close()
    opened = desk_at(path, clock)
    assert kept(opened, visit) == [("country", "Es"), ("purpose", "Ett påbörjat syfte\n")]
    assert opened.drafts.of(visit)[1].at == clock.now()
    opened.close()


def test_that_a_draft_leaves_no_trace_in_the_history_and_makes_no_revision(desk: Workspace, visit: str) -> None:
    desk.drafts.keep(visit, "purpose", "x")
    desk.drafts.drop(visit, "purpose")
    desk.drafts.drop(visit, "finns inte")
    assert (kept(desk, visit), desk.records.get(visit).rev, desk.history.head().count) == ([], 1, 1)


def test_that_saving_a_value_takes_its_draft_away_and_no_other(desk: Workspace, visit: str) -> None:
    row = desk.records.get(visit).rows["costs"][0].id
    for path in ("purpose", "country", f"costs/{row}/what", f"costs/{row}/hours"):
        desk.drafts.keep(visit, path, "x")
    desk.records.change(visit, {"purpose": "Syftet"})
    desk.rows.change(row, {"what": "Tåg"})
    assert {path for path, _ in kept(desk, visit)} == {"country", f"costs/{row}/hours"}
    desk.records.change(visit, {"country": ""})
    assert [path for path, _ in kept(desk, visit)] == [f"costs/{row}/hours"]


def test_that_a_value_that_is_refused_leaves_the_draft(desk: Workspace, visit: str) -> None:
    desk.drafts.keep(visit, "country", "Esst")
    with pytest.raises(AppError):
        desk.records.change(visit, {"country": "Esst"})
    assert kept(desk, visit) == [("country", "Esst")]


def test_that_whatever_is_typed_can_be_kept(desk: Workspace, visit: str) -> None:
    """Seen to fail for half a surrogate pair, as a keyboard may send: the draft was lost with a crash."""
    for typed in ("", " ", "\0\x1b", "مرحبا 東京 👩‍👩‍👧", "x" * 1_000_000):
        desk.drafts.keep(visit, "purpose", typed)
        assert kept(desk, visit) == [("purpose", typed)]
    desk.drafts.keep(visit, "purpose", "halvt \ud83d tecken")
    assert kept(desk, visit) == [("purpose", "halvt ? tecken")]
    with pytest.raises(InvalidInput, match=r"value\.too_long"):
        desk.drafts.keep(visit, "purpose", "x" * 1_000_001)


def test_that_drafts_of_a_record_in_the_trash_are_kept_with_it(desk: Workspace, visit: str) -> None:
    desk.drafts.keep(visit, "purpose", "x")
    desk.trash.put(visit)
    desk.drafts.keep(visit, "notes", "y")
    desk.trash.restore(visit)
    assert [path for path, _ in kept(desk, visit)] == ["notes", "purpose"]


def test_that_somebody_who_has_not_seen_a_draft_leaves_it_beside_what_they_write(
    desk: Workspace, visit: str, clock: FixedClock
) -> None:
    """Seen to fail: after a crash, a change from the command line dropped what had been typed in the window."""
    row = desk.records.get(visit).rows["costs"][0].id
    for path in ("purpose", f"costs/{row}/what"):
        desk.drafts.keep(visit, path, "Skrivet i fönstret")
    clock.go(minutes=5)
    desk.records.change(visit, {"purpose": "Utifrån"}, keep_drafts=True)
    desk.rows.change(row, {"what": "Utifrån"}, keep_drafts=True)
    found = {draft.path: (draft.text, draft.overtaken is not None) for draft in desk.drafts.of(visit)}
    assert found == dict.fromkeys(("purpose", f"costs/{row}/what"), ("Skrivet i fönstret", True))
