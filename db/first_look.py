"""How much there is and what was changed last, read by plain SQL: SQLAlchemy takes longer to load than this to do.

A test holds what is read here against the services.
"""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from db.connection import connect
from db.driver import driver
from db.errors import StoreError
from db.migrations import HEAD, current

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    Latest = tuple[str, str, str, str | None, datetime]


class Seen(NamedTuple):
    """The settings, how many records there are of each kind and in the trash, and those that were changed last.

    Of each of these its id, kind, title, status and when that was, the latest first.
    """

    settings: Mapping[str, str]
    counts: Mapping[str, int]
    trashed: int
    latest: tuple[Latest, ...]


def look(path: Path, key: bytes, kinds: Sequence[str], limit: int) -> Seen | None:
    """Read what the window shows first, or nothing: whatever stands in the way is told by opening the register."""
    log = path.with_name(path.name + "-wal")
    try:
        # As in db.opening: a log left by a crash is read, not moved, and where there is none, none is left behind.
        with closing(connect(path, key, mode="ro" if log.exists() else "rw")) as connection:
            connection.execute("PRAGMA query_only=ON")
            connection.execute("BEGIN")
            return _seen(connection, kinds, limit) if current(connection) == HEAD else None
    except (driver.Error, StoreError):
        return None


def _seen(connection: driver.Connection, kinds: Sequence[str], limit: int) -> Seen:
    settings = dict(connection.execute("SELECT name, value FROM setting"))
    # The kinds are named so that a narrow index is read, as in db.queries.records.
    among = ", ".join("?" * len(kinds))
    counted = f"SELECT kind, count(*) FROM record WHERE kind IN ({among}) AND trashed IS NULL GROUP BY kind"  # noqa: S608 - marks only
    counts = dict(connection.execute(counted, tuple(kinds)))
    trashed = connection.execute("SELECT count(*) FROM record WHERE trashed IS NOT NULL").fetchone()[0]
    latest = _latest(connection, kinds, limit)
    return Seen(settings, counts, trashed, latest)


_OF_KIND = (
    "SELECT changed, number, id, kind, title, status FROM record WHERE kind = ? AND trashed IS NULL"
    " ORDER BY changed DESC, number DESC LIMIT ?"
)


def _latest(connection: driver.Connection, kinds: Sequence[str], limit: int) -> tuple[Latest, ...]:
    """Read each kind by its own index, and keep the latest of them all."""
    found = [row for kind in kinds for row in connection.execute(_OF_KIND, (kind, limit))]
    found.sort(key=lambda row: row[:2], reverse=True)
    return tuple((*row[2:], datetime.fromisoformat(row[0]).replace(tzinfo=UTC)) for row in found[:limit])
