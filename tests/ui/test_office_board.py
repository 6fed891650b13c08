"""The board of a year and the reminders, as the office meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication

from desktop.ui.dialogs.office_reminders import RemindersDialog
from desktop.ui.pages.office_board_page import OfficeBoardPage
from desktop.ui.pages.office_questions_page import OfficeQuestionsPage
from tests.ui.office_desk import VISIT, page_at, words

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QUrl

    from tests.fakes.municipality import Municipality
    from tests.ui.conftest import Desk

ONE, TWO, GONE = "Kulturförvaltningen", "Utbildningsförvaltningen", "Nedlagda förvaltningen"


def board(desk: Desk) -> OfficeBoardPage:
    page = page_at(desk, "board")
    assert isinstance(page, OfficeBoardPage)
    return page


@pytest.fixture
def delivered(municipality: Municipality) -> str:
    """Let one department deliver and another not; a third has ceased. Gives the record that was asked about."""
    put = municipality.office.departments.put
    put(ONE, {"contact": "Mari Näide", "email": "mari@exempel.se"})
    put(TWO, {"contact": "Aino Esimerkki"})
    put(GONE, {"active": "nej"})
    municipality.join(ONE)
    record = municipality.add(ONE, "visit", {**VISIT, "period": "2026-05-04"})
    municipality.deliver(ONE)
    municipality.office.remarks.ask(record, "Hur många var ni?")
    return record


def test_that_without_departments_the_page_says_where_to_begin(office: Desk) -> None:
    page = board(office)
    assert "Inga förvaltningar än" in words(page)
    assert "profil" not in words(page)
    page.empty.button.click()
    assert office.window.wide.code == "departments"


def test_that_the_missing_stand_first_and_each_line_says_how_it_stands(office: Desk, delivered: str) -> None:
    assert delivered
    page = board(office)
    lines = [line.words for line in page.table.model_of_lines.lines]
    assert [line[:4] for line in lines] == [
        (TWO, "! Saknas", "", ""),
        (ONE, "✓ Lämnat", "2026-11-20", "1"),
        (GONE, "– redovisar inte längre", "", ""),
    ]
    assert "ingen godkänd nyckel" in lines[0][8]
    assert lines[1][5] == "1"
    assert "1 av 3 har lämnat för 2026  ·  1 saknas  ·  1 öppen fråga" in words(page)
    assert not page.records.isEnabled()
    page.year_choice.setCurrentIndex(1)
    page.year_choice.chosen.emit()
    office.settle()
    assert "0 av 3 har lämnat för 2025" in words(page)


def test_that_a_department_is_a_press_from_its_records(office: Desk, delivered: str) -> None:
    page = board(office)
    page.table.select(lambda about: about == "kulturforvaltningen")
    page.records.click()
    office.settle()
    assert office.window.wide.code == "questions"
    questions = office.window.wide.page("questions")
    assert isinstance(questions, OfficeQuestionsPage)
    assert questions.department.currentText() == ONE
    assert questions.standing is not None
    assert questions.standing.record == delivered


def test_that_reminders_are_copied_opened_saved_and_printed(
    office: Desk, delivered: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert delivered
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    target = tmp_path / "påminnelser.txt"
    monkeypatch.setattr("desktop.ui.dialogs.office_reminders.choose_target", lambda *_: target)
    board(office).remind.click()
    dialog = office.dialog("reminders_dialog")
    assert isinstance(dialog, RemindersDialog)
    assert [line.words for line in dialog.table.model_of_lines.lines] == [
        (TWO, "har inte lämnat", "! adress saknas"),
        (ONE, "1 fråga", ""),
    ]
    assert not dialog.mail.isEnabled()
    dialog.by.setText("15 februari")
    dialog.copy.click()
    assert "15 februari" in QGuiApplication.clipboard().text()
    dialog.table.select(lambda about: about == 1)
    dialog.mail.click()
    assert opened[0].toString().startswith("mailto:mari@exempel.se?subject=")
    dialog.save.click()
    office.until(target.exists)
    office.settle()
    saved = target.read_text("utf-8")
    assert "Hej Aino Esimerkki!" in saved
    assert "Hej Mari Näide!" in saved
    dialog.print.click()
    paper = office.dialog("papers_dialog")
    office.until(lambda: paper.made is not None)  # type: ignore[attr-defined]
    assert "Hej Mari Näide!" in paper.text.toPlainText()  # type: ignore[attr-defined]
    paper.close()
    dialog.close()


def test_that_the_board_is_printed_and_nobody_is_reminded_without_a_reason(
    office: Desk, municipality: Municipality, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    municipality.join(ONE)
    municipality.office.departments.put(ONE, {})
    municipality.deliver(ONE)
    page = board(office)
    page.remind.click()
    office.settle()
    assert "Ingen behöver påminnas." in words(page)
    page.paper.click()
    paper = office.dialog("papers_dialog")
    office.until(lambda: paper.made is not None)  # type: ignore[attr-defined]
    target = tmp_path / "läget.docx"
    monkeypatch.setattr("desktop.ui.dialogs.papers.choose_target", lambda *_: target)
    office.click("papers_save", paper)
    office.until(target.exists)
    assert "Förvaltningarnas redovisning 2026" in paper.text.toPlainText()  # type: ignore[attr-defined]
    office.settle()
    paper.close()
