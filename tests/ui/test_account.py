"""The account, the keys and the backups, as a contact person meets them; outcomes are judged on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from desktop.bundle import certificates
from desktop.keystore import os_keyring
from desktop.services.bundle_export import BundleExport
from desktop.ui.dialogs.papers import PapersDialog
from desktop.ui.pages import keys_page
from desktop.ui.pages.account_page import AccountPage
from desktop.ui.pages.backups_page import BackupsPage
from desktop.ui.pages.keys_page import KeysPage
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.progress_strip import ProgressStrip
from tests.fakes.clocks import FixedClock
from tests.fakes.parties import parties_in

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.services.workspace import Workspace
    from desktop.ui.widgets.progress_strip import Telling
    from tests.ui.conftest import Desk

PHRASE = "en fras till nyckeln"


def page_at(desk: Desk, code: str) -> object:
    desk.window.go_to_page(code)
    desk.settle()
    return desk.window.wide.page(code)


def account(desk: Desk) -> AccountPage:
    page = page_at(desk, "account")
    assert isinstance(page, AccountPage)
    return page


def keys(desk: Desk) -> KeysPage:
    page = page_at(desk, "keys")
    assert isinstance(page, KeysPage)
    return page


def backups(desk: Desk) -> BackupsPage:
    page = page_at(desk, "backups")
    assert isinstance(page, BackupsPage)
    return page


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the keys that sign be kept by a passphrase, wherever the tests run."""
    monkeypatch.setattr(os_keyring, "system_keyring", lambda: None)


@pytest.fixture
def gap(workspace: Workspace) -> str:
    """Give a visit that lacks its country, with all else that is asked for."""
    told = {"direction": "incoming", "organisation": "Åbo stad", "purpose": "Lära", "period": "2026-05-04"}
    return workspace.records.add("visit", {"title": "Besök från Åbo", **told}).id


@pytest.fixture
def key(workspace: Workspace) -> str:
    return workspace.signing.new(lambda: PHRASE).code


def texts(page: AccountPage | KeysPage | BackupsPage) -> str:
    QApplication.processEvents()  # what was put on the page a moment ago comes to be seen
    return "\n".join(label.text() for label in page.findChildren(PlainLabel) if label.isVisible())


def apart(folder: Path) -> Path:
    parties = folder / "parties"
    parties.mkdir()
    return parties


def test_that_a_gap_is_a_click_from_its_field(desk: Desk, workspace: Workspace, gap: str) -> None:
    page = account(desk)
    assert "1 lucka" in texts(page)
    (row,) = page.gaps.rows
    assert row.accessibleName() == "Land saknas: Besök från Åbo. Besök"
    row.click()
    desk.until(lambda: desk.window.shows_record and desk.shown().id == gap)
    desk.until(lambda: (focus := QApplication.focusWidget()) is not None and "visit.country" in focus.objectName())
    workspace.records.change(gap, {"country": "FI"})
    assert "Inget som efterfrågas saknas" in texts(account(desk))


def test_that_without_a_key_the_page_says_where_to_make_one(desk: Desk) -> None:
    page = account(desk)
    assert not page.export.isEnabled()
    assert "Gör en under Nycklar" in texts(page)
    page.keys.click()
    assert desk.window.wide.code == "keys"


def test_that_gaps_go_along_only_with_a_reason(desk: Desk, gap: str, key: str) -> None:
    assert gap
    assert key
    page = account(desk)
    assert not page.export.isEnabled()
    page.why.setPlainText("   ")
    assert not page.export.isEnabled()
    page.why.setPlainText("Landet är inte känt än.")
    assert page.export.isEnabled()


@pytest.mark.usefixtures("gap", "key")
def test_that_the_file_is_made_and_can_be_taken_out_of_the_window(
    desk: Desk, workspace: Workspace, tmp_path: Path
) -> None:
    page = account(desk)
    page.why.setPlainText("Landet är inte känt än.")
    page.make(tmp_path, PHRASE)
    desk.until(page.made.isVisible)
    (made,) = tmp_path.glob("*.asice")
    assert workspace.receiving.verify(made).outcome.accepted is False  # our own key is not among those trusted here
    assert [url.toLocalFile() for url in page.made.content().urls()] == [str(made)]
    page.made.copy.click()
    assert QGuiApplication.clipboard().mimeData().urls()[0].toLocalFile() == str(made)
    desk.settle()
    assert "Paket 1 för 2026" in texts(page)
    assert not page.progress.isVisible()


@pytest.mark.usefixtures("gap", "key")
def test_that_a_wrong_passphrase_is_said_and_nothing_is_left(desk: Desk, workspace: Workspace, tmp_path: Path) -> None:
    page = account(desk)
    page.why.setPlainText("skäl")
    page.make(tmp_path, "fel")
    desk.settle()
    assert page.banner.isVisible()
    assert list(tmp_path.glob("*.asice")) == []
    assert BundleExport(workspace.register, workspace.signing).sent() == ()


