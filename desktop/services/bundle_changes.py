"""What a bundle brings since the one before it: records that are new, that changed, and that are gone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.queries import bundles as tables
from desktop.bundle import typed_records
from desktop.services.deliveries import PRODUCTION, deliveries

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from desktop.bundle.verification import Verified
    from desktop.services.deliveries import Delivery
    from desktop.services.register import Register


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A record of a bundle, by what it is called there."""

    id: str
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new, changed and gone since the bundle before, whose number is told; the first has none before it."""

    since: int | None
    new: tuple[Mentioned, ...]
    changed: tuple[Mentioned, ...]
    gone: tuple[Mentioned, ...]
    same: int


class BundleChanges:
    """Comparing bundles of a department for one year."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def of(self, number: int) -> Changes:
        """What a bundle that was taken in brought since the one before it for the same year."""
        with self._register.reading() as connection:
            every = deliveries(connection)
            this = next(each for each in every if each.number == number)
            place = _Place(this.department, this.period_from, this.period_to, this.number)
            return _compared(connection, _before(every, place), tables.received_lines(connection, number))

    def ahead(self, found: Verified) -> Changes:
        """What a bundle would bring, were it taken in: its records have to be at hand."""
        about = found.control
        place = _Place(about.department_id, about.period_from.isoformat(), about.period_to.isoformat(), None)
        named = ((typed_records.name(line), line.decode()) for line in found.lines)
        lines = ((identifier, kind, content) for (kind, identifier), content in named)
        with self._register.reading() as connection:
            return _compared(connection, _before(deliveries(connection), place), lines)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a bundle stands among others; one that is not taken in has no number."""

    department: str
    period_from: str
    period_to: str
    number: int | None


def _before(every: Sequence[Delivery], place: _Place) -> Delivery | None:
    """The last account of the same department for the same year."""
    found = [
        each
        for each in every
        if (each.department, each.period_from, each.period_to) == (place.department, place.period_from, place.period_to)
        and each.purpose == PRODUCTION
        and (place.number is None or each.number < place.number)
    ]
    return found[-1] if found else None


def _compared(connection: Connection, before: Delivery | None, lines: Iterable[tuple[str, str, str]]) -> Changes:
    was = {} if before is None else _contents(connection, before.number)
    new, changed, same = [], [], 0
    for identifier, kind, content in lines:
        old = was.pop(identifier, None)
        if old is None:
            new.append(_mentioned(identifier, kind, content))
        elif old[1] != content:
            changed.append(_mentioned(identifier, kind, content))
        else:
            same += 1
    gone = [_mentioned(identifier, kind, content) for identifier, (kind, content) in was.items()]
    return Changes(None if before is None else before.sequence, tuple(new), tuple(changed), tuple(gone), same)


def _contents(connection: Connection, number: int) -> dict[str, tuple[str, str]]:
    return {identifier: (kind, content) for identifier, kind, content in tables.received_lines(connection, number)}


def _mentioned(identifier: str, kind: str, content: str) -> Mentioned:
    return Mentioned(identifier, kind, str(json.loads(content)["fields"].get("title", "")))
