"""Which records are made up: those that an operation of the sample's code added."""

from collections.abc import Collection, Iterator

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select

from db.fields import KINDS, Shape, row_tables
from db.fields.types import Reference
from db.models import ENTRY, KIND_TABLES, OPERATION, RECORD, ROW_TABLES


def _added(code: str) -> Select[tuple[str]]:
    return (
        select(ENTRY.c.record)
        .join(OPERATION, OPERATION.c.number == ENTRY.c.operation)
        .where(OPERATION.c.code == code, ENTRY.c.path == "")
    )


def count(connection: Connection, code: str) -> int:
    """How many records there are that operations of this code added."""
    wanted = select(func.count()).select_from(RECORD).where(RECORD.c.id.in_(_added(code)))
    return int(connection.scalar(wanted) or 0)


def operations(connection: Connection, code: str) -> list[int]:
    """The operations of this code, the newest first: later records point at earlier ones."""
    wanted = select(OPERATION.c.number).where(OPERATION.c.code == code).order_by(OPERATION.c.number.desc())
    return list(connection.scalars(wanted).all())


def added_by(connection: Connection, operation: int) -> list[tuple[int, str]]:
    """The number and id of every record that an operation added and that is still there, the newest first."""
    added = select(ENTRY.c.record).where(ENTRY.c.operation == operation, ENTRY.c.path == "")
    wanted = select(RECORD.c.number, RECORD.c.id).where(RECORD.c.id.in_(added)).order_by(RECORD.c.number.desc())
    return [(int(number), str(identifier)) for number, identifier in connection.execute(wanted).all()]


def needed(connection: Connection, code: str) -> frozenset[str]:
    """The records of this code that others point at, and what these point at in turn."""
    added = _added(code)
    waiting = _pointed_at(connection, RECORD.c.id.not_in(added), added)
    found: set[str] = set()
    while waiting:
        found |= waiting
        waiting = _pointed_at(connection, RECORD.c.id.in_(waiting), added) - found
    return frozenset(found)


def _pointed_at(connection: Connection, pointing: ColumnElement[bool], among: Select[tuple[str]]) -> set[str]:
    found: set[str] = set()
    for table, owner, column in _references():
        wanted = select(table.c[column]).join(RECORD, RECORD.c.number == table.c[owner])
        found.update(connection.scalars(wanted.where(pointing, table.c[column].in_(among)).distinct()).all())
    return found


def _references() -> Iterator[tuple[Table, str, str]]:
    """Every column that points at a record, with its table and the column there that says whose it is."""
    for name, kind in KINDS.items():
        yield from ((KIND_TABLES[name], "number", column) for column in _pointing(kind))
    for name, rows in row_tables().items():
        yield from ((ROW_TABLES[name], "record", column) for column in _pointing(rows))


def _pointing(shape: Shape) -> Collection[str]:
    return [field.name for field in shape.fields if isinstance(field.type, Reference)]
