"""Every kind of record: made, listed, opened, changed, thrown away and brought back, through what is to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit

from db.fields import KINDS
from desktop.ui.editors.reference import ReferenceEditor
from desktop.ui.icons import outline
from desktop.ui.kinds import icon_of
from desktop.ui.layout import asked_of_new, tabs_of
from desktop.ui.widgets.pill import manner_of
from tests.ui.test_accessibility import unnamed

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.services.workspace import Workspace
    from tests.ui.conftest import Desk

    TypeText = Callable[[QWidget, str], None]

CARRIER = "Vänortsutskottet"


def fill_in(desk: Desk, kind: str, title: str, type_text: TypeText) -> None:
    """Make a record through the dialogue; what hangs on another is hung on the organisation."""
    desk.window.sidebar.go_to(kind)
    desk.settle()
    desk.click("new_record")
    dialog = desk.dialog("new_record_dialog")
    assert dialog.windowTitle() == desk.window.sidebar.new.text().strip()
    assert unnamed(dialog) == []
    if "on" in KINDS[kind].by_name:
        on = desk.find(QLineEdit, f"{kind}.on_line", dialog)
        on.setFocus()
        type_text(on, "vänort")
        popup = desk.find(ReferenceEditor, f"{kind}.on", dialog).popup
        desk.until(popup.isVisible)
        desk.press("Return", popup)
        assert on.text() == CARRIER
    line = desk.find(QLineEdit, f"{kind}.title_line", dialog)
    line.setFocus()
    line.selectAll()
    type_text(line, title)
    with desk.qtbot.waitSignal(dialog.finished):
        desk.click("create_record", dialog)


@pytest.mark.parametrize("kind", KINDS)
def test_that_a_record_is_made_opened_changed_and_brought_back(
    desk: Desk, workspace: Workspace, kind: str, type_text: TypeText
) -> None:
    workspace.records.add("organisation", {"title": CARRIER})
    title = "Ett första försök"
    fill_in(desk, kind, title, type_text)
    desk.until(lambda: desk.window.record_page is not None and desk.window.record_page.record is not None)
    page = desk.window.record_page
    assert page is not None
    desk.until(lambda: page.record is not None and page.record.title == title)
    record = desk.shown()
    assert (record.kind, desk.window.right.currentWidget()) == (kind, page)
    change_reference(desk, page, kind, type_text)
    for place in range(page.tab_bar.count()):
        page.tab_bar.setCurrentIndex(place)
        desk.settle()
    assert unnamed(page) == []
    desk.click("trash", page)
    desk.until(lambda: len(workspace.trash.list()) == 1)
    desk.window.show_thrown(record.id)
    desk.until(lambda: page.record is not None and page.record.trashed is not None)
    desk.click("restore", page)
    desk.until(lambda: page.record is not None and page.record.trashed is None)
    assert desk.window.list_page.place == kind
    assert desk.shown().title == title


def change_reference(desk: Desk, page: QWidget, kind: str, type_text: TypeText) -> None:
    desk.until(lambda: bool(page.findChildren(QLineEdit, f"{kind}.reference_line")))
    line = desk.find(QLineEdit, f"{kind}.reference_line", page)
    line.setFocus()
    type_text(line, "KUN 2026/9")
    desk.press("Return", line)
    desk.until(lambda: desk.shown().fields.get("reference") == "KUN 2026/9")


def test_that_a_record_without_a_title_is_refused_beside_the_title(desk: Desk) -> None:
    desk.window.sidebar.go_to("project")
    desk.settle()
    desk.click("new_record")
    dialog = desk.dialog("new_record_dialog")
    desk.click("create_record", dialog)
    line = desk.find(QLineEdit, "project.title_line", dialog)
    desk.until(lambda: bool(line.property("invalid")))


@pytest.mark.parametrize(
    ("kind", "typed", "title"),
    [
        ("person", {"given_name": "Mari", "family_name": "Näide"}, "Mari Näide"),
        ("agreement", {"partner": "Tartu linn"}, "Avtal med Tartu linn"),
        ("membership", {"organisation": "Eurocities"}, "Eurocities"),
    ],
)
def test_that_a_title_is_suggested(
    desk: Desk, kind: str, typed: dict[str, str], title: str, type_text: TypeText
) -> None:
    desk.window.sidebar.go_to(kind)
    desk.settle()
    desk.click("new_record")
    dialog = desk.dialog("new_record_dialog")
    for name, text in typed.items():
        line = desk.find(QLineEdit, f"{kind}.{name}_line", dialog)
        line.setFocus()
        type_text(line, text)
    assert desk.find(QLineEdit, f"{kind}.title_line", dialog).text() == title


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_that_every_kind_has_an_icon_of_its_own_questions_and_all_its_sections(kind: object) -> None:
    (described,) = [each for each in KINDS.values() if each is kind]
    assert not outline(icon_of(described.name)).isEmpty()
    assert [each for each in KINDS if icon_of(each) == icon_of(described.name)] == [described.name]
    asked = asked_of_new(described)
    assert all(field in asked or field.name == "title" for field in described.fields if field.required)
    assert 1 <= len(asked) <= 7
    placed = [section for tab in tabs_of(described) for section in tab.sections]
    assert sorted(placed) == sorted(described.sections)


def test_that_every_status_has_a_manner() -> None:
    for kind in KINDS.values():
        for status in () if kind.lifecycle is None else kind.lifecycle.vocabulary:
            assert manner_of(status.value).sign


def test_that_a_line_says_what_the_title_does_not(desk: Desk, workspace: Workspace) -> None:
    workspace.records.add("membership", {"title": "Eurocities", "organisation": "Eurocities", "country": "BE"})
    workspace.records.add("priority", {"title": "Fler utbyten", "year": 2026, "responsible": "Anna Öberg"})
    said = []
    for kind in ("membership", "priority"):
        desk.window.sidebar.go_to(kind)
        desk.until(lambda: desk.window.list_page.model.rowCount() == 1)
        desk.settle()
        line = desk.window.list_page.model.line(0)
        said.append("" if line is None else line.detail)
    assert said == ["Belgien", "2026  ·  Anna Öberg"]


def test_that_what_is_told_of_a_file_is_not_written_by_hand(desk: Desk, workspace: Workspace) -> None:
    carrier = workspace.records.add("organisation", {"title": CARRIER}).id
    workspace.records.add("document", {"title": "Brev", "on": carrier})
    desk.window.sidebar.go_to("document")
    desk.until(lambda: bool(desk.window.findChildren(QLineEdit, "document.sha256_line")))
    desk.shown()
    assert desk.find(QLineEdit, "document.sha256_line").isReadOnly()
    assert not desk.find(QLineEdit, "document.author_line").isReadOnly()
