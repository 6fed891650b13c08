"""Ctrl+K and the other keys, as somebody uses them who never takes the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from desktop.ui.commands import Command
from desktop.ui.dialogs.palette import PaletteDialog
from desktop.ui.models.palette_model import matching

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.services.workspace import Workspace
    from tests.ui.conftest import Desk

    Type = Callable[[QWidget, str], None]


def opened(desk: Desk) -> PaletteDialog:
    desk.press("Ctrl+K", desk.window)
    dialog = desk.dialog("palette")
    assert isinstance(dialog, PaletteDialog)
    return dialog


def names(dialog: PaletteDialog) -> list[str]:
    return [str(dialog.model.index(row).data()) for row in range(dialog.model.rowCount())]


def command(name: str) -> Command:
    return Command(name, name, "x", lambda: None)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["Nytt besök", "Gå till Besök", "Gå till Översikt"]),
        ("bes", ["Nytt besök", "Gå till Besök"]),
        ("oversikt", ["Gå till Översikt"]),
        ("gå bes", ["Gå till Besök"]),
        ("esök", []),
        ("till", ["Gå till Besök", "Gå till Översikt"]),
    ],
)
def test_that_a_command_is_found_by_the_beginnings_of_its_words(typed: str, found: list[str]) -> None:
    commands = [command(name) for name in ("Nytt besök", "Gå till Besök", "Gå till Översikt")]
    assert [each.name for each in matching(commands, typed)] == found


def test_that_the_name_that_begins_so_comes_first() -> None:
    commands = [command(name) for name in ("Gå till Sök", "Sök")]
    assert [each.name for each in matching(commands, "sök")] == ["Sök", "Gå till Sök"]


def test_that_a_command_is_given_by_its_name(desk: Desk, type_text: Type) -> None:
    dialog = opened(desk)
    type_text(dialog.typed, "nytt proj")
    assert names(dialog)[0] == "Nytt projekt"
    desk.press("Return", dialog.typed)
    assert desk.dialog("new_record_dialog").windowTitle() == "Nytt projekt"


def test_that_a_record_is_found_by_its_name_below_the_commands(
    desk: Desk, workspace: Workspace, type_text: Type
) -> None:
    record = workspace.records.add("project", {"title": "Läsande städer"}).id
    dialog = opened(desk)
    type_text(dialog.typed, "läsande")
    desk.until(lambda: names(dialog) == ["Läsande städer"])
    spoken = dialog.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Läsande städer, Projekt"
    desk.press("Return", dialog.typed)
    desk.until(lambda: desk.window.shows_record and desk.shown().id == record)


def test_that_the_arrows_move_while_one_writes_and_stop_at_the_ends(desk: Desk) -> None:
    dialog = opened(desk)
    desk.settle()
    desk.press("Down", dialog.typed)
    desk.press("Down", dialog.typed)
    desk.press("Up", dialog.typed)
    assert dialog.view.currentIndex().row() == 1
    for _key in range(20):
        desk.press("PgDown", dialog.typed)
    assert dialog.view.currentIndex().row() == dialog.model.rowCount() - 1
    dialog.close()


def test_that_what_is_called_nothing_is_said_so(desk: Desk, type_text: Type) -> None:
    dialog = opened(desk)
    type_text(dialog.typed, "xyzzy")
    assert dialog._none.isVisible()
    desk.press("Return", dialog.typed)
    assert dialog.isVisible()
    dialog.close()


def test_that_the_model_is_sound(desk: Desk, workspace: Workspace, type_text: Type) -> None:
    workspace.records.add("visit", {"title": "Besök från Åbo"})
    dialog = opened(desk)
    tester = QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    type_text(dialog.typed, "bes")
    desk.settle()
    dialog.close()
    tester.deleteLater()


def test_that_every_command_names_itself_in_both_languages_and_shows_its_icon(desk: Desk) -> None:
    swedish = {each.code: each.name for each in desk.window.commands.all()}
    desk.context.language.switch("en")
    english = {each.code: each.name for each in desk.window.commands.all()}
    assert swedish.keys() == english.keys()
    assert all(swedish.values())
    assert [code for code in swedish if swedish[code] == english[code] and code != "go_document"] == []
    assert all(not desk.context.icons(each.icon).isNull() for each in desk.window.commands.all())


def test_that_the_look_and_the_language_are_switched_by_command(desk: Desk) -> None:
    by_code = {each.code: each for each in desk.window.commands.all()}
    by_code["look"].run()
    assert desk.context.theme.colours.name == "dark"
    by_code["language"].run()
    assert desk.context.language.code == "en"


def test_that_escape_goes_back_step_by_step(desk: Desk, workspace: Workspace) -> None:
    workspace.records.add("visit", {"title": "Besök från Åbo"})
    desk.window.list_page.reload()
    desk.until(lambda: desk.window.shows_record)
    desk.press("F2", desk.window)
    assert QApplication.focusWidget() is not desk.window.list_page.view
    desk.press("Esc", desk.window)
    assert QApplication.focusWidget() is desk.window.list_page.view
    desk.press("Esc", desk.window)
    assert QApplication.focusWidget() is desk.window.sidebar.view


def test_that_f6_goes_round_the_panes(desk: Desk, workspace: Workspace) -> None:
    workspace.records.add("visit", {"title": "Besök från Åbo"})
    desk.window.list_page.reload()
    desk.until(lambda: desk.window.shows_record)
    desk.window.sidebar.view.setFocus()
    met = []
    for _key in range(3):
        desk.press("F6", desk.window)
        focus = QApplication.focusWidget()
        met.append("" if focus is None else focus.objectName())
    assert met == ["list", "tabs", "places"]


def test_that_f6_reaches_a_page_of_the_whole_width(desk: Desk) -> None:
    desk.window.go_to_page("overview")
    desk.settle()
    desk.window.sidebar.view.setFocus()
    desk.press("F6", desk.window)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert desk.window.wide.isAncestorOf(focus)


def test_that_search_leads_from_a_page_to_the_list(desk: Desk) -> None:
    desk.window.go_to_page("overview")
    desk.press("Ctrl+F", desk.window)
    assert QApplication.focusWidget() is desk.window.list_page.search
    assert desk.window.list_page.isVisible()


def test_that_a_new_record_of_another_kind_is_shown_among_its_own(desk: Desk, type_text: Type) -> None:
    desk.window.new_record("task")
    dialog = desk.dialog("new_record_dialog")
    desk.click("create_record", dialog)
    dialog.close()
    desk.window.new_record("watch")
    dialog = desk.dialog("new_record_dialog")
    type_text(desk.find(type(desk.window.list_page.search), "watch.title_line", dialog), "Nytt direktiv")
    desk.click("create_record", dialog)
    desk.until(lambda: desk.window.list_page.place == "watch" and desk.window.shows_record)
    assert desk.shown().title == "Nytt direktiv"
