"""Upgrades by Alembic, in code: all steps in one transaction, so that an interruption leaves the register as it was.

Left to itself Alembic runs SQLite's steps without any transaction, and a program that dies leaves half an upgrade.
"""

from __future__ import annotations

import traceback
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.runtime.migration import MigrationStep
from alembic.script import ScriptDirectory

from db.engine import TRANSACTION
from db.errors import ConstraintBroken, StoreError, StoreFault, UpgradeFailed
from db.migrations import VERSIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection


def upgrade(connection: Connection, versions: Path = VERSIONS) -> None:
    """Bring the register to the newest version: everything, or nothing at all."""
    try:
        _upgrade(connection, versions)
    except (StoreFault, ConstraintBroken) as problem:
        failed = UpgradeFailed(f"{_place(problem, versions)}: {problem.detail}")
    except StoreError:
        raise
    except Exception as problem:  # noqa: BLE001 - whatever a script raises, the register is as it was
        failed = UpgradeFailed(f"{_place(problem, versions)}: {type(problem).__name__}")
    else:
        return
    raise failed  # out here, so that it does not drag along an error that may quote the register


def head(versions: Path = VERSIONS) -> str | None:
    """Give the newest revision among the scripts."""
    return _scripts(versions).get_current_head()


def _upgrade(connection: Connection, versions: Path) -> None:
    scripts = _scripts(versions)
    # Tables are rebuilt by making a new one and dropping the old: with foreign keys on, dropping deletes what refers to
    # it. The switch does nothing inside a transaction (https://www.sqlite.org/lang_altertable.html#otheralter).
    connection.execution_options(**{TRANSACTION: "EXCLUSIVE"})
    with _foreign_keys_off(connection), connection.begin():
        # Made inside the transaction: only then does the context leave beginning and committing alone.
        context = MigrationContext.configure(
            connection, opts={"fn": lambda heads, _context: _steps(scripts, heads), "transactional_ddl": True}
        )
        with Operations.context(context):
            context.run_migrations()
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if broken is not None:
            message = f"foreign key of {broken[0]} to {broken[2]}"
            raise UpgradeFailed(message)


def _place(problem: BaseException, versions: Path) -> str:
    frames = [frame for frame in traceback.extract_tb(problem.__traceback__) if Path(frame.filename).parent == versions]
    return f"{Path(frames[-1].filename).name} line {frames[-1].lineno}" if frames else "no step"


@contextmanager
def _foreign_keys_off(connection: Connection) -> Iterator[None]:
    raw = connection.connection.cursor()  # not through SQLAlchemy, which would begin a transaction first
    raw.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        raw.execute("PRAGMA foreign_keys=ON")
        raw.close()


def _scripts(versions: Path) -> ScriptDirectory:
    return ScriptDirectory(str(versions), version_locations=[str(versions)])


def _steps(scripts: ScriptDirectory, heads: tuple[str, ...]) -> list[MigrationStep]:
    revisions = scripts.iterate_revisions("heads", heads, implicit_base=True)
    return [MigrationStep.upgrade_from_script(scripts.revision_map, script) for script in reversed(list(revisions))]
