"""What a person has the program do with the disk, each as something that can be tried again and again, and inspected.

A deed begins where the disk is still well, is done while it fails, and is looked at when it is well again: what was in
the register before is there, the deed was done wholly or not at all, and now it can be done.
"""

from __future__ import annotations

import pickle
import random
import shutil
from contextlib import closing
from typing import TYPE_CHECKING, ClassVar, Final

from typing_extensions import override

from db import backup, migrations
from db.engine import KEY_SIZE, connect
from db.migrations import Schema
from db.opening import create_register
from desktop.domain.clock import SystemClock
from desktop.keystore import KeyFile, Unlock
from desktop.policy import profile
from desktop.services import backups, workspace
from tests.reliability.inspection import PASSPHRASE, Home, home_in, landed, look
from tests.reliability.ledger import UNIT, Ledger
from tests.reliability.moves import Scribe, answered, do, perform

if TYPE_CHECKING:
    from pathlib import Path

    from db.driver import driver
    from desktop.domain.errors import AppError
    from desktop.services.workspace import Workspace
    from tests.reliability.moves import Move

SAVES: Final = (
    "add",
    "change",
    "change_much",
    "step",
    "add_row",
    "delete_row",
    "attach",
    "link",
    "trash",
    "undo",
    "draft",
)


class Deed:
    """Something done to a copy of a register that somebody has worked in for a while."""

    name: ClassVar[str]
    stuck: set[str]
    """What the disk refused to remove: there nothing could be taken back."""

    def __init__(self, source: Home, kept_ledger: bytes, folder: Path) -> None:
        """Take a register that somebody has worked in, and its books; the folder is for what is made of it."""
        self._source, self._kept_ledger = source, kept_ledger
        self.prepare(folder)

    def prepare(self, folder: Path) -> None:
        """Make of the register what the deed needs, once for all copies."""

    def begin(self, folder: Path) -> None:
        """Put a copy into a folder, and do what comes before the deed."""
        shutil.copytree(self._source.path.parent, folder)
        self.home = Home(folder / self._source.path.name, self._source.code)
        self.ledger: Ledger = pickle.loads(self._kept_ledger)

    def act(self) -> None:
        """Do it."""
        raise NotImplementedError

    def problems(self, told: AppError | None) -> list[str]:
        """Say all that is not well afterwards; `told` is the error that the deed ended with."""
        return look(self.home, self.ledger).trouble if told is None else self._unchanged()

    def end(self) -> None:
        """Let go of whatever is still open."""

    def _unchanged(self) -> list[str]:
        return look(self.home, self.ledger).trouble


def worked_in(folder: Path, mix: str = "everything", moves: int = 40) -> tuple[Home, bytes]:
    """Make a register somebody has worked in for a while, and its books."""
    home, ledger = home_in(folder), Ledger()
    scribe = Scribe(random.Random(1), ledger, mix)  # noqa: S311 - what is typed, no secrets
    desk = home.open()
    for _ in range(moves):
        move = scribe.next()
        ledger.apply(move, perform(desk, move))
    desk.close()
    backup.thin(home.path)
    return home, pickle.dumps(ledger)


class _AtWork(Deed):
    """A deed in an open register, which must go on working afterwards."""

    @override
    def begin(self, folder: Path) -> None:
        super().begin(folder)
        self.desk: Workspace = self.home.open()

    @override
    def problems(self, told: AppError | None) -> list[str]:
        found = self._settled(told)
        again = Scribe(random.Random(2), self.ledger, "adding").next()  # noqa: S311 - as above
        self.ledger.apply(again, perform(self.desk, again))
        self.desk.close()
        return [*found, *look(self.home, self.ledger).trouble]

    @override
    def end(self) -> None:
        self.desk.close()

    def _settled(self, _told: AppError | None) -> list[str]:
        return []


