"""The way to a register's key, and the right to be the only one who has it open. Needs no SQLAlchemy."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A register that may be opened: its key is known and the lock is held, until it is let go."""

    path: Path
    data_key: bytes = field(repr=False)
    lock: InstanceLock


def unlocked(path: Path, unlock: Unlock, clock: Clock) -> Unlocked:
    """Find the key of a register and take its lock."""
    try:
        examine(path)
        data_key = KeyFile.load(path).unlock(unlock)
        return Unlocked(path, data_key, locked(path, places.user_name(), clock))
    except StoreError as problem:
        raise told(problem) from None


def locked(path: Path, name: str, clock: Clock) -> InstanceLock:
    """Take the lock of a register, or say who holds it."""
    since = clock.now().isoformat(timespec="seconds")
    lock = InstanceLock(path, Holder(name, platform.node(), os.getpid(), since))
    try:
        lock.acquire()
    except StoreError as problem:
        raise told(problem) from None
    return lock
