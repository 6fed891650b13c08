"""Registers ready to work in, made once and copied: making one anew costs a second, copying it a hundredth."""

from __future__ import annotations

import atexit
import os
import shutil
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from db.engine import connect
from db.errors import Holder
from db.instance import InstanceLock
from db.opening import open_register
from desktop.keystore import KeyFile, Unlock
from desktop.policy import profile
from desktop.services import workspace
from desktop.services.workspace import Setup, Workspace
from tests.fakes.clocks import FixedClock
from tests.fakes.decrypted import decrypted
from tests.fakes.light_keys import light_keys
from tests.fakes.toy import content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.driver import driver
    from desktop.domain.clock import Clock

PASSPHRASE = "korrekt häst batteri"
SETUP = Setup(profile.load("uppsala"), "Kulturförvaltningen", "Anna Exempel", passphrase=PASSPHRASE)


@cache
def _template(name: str) -> tuple[Path, bytes]:
    """Make a register with a profile once for each test process, and give its data key."""
    folder = Path(mkdtemp(prefix="utblick-template-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / "template.utblick"
    setup = Setup(profile.load(name), SETUP.unit, SETUP.person, passphrase=PASSPHRASE)
    with light_keys():
        workspace.create(path, setup, FixedClock(), remember=False).workspace.close()
    return path, KeyFile.load(path).unlock(Unlock(passphrase=PASSPHRASE))


def register_in(folder: Path, name: str = "uppsala") -> Path:
    """Put a new register with its keys into a folder."""
    template, _ = _template(name)
    path = folder / "register.utblick"
    shutil.copyfile(template, path)
    shutil.copyfile(template.with_name(template.name + ".keys"), path.with_name(path.name + ".keys"))
    return path


def desk_at(path: Path, clock: Clock, name: str = "uppsala") -> Workspace:
    """Open a register that `register_in` made, without asking for its passphrase."""
    _, data_key = _template(name)
    lock = InstanceLock(path, Holder("test", "here", os.getpid(), "now"))
    lock.acquire()
    return Workspace(open_register(path, data_key), data_key, lock, clock)


@contextmanager
def raw_at(path: Path, name: str = "uppsala") -> Iterator[driver.Connection]:
    """Get at the tables past every guard of the program, as somebody with the key and a tool of their own would."""
    _, data_key = _template(name)
    with closing(connect(path, data_key)) as connection:
        connection.execute("PRAGMA busy_timeout=5000")
        yield connection


def digest(path: Path, name: str = "uppsala") -> str:
    """Give a digest of the whole schema and of every row: what was refused must leave it as it was."""
    _, data_key = _template(name)
    return content(path, data_key)


def pages_of(path: Path, name: str = "uppsala") -> bytes:
    """Give everything that is in a closed register, free pages too, without its encryption."""
    _, data_key = _template(name)
    return decrypted(path, data_key)
