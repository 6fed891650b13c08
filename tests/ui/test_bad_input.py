"""Whatever is typed, pasted or dropped: a plain sentence, and what was typed is kept."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton

from tests.ui.test_accessibility import unnamed
from tests.ui.test_findings import page_of, show

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.services.workspace import Workspace
    from tests.fakes.clocks import FixedClock
    from tests.ui.conftest import Desk

HTML = "<h1>Rubrik</h1><p onclick='x()'>Hej <img src='file:///etc/passwd'><script>alert(1)</script></p>"
NAMES = ("محمد مثال", "山田 例", "שם לדוגמה", "Ļaujāmais Paraugs", "👩‍🏫 Lärare", "a\u0301\u0323")


def put(desk: Desk, name: str, text: str) -> None:
    """Put a text in a field as a whole, and leave it."""
    line = desk.window.findChild(QLineEdit, f"{name}_line") or desk.find(QPlainTextEdit, f"{name}_box")
    line.setFocus()
    line.setText(text) if isinstance(line, QLineEdit) else line.setPlainText(text)
    cell = page_of(desk).go_to(name.partition(".")[2])
    assert cell is not None
    cell.editor.left.emit()


def test_that_pasted_html_becomes_plain_text(desk: Desk, workspace: Workspace) -> None:
    record = show(desk, workspace, "visit")
    box = desk.find(QPlainTextEdit, "visit.purpose_box")
    data = QMimeData()
    data.setHtml(HTML)
    data.setText("Rubrik\nHej")
    box.setFocus()
    box.insertFromMimeData(data)
    put(desk, "visit.contact", HTML)
    desk.until(lambda: workspace.records.get(record).fields.get("contact") == HTML)
    page_of(desk).flush()
    desk.until(lambda: workspace.records.get(record).fields.get("purpose") == "Rubrik\nHej")
    workspace.records.change(record, {"title": HTML})
    page_of(desk).open(record)
    desk.until(lambda: page_of(desk).head._title.text() == HTML)


def test_that_a_text_that_is_too_long_is_refused_in_words_and_kept_whole(desk: Desk, workspace: Workspace) -> None:
    record = show(desk, workspace, "visit")
    long = "åäö " * 25_001
    started = time.perf_counter()
    put(desk, "visit.purpose", long)
    put(desk, "visit.city", long)
    assert time.perf_counter() - started < 5, "the window would stand still"
    for name in ("purpose", "city"):
        cell = page_of(desk).go_to(name)
        assert cell is not None
        desk.until(cell.note.isVisible)
        assert "tecken" in cell.note.text()
        desk.until(lambda name=name: name in {draft.path for draft in workspace.drafts.of(record)})  # type: ignore[misc]
    kept = {draft.path: draft.text for draft in workspace.drafts.of(record)}
    assert kept == {"purpose": long, "city": long}


@pytest.mark.parametrize("name", NAMES)
def test_that_names_of_every_script_are_kept_and_shown(desk: Desk, workspace: Workspace, name: str) -> None:
    record = show(desk, workspace, "visit")
    put(desk, "visit.organisation", name)
    desk.until(lambda: bool(workspace.records.get(record).fields.get("organisation")))
    desk.window.list_page.search.setText(name.split(maxsplit=1)[0])
    desk.window.list_page._search()
    desk.until(lambda: desk.window.list_page.model.total == 1)
    desk.window.grab()


def test_that_the_first_year_of_the_calendar_is_a_year_like_others(desk: Desk, workspace: Workspace) -> None:
    record = show(desk, workspace, "membership", notice_months=120, renewal="tacit", review_months=12)
    workspace.rows.add(record, "terms", {"period": "0001-01-01/0001-12-31", "fee": "1 kr"})
    page_of(desk).open(record)
    desk.settle()
    put(desk, "membership.reviewed", "0001-01-01")
    desk.until(lambda: str(workspace.records.get(record).fields.get("reviewed")) == "0001-01-01")
    for place in range(page_of(desk).tab_bar.count()):
        page_of(desk).tab_bar.setCurrentIndex(place)
        desk.settle()
    desk.window.list_page.manners["table"].click()
    desk.until(lambda: desk.window.list_page.model.columnCount() > 1)


def test_that_files_that_cannot_be_taken_are_told_and_stop_no_others(
    desk: Desk, workspace: Workspace, tmp_path: Path
) -> None:
    record = show(desk, workspace, "visit")
    page = page_of(desk)
    page.tab_bar.setCurrentIndex(page._hanging_tab)
    gone, folder, good = tmp_path / "borta.pdf", tmp_path / "mapp", tmp_path / "brev.txt"
    folder.mkdir()
    good.write_text("Hej", "utf-8")
    page.hanging.take_files([gone, folder, good])
    desk.until(lambda: len(workspace.records.get(record).attachments) == 1)
    desk.until(desk.window.banner.isVisible)
    said = desk.window.banner._message.text()
    assert said
    assert "Traceback" not in said


def overtaken(desk: Desk, workspace: Workspace, clock: FixedClock) -> str:
    """Leave a draft of an earlier run whose field is changed afterwards, by an undo, and show the record."""
    record = workspace.records.add("visit", {"title": "Prov", "city": "Tartu"}).id
    workspace.records.change(record, {"city": "Tallinn"})
    workspace.drafts.keep(record, "city", "Dorpat")
    workspace.drafts.keep(record, "contact", "Mari Näide")
    clock.go(minutes=5)
    workspace.undo.last()
    drafts = {draft.path: draft.overtaken for draft in workspace.drafts.of(record)}
    assert drafts["contact"] is None
    assert drafts["city"] is not None
    desk.window.go_to("visit", record)
    desk.until(lambda: workspace.records.get(record).fields.get("contact") == "Mari Näide")
    return record


def test_that_a_draft_stands_beside_what_was_written_meanwhile_until_somebody_chooses(
    desk: Desk, workspace: Workspace, clock: FixedClock
) -> None:
    record = overtaken(desk, workspace, clock)
    page = page_of(desk)
    cell = page.go_to("city")
    assert cell is not None
    assert cell.conflict is not None
    desk.until(cell.conflict.isVisible)
    assert unnamed(cell) == []
    texts = [text.text() for text in cell.conflict._texts]
    assert texts == ["Dorpat", "Tartu"]
    assert workspace.records.get(record).fields["city"] == "Tartu", "nothing is written before somebody has chosen"
    desk.context.language.switch("en")
    assert cell.conflict.mine.text() == "Take what I wrote"
    desk.find(QPushButton, "visit.city_conflict_mine", page).click()
    desk.until(lambda: workspace.records.get(record).fields["city"] == "Dorpat")
    desk.until(lambda: workspace.drafts.of(record) == ())
    assert not cell.conflict.isVisible()


def test_that_what_stands_there_can_be_kept(desk: Desk, workspace: Workspace, clock: FixedClock) -> None:
    record = overtaken(desk, workspace, clock)
    page_of(desk).go_to("city")
    desk.find(QPushButton, "visit.city_conflict_theirs").click()
    desk.until(lambda: workspace.drafts.of(record) == ())
    assert workspace.records.get(record).fields["city"] == "Tartu"


def test_that_a_draft_stands_beside_what_a_command_wrote_after_a_crash(
    desk: Desk, workspace: Workspace, clock: FixedClock
) -> None:
    record = workspace.records.add("visit", {"title": "Prov", "city": "Tartu"}).id
    workspace.drafts.keep(record, "city", "Dorpat")
    clock.go(minutes=5)
    workspace.records.change(record, {"city": "Tallinn"}, keep_drafts=True)
    desk.window.go_to("visit", record)
    desk.settle()
    cell = page_of(desk).go_to("city")
    assert cell is not None
    desk.until(lambda: cell.conflict is not None and cell.conflict.isVisible())
    assert cell.conflict is not None
    assert [text.text() for text in cell.conflict._texts] == ["Dorpat", "Tallinn"]
