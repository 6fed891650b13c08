"""Advice that departments ask for, and the matters for the board, as the office meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit

from desktop.policy import profile
from desktop.ui.pages.office_questions_page import OfficeQuestionsPage
from tests.fakes.parties import ask
from tests.ui.office_desk import VISIT, page_at, words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.municipality import Municipality
    from tests.ui.conftest import Desk

ONE = "Kulturförvaltningen"
SEND, ADVICE, MATTERS = 1, 2, 3


def questions(desk: Desk, tab: int) -> OfficeQuestionsPage:
    page = page_at(desk, "questions")
    assert isinstance(page, OfficeQuestionsPage)
    page.tabs.setCurrentIndex(tab)
    return page


def test_that_advice_is_answered_and_the_answer_reaches_the_department(
    office: Desk, municipality: Municipality, tmp_path: Path
) -> None:
    desk, own = municipality.join(ONE), municipality.office.signing.new(ask)
    desk.trusted.trust(own.pem.encode(), "Kommunledningskontoret", own.code)
    visit = municipality.add(ONE, "visit", {**VISIT, "period": "2026-05-04"})
    desk.advice.ask(2026, "Vem tar emot?", "Borgmästaren kommer.", visit)
    municipality.deliver(ONE)
    page = questions(office, ADVICE)
    assert page.tabs.tabText(ADVICE) == "Råd  1"
    assert page.advice.table.model_of_lines.lines[0].words[:3] == ("Vem tar emot?", ONE, "Besök från Tartu")
    assert "Borgmästaren kommer." in words(page)
    page.advice.answer.click()
    dialog = office.dialog("reason_dialog")
    office.find(QPlainTextEdit, "reason_text", dialog).setPlainText("Kommunfullmäktiges presidium.")
    office.click("reason_take", dialog)
    office.settle()
    assert "Svar: Kommunfullmäktiges presidium." in words(page)
    assert page.tabs.tabText(ADVICE) == "Råd"
    page.tabs.setCurrentIndex(SEND)
    page.sending.make_receipts(tmp_path)
    office.settle()
    (receipt,) = tmp_path.glob("*.asice")
    assert desk.receiving.receive(receipt).stored
    (request,) = desk.advice.all(2026)
    assert request.answer is not None
    assert request.answer.note == "Kommunfullmäktiges presidium."
    page.show_department(2026, "kulturforvaltningen")
    page.enter()
    office.settle()
    assert [line.words[0] for line in page.table.model_of_lines.lines] == ["Besök från Tartu"]


def test_that_a_matter_is_written_down_printed_and_settled(office: Desk, municipality: Municipality) -> None:
    page = questions(office, MATTERS)
    assert "Inget väntar på KS" in words(page)
    assert not page.matters.write.isEnabled()
    page.matters.title.setText("Vänort med Tartu")
    page.matters.write.click()
    office.settle()
    assert page.matters.title.text() == ""
    assert page.tabs.tabText(MATTERS) == "Ärenden till KS  1"
    page.matters.print.click()
    paper = office.dialog("papers_dialog")
    office.until(lambda: paper.made is not None)  # type: ignore[attr-defined]
    assert "Vänort med Tartu" in paper.text.toPlainText()  # type: ignore[attr-defined]
    paper.close()
    page.matters.settle.click()
    office.settle()
    assert [each.settled for each in municipality.office.matters.of(2026)] == [True]
    assert "✓ Klart" in page.matters.table.model_of_lines.lines[0].words[2]
    assert not page.matters.settle.isVisible()


def test_that_what_a_rule_leaves_to_the_board_stands_there_with_its_source(
    office: Desk, municipality: Municipality
) -> None:
    desk = municipality.office
    desk.profiles.take_in(profile.load("tyreso"))
    joined = desk.records.add("membership", {"title": "Nätverket", "scope": "municipality"}).id
    desk.rows.add(joined, "terms", {"period": "2026/", "fee": "1 SEK"})
    page = questions(office, MATTERS)
    (need,) = desk.matters.of(2026)
    assert page.matters.table.model_of_lines.lines[0].words[:3] == ("Nätverket", desk.owner.unit, "◐ Öppet")
    assert need.source.sv in words(page)
