"""Backups of a register: made, listed, and turned into a register again."""

from __future__ import annotations

import json
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from db import backup as files
from db import errors as store
from db.fields import KINDS
from db.opening import examine
from db.progress import unheard
from db.queries import journal
from db.queries import register as tables
from desktop.domain import errors
from desktop.keystore import KeyFile
from desktop.services.trouble import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from db.backup import Reason
    from desktop.keystore import Unlock
    from desktop.services.register import Register

    Tell = Callable[[int, int], None]

MANY_CHANGES = 2000
"""After so many entries of the history a backup is due whatever the clock says, for one that stands still."""
_LAST = "backups.last"


class State(StrEnum):
    """What a look at a backup tells. That all of it can be read shows only when it is restored."""

    OPENS = "opens"
    LOCKED = "locked"
    """It seems whole, but there was no key to open it with."""
    CUT = "cut"
    NO_KEYS = "no_keys"
    OTHER_KEY = "other_key"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup as it lies in its folder. `records` counts by kind; None if it could not be opened to count."""

    path: Path
    sequence: int
    reason: str
    made: datetime
    size: int
    state: State
    records: Mapping[str, int] | None


@dataclass(frozen=True, slots=True)
class Restored:
    """A register made of a backup, and its records by kind."""

    path: Path
    records: Mapping[str, int]


class Backups:
    """The backups of the open register."""

    def __init__(self, register: Register, data_key: bytes) -> None:
        self._register = register
        self._data_key = data_key

    def make(self, folder: Path | None = None, reason: Reason = "asked", tell: Tell = unheard) -> Kept:
        """Make a backup, opened and checked before it gets its name: in the register's own folder, or in another.

        `tell` hears how far it has come; what it raises stops it, and then there is no backup.
        """
        try:
            made = files.create(self._register.store, self._data_key, reason=reason, folder=folder, tell=tell)
        except store.StoreError as problem:
            raise told(problem) from None
        if folder is None:
            with suppress(errors.Unavailable):  # the backup is made; not to remember it costs another one
                self._remember(made.sequence)
        return Kept(made.path, made.sequence, made.reason, made.made, made.size, State.OPENS, _by_kind(made.rows))

    def if_due(self) -> Kept | None:
        """Make the backup of the day, unless there is one. To be called when a register is opened for work."""
        return self.make(reason="daily") if self._is_due() else None

    def check(self, backup: Path, tell: Tell = unheard) -> Mapping[str, int]:
        """Read all of a backup of this register, as restoring it would; give its records by kind."""
        with _told_of(backup):
            return _by_kind(files.verify(backup, self._data_key, tell))

    def list(self, folder: Path | None = None) -> tuple[Kept, ...]:
        """The backups there are, the newest first."""
        return listed(self._register.path, self._data_key, folder)

    def latest(self) -> datetime | None:
        """When the newest whole backup was made, by its name alone."""
        try:
            there = files.backups(self._register.path)
        except store.StoreError as problem:
            raise told(problem) from None
        return max((each.made for each in there if each.whole), default=None)

    def _is_due(self) -> bool:
        """Ask whether the day is another, not a later one: a clock that was wrong once must not hold backups back."""
        with self._register.reading() as connection:
            kept = tables.settings(connection).get(_LAST)
            entries = journal.head(connection)[0]
        if kept is None:
            return True
        last = json.loads(kept)
        try:
            there = files.backups(self._register.path)
        except store.StoreError as problem:
            raise told(problem) from None
        newest = max((each.sequence for each in there if each.whole), default=0)
        changed = entries - int(last["entries"])
        return newest < int(last["sequence"]) or last["day"] != self._today() or changed >= MANY_CHANGES

    def _remember(self, sequence: int) -> None:
        with self._register.writing() as connection:
            last = {"day": self._today(), "sequence": sequence, "entries": journal.head(connection)[0]}
            tables.set_setting(connection, _LAST, json.dumps(last))

    def _today(self) -> str:
        return self._register.clock.today().isoformat()


def folder_of(register: Path) -> Path:
    """Give the folder where the program keeps a register's backups."""
    return files.backups_folder(register)


