"""Attaches a large file and writes it out again, and tells by how much the most memory it ever had has grown."""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path

from db.errors import Holder
from db.instance import InstanceLock
from db.opening import open_register
from desktop.domain.clock import SystemClock
from desktop.services.workspace import Workspace


def peak() -> int:
    """Give the most memory this program has had resident, in bytes.

    On Linux the most that getrusage knows is also that of the process which started this one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = (line.split() for line in status.read_text("ascii").splitlines())
        return next(int(words[1]) for words in lines if words[0] == "VmHWM:") * 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def main(register: Path, small: Path, large: Path, result: Path) -> None:
    """Do it with a small file first, so that everything is imported and every cache is there."""
    # The key itself, since making it from a passphrase would take more memory than all that is measured here.
    key = bytes.fromhex(sys.stdin.read())
    lock = InstanceLock(register, Holder("child", "here", os.getpid(), "now"))
    lock.acquire()
    desk = Workspace(open_register(register, key), key, lock, SystemClock())
    visit = desk.records.add("visit", {"title": "Studiebesök"}).id
    _there_and_back(desk, visit, small, result)
    before = peak()
    _there_and_back(desk, visit, large, result)
    sys.stdout.write(str(peak() - before))
    desk.close()


def _there_and_back(desk: Workspace, visit: str, file: Path, result: Path) -> None:
    document = desk.attachments.add(visit, file)
    desk.attachments.write_out(document.id, result, replace=True)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
