"""The window goes blank by itself, asks who is there, and comes forward when it is started again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from desktop.keystore import KeyFile
from desktop.ui import neighbour
from desktop.ui.dialogs.unlock import UnlockDialog
from tests.ui.conftest import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from PySide6.QtWidgets import QWidget

    from desktop.services.workspace import Workspace
    from tests.ui.conftest import Desk

    Type = Callable[[QWidget, str], None]


def locked(desk: Desk) -> bool:
    return desk.application.locking.locked


def unlock_with(desk: Desk, secret: str) -> None:
    desk.application.locking.ask()
    dialog = desk.dialog("unlock_dialog")
    desk.find(QLineEdit, "unlock_secret", dialog).setText(secret)
    desk.click("unlock", dialog)
    desk.settle()


def test_that_a_locked_window_shows_nothing_and_opens_by_the_passphrase(desk: Desk) -> None:
    desk.press("Ctrl+L", desk.window)
    assert locked(desk)
    assert desk.application.locking.curtain.isVisible()
    assert not desk.window.splitter.isVisible()
    assert not desk.window.statusBar().isVisible()
    unlock_with(desk, "fel lösenfras")
    assert locked(desk)
    dialog = desk.dialog("unlock_dialog")
    assert isinstance(dialog, UnlockDialog)
    assert dialog.trouble.isVisible()
    desk.find(QLineEdit, "unlock_secret", dialog).setText(PASSPHRASE)
    desk.click("unlock", dialog)
    desk.until(lambda: not locked(desk))
    assert desk.window.splitter.isVisible()


def test_that_giving_up_leaves_it_locked(desk: Desk) -> None:
    desk.window.lock_wanted.emit()
    desk.application.locking.ask()
    desk.dialog("unlock_dialog").reject()
    desk.settle()
    assert locked(desk)
    assert desk.application.locking.curtain.state.button.isVisible()


def test_that_no_shortcut_reaches_the_register_while_it_is_locked(desk: Desk) -> None:
    desk.window.lock_wanted.emit()
    enabled = [code for code, action in desk.window.commands.actions.items() if action.isEnabled()]
    assert enabled == ["quit"]
    unlock_with(desk, PASSPHRASE)
    assert all(action.isEnabled() for action in desk.window.commands.actions.values())


def test_that_what_was_typed_is_on_disk_when_the_curtain_falls(
    desk: Desk, workspace: Workspace, type_text: Type
) -> None:
    record = workspace.records.add("visit", {"title": "Besök från Åbo"}).id
    desk.window.list_page.reload()
    desk.until(lambda: desk.window.shows_record)
    page = desk.window.record_page
    assert page is not None
    page.go_to("purpose")
    type_text(desk.find(QPlainTextEdit, "visit.purpose_box"), "lära")
    desk.window.lock_wanted.emit()
    desk.settle()
    assert workspace.records.get(record).fields["purpose"] == "lära"
    unlock_with(desk, PASSPHRASE)
    assert desk.window.shows_record


def test_that_an_open_dialogue_is_hidden_and_comes_back_with_what_stood_in_it(desk: Desk, type_text: Type) -> None:
    desk.window.new_record("visit")
    dialog = desk.dialog("new_record_dialog")
    type_text(desk.find(QLineEdit, "visit.title_line", dialog), "Hemligt")
    desk.window.lock_wanted.emit()
    assert not dialog.isVisible()
    unlock_with(desk, PASSPHRASE)
    assert dialog.isVisible()
    assert desk.find(QLineEdit, "visit.title_line", dialog).text() == "Hemligt"
    dialog.close()


def test_that_it_locks_by_itself_and_a_touch_begins_the_minutes_anew(desk: Desk) -> None:
    locking = desk.application.locking
    desk.context.preferences.lock_minutes = 5
    assert locking._idle.interval() == 5 * 60_000
    handle = desk.window.windowHandle()
    locking._watch(handle)
    locking._idle.start(5 * 60_000)
    desk.until(lambda: locking._idle.remainingTime() < 5 * 60_000 - 200)
    identifier = locking._idle.timerId()
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    assert locking._idle.timerId() != identifier  # a timer that is begun anew is another one
    locking._idle.start(1)
    desk.until(lambda: locked(desk))


def test_that_it_never_locks_by_itself_when_told_so_and_keeps_that(desk: Desk) -> None:
    desk.window.settings()
    dialog = desk.dialog("settings_dialog")
    box = desk.find(QComboBox, "lock_minutes", dialog)
    box.setCurrentIndex(box.findData(0))
    box.activated.emit(box.currentIndex())
    assert not desk.application.locking._idle.isActive()
    assert type(desk.context.preferences)().lock_minutes == 0
    dialog.close()


def test_that_the_keyring_alone_opens_a_window_whose_register_has_no_passphrase(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(KeyFile, "methods", property(lambda _self: frozenset({"keyring", "recovery"})))
    monkeypatch.setattr(KeyFile, "unlock", lambda _self, _given: b"key")
    desk.window.lock_wanted.emit()
    desk.click("curtain_unlock", desk.application.locking.curtain)
    desk.until(lambda: not locked(desk))


def test_that_the_role_is_changed_in_the_settings_and_kept_in_the_register(desk: Desk, workspace: Workspace) -> None:
    desk.window.settings()
    dialog = desk.dialog("settings_dialog")
    box = desk.find(QComboBox, "role", dialog)
    assert box.currentData() == "contact"
    box.setCurrentIndex(box.findData("office"))
    box.activated.emit(box.currentIndex())
    desk.settle()
    dialog.close()
    assert workspace.owner.role == "office"
    assert desk.window._role == "office"


def test_that_a_second_start_brings_the_first_window_to_the_front(desk: Desk, workspace: Workspace) -> None:
    desk.application.opening._listen(workspace.path)
    desk.window.showMinimized()
    answered: list[str] = []
    neighbour.call(workspace.path, desk.window, lambda: answered.append("yes"), lambda: answered.append("no"))
    desk.until(lambda: answered == ["yes"])
    desk.until(lambda: not desk.window.isMinimized())


def test_that_nobody_answers_for_a_register_that_nobody_has_open(desk: Desk, tmp_path: Path) -> None:
    answered: list[str] = []
    path = tmp_path / "annat.utblick"
    neighbour.call(path, desk.window, lambda: answered.append("yes"), lambda: answered.append("no"))
    desk.until(lambda: answered == ["no"])


def test_that_a_second_program_ends_itself_when_the_first_has_answered(
    desk: Desk, workspace: Workspace, empty_desk: Desk
) -> None:
    desk.application.opening._listen(workspace.path)
    gone: list[bool] = []
    opening = type(empty_desk.application.opening)(empty_desk.context, empty_desk.window)
    opening.given_up.connect(lambda: gone.append(True))
    opening.open(workspace.path)
    desk.until(lambda: gone == [True])
