"""Making a bundle: the parts in their order, bundle.json over them, the signature over all."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO, Self

from desktop.bundle import limits, manifest, template
from desktop.bundle.control import Entry
from desktop.bundle.template import Claims, Reference, SignatureFile
from desktop.bundle.zip_layout import CONTROL, MANIFEST, MIMETYPE, MIMETYPE_CONTENT, RECORDS, SIGNATURE, SUMMARY
from desktop.bundle.zip_writer import Pressed, ZipWriter
from desktop.domain.errors import Damaged, InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from concurrent.futures import Future
    from datetime import datetime

    from desktop.bundle.control import Control
    from desktop.bundle.signing import Signer

_FIXED = 5
"""mimetype, bundle.json, the records and META-INF."""


@dataclass(frozen=True, slots=True)
class Attached:
    """An attachment as it is known before it is read; `pieces` reads it."""

    name: str
    media_type: str
    size: int
    sha256: str
    pieces: Callable[[], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a bundle."""

    records: bytes
    attachments: Sequence[Attached] = ()
    summary: bytes | None = None
    pressing: Future[Pressed] | None = None
    """The records, if they are being pressed already."""

    def pressed(self) -> Pressed:
        """Press the records, or wait until they are."""
        return Pressed.of(self.records) if self.pressing is None else self.pressing.result()

    def entries(self, records: Pressed) -> tuple[Entry, ...]:
        """List the files in their order."""
        ordered = sorted(self.attachments, key=lambda each: each.name)
        found = [Entry(each.name, each.size, each.sha256, each.media_type) for each in ordered]
        found.append(Entry(RECORDS, len(records.content), records.sha256.hex(), "application/jsonl"))
        if self.summary is not None:
            digest = hashlib.sha256(self.summary).hexdigest()
            found.append(Entry(SUMMARY, len(self.summary), digest, "application/pdf"))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Sealed:
    """A bundle as it was made."""

    control: Control
    name: str
    """The SHA-256 of `SignedInfo`."""
    size: int

    @classmethod
    def of(cls, about: Control, signed_info: bytes, size: int) -> Self:
        """Name a bundle."""
        return cls(about, hashlib.sha256(signed_info).hexdigest(), size)


def seal(file: BinaryIO, about: Control, contents: Contents, signer: Signer, now: datetime) -> Sealed:
    """Write a bundle to a file. `about` says everything but which files there are."""
    check_size(contents)
    records = contents.pressed()
    about = replace(about, entries=contents.entries(records))
    head = about.to_bytes()
    references = (
        Reference(CONTROL, "application/json", hashlib.sha256(head).digest()),
        *(Reference(each.name, each.media_type, bytes.fromhex(each.sha256)) for each in about.entries),
    )
    claims = Claims(references, now.replace(microsecond=0), signer.certificate)
    info = template.signed_info(claims)
    writer = ZipWriter(file)
    writer.add_stored(MIMETYPE, (MIMETYPE_CONTENT,))
    writer.add(CONTROL, head)
    for each in sorted(contents.attachments, key=lambda each: each.name):
        _attach(writer, each)
    writer.add_pressed(RECORDS, records)
    if contents.summary is not None:
        writer.add(SUMMARY, contents.summary)
    writer.add(MANIFEST, manifest.written(references))
    writer.add(SIGNATURE, template.written(SignatureFile(claims, signer.sign(info))))
    size = writer.finish()
    if size > limits.CONTAINER:
        raise InvalidInput("export.too_large", limit=limits.CONTAINER // limits.MEGABYTE)
    return Sealed.of(about, info, size)


def check_size(contents: Contents) -> None:
    """Refuse before anything is written what no verifier would take."""
    files = len(contents.attachments) + (contents.summary is not None)
    if files + _FIXED > limits.ENTRIES:
        raise InvalidInput("export.too_many_files", count=len(contents.attachments), limit=limits.ENTRIES - _FIXED - 1)
    sizes = [len(contents.records), len(contents.summary or b""), *(each.size for each in contents.attachments)]
    if sum(sizes) > limits.CONTAINER or max(sizes) > limits.ENTRY:
        raise InvalidInput("export.too_large", limit=limits.CONTAINER // limits.MEGABYTE)


def _attach(writer: ZipWriter, attached: Attached) -> None:
    packed = writer.add_stored(attached.name, attached.pieces())
    if packed.sha256.hex() != attached.sha256 or packed.size != attached.size:
        raise Damaged("attachment.damaged", name=attached.name)