@pytest.mark.usefixtures("gap", "key")
def test_that_an_export_can_be_cancelled_and_leaves_no_number(desk: Desk, workspace: Workspace, tmp_path: Path) -> None:
    page = account(desk)
    page.why.setPlainText("skäl")
    page.make(tmp_path, PHRASE)
    page.progress.cancel.click()
    desk.settle()
    assert page.banner.isVisible()
    assert list(tmp_path.iterdir()) == [] or not list(tmp_path.glob("*.asice"))
    assert BundleExport(workspace.register, workspace.signing).sent() == ()
    assert page.export.isEnabled()


@pytest.mark.usefixtures("gap")
def test_that_the_passphrase_is_asked_for_where_there_is_no_keyring(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    assert key
    monkeypatch.setattr("desktop.ui.pages.account_page.choose_folder", lambda *_: tmp_path)
    page = account(desk)
    page.why.setPlainText("skäl")
    page.export.click()
    dialog = desk.dialog("secret_dialog")
    desk.find(QLineEdit, "secret", dialog).setText(PHRASE)
    desk.click("secret_take", dialog)
    desk.until(page.made.isVisible)


def test_that_another_year_is_looked_at(desk: Desk, gap: str) -> None:
    assert gap
    page = account(desk)
    page.year.setCurrentIndex(1)
    page.year.chosen.emit()
    desk.settle()
    assert "Inget i registret hör till året än." in texts(page)


def test_that_a_file_that_is_no_receipt_is_refused_in_words(desk: Desk, tmp_path: Path) -> None:
    page = account(desk)
    file = tmp_path / "kvitto.asice"
    file.write_bytes(b"hej")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    drop = QDropEvent(
        QPoint(1, 1), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page.dropEvent(drop)
    desk.settle()
    assert "! kvitto.asice: " in texts(page)


def test_that_a_key_is_made_with_its_digits_in_six_groups(desk: Desk, workspace: Workspace) -> None:
    page = keys(desk)
    page.new.click()
    dialog = desk.dialog("secret_dialog")
    desk.find(QLineEdit, "secret", dialog).setText(PHRASE)
    desk.click("secret_take", dialog)
    desk.until(lambda: not page.new.isVisible())
    code = workspace.signing.current().code
    assert code in texts(page)
    assert [len(group) for group in code.split()] == [5] * 6
    page.copy.click()
    assert QGuiApplication.clipboard().text() == code


@pytest.mark.usefixtures("key")
def test_that_a_request_is_saved_and_the_certificate_installed(
    desk: Desk, workspace: Workspace, tmp_path: Path
) -> None:
    page = keys(desk)
    request, issued = tmp_path / "begäran.csr", tmp_path / "utfärdat.pem"
    page.save_request(request, PHRASE)
    desk.until(request.exists)
    desk.settle()
    assert certificates.requested_key(request.read_bytes())
    with parties_in(apart(tmp_path), FixedClock()) as parties:
        accepted = parties.office.trusted.accept_request(
            request.read_bytes(), "Kulturförvaltningen", workspace.signing.current().code, lambda: PHRASE
        )
    issued.write_bytes(accepted.certificate)
    page.install_file(issued)
    desk.settle()
    assert not workspace.signing.current().certificate.self_signed
    assert "Certifikatet är installerat." in texts(page)


@pytest.mark.usefixtures("key")
def test_that_the_next_key_waits_beside_the_one_in_use(desk: Desk, workspace: Workspace) -> None:
    page = keys(desk)
    page.make(PHRASE)
    desk.settle()
    assert [each.status.value for each in workspace.signing.all()] == ["current", "next"]
    assert not page.rotate.isVisible()
    assert "Tar över härnäst" in texts(page)


def test_that_the_offices_key_is_approved_by_all_its_digits(desk: Desk, workspace: Workspace, tmp_path: Path) -> None:
    with parties_in(apart(tmp_path), FixedClock()) as parties:
        own = parties.office.signing.new(lambda: PHRASE)
    pem = tmp_path / "kontoret.pem"
    pem.write_text(own.pem)
    page = keys(desk)
    page.trust.click()
    dialog = desk.dialog("trust_dialog")
    desk.click("trust_approve", dialog)
    assert "Välj certifikatet först." in dialog.trouble.text()  # type: ignore[attr-defined]
    dialog.take_file(pem)  # type: ignore[attr-defined]
    desk.find(QLineEdit, "trust_name", dialog).setText("Stadsledningskontoret")
    desk.find(QLineEdit, "trust_code", dialog).setText("00000 " * 6)
    desk.click("trust_approve", dialog)
    desk.settle()
    assert dialog.trouble.isVisible()  # type: ignore[attr-defined]
    assert workspace.trusted.all() == ()
    desk.find(QLineEdit, "trust_code", dialog).setText(own.code)
    desk.click("trust_approve", dialog)
    desk.settle()
    assert [each.name for each in workspace.trusted.all()] == ["Stadsledningskontoret"]
    assert "Stadsledningskontoret: godkänd" in texts(page)


def test_that_a_backup_is_made_listed_and_restored_into_a_new_file(
    desk: Desk, workspace: Workspace, tmp_path: Path
) -> None:
    workspace.records.add("visit", {"title": "Besök från Åbo"})
    page = backups(desk)
    assert "Det finns ingen säkerhetskopia än." in texts(page)
    page.make.click()
    desk.until(lambda: len(page.findChildren(QPushButton, "backup_restore")) == 1)
    assert "✓ går att öppna" in texts(page)
    assert "1 post" in texts(page)
    target = tmp_path / "återställt.utblick"
    (kept,) = workspace.backups.list()
    page.restore(kept.path, target)
    dialog = desk.dialog("unlock_dialog")
    desk.find(QLineEdit, "unlock_secret", dialog).setText("tre blå ord")
    desk.click("unlock", dialog)
    desk.until(target.exists)
    desk.settle()
    assert f"Säkerhetskopian är återställd i {target}" in texts(page)


def test_that_a_backup_that_cannot_be_restored_says_why(desk: Desk, workspace: Workspace, register: Path) -> None:
    page = backups(desk)
    page.make_now(None)
    desk.settle()
    (kept,) = workspace.backups.list()
    kept.path.with_name(kept.path.name + ".keys").unlink()
    page.restore(kept.path, register.with_name("ny.utblick"))
    desk.settle()
    assert page.banner.isVisible()
    assert page.make.isEnabled()


def test_that_progress_is_told_by_whole_parts_and_only_when_it_moves(desk: Desk) -> None:
    strip = ProgressStrip(desk.context, "strip")
    telling = strip.begin("Arbetar")
    heard: list[object] = []
    telling.told.connect(heard.append)
    for done in (0, 1, 2, 10, 200):
        telling(done, 200)
    assert heard == [0, 1, 5, 100]
    strip.end()
    strip.deleteLater()


def test_that_a_backup_is_checked_whole_and_work_on_it_can_be_cancelled(
    desk: Desk, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.records.add("visit", {"title": "Besök från Åbo"})
    workspace.backups.make()
    page = backups(desk)
    desk.until(lambda: len(page.findChildren(QPushButton, "backup_check")) == 1)
    page.findChildren(QPushButton, "backup_check")[0].click()
    assert not page.make.isEnabled(), "one thing at a time"
    desk.until(page.told.isVisible)
    assert page.told.text().startswith("✓ Hela säkerhetskopian går att läsa")
    assert page.make.isEnabled()

    begin = page.progress.begin

    def impatient(text: str) -> Telling:
        telling = begin(text)
        page.progress.cancel.click()
        return telling

    monkeypatch.setattr(page.progress, "begin", impatient)
    page.make.click()
    desk.until(page.banner.isVisible)
    assert "Det avbröts." in texts(page)
    assert len(workspace.backups.list()) == 1
    assert not page.progress.isVisible()


def test_that_the_register_itself_is_checked_and_what_is_wrong_is_said(desk: Desk, workspace: Workspace) -> None:
    workspace.records.add("visit", {"title": "Besök från Åbo"})
    page = backups(desk)
    page.examine.click()
    assert not page.make.isEnabled(), "one thing at a time"
    desk.until(page.told.isVisible)
    assert page.told.text() == "✓ Registret mår bra."
    assert {"✓ Filen är hel.", "✓ Sökregistret är helt: 1 post."} <= set(texts(page).splitlines())

    with workspace.register.writing() as connection:
        connection.exec_driver_sql("UPDATE entry_value SET salt = 'x' WHERE entry = 1")
    page.examine.click()
    desk.until(lambda: "! Historiken är ändrad efteråt, från händelse 1." in texts(page))
    assert not page.told.isVisible()
    assert page.examine.isEnabled()


@pytest.mark.usefixtures("key")
def test_that_slip_and_protocol_are_seen_from_the_keys_page(
    desk: Desk, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = keys(desk)
    assert [line[:2] for line in page._steps.text().splitlines()] == ["1.", "2.", "3."]
    desk.click("key_slip")
    dialog = desk.dialog("papers_dialog")
    assert isinstance(dialog, PapersDialog)
    desk.until(lambda: dialog.made is not None)
    assert dialog.made is not None
    assert workspace.signing.current().code.split()[0] in dialog.made.text
    dialog.close()
    strange = tmp_path / "brev.asice"
    strange.write_bytes(b"ingenting")
    monkeypatch.setattr(keys_page, "choose_files", lambda *_: (strange,))
    page.verify.click()
    protocol = desk.dialog("papers_dialog")
    assert isinstance(protocol, PapersDialog)
    desk.until(lambda: protocol.made is not None)
    assert protocol.made is not None
    assert "brev.asice" in protocol.made.text
    protocol.close()