class Saving(_AtWork):
    """Saving one thing."""

    name = "save"
    verb = "add"

    @override
    def begin(self, folder: Path) -> None:
        super().begin(folder)
        scribe = Scribe(random.Random(3), self.ledger, "everything")  # noqa: S311 - as above
        scribe._weights = {self.verb: 1}
        self.move: Move = scribe.next()

    @override
    def act(self) -> None:
        self.saved = do(self.desk, self.move)

    @override
    def _settled(self, told: AppError | None) -> list[str]:
        """An error in the last step leaves open whether it was saved: then one looks, as the sentence says."""
        if told is None:
            self.ledger.apply(self.move, answered(self.desk, self.move, self.saved))
            return []
        answer = landed(self.desk, self.ledger, self.move)
        if answer is None:
            return []
        self.ledger.apply(self.move, answer)
        return [] if told.code.endswith("uncertain") else [f"{told.code}, but it is saved"]


class BackingUp(_AtWork):
    """Making a backup of an open register."""

    name = "backup"

    @override
    def begin(self, folder: Path) -> None:
        super().begin(folder)
        self.before = {each.path for each in backup.backups(self.home.path)}

    @override
    def act(self) -> None:
        self.desk.backups.make()

    @override
    def _settled(self, told: AppError | None) -> list[str]:
        there = {each.path for each in backup.backups(self.home.path) if each.whole}
        found = [f"the backup {path.name} is gone" for path in self.before - there]
        made = len(there - self.before)
        if told is None and made != 1:
            found.append(f"{made} backups were made")
        self.desk.backups.make()
        left = [path.name for path in backup.backups_folder(self.home.path).iterdir() if ".part" in path.name]
        return [*found, *(f"{name} is left over" for name in left)]


class Examining(_AtWork):
    """Looking at the whole register, with its log moved into the file."""

    name = "examination"

    @override
    def act(self) -> None:
        self.desk.doctor.examine()


class Closing(_AtWork):
    """Saving and closing, which moves the log into the file."""

    name = "closing"

    @override
    def begin(self, folder: Path) -> None:
        super().begin(folder)
        for _ in range(3):
            move = Scribe(random.Random(4), self.ledger, "adding").next()  # noqa: S311 - as above
            self.ledger.apply(move, perform(self.desk, move))

    @override
    def act(self) -> None:
        self.desk.close()

    @override
    def problems(self, told: AppError | None) -> list[str]:
        return self._unchanged()


class Opening(Deed):
    """Opening a register, with a log that a crash left."""

    name = "opening"

    @override
    def prepare(self, folder: Path) -> None:
        ledger: Ledger = pickle.loads(self._kept_ledger)
        shutil.copytree(self._source.path.parent, folder / "worked in")
        source = Home(folder / "worked in" / self._source.path.name, self._source.code)
        desk = source.open()
        move = Scribe(random.Random(5), ledger, "adding").next()  # noqa: S311 - as above
        ledger.apply(move, perform(desk, move))
        crashed = folder / "crashed"
        shutil.copytree(source.path.parent, crashed, ignore=shutil.ignore_patterns("*.lock", "*-shm"))
        desk.close()
        self._source = Home(crashed / source.path.name, source.code)
        self._kept_ledger = pickle.dumps(ledger)

    @override
    def act(self) -> None:
        self.home.open().close()


class Restoring(Deed):
    """Making a register of a backup."""

    name = "restore"

    @override
    def prepare(self, folder: Path) -> None:
        shutil.copytree(self._source.path.parent, folder / "backed up")
        self._source = Home(folder / "backed up" / self._source.path.name, self._source.code)
        desk = self._source.open()
        desk.backups.make()
        desk.close()

    @override
    def begin(self, folder: Path) -> None:
        super().begin(folder)
        self.copy = backup.backups(self.home.path)[0].path
        self.restored = Home(folder / "restored.utblick", self.home.code)

    @override
    def act(self) -> None:
        backups.restore(self.copy, self.restored.path, self.home.unlock)

    @override
    def problems(self, told: AppError | None) -> list[str]:
        if told is not None:
            if self.restored.path.exists() and str(self.restored.path) not in self.stuck:
                return ["a register is there though it was told that it is not"]
            _clear_away(self.restored.path)
            self.act()
        return [*look(self.restored, self.ledger).trouble, *self._unchanged()]


