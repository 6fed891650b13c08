"""Organisations that may be the same: merged with a choice for each field, or told apart for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from desktop.ui.dialogs.merge import MergeDialog
from tests.ui.test_accessibility import unnamed
from tests.ui.test_findings import show
from tests.ui.test_links import open_links, words_in

if TYPE_CHECKING:
    from desktop.services.workspace import Workspace
    from desktop.ui.pages.links_page import LinksPage
    from tests.ui.conftest import Desk


def two_alike(desk: Desk, workspace: Workspace) -> tuple[LinksPage, str, str]:
    other = workspace.records.add(
        "organisation", {"title": "Tartu Linn", "city": "Tartu", "acronym": "TL", "country": "EE"}
    ).id
    workspace.records.add("person", {"title": "Mari Näide", "organisation": other})
    mine = show(desk, workspace, "organisation", title="Tartu linn", country="EE", acronym="Tartu")
    links = open_links(desk)
    desk.until(links.duplicates.isVisible)
    return links, mine, other


def test_that_two_are_merged_with_a_choice_for_each_field_and_undone(desk: Desk, workspace: Workspace) -> None:
    links, mine, other = two_alike(desk, workspace)
    assert unnamed(links) == []
    assert "liknande namn" in words_in(links.duplicates)
    desk.find(QPushButton, f"merge.{other}", links).click()
    dialog = desk.dialog("merge_dialog")
    assert isinstance(dialog, MergeDialog)
    assert unnamed(dialog) == []
    assert set(dialog.choices) == {"title", "city", "acronym"}
    assert dialog.choices["city"][1].isChecked(), "what only the other has stays, unless somebody says otherwise"
    dialog.choices["acronym"][1].setChecked(True)
    with desk.qtbot.waitSignal(dialog.finished):
        desk.click("merge_keep", dialog)
    kept = workspace.records.get(mine).fields
    assert (kept["title"], kept["city"], kept["acronym"]) == ("Tartu linn", "Tartu", "TL")
    assert workspace.records.get(other).trashed is not None
    desk.until(links.duplicates.isHidden)
    desk.window.undo()
    desk.until(lambda: workspace.records.get(other).trashed is None)
    assert workspace.records.get(mine).fields["acronym"] == "Tartu"


def test_that_those_told_apart_are_not_offered_again(desk: Desk, workspace: Workspace) -> None:
    links, mine, other = two_alike(desk, workspace)
    desk.find(QPushButton, f"apart.{other}", links).click()
    desk.until(lambda: bool(workspace.records.get(mine).rows.get("not_same")))
    desk.until(links.duplicates.isHidden)
    desk.window.undo()
    desk.until(links.duplicates.isVisible)


def test_that_a_merge_of_what_was_changed_meanwhile_is_refused_and_said(desk: Desk, workspace: Workspace) -> None:
    links, mine, other = two_alike(desk, workspace)
    desk.find(QPushButton, f"merge.{other}", links).click()
    dialog = desk.dialog("merge_dialog")
    assert isinstance(dialog, MergeDialog)
    workspace.records.change(mine, {"city": "Tallinn"})
    desk.click("merge_keep", dialog)
    desk.until(dialog.banner.isVisible)
    assert workspace.records.get(other).trashed is None
    dialog.close()
