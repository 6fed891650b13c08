"""Taking bundles in: verified in a child process, then everything of it in one transaction, or nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.engine import small_cache
from db.queries import bundles as tables
from desktop.bundle import typed_records
from desktop.bundle.control import Purpose
from desktop.bundle.reasons import NotAccepted, because, worst
from desktop.bundle.trust import Status, replayed
from desktop.bundle.verification import ANYTHING, Expected
from desktop.domain.errors import NotFound
from desktop.domain.unit_codes import unit_code
from desktop.services import received_files, receptions, trusting, verifying
from desktop.services.received_files import ReceivedFile

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection

    from desktop.bundle.reasons import Outcome, Reason
    from desktop.bundle.verification import Verified
    from desktop.domain.records import Json
    from desktop.services.register import Register
    from desktop.services.verifiers import Verifiers
    from desktop.services.verifying import Ask

_AT_THE_OFFICE = frozenset({Purpose.PRODUCTION, Purpose.TEST})
_AT_A_DEPARTMENT = frozenset({Purpose.RECEIPT, Purpose.OVERVIEW})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a file, and of whom it is if that is certain."""

    outcome: Outcome
    reasons: tuple[Reason, ...]
    verified: Verified | None = None
    stored: bool = False


@dataclass(frozen=True, slots=True)
class Received:
    """A bundle that was taken in, as people are shown it."""

    number: int
    name: str
    bundle_id: str
    department: str
    purpose: str
    sequence: int
    period_from: str
    period_to: str
    received: datetime
    received_by: str
    revoked: bool


