"""What the window shows and takes while the register is still being opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.keystore import KeyFile
from desktop.services import first_look
from desktop.services.unlocking import Unlocked
from desktop.ui.pages.overview_page import OverviewPage
from desktop.ui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from desktop.services.first_look import FirstLook
    from desktop.services.workspace import Workspace
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
    look = first_look.look(Unlocked(filled.path, filled.doctor._data_key, filled._lock))
    assert look is not None
    empty_desk.window.show()
    empty_desk.window.show_first(look)
    return empty_desk


def recent(desk: Desk) -> list[str]:
    page = desk.find(OverviewPage, "page_overview")
    return [label.text() for row in page.recent.rows for label in row.findChildren(ElidedLabel)]


def test_that_where_one_left_off_is_there_before_the_register_is_open(seen: Desk) -> None:
    assert [title.partition(" ")[0] for title in recent(seen)] == ["Projekt", "Besök", "Besök", "Besök"]
    counts = {place.name: place.count for place in seen.window.sidebar.model._places}
    assert (counts["Besök"], counts["Projekt"]) == (VISITS, 1)
    assert "Kulturförvaltningen" in seen.window.windowTitle()
    page = seen.find(OverviewPage, "page_overview")
    assert page.recent.isVisible()
    assert page.due.rows == []
    assert not page.year.visits.isVisible()
    assert not page.year.drop_samples.isVisible()


def test_that_what_is_due_comes_when_the_register_is_open(seen: Desk, filled: Workspace) -> None:
    before = recent(seen)
    seen.window.attach(filled)
    seen.settle()
    page = seen.find(OverviewPage, "page_overview")
    assert page.due.isVisible()
    seen.until(page.year.visits.isVisible)
    assert recent(seen) == before


def test_that_a_record_that_is_wanted_early_is_shown_once_the_register_is_open(seen: Desk, filled: Workspace) -> None:
    page = seen.find(OverviewPage, "page_overview")
    page.recent.rows[1].click()
    assert seen.window.list_page.model.rowCount() == 0
    seen.window.new_record()
    seen.window.undo()
    seen.window.attach(filled)
    assert seen.shown().title == "Besök 2"


def test_that_an_empty_register_has_nothing_to_show_first(empty_desk: Desk, workspace: Workspace) -> None:
    look = first_look.look(Unlocked(workspace.path, workspace.doctor._data_key, workspace._lock))
    assert look is not None
    empty_desk.window.show()
    empty_desk.window.show_first(look)
    assert not empty_desk.find(OverviewPage, "page_overview").recent.isVisible()


def test_that_the_program_shows_what_it_sees_and_then_opens_the_register(
    empty_desk: Desk, filled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, key = filled.path, filled.doctor._data_key
    looks: list[FirstLook] = []
    filled.close()
    monkeypatch.setattr(KeyFile, "unlock", lambda *_: key)
    shown = empty_desk.window.show_first

    def show(seen: FirstLook) -> None:
        looks.append(seen)
        shown(seen)

    monkeypatch.setattr(empty_desk.window, "show_first", show)
    empty_desk.application.begin(path)
    empty_desk.until(lambda: empty_desk.window.workspace is not None)
    empty_desk.settle()
    assert [look.counts["visit"] for look in looks] == [VISITS]
    assert empty_desk.find(OverviewPage, "page_overview").due.isVisible()
