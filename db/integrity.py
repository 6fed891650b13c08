"""Is a register still what was written? By its pages alone, and by SQLite with the key."""

from __future__ import annotations

import hashlib
import hmac
from contextlib import closing
from typing import TYPE_CHECKING, Final

from db.driver import driver
from db.engine import PAGE_SIZE, connect
from db.errors import Damaged, IoTrouble, translate
from db.examination import SALT_SIZE
from db.files import told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.engine import Store

# SQLCipher 4 (https://www.zetetic.net/sqlcipher/design/): at the end of every page a 16-byte vector and a 64-byte
# HMAC-SHA512 of the encrypted page, the vector and the page's number, under a key derived from the data key.
_VECTOR_SIZE: Final = 16
_HMAC_SIZE: Final = 64
_HMAC_SALT_MASK: Final = 0x3A
_HMAC_ROUNDS: Final = 2


def fitting_pages(path: Path, key: bytes) -> Iterator[bool]:
    """Tell for every whole page whether it was written with this key and is unchanged; SQLite is not asked."""
    with told(path), path.open("rb") as file:
        salt = file.read(SALT_SIZE)
        mask = bytes(byte ^ _HMAC_SALT_MASK for byte in salt)
        page_key = hashlib.pbkdf2_hmac("sha512", key, mask, _HMAC_ROUNDS, len(key))
        file.seek(0)
        number = 0
        while len(page := file.read(PAGE_SIZE)) == PAGE_SIZE:
            number += 1
            signed = page[SALT_SIZE if number == 1 else 0 : -_HMAC_SIZE] + number.to_bytes(4, "little")
            yield hmac.compare_digest(hmac.digest(page_key, signed, "sha512"), page[-_HMAC_SIZE:])


def problems(connection: driver.Connection) -> tuple[str, ...]:
    """Read everything: every page's HMAC, every b-tree and index, every foreign key. Nothing found is all well."""
    pages = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
    if pages:
        return tuple(pages)
    trees = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
    orphans = [f"foreign key of {row[0]} to {row[2]}" for row in connection.execute("PRAGMA foreign_key_check")]
    return tuple([tree for tree in trees if tree != "ok"] + orphans[:20])


def examined(connection: driver.Connection, path: Path, key: bytes) -> tuple[str, ...]:
    """Give the problems of the file at this path; IoTrouble if it is as it was written and only could not be read.

    SQLite takes a page that the system would not read for a damaged one: somebody whose memory stick sits loosely would
    be told to restore a backup.
    """
    damaged = None
    try:
        found = problems(connection)
    except driver.Error as problem:
        damaged = translate(problem, path)
        if not isinstance(damaged, Damaged):
            raise damaged from None
        found = (damaged.detail,)
    if found and all(fitting_pages(path, key)) and _is_well_now(path, key):
        raise IoTrouble(found[0], path=path)
    if damaged is not None:
        raise damaged
    return found


def counts(connection: driver.Connection) -> dict[str, int]:
    """Count the rows of every table."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    )
    return {name: _count(connection, name) for (name,) in tables.fetchall()}


def check(store: Store, key: bytes) -> tuple[str, ...]:
    """Check an open register, with everything moved out of its write-ahead log first."""
    store.empty_wal()
    with store.resting():
        connection = connect(store.path, key)
        try:
            return examined(connection, store.path, key)
        finally:
            connection.close()


def _is_well_now(path: Path, key: bytes) -> bool:
    try:
        with closing(connect(path, key, mode="ro")) as connection:
            return not problems(connection)
    except driver.Error:
        return False


def _count(connection: driver.Connection, table: str) -> int:
    quoted = table.replace('"', '""')
    row = connection.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()  # noqa: S608 - a name of our own schema
    return int(row[0])
