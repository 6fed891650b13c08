"""Connections to a register by the driver alone, which is there long before SQLAlchemy is loaded."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import quote_from_bytes

from db.driver import driver
from db.errors import Damaged, IoTrouble, StoreFault, translate
from db.examination import SALT_SIZE
from db.files import explained, told

if TYPE_CHECKING:
    from pathlib import Path

PAGE_SIZE: Final = 16384
KEY_SIZE: Final = 32
CACHE_KIBIBYTES: Final = 64 * 1024
SMALL_CACHE_KIBIBYTES: Final = 8 * 1024
BUSY_MILLISECONDS: Final = 5000

Mode = Literal["ro", "rw", "rwc"]

# Set on every connection, and read back from it by a test.
PRAGMAS: Final[dict[str, str | int]] = {
    "busy_timeout": BUSY_MILLISECONDS,
    "synchronous": "FULL",  # the only setting that keeps every acknowledged commit through a power cut in WAL mode
    "fullfsync": "ON",  # macOS: fsync alone leaves the data in the drive's own cache
    "checkpoint_fullfsync": "ON",
    "foreign_keys": "ON",
    "secure_delete": "ON",
    "trusted_schema": "OFF",
    "cell_size_check": "ON",
    "temp_store": "MEMORY",  # nothing in clear in a temporary file
    "cache_size": -CACHE_KIBIBYTES,
    "cipher_memory_security": "OFF",  # on, it costs ten times and more
}


def connect(path: Path, key: bytes, *, mode: Mode = "rw", salt: bytes = b"") -> driver.Connection:
    """Open the file with its key, without touching it: the first read tells whether the key fits.

    The salt is given only when the file is new; otherwise it stands in the file's first bytes.
    """
    if len(key) != KEY_SIZE or len(salt) not in {0, SALT_SIZE}:
        detail = "the key or the salt has the wrong length"
        raise StoreFault(detail, path=path)
    try:
        # The driver serialises calls itself, and a pooled connection is used by one thread at a time.
        connection = driver.connect(_uri(path, mode), uri=True, isolation_level=None, check_same_thread=False)
    except driver.Error as problem:
        raise explained(translate(problem, path), path) from None
    connection.execute("PRAGMA cipher_log_level=NONE")  # before the key: SQLCipher prints to stderr otherwise
    # As the default, not for this connection alone: VACUUM INTO makes its copy with the default.
    connection.execute(f"PRAGMA cipher_default_page_size={PAGE_SIZE}")
    connection.execute(f"PRAGMA key=\"x'{key.hex()}{salt.hex()}'\"")
    return connection


def configure(connection: driver.Connection, path: Path | None = None) -> driver.Connection:
    """Set everything a working connection needs; this reads the file."""
    try:
        (mode,) = connection.execute("PRAGMA journal_mode=WAL").fetchone()
        for name, value in PRAGMAS.items():
            connection.execute(f"PRAGMA {name}={value}")
    except driver.Error as problem:
        connection.close()
        error = translate(problem, path)
        raise (error if path is None else explained(error, path)) from None
    if mode != "wal":
        # SQLite only says so. A new file would still be empty, and get another salt than its keys know.
        connection.close()
        detail = "no write-ahead log"
        raise IoTrouble(detail, path=path)
    return connection


def connect_to_work(path: Path, key: bytes) -> driver.Connection:
    """Open a register and set everything; a file that cannot be read for a moment is not taken for a damaged one."""
    try:
        return configure(connect(path, key), path)
    except Damaged:
        # SQLite says so also when the system would not read the first page; here the system is asked.
        with told(path), path.open("rb") as file:
            file.read(PAGE_SIZE)
        return configure(connect(path, key), path)


def _uri(path: Path, mode: Mode) -> str:
    # https://www.sqlite.org/uri.html: an empty authority, also before a Windows share (file:////server/share/…)
    name = path.absolute().as_posix()
    slash = "" if name.startswith("/") else "/"
    return f"file://{slash}{quote_from_bytes(os.fsencode(name), safe='/:')}?mode={mode}"
