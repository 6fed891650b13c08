"""Work in a register whose disk fills up and has room again. Started by the tests, never by hand.

It says `ready`, reads one line of JSON (register, code, mix, seed, way, after, left), and then does as kill_child does,
except that a move that fails is answered by `x CODE SENTENCE`. The disk fills up after so many moves, and has room
again once so many have failed; the child then works on for a while, closes the register and says `closed`.
"""

from __future__ import annotations

import json
import os
import random
import resource
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine, event

from db.engine import PAGE_SIZE
from desktop.domain.clock import SystemClock
from desktop.domain.errors import AppError
from desktop.keystore import Unlock
from desktop.language.texts import Texts
from desktop.services import workspace
from tests.reliability.inspection import landed
from tests.reliability.ledger import Ledger
from tests.reliability.moves import Scribe, perform

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desktop.services.workspace import Workspace
    from tests.reliability.moves import Answer, Move

FAILURES = 6
AFTERWARDS = 6
UNLIMITED = 2**30


@dataclass
class Disk:
    """A disk that can be filled: by a limit of SQLite's, by one of the system's, or by a file that takes all room."""

    way: str
    register: Path
    left: int
    pages: int = UNLIMITED

    def fill(self) -> None:
        """Leave only so many bytes."""
        if self.way == "pages":
            self.pages = (self.register.stat().st_size + self.left) // PAGE_SIZE
        elif self.way == "bytes":
            # Below 64 KB, where the program's own look for room finds none either.
            _limit(self.left)
        else:
            self._take_all()

    def make_room(self) -> None:
        """Let everything be written again."""
        self.pages = UNLIMITED
        if self.way == "bytes":
            _limit(resource.RLIM_INFINITY)
        self._ballast.unlink(missing_ok=True)

    def limit(self, connection: Connection) -> None:
        """Tell a connection about the limit of SQLite's."""
        connection.exec_driver_sql(f"PRAGMA max_page_count={self.pages}")

    @property
    def _ballast(self) -> Path:
        return self.register.with_name("ballast")

    def _take_all(self) -> None:
        with self._ballast.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                file.truncate(max(file.tell() - self.left, 0))


def main() -> None:
    """Work, fail, work again."""
    sys.dont_write_bytecode = True  # half a module would be left for everybody after
    _say("ready")
    given = json.loads(sys.stdin.readline())
    register, unlock = Path(given["register"]), Unlock(recovery_code=given["code"], use_keyring=False)
    disk = Disk(given["way"], register, given["left"])
    desk = workspace.open_workspace(register, unlock, SystemClock(), remember=False)
    event.listen(Engine, "begin", disk.limit)
    ledger = Ledger()
    scribe = Scribe(random.Random(given["seed"]), ledger, given["mix"])  # noqa: S311 - what is typed, no secrets
    done = failed = 0
    full = False
    while done < given["after"] + AFTERWARDS:
        if done == given["after"] and not full:
            disk.fill()
            full = True
        move = scribe.next()
        _say(f"> {move.line()}")
        answer = _tried(desk, ledger, move)
        if answer is not None:
            ledger.apply(move, answer)
            _say(f"< {answer.line()}")
        done += answer is not None and (not full or failed >= FAILURES)
        failed += answer is None
        if failed == FAILURES:
            disk.make_room()
    desk.close()
    _say("closed")


def _tried(desk: Workspace, ledger: Ledger, move: Move) -> Answer | None:
    """Do it; when that fails, say so, and look whether it was done all the same."""
    try:
        return perform(desk, move)
    except AppError as error:
        _say(f"x {error.code} {Texts.load('sv').error(error).message}")
        return landed(desk, ledger, move) if error.code.endswith("uncertain") else None


def _limit(size: int) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))


def _say(line: str) -> None:
    left = f"{line}\n".encode()
    while left:
        left = left[os.write(sys.stdout.fileno(), left) :]


main()
