"""The list as a list, a table and a board: sorted and narrowed by the database, remembered for each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from db.fields import KINDS
from desktop.domain.errors import StoreTrouble
from desktop.domain.lanes import Lane
from desktop.domain.queries import Query
from desktop.ui.models.table_columns import columns_of
from desktop.ui.preferences import Preferences
from tests.ui.test_accessibility import unnamed

if TYPE_CHECKING:
    from desktop.services.workspace import Workspace
    from desktop.ui.models.listing_model import Lines
    from desktop.ui.pages.list_page import ListPage
    from desktop.ui.widgets.chip import Chip
    from tests.ui.conftest import Desk

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
PROJECTS = (
    {"title": "Ö-nät", "total": "300 000 kr", "own_share": "1 000 kr", "funding_programme": "Interreg"},
    {"title": "Alfa", "total": "100 000 EUR", "funding_programme": "Erasmus+"},
    {"title": "Ån", "total": "?", "period": "2024-01/2024-06"},
)


@pytest.fixture
def projects(desk: Desk, workspace: Workspace) -> ListPage:
    """Show three projects."""
    for project in PROJECTS:
        workspace.records.add("project", project)
    desk.window.sidebar.go_to("project")
    desk.until(lambda: desk.window.list_page.model.rowCount() == 3)
    desk.settle()
    return desk.window.list_page


def titles(page: ListPage) -> list[str]:
    return [str(page.model.index(row, 0).data()) for row in range(page.model.rowCount())]


def pick(chip: Chip, code: str) -> None:
    chip.setCurrentIndex(chip.findData(code))
    chip.activated.emit(chip.currentIndex())


def test_that_a_table_is_sorted_by_its_headings_and_adds_up_what_it_shows(desk: Desk, projects: ListPage) -> None:
    QAbstractItemModelTester(projects.model, FATAL, projects.model)
    projects.manners["table"].click()
    desk.until(lambda: projects.model.columnCount() > 3)
    assert unnamed(projects) == []
    assert projects.table.isVisible()
    names = [column.name for column in columns_of(KINDS["project"])]
    projects._sort_by(names.index("title"))
    desk.until(lambda: titles(projects) == ["Alfa", "Ån", "Ö-nät"])
    projects._sort_by(names.index("title"))
    desk.until(lambda: titles(projects) == ["Ö-nät", "Ån", "Alfa"])
    column = names.index("total")
    assert projects.model.headerData(column, Qt.Orientation.Horizontal) == "Hela projektets budget"
    assert str(projects.model.index(0, column).data()).startswith("300")
    spoken = projects.model.index(2, column).data(Qt.ItemDataRole.AccessibleTextRole)
    assert str(spoken).startswith("Hela projektets budget: ")
    desk.until(projects._totals.isVisible)
    told = projects._totals.text().replace("\N{NO-BREAK SPACE}", " ")
    assert "Hela projektets budget: 100 000 EUR + 300 000 kr (3 poster, varav 2 med belopp)" in told
    projects.manners["list"].click()
    desk.until(lambda: projects.model.columnCount() == 1)
    assert not projects._totals.isVisible()


def test_that_how_a_kind_is_shown_is_remembered_and_gets_the_room_it_needs(desk: Desk, projects: ListPage) -> None:
    before = desk.window.splitter.sizes()
    projects.manners["table"].click()
    desk.until(lambda: desk.window.splitter.sizes()[1] > before[1])
    desk.window.sidebar.go_to("visit")
    desk.until(lambda: desk.window.splitter.sizes() == before)
    assert projects.shown_as == "list"
    desk.window.sidebar.go_to("project")
    desk.until(lambda: projects.model.columnCount() > 3)
    assert projects.shown_as == "table"
    assert Preferences().list_manner("project", ("list", "table")) == "table"
    assert Preferences().list_manner("visit", ("list", "table")) == "list"


def test_that_a_column_that_cannot_be_sorted_stays_as_it_is(desk: Desk, projects: ListPage) -> None:
    projects.manners["table"].click()
    names = [column.name for column in columns_of(KINDS["project"])]
    projects._sort_by(names.index("focus"))
    assert projects._table_sort == ""
    desk.settle()


@pytest.mark.parametrize("kind", KINDS)
def test_that_every_column_that_says_so_can_be_sorted(workspace: Workspace, kind: str) -> None:
    columns = columns_of(KINDS[kind])
    assert columns[0].sort == "title"
    for column in columns:
        if column.sort:
            workspace.listing.page(Query(kind, sort=column.sort))


def test_that_chips_narrow_by_focus_country_and_what_is_due(desk: Desk, workspace: Workspace) -> None:
    focus = workspace.profile.terms("focus")[0].code
    add = workspace.records.add
    add("visit", {"title": "A", "country": "FI", "focus": [focus], "period": "2026-12-01"})
    add("visit", {"title": "B", "country": "EE", "period": "2027-01-30"})
    add("visit", {"title": "C", "period": "2026-10-01"})
    desk.window.sidebar.go_to("visit")
    page = desk.window.list_page
    filters = page.filters
    page.reload()
    desk.until(lambda: filters.country.count() == 3)
    for chip, code, wanted in (
        (filters.country, "EE", ["B"]),
        (filters.focus, focus, ["A"]),
        (filters.due, "30", ["A", "C"]),
        (filters.due, "90", ["A", "B", "C"]),
        (filters.due, "late", ["C"]),
    ):
        pick(chip, code)
        desk.until(lambda wanted=wanted: sorted(titles(page)) == wanted)  # type: ignore[misc] # as wanted now
        chip.reset()
    desk.context.language.switch("en")
    assert filters.country.itemText(1) == "Estonia"


def test_that_what_is_watched_stands_on_a_board_by_its_deadline(desk: Desk, workspace: Workspace) -> None:
    add = workspace.records.add
    late = add("watch", {"title": "Sen", "deadline": "2026-11-01"}).id
    add("watch", {"title": "Denna månad", "deadline": "2026-11"})
    add("watch", {"title": "I vår", "deadline": "2027-04-01"})
    add("watch", {"title": "Någon gång"})
    over = add("watch", {"title": "Avskriven", "deadline": "2026-11-01"}).id
    workspace.records.step(over, "dropped")
    desk.window.sidebar.go_to("watch")
    page = desk.window.list_page
    desk.until(lambda: page.model.rowCount() == 5)
    page.manners["board"].click()

    def lanes() -> dict[Lane, list[str]]:
        return {
            lane: [str(model.index(row, 0).data()) for row in range(model.rowCount())]
            for lane, model in page.board.models.items()
        }

    desk.until(lambda: lanes()[Lane.LATE] == ["Sen"])
    assert lanes()[Lane.MONTH] == ["Denna månad"]
    assert (lanes()[Lane.LATER], lanes()[Lane.NEVER]) == (["I vår"], ["Någon gång"])
    assert unnamed(page) == []
    page.board.select(late)
    desk.until(lambda: desk.window.record_page is not None and desk.shown().id == late)
    workspace.records.change(late, {"deadline": "2026-12-24"})
    page.reload()
    desk.until(lambda: lanes()[Lane.QUARTER] == ["Sen"])
    assert page.board.views[Lane.QUARTER].currentIndex().isValid(), "the chosen one stays chosen in its new lane"
    assert page.shown_view is page.board.views[Lane.QUARTER]
    pick(page.filters.status, "dropped")
    desk.until(lambda: lanes()[Lane.LATE] == ["Avskriven"])


def test_that_a_membership_says_where_it_stands_in_list_head_and_filter(desk: Desk, workspace: Workspace) -> None:
    for title, until in (("Snart slut", "2027-06-30"), ("Långt kvar", "2028-12-31")):
        member = workspace.records.add("membership", {"title": title, "renewal": "tacit", "notice_months": 6}).id
        workspace.rows.add(member, "terms", {"period": f"2026-01-01/{until}", "fee": "1 kr"})
    desk.window.sidebar.go_to("membership")
    page = desk.window.list_page
    desk.until(lambda: page.model.rowCount() == 2)
    lines = [page.model.line(row) for row in range(2)]
    assert {line.title: line.status_name for line in lines if line} == {
        "Snart slut": "Ta ställning",
        "Långt kvar": "Pågår",
    }
    assert page.status.isVisible()
    page.status.setCurrentIndex(page.status.findData("decide"))
    page.status.chosen.emit()
    desk.until(lambda: page.model.rowCount() == 1)
    desk.until(lambda: desk.window.shows_record)
    record = desk.window.record_page
    assert record is not None
    desk.until(lambda: "Ta ställning senast" in record.head.standing.text())
    page.status.setCurrentIndex(page.status.findData("ended"))
    page.status.chosen.emit()
    desk.until(lambda: page.model.rowCount() == 0)


def test_that_another_list_is_seen_when_it_is_read_or_cannot_be(desk: Desk, projects: ListPage) -> None:
    desk.window.sidebar.go_to("visit")
    assert not projects.updatesEnabled(), "projects would be seen under the name of visits"
    desk.until(projects.updatesEnabled)
    assert projects.model.rowCount() == 0, "seen no earlier than read"

    def broken(after: str | None, limit: int) -> Lines:
        raise StoreTrouble("store.io", after=after or "", limit=limit)

    desk.context.operations.failed.disconnect()
    desk.window.sidebar.go_to("project")
    projects.model.show_source(broken)
    desk.until(projects.updatesEnabled)
    assert projects.model.rowCount() == 0


def test_that_the_next_page_is_read_before_the_end_is_reached(desk: Desk, workspace: Workspace) -> None:
    for number in range(60):
        workspace.records.add("visit", {"title": f"Besök {number}"})
    page = desk.window.list_page
    page.go_to("visit")
    desk.until(lambda: page.model.rowCount() == 50)
    bar = page.view.verticalScrollBar()
    bar.setValue(bar.maximum() - bar.pageStep())
    desk.until(lambda: page.model.rowCount() == 60)
    assert not page.model.flags(page.model.index(59, 0)) & Qt.ItemFlag.ItemIsEditable


def test_that_the_countries_to_choose_from_are_known_when_one_comes_back(desk: Desk, workspace: Workspace) -> None:
    workspace.records.add("visit", {"title": "Besök", "country": "EE"})
    page = desk.window.list_page
    for kind in ("visit", "project"):
        page.go_to(kind)
        desk.settle()
    assert not page.filters.country.isVisible()
    page.go_to("visit")
    assert page.filters.country.isVisible(), "at once, so that nothing below it moves"
    assert page.filters.country.findData("EE") > 0
    page.attach(workspace)
    page.go_to("visit")
    assert not page.filters.country.isVisible(), "another register may have others"
    desk.until(page.filters.country.isVisible)
