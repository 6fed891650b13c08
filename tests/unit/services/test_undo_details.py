"""What an undo leaves behind in the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from db.models import OPERATION

if TYPE_CHECKING:
    from desktop.services.workspace import Workspace


def test_that_no_title_is_kept_in_the_name_of_a_step_or_of_its_undo(desk: Workspace) -> None:
    """Seen to fail while the undo kept the title it had shown: a value there cannot be erased."""
    identifier = desk.records.add("person", {"title": "Kanarie Fågelsdotter"}).id
    desk.records.change(identifier, {"role": "ledare"})
    desk.undo.last()
    desk.trash.put(identifier)

    with desk.register.reading() as connection:
        details = [detail for (detail,) in connection.execute(select(OPERATION.c.detail))]

    assert len(details) == 4
    assert not any("Kanarie" in detail for detail in details)
