"""What hangs on a record, in the window: decisions, tasks and files, added where they belong and found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit

from tests.ui.test_accessibility import unnamed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop.services.workspace import Workspace
    from desktop.ui.pages.hanging_page import HangingPage
    from desktop.ui.pages.record_page import RecordPage
    from tests.ui.conftest import Desk

    TypeText = Callable[[QWidget, str], None]


@pytest.fixture
def visit(desk: Desk, workspace: Workspace) -> str:
    """Show a visit, with the tab of what hangs on it in front."""
    saved = workspace.records.add("visit", {"title": "Besök från Tartu"})
    desk.window.list_page.reload()
    desk.settle()
    desk.window.list_page.select(saved.id)
    desk.settle()
    open_tab(desk)
    return saved.id


def page_of(desk: Desk) -> RecordPage:
    page = desk.window.record_page
    assert page is not None
    return page


def open_tab(desk: Desk) -> HangingPage:
    page = page_of(desk)
    page.tab_bar.setCurrentIndex(page.tab_bar.count() - 3)
    desk.settle()
    return page.hanging


def titles(desk: Desk, kind: str) -> list[str]:
    model = page_of(desk).hanging.groups[kind].model
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


def dropped(page: HangingPage, data: QMimeData) -> bool:
    """Drag something over the page and let it go; tell whether the page wanted it."""
    place, none = QPointF(20, 20), Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(place.toPoint(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    entered.ignore()
    page.dragEnterEvent(entered)
    if entered.isAccepted():
        page.dropEvent(QDropEvent(place, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none))
    return entered.isAccepted()


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


@pytest.mark.parametrize("kind", ["decision", "task"])
def test_that_what_is_added_hangs_on_the_record_that_is_shown(
    desk: Desk, workspace: Workspace, visit: str, kind: str, type_text: TypeText
) -> None:
    desk.click(f"hanging.{kind}.add")
    dialog = desk.dialog("new_record_dialog")
    desk.until(lambda: desk.find(QLineEdit, f"{kind}.on_line", dialog).text() == "Besök från Tartu")
    type_text(desk.find(QLineEdit, f"{kind}.title_line", dialog), "Tas emot")
    with desk.qtbot.waitSignal(dialog.finished):
        desk.click("create_record", dialog)

    desk.until(lambda: titles(desk, kind) == ["Tas emot"])
    assert page_of(desk).tab_bar.tabText(page_of(desk).tab_bar.currentIndex()).endswith("  1")
    assert workspace.attachments.of(visit).total == 1
    assert page_of(desk).record is not None
    assert unnamed(page_of(desk)) == []


def test_that_chosen_files_are_kept_and_a_refused_one_stops_no_other(
    desk: Desk, workspace: Workspace, visit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter, empty, macro = (tmp_path / name for name in ("brev.txt", "tom.txt", "gammalt.pdf"))
    letter.write_text("Hej!", "utf-8")
    empty.touch()
    macro.write_text("inte någon pdf", "utf-8")
    chosen = [str(empty), str(letter), str(macro)]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_given: (chosen, ""))

    desk.click("hanging.document.add")

    desk.until(lambda: titles(desk, "document") == ["brev.txt", "gammalt.pdf"])
    assert [row.title for row in workspace.attachments.of(visit).documents] == ["brev.txt", "gammalt.pdf"]
    assert desk.window.banner.isVisible()
    assert page_of(desk).hanging._notes.isVisible()  # that the second is not what its ending says


def test_that_files_can_be_dropped_and_other_things_cannot(desk: Desk, visit: str, tmp_path: Path) -> None:
    letter = tmp_path / "brev.txt"
    letter.write_text("Hej!", "utf-8")
    hanging = page_of(desk).hanging
    words = QMimeData()
    words.setText("bara ord")

    assert visit
    assert not dropped(hanging, words)
    assert dropped(hanging, files(letter))
    desk.until(lambda: titles(desk, "document") == ["brev.txt"])


def test_that_nothing_can_be_hung_on_a_record_in_the_trash(
    desk: Desk, workspace: Workspace, visit: str, tmp_path: Path
) -> None:
    letter = tmp_path / "brev.txt"
    letter.write_text("Hej!", "utf-8")
    desk.window.trash()
    desk.settle()
    desk.window.show_thrown(visit)
    desk.settle()
    hanging = open_tab(desk)

    assert desk.shown().trashed is not None
    assert not any(group.add.isVisible() for group in hanging.groups.values())
    assert not dropped(hanging, files(letter))
    hanging.take_files([letter])
    desk.settle()
    assert workspace.attachments.of(visit).total == 0


def test_that_a_line_leads_to_the_record_and_its_field_leads_back(desk: Desk, workspace: Workspace, visit: str) -> None:
    workspace.records.add("task", {"title": "Boka tolk", "on": visit})
    page_of(desk).hanging.show_record(desk.shown())
    desk.until(lambda: titles(desk, "task") == ["Boka tolk"])
    group = page_of(desk).hanging.groups["task"]

    group.view.clicked.emit(group.model.index(0, 0))
    desk.until(lambda: page_of(desk).record is not None and page_of(desk).record.kind == "task")  # type: ignore[union-attr]
    assert desk.window.list_page.place == "task"
    desk.settle()
    desk.click("task.on_go")
    desk.until(lambda: page_of(desk).record is not None and page_of(desk).record.kind == "visit")  # type: ignore[union-attr]
    assert desk.shown().id == visit


def test_that_the_file_of_a_document_can_be_saved_elsewhere(
    desk: Desk, workspace: Workspace, visit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter, copy = tmp_path / "brev.txt", tmp_path / "kopia.txt"
    letter.write_text("Hej!", "utf-8")
    document = workspace.attachments.add(visit, letter)
    suggested: list[str] = []

    def choose(_parent: QWidget, _heading: str, name: str, *_kinds: str) -> tuple[str, str]:
        suggested.append(name)
        return "" if len(suggested) == 1 else str(copy), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    assert not page_of(desk).head.save_file.isVisible()
    desk.window.go_to("document", document.id)
    desk.until(lambda: desk.window._record() is not None and page_of(desk).head.save_file.isVisible())

    desk.click("save_file", page_of(desk))
    assert not copy.exists()
    desk.click("save_file", page_of(desk))
    desk.until(copy.exists)
    desk.settle()

    assert copy.read_text("utf-8") == "Hej!"
    assert suggested == ["brev.txt", "brev.txt"]
    assert desk.window.status.told.text()
