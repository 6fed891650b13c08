"""The start page as a user meets it: what is due leads to its field, and the pictures say themselves in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.ui.models.due_lines import When
from desktop.ui.pages.overview_page import OverviewPage
from desktop.ui.widgets.card_button import CardButton
from desktop.ui.widgets.pictures import Picture

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.services.workspace import Workspace
    from tests.ui.conftest import Desk


def overview(desk: Desk) -> OverviewPage:
    desk.window.go_to_page("overview")
    desk.settle()
    page = desk.window.wide.page("overview")
    assert isinstance(page, OverviewPage)
    settled(desk, page)
    return page


def settled(desk: Desk, page: OverviewPage) -> None:
    """Wait until every line and every picture is in its place: they come one by one."""
    desk.settle()
    desk.until(lambda: not page.drawing)


def furnish(workspace: Workspace) -> str:
    focus = workspace.profile.terms("focus")[0].code
    told = {"country": "FI", "period": "2026-12-03", "body": "Kulturnämnden", "focus": [focus]}
    record = workspace.records.add("visit", {"title": "Besök från Åbo", **told}).id
    workspace.rows.add(record, "next_steps", {"what": "Tacka för besöket", "due": "2026-11-01"})
    member = workspace.records.add("membership", {"title": "Eurocities", "notice_months": 1, "renewal": "tacit"}).id
    workspace.rows.add(member, "terms", {"period": "2026", "fee": "12 500 kr"})
    workspace.records.add("project", {"title": "Läsande städer", "period": "2026-01/2028-12"})
    return record


def test_that_the_window_opens_on_the_overview(desk: Desk, workspace: Workspace) -> None:
    desk.window.attach(workspace)
    desk.settle()
    assert desk.window.wide.isVisible()
    assert not desk.window.list_page.isVisible()


def test_that_an_empty_register_offers_to_begin(desk: Desk) -> None:
    page = overview(desk)
    assert page.welcome.empty.button.isVisible()
    page.welcome.empty.button.click()
    assert desk.dialog("new_record_dialog").isVisible()


def test_that_what_is_due_leads_to_the_field_in_its_row(desk: Desk, workspace: Workspace) -> None:
    record = furnish(workspace)
    page = overview(desk)
    row = page.due.rows[0]
    assert row.accessibleName().startswith("Försenat: 1 november 2026. Nästa steg: Besök från Åbo – Tacka för besöket")
    row.click()
    desk.until(lambda: desk.window.record_page is not None and desk.window.record_page.record is not None)
    assert desk.shown().id == record
    desk.until(lambda: _name(QApplication.focusWidget()) == "visit.next_steps.done_line")
    assert not desk.window.wide.isVisible()


def _name(widget: QWidget | None) -> str:
    return "" if widget is None else widget.objectName()


def test_that_a_plain_field_is_reached_too(desk: Desk, workspace: Workspace) -> None:
    record = furnish(workspace)
    desk.context.navigation.go_to("visit", record, "period")
    desk.until(lambda: _name(QApplication.focusWidget()).startswith("visit.period"))


@pytest.mark.parametrize(
    ("path", "name"),
    [("next_steps", "visit.next_steps.table"), ("status", "step_requested"), ("hosts", "visit.hosts.add")],
)
def test_that_a_table_and_the_life_cycle_are_reached_by_their_names(
    desk: Desk, workspace: Workspace, path: str, name: str
) -> None:
    record = furnish(workspace)
    desk.context.navigation.go_to("visit", record, path)
    desk.until(lambda: _name(QApplication.focusWidget()) == name)


def test_that_the_last_records_are_offered_to_go_on_with(desk: Desk, workspace: Workspace) -> None:
    furnish(workspace)
    page = overview(desk)
    assert [card.accessibleName().partition(",")[0] for card in page.recent.rows] == [
        "Läsande städer",
        "Eurocities",
        "Besök från Åbo",
    ]
    desk.press("Return", page.recent.rows[0])
    desk.until(lambda: desk.window.list_page.place == "project")


def test_that_every_picture_says_itself_in_words(desk: Desk, workspace: Workspace) -> None:
    furnish(workspace)
    page = overview(desk)
    assert page.year.visits.in_words == ("Finland: 1",)
    assert page.year.visits.accessibleName() == "Besök 2026 per land: 1"
    assert page.year.fees.in_words[-1] == "2026: 12\u00a0500\u00a0kr (belopp finns för 1 av 1)"
    assert page.year.projects.in_words == ("Läsande städer: januari 2026 – december 2028, idé",)
    assert page.year.coverage.in_words[0].startswith("Kulturnämnden: Profilering 1. Inget inom")
    assert all(each.isVisible() for each in page.findChildren(Picture))
    page.year.as_text.click()
    settled(desk, page)
    assert not any(each.isVisible() for each in page.findChildren(Picture))
    assert "Finland: 1" in [label.text() for label in page.year.texts.values() if label.isVisible()]


def test_that_it_speaks_the_other_language_at_once(desk: Desk, workspace: Workspace) -> None:
    furnish(workspace)
    page = overview(desk)
    desk.context.language.switch("en")
    settled(desk, page)
    assert page.year.visits.accessibleName() == "Visits in 2026 by country: 1"
    assert page.due.rows[0].accessibleName().startswith("Overdue: 1 November 2026. Next step")


def test_that_it_follows_what_is_done_while_it_is_shown(desk: Desk, workspace: Workspace) -> None:
    record = furnish(workspace)
    page = overview(desk)
    before = len(page.due._lines)
    desk.context.operations.write(page, lambda: workspace.trash.put(record))
    desk.settle()
    page.enter()
    desk.settle()
    settled(desk, page)
    assert len(page.due._lines) < before
    assert not any(line.when is When.OVERDUE for line in page.due._lines)


def test_that_all_that_is_due_can_be_shown(desk: Desk, workspace: Workspace) -> None:
    for number in range(12):
        workspace.records.add("task", {"title": f"Uppgift {number}", "due": "2026-12-01", "on": furnish(workspace)})
    page = overview(desk)
    few = len(page.due.rows)
    page.due.more.click()
    settled(desk, page)
    assert len(page.due.rows) == len(page.due._lines) > few
    assert not page.due.more.isVisible()


def test_that_a_card_is_pressed_wherever_it_is_touched(desk: Desk, workspace: Workspace) -> None:
    furnish(workspace)
    card = overview(desk).due.rows[0]
    assert isinstance(card, CardButton)
    assert card.sizeHint().height() > card.fontMetrics().height() * 2
    assert card.childAt(card.rect().center()) is None or card.findChild(QLineEdit) is None
