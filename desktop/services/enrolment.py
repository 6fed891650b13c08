"""The enrolment slip: what a department hands over with its request, on paper or aloud, so that a key is checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.bundle import certificates, signing

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.services.register import Register
    from desktop.services.signing import OwnKey


@dataclass(frozen=True, slots=True)
class EnrolmentSlip:
    """What stands on the slip. The words of the groups are the language's: `desktop.language.spoken`."""

    unit: str
    person: str
    municipality: str
    groups: tuple[str, ...]
    fingerprint: str
    made: datetime
    printed: datetime


def slip_of(register: Register, key: OwnKey) -> EnrolmentSlip:
    """Fill in the slip of a key of ours."""
    owner, now = register.owner, register.clock.now()
    groups = tuple(key.code.split())
    return EnrolmentSlip(
        owner.unit, owner.person, register.profile.municipality, groups, key.fingerprint, key.made, now
    )


def code_of_request(request: bytes) -> str:
    """The code of the key in a request: what the office's own screen shows once all 30 digits are typed."""
    return signing.key_code(certificates.requested_key(request))
