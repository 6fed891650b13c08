"""The papers of a record in the window: seen, read as text, printed, saved, taken along."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QCheckBox, QListWidget

from desktop.domain.errors import StoreTrouble
from desktop.ui.dialogs import papers as module
from desktop.ui.dialogs.papers import PapersDialog
from desktop.ui.preferences import Preferences
from desktop.ui.printing import Printing, asked_for_printer
from tests.fakes.papers import page_count, visit_in

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QUrl

    from desktop.services.workspace import Workspace
    from tests.ui.conftest import Desk


@pytest.fixture
def looking(empty_desk: Desk, workspace: Workspace) -> PapersDialog:
    """Give the papers of a visit."""
    return opened(empty_desk, workspace, visit_in(workspace))


def opened(desk: Desk, workspace: Workspace, record: str) -> PapersDialog:
    dialog = PapersDialog.about(desk.context, workspace, workspace.records.get(record), desk.window)
    assert dialog is not None
    dialog.open()
    desk.settle()
    return dialog


def go_to(desk: Desk, kind: str, record: str) -> None:
    desk.window.list_page.reload()
    desk.window.go_to(kind, record)
    desk.settle()
    desk.until(lambda: _shown(desk) == record)


def _shown(desk: Desk) -> str:
    record = desk.window._record()
    return "" if record is None else record.id


def choose(desk: Desk, dialog: PapersDialog, name: str) -> None:
    names = [paper.name for paper in dialog._papers]
    desk.find(QListWidget, "papers_choice", dialog).setCurrentRow(names.index(name))
    desk.settle()


def test_that_the_papers_of_a_record_are_shown_page_by_page(empty_desk: Desk, looking: PapersDialog) -> None:
    assert looking.windowTitle() == "Utskrifter: Studiebesök om läsning"
    choose(empty_desk, looking, "table-signs")
    assert looking.stack.currentWidget() is looking.view
    sheets = looking.view.sheets
    assert len(sheets._places) == 2
    empty_desk.until(lambda: 0 in sheets._images)
    assert 1 not in sheets._images  # out of sight
    looking.view.verticalScrollBar().setValue(looking.view.verticalScrollBar().maximum())
    empty_desk.until(lambda: 1 in sheets._images)


def test_that_the_pages_are_drawn_anew_when_there_is_another_width(empty_desk: Desk, looking: PapersDialog) -> None:
    sheets = looking.view.sheets
    empty_desk.until(lambda: 0 in sheets._images)
    before = sheets._images[0].width()
    looking.resize(looking.width() - 200, looking.height())
    empty_desk.until(lambda: 0 in sheets._images and sheets._images[0].width() < before)


def test_that_ctrl_p_shows_the_record_with_what_was_typed_last(desk: Desk, workspace: Workspace) -> None:
    go_to(desk, "visit", visit_in(workspace))
    page = desk.window.record_page
    assert page is not None
    cell = page.go_to("title")
    assert cell is not None
    cell.editor.show_text("Nyss skrivet")
    cell.editor.typed.emit()
    desk.press("Ctrl+P", desk.window)
    dialog = desk.dialog("papers_dialog")
    desk.settle()
    assert isinstance(dialog, PapersDialog)
    assert "Nyss skrivet" in dialog.text.toPlainText()


def test_that_the_same_is_there_as_text(empty_desk: Desk, looking: PapersDialog) -> None:
    choose(empty_desk, looking, "programme")
    empty_desk.click("papers_as_text", looking)
    assert looking.stack.currentWidget() is looking.text
    assert "Esmaspäev, 4. mai 2026" in looking.text.toPlainText()
    looking.language.setCurrentIndex(looking.language.findData("fr"))
    looking.language.activated.emit(looking.language.currentIndex())
    empty_desk.settle()
    assert "Lundi 4 mai 2026" in looking.text.toPlainText()


def test_that_a_tick_tells_more_and_is_remembered(
    empty_desk: Desk, workspace: Workspace, looking: PapersDialog
) -> None:
    choose(empty_desk, looking, "programme")
    assert "08-000 00 00" not in looking.text.toPlainText()
    empty_desk.find(QCheckBox, "papers_tick_phones", looking).click()
    empty_desk.settle()
    assert "08-000 00 00" in looking.text.toPlainText()
    looking.close()
    again = opened(empty_desk, workspace, visit_in(workspace))
    assert again.paper.name == "programme"
    assert again.ticks["phones"].isChecked()
    assert Preferences().paper("visit")["paper"] == "programme"
    choose(empty_desk, again, "badges")
    assert again.ticks == {}


def test_that_a_language_is_remembered_where_it_is_not_the_guests(empty_desk: Desk, looking: PapersDialog) -> None:
    choose(empty_desk, looking, "badges")
    looking.language.setCurrentIndex(looking.language.findData("en"))
    looking.language.activated.emit(1)
    empty_desk.settle()
    choose(empty_desk, looking, "programme")
    assert looking.language.currentData() == "et"
    choose(empty_desk, looking, "badges")
    assert looking.language.currentData() == "en"


def test_that_a_paper_is_saved_in_the_form_its_name_asks_for(
    empty_desk: Desk, looking: PapersDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()
    targets = [tmp_path / name for name in ("a.pdf", "b.docx", "c.html", "d")]
    waiting = iter(targets)

    def answer(_parent: object, _heading: str, name: str, kinds: str) -> Path:
        asked.update((name, kinds))
        return next(waiting)

    monkeypatch.setattr(module, "choose_target", answer)
    choose(empty_desk, looking, "programme")
    for target in targets:
        empty_desk.click("papers_save", looking)
        empty_desk.settle()
        assert looking._told.text().startswith(f"Sparad: {target.name}")
    assert asked == {
        "Programme for the guests Studiebesök om läsning.pdf",
        "PDF (*.pdf);;Word (*.docx);;Webbsida (*.html)",
    }
    written = [tmp_path / name for name in ("a.pdf", "b.docx", "c.html", "d.pdf")]
    assert [file.read_bytes()[:2] for file in written] == [b"%P", b"PK", b"<!", b"%P"]


def test_that_a_paper_for_a_mail_is_copied_and_its_folder_can_be_opened(
    empty_desk: Desk, looking: PapersDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "program.pdf"
    shown: list[str] = []

    def open_(place: QUrl) -> bool:
        shown.append(place.toLocalFile())
        return True

    monkeypatch.setattr(module, "choose_target", lambda *_asked: target)
    monkeypatch.setattr(QDesktopServices, "openUrl", open_)
    empty_desk.click("papers_mail", looking)
    empty_desk.settle()
    assert [each.toLocalFile() for each in QGuiApplication.clipboard().mimeData().urls()] == [str(target)]
    assert "Klistra in" in looking._told.text()
    empty_desk.click("papers_folder", looking)
    assert shown == [str(tmp_path)]


def test_that_thinking_better_of_it_saves_and_prints_nothing(
    empty_desk: Desk, looking: PapersDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "choose_target", lambda *_asked: None)
    monkeypatch.setattr(module, "asked_for_printer", lambda *_asked: None)
    before = list(tmp_path.iterdir())
    empty_desk.click("papers_save", looking)
    empty_desk.click("papers_print", looking)
    empty_desk.settle()
    assert list(tmp_path.iterdir()) == before
    assert not looking._told.isVisible()


def test_that_a_place_that_cannot_be_written_is_told(
    empty_desk: Desk, looking: PapersDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "choose_target", lambda *_asked: tmp_path / "ingen" / "program.pdf")
    empty_desk.click("papers_save", looking)
    empty_desk.settle()
    assert looking.banner.isVisible()
    assert not looking.folder.isVisible()


def test_that_a_paper_is_printed_page_by_page(
    empty_desk: Desk, looking: PapersDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "ut.pdf"))
    monkeypatch.setattr(module, "asked_for_printer", lambda *_asked: printer)
    choose(empty_desk, looking, "table-signs")
    empty_desk.click("papers_print", looking)
    empty_desk.until(lambda: looking._told.text() == "Skickad till skrivaren")
    assert page_count((tmp_path / "ut.pdf").read_bytes()) == 2


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_that_a_printer_that_takes_nothing_is_told(empty_desk: Desk, looking: PapersDialog, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "ingen" / "ut.pdf"))
    told: list[object] = []
    made = looking.made
    assert made is not None
    printing = Printing(empty_desk.context, made.content, printer, looking)
    printing.failed.connect(told.append)
    printing.begin()
    assert [type(each) for each in told] == [StoreTrouble]


@pytest.mark.parametrize("answer", [True, False])
def test_that_the_systems_own_dialogue_asks_for_the_printer(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch, answer: bool
) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: answer)
    printer = asked_for_printer(empty_desk.window, "Namnbrickor")
    assert (None if printer is None else printer.docName()) == ("Namnbrickor" if answer else None)


def test_that_a_card_is_shown_as_text_and_cannot_be_printed(empty_desk: Desk, workspace: Workspace) -> None:
    dialog = opened(empty_desk, workspace, workspace.records.add("person", {"title": "Mari Näide"}).id)
    assert dialog.stack.currentWidget() is dialog.text
    assert "FN:Mari Näide" in dialog.text.toPlainText()
    assert not dialog.print.isEnabled()
    assert dialog.save.isEnabled()


def test_that_nothing_is_left_to_save_when_a_paper_is_refused(empty_desk: Desk, workspace: Workspace) -> None:
    fields = {"title": "Mari Näide", "protected_person": "true"}
    dialog = opened(empty_desk, workspace, workspace.records.add("person", fields).id)
    assert dialog.banner.isVisible()
    assert dialog.made is None
    assert [each.isEnabled() for each in (dialog.print, dialog.save, dialog.mail)] == [False] * 3
    assert dialog.text.toPlainText() == ""


def test_that_a_kind_without_papers_says_so(desk: Desk, workspace: Workspace) -> None:
    record = workspace.records.add("priority", {"title": "Läsning", "year": "2026"}).id
    go_to(desk, "priority", record)
    desk.press("Ctrl+P", desk.window)
    assert desk.window.status.told.text() == "Av den här sortens post görs inga utskrifter"


def test_that_without_a_record_there_is_nothing_to_print(desk: Desk) -> None:
    desk.press("Ctrl+P", desk.window)
    assert desk.window.status.told.text() == ""
