"""Statements put into SQL once and sent by the driver: for what is asked again and again, as while somebody types.

SQLAlchemy takes some 100 µs to send a statement, the driver some 15. What a `Kept` holds is an SQLAlchemy statement all
the same, with its types; what is left out is made anew at every sending: contexts, results, and rows that know names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from db.driver import driver
from db.engine import refused
from db.errors import StoreFault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sqlalchemy import ClauseElement, Connection, Dialect
    from sqlalchemy.engine.interfaces import DBAPICursor
    from sqlalchemy.sql.compiler import SQLCompiler
    from sqlalchemy.types import TypeEngine

    Given = Mapping[str, object]
    Row = tuple[Any, ...]
    Process = Callable[[Any], Any] | None


@dataclass(frozen=True, slots=True)
class _Words:
    """A statement as it is sent."""

    sql: str
    given: tuple[tuple[str, Process], ...]
    """What is filled in, in its order, and how each value is written."""
    always: Mapping[str, object]
    """What the statement itself fills in."""
    read: tuple[tuple[int, Callable[[Any], Any]], ...]
    """The columns whose values are not read as they are."""


class Kept:
    """A statement that is kept. An insert or an update has to say which `columns` it will be given."""

    def __init__(self, statement: ClauseElement, columns: Iterable[str] = ()) -> None:
        self._statement = statement
        self._columns = list(columns)
        self._names = [column.name for column in getattr(statement, "selected_columns", ())]
        self._words: _Words | None = None

    def rows(self, connection: Connection, given: Given) -> list[Row]:
        """Ask, and give all that was found."""
        words = self._put(connection)
        cursor = _sent(connection, words.sql, _bound(words, given))
        try:
            found: list[Row] = list(cursor.fetchall())
        except driver.Error as problem:
            raise refused(problem, words.sql, connection) from None
        return [_read(words, row) for row in found] if words.read else found

    def first(self, connection: Connection, given: Given) -> Row | None:
        """Ask for one row, or none."""
        found = self.rows(connection, given)
        return found[0] if found else None

    def named(self, connection: Connection, given: Given) -> list[dict[str, Any]]:
        """Ask, and give all that was found by the names of the columns."""
        return [dict(zip(self._names, row, strict=True)) for row in self.rows(connection, given)]

    def write(self, connection: Connection, given: Given) -> int:
        """Insert, change or take away; of a row that was inserted, give the number it got."""
        words = self._put(connection)
        return _sent(connection, words.sql, _bound(words, given)).lastrowid or 0

    def write_all(self, connection: Connection, given: Iterable[Given]) -> None:
        """Do the same with each of these."""
        words = self._put(connection)
        _sent(connection, words.sql, [_bound(words, each) for each in given], many=True)

    def _put(self, connection: Connection) -> _Words:
        if self._words is None:
            self._words = _put(self._statement, self._columns, connection.dialect)
        return self._words


def _sent(connection: Connection, sql: str, values: Any, *, many: bool = False) -> DBAPICursor:  # noqa: ANN401 - the driver's
    """Send a statement, and let those hear it who listen to what SQLAlchemy sends."""
    cursor = connection.connection.cursor()
    for listener in connection.dispatch.before_cursor_execute:
        listener(connection, cursor, sql, values, None, many)
    try:
        (cursor.executemany if many else cursor.execute)(sql, values)
    except driver.Error as problem:
        raise refused(problem, sql, connection) from None
    return cursor


def _put(statement: ClauseElement, columns: list[str], dialect: Dialect) -> _Words:
    """Put a statement into words, and find how its values are written and read."""
    compiled = cast("SQLCompiler", statement.compile(dialect=dialect, column_keys=columns or None))
    order = compiled.positiontup or []
    always = {name: compiled.binds[name].value for name in order if not compiled.binds[name].required}
    selected = getattr(statement, "selected_columns", ())
    read = [(place, _reader(column.type, dialect)) for place, column in enumerate(selected)]
    return _Words(
        sql=str(compiled),
        given=tuple((name, _writer(compiled.binds[name].type, dialect)) for name in order),
        always=always,
        read=tuple((place, reader) for place, reader in read if reader is not None),
    )


def _writer(of: TypeEngine[Any], dialect: Dialect) -> Process:
    return of.dialect_impl(dialect).bind_processor(dialect)


def _reader(of: TypeEngine[Any], dialect: Dialect) -> Process:
    return of.dialect_impl(dialect).result_processor(dialect, None)


def _bound(words: _Words, given: Given) -> tuple[object, ...]:
    """Fill in what is given."""
    told = {**words.always, **given}
    try:
        return tuple([told[name] if write is None else write(told[name]) for name, write in words.given])
    except Exception as problem:  # noqa: BLE001 - whatever a type says of a value may quote it
        raise StoreFault(type(problem).__name__) from None


def _read(words: _Words, row: Row) -> Row:
    found = list(row)
    for place, read in words.read:
        found[place] = read(found[place])
    return tuple(found)
