"""Registers ready to work in, made once and copied: making one anew costs a second, copying it a hundredth."""

from __future__ import annotations

import atexit
import os
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from db.errors import Holder
from db.instance import InstanceLock
from db.opening import open_register
from desktop.keystore import KeyFile, Unlock
from desktop.policy import profile
from desktop.services import workspace
from desktop.services.workspace import Setup, Workspace
from tests.fakes.clocks import FixedClock

if TYPE_CHECKING:
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
