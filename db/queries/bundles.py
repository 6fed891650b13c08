"""The tables of the bundles: keys that sign and that are trusted, what was sent, what was received."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, RowMapping, delete, exists, func, insert, select, update

from db.models import RECEIVED_BUNDLE, RECEIVED_FILE, RECEIVED_RECORD, SENT_BUNDLE, SIGNING_KEY, TRUSTED_KEY
from db.queries import bulk


def signing_keys(connection: Connection) -> list[RowMapping]:
    """Every key that signs or signed here, oldest first."""
    return list(connection.execute(select(SIGNING_KEY).order_by(SIGNING_KEY.c.number)).mappings())


def add_signing_key(connection: Connection, columns: Mapping[str, object]) -> None:
    """Write a new key."""
    connection.execute(insert(SIGNING_KEY).values(**columns))


def change_signing_key(connection: Connection, spki: str, columns: Mapping[str, object]) -> None:
    """Write columns of a key."""
    connection.execute(update(SIGNING_KEY).where(SIGNING_KEY.c.spki == spki).values(**columns))


def last_sent(connection: Connection, spki: str) -> RowMapping | None:
    """The last bundle that a key signed."""
    wanted = select(SENT_BUNDLE).where(SENT_BUNDLE.c.spki == spki).order_by(SENT_BUNDLE.c.sequence.desc()).limit(1)
    return connection.execute(wanted).mappings().one_or_none()


def sent(connection: Connection) -> list[RowMapping]:
    """Every bundle that was made here, oldest first."""
    return list(connection.execute(select(SENT_BUNDLE).order_by(SENT_BUNDLE.c.number)).mappings())


def add_sent(connection: Connection, columns: Mapping[str, object]) -> None:
    """Write that a bundle was made."""
    connection.execute(insert(SENT_BUNDLE).values(**columns))


def trusted_keys(connection: Connection) -> list[RowMapping]:
    """Every key that is or was trusted, oldest first."""
    return list(connection.execute(select(TRUSTED_KEY).order_by(TRUSTED_KEY.c.number)).mappings())


def trusted_key(connection: Connection, spki: str) -> RowMapping | None:
    """One trusted key by its fingerprint."""
    return connection.execute(select(TRUSTED_KEY).where(TRUSTED_KEY.c.spki == spki)).mappings().one_or_none()


def add_trusted_key(connection: Connection, columns: Mapping[str, object]) -> None:
    """Write a key that is trusted from now on."""
    connection.execute(insert(TRUSTED_KEY).values(**columns))


def change_trusted_key(connection: Connection, spki: str, columns: Mapping[str, object]) -> None:
    """Write columns of a trusted key."""
    connection.execute(update(TRUSTED_KEY).where(TRUSTED_KEY.c.spki == spki).values(**columns))


def marks(connection: Connection) -> list[RowMapping]:
    """The highest number received from each key for each purpose, and the hash of that bundle's control file.

    It is read from what is kept, so that taking a bundle back moves the mark back too.
    """
    table = RECEIVED_BUNDLE
    highest = (
        select(table.c.spki, table.c.purpose, func.max(table.c.sequence).label("sequence"))
        .group_by(table.c.spki, table.c.purpose)
        .subquery()
    )
    same = (table.c.spki == highest.c.spki) & (table.c.sequence == highest.c.sequence)
    columns = (table.c.spki, table.c.purpose, table.c.sequence, table.c.control_sha256)
    return list(connection.execute(select(*columns).join(highest, same).order_by(table.c.sequence)).mappings())


def received(connection: Connection, department: str | None = None) -> list[RowMapping]:
    """Every bundle that was received, or those of one department, oldest first."""
    wanted = select(RECEIVED_BUNDLE).order_by(RECEIVED_BUNDLE.c.number)
    if department is not None:
        wanted = wanted.where(RECEIVED_BUNDLE.c.department == department)
    return list(connection.execute(wanted).mappings())


def add_received(
    connection: Connection, columns: Mapping[str, object], records: Sequence[Mapping[str, object]], made: datetime
) -> int:
    """Write a received bundle with its records."""
    key = connection.execute(insert(RECEIVED_BUNDLE).values(**columns, received=made)).inserted_primary_key
    assert key is not None  # noqa: S101 - the drivers give the key of a single insert; this tells the type checker
    number = int(key[0])
    if records:
        bulk.add_received(connection, [{**each, "bundle": number} for each in records])
    return number


def received_records(connection: Connection, bundle: int) -> list[RowMapping]:
    """The records of one received bundle, as they were sent."""
    wanted = select(RECEIVED_RECORD).where(RECEIVED_RECORD.c.bundle == bundle)
    return list(connection.execute(wanted.order_by(RECEIVED_RECORD.c.kind, RECEIVED_RECORD.c.id)).mappings())


def received_lines(
    connection: Connection, bundle: int, kinds: Sequence[str] | None = None
) -> Iterator[tuple[str, str, str]]:
    """Id, kind and line of each record of a received bundle, by kind and id, without holding them all."""
    table = RECEIVED_RECORD
    wanted = select(table.c.id, table.c.kind, table.c.content).where(table.c.bundle == bundle)
    if kinds is not None:
        wanted = wanted.where(table.c.kind.in_(kinds))
    found = connection.execution_options(yield_per=1000).execute(wanted.order_by(table.c.kind, table.c.id))
    for some in found.partitions():
        yield from map(tuple, some)


def received_line(connection: Connection, bundle: int, identifier: str) -> str | None:
    """The line of one record of a received bundle."""
    table = RECEIVED_RECORD
    wanted = select(table.c.content).where(table.c.bundle == bundle, table.c.id == identifier)
    return connection.execute(wanted).scalar_one_or_none()


def sender(connection: Connection, bundle: int) -> str:
    """The department that sent a received bundle."""
    wanted = select(RECEIVED_BUNDLE.c.department).where(RECEIVED_BUNDLE.c.number == bundle)
    return str(connection.execute(wanted).scalar_one())


def bundles_with(connection: Connection, identifier: str) -> list[int]:
    """The numbers of the received bundles that hold a record, oldest first: one look into each, by its key."""
    here = (RECEIVED_RECORD.c.bundle == RECEIVED_BUNDLE.c.number) & (RECEIVED_RECORD.c.id == identifier)
    wanted = select(RECEIVED_BUNDLE.c.number).where(exists().where(here))
    return list(connection.scalars(wanted.order_by(RECEIVED_BUNDLE.c.number)))


def add_received_file(connection: Connection, columns: Mapping[str, object]) -> None:
    """Write that a file came with a bundle."""
    connection.execute(insert(RECEIVED_FILE).values(**columns))


def received_files(connection: Connection, bundle: int) -> list[RowMapping]:
    """The files that came with a bundle, by name."""
    wanted = select(RECEIVED_FILE).where(RECEIVED_FILE.c.bundle == bundle).order_by(RECEIVED_FILE.c.name)
    return list(connection.execute(wanted).mappings())


def forget_trusted_key(connection: Connection, spki: str) -> None:
    """Take a trusted key away: it came in by a bundle that was taken back."""
    connection.execute(delete(TRUSTED_KEY).where(TRUSTED_KEY.c.spki == spki))


def take_back(connection: Connection, number: int) -> None:
    """Take a received bundle away with its records."""
    connection.execute(delete(RECEIVED_BUNDLE).where(RECEIVED_BUNDLE.c.number == number))
