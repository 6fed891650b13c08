"""Questions, approvals and duplicates, and what goes back to the departments; outcomes are judged on their side too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from desktop.keystore import os_keyring
from desktop.ui.pages.office_questions_page import OfficeQuestionsPage
from tests.fakes.parties import ask
from tests.ui.office_desk import VISIT, page_at, words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.municipality import Municipality
    from tests.ui.conftest import Desk

ONE, TWO = "Kulturförvaltningen", "Utbildningsförvaltningen"


def questions(desk: Desk, department: str = "kulturforvaltningen") -> OfficeQuestionsPage:
    page = desk.window.wide.page("questions")
    assert isinstance(page, OfficeQuestionsPage)
    page.show_department(2026, department)
    page_at(desk, "questions")
    return page


@pytest.fixture
def visit(municipality: Municipality) -> str:
    """Let a department send a visit with a programme and a decision on it, and another one something alike."""
    for name in (ONE, TWO):
        municipality.join(name)
    rows = {"programme": [{"title": "Välkomnande", "start": "2026-05-04 09:30"}]}
    record = municipality.add(ONE, "visit", {**VISIT, "period": "2026-05-04"}, rows)
    municipality.add(ONE, "decision", {"title": "Besöket tas emot", "on": record, "date": "2026-03-01"})
    municipality.add(TWO, "visit", {**VISIT, "title": "Studiebesök från Tartu", "period": "2026-05-04"})
    for name in (ONE, TWO):
        municipality.deliver(name)
    return record


def choose(page: OfficeQuestionsPage, record: str) -> None:
    assert page.table.select(lambda about: isinstance(about, tuple) and about[1] == record)


def test_that_a_question_at_a_field_reaches_the_department(
    office: Desk, municipality: Municipality, visit: str, tmp_path: Path
) -> None:
    desk = municipality.departments[ONE]
    own = municipality.office.signing.new(ask)
    desk.trusted.trust(own.pem.encode(), "Kommunledningskontoret", own.code)
    page = questions(office)
    choose(page, visit)
    office.settle()
    assert "Estland" in words(page.card)
    assert "Tartu linn" in words(page.card)
    assert "Välkomnande" in words(page.card)
    page.ask.click()
    dialog = office.dialog("question_dialog")
    field = office.find(QComboBox, "question_field", dialog)
    field.setCurrentIndex(field.findData("country"))
    office.find(QPlainTextEdit, "question_text", dialog).setPlainText("Var det inte Lettland?")
    office.click("question_ask", dialog)
    office.settle()
    assert page.standing is not None
    assert page.standing.state == "question"
    assert "Land: Var det inte Lettland?" in words(page.card)
    page.tabs.setCurrentIndex(1)
    assert "1 öppen fråga följer med." in words(page)
    page.sending.make_receipts(tmp_path)
    office.settle()
    assert len(page.sending.cards) == 2
    (file,) = tmp_path.glob("*kulturforvaltningen.asice")
    assert page.sending.cards[0].content().urls()[0].toLocalFile() == str(file)
    assert desk.receiving.receive(file).stored
    answer = desk.answers.of(visit)
    assert answer is not None
    assert [(said.field, said.text) for said in answer.remarks] == [("country", "Var det inte Lettland?")]


def test_that_one_is_not_asked_about_a_field_of_the_record_chosen_before(office: Desk, visit: str) -> None:
    page = questions(office)
    choose(page, visit)
    office.settle()
    assert page.table.select(lambda about: about != page.table.about)
    page.ask.click()
    dialog = office.dialog("question_dialog")
    assert office.find(QComboBox, "question_field", dialog).findData("country") == -1
    dialog.reject()


def test_that_a_record_is_approved_and_another_called_a_duplicate(
    office: Desk, municipality: Municipality, visit: str
) -> None:
    page = questions(office)
    choose(page, visit)
    page.approve.click()
    office.settle()
    assert municipality.office.remarks.of(visit).state == "approved"
    page.duplicate.click()
    dialog = office.dialog("duplicate_dialog")
    assert [line.words[2] for line in dialog.table.model_of_lines.lines] == [TWO]  # type: ignore[attr-defined]
    search = office.find(QLineEdit, "duplicate_search", dialog)
    search.setText("finns inte")
    assert not dialog.take.isEnabled()  # type: ignore[attr-defined]
    search.setText("studiebesök utbildning")
    dialog.table.select(lambda _about: True)  # type: ignore[attr-defined]
    office.click("duplicate_take", dialog)
    office.settle()
    assert municipality.office.remarks.of(visit).state == "duplicate"
    assert "Besök från Tartu är märkt som dubblett." in words(page)


def test_that_the_list_is_narrowed_and_the_open_questions_of_all_are_together(
    office: Desk, municipality: Municipality, visit: str
) -> None:
    municipality.office.remarks.ask(visit, "Hur många?")
    page = questions(office, "")
    assert [line.words[0] for line in page.table.model_of_lines.lines] == ["Besök från Tartu"]
    page.department.setCurrentIndex(page.department.findData("kulturforvaltningen"))
    page.department.chosen.emit()
    office.settle()
    every = len(page.table.model_of_lines.lines)
    page.state.setCurrentIndex(page.state.findData("question"))
    page.state.chosen.emit()
    assert len(page.table.model_of_lines.lines) == 1 < every
    page.state.reset()
    page.search.setText("tas emot")
    assert [line.words[0] for line in page.table.model_of_lines.lines] == ["Besöket tas emot"]
    office.settle()
    assert "Besök från Tartu" in words(page.card)
    municipality.office.remarks.approve(visit)
    page.department.setCurrentIndex(0)
    page.department.chosen.emit()
    office.settle()
    assert "Inga öppna frågor" in words(page)
    assert not page.card.isVisible()


def test_that_a_record_that_is_gone_still_tells_what_was_said(
    office: Desk, municipality: Municipality, visit: str
) -> None:
    municipality.office.remarks.ask(visit, "Hur många?")
    for each in reversed(municipality.office.receiving.all()):
        municipality.office.receiving.take_back(each.number)
    page = questions(office, "")
    office.settle()
    assert "Hur många?" in words(page.card)


def test_that_the_overview_is_made_and_the_passphrase_asked_for_without_a_keyring(
    office: Desk, municipality: Municipality, visit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert visit
    monkeypatch.setattr(os_keyring, "system_keyring", lambda: None)
    municipality.office.signing.new(ask)
    target = tmp_path / "översikt.asice"
    monkeypatch.setattr("desktop.ui.widgets.office_sending.choose_target", lambda *_: target)
    page = questions(office)
    page.tabs.setCurrentIndex(1)
    page.sending.overview.click()
    secret = office.dialog("secret_dialog")
    office.find(QLineEdit, "secret", secret).setText(ask())
    office.click("secret_take", secret)
    office.until(page.sending.made_overview.isVisible)
    assert target.exists()
    page.sending.overview.click()
    secret = office.dialog("secret_dialog")
    office.find(QLineEdit, "secret", secret).setText("fel lösenfras")
    office.click("secret_take", secret)
    office.until(page.banner.isVisible)


def test_that_without_a_key_or_a_delivery_it_is_said_in_words(
    office: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.ui.widgets.office_sending.choose_folder", lambda *_: tmp_path)
    page = questions(office, "")
    page.tabs.setCurrentIndex(1)
    page.sending.receipts.click()
    office.settle()
    assert page.banner.isVisible()
    assert list(tmp_path.glob("*.asice")) == []
