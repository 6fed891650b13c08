"""Making and opening a register: what stands in the way is told apart, and nothing is changed before all is well.

Opening a register of today costs neither Alembic nor a look at every page: a changed byte is found when its page is
read.
"""

from __future__ import annotations

import os
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from db import backup
from db.driver import driver
from db.engine import PAGE_SIZE, Store, configure, connect, open_engine
from db.errors import (
    AlreadyThere,
    Damaged,
    Missing,
    NewerSchema,
    NotARegister,
    StoreError,
    Truncated,
    WrongKey,
    translate,
)
from db.examination import SALT_SIZE, examine
from db.files import explained, publish, scratch_name, told
from db.integrity import fitting_pages
from db.migrations import TODAY, current

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.connection import Mode
    from db.migrations import Schema

__all__ = ["create_register", "examine", "open_register"]


def create_register(
    path: Path,
    key: bytes,
    *,
    salt: bytes = b"",
    save_keys: Callable[[bytes], None] | None = None,
    schema: Schema = TODAY,
) -> Store:
    """Make a new register by upgrading from nothing; it gets its name once it is whole and its keys are saved.

    `save_keys` is given the register's salt. What it raises stops the making, and no register is left behind.
    """
    with told(path):
        # Also what an earlier register of that name left behind: SQLite would take its log for the new one's.
        for taken in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-journal")):
            if os.path.lexists(taken):
                raise AlreadyThere(path=taken)
        if not path.parent.is_dir():
            raise Missing(path=path)
    scratch = scratch_name(path)
    _discard(scratch)
    try:
        configure(connect(scratch, key, mode="rwc", salt=salt), scratch).close()
        _upgrade(scratch, key, schema)
        _move_all_into(scratch, key)
        if save_keys is not None:
            save_keys(scratch.read_bytes()[:SALT_SIZE])
        publish(scratch, path, replace=False)
    except StoreError as error:
        error.path = path
        raise explained(error, path, making=True) from None
    finally:
        with suppress(StoreError):
            _discard(scratch)
    try:
        return _opened(path, key)
    except BaseException:
        with suppress(StoreError):
            _discard(path)  # nobody has ever worked in it
        raise


def open_register(
    path: Path,
    key: bytes,
    *,
    schema: Schema = TODAY,
    before_upgrade: Callable[[Path, bytes], object] = backup.before_upgrade,
) -> Store:
    """Open a register, upgraded if an older program made it. `before_upgrade` makes the backup that comes first."""
    examine(path)
    revision = _revision(path, key)
    if revision is None:
        detail = "no schema of ours"
        raise NotARegister(detail, path=path)
    if revision != schema.head:
        if not schema.knows(revision):
            raise NewerSchema(revision, path=path)
        before_upgrade(path, key)
        _upgrade(path, key, schema)
    return _opened(path, key)


def _revision(path: Path, key: bytes) -> str | None:
    # A log left by a crash is read, not moved into the file: a register that is refused stays as it is. Where there is
    # none, an ordinary connection leaves nothing behind, and a reading one would leave an empty log.
    log = path.with_name(path.name + "-wal")
    if path.stat().st_size % PAGE_SIZE and not log.exists():
        raise _what_is_wrong(path, key)
    mode: Mode = "ro" if log.exists() else "rw"
    for _ in range(2):  # SQLite calls a file damaged also when the system would not read it for a moment
        try:
            with closing(connect(path, key, mode=mode)) as connection:
                return current(connection)
        except driver.Error as problem:
            error = explained(translate(problem, path), path)
        if not isinstance(error, Damaged):
            raise error
    raise _what_is_wrong(path, key)


def _what_is_wrong(path: Path, key: bytes) -> Damaged | WrongKey | NotARegister:
    """Tell damage from a wrong key: SQLite says the same of both, the pages do not."""
    fitting = list(fitting_pages(path, key))
    whole = path.stat().st_size % PAGE_SIZE == 0
    if any(fitting):
        return Damaged(path=path) if whole and not all(fitting) else Truncated(path=path)
    return WrongKey(path=path) if whole else NotARegister(path=path)


def _upgrade(path: Path, key: bytes, schema: Schema) -> None:
    from db.migrations import runner  # noqa: PLC0415 - Alembic, which a register of today does without

    engine = open_engine(path, key)
    try:
        with engine.connect() as connection:
            runner.upgrade(connection, schema.versions)
    except StoreError as error:
        error.path = path
        raise explained(error, path) from None
    finally:
        engine.dispose()


def _move_all_into(path: Path, key: bytes) -> None:
    """Leave nothing in the log, which is thrown away: closing moves it too, but does not tell when that fails."""
    store = Store(path, open_engine(path, key))
    try:
        store.empty_wal()
    finally:
        store.close()


def _opened(path: Path, key: bytes) -> Store:
    """Begin and end a writing transaction: SQLite tells of a place it cannot write to only then."""
    store = Store(path, open_engine(path, key))
    try:
        with store.writing():
            pass
    except BaseException:
        store.close()
        raise
    return store


def _discard(scratch: Path) -> None:
    with told(scratch):
        for suffix in ("", "-wal", "-shm"):
            scratch.with_name(scratch.name + suffix).unlink(missing_ok=True)
