"""Records pasted from the spreadsheet that they were kept in before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.domain.errors import InvalidInput
from desktop.ui.dialogs.paste_rows import PasteRecordsDialog
from tests.ui.test_accessibility import unnamed

if TYPE_CHECKING:
    from desktop.services.workspace import Workspace
    from tests.ui.conftest import Desk

SHEET = "Organisation\tLand\tOrt\tÖnskad tid\nTartu linn\tEstland\tTartu\t2027-03\nÅbo stad\tFinland\tÅbo\t2027-05-04\n"


def pasted(desk: Desk, text: str) -> PasteRecordsDialog:
    dialog = desk.dialog("paste_rows_dialog")
    assert isinstance(dialog, PasteRecordsDialog)
    dialog.box.setPlainText(text)
    dialog._read()
    return dialog


def test_that_an_empty_list_offers_to_paste_what_stood_in_a_spreadsheet(desk: Desk, workspace: Workspace) -> None:
    desk.click("empty_second", desk.window.start_page)
    dialog = pasted(desk, SHEET)
    assert unnamed(dialog) == []
    assert [row["title"] for row in dialog.rows()] == [
        "Besök från Tartu linn, Estland",
        "Besök från Åbo stad, Finland",
    ]
    desk.click("paste_rows_keep", dialog)
    desk.until(lambda: desk.window.list_page.model.rowCount() == 2)
    assert {line.title for row in range(2) if (line := desk.window.list_page.model.line(row))} == {
        "Besök från Tartu linn, Estland",
        "Besök från Åbo stad, Finland",
    }
    desk.until(lambda: desk.window.next_undo is not None)
    desk.window.undo()
    desk.until(lambda: desk.window.list_page.model.rowCount() == 0)
    assert len(workspace.trash.list()) == 2


def test_that_a_row_that_cannot_be_taken_is_named_and_nothing_is_added(desk: Desk, workspace: Workspace) -> None:
    desk.window.paste_records()
    dialog = pasted(desk, SHEET.replace("2027-05-04", "i maj/"))
    desk.click("paste_rows_keep", dialog)
    desk.until(dialog.banner.isVisible)
    assert "Rad 2" in dialog._found.text()
    assert workspace.listing.counts().get("visit", 0) == 0
    dialog.close()


def test_that_several_records_are_all_added_or_none(workspace: Workspace) -> None:
    saved = workspace.records.add_several("organisation", [{"title": "Tartu linn"}, {"title": "Åbo stad"}])
    assert saved.along == 2
    with pytest.raises(InvalidInput) as refused:
        workspace.records.add_several("organisation", [{"title": "Oslo"}, {"title": "", "country": "NO"}])
    assert refused.value.details["row"] == 2
    assert workspace.listing.counts()["organisation"] == 2
    (step, *_rest) = workspace.undo.steps()
    assert step.deed.code == "record.add_several"
