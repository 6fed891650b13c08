"""What the window shows and takes while the register is still being opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.domain.queries import Query
from desktop.keystore import KeyFile
from desktop.services import first_look
from desktop.services.unlocking import Unlocked
from desktop.ui.models.record_lines import first_lines

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.services.first_look import FirstLook
    from desktop.services.workspace import Workspace
    from desktop.ui.models.listing_model import Lines
    from tests.ui.conftest import Desk

VISITS = 3


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    for number in range(VISITS):
        workspace.records.add("visit", {"title": f"Besök {number}", "country": "EE", "wished": "2026-05"})
    workspace.records.add("project", {"title": "Projekt om skogar"})
    return workspace


@pytest.fixture
def seen(empty_desk: Desk, filled: Workspace) -> Desk:
    """Give the window with a first look at a register, which nobody has opened for work yet."""
    found = Unlocked(filled.path, filled.doctor._data_key, filled._lock)
    look = first_look.look(found, "visit")
    assert look is not None
    empty_desk.window.show()
    empty_desk.window.show_first(look, first_lines(look.page, empty_desk.context.language))
    return empty_desk


def titles(desk: Desk) -> list[str]:
    model = desk.window.list_page.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_that_the_list_and_the_counts_are_there_before_the_register_is_open(seen: Desk) -> None:
    assert titles(seen) == ["Besök 2", "Besök 1", "Besök 0"]
    line = seen.window.list_page.line
    assert line is not None
    assert "Estland" in line.detail
    counts = {place.name: place.count for place in seen.window.sidebar.model._places}
    assert counts["Besök"] == VISITS
    assert counts["Projekt"] == 1
    assert "Kulturförvaltningen" in seen.window.windowTitle()
    assert seen.window.start_page._heading.text() == "Öppnar registret"


def test_that_opening_leaves_what_was_seen_where_it_is(seen: Desk, filled: Workspace, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(seen.window.list_page.model.modelReset):
        seen.window.attach(filled)
        seen.settle()
    assert titles(seen) == ["Besök 2", "Besök 1", "Besök 0"]
    assert seen.shown().title == "Besök 2"


def test_that_the_lines_seen_first_are_those_of_the_list(seen: Desk, filled: Workspace) -> None:
    before = [seen.window.list_page.model.line(row) for row in range(VISITS)]
    seen.window.attach(filled)
    seen.settle()
    assert [seen.window.list_page.model.line(row) for row in range(VISITS)] == before
    assert filled.listing.page(Query("visit")).total == VISITS


def test_that_another_place_waits_until_the_register_is_open(seen: Desk, filled: Workspace) -> None:
    seen.window.sidebar.go_to("project")
    assert titles(seen) == []
    seen.window.new_record()
    seen.window.undo()
    seen.window.attach(filled)
    seen.settle()
    assert titles(seen) == ["Projekt om skogar"]


def test_that_the_program_shows_what_it_sees_and_then_opens_the_register(
    empty_desk: Desk, filled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, key = filled.path, filled.doctor._data_key
    looks: list[Lines] = []
    filled.close()
    monkeypatch.setattr(KeyFile, "unlock", lambda *_: key)
    shown = empty_desk.window.show_first

    def show(seen: FirstLook, lines: Lines) -> None:
        looks.append(lines)
        shown(seen, lines)

    monkeypatch.setattr(empty_desk.window, "show_first", show)
    empty_desk.application.begin(path)
    empty_desk.until(lambda: empty_desk.window.workspace is not None)
    assert [len(lines.lines) for lines in looks] == [VISITS]
    assert empty_desk.shown().title == "Besök 2"
