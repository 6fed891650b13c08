"""`Store`, an open register: two ways to work with it, one transaction each. Connections are made by db.connection."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Literal

from sqlalchemy import create_engine, event
from sqlalchemy.exc import StatementError
from sqlalchemy.pool import QueuePool
from typing_extensions import override

from db.connection import (
    CACHE_KIBIBYTES,
    KEY_SIZE,
    PAGE_SIZE,
    PRAGMAS,
    SMALL_CACHE_KIBIBYTES,
    Mode,
    configure,
    connect,
    connect_to_work,
)
from db.driver import driver
from db.errors import (
    Busy,
    CommitUncertain,
    ConstraintBroken,
    Damaged,
    IoTrouble,
    Moved,
    ReadOnlyPlace,
    StoreError,
    StoreFault,
    translate,
)
from db.files import explained

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine, RootTransaction
    from sqlalchemy.engine.interfaces import ExceptionContext

__all__ = [
    "CACHE_KIBIBYTES",
    "KEY_SIZE",
    "PAGE_SIZE",
    "PRAGMAS",
    "SMALL_CACHE_KIBIBYTES",
    "TRANSACTION",
    "Mode",
    "Store",
    "configure",
    "connect",
    "connect_to_work",
    "open_engine",
    "small_cache",
]

TRANSACTION: Final = "utblick_transaction"

# Said of a page that found no room. What makes a transaction count is written with the last of its pages, so it does
# not (wal.c, sqlite3WalFrames); any other error of a commit leaves that open.
_LOG_FULL: Final = "SQLITE_FULL"

_READS_ONLY: Final = "utblick_reads_only"
"""What a connection was told last, kept as long as it lives."""

Transaction = Literal["READ", "IMMEDIATE", "EXCLUSIVE"]


def open_engine(path: Path, key: bytes) -> Engine:
    """Make the pool of connections to a register that exists, with the newest used first: its cache is warm."""

    def creator() -> driver.Connection:
        return connect_to_work(path, key)

    engine = create_engine(
        "sqlite+pysqlite:///register",
        module=driver,
        creator=creator,
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=12,
        pool_use_lifo=True,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _translated)
    return engine


class Store:
    """An open register. Everything happens inside `writing()` or `reading()`; their errors are those of db.errors."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine
        self._file = path.stat()
        self._writer = threading.Lock()
        self._here = threading.local()
        self._closed = False

    @override
    def __repr__(self) -> str:
        return f"Store({str(self.path)!r})"

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Do one BEGIN IMMEDIATE transaction: committed at the end, rolled back by an exception.

        Writers of this process wait for each other here, so that none of them ever meets a busy file.
        """
        with self._only(writing=True), self._writer, self._connected("IMMEDIATE") as connection:
            transaction = connection.begin()
            try:
                yield connection
                self._check_place()
            except BaseException:
                _roll_back(connection)
                raise
            _commit(connection, transaction)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read from one unchanging state of the register; a write in here is refused."""
        with self._only(writing=False), self._connected("READ") as connection, connection.begin():
            yield connection

    @contextmanager
    def resting(self) -> Iterator[None]:
        """Keep every writer of this process waiting, for work that needs the file to stay as it is."""
        with self._only(writing=True), self._writer:
            with self._told():
                self._check_name()
            yield

    def empty_wal(self) -> None:
        """Move everything into the file and cut the write-ahead log, so that nothing erased is left in it."""
        with self.resting(), self._told(), self._engine.connect() as connection:
            cursor = connection.connection.cursor()  # not through SQLAlchemy, which would begin a transaction first
            try:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                row = cursor.fetchone()
            except driver.Error as problem:
                raise translate(problem, self.path) from None
            if row is None or row[0]:
                raise Busy(path=self.path)

    def close(self) -> None:
        """Wait for the writer, then let go of the file. Closing twice is harmless."""
        with self._writer:
            self._closed = True
            self._engine.dispose()

    def _check_place(self) -> None:
        """Refuse to save where nobody would find it: an open file can be written to whatever became of its name."""
        self._check_name()
        if not self.path.with_name(self.path.name + "-wal").exists():
            raise Moved("log", path=self.path)

    def _check_name(self) -> None:
        try:
            same = os.path.samestat(self._file, self.path.stat())
        except OSError:
            same = False
        if not same:
            raise Moved(path=self.path)

    @contextmanager
    def _only(self, *, writing: bool) -> Iterator[None]:
        """Refuse one transaction inside another in the same thread: neither would see what the other does."""
        inside = getattr(self._here, "inside", None)
        if inside is not None and (writing or inside == "writing"):
            message = f"a transaction inside one that is {inside}"
            raise RuntimeError(message)
        self._here.inside = "writing" if writing else "reading"
        try:
            yield
        finally:
            self._here.inside = inside

    @contextmanager
    def _connected(self, kind: Transaction) -> Iterator[Connection]:
        if self._closed:
            detail = "the store is closed"
            raise StoreFault(detail, path=self.path)
        with self._told(), self._engine.connect() as connection:
            connection.execution_options(**{TRANSACTION: kind})
            try:
                yield connection
            except StoreError as error:
                if self._spoils(error):
                    connection.invalidate()
                raise

    def _spoils(self, error: StoreError) -> bool:
        """Tell whether a connection has to go: where one read has failed, SQLCipher calls every later page damaged.

        On a full disk it has to stay: no other could be opened.
        """
        cause = error.cause if isinstance(error, CommitUncertain) else error
        return isinstance(explained(cause, self.path), IoTrouble | Damaged)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Cut from every error of the store what it was made from, which may quote a value, and add the path."""
        try:
            yield
        except CommitUncertain as error:
            error.cause = explained(error.cause, self.path)
            self._cut(error, error.cause)
            raise
        except StoreError as error:
            better = explained(error, self.path)
            self._cut(error, better)
            if better is error:
                raise
            raise better from None
        except BaseException as error:
            self._cut(*_chain(error))
            raise

    def _cut(self, *links: BaseException) -> None:
        for link in links:
            if isinstance(link, StoreError):
                link.path = link.path or self.path
                link.__cause__ = link.__context__ = None


@contextmanager
def small_cache(connection: Connection) -> Iterator[None]:
    """Go through something large without keeping it in memory, at the price of what else was kept there."""
    connection.exec_driver_sql(f"PRAGMA cache_size={-SMALL_CACHE_KIBIBYTES}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size={-CACHE_KIBIBYTES}")


def _begin(connection: Connection) -> None:
    kind: Transaction = connection.get_execution_options().get(TRANSACTION, "IMMEDIATE")
    reading = kind == "READ"
    if connection.info.get(_READS_ONLY) != reading:
        _tell(connection, f"PRAGMA query_only={'ON' if reading else 'OFF'}")
        connection.info[_READS_ONLY] = reading
    _tell(connection, "BEGIN" if reading else f"BEGIN {kind}")


def _tell(connection: Connection, statement: str) -> None:
    """Send what has no values and no answer by the driver: it comes with every transaction, however small."""
    try:
        connection.connection.cursor().execute(statement)
    except driver.Error as problem:
        raise refused(problem, statement, connection) from None


def _translated(context: ExceptionContext) -> StoreError | None:
    problem = context.original_exception
    if isinstance(problem, driver.Error):
        return refused(problem, context.statement, context.connection)
    if context.sqlalchemy_exception is not None or isinstance(problem, StatementError):
        return StoreFault(type(problem).__name__)
    return None


def refused(problem: driver.Error, statement: str | None, connection: Connection | None) -> StoreError:
    """Give the store's own error for a statement that the driver refused."""
    found = translate(problem, statement=statement)
    reading = connection is not None and connection.get_execution_options().get(TRANSACTION) == "READ"
    return StoreFault("a write while reading") if isinstance(found, ReadOnlyPlace) and reading else found


def _commit(connection: Connection, transaction: RootTransaction) -> None:
    try:
        transaction.commit()
    except (ConstraintBroken, Busy):
        _roll_back(connection)
        raise
    except StoreError as error:
        # Not closed while it can be used: on a full disk no other could be opened, and nobody could read and compare.
        _roll_back(connection)
        if error.detail == _LOG_FULL:
            raise
        raise CommitUncertain(error) from None


def _roll_back(connection: Connection) -> None:
    try:
        connection.rollback()
    except StoreError:
        connection.invalidate()  # closing rolls back, at the latest when the file is opened next


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        link = waiting.pop()
        if link is not None and id(link) not in seen:
            seen.add(id(link))
            waiting += [link.__cause__, link.__context__]
            yield link
