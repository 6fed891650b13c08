"""The trash page: found, brought back, looked at, and erased only after being asked twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit

from desktop.ui.pages.trash_page import TrashPage
from tests.ui.test_accessibility import unnamed

if TYPE_CHECKING:
    from desktop.services.workspace import Workspace
    from tests.fakes.clocks import FixedClock
    from tests.ui.conftest import Desk


@pytest.fixture
def thrown(desk: Desk, workspace: Workspace, clock: FixedClock) -> TrashPage:
    """Show a trash with two visits and a project in it, thrown on three days."""
    for kind, title in (("visit", "Åbo stad"), ("project", "Läsande städer"), ("visit", "Tartu linn")):
        workspace.trash.put(workspace.records.add(kind, {"title": title}).id)
        clock.go(days=4)
    desk.window.go_to_page("trash")
    return shown(desk)


def shown(desk: Desk) -> TrashPage:
    desk.settle()
    page = desk.window.wide.page("trash")
    assert isinstance(page, TrashPage)
    return page


def titles(page: TrashPage) -> list[str]:
    return [line.title for row in range(page.model.rowCount()) if (line := page.model.line(row)) is not None]


def test_that_the_trash_is_listed_by_day_kind_and_words_with_the_days_left(desk: Desk, thrown: TrashPage) -> None:
    assert titles(thrown) == ["Tartu linn", "Läsande städer", "Åbo stad"]
    line = thrown.model.line(0)
    assert line is not None
    assert line.detail.startswith("Besök  ·  slängd ")
    assert line.detail.endswith("26 dagar kvar")
    assert unnamed(thrown) == []
    thrown.order.setCurrentIndex(thrown.order.findData("soonest"))
    thrown.order.chosen.emit()
    desk.until(lambda: titles(thrown)[0] == "Åbo stad")
    thrown.kind.setCurrentIndex(thrown.kind.findData("project"))
    thrown.kind.chosen.emit()
    desk.until(lambda: titles(thrown) == ["Läsande städer"])
    thrown.kind.setCurrentIndex(0)
    line_edit = desk.find(QLineEdit, "trash_search")
    line_edit.setText("abo")
    thrown.enter()
    desk.until(lambda: titles(thrown) == ["Åbo stad"])
    line_edit.setText("finns inte")
    thrown.enter()
    desk.until(lambda: thrown._none.isVisible() and not thrown.restore.isEnabled())


def test_that_what_is_chosen_comes_back_or_goes_for_good_only_after_being_asked(
    desk: Desk, workspace: Workspace, thrown: TrashPage
) -> None:
    desk.click("trash_restore")
    desk.until(lambda: titles(thrown) == ["Läsande städer", "Åbo stad"])
    assert workspace.listing.counts()["visit"] == 1
    desk.click("trash_erase")
    dialog = desk.dialog("confirm_dialog")
    assert "Läsande städer" in dialog.windowTitle()
    assert unnamed(dialog) == []
    desk.press("Return", dialog)
    desk.settle()
    assert len(workspace.trash.list()) == 2, "Enter alone erases nothing"
    desk.click("trash_erase")
    desk.click("confirm_keep", desk.dialog("confirm_dialog"))
    desk.until(lambda: titles(thrown) == ["Åbo stad"])
    desk.click("trash_erase_all")
    desk.click("confirm_keep", desk.dialog("confirm_dialog"))
    desk.until(thrown.empty.isVisible)
    assert workspace.trash.list() == ()


def test_that_a_record_in_the_trash_is_looked_at_and_the_place_leads_back(desk: Desk, thrown: TrashPage) -> None:
    desk.click("trash_look")
    desk.until(lambda: desk.window.shows_record)
    record = desk.shown()
    assert (record.title, record.trashed is not None) == ("Tartu linn", True)
    view = desk.window.sidebar.view
    view.clicked.emit(view.currentIndex())
    desk.until(thrown.isVisible)
    desk.settle()
    desk.click("trash_look")
    desk.until(lambda: desk.window.shows_record)
    desk.window.go_to_page("trash")
    desk.until(thrown.isVisible)


def test_that_what_cannot_be_brought_back_says_why(desk: Desk, workspace: Workspace) -> None:
    visit = workspace.records.add("visit", {"title": "Åbo stad"}).id
    task = workspace.records.add("task", {"title": "Boka", "on": visit}).id
    workspace.trash.put(task)
    workspace.trash.put(visit)
    desk.window.go_to_page("trash")
    page = shown(desk)
    row = page.model.row_of(task)
    assert row is not None
    page.view.setCurrentIndex(page.model.index(row, 0))
    desk.click("trash_restore")
    desk.until(page.banner.isVisible)
    assert "Åbo stad" in page.banner._message.text()
