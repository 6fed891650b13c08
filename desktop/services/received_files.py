"""The files that come with a bundle: kept under their hash, read-only, and named by the bundle alone.

They are read from the container a second time, after it was verified: so each is held against its signed hash while it
is written, and if one is another by now, nothing of the bundle is taken in.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.engine import small_cache
from db.queries import attachments, bundles
from desktop.bundle.reasons import because
from desktop.bundle.zip_layout import ATTACHMENT
from desktop.bundle.zip_reader import PartDamaged, ZipReader
from desktop.domain.errors import Unavailable
from desktop.domain.identifiers import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from desktop.bundle.control import Entry


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file that came with a bundle."""

    name: str
    media_type: str
    size: int
    sha256: str


def take_in(connection: Connection, bundle: int, file: Path, entries: Sequence[Entry]) -> None:
    """Keep the attachments of a bundle."""
    wanted = {entry.sha256: entry for entry in entries if ATTACHMENT.fullmatch(entry.name)}
    if not wanted:
        return
    try:
        with file.open("rb") as opened, small_cache(connection):
            container = ZipReader(opened)
            for entry in wanted.values():
                _take(connection, bundle, container, entry)
    except (PartDamaged, KeyError):
        raise because("content.changed", name=file.name) from None
    except OSError:
        raise Unavailable("attachment.unreadable", path=str(file)) from None


def _take(connection: Connection, bundle: int, container: ZipReader, entry: Entry) -> None:
    if attachments.find(connection, entry.sha256) is None:
        _keep(connection, container.pieces(container.by_name[entry.name]), entry)
    columns = {"bundle": bundle, "sha256": entry.sha256, "name": entry.name}
    bundles.add_received_file(connection, {**columns, "media_type": entry.media_type, "size": entry.size})


def _keep(connection: Connection, pieces: Iterable[bytes], entry: Entry) -> None:
    digest, size = hashlib.sha256(), 0
    number = attachments.begin(connection, new_id())
    for position, part in enumerate(_parts(pieces)):
        digest.update(part)
        size += len(part)
        attachments.add_part(connection, number, position, part)
    if digest.hexdigest() != entry.sha256 or size != entry.size:
        raise because("content.changed", name=entry.name)
    attachments.settle(connection, number, entry.sha256, size)


def _parts(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Cut anew, into parts as long as the register keeps them."""
    rest = b""
    for piece in pieces:
        rest += piece
        while len(rest) >= attachments.PART_SIZE:
            yield rest[: attachments.PART_SIZE]
            rest = rest[attachments.PART_SIZE :]
    if rest:
        yield rest
