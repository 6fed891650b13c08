"""The content of attached files, written and read in parts; which documents use it, and which nobody does."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update

from db.models import BLOB, BLOB_PART, KIND_TABLES, RECEIVED_BUNDLE, RECEIVED_FILE, RECORD

PART_SIZE = 256 * 1024

_DOCUMENT = KIND_TABLES["document"]


@dataclass(frozen=True, slots=True)
class Blob:
    """The content of a file: its number in the table, what it hashes to, and how long it is."""

    number: int
    sha256: str
    size: int


def begin(connection: Connection, mark: str) -> int:
    """Make room for content whose hash is known only when it is read; until `settle` it bears a mark of its own."""
    key = connection.execute(insert(BLOB).values(sha256=mark, size=0)).inserted_primary_key
    assert key is not None  # noqa: S101 - the drivers give the key of a single insert; this tells the type checker
    return int(key[0])


def add_part(connection: Connection, number: int, position: int, content: bytes) -> None:
    """Write a part. All but the last are PART_SIZE long."""
    connection.execute(insert(BLOB_PART).values(blob=number, position=position, content=content))


def settle(connection: Connection, number: int, sha256: str, size: int) -> Blob:
    """Name content by its hash. The same content from before goes: should it be damaged, it is whole again now."""
    before = find(connection, sha256)
    if before is not None:
        remove(connection, before.number)
    connection.execute(update(BLOB).where(BLOB.c.number == number).values(sha256=sha256, size=size))
    return Blob(number, sha256, size)


def find(connection: Connection, sha256: str) -> Blob | None:
    """Find content by its hash."""
    row = connection.execute(select(BLOB).where(BLOB.c.sha256 == sha256)).one_or_none()
    return None if row is None else Blob(*row)


def part(connection: Connection, number: int, position: int) -> bytes | None:
    """Read one part."""
    wanted = select(BLOB_PART.c.content).where(BLOB_PART.c.blob == number, BLOB_PART.c.position == position)
    found = connection.execute(wanted).scalar_one_or_none()
    return None if found is None else bytes(found)


def parts(connection: Connection, number: int) -> Iterator[bytes]:
    """Read all parts in order, one at a time; it ends at the first that is missing."""
    position = 0
    while (content := part(connection, number, position)) is not None:
        yield content
        position += 1


def remove(connection: Connection, number: int) -> None:
    """Take content away, part by part: in one statement SQLite would keep all of it in memory, to be able to stop."""
    wanted = select(BLOB_PART.c.position).where(BLOB_PART.c.blob == number)
    for position in connection.scalars(wanted).all():
        one = (BLOB_PART.c.blob == number) & (BLOB_PART.c.position == position)
        connection.execute(delete(BLOB_PART).where(one))
    connection.execute(delete(BLOB).where(BLOB.c.number == number))


def unused(connection: Connection) -> list[int]:
    """The content that no document names, not even one in the trash, and that came with no bundle that is kept."""
    users = select(_DOCUMENT.c.number).where(_DOCUMENT.c.sha256 == BLOB.c.sha256)
    received = select(RECEIVED_FILE.c.bundle).where(RECEIVED_FILE.c.sha256 == BLOB.c.sha256)
    return list(connection.scalars(select(BLOB.c.number).where(~users.exists(), ~received.exists())).all())


def remove_unused(connection: Connection) -> int:
    """Take away what no document names, and tell how much that was."""
    numbers = unused(connection)
    for number in numbers:
        remove(connection, number)
    return len(numbers)


def files(connection: Connection) -> list[RowMapping]:
    """Every document that has a file, in the trash or not: id, sha256, size."""
    wanted = select(RECORD.c.id, _DOCUMENT.c.sha256, _DOCUMENT.c.size).join(
        _DOCUMENT, _DOCUMENT.c.number == RECORD.c.number
    )
    return list(connection.execute(wanted.where(_DOCUMENT.c.sha256.is_not(None))).mappings())


def received(connection: Connection) -> list[RowMapping]:
    """Every file that came with a bundle: the bundle's id, sha256, size."""
    wanted = select(RECEIVED_BUNDLE.c.bundle_id.label("id"), RECEIVED_FILE.c.sha256, RECEIVED_FILE.c.size)
    joined = wanted.join(RECEIVED_BUNDLE, RECEIVED_BUNDLE.c.number == RECEIVED_FILE.c.bundle)
    return list(connection.execute(joined).mappings())


def count(connection: Connection) -> int:
    """How many contents there are."""
    return int(connection.scalar(select(func.count()).select_from(BLOB)) or 0)
