"""What a person does with the program, by what can be seen of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QToolButton,
)

from desktop.keystore import os_keyring
from desktop.ui.dialogs.first_start import FirstStartDialog
from desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop.services.workspace import Workspace
    from desktop.ui.widgets.sidebar import Place
    from tests.ui.conftest import Desk

    TypeText = Callable[[QWidget, str], None]


@pytest.fixture
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os_keyring, "system_keyring", lambda: None)


def add_visit(desk: Desk, type_text: TypeText, organisation: str, country: str) -> None:
    """Log a visit as a person in a hurry does."""
    desk.press("Ctrl+N")
    dialog = desk.dialog("new_record_dialog")
    type_text(desk.find(QLineEdit, "visit.organisation_line", dialog), organisation)
    land = desk.find(QLineEdit, "visit.country_line", dialog)
    land.setFocus()
    type_text(land, country)
    desk.click("create_record", dialog)
    desk.until(lambda: desk.window.record_page is not None and desk.window.record_page.record is not None)
    desk.settle()


def places(desk: Desk) -> dict[str, int]:
    desk.settle()
    model = desk.window.sidebar.model
    found: list[Place] = [model.index(row).data(Qt.ItemDataRole.UserRole) for row in range(model.rowCount())]
    return {place.kind: place.count for place in found}


def titles(desk: Desk) -> list[str]:
    desk.settle()
    model = desk.window.list_page.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


@pytest.mark.usefixtures("no_keyring")
def test_that_a_first_time_user_makes_a_register_and_logs_a_visit(
    empty_desk: Desk, tmp_path: Path, type_text: TypeText
) -> None:
    desk = empty_desk
    desk.application.opening.begin(None)
    desk.click("welcome_new", desk.dialog("welcome"))
    start = desk.dialog("first_start")
    assert isinstance(start, FirstStartDialog)
    start.path = tmp_path / "mitt register.utblick"
    desk.settle()
    desk.find(QRadioButton, "profile_stockholm", start).click()
    desk.click("go_on", start)
    type_text(desk.find(QLineEdit, "unit", start), "Kulturförvaltningen")
    type_text(desk.find(QLineEdit, "person", start), "Anna Öberg")
    desk.click("go_on", start)
    type_text(desk.find(QLineEdit, "passphrase", start), "tre blå ord")
    type_text(desk.find(QLineEdit, "passphrase_again", start), "tre blå ord")
    desk.click("go_on", start)
    desk.until(lambda: bool(desk.find(PlainLabel, "recovery_code", start).text()))
    code = desk.find(PlainLabel, "recovery_code", start).text()
    start.save_code(tmp_path / "kod.txt")
    assert code in (tmp_path / "kod.txt").read_text(encoding="utf-8")
    type_text(desk.find(QLineEdit, "typed_code", start), code.lower().replace("-", " "))
    desk.click("go_on", start)
    desk.click("go_on", start)
    desk.until(desk.window.isActiveWindow)
    assert "mitt register" in desk.window.windowTitle()
    add_visit(desk, type_text, "Åbo stad", "Finland")
    record = desk.shown()
    assert record.title == "Besök från Åbo stad, Finland"
    assert record.fields["country"] == "FI"
    assert record.fields["unit"] == "Kulturförvaltningen"
    assert record.status == "requested"
    assert places(desk)["visit"] == 1


def test_that_a_change_is_undone_and_a_record_comes_back_from_the_trash(
    desk: Desk, workspace: Workspace, type_text: TypeText
) -> None:
    add_visit(desk, type_text, "Åbo stad", "Finland")
    record = desk.shown()
    purpose = desk.find(QPlainTextEdit, "visit.purpose_box")
    purpose.setFocus()
    type_text(purpose, "Lära av Åbo")
    desk.find(QLineEdit, "visit.city_line").setFocus()
    desk.until(lambda: workspace.records.get(record.id).fields.get("purpose") == "Lära av Åbo")
    undo = desk.find(QToolButton, "undo")
    desk.until(lambda: undo.isEnabled() and "Syfte" in undo.accessibleName())
    desk.press("Ctrl+Z")
    desk.until(lambda: "purpose" not in workspace.records.get(record.id).fields)
    desk.until(lambda: purpose.toPlainText() == "")
    desk.click("trash")
    desk.until(lambda: workspace.records.get(record.id).trashed is not None)
    desk.until(lambda: titles(desk) == [])
    assert (places(desk)["visit"], places(desk)[""]) == (0, 1)
    assert desk.window.right.currentWidget() is desk.window.start_page
    desk.window.sidebar.go_to_page("trash")
    desk.until(desk.find(QPushButton, "trash_look").isEnabled)
    desk.click("trash_look")
    desk.until(lambda: titles(desk) == [record.title])
    desk.until(lambda: desk.window.right.currentWidget() is desk.window.record_page)
    assert purpose.isReadOnly()
    desk.click("restore")
    desk.until(lambda: workspace.records.get(record.id).trashed is None)
    desk.until(lambda: desk.window.list_page.place == "visit" and titles(desk) == [record.title])
    desk.until(lambda: not purpose.isReadOnly())


def test_that_undoing_a_new_record_puts_it_in_the_trash(desk: Desk, type_text: TypeText) -> None:
    add_visit(desk, type_text, "Åbo stad", "Finland")
    desk.press("Ctrl+Z", desk.window)
    desk.until(lambda: places(desk)[""] == 1)
    assert titles(desk) == []


def test_that_there_is_nothing_to_undo_in_an_empty_register(desk: Desk) -> None:
    desk.window.undo()
    desk.until(desk.window.banner.isVisible)


def test_that_ctrl_z_takes_back_typing_before_anything_else(desk: Desk, type_text: TypeText) -> None:
    add_visit(desk, type_text, "Åbo stad", "Finland")
    city = desk.find(QLineEdit, "visit.city_line")
    city.setFocus()
    type_text(city, "Å")
    desk.press("Ctrl+Z", city)
    assert city.text() == ""
    assert titles(desk) == ["Besök från Åbo stad, Finland"]


def test_that_a_step_is_taken_and_one_that_a_rule_stops_says_why(
    desk: Desk, workspace: Workspace, type_text: TypeText
) -> None:
    add_visit(desk, type_text, "Åbo stad", "Finland")
    record = desk.shown()
    desk.click("step_assessing")
    desk.until(lambda: workspace.records.get(record.id).status == "assessing")
    desk.settle()
    assert "●" in desk.find(QPushButton, "step_assessing").text()
    assert "✓" in desk.find(QPushButton, "step_requested").text()
    desk.click("step_closed")
    page = desk.window.record_page
    assert page is not None
    desk.until(page.banner.isVisible)
    assert workspace.records.get(record.id).status == "assessing"
    cell = page.go_to("learned")
    assert cell is not None
    assert cell.note.isVisible()
    assert "lärdom" in cell.note.text()
    no_action = desk.find(QPushButton, "step_closed")
    desk.click("visit.no_action_yes")
    desk.until(lambda: workspace.records.get(record.id).fields.get("no_action") is True)
    desk.settle()
    QTest.mouseClick(no_action, Qt.MouseButton.LeftButton)
    desk.until(lambda: workspace.records.get(record.id).status == "closed")
    desk.until(lambda: not page.banner.isVisible() and not cell.note.isVisible())


def test_that_a_visit_is_declined_from_the_menu_of_endings(
    desk: Desk, workspace: Workspace, type_text: TypeText
) -> None:
    add_visit(desk, type_text, "Åbo stad", "Finland")
    record, page = desk.shown(), desk.window.record_page
    assert page is not None
    assert page.stepper is not None
    assert [code for code, _name in page.stepper.endings()] == ["declined", "cancelled"]
    page.stepper.step_wanted.emit("declined")
    desk.until(lambda: workspace.records.get(record.id).status == "declined")
    desk.until(lambda: "Avböjd" in page.stepper.out.text() if page.stepper else False)


def test_that_a_wrong_date_is_told_under_its_field_and_in_the_badge(
    desk: Desk, workspace: Workspace, type_text: TypeText
) -> None:
    add_visit(desk, type_text, "Åbo stad", "Finland")
    record, page = desk.shown(), desk.window.record_page
    assert page is not None
    line = desk.find(QLineEdit, "visit.received_line")
    line.setFocus()
    type_text(line, "i maj")
    desk.find(QLineEdit, "visit.city_line").setFocus()
    cell = page.go_to("received")
    assert cell is not None
    desk.until(cell.note.isVisible)
    assert cell.note.text().startswith("”i maj” är inget datum.")
    assert line.accessibleDescription() == cell.note.text()
    assert "1 uppgift att rätta" in page.badge.text()
    line.selectAll()
    type_text(line, "2026-5-3")
    desk.find(QLineEdit, "visit.city_line").setFocus()
    desk.until(lambda: str(workspace.records.get(record.id).fields.get("received")) == "2026-05-03")
    desk.until(lambda: line.text() == "2026-05-03" and not cell.note.isVisible())
    assert page.badge.text() == f"✓ Sparat {desk.context.language.formats.clock(desk.context.clock.now())}"


def test_that_a_row_is_added_changed_and_deleted(desk: Desk, workspace: Workspace, type_text: TypeText) -> None:
    add_visit(desk, type_text, "Åbo stad", "Finland")
    record, page = desk.shown(), desk.window.record_page
    assert page is not None
    page.tab_bar.setCurrentIndex(3)
    desk.click("visit.delegation.add")
    name = desk.find(QLineEdit, "visit.delegation.name_line")
    name.setFocus()
    type_text(name, "Aino")
    role = desk.find(QLineEdit, "visit.delegation.role_line")
    role.setFocus()
    desk.until(lambda: len(workspace.records.get(record.id).rows.get("delegation", ())) == 1)
    type_text(role, "Borgmästare")
    name.setFocus()
    desk.until(lambda: workspace.records.get(record.id).rows["delegation"][0].fields.get("role") == "Borgmästare")
    desk.click("visit.delegation.delete")
    desk.until(lambda: not workspace.records.get(record.id).rows.get("delegation"))
    desk.settle()
    desk.press("Ctrl+Z", desk.window)
    desk.until(lambda: len(workspace.records.get(record.id).rows.get("delegation", ())) == 1)


def test_that_a_search_finds_words_anywhere_in_records_of_every_kind(
    desk: Desk, workspace: Workspace, type_text: TypeText
) -> None:
    workspace.records.add("visit", {"title": "Besök från Åbo", "purpose": "Om skolbibliotek i ytterstaden"})
    workspace.records.add("project", {"title": "Bibliotek för alla"})
    workspace.records.add("visit", {"title": "Resa till Łódź"})
    desk.window.list_page.reload()
    desk.press("Ctrl+F", desk.window)
    type_text(desk.window.list_page.search, "bibl")
    desk.until(lambda: titles(desk) == ["Bibliotek för alla"])
    assert not desk.find(QComboBox, "filter_year").isVisible()
    desk.window.list_page.search.clear()
    type_text(desk.window.list_page.search, "skolb")
    desk.until(lambda: titles(desk) == ["Besök från Åbo"])
    line = desk.window.list_page.model.line(0)
    assert line is not None
    assert "Om skolbibliotek" in line.detail
    scope = desk.find(QComboBox, "search_scope")
    desk.window.list_page.search.clear()
    type_text(desk.window.list_page.search, "bibl")
    desk.until(lambda: titles(desk) == ["Bibliotek för alla"])
    scope.setCurrentIndex(scope.findData("visit"))
    scope.activated.emit(scope.currentIndex())
    desk.until(lambda: titles(desk) == [] and desk.find(QPushButton, "clear_filters").isVisible())
    desk.click("clear_filters")
    desk.until(lambda: len(titles(desk)) == 2)


def test_that_the_list_is_filtered(desk: Desk, workspace: Workspace) -> None:
    for title, where in (("Besök från Åbo", "assessing"), ("Besök från Łódź", "requested"), ("Resa till Åbo", "held")):
        workspace.records.add("visit", {"title": title, "status": where, "received": "2025-01-01"})
    desk.window.list_page.reload()
    desk.settle()
    status = desk.find(QComboBox, "filter_status")
    status.setCurrentIndex(status.findData("held"))
    status.activated.emit(status.currentIndex())
    desk.until(lambda: titles(desk) == ["Resa till Åbo"])
    year = desk.find(QComboBox, "filter_year")
    year.setCurrentIndex(year.findData("2026"))
    year.activated.emit(year.currentIndex())
    desk.until(lambda: titles(desk) == [] and desk.find(QPushButton, "clear_filters").isVisible())
    desk.click("clear_filters")
    desk.until(lambda: len(titles(desk)) == 3)


def test_that_the_keyboard_goes_everywhere(desk: Desk, type_text: TypeText) -> None:
    add_visit(desk, type_text, "Åbo stad", "Finland")
    desk.press("F2", desk.window)
    desk.until(lambda: (QApplication.focusWidget() or desk.window).objectName() == "visit.title_line")
    desk.press("Esc")
    assert QApplication.focusWidget() is desk.window.list_page.view
    desk.press("Ctrl+F")
    assert QApplication.focusWidget() is desk.window.list_page.search
    desk.press("Ctrl+,")
    desk.dialog("settings_dialog").close()


def test_that_a_new_visit_without_a_title_is_asked_for_one(desk: Desk, type_text: TypeText) -> None:
    desk.press("Ctrl+N", desk.window)
    dialog = desk.dialog("new_record_dialog")
    desk.click("create_record", dialog)
    title = desk.find(QLineEdit, "visit.title_line", dialog)
    desk.until(lambda: bool(title.property("invalid")))
    type_text(title, "Hemligt besök")
    type_text(desk.find(QLineEdit, "visit.organisation_line", dialog), "Åbo")
    assert title.text() == "Hemligt besök"
    desk.click("create_record", dialog)
    desk.until(lambda: titles(desk) == ["Hemligt besök"])


def test_that_what_is_typed_is_saved_when_the_window_closes(
    desk: Desk, register: Path, template: object, type_text: TypeText
) -> None:
    add_visit(desk, type_text, "Åbo stad", "Finland")
    record = desk.shown()
    city = desk.find(QLineEdit, "visit.city_line")
    city.setFocus()
    type_text(city, "Åbo")
    desk.window.close()
    from desktop.domain.clock import SystemClock  # noqa: PLC0415 - beside the one below
    from desktop.keystore import Unlock  # noqa: PLC0415 - the register is opened anew here only
    from desktop.services.workspace import opened  # noqa: PLC0415 - as above

    code = getattr(template, "code", "")
    with opened(register, Unlock(recovery_code=code), SystemClock()) as again:
        assert again.records.get(record.id).fields["city"] == "Åbo"
