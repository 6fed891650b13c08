"""Verifying a bundle in twelve steps, cheap and unambiguous ones first: it gives what was verified, or the reasons.

1 size · 2 ZIP structure · 3 the container's fixed parts · 4 signature file rebuilt and compared · 5 ECDSA · 6 trust and
time · 7 manifest · 8 coverage · 9 digests, of all files · 10 bundle.json · 11 replay · 12 records by the schema.
Nothing may be stored of what has not come through all of them.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, BinaryIO, Final

from desktop.bundle import certificates, control, limits, manifest, schema, template
from desktop.bundle.control import Purpose
from desktop.bundle.office_schema import FAMILIES
from desktop.bundle.reasons import NotAccepted, Reason, because, note, worst
from desktop.bundle.records import RecordReader
from desktop.bundle.signing import verifies
from desktop.bundle.trust import Status, replayed
from desktop.bundle.zip_layout import (
    ATTACHMENT,
    CONTROL,
    MANIFEST,
    MIMETYPE,
    MIMETYPE_CONTENT,
    RECORDS,
    SIGNATURE,
    STORED,
    SUMMARY,
)
from desktop.bundle.zip_reader import PartDamaged, ZipReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from desktop.bundle.certificates import Certificate
    from desktop.bundle.control import Control
    from desktop.bundle.reasons import Outcome
    from desktop.bundle.template import SignatureFile
    from desktop.bundle.trust import KnownKey, Trust
    from desktop.bundle.zip_reader import Part
    from desktop.domain.records import Json

_AHEAD: Final = timedelta(days=1)
"""How much later than ours the signer's clock may be."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What a bundle should be for. Anything, where nothing is said."""

    purposes: frozenset[Purpose] = frozenset(Purpose)
    recipient: str | None = None


ANYTHING: Final = Expected()


@dataclass(frozen=True, slots=True)
class Verified:
    """A bundle that came through every step."""

    control: Control
    signer: Certificate
    signed_at: datetime
    name: str
    """The SHA-256 of `SignedInfo`: with `bundle_id` it names the bundle, whatever file it lies in."""
    known: KnownKey | None
    notes: tuple[Reason, ...]
    lines: tuple[bytes, ...] = field(repr=False)
    """The records as they were sent, each a line of JSON in the one form."""

    @property
    def records(self) -> tuple[Mapping[str, Json], ...]:
        """The records, read."""
        return tuple(json.loads(line) for line in self.lines)

    @property
    def outcome(self) -> Outcome:
        """Accepted, with or without a note."""
        return worst(self.notes)

    @property
    def already_received(self) -> bool:
        """Whether there is nothing in it to take in."""
        return any(each.code == "replay.already_received" for each in self.notes)


def verify(
    file: BinaryIO, trust: Trust, now: datetime, expected: Expected = ANYTHING, *, keep: bool = True
) -> Verified:
    """Take a bundle through every step. `file` is open for reading, and nobody writes to it meanwhile.

    Without `keep` the records are judged but not given, which takes no more memory for many than for one.
    """
    container = ZipReader(file)  # 1, 2
    _check_fixed_parts(container)  # 3
    signature = template.read(container.content(container.by_name[SIGNATURE], limits.SIGNATURE))  # 4
    claims = signature.claims
    signer = certificates.read_signer(claims.certificate)
    if not verifies(signer.key, signature.value, signature.signed_info):  # 5
        raise because("sig.wrong")
    known = trust.known(signer, claims.signed_at, now)  # 6
    _check_time(signer, claims.signed_at, now)
    if container.content(container.by_name[MANIFEST], limits.SIGNATURE) != manifest.written(claims.references):  # 7
        raise because("content.manifest")
    _check_coverage(container, signature)  # 8
    held = _check_digests(container, signature)  # 9
    about = _control(container, signature)  # 10
    _check_control(about, signer, known, expected)
    notes = list(_notes(about, signer, known, replayed(about, known)))  # 11
    lines = _records(held or container.pieces(container.by_name[RECORDS]), about, keep=keep)  # 12
    name = hashlib.sha256(signature.signed_info).hexdigest()
    return Verified(about, signer, claims.signed_at, name, known, tuple(notes), lines)


def _check_fixed_parts(container: ZipReader) -> None:
    names = [part.name for part in container.parts]
    fixed = [MIMETYPE, CONTROL, RECORDS, MANIFEST, SIGNATURE]
    first = container.parts[0]
    if first.name != MIMETYPE or first.method != STORED or first.size != len(MIMETYPE_CONTENT):
        raise because("asic.mimetype")
    if container.content(first, len(MIMETYPE_CONTENT)) != MIMETYPE_CONTENT:
        raise because("asic.mimetype")
    attachments = [name for name in names if ATTACHMENT.fullmatch(name)]
    odd = [name for name in names if name not in {*fixed, *attachments, SUMMARY}]
    missing = [name for name in fixed if name not in names]
    if odd or missing:
        raise because("asic.contents", name=(odd + missing)[0])
    summary = [SUMMARY] if SUMMARY in names else []
    if names != [MIMETYPE, CONTROL, *sorted(attachments), RECORDS, *summary, MANIFEST, SIGNATURE]:
        raise because("asic.order")


