"""What a record belongs together with, and what is known already of whom it is about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QToolButton, QWidget

from desktop.ui.widgets.known_panel import look_up, party_in
from desktop.ui.widgets.labels import PlainLabel
from tests.fakes.parties import ask
from tests.ui.test_accessibility import unnamed
from tests.ui.test_findings import page_of, show

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.services.workspace import Workspace
    from desktop.ui.pages.links_page import LinksPage
    from tests.fakes.municipality import Municipality
    from tests.ui.conftest import Desk

    TypeText = Callable[[QWidget, str], None]


def open_links(desk: Desk) -> LinksPage:
    page = page_of(desk)
    page.tab_bar.setCurrentIndex(page._links_tab)
    desk.settle()
    return page.links


def words_in(widget: QWidget) -> str:
    labels = [label.text() for label in widget.findChildren(PlainLabel) if not label.isHidden()]
    return " | ".join([*labels, *(button.text() for button in widget.findChildren(QPushButton))])


def test_that_records_are_linked_seen_from_both_ends_and_taken_apart(
    desk: Desk, workspace: Workspace, type_text: TypeText
) -> None:
    project = workspace.records.add("project", {"title": "Läsande städer"}).id
    visit = show(desk, workspace, "visit", title="Besök från Tartu")
    links = open_links(desk)
    assert unnamed(links) == []
    assert not links.add.isEnabled()
    how = desk.find(QComboBox, "link_kind", links)
    how.setCurrentIndex(how.findData("resulted_in"))
    line = desk.find(QLineEdit, "link_to_line", links)
    line.setFocus()
    type_text(line, "läsande")
    desk.until(links.to.popup.isVisible)
    desk.press("Return", links.to.popup)
    desk.click("link_add", links)
    desk.until(lambda: [link.to for link in workspace.records.get(visit).links] == [project])
    desk.until(lambda: links.total == 1)
    assert page_of(desk).tab_bar.tabText(page_of(desk)._links_tab) == "Samband  1"
    assert "Ledde till" in words_in(links)
    desk.find(QPushButton, f"link.resulted_in.{project}", links).click()
    desk.until(lambda: page_of(desk).record is not None and desk.shown().id == project)
    other = open_links(desk)
    assert "Kom ur" in words_in(other)
    desk.find(QToolButton, f"unlink.resulted_in.{visit}", other).click()
    desk.until(lambda: workspace.records.get(visit).links == ())
    desk.until(lambda: other.total == 0)
    desk.press("Ctrl+Z", desk.window)
    desk.until(lambda: other.total == 1)


def test_that_what_is_known_is_told_apart_from_the_record_itself(desk: Desk, workspace: Workspace) -> None:
    workspace.records.add("agreement", {"title": "Vänortsavtal", "partner": "Tartu linn", "country": "EE"})
    visit = show(desk, workspace, "visit", title="Besök", organisation="Tartu linn", country="EE", city="Tartu")
    links = open_links(desk)
    desk.until(lambda: "Tartu linn: 1 avtal" in words_in(links.known))
    assert "Estland: 1 avtal" in words_in(links.known)
    assert "Tartu: inget tidigare" in words_in(links.known), "the city is in the visit itself only"
    assert links.known.findChildren(QPushButton, f"known.{visit}") == []
    links.known.findChildren(QPushButton)[0].click()
    desk.until(lambda: desk.window.list_page.place == "agreement")


def test_that_who_examined_a_contact_and_when_is_recorded_with_one_press(desk: Desk, workspace: Workspace) -> None:
    record = show(desk, workspace, "organisation", title="Tartu linn")
    links = open_links(desk)
    desk.click("known_examined", links)
    desk.until(lambda: "examined_on" in workspace.records.get(record).fields)
    fields = workspace.records.get(record).fields
    assert (fields["examined_by"], str(fields["examined_on"])) == ("Anna Öberg", desk.context.clock.today().isoformat())
    result = desk.find(QWidget, "organisation.examined_result_box")
    desk.until(result.isVisible)


def test_that_one_is_told_before_a_new_contact_is_made(desk: Desk, workspace: Workspace, type_text: TypeText) -> None:
    workspace.records.add("visit", {"title": "Ett tidigare besök", "organisation": "Åbo stad"})
    desk.press("Ctrl+N")
    dialog = desk.dialog("new_record_dialog")
    line = desk.find(QLineEdit, "visit.organisation_line", dialog)
    type_text(line, "åbo st")
    panel = desk.find(QWidget, "known_panel", dialog)
    desk.until(panel.isVisible)
    assert "1 besök" in words_in(panel)
    assert "Ett tidigare besök" in words_in(panel)
    type_text(line, "x")
    desk.until(panel.isHidden)


def test_that_other_departments_that_know_them_are_told_by_the_offices_overview(
    desk: Desk, municipality: Municipality, tmp_path: Path
) -> None:
    theirs = municipality.join("Kulturförvaltningen")
    own = municipality.office.signing.new(ask)
    theirs.trusted.trust(own.pem.encode(), "Kommunledningskontoret", own.code)
    for number in range(7):
        municipality.office.records.add("visit", {"title": f"Besök {number}", "country": "EE", "period": "2026-05"})
    made = municipality.office.office_bundles.overview(tmp_path / "o.asice", ask)
    assert theirs.receiving.receive(made.path).stored
    theirs.records.add("visit", {"title": "Eget", "country": "EE"})
    [answer] = look_up(theirs, party_in("visit", {"country": "Estland"}))
    assert (len(answer.others), answer.further, answer.known[0].count) == (5, 2, 1)
    desk.press("Ctrl+N")
    dialog = desk.dialog("new_record_dialog")
    dialog._show_known((replace(answer, known=()),))  # type: ignore[attr-defined]
    told = words_in(desk.find(QWidget, "known_panel", dialog))
    assert "Andra förvaltningar känner dem: | Besök 0  ·  Kommunledningskontoret  ·  Besök" in told
    assert told.endswith("och 2 till")


def test_that_every_kind_tells_whom_it_is_about_by_its_own_fields() -> None:
    assert party_in("agreement", {"partner": "A", "city": "B", "country": "SE"}).asked == (
        ("organisation", "A"),
        ("city", "B"),
        ("country", "SE"),
    )
    assert party_in("organisation", {"title": "A"}).asked == (("organisation", "A"),)
    assert party_in("project", {"owner": "A"}).asked == (("organisation", "A"),)
    assert party_in("person", {"organisation": "an id"}).asked == ()
    assert party_in("priority", {}).asked == ()
