"""The verification protocol: all that there is to say of a file that was verified, as data for screen and paper."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.errors import Unavailable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from desktop.bundle.control import Entry
    from desktop.bundle.reasons import Outcome, Reason
    from desktop.bundle.verification import Verified

_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signed, and what: only what came through every step is told."""

    signer: str
    fingerprint: str
    signed_at: datetime
    certificate_from: datetime
    certificate_to: datetime
    self_signed: bool
    department: str
    department_id: str
    recipient: str
    purpose: str
    bundle_id: str
    name: str
    sequence: int
    period: tuple[str, str]
    program: str
    counts: Mapping[str, int]
    entries: tuple[Entry, ...]
    gaps: int


@dataclass(frozen=True, slots=True)
class Protocol:
    """A verdict on a file, with what it was come to by."""

    file: str
    size: int
    sha256: str
    checked: datetime
    checked_by: str
    outcome: Outcome
    reasons: tuple[Reason, ...]
    signed: Signed | None


def protocol_of(
    file: Path, checked: datetime, checked_by: str, outcome: Outcome, reasons: tuple[Reason, ...],
    verified: Verified | None,
) -> Protocol:  # fmt: skip
    """Write the protocol of a file. Its own hash is told beside: it names the file, not the bundle in it."""
    size, sha256 = _digest(file)
    signed = None if verified is None else _signed(verified)
    return Protocol(file.name, size, sha256, checked, checked_by, outcome, reasons, signed)


def digest(file: Path) -> str:
    """The SHA-256 of a whole file."""
    return _digest(file)[1]


def _digest(file: Path) -> tuple[int, str]:
    found, size = hashlib.sha256(), 0
    try:
        with file.open("rb") as opened:
            while piece := opened.read(_PIECE):
                found.update(piece)
                size += len(piece)
    except OSError:
        raise Unavailable("attachment.unreadable", path=str(file)) from None
    return size, found.hexdigest()


def _signed(verified: Verified) -> Signed:
    about, signer = verified.control, verified.signer
    return Signed(
        signer=signer.name,
        fingerprint=about.key,
        signed_at=verified.signed_at,
        certificate_from=signer.begins,
        certificate_to=signer.ends,
        self_signed=signer.self_signed,
        department=about.department_name,
        department_id=about.department_id,
        recipient=about.recipient_id,
        purpose=about.purpose.value,
        bundle_id=about.bundle_id,
        name=verified.name,
        sequence=about.sequence,
        period=(about.period_from.isoformat(), about.period_to.isoformat()),
        program=f"{about.app_name} {about.app_version}",
        counts=about.counts,
        entries=tuple(about.entries),
        gaps=len(about.gaps),
    )
