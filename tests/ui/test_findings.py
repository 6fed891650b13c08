"""What the rules find is said where it belongs, answered with a reason, and gone when the record follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from desktop.domain.findings import Force
from desktop.ui.dialogs.justify import JustifyDialog
from tests.ui.test_accessibility import unnamed

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.services.workspace import Workspace
    from desktop.ui.pages.record_page import RecordPage
    from tests.ui.conftest import Desk

    TypeText = Callable[[QWidget, str], None]


def show(desk: Desk, workspace: Workspace, kind: str, **fields: object) -> str:
    """Make a record and show it."""
    record = workspace.records.add(kind, {"title": "Prov", **fields}).id
    for step in ("assessing", "decided", "planning") if kind == "visit" else ():
        workspace.records.step(record, step)
    desk.window.go_to(kind, record)
    desk.until(lambda: desk.window.record_page is not None and desk.window.record_page.record is not None)
    desk.shown()
    return record


def page_of(desk: Desk) -> RecordPage:
    page = desk.window.record_page
    assert page is not None
    return page


def said_under(desk: Desk, path: str) -> list[str]:
    cell = page_of(desk).go_to(path)
    assert cell is not None
    return [line.spoken for line in cell.findings.lines]


def test_that_a_finding_stands_under_its_field_with_sign_word_and_source_until_it_is_followed(
    desk: Desk, workspace: Workspace, type_text: TypeText
) -> None:
    record = show(desk, workspace, "visit")
    (said,) = said_under(desk, "benefit")
    assert said.startswith("! Kräver motivering ")
    assert "Internationell strategi för Stockholms stad" in said
    cell = page_of(desk).go_to("benefit")
    assert cell is not None
    assert said in cell.editor.controls[0].accessibleDescription()
    type_text(cell.editor.controls[0], "Fler språk")
    desk.find(QLineEdit, "visit.city_line").setFocus()
    desk.until(lambda: workspace.records.get(record).fields.get("benefit") == "Fler språk")
    desk.until(lambda: said_under(desk, "benefit") == [])
    assert cell.editor.controls[0].accessibleDescription() == ""


def test_that_a_finding_is_answered_with_a_reason_that_stays_and_can_be_taken_back(
    desk: Desk, workspace: Workspace, type_text: TypeText
) -> None:
    record = show(desk, workspace, "visit")
    workspace.records.add("decision", {"title": "Tas emot ändå", "on": record})
    cell = page_of(desk).go_to("benefit")
    assert cell is not None
    cell.findings.lines[0].answer.click()
    dialog = desk.dialog("justify_dialog")
    assert isinstance(dialog, JustifyDialog)
    assert unnamed(dialog) == []
    desk.click("justify_keep", dialog)
    desk.until(dialog.banner.isVisible)
    type_text(dialog.why, "Gäller bara ett artighetsbesök")
    assert dialog.decision.count() == 2
    dialog.decision.setCurrentIndex(1)
    with desk.qtbot.waitSignal(dialog.finished):
        desk.click("justify_keep", dialog)
    desk.until(lambda: said_under(desk, "benefit")[0].startswith("✓ Motiverad"))
    assert "Skäl: Gäller bara ett artighetsbesök" in said_under(desk, "benefit")[0]
    (answered,) = [each for each in workspace.checks.of(record) if each.answer is not None]
    assert answered.answer is not None
    assert answered.answer.decision is not None
    cell.findings.lines[0].answer.click()
    again = desk.dialog("justify_dialog")
    assert isinstance(again, JustifyDialog)
    assert again.why.toPlainText() == "Gäller bara ett artighetsbesök"
    with desk.qtbot.waitSignal(again.finished):
        desk.click("justify_withdraw", again)
    desk.until(lambda: said_under(desk, "benefit")[0].startswith("! "))


def test_that_the_strip_counts_what_is_open_and_leads_to_it(desk: Desk, workspace: Workspace) -> None:
    record = show(desk, workspace, "visit")
    page = page_of(desk)
    strip = page.findings.strip
    open_ = [each for each in workspace.checks.of(record) if each.open and each.force is Force.JUSTIFY]
    assert strip.buttons[Force.JUSTIFY].text() == f"! {len(open_)} att motivera"
    assert not strip.buttons[Force.STOP].isVisible()
    met = set()
    for _press in open_:
        page.tab_bar.setCurrentIndex(3)
        strip.buttons[Force.JUSTIFY].click()
        met.add(page.tab_bar.currentIndex())
    assert 0 in met
    assert 3 not in met
    desk.context.language.switch("en")
    assert strip.buttons[Force.JUSTIFY].text() == f"! {len(open_)} to justify"


def test_that_a_step_shows_whether_it_has_evidence_and_takes_it(
    desk: Desk, workspace: Workspace, type_text: TypeText
) -> None:
    record = show(desk, workspace, "visit")
    bar = page_of(desk).findings.steps
    assert bar is not None
    first = next(iter(bar.buttons))
    assert bar.buttons[first].text().startswith("○ ")
    bar.buttons[first].click()
    dialog = desk.dialog("evidence_dialog")
    assert unnamed(dialog) == []
    line = desk.find(QLineEdit, "visit.evidence.date_line", dialog)
    type_text(line, "i våras")
    desk.click("evidence_keep", dialog)
    desk.until(lambda: bool(line.property("invalid")))
    line.setText("2026-03")
    type_text(desk.find(QPlainTextEdit, "visit.evidence.note_box", dialog), "Verksamhetsplan 2026")
    with desk.qtbot.waitSignal(dialog.finished):
        desk.click("evidence_keep", dialog)
    desk.until(lambda: bar.buttons[first].text().startswith("✓"))
    (row,) = workspace.records.get(record).rows["evidence"]
    assert (row.fields["step"], str(row.fields["date"])) == (first, "2026-03")
    bar.buttons[first].click()
    again = desk.dialog("evidence_dialog")
    with desk.qtbot.waitSignal(again.finished):
        desk.click("evidence_remove", again)
    desk.until(lambda: bar.buttons[first].text().startswith("○ "))


def test_that_what_is_to_be_known_of_a_value_is_said_under_it(
    desk: Desk, workspace: Workspace, type_text: TypeText
) -> None:
    record = show(desk, workspace, "organisation")
    cell = page_of(desk).go_to("pic")
    assert cell is not None
    type_text(cell.editor.controls[0], "12")
    desk.press("Return", cell.editor.controls[0])
    desk.until(lambda: workspace.records.get(record).fields.get("pic") == "12")
    desk.until(cell.remark.isVisible)
    assert "ser inte ut som ett PIC-nummer" in cell.remark.text()
    assert cell.remark.text() in cell.editor.controls[0].accessibleDescription()


def test_that_a_table_is_not_offered_for_which_the_profile_has_no_words(desk: Desk, workspace: Workspace) -> None:
    assert workspace.profile.terms("stages") == ()
    show(desk, workspace, "project")
    page = page_of(desk)
    page.go_to("planned_development")
    shown = {
        name: table.isVisible()
        for name in ("stages", "reports")
        for section in page._pages.values()
        if (table := section.table_named(name)) is not None
    }
    assert shown == {"stages": False, "reports": True}


@pytest.mark.parametrize("width", [1000, 480, 200])
def test_that_the_steps_stay_on_one_line_and_keep_their_names(desk: Desk, workspace: Workspace, width: int) -> None:
    show(desk, workspace, "project")
    stepper = page_of(desk).stepper
    assert stepper is not None
    stepper.resize(width, stepper.height())
    buttons = list(stepper.buttons.values())
    assert {button.y() for button in [*buttons, stepper.out]} == {0}
    rights = [button.geometry().right() for button in buttons]
    assert rights == sorted(rights)
    if width > 480:
        assert all(button.accessibleName().split(",")[0] in button.text() for button in buttons)
    else:
        assert stepper.out.geometry().right() <= max(width, 300)
    assert "Slutredovisad" in buttons[-2].accessibleName()
    assert "Idé" in buttons[0].text(), "the present step is named however little room there is"


def test_that_a_line_with_room_again_says_everything_again(desk: Desk, workspace: Workspace) -> None:
    show(desk, workspace, "project")
    stepper = page_of(desk).stepper
    assert stepper is not None
    last = desk.find(QPushButton, "step_closed", stepper)
    stepper.resize(300, stepper.height())
    assert last.text() == "9"
    stepper.resize(1200, stepper.height())
    assert last.text() == "Avslutad"


def test_that_the_tabs_without_room_are_offered_again_when_the_window_was_wide(
    desk: Desk, workspace: Workspace
) -> None:
    show(desk, workspace, "visit")
    more = desk.find(QWidget, "tabs_more", page_of(desk))
    for width in (1000, 2200, 1000):
        desk.window.resize(width, 700)
        QApplication.processEvents()
        assert more.isVisible() is (width == 1000)
    assert more.width() == more.sizeHint().width()
