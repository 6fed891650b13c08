"""Letters for Alt, titles, rows that are not there yet, and tabs with little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QLineEdit

from db.fields import KINDS
from desktop.ui.editing import Typed
from desktop.ui.language import Language
from desktop.ui.live_wordbook import LiveWordbook
from desktop.ui.mnemonics import letters_of, with_mnemonics
from desktop.ui.models.office_table import TableLine
from desktop.ui.new_row import NewRow
from desktop.ui.titles import suggested_title
from desktop.ui.widgets.field_form import FieldForm
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.office_table import OfficeTable
from desktop.ui.widgets.pane_tabs import PaneTabs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop.services.workspace import Workspace
    from tests.ui.conftest import Desk


@pytest.fixture
def language(qapp: QApplication) -> Iterator[Language]:
    """Give a language that goes again: its translators would speak in the windows of other tests."""
    made = Language(qapp, "sv")
    yield made
    made.deleteLater()
    qapp.sendPostedEvents(made, QEvent.Type.DeferredDelete)


def test_that_every_label_gets_a_letter_of_its_own() -> None:
    assert with_mnemonics(["Rubrik", "Riktning", "Ort", "Organisation"]) == [
        "&Rubrik",
        "R&iktning",
        "&Ort",
        "Or&ganisation",
    ]


def test_that_the_first_letter_of_a_word_comes_before_others() -> None:
    assert with_mnemonics(["Egen enhet", "Eget namn"]) == ["&Egen enhet", "Eget &namn"]


def test_that_letters_in_use_are_left_alone_and_an_ampersand_stays_one() -> None:
    assert with_mnemonics(["R&D", "å"], taken="r") == ["R&&&D", "&å"]


def test_that_the_letters_that_labels_have_taken_are_read_from_them() -> None:
    assert letters_of(["R&&&D", "Eget &namn", "R&&D", "Ort"]) == ["D", "n"]


def test_that_a_form_made_bit_by_bit_names_each_field_once_and_gives_no_letter_twice(
    desk: Desk, workspace: Workspace
) -> None:
    words = LiveWordbook(desk.context.language, workspace.profile)
    fields = KINDS["task"].fields[:4]
    form = FieldForm(desk.context, words, "task", fields, at_once=False)
    form.setParent(desk.window)
    form.set_read_only(read_only=True)
    while not form.whole:
        form.grow(1)
        form.name_new(cell.label.text() for cell in form.cells.values())
    assert list(form.cells) == [field.name for field in fields]
    letters = [letter.casefold() for letter in letters_of(cell.label.text() for cell in form.cells.values())]
    assert len(letters) == len(set(letters)) == len(fields)
    line = form.cells["title"].editor.controls[0]
    assert isinstance(line, QLineEdit)
    assert line.isReadOnly()  # it was made after that was said


def test_that_a_letter_is_used_again_only_when_there_is_no_other() -> None:
    assert with_mnemonics(["an", "na", "aa", "…"]) == ["&an", "&na", "&aa", "…"]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ({"organisation": "Tammerfors stad", "city": "Tammerfors", "country": "Finland"}, "Tammerfors stad, Finland"),
        ({"contact": "Aino Esimerkki", "city": "Åbo", "country": "Finland"}, "Aino Esimerkki, Åbo, Finland"),
        ({"city": "Łódź"}, "Łódź"),
    ],
)
def test_that_a_visit_is_named_after_who_comes_from_where(
    language: Language, words: dict[str, str], title: str
) -> None:
    assert suggested_title(language, "visit", words) == f"Besök från {title}"
    assert suggested_title(language, "visit", {**words, "direction": "outgoing"}) == f"Resa till {title}"


def test_that_nothing_is_suggested_from_nothing(language: Language) -> None:
    assert suggested_title(language, "visit", {"direction": "incoming"}) == ""


def test_that_a_new_row_is_complete_when_what_it_must_have_is_there() -> None:
    row = NewRow(frozenset({"name"}))
    seen = [(row.empty, row.complete)]
    for name, text in (("role", "Borgmästare"), ("name", " "), ("name", "Aino")):
        row.typed[name] = Typed(f"delegation/new/{name}", text, text)
        seen.append((row.empty, row.complete))
    assert seen == [(True, False), (False, False), (False, False), (False, True)]
    assert row.given == {"role": "Borgmästare", "name": "Aino"}


def test_that_tabs_stand_closer_where_there_is_little_room_and_are_offered_by_name(qtbot: QtBot) -> None:
    tabs = PaneTabs()
    qtbot.addWidget(tabs)
    told: list[bool] = []
    tabs.crowded.connect(told.append)
    for name in ("Uppgifter", "Bedömning", "Program", "Delegation", "Uppföljning"):
        tabs.addTab(name)
    tabs.resize(1200, 30)
    tabs.show()
    qtbot.waitExposed(tabs)
    assert not tabs.property("tight")
    tabs.resize(160, 30)
    assert tabs.property("tight")
    assert told == [True]
    menu = tabs.offer_all(QPoint(0, 0))
    assert [action.text() for action in menu.actions()][:2] == ["Uppgifter", "Bedömning"]
    menu.actions()[3].trigger()
    assert tabs.currentIndex() == 3
    with qtbot.waitSignal(menu.destroyed):
        menu.close()
    tabs.resize(1200, 30)
    assert told == [True, False]


def test_that_tabs_are_laid_out_as_they_are_styled_when_the_room_changes(qtbot: QtBot) -> None:
    tabs = PaneTabs()
    qtbot.addWidget(tabs)
    tabs.setStyleSheet(
        "QTabBar::tab { padding: 8px 4px; margin-right: 8px }"
        "QTabBar[tight=true]::tab { padding: 8px 2px; margin-right: 3px }"
    )
    for name in ("Uppgifter", "Bedömning", "Program", "Delegation", "Uppföljning"):
        tabs.addTab(name)
    tabs.resize(1200, 30)
    tabs.show()
    qtbot.waitExposed(tabs)
    for width, tight in ((200, True), (1200, False), (200, True)):
        tabs.resize(width, 30)
        assert tabs.property("tight") is tight
        for place in range(tabs.count()):
            assert tabs.tabRect(place).width() == tabs.tabSizeHint(place).width()


def test_that_a_long_name_is_whole_where_there_is_room_and_gives_way_where_there_is_not(desk: Desk) -> None:
    name = "Utbildnings- och arbetsmarknadsförvaltningen i Exempelstad"
    table = OfficeTable(desk.context, "table", wide=2)
    desk.qtbot.addWidget(table)
    table.resize(900, 200)
    table.show()
    table.show_lines(("Förvaltning", "Kontakt", "Läge"), [TableLine((name, "Mari Näide i Tartu", "Ja"), 1)])
    whole = table.fontMetrics().horizontalAdvance(name)
    assert table.columnWidth(0) > whole > 320
    person = table.columnWidth(1)
    table.resize(460, 200)
    assert table.columnWidth(0) < whole
    assert table.columnWidth(1) == person
    assert sum(table.columnWidth(column) for column in range(3)) <= table.viewport().width()


def test_that_a_label_that_becomes_a_pill_takes_the_room_of_one(qtbot: QtBot) -> None:
    label = PlainLabel("Godtaget")
    qtbot.addWidget(label)
    label.setStyleSheet("QLabel[kind=ok-pill] { padding: 6px 11px }")
    label.show()
    qtbot.waitExposed(label)
    narrow = label.sizeHint().width()
    label.set_kind("ok-pill")
    assert label.contentsRect().left() == 11
    assert label.sizeHint().width() >= narrow + 22
