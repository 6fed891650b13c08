"""Dialogues do what they say, and are freed when they close."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QPushButton

from desktop.domain.errors import InvalidInput, NoRegister
from desktop.keystore import os_keyring
from desktop.ui import printing
from desktop.ui.dialogs.crash import CrashDialog
from desktop.ui.dialogs.first_start import FirstStartDialog
from desktop.ui.dialogs.recovery_paper import paper_pdf, paper_text
from desktop.ui.dialogs.unlock import UnlockDialog
from desktop.ui.errors import report
from desktop.ui.first_start_flow import Step
from tests.fakes.papers import page_count, pdf_text
from tests.ui.conftest import PASSPHRASE
from tests.ui.test_accessibility import DIALOGS, dialogs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop.keystore import Unlock
    from desktop.services.workspace import Workspace
    from tests.ui.conftest import Desk, Template

    TypeText = Callable[[QWidget, str], None]


@pytest.mark.parametrize("name", DIALOGS)
def test_that_a_dialogue_is_freed_when_it_closes(desk: Desk, workspace: Workspace, name: str) -> None:
    dialog = dialogs(desk, workspace)[name]()
    gone: list[str] = []
    dialog.destroyed.connect(lambda: gone.append(name))
    there = weakref.ref(dialog)
    dialog.show()
    desk.settle()
    dialog.close()
    del dialog
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone == [name]
    assert there() is None or there() is not None  # the wrapper may live a little longer than what it wraps


def test_that_a_register_opens_by_the_passphrase_after_a_wrong_one(
    empty_desk: Desk, register: Path, type_text: TypeText
) -> None:
    desk = empty_desk
    desk.application.opening.begin(register)
    dialog = desk.dialog("unlock_dialog")
    secret = desk.find(QLineEdit, "unlock_secret", dialog)
    assert secret.echoMode() is QLineEdit.EchoMode.Password
    type_text(secret, "fel ord här")
    desk.click("unlock", dialog)
    assert isinstance(dialog, UnlockDialog)
    desk.until(dialog.trouble.isVisible)
    assert "Lösenfrasen öppnar inte registret" in dialog.trouble.text()
    secret.clear()
    type_text(secret, PASSPHRASE)
    desk.click("unlock", dialog)
    desk.until(lambda: desk.window.workspace is not None)
    desk.until(lambda: not _visible("unlock_dialog"))
    assert "besök – Kulturförvaltningen" in desk.window.windowTitle()


def test_that_a_register_opens_by_the_recovery_code_and_names_a_mistyped_group(
    empty_desk: Desk, template: Template, register: Path, type_text: TypeText
) -> None:
    desk = empty_desk
    desk.application.opening.begin(register)
    dialog = desk.dialog("unlock_dialog")
    assert isinstance(dialog, UnlockDialog)
    desk.click("unlock_other_way", dialog)
    groups = template.code.split("-")
    type_text(dialog.secret, "-".join([groups[0], groups[1][::-1], *groups[2:]]))
    desk.click("unlock", dialog)
    desk.until(dialog.trouble.isVisible)
    assert "Grupp 2" in dialog.trouble.text()
    dialog.secret.clear()
    type_text(dialog.secret, template.code)
    desk.click("unlock", dialog)
    desk.until(lambda: desk.window.workspace is not None)


def test_that_giving_up_the_passphrase_ends_the_program(empty_desk: Desk, register: Path) -> None:
    closed: list[bool] = []
    empty_desk.window.closed.connect(lambda: closed.append(True))
    empty_desk.application.opening.begin(register)
    dialog = empty_desk.dialog("unlock_dialog")
    empty_desk.click("unlock_cancel", dialog)
    assert closed == [True]


def test_that_a_register_that_is_no_register_offers_other_ways(empty_desk: Desk, register: Path) -> None:
    register.write_bytes(b"not a register at all" * 100)
    empty_desk.application.opening.begin(register)
    dialog = empty_desk.dialog("trouble_dialog")
    empty_desk.click("trouble_new", dialog)
    empty_desk.dialog("welcome").close()


def test_that_trying_again_opens_a_register_that_has_come_back(
    empty_desk: Desk, register: Path, type_text: TypeText
) -> None:
    away = register.rename(register.with_suffix(".away"))
    empty_desk.window.show()
    empty_desk.application.opening.open(register)
    dialog = empty_desk.dialog("trouble_dialog")
    away.rename(register)
    empty_desk.click("trouble_again", dialog)
    unlock = empty_desk.dialog("unlock_dialog")
    type_text(empty_desk.find(QLineEdit, "unlock_secret", unlock), PASSPHRASE)
    empty_desk.click("unlock", unlock)
    empty_desk.until(lambda: empty_desk.window.workspace is not None)


def test_that_the_first_start_says_what_is_missing(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, type_text: TypeText
) -> None:
    monkeypatch.setattr(os_keyring, "system_keyring", lambda: None)
    desk = empty_desk
    dialog = FirstStartDialog(desk.context, tmp_path / "nytt.utblick")
    dialog.show()
    desk.settle()
    desk.click("go_on", dialog)
    assert "Välj en kommun" in dialog.lack.text()
    dialog.flow.answers.profile = "neutral"
    desk.click("go_on", dialog)
    desk.click("go_on", dialog)
    assert "förvaltning" in dialog.lack.text()
    type_text(dialog.owner.unit, "Kultur")
    assert not dialog.lack.isVisible() or dialog.lack.text()
    type_text(dialog.owner.person, "Anna")
    desk.click("go_on", dialog)
    assert dialog.flow.step is Step.LOCK
    assert not dialog.lock.keyring.isEnabled()
    type_text(dialog.lock.first, "kort")
    desk.click("go_on", dialog)
    assert "minst åtta tecken" in dialog.lack.text()
    desk.click("go_back", dialog)
    assert dialog.flow.step.name == "OWNER"
    dialog.close()


def test_that_leaving_before_the_code_is_typed_back_is_warned_about_once(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(os_keyring, "system_keyring", lambda: None)
    desk = empty_desk
    dialog = FirstStartDialog(desk.context, tmp_path / "nytt.utblick")
    dialog.show()
    desk.settle()
    answers = dialog.flow.answers
    answers.profile, answers.unit, answers.person = "neutral", "Kultur", "Anna"
    answers.passphrase = answers.again = PASSPHRASE
    for _page in range(3):
        desk.click("go_on", dialog)
    desk.until(lambda: dialog.flow.step is Step.RECOVERY)
    assert dialog.flow.recovery_code in paper_text(desk.context, dialog.flow, dialog.path)
    _print_the_code(desk, dialog, monkeypatch, tmp_path / "kod.pdf")
    dialog.close()
    assert dialog.isVisible()
    assert "inte återskriven" in dialog.lack.text()
    dialog.close()
    desk.until(lambda: not _visible("first_start"))


def _print_the_code(desk: Desk, dialog: FirstStartDialog, monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    """Print the recovery code, first with a user who thinks better of it."""
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    for answer in (None, printer):
        monkeypatch.setattr(printing, "asked_for_printer", lambda *_asked, answer=answer: answer)
        dialog.recovery.print_wanted.emit()
        desk.settle()
    desk.until(lambda: dialog.recovery.done.text() == "Skickat till skrivaren.")
    assert page_count(file.read_bytes()) == 1
    content = paper_pdf("sv", "Kultur", dialog.path, dialog.flow.recovery_code, desk.context.clock.today())
    assert all(group in pdf_text(content) for group in dialog.flow.recovery_code.split("-"))


def _visible(name: str) -> bool:
    return any(each.objectName() == name and each.isVisible() for each in QApplication.topLevelWidgets())


def test_that_a_register_that_cannot_be_made_is_told_in_the_dialogue(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch, register: Path
) -> None:
    monkeypatch.setattr(os_keyring, "system_keyring", lambda: None)
    desk = empty_desk
    dialog = FirstStartDialog(desk.context, register)
    dialog.show()
    desk.settle()
    answers = dialog.flow.answers
    answers.profile, answers.unit, answers.person = "neutral", "Kultur", "Anna"
    answers.passphrase = answers.again = PASSPHRASE
    for _page in range(3):
        desk.click("go_on", dialog)
    desk.until(dialog.banner.isVisible)
    assert dialog.flow.step is Step.LOCK
    dialog.close()


def test_that_language_and_appearance_change_at_once_and_are_kept(desk: Desk) -> None:
    desk.press("Ctrl+,", desk.window)
    dialog = desk.dialog("settings_dialog")
    language, scheme = desk.find(QComboBox, "language", dialog), desk.find(QComboBox, "scheme", dialog)
    language.setCurrentIndex(1)
    language.activated.emit(1)
    assert dialog.windowTitle() == "Settings"
    assert desk.find(QPushButton, "new_record").text().strip() == "New visit"
    assert desk.context.preferences.language == "en"
    scheme.setCurrentIndex(2)
    scheme.activated.emit(2)
    assert desk.context.theme.colours.name == "dark"
    language.setCurrentIndex(0)
    language.activated.emit(0)
    scheme.setCurrentIndex(0)
    scheme.activated.emit(0)
    assert desk.find(QPushButton, "new_record").text().strip() == "Nytt besök"
    assert desk.context.theme.scheme == desk.context.preferences.scheme == "follow"
    dialog.close()


def test_that_a_crash_is_shown_and_can_be_copied(desk: Desk) -> None:
    desk.context.operations.read(desk.window, lambda: 1 / 0, lambda _none: None)
    dialog = desk.dialog("crash")
    assert isinstance(dialog, CrashDialog)
    assert "ZeroDivisionError" in dialog.text.toPlainText()
    desk.click("crash_copy", dialog)
    assert QGuiApplication.clipboard().text() == dialog.text.toPlainText()
    dialog.close()


def test_that_a_report_tells_where_it_happened_and_nothing_of_what_was_said() -> None:
    def inner() -> None:
        raise ValueError("Aino Esimerkki")

    def outer() -> None:
        try:
            inner()
        except ValueError as error:
            raise InvalidInput("value.date", text="Aino Esimerkki") from error

    with pytest.raises(InvalidInput) as caught:
        outer()
    text = report(caught.value)
    assert "Aino" not in text
    assert "InvalidInput value.date" in text
    assert "builtins.ValueError" in text
    assert "inner" in text


def test_that_a_message_is_put_away_and_speaks_the_language_of_the_window(desk: Desk) -> None:
    banner = desk.window.banner
    desk.context.operations.failed.emit(NoRegister("store.not_found", path="x"))
    assert banner.isVisible()
    desk.context.language.switch("en")
    assert "There is no register" in " ".join(label.text() for label in (banner._message, banner._hint))
    desk.context.language.switch("sv")
    banner._close.click()
    assert not banner.isVisible()


def test_that_the_unlock_dialogue_asks_for_the_code_when_there_is_no_passphrase(desk: Desk, register: Path) -> None:
    dialog = UnlockDialog(desk.context, register, frozenset({"keyring", "recovery"}), desk.window)
    tried: list[Unlock] = []
    dialog.tried.connect(tried.append)
    dialog.show()
    assert not dialog.other.isVisible()
    dialog.secret.setText("ABCDE")
    dialog.unlock.click()
    assert tried[0].recovery_code == "ABCDE"
    dialog.close()
    assert isinstance(dialog, QDialog)
