"""Many records written at once: one statement a table, run once for all its rows.

SQLAlchemy puts the parameters of each row together by name, which for wide tables takes longer than SQLite needs to
write them. Here they are taken in the order of the columns at once, and only the types that need it change a value.
"""

from collections.abc import Sequence
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, Connection, Dialect, Table, insert

from db.models import KIND_TABLES, LINK, RECEIVED_RECORD, RECORD, ROW_TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Rows = Sequence[dict[str, object]]


class _Insert:
    """The statement that writes rows of a table, and how a row becomes its parameters."""

    def __init__(self, table: Table, dialect: Dialect) -> None:
        compiled = insert(table).compile(dialect=dialect)
        names = list(compiled.positiontup or ())
        self.statement = str(compiled)
        self._in_order: Callable[[Mapping[str, object]], tuple[object, ...]] = itemgetter(*names)
        self._processed: list[tuple[str, Callable[[Any], Any]]] = []
        for column in table.c:
            process = column.type.dialect_impl(dialect).bind_processor(dialect)
            if process is not None and not isinstance(column.type, Boolean):
                self._processed.append((column.name, process))

    def parameters(self, row: dict[str, object]) -> tuple[object, ...]:
        """The values of a row in the order of the statement."""
        for name, process in self._processed:
            if row[name] is not None:
                row[name] = process(row[name])
        return self._in_order(row)


@cache
def _insert(table: Table, dialect: Dialect) -> _Insert:
    return _Insert(table, dialect)


def _write(connection: Connection, table: Table, rows: Rows) -> None:
    made = _insert(table, connection.dialect)
    connection.exec_driver_sql(made.statement, [made.parameters(row) for row in rows])


def add_records(connection: Connection, heads: Rows) -> int:
    """Write new records with every column filled in, and give the number of the first; the rest follow without gaps."""
    first, *others = heads
    key = connection.execute(insert(RECORD).values(**first)).inserted_primary_key
    assert key is not None  # noqa: S101 - the drivers give the key of a single insert; this tells the type checker
    number = int(key[0])
    for place, head in enumerate(others, number + 1):
        head["number"] = place
    if others:
        _write(connection, RECORD, others)
    return number


def add_own(connection: Connection, kind: str, rows: Rows) -> None:
    """Write what records of one kind have for themselves, with every column filled in."""
    _write(connection, KIND_TABLES[kind], rows)


def add_rows(connection: Connection, table: str, rows: Rows) -> None:
    """Write rows that hang on records, with every column filled in."""
    _write(connection, ROW_TABLES[table], rows)


def add_links(connection: Connection, links: Rows) -> None:
    """Write links."""
    _write(connection, LINK, links)


def add_received(connection: Connection, records: Rows) -> None:
    """Write the records of a received bundle."""
    _write(connection, RECEIVED_RECORD, records)
