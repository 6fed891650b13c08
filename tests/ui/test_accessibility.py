"""Everything that can be pressed or written in has a name, and nothing is shown as rich text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from db.fields import KINDS
from desktop.domain.errors import InUse
from desktop.domain.findings import Finding, Force, Said
from desktop.ui.dialogs.crash import CrashDialog
from desktop.ui.dialogs.evidence import EvidenceDialog
from desktop.ui.dialogs.first_start import FirstStartDialog
from desktop.ui.dialogs.justify import JustifyDialog
from desktop.ui.dialogs.merge import MergeDialog
from desktop.ui.dialogs.new_record import NewRecordDialog
from desktop.ui.dialogs.palette import PaletteDialog
from desktop.ui.dialogs.papers import PapersDialog
from desktop.ui.dialogs.paste_rows import PasteRowsDialog
from desktop.ui.dialogs.secret import SecretDialog
from desktop.ui.dialogs.settings import SettingsDialog
from desktop.ui.dialogs.trouble import TroubleDialog
from desktop.ui.dialogs.trust import TrustDialog
from desktop.ui.dialogs.unlock import UnlockDialog
from desktop.ui.dialogs.welcome import WelcomeDialog
from desktop.ui.live_wordbook import LiveWordbook
from desktop.ui.wide_pages import PAGES
from tests.ui.furnishing import furnish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import (
        QDialog,
    )

    from desktop.services.workspace import Workspace
    from tests.ui.conftest import Desk

DIALOGS = (
    "crash",
    "evidence",
    "first_start",
    "justify",
    "merge",
    "new",
    "palette",
    "papers",
    "paste",
    "secret",
    "settings",
    "trouble",
    "trust",
    "unlock",
    "welcome",
)
INTERACTIVE = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTabBar)
QTS_OWN = (QCalendarWidget, QHeaderView)


def interactive(top: QWidget) -> Iterator[QWidget]:
    """Give what can be pressed or written in, on whatever page; not the inner parts of Qt, nor what is put away."""
    for widget in [top, *top.findChildren(QWidget)]:
        if (
            isinstance(widget, INTERACTIVE)
            and not widget.isHidden()
            and not _inside(widget, QTS_OWN)
            and not _part_of_another(widget)
        ):
            yield widget


def _inside(widget: QWidget, kinds: tuple[type[QWidget], ...]) -> bool:
    parent: QWidget | None = widget
    while parent is not None:
        if isinstance(parent, kinds):
            return True
        parent = parent.parentWidget()
    return False


def _part_of_another(widget: QWidget) -> bool:
    """Tell whether Qt made it inside something that has a name itself: the list of a combo box, a tab bar's arrows."""
    name, parent = widget.objectName(), widget.parentWidget()
    inner = name.startswith("qt_") or name in {"", "ScrollLeftButton", "ScrollRightButton"}
    return (inner and isinstance(parent, (*INTERACTIVE, QAbstractScrollArea))) or _inside_popup(widget)


def _inside_popup(widget: QWidget) -> bool:
    return widget.window().windowType() == Qt.WindowType.Popup


def unnamed(top: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} {widget.objectName()!r} named {widget.accessibleName()!r}"
        for widget in interactive(top)
        if not (_name(widget) and widget.objectName())
    ]


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text.replace("&", "")


def dialogs(desk: Desk, workspace: Workspace) -> dict[str, Callable[[], QDialog]]:
    context, window = desk.context, desk.window
    methods = frozenset({"passphrase", "recovery"})
    trouble = InUse("store.in_use", path="x", holder="Per", since="2026-11-20")
    return {
        "crash": lambda: CrashDialog("x", window),
        "first_start": lambda: FirstStartDialog(context),
        "evidence": lambda: _of_a_record(desk, workspace, "evidence"),
        "justify": lambda: _of_a_record(desk, workspace, "justify"),
        "merge": lambda: _of_a_record(desk, workspace, "merge"),
        "new": lambda: NewRecordDialog(context, workspace, "visit", window),
        "paste": lambda: _of_a_record(desk, workspace, "paste"),
        "papers": lambda: _papers(desk, workspace),
        "settings": lambda: SettingsDialog(context, workspace, window),
        "trouble": lambda: TroubleDialog(context, trouble, window),
        "unlock": lambda: UnlockDialog(context, workspace.path, methods, window),
        "palette": lambda: PaletteDialog(context, window.commands, window),
        "secret": lambda: SecretDialog("Lösenfras", "Skriv den.", window),
        "trust": lambda: TrustDialog(context, workspace, window),
        "welcome": lambda: WelcomeDialog(context),
    }


def _of_a_record(desk: Desk, workspace: Workspace, name: str) -> QDialog:
    """Make a dialogue that is about one record, or two."""
    context, window, words = desk.context, desk.window, LiveWordbook(desk.context.language, workspace.profile)
    get, add = workspace.records.get, workspace.records.add
    visit = get(add("visit", {"title": "Besök"}).id)
    match name:
        case "evidence":
            step = workspace.profile.terms("steps")[0].code
            return EvidenceDialog(context, workspace, words, visit, (step, None), window)
        case "justify":
            found = Finding(visit.id, "x", Force.JUSTIFY, "benefit", Said("Regel", "Rule"), Said("Källa", "Source"))
            return JustifyDialog(context, workspace, found, [("id", "Beslut")], window)
        case "merge":
            one, other = (get(add("organisation", {"title": each}).id) for each in ("Tartu linn", "Tartu"))
            return MergeDialog(context, workspace, words, (one, other), window)
        case _:
            table = KINDS["visit"].row_table("delegation")
            assert table is not None
            return PasteRowsDialog(context, workspace, words, ("visit", visit.id), table, window)


