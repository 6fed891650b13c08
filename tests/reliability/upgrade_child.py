"""Upgrade one register and die on the way. Started by upgrade_interruption, never by hand.

Arguments: the register, its key, the scripts, `together` (as the program does it) or `apart` (Alembic left to itself),
and where to die: `statement N` before the N-th statement, `commit` before the commit, `done` after it, `byte N` when a
file would grow past N bytes (the system kills in the middle of the write), or `never`, which prints how much there was.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import event

from db.engine import open_engine
from db.migrations import runner

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


def main() -> None:
    path, key, versions = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), Path(sys.argv[3])
    how, where, number = sys.argv[4], sys.argv[5], int(sys.argv[6])
    engine = open_engine(path, key)
    with engine.connect() as connection:
        seen = _die_at(engine, where, number)
        if how == "together":
            runner.upgrade(connection, versions)
        else:
            _upgrade_apart(connection, versions)
        if where == "done":
            _die()
        log = path.with_name(f"{path.name}-wal").stat().st_size
    engine.dispose()
    print(len(seen), log, path.stat().st_size)  # noqa: T201 - the answer to the parent


def _die_at(engine: Engine, where: str, number: int) -> list[str]:
    seen: list[str] = []

    def count(*arguments: object) -> None:
        seen.append(str(arguments[2]))
        if where == "statement" and len(seen) == number:
            _die()

    event.listen(engine, "before_cursor_execute", count)
    if where == "commit":
        event.listen(engine, "commit", lambda _connection: _die())
    if where == "byte":
        _die_at_byte(number)
    return seen


def _die() -> None:
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))  # on Windows SIGTERM ends a process as hard


def _die_at_byte(number: int) -> None:
    import resource  # noqa: PLC0415 - does not exist on Windows, where only statements are tried

    sys.dont_write_bytecode = True  # half a module would be left for everybody after
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # Python ignores it
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (number, number))


def _upgrade_apart(connection: Connection, versions: Path) -> None:
    """Do as Alembic does by itself on SQLite: every statement is a transaction of its own."""
    raw = connection.connection.cursor()
    raw.execute("PRAGMA foreign_keys=OFF")
    connection = connection.execution_options(isolation_level="AUTOCOMMIT")
    scripts = runner._scripts(versions)
    context = MigrationContext.configure(
        connection, opts={"fn": lambda heads, _context: runner._steps(scripts, heads), "transactional_ddl": False}
    )
    with Operations.context(context):
        context.run_migrations()


main()
