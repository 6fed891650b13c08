"""What is typed reaches the disk, and what cannot be taken is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from desktop.domain.errors import NoSpace
from desktop.ui.editing import Editing, Typed
from desktop.ui.widgets.saved_badge import Keeping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain.records import Record
    from desktop.services.workspace import Workspace
    from desktop.ui.widgets.saved_badge import KeepingState
    from tests.ui.conftest import Desk

NAME = frozenset({"name"})


def typed(path: str, text: str) -> Typed:
    return Typed(path, text, text)


class Watched:
    """An editing with all that it told."""

    def __init__(self, desk: Desk, workspace: Workspace, record: str) -> None:
        self.desk, self.workspace, self.record = desk, workspace, record
        self.owner = QObject()
        self.editing = Editing(desk.context, workspace, record, self.owner)
        self.states: list[KeepingState] = []
        self.wrong: list[str] = []
        self.added: list[str] = []
        self.editing.state_changed.connect(self.states.append)
        self.editing.refused.connect(lambda wrong: self.wrong.append(f"{wrong.path} {wrong.error.code}"))
        self.editing.row_added.connect(lambda added: self.added.append(added.row))

    def keeping(self) -> Keeping:
        return self.states[-1].keeping

    def on_disk(self) -> Record:
        self.desk.settle()
        return self.workspace.records.get(self.record)

    def drafts(self) -> dict[str, str]:
        self.desk.settle()
        return {draft.path: draft.text for draft in self.workspace.drafts.of(self.record)}


@pytest.fixture
def watched(desk: Desk, workspace: Workspace) -> Iterator[Watched]:
    record = workspace.records.add("visit", {"title": "Besök från Åbo"})
    made = Watched(desk, workspace, record.id)
    yield made
    made.editing.close()
    desk.settle()


def test_that_a_draft_is_on_disk_soon_after_the_last_key(watched: Watched) -> None:
    watched.editing.typed(typed("purpose", "Lära"))
    assert watched.keeping() is Keeping.SAVING
    watched.desk.until(lambda: watched.drafts() == {"purpose": "Lära"})
    assert "purpose" not in watched.on_disk().fields
    assert watched.keeping() is Keeping.SAVED


def test_that_a_draft_does_not_wait_for_a_pause_that_never_comes(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched.editing._draft_limit.setInterval(1)
    monkeypatch.setattr(watched.editing._draft_rest, "start", lambda: None)
    watched.editing.typed(typed("purpose", "L"))
    watched.desk.until(lambda: watched.drafts() == {"purpose": "L"})


def test_that_leaving_a_field_saves_its_value_and_takes_the_draft_away(watched: Watched) -> None:
    watched.editing.typed(typed("purpose", "Lära"))
    watched.desk.until(lambda: bool(watched.drafts()))
    watched.editing.leave("purpose")
    assert watched.on_disk().fields["purpose"] == "Lära"
    assert watched.drafts() == {}
    assert len(watched.workspace.history.of(watched.record)) == 2
    assert watched.editing.open_paths == frozenset()


def test_that_leaving_a_field_that_was_not_touched_saves_nothing(watched: Watched) -> None:
    watched.editing.leave("purpose")
    assert len(watched.workspace.history.of(watched.record)) == 1


def test_that_a_value_is_saved_after_a_rest_too(watched: Watched) -> None:
    watched.editing._value_rest.setInterval(1)
    watched.editing.typed(typed("purpose", "Lära"))
    watched.desk.until(lambda: watched.on_disk().fields.get("purpose") == "Lära")


def test_that_what_cannot_be_taken_stays_a_draft_until_it_is_mended(watched: Watched) -> None:
    watched.editing.typed(typed("received", "i maj"))
    watched.editing.leave("received")
    watched.desk.settle()
    assert watched.wrong == ["received value.date"]
    assert watched.drafts() == {"received": "i maj"}
    assert (watched.keeping(), watched.states[-1].wrong) == (Keeping.DRAFT, 1)
    watched.editing.typed(typed("received", "2026-05"))
    watched.editing.leave("received")
    assert str(watched.on_disk().fields["received"]) == "2026-05"
    assert watched.drafts() == {}
    assert watched.keeping() is Keeping.SAVED


def test_that_closing_saves_what_stands_open(watched: Watched) -> None:
    watched.editing.typed(typed("purpose", "Lära"))
    watched.editing.typed(typed("received", "i maj"))
    watched.editing.close()
    assert watched.on_disk().fields["purpose"] == "Lära"
    assert watched.drafts() == {"received": "i maj"}


def test_that_a_new_row_is_added_when_it_has_what_it_must_have(watched: Watched) -> None:
    watched.editing.typed(typed("delegation/new/role", "Borgmästare"), NAME)
    watched.editing.leave("delegation/new/role")
    assert watched.drafts() == {"delegation/new/role": "Borgmästare"}
    assert watched.keeping() is Keeping.DRAFT
    watched.editing.typed(typed("delegation/new/name", "Aino"), NAME)
    watched.editing.leave("delegation/new/name")
    (row,) = watched.on_disk().rows["delegation"]
    assert dict(row.fields) == {"role": "Borgmästare", "name": "Aino"}
    assert watched.added == [row.id]
    assert watched.drafts() == {}
    assert watched.keeping() is Keeping.SAVED


def test_that_what_is_typed_while_a_row_is_being_added_belongs_to_it(watched: Watched) -> None:
    watched.editing.typed(typed("delegation/new/name", "Aino"), NAME)
    watched.editing.leave("delegation/new/name")
    watched.editing.typed(typed("delegation/new/role", "Borgmästare"), NAME)
    watched.desk.until(lambda: bool(watched.added))
    watched.editing.save_all()
    (row,) = watched.on_disk().rows["delegation"]
    assert dict(row.fields) == {"role": "Borgmästare", "name": "Aino"}


def test_that_a_new_row_that_cannot_be_taken_is_kept_whole(watched: Watched) -> None:
    watched.editing.typed(typed("delegation/new/precedence", "först"), NAME)
    watched.editing.typed(typed("delegation/new/name", "Aino"), NAME)
    watched.editing.leave("delegation/new/name")
    watched.desk.settle()
    assert watched.wrong == ["delegation/new/precedence value.number"]
    assert watched.drafts() == {"delegation/new/precedence": "först", "delegation/new/name": "Aino"}
    watched.editing.typed(typed("delegation/new/precedence", "1"), NAME)
    watched.editing.leave("delegation/new/precedence")
    (row,) = watched.on_disk().rows["delegation"]
    assert dict(row.fields) == {"precedence": 1, "name": "Aino"}
    assert watched.drafts() == {}


def test_that_a_new_row_that_is_given_up_leaves_nothing(watched: Watched) -> None:
    watched.editing.typed(typed("delegation/new/role", "Borgmästare"), NAME)
    watched.desk.until(lambda: bool(watched.drafts()))
    watched.editing.forget("delegation/new/")
    assert watched.drafts() == {}
    assert watched.keeping() is Keeping.SAVED


def test_that_a_full_disk_is_told_once_and_tried_again(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    watched.desk.context.operations.failed.connect(lambda error: told.append(error.code))
    change = watched.workspace.records.change

    def full(*_arguments: object) -> None:
        raise NoSpace("store.no_space")

    monkeypatch.setattr(watched.workspace.records, "change", full)
    for _try in range(2):
        watched.editing.typed(typed("purpose", "Lära"))
        watched.editing.leave("purpose")
        watched.desk.settle()
    assert watched.keeping() is Keeping.FAILED
    assert told == ["store.no_space"]
    monkeypatch.setattr(watched.workspace.records, "change", change)
    watched.editing.save_all()
    assert watched.on_disk().fields["purpose"] == "Lära"
    assert watched.keeping() is Keeping.SAVED
