"""A field that points at another record, filled in as a person does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit

from desktop.ui.editors.reference import ReferenceEditor

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.services.workspace import Workspace
    from tests.ui.conftest import Desk

    TypeText = Callable[[QWidget, str], None]

FIELD = "person.organisation"


class Field:
    """The field `organisation` of a person, which is open in the window."""

    def __init__(self, desk: Desk, workspace: Workspace) -> None:
        self.desk = desk
        self.tartu = workspace.records.add("organisation", {"title": "Tartu linn"}).id
        self.turku = workspace.records.add("organisation", {"title": "Åbo stad"}).id
        workspace.records.add("visit", {"title": "Besök från Tartu"})
        workspace.records.add("person", {"title": "Mari Näide"})
        desk.window.sidebar.go_to("person")
        desk.until(lambda: desk.window.list_page.model.rowCount() == 1)
        desk.until(lambda: bool(desk.window.findChildren(QLineEdit, f"{FIELD}_line")))
        self.line = desk.find(QLineEdit, f"{FIELD}_line")
        self.editor = desk.find(ReferenceEditor, FIELD)
        self.popup = self.editor.popup
        self.line.setFocus()
        desk.settle()

    def suggestions(self) -> list[str]:
        self.desk.until(self.popup.isVisible)
        model = self.popup.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def on_disk(self) -> object:
        return self.desk.shown().fields.get("organisation")


@pytest.fixture
def field(desk: Desk, workspace: Workspace) -> Field:
    return Field(desk, workspace)


def test_that_a_record_is_found_while_typing_and_taken_with_the_keyboard(field: Field, type_text: TypeText) -> None:
    type_text(field.line, "tart")
    assert field.suggestions() == ["Tartu linn  ·  Organisation"]
    field.desk.press("Return", field.popup)
    assert field.line.text() == "Tartu linn"
    assert field.on_disk() == field.tartu
    assert not field.popup.isVisible()


def test_that_swedish_letters_are_found(field: Field, type_text: TypeText) -> None:
    type_text(field.line, "åbo")
    field.suggestions()
    field.desk.press("Return", field.popup)
    assert field.on_disk() == field.turku


def test_that_down_shows_what_was_changed_last_before_anything_is_typed(field: Field) -> None:
    field.desk.press("Down", field.line)
    assert sorted(field.suggestions()) == ["Tartu linn  ·  Organisation", "Åbo stad  ·  Organisation"]
    second = str(field.popup.model().index(1, 0).data())
    field.desk.press("Down", field.popup)
    field.desk.press("Return", field.popup)
    assert second.startswith(field.line.text())
    assert field.on_disk() == {"Tartu linn": field.tartu, "Åbo stad": field.turku}[field.line.text()]


def test_that_a_search_without_an_answer_says_so_and_enter_takes_nothing(field: Field, type_text: TypeText) -> None:
    type_text(field.line, "xyz")
    assert field.suggestions() == ["Inget hittades"]
    field.desk.press("Return", field.popup)
    assert field.line.text() == "xyz"
    assert field.on_disk() is None


def test_that_what_is_written_in_full_is_taken_without_choosing(field: Field, type_text: TypeText) -> None:
    type_text(field.line, "tartu linn")
    field.desk.window.list_page.view.setFocus()
    field.desk.until(lambda: field.line.text() == "Tartu linn")
    assert field.on_disk() == field.tartu


def test_that_words_that_are_no_record_are_refused_and_kept(field: Field, type_text: TypeText) -> None:
    type_text(field.line, "okänd")
    field.suggestions()
    field.desk.press("Esc", field.popup)
    field.desk.window.list_page.view.setFocus()
    field.desk.settle()
    page = field.desk.window.record_page
    assert page is not None
    cell = page.go_to("organisation")
    assert cell is not None
    field.desk.until(lambda: "okänd" in cell.note.text())
    assert field.line.text() == "okänd"
    assert field.on_disk() is None


def test_that_the_field_is_cleared_and_undone(field: Field, type_text: TypeText) -> None:
    type_text(field.line, "tart")
    field.suggestions()
    field.desk.press("Return", field.popup)
    assert field.on_disk() == field.tartu
    field.line.selectAll()
    field.desk.press("Del", field.line)
    field.desk.window.list_page.view.setFocus()
    assert field.on_disk() is None
    field.desk.press("Ctrl+Z", field.desk.window)
    field.desk.until(lambda: field.line.text() == "Tartu linn")
    assert field.on_disk() == field.tartu


def test_that_the_record_is_shown_by_its_title_and_named_for_a_screen_reader(
    field: Field, workspace: Workspace
) -> None:
    workspace.records.add("person", {"title": "Aino Esimerkki", "organisation": field.turku})
    field.desk.window.list_page.reload()
    field.desk.until(lambda: field.desk.window.list_page.model.rowCount() == 2)
    model = field.desk.window.list_page.model
    row = next(row for row in range(2) if model.index(row, 0).data() == "Aino Esimerkki")
    field.desk.window.list_page.view.setCurrentIndex(model.index(row, 0))
    field.desk.until(lambda: field.line.text() == "Åbo stad")
    assert field.line.accessibleName() == "Organisation"
    assert field.popup.accessibleName() == "Förslag"
    assert field.editor.text() == field.turku
