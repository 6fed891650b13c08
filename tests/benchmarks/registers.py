"""Registers of made-up records to measure on, and ways into them above and below the services."""

from __future__ import annotations

import os
import shutil
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import event

from db.engine import configure, connect
from db.errors import Holder
from db.instance import InstanceLock
from db.opening import open_register
from desktop.domain.clock import SystemClock
from desktop.keystore import KeyFile, Unlock
from desktop.policy import profile
from desktop.services import workspace
from desktop.services.sample.sample import Sample
from desktop.services.sample.world import Plan
from desktop.services.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.driver import driver

PASSPHRASE = "korrekt häst batteri"


@dataclass(frozen=True)
class Register:
    """A closed register with so many records."""

    path: Path
    key: bytes
    records: int

    def copy(self, folder: Path) -> Register:
        """Give the same register again, to be changed."""
        folder.mkdir(parents=True, exist_ok=True)
        for file in (self.path, self.path.with_name(self.path.name + ".keys")):
            shutil.copyfile(file, folder / file.name)
        return Register(folder / self.path.name, self.key, self.records)

    @contextmanager
    def raw(self) -> Iterator[driver.Connection]:
        """Open it with everything that a working connection has, and nothing of the program above it."""
        with closing(configure(connect(self.path, self.key))) as connection:
            yield connection

    @contextmanager
    def desk(self) -> Iterator[Workspace]:
        """Open it as the program does, the key being known."""
        lock = InstanceLock(self.path, Holder("benchmark", "here", os.getpid(), "now"))
        lock.acquire()
        desk = Workspace(open_register(self.path, self.key), self.key, lock, SystemClock())
        try:
            yield desk
        finally:
            desk.close()


def register_of(folder: Path, records: int) -> Register:
    """Make a register with a sample, or take the one that is there already."""
    path = folder / f"sample-{records}.utblick"
    if not path.exists():
        made = workspace.create(path, setup(), SystemClock(), remember=False).workspace
        with closing(made):
            Sample(made.register).add(Plan(records))
    found = Register(path, KeyFile.load(path).unlock(Unlock(passphrase=PASSPHRASE)), records)
    with found.desk():  # one that was kept may have to be upgraded
        pass
    return found


def setup() -> workspace.Setup:
    """Say whose register it is."""
    return workspace.Setup(profile.load("neutral"), "Kulturförvaltningen", "Anna Exempel", passphrase=PASSPHRASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """What was sent to SQLite, with one set of parameters or with many."""

    sql: str
    parameters: Any
    many: bool

    def send(self, connection: driver.Connection) -> driver.Cursor:
        """Send it again, by the driver alone."""
        return (connection.executemany if self.many else connection.execute)(self.sql, self.parameters)


class Heard:
    """The statements that a desk sends to SQLite, with their parameters, in order."""

    def __init__(self, desk: Workspace) -> None:
        self.statements: list[Statement] = []
        event.listen(desk._store._engine, "before_cursor_execute", self._hear)

    def _hear(self, _c: object, _cursor: object, sql: str, parameters: Any, _context: object, many: object) -> None:  # noqa: ANN401
        self.statements.append(Statement(sql, parameters, bool(many)))

    def take(self, *, writes: bool) -> list[Statement]:
        """Give what was heard since last asked: the writes, or what was read."""
        heard, self.statements = self.statements, []
        kept = ("INSERT", "UPDATE", "DELETE") if writes else ("SELECT", "WITH")
        return [each for each in heard if each.sql.lstrip().upper().startswith(kept)]
