"""Files of the register looked at in another program: checked, read-only, and gone when the window is locked."""

from __future__ import annotations

import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu

from db.queries import attachments as tables
from desktop.ui.opened_files import _mark
from tests.ui.test_findings import page_of, show

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QUrl

    from desktop.services.workspace import Workspace
    from tests.ui.conftest import Desk


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """Stand in for the system's programs; temporary files go to a folder of the test's own."""
    found: list[Path] = []

    def open_(url: QUrl) -> bool:
        found.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_)
    place = tmp_path / "tillfälligt"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return found


@pytest.fixture
def attach(desk: Desk, workspace: Workspace, tmp_path: Path) -> Callable[..., str]:
    """Hang files on a visit, and show its papers."""

    def attach_(*names: str) -> str:
        visit = show(desk, workspace, "visit")
        for name in names:
            (tmp_path / name).write_text(f"Hej från {name}", "utf-8")
            workspace.attachments.add(visit, tmp_path / name)
        page = page_of(desk)
        page.open(visit)
        page.tab_bar.setCurrentIndex(page._hanging_tab)
        desk.settle()
        return visit

    return attach_


def test_that_a_file_is_opened_as_a_copy_nobody_else_reads_and_goes_with_the_lock(
    desk: Desk, workspace: Workspace, opened: list[Path], attach: Callable[..., str]
) -> None:
    attach("brev.txt")
    desk.click("hanging.document.open")
    desk.until(lambda: len(opened) == 1)
    (path,) = opened
    assert path.name == "brev.txt"
    assert path.read_text("utf-8") == "Hej från brev.txt"
    assert stat.S_IMODE(path.stat().st_mode) & 0o333 == 0
    assert stat.S_IMODE(path.parent.stat().st_mode) & 0o077 == 0
    assert "brev.txt" in desk.window.status.told.text()
    desk.window.lock_wanted.emit()
    assert not path.parent.exists()
    desk.application.locking._unlock()
    document = workspace.attachments.of(page_of(desk).record.id).documents[0].id  # type: ignore[union-attr]
    desk.window.go_to("document", document)
    desk.until(lambda: desk.shown().id == document)
    desk.click("open_file", page_of(desk))
    desk.until(lambda: len(opened) == 2)
    desk.window.close()
    assert not opened[1].exists()


def test_that_several_files_are_offered_by_name(desk: Desk, opened: list[Path], attach: Callable[..., str]) -> None:
    attach("brev.txt", "program.txt")
    desk.click("hanging.document.open")
    menu = desk.find(QMenu, "open_menu")
    assert {action.text() for action in menu.actions()} == {"brev.txt", "program.txt"}
    next(action for action in menu.actions() if action.text() == "program.txt").trigger()
    menu.close()
    desk.until(lambda: [path.name for path in opened] == ["program.txt"])


def test_that_a_file_that_is_damaged_or_gone_is_told_in_words(
    desk: Desk, workspace: Workspace, opened: list[Path], attach: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = attach("brev.txt")
    monkeypatch.setattr(tables, "parts", lambda *_: iter((b"annat",)))
    desk.click("hanging.document.open")
    desk.until(desk.window.banner.isVisible)
    assert "brev.txt" in desk.window.banner._message.text()
    desk.window.banner.hide()
    monkeypatch.undo()
    (document,) = workspace.attachments.of(visit).documents
    workspace.trash.put(document.id)
    workspace.trash.erase((document.id,))
    desk.click("hanging.document.open")
    desk.until(desk.window.banner.isVisible)
    assert opened == []


@pytest.mark.usefixtures("opened")
def test_that_what_an_earlier_run_left_is_swept_and_nothing_of_others(desk: Desk, workspace: Workspace) -> None:
    place = Path(tempfile.gettempdir())
    left, others = place / f"{_mark(workspace.path)}gammal", place / "utblick-open-annat"
    for folder in (left, others):
        folder.mkdir()
        (folder / "brev.txt").write_text("Hej", "utf-8")
    desk.context.opened.sweep(workspace.path)
    assert (left.exists(), others.exists()) == (False, True)


@pytest.mark.usefixtures("opened")
def test_that_a_computer_without_a_program_for_it_says_so(
    desk: Desk, attach: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    attach("ritning.dwg")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    desk.click("hanging.document.open")
    desk.until(desk.window.banner.isVisible)
    assert "ritning.dwg" in desk.window.banner._message.text()
