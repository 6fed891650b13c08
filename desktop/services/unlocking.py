"""The way to a register's key, and the right to be the only one who has it open. Needs no SQLAlchemy."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from db.errors import Holder, StoreError
from db.examination import examine
from db.instance import InstanceLock
from desktop.keystore.keyfile import KeyFile
from desktop.services import places
from desktop.services.trouble import told

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.domain.clock import Clock
    from desktop.keystore import Unlock


class Unlocked:
    """A register that may be opened: its key is known and the lock is held, until it is let go."""

    __slots__ = ("data_key", "lock", "path")

    def __init__(self, path: Path, data_key: bytes, lock: InstanceLock) -> None:
        self.path, self.data_key, self.lock = path, data_key, lock


def unlocked(path: Path, unlock: Unlock, clock: Clock) -> Unlocked:
    """Find the key of a register and take its lock."""
    try:
        examine(path)
        data_key = KeyFile.load(path).unlock(unlock)
        return Unlocked(path, data_key, locked(path, places.user_name(), clock))
    except StoreError as problem:
        raise told(problem) from None


def _this_computer() -> str:
    """Name it as `platform.node` does, which takes as long to load as all else that is done here."""
    asked = getattr(os, "uname", None)
    return str(asked().nodename) if asked is not None else os.environ.get("COMPUTERNAME", "")


def locked(path: Path, name: str, clock: Clock) -> InstanceLock:
    """Take the lock of a register, or say who holds it."""
    since = clock.now().isoformat(timespec="seconds")
    lock = InstanceLock(path, Holder(name, _this_computer(), os.getpid(), since))
    try:
        lock.acquire()
    except StoreError as problem:
        raise told(problem) from None
    return lock
