"""What a bundle brings since the one before it: records that are new, that changed, and that are gone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from db.queries import bundles as tables
from desktop.bundle import typed_records
from desktop.services.deliveries import PRODUCTION, deliveries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

    from desktop.bundle.verification import Verified
    from desktop.services.deliveries import Delivery
    from desktop.services.register import Register

MOST: Final = 200
"""How many are named."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A record of a bundle, by what it is called there."""

    id: str
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new, changed and gone since the bundle before, whose number is told; the first has none before it.

    Of each, the first are named and all are counted: whatever many bundles bring, what is told of them stays small.
    """

    since: int | None
    new: tuple[Mentioned, ...]
    changed: tuple[Mentioned, ...]
    gone: tuple[Mentioned, ...]
    same: int
    counts: Mapping[str, int]
    """How many are new, changed and gone in all."""


class BundleChanges:
    """Comparing bundles of a department for one year."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def of(self, number: int) -> Changes:
        """What a bundle that was taken in brought since the one before it for the same year."""
        with self._register.reading() as connection:
            this = next(each for each in deliveries(connection) if each.number == number)
            place = _Place(this.department, this.period_from, this.period_to, this.bundle_id)
            return _compared(connection, place, tables.received_lines(connection, number))

    def brought(self, found: Verified) -> Changes:
        """What a bundle brings or has just brought; its records have to be at hand."""
        about = found.control
        place = _Place(about.department_id, about.period_from.isoformat(), about.period_to.isoformat(), about.bundle_id)
        named = ((typed_records.name(line), line.decode()) for line in found.lines)
        lines = ((identifier, kind, content) for (kind, identifier), content in named)
        with self._register.reading() as connection:
            return _compared(connection, place, lines)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a bundle stands among others, whether it is taken in or not."""

    department: str
    period_from: str
    period_to: str
    bundle_id: str


def _before(connection: Connection, place: _Place) -> Delivery | None:
    """The last account of the same department for the same year before this one."""
    last = None
    for each in deliveries(connection, place.department):
        if each.bundle_id == place.bundle_id:
            break
        if each.purpose == PRODUCTION and (each.period_from, each.period_to) == (place.period_from, place.period_to):
            last = each
    return last


def _compared(connection: Connection, place: _Place, lines: Iterable[tuple[str, str, str]]) -> Changes:
    before = _before(connection, place)
    was = {} if before is None else _contents(connection, before.number)
    new, changed, gone, same = _Named(), _Named(), _Named(), 0
    for identifier, kind, content in lines:
        old = was.pop(identifier, None)
        if old is None:
            new.add(identifier, kind, content)
        elif old[1] != content:
            changed.add(identifier, kind, content)
        else:
            same += 1
    for identifier, (kind, content) in was.items():
        gone.add(identifier, kind, content)
    counts = {"new": new.count, "changed": changed.count, "gone": gone.count}
    since = None if before is None else before.sequence
    return Changes(since, tuple(new.first), tuple(changed.first), tuple(gone.first), same, counts)


def _contents(connection: Connection, number: int) -> dict[str, tuple[str, str]]:
    return {identifier: (kind, content) for identifier, kind, content in tables.received_lines(connection, number)}


@dataclass(slots=True)
class _Named:
    """The first of many, by what they are called, and how many there are."""

    first: list[Mentioned] = field(default_factory=list)
    count: int = 0

    def add(self, identifier: str, kind: str, content: str) -> None:
        if self.count < MOST:
            self.first.append(Mentioned(identifier, kind, typed_records.title(content)))
        self.count += 1
