"""The three ways to begin, and from one register to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from desktop.keystore import Unlock
from desktop.policy import profile
from desktop.services import places
from desktop.services.workspace import opened
from desktop.ui.dialogs.first_start import FirstStartDialog
from desktop.ui.dialogs.welcome import WelcomeDialog
from desktop.ui.first_start_flow import Step
from desktop.ui.pages.overview_page import OverviewPage
from tests.ui.conftest import PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.services.workspace import Workspace
    from tests.ui.conftest import Desk, Template


@pytest.fixture
def welcome(empty_desk: Desk) -> WelcomeDialog:
    empty_desk.application.opening.begin(None)
    dialog = empty_desk.dialog("welcome")
    assert isinstance(dialog, WelcomeDialog)
    return dialog


def visible(name: str) -> list[QDialog]:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]
    return [each for each in found if each.objectName() == name]


def test_that_the_three_ways_say_themselves_in_both_languages(empty_desk: Desk, welcome: WelcomeDialog) -> None:
    swedish = [card.accessibleName() for card in welcome.choices.values()]
    assert swedish[0].startswith("Ett nytt register. Fyra korta frågor")
    empty_desk.context.language.switch("en")
    assert welcome.choices["restore"].accessibleName().startswith("Restore a backup.")
    welcome.close()


def test_that_a_new_register_is_made_from_there(empty_desk: Desk, welcome: WelcomeDialog) -> None:
    welcome.choices["new"].click()
    dialog = empty_desk.dialog("first_start")
    assert isinstance(dialog, FirstStartDialog)
    assert dialog.flow.step is Step.PROFILE
    assert visible("welcome") == []
    dialog.close()


def test_that_the_offices_profile_is_taken_from_its_file(
    empty_desk: Desk, welcome: WelcomeDialog, tmp_path: Path
) -> None:
    file = tmp_path / "exempelkommun.toml"
    file.write_text(profile.text_of("neutral"), "utf-8")
    welcome.take("join", file)
    dialog = empty_desk.dialog("first_start")
    assert isinstance(dialog, FirstStartDialog)
    assert dialog.flow.step is Step.OWNER
    assert dialog.flow.answers.profile == str(file)
    dialog.close()


def test_that_a_file_that_is_no_profile_is_told_at_once(
    empty_desk: Desk, welcome: WelcomeDialog, tmp_path: Path
) -> None:
    file = tmp_path / "avgifter.toml"
    file.write_text("hej =", "utf-8")
    welcome.take("join", file)
    empty_desk.settle()
    assert welcome.banner.isVisible()
    assert visible("first_start") == []
    welcome.close()


def test_that_a_backup_is_restored_by_its_recovery_code_and_opened(
    empty_desk: Desk, welcome: WelcomeDialog, template: Template, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "förra datorn"
    source.mkdir()
    with opened(template.copy(source), Unlock(recovery_code=template.code), empty_desk.context.clock) as before:
        before.records.add("visit", {"title": "Besök från Åbo"})
        kept = before.backups.make()
    target = tmp_path / "nya datorn" / "register.utblick"
    monkeypatch.setattr(places, "suggested_register", lambda: target)
    welcome.take("restore", kept.path)
    unlock = empty_desk.dialog("unlock_dialog")
    empty_desk.click("unlock_other_way", unlock)
    empty_desk.find(QLineEdit, "unlock_secret", unlock).setText(template.code)
    empty_desk.click("unlock", unlock)
    empty_desk.until(lambda: empty_desk.window.workspace is not None)
    workspace = empty_desk.window.workspace
    assert workspace is not None
    assert workspace.path == target
    assert workspace.listing.counts()["visit"] == 1
    assert visible("welcome") == []


def test_that_what_is_no_backup_is_told_in_the_dialogue(
    empty_desk: Desk, welcome: WelcomeDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "suggested_register", lambda: tmp_path / "ny.utblick")
    file = tmp_path / "brev.txt"
    file.write_text("hej", "utf-8")
    welcome.take("restore", file)
    empty_desk.settle()
    assert welcome.banner.isVisible()
    welcome.close()


def test_that_closing_it_ends_the_program(empty_desk: Desk, welcome: WelcomeDialog) -> None:
    gone: list[bool] = []
    empty_desk.application.opening.given_up.connect(lambda: gone.append(True))
    welcome.close()
    empty_desk.until(lambda: gone == [True])


def test_that_another_register_is_opened_instead_of_this_one(
    desk: Desk, workspace: Workspace, template: Template, tmp_path: Path
) -> None:
    workspace.records.add("visit", {"title": "Besök från Åbo"})
    desk.window.list_page.reload()
    desk.until(lambda: desk.window.shows_record)
    other = tmp_path / "annat"
    other.mkdir()
    path = template.copy(other)
    desk.application.opening.switch_to(path)
    unlock = desk.dialog("unlock_dialog")
    desk.find(QLineEdit, "unlock_secret", unlock).setText(PASSPHRASE)
    desk.click("unlock", unlock)
    desk.until(lambda: desk.window.workspace is not None and desk.window.workspace.path == path)
    desk.settle()
    with opened(workspace.path, Unlock(recovery_code=template.code), desk.context.clock, remember=False) as before:
        assert before.listing.counts()["visit"] == 1
    assert desk.window.wide.code == "overview"


def test_that_samples_are_put_in_on_request_and_go_again_by_one_click(desk: Desk, workspace: Workspace) -> None:
    desk.window.go_to_page("overview")
    desk.settle()
    page = desk.window.wide.page("overview")
    assert isinstance(page, OverviewPage)
    page.welcome.add_samples.click()
    desk.until(page.year.drop_samples.isVisible)
    assert sum(workspace.listing.counts().values()) == 200
    page.year.drop_samples.click()
    desk.until(page.welcome.add_samples.isVisible)
    assert sum(workspace.listing.counts().values()) == 0
    assert not page.welcome.progress.isVisible()


def test_that_samples_can_be_stopped_on_their_way(desk: Desk, workspace: Workspace) -> None:
    desk.window.go_to_page("overview")
    desk.settle()
    page = desk.window.wide.page("overview")
    assert isinstance(page, OverviewPage)
    page.put_in_samples()
    page.welcome.progress.cancel.click()
    desk.settle()
    desk.settle()
    assert not page.welcome.progress.isVisible()
    assert workspace.overview.now().samples in {0, 200}
