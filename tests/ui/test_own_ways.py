"""What each kind of record has of its own: the delegation that is pasted, the programme, the assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton

from desktop.ui.dialogs.paste_rows import PasteRowsDialog
from desktop.ui.models.paste_model import PasteModel
from desktop.ui.models.programme_model import ProgrammeModel
from desktop.ui.widgets.criteria_editor import CriteriaEditor
from desktop.ui.widgets.programme_editor import ProgrammeEditor
from tests.ui.test_accessibility import unnamed
from tests.ui.test_findings import page_of, show

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.domain.records import Row
    from desktop.services.workspace import Workspace
    from tests.ui.conftest import Desk

    TypeText = Callable[[QWidget, str], None]

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
POINTS = (
    {"start": "2026-12-03 09:00", "end": "2026-12-03 09:30", "title": "Välkomnande"},
    {"start": "2026-12-03 09:45", "end": "2026-12-03 11:00", "title": "Rundvandring"},
    {"start": "2026-12-03 12:00", "end": "2026-12-03 13:00", "title": "Lunch"},
)


def open_tab(desk: Desk, name: str) -> None:
    page = page_of(desk)
    page.tab_bar.setCurrentIndex([tab.name for tab in page._tabs].index(name))
    desk.settle()
    page._page(page.tab_bar.currentIndex())


def clocks(workspace: Workspace, record: str) -> list[str]:
    def told(row: Row) -> str:
        start, end = (str(row.fields.get(name, ""))[11:] for name in ("start", "end"))
        return f"{start}-{end} {row.fields['title']}"

    return [told(row) for row in workspace.records.get(record).rows.get("programme", ())]


@pytest.fixture
def programme(desk: Desk, workspace: Workspace) -> tuple[ProgrammeEditor, str]:
    """Show a visit with a programme."""
    record = show(desk, workspace, "visit")
    workspace.rows.arrange(record, "programme", {}, POINTS)
    page_of(desk).open(record)
    desk.settle()
    open_tab(desk, "programme")
    editor = desk.find(ProgrammeEditor, "visit.programme", page_of(desk)._pages[2])
    return editor, record


def choose(editor: ProgrammeEditor, title: str) -> None:
    titles = [str(row.fields["title"]) for row in editor._rows]
    editor.view.setCurrentIndex(editor.model.index(titles.index(title), 0))


def test_that_a_delegation_is_pasted_looked_at_corrected_and_added_as_one_step(
    desk: Desk, workspace: Workspace
) -> None:
    record = show(desk, workspace, "visit")
    open_tab(desk, "delegation")
    desk.click("visit.delegation.paste")
    dialog = desk.dialog("paste_rows_dialog")
    assert isinstance(dialog, PasteRowsDialog)
    assert not dialog.keep.isEnabled()
    clipboard = QMimeData()
    clipboard.setHtml(
        "<table><tr><th>Namn</th><th>Funktion</th><th>Organisation</th></tr>"
        "<tr><td>Aino Esimerkki</td><td>Direktör</td><td>Tammerfors</td></tr>"
        "<tr><td></td><td>Tolk</td><td></td></tr><tr><td>李小明</td><td></td><td>שלום</td></tr></table>"
    )
    dialog.box.insertFromMimeData(clipboard)
    desk.until(dialog.keep.isEnabled)
    assert unnamed(dialog) == []
    assert dialog.keep.text() == "Lägg till 2 rader"
    assert "1 rad hoppas över: Namn saknas." in dialog._found.text()
    second = desk.find(QComboBox, "paste_column_1", dialog)
    assert second.currentData() == "role"
    second.setCurrentIndex(second.findData("honorific"))
    second.activated.emit(second.currentIndex())
    assert dialog.model.data(dialog.model.index(0, 0)) == "Direktör"
    with desk.qtbot.waitSignal(dialog.finished):
        desk.click("paste_rows_keep", dialog)
    rows = workspace.records.get(record).rows["delegation"]
    assert [row.fields["name"] for row in rows] == ["Aino Esimerkki", "李小明"]
    assert rows[0].fields["honorific"] == "Direktör"
    desk.window.undo()
    desk.until(lambda: workspace.records.get(record).rows.get("delegation", ()) == ())


def test_that_what_cannot_be_added_is_said_and_stays_in_the_box(desk: Desk, workspace: Workspace) -> None:
    record = show(desk, workspace, "visit")
    open_tab(desk, "delegation")
    desk.click("visit.delegation.paste")
    dialog = desk.dialog("paste_rows_dialog")
    assert isinstance(dialog, PasteRowsDialog)
    dialog.box.insertPlainText("Rang\tNamn\nförst\tAino Esimerkki")
    desk.until(dialog.keep.isEnabled)
    desk.click("paste_rows_keep", dialog)
    desk.until(dialog.banner.isVisible)
    assert "Rang" in dialog.banner._message.text()
    assert workspace.records.get(record).rows.get("delegation", ()) == ()
    dialog.box.setPlainText("x\n" * 501)
    desk.until(lambda: "501" in dialog.banner._message.text())
    assert dialog.box.toPlainText().startswith("x\n")
    dialog.close()


def test_that_the_times_of_a_programme_shift_together_in_one_step(
    desk: Desk, workspace: Workspace, programme: tuple[ProgrammeEditor, str]
) -> None:
    editor, record = programme
    choose(editor, "Rundvandring")
    editor._tool["later"].click()
    wanted = ["09:00-09:30 Välkomnande", "10:00-11:15 Rundvandring", "12:15-13:15 Lunch"]
    desk.until(lambda: clocks(workspace, record) == wanted)
    desk.press("Ctrl+Z", desk.window)
    desk.until(lambda: clocks(workspace, record)[1] == "09:45-11:00 Rundvandring")
    editor._choose_row("")
    desk.settle()
    editor._tool["earlier"].click()
    desk.until(lambda: clocks(workspace, record)[0] == "08:45-09:15 Välkomnande")


def test_that_a_point_is_moved_by_keyboard_and_by_dragging(
    desk: Desk, workspace: Workspace, programme: tuple[ProgrammeEditor, str]
) -> None:
    editor, record = programme
    assert unnamed(editor) == []
    choose(editor, "Lunch")
    editor.view.setFocus()
    desk.press("Alt+Up", editor.view)
    swapped = ["09:00-09:30 Välkomnande", "09:45-10:45 Lunch", "11:45-13:00 Rundvandring"]
    desk.until(lambda: clocks(workspace, record) == swapped)
    desk.until(lambda: editor.model.rowCount() == 3 and str(editor._rows[1].fields["title"]) == "Lunch")
    data = editor.model.mimeData([editor.model.index(2, 1)])
    moved = editor.model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert not moved, "the view must not take the row away"
    desk.until(lambda: clocks(workspace, record)[0].endswith("Rundvandring"))


def test_that_a_break_is_put_in_and_what_overlaps_is_said(
    desk: Desk, workspace: Workspace, programme: tuple[ProgrammeEditor, str]
) -> None:
    editor, record = programme
    choose(editor, "Rundvandring")
    editor._tool["break"].click()
    desk.until(lambda: "11:00-11:15 Paus" in clocks(workspace, record))
    workspace.rows.arrange(record, "programme", {}, [{**POINTS[2], "title": "Intervju"}])
    page_of(desk).open(record)
    desk.until(editor._clash.isVisible)
    assert "”Lunch” är inte slut när ”Intervju” börjar." in editor._clash.text()
    places = [place for place, row in enumerate(editor._rows) if row.fields["title"] == "Intervju"]
    index = editor.model.index(places[0], 0)
    assert str(editor.model.data(index)).startswith("! ")
    assert "krockar" in str(editor.model.data(index, Qt.ItemDataRole.AccessibleTextRole))


def test_that_the_models_behave_as_qt_expects(desk: Desk, programme: tuple[ProgrammeEditor, str]) -> None:
    editor, _record = programme
    rows = editor._rows
    assert isinstance(editor.model, ProgrammeModel)
    QAbstractItemModelTester(editor.model, FATAL, editor.model)
    editor.show_rows(())
    editor.show_rows(rows)
    model = PasteModel(desk.window)
    QAbstractItemModelTester(model, FATAL, model)
    model.show_rows([("name", "Namn"), ("role", "Uppdrag")], [{"name": "Aino"}])
    assert (model.columnCount(), model.headerData(0, Qt.Orientation.Horizontal)) == (1, "Namn")
    assert model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole) == "Namn: Aino"
    model.show_rows([], [])


def test_that_every_criterion_of_the_profile_takes_an_answer_and_a_note(
    desk: Desk, workspace: Workspace, type_text: TypeText
) -> None:
    record = show(desk, workspace, "visit")
    open_tab(desk, "assessment")
    page = page_of(desk)
    editor = desk.find(CriteriaEditor, "visit.criteria", page)
    codes = [term.code for term in workspace.profile.terms("criteria")]
    assert [form.code for form in editor._forms.values()] == codes
    assert unnamed(editor) == []
    first, second = codes[:2]
    note = desk.find(QPlainTextEdit, f"visit.criteria.{first}.note_box", editor)
    type_text(note, "Båda lär sig")
    answer = desk.find(QComboBox, f"visit.criteria.{first}.answer_box", editor)
    answer.setFocus()
    desk.until(lambda: len(workspace.records.get(record).rows.get("criteria", ())) == 1)
    answer.setCurrentIndex(answer.findData("yes"))
    answer.activated.emit(answer.currentIndex())
    desk.until(
        lambda: (
            [dict(row.fields) for row in workspace.records.get(record).rows["criteria"]]
            == [{"criterion": first, "note": "Båda lär sig", "answer": "yes"}]
        )
    )
    other = desk.find(QComboBox, f"visit.criteria.{second}.answer_box", editor)
    other.setCurrentIndex(other.findData("no"))
    other.activated.emit(other.currentIndex())
    desk.until(lambda: len(workspace.records.get(record).rows["criteria"]) == 2)
    assert note.accessibleName().endswith(", Kommentar")
    assert desk.window.record_page is not None
    page.open(record)
    desk.settle()
    assert other.currentData() == "no"
    assert workspace.drafts.of(record) == ()


def test_that_a_criterion_that_was_being_written_when_the_program_ended_is_taken_up(
    desk: Desk, workspace: Workspace
) -> None:
    first = workspace.profile.terms("criteria")[0].code
    record = workspace.records.add("visit", {"title": "Prov"}).id
    workspace.drafts.keep(record, f"criteria/new:{first}/criterion", first)
    workspace.drafts.keep(record, f"criteria/new:{first}/note", "Halvvägs")
    desk.window.go_to("visit", record)
    desk.until(lambda: len(workspace.records.get(record).rows.get("criteria", ())) == 1)
    (row,) = workspace.records.get(record).rows["criteria"]
    assert dict(row.fields) == {"criterion": first, "note": "Halvvägs"}
    desk.until(lambda: workspace.drafts.of(record) == ())


def test_that_a_note_that_is_taken_away_again_makes_no_row(
    desk: Desk, workspace: Workspace, type_text: TypeText
) -> None:
    record = show(desk, workspace, "visit")
    open_tab(desk, "assessment")
    first = workspace.profile.terms("criteria")[0].code
    note = desk.find(QPlainTextEdit, f"visit.criteria.{first}.note_box")
    type_text(note, "x")
    note.clear()
    desk.find(QPushButton, "evidence_planned").setFocus()
    desk.settle()
    assert workspace.records.get(record).rows.get("criteria", ()) == ()
    assert workspace.drafts.of(record) == ()


def test_that_key_facts_stand_beside_each_other_and_follow_what_is_changed(desk: Desk, workspace: Workspace) -> None:
    record = show(desk, workspace, "priority", year=2026, planned_amount="100 000 kr")
    page = page_of(desk)
    first = page._page(0)
    assert first is not None
    assert first._facts is not None
    assert first._facts.spoken[0] == "Planerade medel: 100\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kr"
    workspace.records.change(record, {"used_amount": "120 000 kr"})
    page.open(record)
    facts = first._facts
    desk.until(lambda: "mer än planerat" in facts.spoken[1])
    desk.context.language.switch("en")
    assert facts.spoken[0].startswith("Planned resources: ")
