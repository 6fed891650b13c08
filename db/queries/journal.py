"""The history's tables: adding to the end of the chain, reading it, erasing values."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, bindparam, delete, func, insert, select

from db.kept import Kept
from db.models import ENTRY, ENTRY_VALUE, OPERATION


@dataclass(frozen=True, slots=True)
class Done:
    """An operation, with its details as JSON, and whether some of its values are erased."""

    number: int
    at: datetime
    code: str
    detail: str | None
    erased: bool


_BEGIN = Kept(insert(OPERATION), [column.name for column in OPERATION.c if not column.primary_key])
_HEAD = Kept(select(ENTRY.c.number, ENTRY.c.chain).order_by(ENTRY.c.number.desc()).limit(1))
_ADD_ENTRY, _ADD_VALUE = (Kept(insert(table), table.c.keys()) for table in (ENTRY, ENTRY_VALUE))


def begin(connection: Connection, *, at: datetime, who: str, code: str, detail: str | None, undoes: int | None) -> int:
    """Write an operation and give its number."""
    values = {"at": at, "who": who, "code": code, "detail": detail, "undoes": undoes}
    return _BEGIN.write(connection, values)


def head(connection: Connection) -> tuple[int, str]:
    """The number and chain hash of the last entry; zero and nothing when there is none."""
    row = _HEAD.first(connection, {})
    return (0, "") if row is None else (int(row[0]), str(row[1]))


def latest(connection: Connection) -> datetime | None:
    """When something was last done."""
    return connection.execute(select(OPERATION.c.at).order_by(OPERATION.c.number.desc()).limit(1)).scalar()


def add_entries(connection: Connection, entries: list[dict[str, object]], values: list[dict[str, object]]) -> None:
    """Write entries with their values."""
    _ADD_ENTRY.write_all(connection, entries)
    _ADD_VALUE.write_all(connection, values)


_WHOLE = (
    select(
        ENTRY,
        OPERATION.c.at,
        OPERATION.c.who,
        OPERATION.c.code,
        OPERATION.c.detail,
        OPERATION.c.undoes,
        ENTRY_VALUE.c.salt,
        ENTRY_VALUE.c.before,
        ENTRY_VALUE.c.after,
    )
    .join(OPERATION, OPERATION.c.number == ENTRY.c.operation)
    .outerjoin(ENTRY_VALUE, ENTRY_VALUE.c.entry == ENTRY.c.number)
    .order_by(ENTRY.c.number)
)


def of_record(connection: Connection, identifier: str) -> list[RowMapping]:
    """The entries of one record, the oldest first."""
    return list(connection.execute(_WHOLE.where(ENTRY.c.record == identifier)).mappings())


def of_operation(connection: Connection, operation: int) -> list[RowMapping]:
    """The entries of one operation, the oldest first."""
    return list(connection.execute(_WHOLE.where(ENTRY.c.operation == operation)).mappings())


def everything(connection: Connection) -> Iterator[RowMapping]:
    """Every entry, the oldest first, without holding them all."""
    return iter(connection.execution_options(yield_per=1000).execute(_WHOLE).mappings())


def count(connection: Connection) -> int:
    """How many entries there are."""
    return int(connection.scalar(select(func.count()).select_from(ENTRY)) or 0)


def chain_at(connection: Connection, number: int) -> str | None:
    """The chain hash of one entry."""
    return connection.execute(select(ENTRY.c.chain).where(ENTRY.c.number == number)).scalar_one_or_none()


def operation_of(connection: Connection, record: str, path: str) -> int | None:
    """The last operation that wrote an entry of this path."""
    wanted = select(ENTRY.c.operation).where(ENTRY.c.record == record, ENTRY.c.path == path)
    return connection.execute(wanted.order_by(ENTRY.c.number.desc()).limit(1)).scalar_one_or_none()


def undoable(connection: Connection, limit: int) -> list[Done]:
    """The last operations that are neither undone nor an undo and have any values left, newest first."""
    undone = select(OPERATION.c.undoes).where(OPERATION.c.undoes.is_not(None))
    entries = (
        select(ENTRY.c.number)
        .outerjoin(ENTRY_VALUE, ENTRY_VALUE.c.entry == ENTRY.c.number)
        .where(ENTRY.c.operation == OPERATION.c.number)
    )
    kept = entries.where(ENTRY_VALUE.c.entry.is_not(None)).exists()
    erased = entries.where(ENTRY_VALUE.c.entry.is_(None)).exists()
    wanted = (
        select(OPERATION.c.number, OPERATION.c.at, OPERATION.c.code, OPERATION.c.detail, erased)
        .where(OPERATION.c.undoes.is_(None), OPERATION.c.number.not_in(undone), kept)
        .order_by(OPERATION.c.number.desc())
        .limit(limit)
    )
    return [Done(*row) for row in connection.execute(wanted)]


_OF_RECORD = select(ENTRY.c.number).where(ENTRY.c.record == bindparam("of"))
_ERASE = delete(ENTRY_VALUE).where(ENTRY_VALUE.c.entry.in_(_OF_RECORD))


def erase_values(connection: Connection, records: Iterable[str]) -> None:
    """Take away every value that the history kept of records; the chain still holds."""
    connection.execute(_ERASE, [{"of": identifier} for identifier in records])
