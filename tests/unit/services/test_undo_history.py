"""That the history stays true to what was, however far somebody undoes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.services.workspace import Workspace
    from tests.fakes.clocks import FixedClock


def test_that_undoing_a_restore_and_the_trash_before_it_tells_the_times_that_were(
    desk: Workspace, clock: FixedClock
) -> None:
    """Seen to fail by a kill in the middle: the second undo told the first time of the trash, not the one there was."""
    visit = desk.records.add("visit", {"title": "Besök"}).id
    steps = (lambda: desk.trash.put(visit), lambda: desk.trash.restore(visit), desk.undo.last, desk.undo.last)
    for step in steps:
        clock.go(minutes=5)
        step()

    _, *told = desk.history.of(visit)
    assert [entry.before for entry in told] == [None, *(entry.after for entry in told[:-1])]
    assert len({entry.after for entry in told}) == 3
    assert desk.records.get(visit).trashed is None
