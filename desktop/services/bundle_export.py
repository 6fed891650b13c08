"""Exporting a bundle: first a dry run that names every gap, then the file.

The number of a bundle is committed before its file gets its name: a program that dies in between loses a number, which
the office sees as a gap. The other way round two bundles could bear one number, which is a fork.
"""

from __future__ import annotations

import gc
import json
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, BinaryIO

from db import files
from db.errors import StoreError
from db.queries import attachments, bundles, journal
from desktop.bundle import record_schema, records
from desktop.bundle.container import Attached, Contents, check_size, seal
from desktop.bundle.control import Control, Gap, Purpose
from desktop.domain import version
from desktop.domain.errors import AlreadyExists, InvalidInput, Refused, Unavailable
from desktop.domain.identifiers import new_id
from desktop.domain.text import clean
from desktop.domain.unit_codes import unit_code
from desktop.services import gaps, signing
from desktop.services.bundle_records import gather
from desktop.services.checks import departures
from desktop.services.trouble import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection

    from desktop.bundle.container import Sealed
    from desktop.bundle.control import NextKey
    from desktop.bundle.signing import KeySigner
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


@dataclass(frozen=True, slots=True)
class _Job:
    """An order with what is known before anything is written: our key, and the one that takes over."""

    order: Order
    why: str
    key: str
    following: NextKey | None
    tell: Tell = _silent


@dataclass(slots=True)
class _Gathered:
    """The lines of the records, and what there is to say of them."""

    content: bytes = b""
    counts: Counter[str] = field(default_factory=Counter)
    records: set[str] = field(default_factory=set)
    missing: list[Missing] = field(default_factory=list)
    files: dict[str, FileOut] = field(default_factory=dict)


class BundleExport:
    """Makes the bundles of a register."""

    def __init__(self, register: Register, own: Signing) -> None:
        self._register = register
        self._signing = own

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
        _period(order.year)
        why = clean(order.accept_gaps, limit=_LONGEST_WHY, lines=True)
        if not folder.is_dir():
            raise Unavailable("file.no_folder", path=str(folder / "x"))
        job = _Job(
            order, why, self._signing.current().fingerprint, None if order.test else self._signing.next_key(), tell
        )
        signer = self._signing.signer(ask)
        with self._register.reading() as connection:
            sequence = _sequence(connection, job.key)
        path = folder / f"{unit_code(self._register.owner.unit)}-{order.year}-{sequence}.asice"
        if path.exists():
            raise AlreadyExists("file.exists", path=str(path))
        try:
            with files.whole_file(path, replace=False) as file, self._register.writing() as connection:
                sealed, plan = self._sealed(connection, file, job, signer)
                self._remember(connection, sealed, path.name)
        except StoreError as problem:
            raise told(problem) from None
        return Exported(path, sealed, plan)

    def _sealed(self, connection: Connection, file: BinaryIO, job: _Job, signer: KeySigner) -> tuple[Sealed, Plan]:
        job.tell(0, 0)
        found = _gathered(connection, job.order.year)
        plan = self._plan_of(connection, found, job.order.year)
        read = _Read(job.tell, plan.size)
        read.more(len(found.content))
        if plan.gaps and not job.why:
            raise Refused("export.gaps", count=len(plan.gaps))
        about = self._control(connection, job, plan)
        attached = [_attached(each, connection, read) for each in found.files.values()]
        contents = Contents(found.content, attached, job.order.summary)
        return seal(file, about, contents, signer, self._register.clock.now()), plan

    def _control(self, connection: Connection, job: _Job, plan: Plan) -> Control:
        """Say everything of the bundle but its files."""
        first, last = _period(job.order.year)
        owner = self._register.owner
        count, head = journal.head(connection)
        return Control(
            bundle_id=new_id(),
            purpose=Purpose.TEST if job.order.test else Purpose.PRODUCTION,
            department_id=unit_code(owner.unit),
            department_name=owner.unit,
            recipient_id=self._recipient(connection),
            period_from=first,
            period_to=last,
            created=self._register.clock.now(),
            app_name=version.NAME,
            app_version=version.VERSION,
            schema=record_schema.NAME,
            key=job.key,
            sequence=_sequence(connection, job.key),
            previous=signing.previous(connection, job.key),
            next_key=job.following,
            history_head=head,
            history_count=count,
            counts=plan.counts,
            gaps=(*(Gap(each.record, each.field, gaps.RULE, job.why) for each in plan.gaps), *_told(plan.departures)),
            entries=(),
        )

    def _plan_of(self, connection: Connection, found: _Gathered, year: int) -> Plan:
        whole = len(found.content) + sum(each.size for each in found.files.values())
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

    def _remember(self, connection: Connection, sealed: Sealed, name: str) -> None:
        about = sealed.control
        row = {
            "spki": about.key,
            "sequence": about.sequence,
            "bundle_id": about.bundle_id,
            "name": sealed.name,
            "control_sha256": about.sha256,
            "purpose": about.purpose,
            "period_from": about.period_from.isoformat(),
            "period_to": about.period_to.isoformat(),
            "made": self._register.clock.now(),
            "file": name,
        }
        bundles.add_sent(connection, row)
        if about.next_key is not None:
            signing.hand_over(connection, about.key, about.next_key.spki_sha256)


def _sequence(connection: Connection, key: str) -> int:
    before = signing.previous(connection, key)
    return 1 if before is None else before.sequence + 1


def _period(year: int) -> tuple[date, date]:
    if not date.min.year <= year <= date.max.year:
        raise InvalidInput("value.range", min=date.min.year, max=date.max.year, text=str(year)).at("year")
    return date(year, 1, 1), date(year, 12, 31)


def _gathered(connection: Connection, year: int) -> _Gathered:
    """Read and write the records of a year, and refuse one that no verifier would take."""
    first, last = _period(year)
    found = _Gathered()

    def noted() -> Iterator[Mapping[str, Any]]:
        for some in gather(connection, first.isoformat(), last.isoformat(), found.files):
            found.missing += gaps.missing(some)
            for record in some:
                found.counts[record["kind"]] += 1
                found.records.add(record["id"])
            yield from some

    try:
        with _no_looking_for_circles():
            found.content = records.written(noted(), record_schema.NAME)
    except records.Unfit as unfit:
        record = json.loads(unfit.line)
        title = str(record["fields"].get("title", ""))
        raise InvalidInput("export.record_unfit", title=title, id=record["id"], place=unfit.place) from None
    return found


@contextmanager
def _no_looking_for_circles() -> Iterator[None]:
    """Let the collector rest: a hundred thousand records and rows come and go here, none of which points back."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()


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
