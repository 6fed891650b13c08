"""Exporting the records of a year: first a dry run that names every gap, then the file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from db.queries import attachments, bundles
from desktop.bundle import record_schema
from desktop.bundle.container import Attached, Contents, check_size
from desktop.bundle.control import Gap, Purpose
from desktop.bundle.zip_writer import pressing
from desktop.domain import collector
from desktop.domain.errors import Refused, Unavailable
from desktop.domain.text import clean
from desktop.services import advice, gaps
from desktop.services.bundle_records import gather
from desktop.services.checks import departures
from desktop.services.sending import Letter, Sending, period_of, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection

    from desktop.bundle.container import Sealed
    from desktop.domain.findings import Finding
    from desktop.services.bundle_records import FileOut
    from desktop.services.gaps import Missing
    from desktop.services.register import Register
    from desktop.services.signing import Signing

    Ask = Callable[[], str | None]
    Tell = Callable[[int, int], object]

_LONGEST_WHY = 5000
_OFFICES = {"stockholm": "stadsledningskontoret"}
_OFFICE = "kommunledningskontoret"
_WHOLE = "record"
"""What a finding is about that points at no field."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be sent: how many records of each kind, how many files, and what is missing."""

    counts: Mapping[str, int]
    files: int
    size: int
    gaps: tuple[Missing, ...]
    departures: tuple[Finding, ...] = ()
    """Rules that were not followed, with the reason that was given, or done already in spite of a stop."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A bundle that was made."""

    path: Path
    sealed: Sealed
    plan: Plan


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: which year, why its gaps are left, whether it is only a trial, and what a person reads."""

    year: int
    accept_gaps: str = ""
    test: bool = False
    summary: bytes | None = field(default=None, repr=False)
    """A PDF that tells the same as the records; anybody can make it, so nothing is taken from it."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A bundle that was made here before."""

    sequence: int
    period_from: str
    period_to: str
    purpose: str
    made: datetime
    file: str


def _silent(_done: int, _total: int) -> None:
    return


@dataclass(slots=True)
class _Gathered:
    """The lines of the records, and what there is to say of them."""

    content: bytes = b""
    schema: str = record_schema.NAME
    counts: Counter[str] = field(default_factory=Counter)
    records: set[str] = field(default_factory=set)
    missing: list[Missing] = field(default_factory=list)
    files: dict[str, FileOut] = field(default_factory=dict)


class BundleExport:
    """Makes the bundles of a register."""

    def __init__(self, register: Register, own: Signing) -> None:
        self._register = register
        self._sending = Sending(register, own)

    def plan(self, year: int) -> Plan:
        """Look at what would be sent, without a key and without a trace."""
        with self._register.reading() as connection:
            found = _gathered(connection, year)
            check_size(Contents(found.content, [_attached(each, None) for each in found.files.values()]))
            return self._plan_of(connection, found, year)

    def sent(self) -> tuple[Sent, ...]:
        """Every bundle that was made here, the newest first."""
        with self._register.reading() as connection:
            rows = bundles.sent(connection)
        return tuple(Sent(**{name: row[name] for name in Sent.__slots__}) for row in reversed(rows))

    def export(self, order: Order, folder: Path, ask: Ask, tell: Tell = _silent) -> Exported:
        """Make the bundle of a year in a folder. Gaps without a reason stop it before anything is written.

        `tell` hears how many bytes of how many are read; what it raises stops the export, and nothing is left of it.
        """
        period = period_of(order.year)
        why = clean(order.accept_gaps, limit=_LONGEST_WHY, lines=True)
        if not folder.is_dir():
            raise Unavailable("file.no_folder", path=str(folder / "x"))
        plans: list[Plan] = []

        def write(connection: Connection) -> Letter:
            tell(0, 0)
            found = _gathered(connection, order.year)
            pressed = pressing(found.content)
            plan = self._plan_of(connection, found, order.year)
            if plan.gaps and not why:
                raise Refused("export.gaps", count=len(plan.gaps))
            plans.append(plan)
            read = _Read(tell, plan.size)
            read.more(len(found.content))
            attached = [_attached(each, connection, read) for each in found.files.values()]
            return Letter(
                purpose=Purpose.TEST if order.test else Purpose.PRODUCTION,
                recipient=self._recipient(connection),
                schema=found.schema,
                period=period,
                counts=plan.counts,
                contents=Contents(found.content, attached, order.summary, pressed),
                gaps=(*(Gap(each.record, each.field, gaps.RULE, why) for each in plan.gaps), *_told(plan.departures)),
            )

        sending = self._sending
        hand = sending.hand(ask, tell_of_next=not order.test)
        name = f"{sending.code}-{order.year}-{hand.series}"
        path, sealed = sending.send(hand, lambda number: folder / f"{name}{number}.asice", write, last=True)
        return Exported(path, sealed, plans[0])

    def _plan_of(self, connection: Connection, found: _Gathered, year: int) -> Plan:
        whole = len(found.content) + sum(each.size for each in found.files.values())
        with collector.at_rest():
            passed = departures(connection, self._register, year)
        sent = tuple(each for each in passed if each.record in found.records)
        missing = tuple(sorted(found.missing, key=lambda each: each.kind))
        return Plan(dict(found.counts), len(found.files), whole, missing, sent)

    def _recipient(self, connection: Connection) -> str:
        """The office whose key is trusted here; before that, the one the municipality is known to have."""
        trusted = [row for row in bundles.trusted_keys(connection) if row["status"] == "active"]
        if trusted:
            return str(trusted[-1]["department"])
        return _OFFICES.get(self._register.profile.code, _OFFICE)


def _gathered(connection: Connection, year: int) -> _Gathered:
    """Read and write the records of a year, and refuse one that no verifier would take."""
    first, last = period_of(year)
    found = _Gathered()

    def noted() -> Iterator[Mapping[str, Any]]:
        for some in gather(connection, first.isoformat(), last.isoformat(), found.files):
            found.missing += gaps.missing(some)
            for record in some:
                found.counts[record["kind"]] += 1
                found.records.add(record["id"])
            yield from some
        for line in advice.lines(connection, year, found.records):
            found.counts[record_schema.ADVICE] += 1
            yield line

    if any(advice.lines(connection, year, ())):
        found.schema = record_schema.WITH_ADVICE
    with collector.at_rest():
        found.content = written(noted(), found.schema)
    return found


def _told(departures: Iterable[Finding]) -> Iterator[Gap]:
    """Send what was not followed along: with its reason, or without one where a stop was passed by."""
    for each in departures:
        field = (each.field or _WHOLE).partition("/")[0]
        yield Gap(each.record, field, each.rule, "" if each.answer is None else each.answer.why)


class _Read:
    """Counts what has been read."""

    def __init__(self, tell: Tell, total: int) -> None:
        self._tell, self._total, self._done = tell, total, 0

    def more(self, size: int) -> None:
        """So much more has been read."""
        self._done += size
        self._tell(self._done, self._total)


def _attached(file: FileOut, connection: Connection | None, read: _Read | None = None) -> Attached:
    def pieces() -> Iterator[bytes]:
        blob = None if connection is None else attachments.find(connection, file.sha256)
        for part in () if connection is None or blob is None else attachments.parts(connection, blob.number):
            if read is not None:
                read.more(len(part))
            yield part

    return Attached(file.name, file.media_type, file.size, file.sha256, pieces)
