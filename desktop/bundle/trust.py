"""Whom a verifier trusts: the office's register of keys, one certificate, or a CA; and what it remembers of a key."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from desktop.bundle.control import Purpose
from desktop.bundle.reasons import because, note

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from desktop.bundle.certificates import Authority, Certificate
    from desktop.bundle.control import Control
    from desktop.bundle.reasons import Reason


class Status(StrEnum):
    """Where a key of the register stands."""

    ACTIVE = "active"
    RETIRED = "retired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Mark:
    """The last bundle of a key that was taken in."""

    sequence: int
    sha256: str


@dataclass(frozen=True, slots=True)
class KnownKey:
    """A key of the register: whose it is, and what was last received from it.

    What an office sends to all is of one chain with what it sends to one; either may come first. So receipts and
    overviews each have a mark of their own.
    """

    fingerprint: str
    department_id: str
    department_name: str
    status: Status = Status.ACTIVE
    retired: datetime | None = None
    mark: Mark | None = None
    receipt: Mark | None = None
    overview: Mark | None = None

    def mark_of(self, purpose: Purpose) -> Mark | None:
        """The last bundle for such a purpose."""
        match purpose:
            case Purpose.RECEIPT:
                return self.receipt
            case Purpose.OVERVIEW:
                return self.overview
            case _:
                return self.mark


class Trust(Protocol):
    """Says whether a signer is trusted."""

    def known(self, signer: Certificate, signed_at: datetime, now: datetime) -> KnownKey | None:
        """Give what is known of the signer, None if that it is trusted is all; an untrusted one is refused."""
        ...


@dataclass(frozen=True, slots=True)
class KeyRegister:
    """The office's register of keys."""

    keys: Mapping[str, KnownKey]

    def known(self, signer: Certificate, signed_at: datetime, now: datetime) -> KnownKey:  # noqa: ARG002 - as agreed
        """Find the key, which may be retired if the bundle is from before that."""
        found = self.keys.get(signer.fingerprint)
        if found is None:
            raise because("trust.unknown_signer", name=signer.name)
        if found.status is Status.REVOKED:
            raise because("trust.revoked", name=found.department_name)
        if found.status is Status.RETIRED and (found.retired is None or signed_at > found.retired):
            raise because("trust.after_retirement", name=found.department_name)
        return found


@dataclass(frozen=True, slots=True)
class PinnedSigner:
    """One signer, whose certificate is at hand."""

    fingerprint: str

    def known(self, signer: Certificate, signed_at: datetime, now: datetime) -> None:  # noqa: ARG002 - as agreed
        """Accept this key and no other."""
        if signer.fingerprint != self.fingerprint:
            raise because("trust.other_signer", name=signer.name)


@dataclass(frozen=True, slots=True)
class PinnedAuthority:
    """A CA, whose certificate is at hand."""

    authority: Authority

    def known(self, signer: Certificate, signed_at: datetime, now: datetime) -> None:  # noqa: ARG002 - as agreed
        """Accept whom this CA has issued a certificate to, while its own is valid."""
        if not self.authority.issued(signer):
            raise because("trust.unknown_ca", name=signer.name)
        if not self.authority.holds_at(now):
            raise because("time.ca_expired")


def replayed(control: Control, known: KnownKey | None) -> Reason | None:
    """Compare a bundle with the last one of its key; what goes back in time or forks is refused."""
    if known is None:
        return note("replay.not_checked")
    mark = known.mark_of(control.purpose)
    others = (known.mark, known.receipt, known.overview)
    if any(each and each.sequence == control.sequence and each.sha256 != control.sha256 for each in others):
        raise because("replay.fork", sequence=control.sequence)
    if mark is None:
        return None if control.sequence == 1 else note("replay.gap", missing=control.sequence - 1)
    if control.sequence < mark.sequence:
        raise because("replay.older", sequence=control.sequence, last=mark.sequence)
    if control.sequence == mark.sequence:
        return note("replay.already_received", sequence=control.sequence)
    before = control.previous
    follows = control.sequence == mark.sequence + 1
    if before is None or (follows and before.sequence != mark.sequence):
        raise because("replay.previous", sequence=control.sequence)
    if before.sequence == mark.sequence and before.sha256 != mark.sha256:
        raise because("replay.previous", sequence=control.sequence)
    return None if follows else note("replay.gap", missing=control.sequence - mark.sequence - 1)
