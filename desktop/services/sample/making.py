"""The records of a sample, one after the other, from what fills each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.services.sample import (
    agreements,
    contacts,
    exchanges,
    hanging,
    memberships,
    priorities,
    projects,
    visits,
    watches,
)
from desktop.services.sample.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from desktop.services.sample.draft import Made
    from desktop.services.sample.world import World

_FILL: Mapping[str, Callable[[Draft], None]] = {
    "visit": visits.fill,
    "membership": memberships.fill,
    "project": projects.fill,
    "agreement": agreements.fill,
    "exchange": exchanges.fill,
    "watch": watches.fill,
    "organisation": contacts.fill_organisation,
    "person": contacts.fill_person,
    "priority": priorities.fill,
    "decision": hanging.fill_decision,
    "document": hanging.fill_document,
    "task": hanging.fill_task,
}


def record(world: World, index: int) -> Made:
    """Make the record at a place."""
    draft = Draft(world, index)
    _FILL[draft.head.kind](draft)
    return draft.done()


def records(world: World) -> Iterator[Made]:
    """Make every record, one at a time."""
    return (record(world, index) for index in range(world.plan.records))
