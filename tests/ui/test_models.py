"""Lists are read a page at a time, and behave as Qt expects of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from db.fields import KINDS
from desktop.domain.errors import StoreTrouble
from desktop.domain.queries import Query
from desktop.ui.layout import summary_of
from desktop.ui.live_wordbook import LiveWordbook
from desktop.ui.models.history_lines import HistoryLines
from desktop.ui.models.listing_model import Line, Lines, ListingModel
from desktop.ui.models.record_lines import Filter, RecordLines
from desktop.ui.models.rows_model import RowsModel
from desktop.ui.widgets.sidebar import Place, PlacesModel
from tests.ui.furnishing import furnish

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

    from desktop.services.workspace import Workspace
    from tests.ui.conftest import Desk

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def watch(model: QAbstractItemModel) -> QAbstractItemModelTester:
    """Let Qt's own tester watch the model from now on."""
    return QAbstractItemModelTester(model, FATAL, model)


@pytest.fixture
def many(workspace: Workspace) -> None:
    for number in range(120):
        workspace.records.add("visit", {"title": f"Besök {number}"})


@pytest.mark.usefixtures("many")
def test_that_a_long_list_is_read_page_by_page(desk: Desk, workspace: Workspace) -> None:
    model = ListingModel(desk.context.operations, desk.window)
    words = LiveWordbook(desk.context.language, workspace.profile)
    model.show_source(RecordLines(workspace, words, "visit", Filter(sort="title")))
    sizes = []
    for _page in range(4):
        desk.settle()
        sizes.append(model.rowCount())
        if model.canFetchMore(QModelIndex()):
            model.fetchMore(QModelIndex())
            assert not model.canFetchMore(QModelIndex()), "a page is on its way already"
    assert sizes == [50, 100, 120, 120]
    assert model.total == 120
    assert [model.index(row, 0).data() for row in (0, 9, 10, 119)] == ["Besök 0", "Besök 9", "Besök 10", "Besök 119"]
    record = model.line(60)
    assert record is not None
    model.reload()
    desk.settle()
    assert model.row_of(record.id) == 60
    assert model.line(120) is None


@pytest.mark.usefixtures("many")
def test_that_a_list_that_grows_pleases_the_model_tester(desk: Desk, workspace: Workspace) -> None:
    """The tester itself asks for page after page."""
    model = ListingModel(desk.context.operations, desk.window)
    watch(model)
    words = LiveWordbook(desk.context.language, workspace.profile)
    model.show_source(RecordLines(workspace, words, "visit", Filter()))
    desk.until(lambda: model.rowCount() == 120)


def test_that_a_list_that_cannot_be_read_says_so_and_asks_no_more(desk: Desk) -> None:
    model, told = ListingModel(desk.context.operations, desk.window), []
    watch(model)
    desk.context.operations.failed.connect(lambda error: told.append(error.code))

    def broken(after: str | None, limit: int) -> Lines:
        raise StoreTrouble("store.io", after=after or "", limit=limit)

    model.show_source(broken)
    desk.settle()
    assert told == ["store.io"]
    assert not model.canFetchMore(QModelIndex())


def test_that_a_record_that_comes_twice_is_shown_once(desk: Desk) -> None:
    model = ListingModel(desk.context.operations, desk.window)
    watch(model)

    def moving(after: str | None, limit: int) -> Lines:
        ids = "ab" if after is None else "bc"
        lines = tuple(Line(each, each, "", "", "", each) for each in ids[:limit])
        return Lines(lines, "b" if after is None else None, 3)

    model.show_source(moving)
    desk.settle()
    model.fetchMore(QModelIndex())
    desk.settle()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["a", "b", "c"]


def test_that_rows_are_told_in_words_and_with_their_columns(desk: Desk, workspace: Workspace) -> None:
    furnish(workspace)
    record = workspace.records.get(workspace.listing.page(Query("visit", sort="-changed")).rows[0].id)
    table = KINDS["visit"].row_table("delegation")
    assert table is not None
    words = LiveWordbook(desk.context.language, workspace.profile)
    model = RowsModel(words, "visit.delegation", summary_of(table), desk.window)
    watch(model)
    model.show_rows(record.rows["delegation"])
    shown = [model.index(0, column).data() for column in range(model.columnCount())]
    assert shown == ["1", "Aino Esimerkki", "Leder delegationen", "Tammerfors stad", "Väntas"]
    assert model.index(0, 4).data(Qt.ItemDataRole.AccessibleTextRole) == "Närvaro: Väntas"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Namn"
    desk.context.language.switch("en")
    model.retranslate()
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Name"
    desk.context.language.switch("sv")
    model.show_rows(record.rows["delegation"][:1])
    assert model.rowCount() == 1


def test_that_places_keep_their_selection_while_counts_change(desk: Desk) -> None:
    model = PlacesModel(desk.window)
    watch(model)
    model.show_places((Place("visit", "trash", "Besök", "Besök", 1), Place("", "trash", "Papperskorg", "", 0)))
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    model.show_places((Place("visit", "trash", "Besök", "Besök", 2), Place("", "trash", "Papperskorg", "", 0)))
    assert resets == []
    assert model.index(0).data(Qt.ItemDataRole.UserRole).count == 2


def test_that_the_history_is_told_in_words_and_masks_what_is_private(desk: Desk, workspace: Workspace) -> None:
    record = workspace.records.add("visit", {"title": "Besök från Åbo"}).id
    workspace.records.change(record, {"wished": "2026-05"})
    workspace.records.change(record, {"wished": "2026-05-03/2026-05-04"})
    workspace.records.change(record, {"wished": None})
    row = workspace.rows.add(record, "delegation", {"name": "Aino", "diet": "Vegetarisk"}).row
    workspace.rows.change(row, {"diet": "Allt"})
    workspace.rows.delete(row)
    workspace.records.step(record, "assessing")
    workspace.trash.put(record)
    words = LiveWordbook(desk.context.language, workspace.profile)
    lines = HistoryLines(desk.context.language, words, "visit").of(workspace.history.of(record))
    assert [line.title for line in reversed(lines.lines)] == [
        "Lades till",
        "Önskad tid: maj 2026",
        "Önskad tid: maj 2026 → 3–4 maj 2026",
        "Önskad tid: 3–4 maj 2026 → –",
        "Delegation: Rad lades till: Aino",
        "Delegation, Specialkost: ••• → •••",
        "Delegation: Rad togs bort: Aino",
        "Status: Förfrågan → Bedöms",
        "Lades i papperskorgen",
    ]
    assert lines.lines[0].detail.endswith("Anna Öberg")