def listed(register: Path, data_key: bytes | None, folder: Path | None = None) -> tuple[Kept, ...]:
    """The backups of a register, which need not be open nor even be there, the newest first."""
    try:
        found = files.backups(register, folder)
    except store.StoreError as problem:
        raise told(problem) from None
    return tuple(_looked_at(each, data_key) for each in found)


def key_at_hand(register: Path, unlock: Unlock) -> bytes | None:
    """The key of a register, from its own keys or from those of its newest backup; None if nothing there opens."""
    there = [each.path for each in files.backups(register) if each.whole][:1]
    for place in (register, *there):
        with suppress(errors.NoKey, errors.NoRegister, errors.Damaged, errors.Newer):
            return KeyFile.load(place).unlock(unlock)
    return None


def restore(backup: Path, register: Path, unlock: Unlock, tell: Tell = unheard) -> Restored:
    """Make a new register of a backup, with the backup's own keys. Nothing that exists is touched."""
    _refuse_no_backup(backup)
    _refuse_taken(register)
    try:
        data_key = KeyFile.load(backup).unlock(unlock)
    except errors.WrongKey as problem:
        code = "backup.wrong_passphrase" if problem.code == "key.wrong_passphrase" else problem.code
        raise errors.WrongKey(code, path=str(backup)) from None
    with _told_of(backup):
        rows = files.restore(backup, data_key, register, tell)
    return Restored(register, _by_kind(rows))


def _looked_at(found: files.Backup, data_key: bytes | None) -> Kept:
    state, records = State.LOCKED, None
    if not found.whole:
        state = State.CUT if _keys(found.path).is_file() else State.NO_KEYS
    elif data_key is not None:
        try:
            state, records = State.OPENS, files.glance(found.path, data_key)
        except store.WrongKey:
            state = State.OTHER_KEY
        except store.StoreError:
            state = State.DAMAGED
    return Kept(found.path, found.sequence, found.reason, found.made, found.size, state, records)


def _refuse_no_backup(backup: Path) -> None:
    with _told_of(backup), suppress(store.ReadOnlyPlace):  # from a place where nothing can be written, one can restore
        examine(backup)
    log = backup.with_name(backup.name + "-wal")
    if log.exists() and log.stat().st_size:
        raise errors.InUse("backup.is_open", path=str(backup))
    if not _keys(backup).is_file():
        raise errors.NoKey("backup.no_keys", path=str(_keys(backup)))


def _refuse_taken(register: Path) -> None:
    """Refuse also what an earlier register of that name left behind: SQLite would take its log for the new one's."""
    if register.is_dir():
        raise errors.NoRegister("store.folder", path=str(register))
    if not register.parent.is_dir():
        raise errors.NoRegister("file.no_folder", path=str(register))
    for suffix in ("", ".keys", "-wal", "-journal"):
        taken = register.with_name(register.name + suffix)
        if taken.exists() or taken.is_symlink():
            raise errors.AlreadyExists("store.exists", path=str(taken))


_MEANING: tuple[tuple[type[store.StoreError], type[errors.AppError], str], ...] = (
    (store.Missing, errors.NoRegister, "backup.not_found"),
    (store.NotARegister, errors.Damaged, "backup.not_a_backup"),
    (store.Damaged, errors.Damaged, "backup.damaged"),
    (store.WrongKey, errors.WrongKey, "backup.other_key"),
)


@contextmanager
def _told_of(backup: Path) -> Iterator[None]:
    """Say of trouble with a backup what can be done without it."""
    try:
        yield
    except store.StoreError as problem:
        for kind, made, code in _MEANING:
            if isinstance(problem, kind):
                raise made(code, path=str(backup)) from None
        raise told(problem) from None


def _by_kind(rows: Mapping[str, int]) -> dict[str, int]:
    return {kind: rows[kind] for kind in KINDS if rows.get(kind)}


def _keys(backup: Path) -> Path:
    return backup.with_name(backup.name + ".keys")
