"""The page of all that may stand twice in the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QRadioButton

from desktop.ui.pages.duplicates_page import DuplicatesPage
from tests.ui.test_accessibility import unnamed

if TYPE_CHECKING:
    from desktop.services.workspace import Workspace
    from tests.ui.conftest import Desk


@pytest.fixture
def page(desk: Desk, workspace: Workspace) -> DuplicatesPage:
    """Show a register with two organisations and two persons that look like the same."""
    add = workspace.records.add
    add("organisation", {"title": "Tartu linn", "pic": "999888777", "country": "EE", "city": "Tartu"})
    add("organisation", {"title": "Tartu City", "pic": "999 888 777", "country": "EE", "acronym": "TC"})
    add("person", {"title": "Mari Näide", "role": "Chef"})
    add("person", {"title": "Näide, Mari"})
    desk.window.go_to_page("duplicates")
    desk.settle()
    found = desk.window.wide.page("duplicates")
    assert isinstance(found, DuplicatesPage)
    return found


def test_that_pairs_are_listed_told_apart_and_offered_again_after_undo(desk: Desk, page: DuplicatesPage) -> None:
    assert [pair.kind for pair in page._pairs] == ["organisation", "person"]
    assert unnamed(page) == []
    desk.click(f"apart.{page._pairs[1].one.id}")
    desk.until(lambda: len(page._pairs) == 1)
    desk.window.undo()
    desk.until(lambda: len(page._pairs) == 2)
    page.kind.setCurrentIndex(page.kind.findData("person"))
    page.kind.chosen.emit()
    assert page._count.text().startswith("1 ")


def test_that_two_are_compared_field_by_field_and_merged(
    desk: Desk, page: DuplicatesPage, workspace: Workspace
) -> None:
    pair = page._pairs[0]
    desk.click(f"merge.{pair.one.id}")
    dialog = desk.dialog("merge_dialog")
    assert unnamed(dialog) == []
    desk.click("merge_all_2", dialog)
    assert desk.find(QRadioButton, "merge.title.theirs", dialog).isChecked()
    desk.click("merge_keep", dialog)
    desk.until(lambda: [each.kind for each in page._pairs] == ["person"])
    assert workspace.records.get(pair.one.id).title == pair.other.title
    assert workspace.records.get(pair.other.id).trashed is not None


def test_that_a_register_without_any_says_so(desk: Desk) -> None:
    desk.window.go_to_page("duplicates")
    desk.settle()
    found = desk.window.wide.page("duplicates")
    assert isinstance(found, DuplicatesPage)
    desk.until(found.empty.isVisible)
