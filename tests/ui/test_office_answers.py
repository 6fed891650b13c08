"""What the council office asks stands where a contact person mends it: on the account page and at the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.keystore import os_keyring
from desktop.services import verifying
from desktop.ui.pages.account_page import AccountPage
from desktop.ui.widgets.labels import PlainLabel
from tests.fakes import in_process
from tests.fakes.clocks import FixedClock
from tests.fakes.memory_keyring import MemoryKeyring
from tests.fakes.parties import OFFICE, VISIT, ask, parties_in
from tests.ui.test_accessibility import unnamed
from tests.ui.test_findings import page_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.fakes.parties import Parties
    from tests.ui.conftest import Desk


@pytest.fixture
def parties(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Parties]:
    """Let a department have delivered a visit of which the office has asked for the city."""
    kept = MemoryKeyring()
    monkeypatch.setattr(os_keyring, "system_keyring", lambda: kept)
    monkeypatch.setattr(verifying, "verified", in_process.verified)
    folder = tmp_path / "parter"
    folder.mkdir()
    with parties_in(folder, FixedClock()) as both:
        visit = both.department.records.add("visit", VISIT).id
        both.certify()
        made = both.office.signing.new(ask)
        both.department.trusted.trust(made.pem.encode(), OFFICE, made.code)
        assert both.office.receiving.receive(both.export().path).stored
        both.office.remarks.ask(visit, "Vilken ort i Estland?", "city")
        [sent] = both.office.office_bundles.receipts(2026, folder, ask)
        assert both.department.receiving.receive(sent.path).stored
        yield both


def test_that_a_question_of_the_office_leads_to_its_field_from_both_places(empty_desk: Desk, parties: Parties) -> None:
    desk = empty_desk
    desk.window.attach(parties.department)
    desk.window.show()
    desk.window.go_to_page("account")
    desk.settle()
    page = desk.window.wide.page("account")
    assert isinstance(page, AccountPage)
    assert page._answers_heading.text() == "Kontoret frågar om 1 post"
    (row,) = page.answers.rows
    assert "Fråga: Ort" in row.accessibleName()
    assert "Vilken ort i Estland?" in row.accessibleName()
    assert unnamed(page) == []
    row.click()
    desk.until(lambda: desk.window.shows_record)
    record = page_of(desk)
    desk.until(record.office.isVisible)
    assert "Vilken ort i Estland?" in " ".join(each.text() for each in record.office.findChildren(PlainLabel))
    record.tab_bar.setCurrentIndex(2)
    desk.click("office_field.city", record)
    desk.until(lambda: record.tab_bar.currentIndex() == 0)
    desk.context.language.switch("en")
    assert "Question" in record.office._tag.text()
    desk.window.release()
    desk.settle()