class Receiving:
    """Bundles that come to this register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def verify(self, file: Path) -> Verdict:
        """Verify a file by the register's own keys; nothing is stored."""
        try:
            found = self._verified(file, ANYTHING, records=False)
        except NotAccepted as refusal:
            return Verdict(refusal.outcome, refusal.reasons)
        return Verdict(found.outcome, found.notes, found)

    def receive(self, file: Path, ask: Verifiers | None = None, following: Path | None = None) -> Verdict:
        """Verify a file and take it in: accounts at the office, receipts and overviews at a department.

        `ask` verifies one of many, and begins with the `following` one before this one is taken in; without it, a
        process is started for this file alone.
        """
        try:
            found = self._expected(file, ask, following)
            stored = not found.already_received and self._store(found, file)
        except NotAccepted as refusal:
            return Verdict(refusal.outcome, refusal.reasons)
        return Verdict(worst(found.notes), found.notes, found, stored)

    def examine(self, file: Path, ask: Verifiers | None = None, following: Path | None = None) -> Verdict:
        """Say what `receive` would, with the records, and take nothing in."""
        try:
            found = self._expected(file, ask, following)
        except NotAccepted as refusal:
            return Verdict(refusal.outcome, refusal.reasons)
        return Verdict(worst(found.notes), found.notes, found)

    def _expected(self, file: Path, ask: Verifiers | None = None, following: Path | None = None) -> Verified:
        """Verify a file as one of those that come here."""
        office = self._register.owner.role == trusting.OFFICE
        expected = Expected(
            _AT_THE_OFFICE if office else _AT_A_DEPARTMENT, unit_code(self._register.owner.unit) if office else None
        )
        if ask is not None:
            ask.follow(following)
        found = self._verified(file, expected, records=True, ask=ask)
        self._check_recipient(found)
        return found

    def all(self) -> tuple[Received, ...]:
        """Every bundle taken in, oldest first; those of a key revoked since are flagged."""
        with self._register.reading() as connection:
            revoked = {str(row["spki"]) for row in tables.trusted_keys(connection) if row["status"] == Status.REVOKED}
            rows = tables.received(connection)
        names = [name for name in Received.__slots__ if name != "revoked"]
        return tuple(Received(**{name: row[name] for name in names}, revoked=row["spki"] in revoked) for row in rows)

    def records(self, number: int) -> tuple[dict[str, object], ...]:
        """The records of a bundle taken in, as they were sent."""
        with self._register.reading() as connection:
            return tuple(json.loads(row["content"]) for row in tables.received_records(connection, number))

    def files(self, number: int) -> tuple[ReceivedFile, ...]:
        """The files that came with a bundle."""
        with self._register.reading() as connection:
            return tuple(
                ReceivedFile(row["name"], row["media_type"], row["size"], row["sha256"])
                for row in tables.received_files(connection, number)
            )

    def take_back(self, number: int) -> Received:
        """Take the last bundle of a key out again; the mark goes back with it. Nothing of it stays but the history."""
        found = next((each for each in self.all() if each.number == number), None)
        if found is None:
            raise NotFound("bundle.not_received", number=number)
        told: dict[str, Json] = {"who": found.department, "n": found.sequence}
        with self._register.operation(receptions.TAKE_BACK, **told) as operation:
            taken_in = receptions.operation_of(operation.connection, found.bundle_id)
            if taken_in is not None:
                operation.undo_of(taken_in)
            receptions.take_back(operation, found.bundle_id)
        return found

    def _check_recipient(self, found: Verified) -> None:
        """A receipt tells of one department's records, and is for that department alone."""
        about = found.control
        if about.purpose is Purpose.RECEIPT and about.recipient_id != unit_code(self._register.owner.unit):
            raise because("bundle.other_recipient", recipient=about.recipient_id)

    def _verified(self, file: Path, expected: Expected, *, records: bool, ask: Ask | None = None) -> Verified:
        with self._register.reading() as connection:
            trust = trusting.known_keys(connection)
        return verifying.verified(file, trust, self._register.clock.now(), expected, records=records, ask=ask)

    def _store(self, found: Verified, file: Path) -> bool:
        """Write everything in one transaction. The mark is looked at once more: meanwhile another may have come."""
        about, now = found.control, self._register.clock.now()
        lines: list[dict[str, object]] = [
            {"id": identifier, "kind": kind, "content": line.decode()}
            for line in found.lines
            for kind, identifier in [typed_records.name(line)]
        ]
        told: dict[str, Json] = {"who": about.department_name, "n": about.sequence}
        with self._register.operation(receptions.RECEIVE, **told) as operation:
            connection = operation.connection
            again = replayed(about, trusting.known_keys(connection).keys[about.key])
            if again is not None and again.code == "replay.already_received":
                return False
            row = _row(found, self._register.owner.person)
            with small_cache(connection):  # what is kept here is not looked at soon, and the next comes at once
                number = tables.add_received(connection, row, lines, now)
            received_files.take_in(connection, number, file, about.entries)
            self._rotate(connection, found, now)
            receptions.remember(operation, about.bundle_id, row)
        return True

    def _rotate(self, connection: Connection, found: Verified, now: datetime) -> None:
        """Trust the key that a bundle names as the next one; the old one verifies what it signed until it took over.

        A department tells of its next key once, and it takes over. The office tells every department of it, and signs
        with the old one until all are told: there the first thing that the new one signs is what retires the old.
        """
        following, known = found.control.next_key, found.known
        if known is None:
            return
        of_department = found.control.purpose.from_department
        if following is not None and tables.trusted_key(connection, following.spki_sha256) is None:
            spki, person = following.spki_sha256, self._register.owner.person
            department = (known.department_id, known.department_name)
            trusting.add(connection, spki, *department, following.certificate, now, person)
            if of_department:
                self._retire(connection, found, known.fingerprint)
        if not of_department:
            for spki in receptions.keys_that_told_of(connection, known.fingerprint):
                self._retire(connection, found, spki)

    def _retire(self, connection: Connection, found: Verified, spki: str) -> None:
        why = receptions.told_by(found.control.bundle_id)
        columns = {"status": Status.RETIRED, "why": why, "changed": found.signed_at}
        tables.change_trusted_key(connection, spki, columns)


def _row(found: Verified, person: str) -> dict[str, object]:
    about = found.control
    return {
        "spki": about.key,
        "sequence": about.sequence,
        "bundle_id": about.bundle_id,
        "name": found.name,
        "control_sha256": about.sha256,
        "department": about.department_id,
        "purpose": about.purpose,
        "period_from": about.period_from.isoformat(),
        "period_to": about.period_to.isoformat(),
        "received_by": person,
        "notes": json.dumps([each.code for each in found.notes]),
        "control": about.to_bytes().decode(),
    }
