"""What a bundle brings since the one before it: records that are new, that changed, and that are gone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.queries import bundles as tables
from desktop.services.deliveries import PRODUCTION, deliveries

if TYPE_CHECKING:
    from sqlalchemy import Connection

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
        """What a bundle brought since the one before it for the same year."""
        with self._register.reading() as connection:
            every = deliveries(connection)
            this = next(each for each in every if each.number == number)
            before = [each for each in every if _comes_before(each, this)]
            return _compared(connection, before[-1] if before else None, this)


def _comes_before(each: Delivery, this: Delivery) -> bool:
    same = (each.department, each.period_from, each.period_to) == (this.department, this.period_from, this.period_to)
    return same and each.purpose == PRODUCTION and each.number < this.number


def _compared(connection: Connection, before: Delivery | None, this: Delivery) -> Changes:
    was = {} if before is None else _contents(connection, before.number)
    new, changed, same = [], [], 0
    for identifier, kind, content in tables.received_lines(connection, this.number):
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
