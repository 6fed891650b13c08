"""Why a bundle is accepted, or is not: a closed list of codes, each with the one outcome that it leads to.

The sentences and the next steps stand under reason.<code> in resources/text. A code is never given another meaning.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


class Outcome(StrEnum):
    """What became of a bundle; the best first."""

    ACCEPTED = "accepted"
    ACCEPTED_WITH_NOTE = "accepted_with_note"
    CANNOT_DECIDE = "cannot_decide"
    DAMAGED = "damaged"
    REFUSED = "refused"

    @property
    def accepted(self) -> bool:
        """Whether what is in it may be taken in."""
        return self in {Outcome.ACCEPTED, Outcome.ACCEPTED_WITH_NOTE}


_BY_OUTCOME: Final = {
    Outcome.ACCEPTED_WITH_NOTE: (
        "bundle.test",
        "bundle.gaps",
        "cert.self_signed",
        "replay.already_received",
        "replay.gap",
        "replay.not_checked",
        "trust.retired",
    ),
    Outcome.CANNOT_DECIDE: (
        "bundle.newer",
        "bundle.newer_schema",
        "time.ca_expired",
        "time.expired",
        "time.future",
        "time.not_yet",
        "trust.unknown_ca",
        "trust.unknown_signer",
    ),
    Outcome.DAMAGED: ("content.damaged", "zip.damaged", "zip.truncated"),
    Outcome.REFUSED: (
        "asic.contents",
        "asic.mimetype",
        "asic.order",
        "bundle.attachments",
        "bundle.control",
        "bundle.counts",
        "bundle.entries",
        "bundle.field",
        "bundle.key",
        "bundle.next_key",
        "bundle.not_canonical",
        "bundle.order",
        "bundle.other_purpose",
        "bundle.other_recipient",
        "bundle.record",
        "bundle.too_deep",
        "bundle.too_long",
        "cert.key",
        "cert.profile",
        "cert.unreadable",
        "content.changed",
        "content.manifest",
        "coverage.missing",
        "coverage.order",
        "coverage.unsigned",
        "replay.fork",
        "replay.older",
        "replay.previous",
        "sig.template",
        "sig.wrong",
        "time.outside",
        "trust.other_department",
        "trust.other_signer",
        "trust.after_retirement",
        "trust.revoked",
        "zip.duplicate_name",
        "zip.encrypted",
        "zip.entry_too_large",
        "zip.gap",
        "zip.headers_differ",
        "zip.method",
        "zip.name",
        "zip.not_a_bundle",
        "zip.ratio",
        "zip.resaved",
        "zip.structure",
        "zip.too_costly",
        "zip.too_large",
        "zip.too_many_entries",
        "zip.trailing",
    ),
}

REASONS: Final[Mapping[str, Outcome]] = MappingProxyType(
    {code: outcome for outcome, codes in _BY_OUTCOME.items() for code in codes}
)


@dataclass(frozen=True, slots=True)
class Reason:
    """One code of the list, with the details that its sentence names."""

    code: str
    details: Mapping[str, str | int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.code not in REASONS:
            raise ValueError(self.code)

    @property
    def outcome(self) -> Outcome:
        """What it leads to."""
        return REASONS[self.code]


class NotAccepted(Exception):
    """A bundle is not accepted, for these reasons."""

    def __init__(self, *reasons: Reason) -> None:
        super().__init__(", ".join(reason.code for reason in reasons))
        self.reasons = reasons

    @property
    def outcome(self) -> Outcome:
        """The worst of what the reasons lead to."""
        return worst(self.reasons)


def because(code: str, /, **details: str | int) -> NotAccepted:
    """Make the refusal for one reason."""
    return NotAccepted(Reason(code, details))


def note(code: str, /, **details: str | int) -> Reason:
    """Make a reason that goes along with an accepted bundle."""
    return Reason(code, details)


def worst(reasons: tuple[Reason, ...]) -> Outcome:
    """The worst outcome of some reasons; without any, it is accepted."""
    order = list(Outcome)
    return max((reason.outcome for reason in reasons), key=order.index, default=Outcome.ACCEPTED)