def _check_time(signer: Certificate, signed_at: datetime, now: datetime) -> None:
    if now < signer.begins:
        raise because("time.not_yet", day=signer.begins.date().isoformat())
    if now > signer.ends:
        raise because("time.expired", day=signer.ends.date().isoformat())
    if signed_at > now + _AHEAD:
        raise because("time.future", day=signed_at.date().isoformat())
    if not signer.begins <= signed_at <= signer.ends:
        raise because("time.outside", day=signed_at.date().isoformat())


def _data(container: ZipReader) -> tuple[Part, ...]:
    """The parts that are signed: all but the first and the last two."""
    return container.parts[1:-2]


def _check_coverage(container: ZipReader, signature: SignatureFile) -> None:
    there = [part.name for part in _data(container)]
    signed = [each.name for each in signature.claims.references]
    unsigned = [Reason("coverage.unsigned", {"name": name}) for name in there if name not in set(signed)]
    missing = [Reason("coverage.missing", {"name": name}) for name in signed if name not in set(there)]
    if unsigned or missing:
        raise NotAccepted(*unsigned, *missing)
    if there != signed:
        raise because("coverage.order")


def _check_digests(container: ZipReader, signature: SignatureFile) -> list[bytes]:
    """Hold every file against its digest; give the pieces of the records, if they are not too many to keep."""
    wrong, held = [], list[bytes]()
    for part, reference in zip(_data(container), signature.claims.references, strict=True):
        digest = hashlib.sha256()
        try:
            for piece in container.pieces(part):
                digest.update(piece)
                if part.name == RECORDS and part.size <= limits.HELD:
                    held.append(piece)
        except PartDamaged:
            wrong.append(Reason("content.damaged", {"name": part.name}))
            continue
        if not hmac.compare_digest(digest.digest(), reference.sha256):
            wrong.append(Reason("content.changed", {"name": part.name}))
    if wrong:
        raise NotAccepted(*wrong)
    return held


def _control(container: ZipReader, signature: SignatureFile) -> Control:
    about = control.read(container.content(container.by_name[CONTROL], limits.CONTROL))
    sizes = [part.size for part in _data(container)[1:]]
    if not about.lists(signature.claims.references) or sizes != [each.size for each in about.entries]:
        raise because("bundle.entries")
    return about


def _check_control(about: Control, signer: Certificate, known: KnownKey | None, expected: Expected) -> None:
    if about.key != signer.fingerprint:
        raise because("bundle.key")
    if known is not None and known.department_id != about.department_id:
        raise because("trust.other_department", name=about.department_name, department=known.department_name)
    if about.purpose not in expected.purposes:
        raise because("bundle.other_purpose", purpose=about.purpose.value)
    if expected.recipient is not None and about.recipient_id != expected.recipient:
        raise because("bundle.other_recipient", recipient=about.recipient_id)
    if not schema.known(about.schema):
        raise because("bundle.newer_schema", schema=about.schema)
    if not about.schema.startswith(FAMILIES[about.purpose]):
        raise because("bundle.field", field="schema")
    if about.next_key is not None:
        _check_next_key(about.next_key)


def _check_next_key(following: control.NextKey) -> None:
    try:
        found = certificates.read_signer(following.certificate)
    except NotAccepted:
        raise because("bundle.next_key") from None
    if found.fingerprint != following.spki_sha256:
        raise because("bundle.next_key")


def _notes(about: Control, signer: Certificate, known: KnownKey | None, replay: Reason | None) -> Iterator[Reason]:
    # The numbers of an office's key run through what it sends to all, so that a gap there says nothing.
    if replay is not None and (about.purpose.from_department or replay.code != "replay.gap"):
        yield replay
    if known is not None and known.status is Status.RETIRED:
        yield note("trust.retired", name=known.department_name)
    if signer.self_signed:
        yield note("cert.self_signed")
    if about.purpose is Purpose.TEST:
        yield note("bundle.test")
    if about.gaps:
        yield note("bundle.gaps", n=len(about.gaps))


def _records(pieces: Iterable[bytes], about: Control, *, keep: bool) -> tuple[bytes, ...]:
    reader = RecordReader(about.schema)
    lines = tuple(each for each in reader.read(pieces) if keep)
    if dict(reader.counts) != dict(about.counts):
        raise because("bundle.counts")
    if reader.files != {each.name for each in about.entries if ATTACHMENT.fullmatch(each.name)}:
        raise because("bundle.attachments")
    return lines
