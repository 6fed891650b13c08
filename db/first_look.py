"""The first page of a list and how much there is, read by plain SQL: SQLAlchemy takes longer to load than this to do.

The columns come from the same description as the tables; a test holds what is read here against the services.
"""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from db.connection import connect
from db.driver import driver
from db.fields.shared import EVERYWHERE
from db.fields.types import Storage
from db.migrations import HEAD, current

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from db.fields import Kind

    Row = Mapping[str, object]

LATEST: Final = 5
_SCALE: Final = 10_000
_HEAD: Final = ("number", "id", "rev", "title", "status", "changed")


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen: the settings, how many records of each kind, those in the trash, and the last changed of one."""

    settings: Mapping[str, str]
    counts: Mapping[str, int]
    trashed: int
    rows: tuple[Row, ...]
    latest: tuple[Row, ...] = ()
    """Those of any kind that were changed last."""


def look(path: Path, key: bytes, kind: Kind, limit: int) -> Seen | None:
    """Read what the window shows first, or nothing: whatever stands in the way is told by opening the register."""
    log = path.with_name(path.name + "-wal")
    try:
        # As in db.opening: a log left by a crash is read, not moved, and where there is none, none is left behind.
        with closing(connect(path, key, mode="ro" if log.exists() else "rw")) as connection:
            connection.execute("PRAGMA query_only=ON")
            connection.execute("BEGIN")
            return _seen(connection, kind, limit) if current(connection) == HEAD else None
    except driver.Error:
        return None


def _seen(connection: driver.Connection, kind: Kind, limit: int) -> Seen:
    settings = dict(connection.execute("SELECT name, value FROM setting"))
    counted = "SELECT kind, count(*) FROM record WHERE trashed IS NULL GROUP BY kind"
    trashed = connection.execute("SELECT count(*) FROM record WHERE trashed IS NOT NULL").fetchone()[0]
    counts = dict(connection.execute(counted))
    return Seen(settings, counts, trashed, tuple(_rows(connection, kind, limit)), tuple(_latest(connection, counts)))


def _latest(connection: driver.Connection, kinds: Iterable[str]) -> Iterator[Row]:
    """Read a few of each kind by its index, and of these the last."""
    few = (
        "SELECT * FROM (SELECT id, kind, title, status, changed, number FROM record"
        " WHERE kind = ? AND trashed IS NULL ORDER BY changed DESC, number DESC LIMIT ?)"
    )
    given = [part for kind in kinds for part in (kind, LATEST)]
    if given:
        together = " UNION ALL ".join([few] * (len(given) // 2))
        wanted = f"{together} ORDER BY changed DESC, number DESC LIMIT ?"
        for identifier, kind, title, status, changed, _ in connection.execute(wanted, (*given, LATEST)):
            yield {"id": identifier, "kind": kind, "title": title, "status": status, "changed": _moment(changed)}


def _rows(connection: driver.Connection, kind: Kind, limit: int) -> Iterator[Row]:
    columns: dict[str, tuple[str, Callable[[Any], object] | None]] = {
        name: ("record", _moment if name == "changed" else None) for name in _HEAD
    }
    for field in kind.fields:
        if field.listed:
            table = "record" if field.name in EVERYWHERE else kind.name
            columns |= {field.name + each.suffix: (table, _READ.get(each.storage)) for each in field.type.columns}
    shown = ", ".join(f"{table}.{name}" for name, (table, _) in columns.items())
    wanted = (
        f"SELECT {shown} FROM record JOIN {kind.name} ON {kind.name}.number = record.number"  # noqa: S608 - words of our own
        " WHERE record.kind = ? AND record.trashed IS NULL ORDER BY record.changed DESC, record.number DESC LIMIT ?"
    )
    for row in connection.execute(wanted, (kind.name, limit)):
        yield {
            name: value if value is None or read is None else read(value)
            for (name, (_, read)), value in zip(columns.items(), row, strict=True)
        }


def _moment(stored: str) -> datetime:
    return datetime.fromisoformat(stored).replace(tzinfo=UTC)


def _number(stored: int) -> Decimal:
    return Decimal(stored) / _SCALE


def _words(stored: str) -> tuple[str, ...]:
    return tuple(json.loads(stored))


_READ: Final[Mapping[Storage, Callable[[Any], object]]] = {
    Storage.FLAG: bool,
    Storage.LIST: _words,
    Storage.SCALED: _number,
}
"""As the column types of db.base read, which need SQLAlchemy."""
