"""What departments have delivered for a year: of the bundles taken in, the one that counts, and its lines."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from db.queries import bundles as tables
from desktop.bundle import typed_records

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, RowMapping

PRODUCTION: Final = "production"
TEST: Final = "test"
_REVOKED: Final = "revoked"


@dataclass(frozen=True, slots=True)
class Delivery:
    """A bundle of a department, with what it says of itself."""

    number: int
    department: str
    name: str
    bundle_id: str
    sequence: int
    purpose: str
    period_from: str
    period_to: str
    received: datetime
    counts: Mapping[str, int]
    gaps: tuple[Mapping[str, str], ...]
    notes: tuple[str, ...]
    history: tuple[str, int]
    control_sha256: str
    signed_info: str
    spki: str
    revoked: bool
    """Whether its key was revoked since: it stays, and is flagged."""

    def covers(self, year: int) -> bool:
        """Whether it is for this year."""
        return int(self.period_from[:4]) <= year <= int(self.period_to[:4])


def deliveries(connection: Connection, department: str | None = None) -> tuple[Delivery, ...]:
    """Every bundle that a department sent, or one department alone, for a trial or not, oldest first."""
    revoked = {str(row["spki"]) for row in tables.trusted_keys(connection) if row["status"] == _REVOKED}
    rows = (row for row in tables.received(connection, department) if row["purpose"] in {PRODUCTION, TEST})
    return tuple(_delivery(row, revoked) for row in rows)


def counting(connection: Connection, year: int | None = None) -> dict[str, Delivery]:
    """Of each department the last bundle for a year, or the last of all; trials never count."""
    found: dict[str, Delivery] = {}
    for each in deliveries(connection):
        if each.purpose == PRODUCTION and (year is None or each.covers(year)):
            found[each.department] = each
    return found


def lines(connection: Connection, number: int, kinds: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The records of these kinds as they were sent in a bundle, by kind and id."""
    for _, _, content in tables.received_lines(connection, number, kinds):
        yield typed_records.record(content)


def _delivery(row: RowMapping, revoked: set[str]) -> Delivery:
    control = json.loads(str(row["control"]))
    return Delivery(
        number=int(row["number"]),
        department=str(row["department"]),
        name=str(control["department"]["name"]),
        bundle_id=str(row["bundle_id"]),
        sequence=int(row["sequence"]),
        purpose=str(row["purpose"]),
        period_from=str(row["period_from"]),
        period_to=str(row["period_to"]),
        received=row["received"],
        counts=control["counts"],
        gaps=tuple(control["gaps"]),
        notes=tuple(json.loads(str(row["notes"]))),
        history=(str(control["history"]["head"]), int(control["history"]["count"])),
        control_sha256=str(row["control_sha256"]),
        signed_info=str(row["name"]),
        spki=str(row["spki"]),
        revoked=str(row["spki"]) in revoked,
    )
