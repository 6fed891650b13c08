"""The departments and their keys, as the office meets them; outcomes are judged in the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton

from desktop.bundle import certificates
from desktop.keystore import os_keyring
from desktop.ui.pages.office_departments_page import OfficeDepartmentsPage
from tests.factories import desk_at, register_in
from tests.fakes.parties import ask
from tests.ui.office_desk import drop, page_at, words

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.services.workspace import Workspace
    from tests.fakes.municipality import Municipality
    from tests.ui.conftest import Desk

NAME, OTHER = "Kulturförvaltningen", "Barnförvaltningen"


def departments(desk: Desk) -> OfficeDepartmentsPage:
    page = page_at(desk, "departments")
    assert isinstance(page, OfficeDepartmentsPage)
    return page


def press(name: str, page: OfficeDepartmentsPage) -> None:
    """Press the one that is to be seen: those of a department shown before are thrown away a moment later."""
    QApplication.processEvents()
    (button,) = [each for each in page.findChildren(QPushButton, name) if each.isVisible()]
    button.click()


@pytest.fixture
def department(tmp_path: Path, municipality: Municipality) -> Workspace:
    """Give a department with a key that the office has not approved yet."""
    home = tmp_path / "department"
    home.mkdir()
    desk = desk_at(register_in(home), municipality.clock)
    municipality.stack.callback(desk.close)
    desk.signing.new(ask)
    return desk


@pytest.fixture
def request_file(tmp_path: Path, department: Workspace) -> Path:
    file = tmp_path / "begäran.csr"
    file.write_bytes(department.signing.request(ask))
    return file


def test_that_the_profiles_departments_are_taken_in_from_the_empty_page(desk: Desk, workspace: Workspace) -> None:
    workspace.register.take_role("office")
    desk.window.attach(workspace)
    page = departments(desk)
    assert "Inga förvaltningar än" in words(page)
    page.empty.button.click()
    desk.settle()
    assert len(page.table.model_of_lines.lines) == len(workspace.departments.all()) == len(workspace.profile.units)
    assert page.form.isVisible()
    page.adopt.click()
    desk.settle()
    assert "Alla i profilen finns redan här." in words(page)


def test_that_what_is_written_is_saved_when_the_page_is_left(office: Desk, municipality: Municipality) -> None:
    municipality.office.departments.put(NAME, {})
    page = departments(office)
    page.form.contact.setText("  Mari   Näide ")
    page.form.bodies.setPlainText("Kulturnämnden\n\nBiblioteksnämnden\n")
    page.form.email.setText("mari@exempel.se")
    page_at(office, "board")
    (found,) = municipality.office.departments.all()
    assert found.bodies == ("Kulturnämnden", "Biblioteksnämnden")
    assert (found.contact, found.email) == (page.form.contact.text(), "mari@exempel.se")
    page_at(office, "departments")
    assert page.form.changes() == {}


def test_that_a_name_that_is_taken_away_is_refused_and_nothing_is_lost(
    office: Desk, municipality: Municipality
) -> None:
    municipality.office.departments.put(NAME, {"contact": "Mari Näide"})
    page = departments(office)
    page.form.name.clear()
    page.form.left.emit()
    office.settle()
    assert page.banner.isVisible()
    assert [(each.name, each.contact) for each in municipality.office.departments.all()] == [(NAME, "Mari Näide")]


def test_that_one_that_is_here_already_is_not_said_to_be_added(office: Desk, municipality: Municipality) -> None:
    municipality.office.departments.put(NAME, {})
    page = departments(office)
    page.add(NAME)
    office.settle()
    assert "Kulturförvaltningen finns redan." in words(page)
    municipality.office.departments.put(NAME, {"name": "Kultur och fritid"})
    page.add(NAME)
    office.settle()
    assert "Kulturförvaltningen finns redan, med namnet Kultur och fritid." in words(page)
    assert len(municipality.office.departments.all()) == 1


def test_that_what_was_refused_stands_there_when_the_department_is_shown_again(
    office: Desk, municipality: Municipality
) -> None:
    for name in (NAME, OTHER):
        municipality.office.departments.put(name, {})
    page = departments(office)
    page.table.select(lambda about: about == "kulturforvaltningen")
    page.form.name.setText(OTHER)
    page.form.contact.setText("Mari Näide")
    page.table.select(lambda about: about == "barnforvaltningen")
    office.settle()
    assert "är upptaget av en annan förvaltning" in words(page.banner)
    assert (page.form.name.text(), page.form.contact.text()) == (OTHER, "")
    page.table.select(lambda about: about == "kulturforvaltningen")
    assert (page.form.name.text(), page.form.contact.text()) == (OTHER, "Mari Näide")
    page.form.name.setText(NAME)
    page.form.contact.clear()
    page.table.select(lambda about: about == "barnforvaltningen")
    page.table.select(lambda about: about == "kulturforvaltningen")
    assert (page.form.name.text(), page.form.contact.text()) == (NAME, "")
    page.form.name.setText("Kultur")
    page.form.contact.setText("Mari Näide")
    page.form.left.emit()
    office.settle()
    assert [(each.name, each.contact) for each in municipality.office.departments.all()] == [
        (OTHER, ""), ("Kultur", "Mari Näide"),
    ]  # fmt: skip
    assert page.form.changes() == {}


def test_that_where_the_profile_names_none_a_department_is_added_edited_and_removed(
    office: Desk, municipality: Municipality
) -> None:
    page = departments(office)
    page.empty.button.click()
    dialog = office.dialog("name_dialog")
    add = office.find(QPushButton, "name_add", dialog)
    assert not add.isEnabled()
    office.find(QLineEdit, "name_line", dialog).setText("Bolaget Exempel AB")
    add.click()
    office.settle()
    assert page.form.name.text() == "Bolaget Exempel AB"
    page.form.active.click()
    office.settle()
    assert [each.active for each in municipality.office.departments.all()] == [False]
    assert page.remove.isVisible()
    page.remove.click()
    office.settle()
    assert municipality.office.departments.all() == ()
    assert "Bolaget Exempel AB är borttagen." in words(page)


def test_that_a_request_dropped_on_the_window_is_approved_by_its_digits_alone(
    office: Desk,
    municipality: Municipality,
    department: Workspace,
    request_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "kultur.pem"
    monkeypatch.setattr("desktop.ui.pages.office_departments_page.choose_target", lambda *_: target)
    municipality.office.departments.put(NAME, {})
    page = departments(office)
    assert drop(office, [request_file])
    dialog = office.dialog("request_dialog")
    code = department.signing.current().code
    line = office.find(QLineEdit, "request_code", dialog)
    line.setText(f"{(int(code[0]) + 1) % 10}{code[1:]}")
    office.click("request_approve", dialog)
    office.settle()
    assert "Grupp 1" in dialog.trouble.text()  # type: ignore[attr-defined]
    assert municipality.office.trusted.all() == ()
    line.setText(code)
    office.click("request_approve", dialog)
    office.until(target.exists)
    office.settle()
    assert department.signing.install(target.read_bytes()).certificate.self_signed is False
    assert "✓ Godkänd" in words(page)
    (key,) = municipality.office.trusted.all()
    assert (key.name, key.department) == (NAME, "kulturforvaltningen")


def test_that_without_a_file_the_dialogue_says_so(office: Desk) -> None:
    departments(office).request.click()
    dialog = office.dialog("request_dialog")
    office.click("request_approve", dialog)
    assert "Välj först filen" in dialog.trouble.text()  # type: ignore[attr-defined]


def test_that_a_certificate_can_be_saved_again_later(
    office: Desk, municipality: Municipality, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    municipality.join(NAME)
    municipality.office.departments.put(NAME, {})
    target = tmp_path / "igen.pem"
    monkeypatch.setattr("desktop.ui.pages.office_departments_page.choose_target", lambda *_: target)
    press("key_certificate", departments(office))
    office.settle()
    assert certificates.der_of(target.read_bytes())


@pytest.mark.parametrize(
    ("button", "status", "said"), [("key_retire", "retired", "utbytt"), ("key_revoke", "revoked", "spärrad")]
)
def test_that_a_key_is_retired_or_revoked_with_a_reason(
    office: Desk, municipality: Municipality, button: str, status: str, said: str
) -> None:
    municipality.join(NAME)
    municipality.office.departments.put(NAME, {})
    page = departments(office)
    press(button, page)
    dialog = office.dialog("reason_dialog")
    take = office.find(QPushButton, "reason_take", dialog)
    assert not take.isEnabled()
    office.find(QPlainTextEdit, "reason_text", dialog).setPlainText("Datorn är stulen.")
    take.click()
    office.settle()
    (key,) = municipality.office.trusted.all()
    assert (key.status.value, key.why) == (status, "Datorn är stulen.")
    assert said in words(page)
    assert "Datorn är stulen." in words(page)


def test_that_the_passphrase_is_asked_for_where_there_is_no_keyring(
    office: Desk, department: Workspace, request_file: Path, municipality: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = department.signing.current().code
    monkeypatch.setattr(os_keyring, "system_keyring", lambda: None)
    monkeypatch.setattr("desktop.ui.pages.office_departments_page.choose_target", lambda *_: None)
    page = departments(office)
    page.begin_request(request_file)
    dialog = office.dialog("request_dialog")
    dialog.department.setCurrentText(NAME)  # type: ignore[attr-defined]
    office.find(QLineEdit, "request_code", dialog).setText(code)
    office.click("request_approve", dialog)
    secret = office.dialog("secret_dialog")
    assert not dialog.approve.isEnabled()  # type: ignore[attr-defined] # a second press would approve it twice
    office.click("secret_cancel", secret)
    office.click("request_approve", dialog)
    secret = office.dialog("secret_dialog")
    office.find(QLineEdit, "secret", secret).setText(ask())
    office.click("secret_take", secret)
    office.until(lambda: len(municipality.office.trusted.all()) == 1)
    office.settle()
    assert "är godkänd" in words(page)


def test_that_the_offices_key_slip_says_its_digits(office: Desk, municipality: Municipality) -> None:
    code = municipality.office.signing.new(ask).code
    departments(office).slip.click()
    dialog = office.dialog("papers_dialog")
    office.until(lambda: dialog.made is not None)  # type: ignore[attr-defined]
    assert code.split()[0] in dialog.text.toPlainText()  # type: ignore[attr-defined]
    dialog.close()


@pytest.mark.parametrize("name", ["departments_authority", "departments_crl"])
def test_that_what_outside_checks_need_is_saved(
    office: Desk, municipality: Municipality, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    municipality.office.departments.put(NAME, {})
    target = tmp_path / "fil.pem"
    monkeypatch.setattr("desktop.ui.pages.office_departments_page.choose_target", lambda *_: target)
    page = departments(office)
    office.click(name, page)
    office.settle()
    assert target.read_bytes().startswith(b"-----BEGIN")
    assert "Sparat: fil.pem" in words(page)