class Creating(Deed):
    """Making a new register beside another."""

    name = "making"

    @override
    def begin(self, folder: Path) -> None:
        super().begin(folder)
        self.made = Home(folder / "new.utblick", "")

    @override
    def act(self) -> None:
        setup = workspace.Setup(profile.load("neutral"), UNIT, "Anna Exempel", passphrase=PASSPHRASE)
        created = workspace.create(self.made.path, setup, SystemClock(), remember=False)
        created.workspace.close()
        self.made = Home(self.made.path, created.recovery_code)

    @override
    def problems(self, told: AppError | None) -> list[str]:
        if told is not None:
            if self.made.path.exists() and str(self.made.path) not in self.stuck:
                return ["a register is there though it was told that it is not"]
            _clear_away(self.made.path)
            self.act()
        return [*look(self.made, Ledger()).trouble, *self._unchanged()]


class ChangingPassphrase(Deed):
    """Letting another passphrase open the register."""

    name = "passphrase"
    other: Final = "en annan fras för proven"

    @override
    def act(self) -> None:
        keys = KeyFile.load(self.home.path)
        keys.add_passphrase(keys.unlock(self.home.unlock), self.other)
        keys.save()

    @override
    def problems(self, told: AppError | None) -> list[str]:
        if told is None:
            KeyFile.load(self.home.path).unlock(Unlock(passphrase=self.other, use_keyring=False))
        return self._unchanged()


class Upgrading(Deed):
    """Opening a register of the first version, which is upgraded after a backup."""

    name = "upgrade"

    @override
    def prepare(self, folder: Path) -> None:
        self._source, self._kept_ledger = worked_in(folder / "source", "editing", 12)
        take_back(self._source.path, self._source.key(), folder / "versions")

    @override
    def act(self) -> None:
        self.home.open().close()

    @override
    def problems(self, told: AppError | None) -> list[str]:
        desk = self.home.open()
        desk.doctor.examine()  # the search index is made anew after this upgrade
        desk.close()
        found = self._unchanged()
        copies = [each for each in backup.backups(self.home.path) if each.whole and each.reason == "upgrade"]
        return [*found, *([] if copies else ["there is no backup of what it was"])]


def _clear_away(register: Path) -> None:
    """Remove what a disk that was broken to the end would not let go of."""
    for suffix in ("", ".keys", "-wal", "-shm"):
        register.with_name(register.name + suffix).unlink(missing_ok=True)


def take_back(register: Path, key: bytes, folder: Path) -> None:
    """Make a register of today's one of the first version: without the tables, indexes and columns that came later."""
    folder.mkdir()
    shutil.copy(next(migrations.VERSIONS.glob("0001_*.py")), folder)
    bare = folder / "bare"
    create_register(bare, bytes(KEY_SIZE), schema=Schema("0001", folder)).close()
    with closing(connect(bare, bytes(KEY_SIZE))) as connection:
        then, columns_then = _names(connection), _columns(connection)
    with closing(connect(register, key)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        for kind in ("index", "table"):
            names = connection.execute(
                "SELECT name FROM sqlite_master WHERE type = ? AND sql <> ''", (kind,)
            ).fetchall()
            for name in {name for (name,) in names} - then:
                connection.execute(f'DROP {kind} "{name}"')
        for table, column in _columns(connection) - columns_then:
            connection.execute(f'ALTER TABLE "{table}" DROP COLUMN "{column}"')
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
        now = _names(connection)
    assert now == then, now ^ then


def _names(connection: driver.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}


def _columns(connection: driver.Connection) -> set[tuple[str, str]]:
    """Give every column of every table, the search index's own tables apart."""
    listed = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'"
    tables = [name for (name,) in connection.execute(listed)]
    return {(table, row[1]) for table in tables for row in connection.execute(f'PRAGMA table_info("{table}")')}


def _save_of(verb: str) -> type[Saving]:
    return type(f"Saving_{verb}", (Saving,), {"name": f"save ({verb})", "verb": verb})


DEEDS: Final[tuple[type[Deed], ...]] = (
    *(_save_of(verb) for verb in SAVES),
    BackingUp,
    Upgrading,
    Restoring,
    Opening,
    Closing,
    Examining,
    Creating,
    ChangingPassphrase,
)