def _papers(desk: Desk, workspace: Workspace) -> QDialog:
    visit = workspace.records.get(workspace.records.add("visit", {"title": "Besök"}).id)
    dialog = PapersDialog.about(desk.context, workspace, visit, desk.window)
    assert dialog is not None
    return dialog


@pytest.fixture
def full_desk(desk: Desk, workspace: Workspace) -> Desk:
    """Give the program with records, every tab made, and a row of every table opened."""
    furnish(workspace)
    desk.window.list_page.reload()
    desk.settle()
    desk.until(lambda: desk.window.record_page is not None and desk.window.record_page.record is not None)
    page = desk.window.record_page
    assert page is not None
    for place in range(page.tab_bar.count()):
        page.tab_bar.setCurrentIndex(place)
        section = page._page(place)
        for table in [] if section is None else section._tables:
            table.begin_row()
    desk.settle()
    return desk


def test_that_no_control_of_the_window_is_without_a_name(full_desk: Desk) -> None:
    assert unnamed(full_desk.window) == []
    assert len(list(interactive(full_desk.window))) > 100


@pytest.mark.parametrize("name", DIALOGS)
def test_that_no_control_of_a_dialogue_is_without_a_name(desk: Desk, workspace: Workspace, name: str) -> None:
    dialog = dialogs(desk, workspace)[name]()
    dialog.show()
    desk.settle()
    found = unnamed(dialog)
    dialog.close()
    assert found == []


def test_that_no_control_of_a_page_is_without_a_name_in_either_language(desk: Desk, workspace: Workspace) -> None:
    furnish(workspace)
    workspace.signing.new(lambda: "en fras till nyckeln")
    workspace.backups.make()
    for code in (page.code for page in PAGES):
        desk.window.go_to_page(code)
        desk.settle()
        page = desk.window.wide.page(code)
        assert list(interactive(page))
        assert unnamed(page) == []
        desk.context.language.switch("en")
        assert unnamed(page) == []
        desk.context.language.switch("sv")


def test_that_a_control_without_a_name_is_noticed(desk: Desk) -> None:
    line = QLineEdit(desk.window)
    line.show()
    assert unnamed(desk.window) == ["QLineEdit '' named ''"]
    line.deleteLater()


def test_that_every_label_is_plain_text(full_desk: Desk) -> None:
    labels = [each for each in full_desk.window.findChildren(QWidget) if each.inherits("QLabel")]
    assert len(labels) > 100
    assert {label.property("textFormat") for label in labels} == {Qt.TextFormat.PlainText}


def test_that_every_field_has_a_label_that_leads_to_it(full_desk: Desk) -> None:
    page = full_desk.window.record_page
    assert page is not None
    kind = KINDS["visit"]
    for field in kind.fields:
        if not field.stepped:
            cell = page.go_to(field.name)
            assert cell is not None, field.name
            assert cell.label.buddy() is cell.editor.controls[0], field.name


def test_that_every_label_has_a_letter_and_no_two_the_same_while_there_are_others(full_desk: Desk) -> None:
    page = full_desk.window.record_page
    assert page is not None
    for section in page._pages.values():
        forms = (*section._forms, *(form for table in section._tables for form in table.forms))
        letters = [_letter(cell.label.text()) for form in forms for cell in form.cells.values()]
        assert all(letters)
        words = {cell.label.text().replace("&", "") for form in forms for cell in form.cells.values()}
        assert len(set(letters)) >= min(len(words), 20)


def _letter(label: str) -> str:
    return label.replace("&&", "").partition("&")[2][:1].casefold()


def test_that_the_panes_are_met_from_left_to_right(full_desk: Desk) -> None:
    interface = QAccessible.queryAccessibleInterface(full_desk.window.splitter)
    assert isinstance(interface, QAccessibleInterface)
    names = [interface.child(place).object().objectName() for place in range(interface.childCount())]
    assert [name for name in names if name in {"sidebar", "middle", "record"}] == ["sidebar", "middle", "record"]


def test_that_a_row_of_the_list_says_its_status_in_words(full_desk: Desk) -> None:
    model = full_desk.window.list_page.model
    spoken = str(model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("Besök från Tammerfors stad, Finland, Planeras, KUN 2026/118")


def test_that_a_place_says_how_many_records_it_has(full_desk: Desk) -> None:
    full_desk.window._count()
    full_desk.settle()
    model = full_desk.window.sidebar.model
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Besök, 6 poster"


def test_that_the_tab_key_goes_from_field_to_field_in_the_order_they_are_read(full_desk: Desk) -> None:
    page = full_desk.window.record_page
    assert page is not None
    page.tab_bar.setCurrentIndex(0)
    page.edit_first()
    met = []
    for _key in range(6):
        focus = QApplication.focusWidget()
        met.append("" if focus is None else focus.objectName())
        full_desk.press("Tab")
    assert met == [
        "visit.title_line",
        "visit.reference_line",
        "visit.unit_line",
        "visit.body_line",
        "visit.direction_box",
        "visit.channel_box",
    ]


def test_that_text_set_as_a_whole_by_a_screen_reader_is_saved_too(full_desk: Desk, workspace: Workspace) -> None:
    page = full_desk.window.record_page
    assert page is not None
    assert page.record is not None
    page.tab_bar.setCurrentIndex(0)
    city = full_desk.find(QLineEdit, "visit.city_line")
    interface = QAccessible.queryAccessibleInterface(city)
    assert isinstance(interface, QAccessibleInterface)
    city.setFocus()
    interface.setText(QAccessible.Text.Value, "Nokia")
    full_desk.find(QLineEdit, "visit.contact_line").setFocus()
    record = page.record.id
    full_desk.until(lambda: workspace.records.get(record).fields.get("city") == "Nokia")
