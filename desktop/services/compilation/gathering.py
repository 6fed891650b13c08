"""Reading everything that a year's compilation is made of: what was delivered, and the office's own records."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from db.queries import bundles
from db.queries import office as tables
from db.queries import records as heads
from desktop.domain.unit_codes import unit_code
from desktop.language.collation import sort_key
from desktop.services.bundle_records import gather
from desktop.services.compilation.dataset import Deviation, Expected, Reference, Reported
from desktop.services.compilation.entries import Source, entry_of, reader
from desktop.services.deliveries import counting
from desktop.services.departments import departments_in
from desktop.services.gaps import RULE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from sqlalchemy import Connection

    from desktop.services.compilation.entries import Entry
    from desktop.services.deliveries import Delivery
    from desktop.services.departments import Department
    from desktop.services.register import Register

KINDS: Final = ("project", "membership", "visit", "agreement", "exchange", "watch", "priority")
"""What is compiled; contacts, decisions and documents are not."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a compilation is made of."""

    entries: tuple[Entry, ...]
    reported: tuple[Reported, ...]
    not_reported: tuple[Expected, ...]
    deviations: tuple[Deviation, ...]
    departments: tuple[Department, ...]


def gathered(connection: Connection, register: Register, year: int, tell: Callable[[int, int], object]) -> Gathered:
    """Read what was delivered for a year. What `tell` raises stops it: nothing has been written."""
    departments = departments_in(connection)
    known = {each.code: each for each in departments}
    delivered = counting(connection, year)
    entries, deviations, reported = [], [], []
    by_name = sorted(delivered.items(), key=lambda pair: (sort_key(pair[1].name), pair[0]))
    for done, (code, delivery) in enumerate(by_name):
        tell(done, len(delivered))
        department = known.get(code)
        bodies = () if department is None else department.bodies
        source = Source(code, delivery.name, bodies, delivery.number)
        found = [
            entry_of(source, reader(kind)(content))
            for _, kind, content in bundles.received_lines(connection, delivery.number, KINDS)
        ]
        entries += found
        deviations += list(_deviations(source, delivery, found))
        reported.append(_reported(source, delivery))
    tell(len(delivered), len(delivered))
    own = list(_own(connection, register, year))
    if own:
        counts = {kind: sum(entry.kind == kind for entry in own) for kind in KINDS}
        there = {kind: count for kind, count in counts.items() if count}
        reported.append(Reported(own[0].source.code, own[0].source.name, (), None, "", None, there, 0, 0))
    missing = tuple(
        Expected(each.code, each.name, each.bodies, each.contact, each.email)
        for each in departments
        if each.active and each.code not in delivered
    )
    return Gathered((*entries, *own), tuple(reported), missing, tuple(deviations), departments)


def judged(connection: Connection) -> dict[tuple[str, str], str]:
    """What people have said of pairs of records."""
    return {(str(row["one"]), str(row["other"])): str(row["verdict"]) for row in tables.pairings(connection)}


def _own(connection: Connection, register: Register, year: int) -> Iterator[Entry]:
    source = Source(unit_code(register.owner.unit), register.owner.unit)
    for record in chain.from_iterable(gather(connection, f"{year:04d}-01-01", f"{year:04d}-12-31", {})):
        if record["kind"] in KINDS:
            yield entry_of(source, record)


def _reported(source: Source, delivery: Delivery) -> Reported:
    gaps = sum(each["rule"] == RULE for each in delivery.gaps)
    return Reported(
        code=source.code,
        name=source.name,
        bodies=source.bodies,
        sequence=delivery.sequence,
        bundle_id=delivery.bundle_id,
        received=delivery.received,
        counts=delivery.counts,
        gaps=gaps,
        departures=len(delivery.gaps) - gaps,
        revoked=delivery.revoked,
    )


def _deviations(source: Source, delivery: Delivery, entries: list[Entry]) -> Iterator[Deviation]:
    by_id = {entry.id: entry for entry in entries}
    for gap in delivery.gaps:
        entry = by_id.get(gap["record"])
        reference = Reference(source.code, source.name, gap["record"])
        kind, title = ("", "") if entry is None else (entry.kind, entry.title)
        yield Deviation(reference, kind, title, gap["rule"], gap["field"], gap["why"], gap["rule"] == RULE)


def is_there(connection: Connection, identifier: str) -> bool:
    """Whether a record was received, or is the office's own."""
    own = heads.find_head(connection, identifier)
    return own is not None or bool(bundles.bundles_with(connection, identifier))


def remember_pair(connection: Connection, pair: tuple[str, str], verdict: str, at: datetime, by: str) -> None:
    """Write what somebody said of a pair."""
    tables.set_pairing(connection, *pair, verdict, at, by)
