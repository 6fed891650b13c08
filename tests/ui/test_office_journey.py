"""The whole way of a year at the office, with bundles verified in processes of their own; judged on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog

from desktop.services import verifying
from desktop.ui.pages.office_board_page import OfficeBoardPage
from desktop.ui.pages.office_compilation_page import OfficeCompilationPage
from desktop.ui.pages.office_questions_page import OfficeQuestionsPage
from desktop.ui.pages.office_receive_page import OfficeReceivePage
from desktop.ui.wide_pages import PAGES
from tests.fakes.parties import ask
from tests.ui.office_desk import PROJECT, drop, page_at, sent, words
from tests.ui.test_accessibility import interactive, unnamed

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.fakes.municipality import Municipality
    from tests.ui.conftest import Desk

ONE = "Kulturförvaltningen"
_VERIFIED = verifying.verified


def test_that_the_year_goes_from_a_dropped_file_to_the_files_of_the_compilation(
    office: Desk, municipality: Municipality, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verifying, "verified", _VERIFIED)
    municipality.office.departments.put(ONE, {"bodies": ("Kulturnämnden",)})
    own = municipality.office.signing.new(ask)
    municipality.join(ONE)
    record = municipality.add(ONE, "project", {**PROJECT, "own_share": "100 SEK"})
    file = sent(municipality, ONE)
    page_at(office, "overview")
    assert drop(office, [file])
    receive = office.window.wide.page("receive")
    assert isinstance(receive, OfficeReceivePage)
    office.until(lambda: receive._telling is None)
    assert receive.files[file].takeable
    receive.take.click()
    office.until(lambda: receive._telling is None)
    board = page_at(office, "board")
    assert isinstance(board, OfficeBoardPage)
    assert "1 av 1 har lämnat för 2026" in words(board)
    board.records.click()
    office.settle()
    questions = office.window.wide.page("questions")
    assert isinstance(questions, OfficeQuestionsPage)
    assert questions.table.select(lambda about: isinstance(about, tuple) and about[1] == record)
    questions.say(lambda: municipality.office.remarks.ask(record, "Vem äger projektet?", "title"), "{title}")
    office.settle()
    questions.sending.make_receipts(tmp_path)
    office.settle()
    department = municipality.departments[ONE]
    department.trusted.trust(own.pem.encode(), "Kommunledningskontoret", own.code)
    (receipt,) = tmp_path.glob("*.asice")
    assert department.receiving.receive(receipt).stored
    answer = department.answers.of(record)
    assert answer is not None
    assert answer.state == "question"
    compilation = page_at(office, "compilation")
    assert isinstance(compilation, OfficeCompilationPage)
    office.settle()
    compilation.save_to(tmp_path)
    office.settle()
    folder = tmp_path / "Sammanställning 2026, utgåva 1"
    assert (folder / "compilation.pdf").read_bytes().startswith(b"%PDF")
    assert "Läsande städer" in (folder / "compilation.html").read_text("utf-8")
    assert "Läsande städer" in (folder / "open-data" / "projects.csv").read_text("utf-8")
    assert [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()] == []


def test_that_no_control_of_a_page_with_something_on_it_is_without_a_name_in_either_language(
    office: Desk, municipality: Municipality
) -> None:
    municipality.office.departments.put(ONE, {})
    municipality.join(ONE)
    municipality.add(ONE, "project", PROJECT)
    municipality.office.receiving.receive(sent(municipality, ONE))
    receive = office.window.wide.page("receive")
    assert isinstance(receive, OfficeReceivePage)
    receive.take_files([sent(municipality, ONE, visits=2)])
    office.until(lambda: receive._telling is None)
    for each in PAGES:
        if each.role == "office":
            page = page_at(office, each.code)
            assert len(list(interactive(page))) > 3, each.code
            for language in ("en", "sv"):
                office.context.language.switch(language)
                office.settle()
                assert unnamed(page) == []
                title = page.title.text()  # type: ignore[attr-defined] # every page of the office has one
                assert title == office.context.language.label(f"place.{each.code}")


OFFICES = {f"go_{each.code}" for each in PAGES if each.role == "office"}


def test_that_the_offices_pages_are_found_by_name(office: Desk) -> None:
    assert {command.code for command in office.window.commands.all()} >= OFFICES


def test_that_a_department_is_not_offered_the_offices_pages(desk: Desk) -> None:
    assert not OFFICES & {command.code for command in desk.window.commands.all()}
