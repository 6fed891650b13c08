"""Kill an upgrade again and again: the register is as before or wholly upgraded, never between, and opens.

    python -m tests.reliability.upgrade_interruption [--rounds 40] [--seed N]

The control upgrades as Alembic does when left to itself, and must be found between: otherwise the test proves nothing.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from db.engine import connect
from db.integrity import problems
from db.opening import open_register
from tests.fakes.toy import Toy, content, schema, toy

if TYPE_CHECKING:
    from db.migrations import Schema

How = Literal["together", "apart"]

ROOT: Final = Path(__file__).parents[2]
CHILD: Final = Path(__file__).with_name("upgrade_child.py")
SMALLEST_LIMIT: Final = 48 * 1024  # below, not even the shared memory beside the log could be made


@dataclass(frozen=True)
class Work:
    """How much an uninterrupted upgrade does: its statements, the size of its log and of the upgraded file."""

    statements: int
    log: int
    size: int


@dataclass(frozen=True)
class Trial:
    """A register of the first schema, and what it may be after an interrupted upgrade to the last."""

    register: Toy
    schema: Schema
    old: str
    new: str
    work: dict[How, Work]


def prepare(folder: Path) -> Trial:
    """Make the register, and upgrade one copy of it without interruption."""
    place = folder / "register"
    place.mkdir()
    register = toy(place)
    newest = schema(folder, 4)
    work: dict[How, Work] = {}
    digests = set()
    for how in ("together", "apart"):
        copy = _copy(register, folder / how)
        work[how] = Work(*(int(word) for word in _run(copy, newest, how, "never", 0).split()))
        digests.add(content(copy.path, copy.key))
    (new,) = digests  # both ways lead to the same register
    return Trial(register, newest, content(register.path, register.key), new, work)


def interrupt(trial: Trial, folder: Path, how: How, seed: int) -> tuple[str, str]:
    """Upgrade a copy, kill it somewhere, and tell where and what is left: old, new, between or damaged."""
    where, number = _somewhere(trial.work[how], seed)
    copy = _copy(trial.register, folder)
    _run(copy, trial.schema, how, where, number)
    with closing(connect(copy.path, copy.key)) as connection:
        if problems(connection):
            return f"{where} {number}", "damaged"
    left = {trial.old: "old", trial.new: "new"}.get(content(copy.path, copy.key), "between")
    if left != "between":
        open_register(copy.path, copy.key, schema=trial.schema).close()
    return f"{where} {number}", left if content(copy.path, copy.key) == trial.new else "between"


def count(folder: Path, how: How, rounds: int, seed: int) -> Counter[str]:
    """Interrupt so many upgrades and count what is left of them."""
    trial = prepare(folder)
    return Counter(interrupt(trial, folder / f"{how}-{turn}", how, seed + turn)[1] for turn in range(rounds))


def _somewhere(work: Work, seed: int) -> tuple[str, int]:
    chance = random.Random(seed)  # noqa: S311 - a place to die, no secret
    kind = chance.choice(["statement", "statement", "byte", "byte", "commit", "done"])
    if kind == "byte" and sys.platform != "win32":
        return kind, chance.randint(SMALLEST_LIMIT, max(work.log, work.size) - 1)
    return (kind, 0) if kind in {"commit", "done"} else ("statement", chance.randint(1, work.statements))


def _copy(register: Toy, folder: Path) -> Toy:
    folder.mkdir()
    for path in register.path.parent.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    return Toy(folder / register.path.name, register.key, register.schema)


def _run(register: Toy, newest: Schema, how: str, where: str, number: int) -> str:
    arguments = [str(register.path), register.key.hex(), str(newest.versions), how, where, str(number)]
    command = [sys.executable, str(CHILD), *arguments]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if (done.returncode == 0) != (where == "never"):
        message = f"{where} {number}: exit status {done.returncode}\n{done.stderr}"
        raise RuntimeError(message)
    return done.stdout


def main() -> int:
    """Print what was left of the upgrades, and fail if one was between or the control never was."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randint(1, 10**6))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        together = count(Path(first), "together", given.rounds, given.seed)
        apart = count(Path(second), "apart", given.rounds, given.seed)
    print(f"seed {given.seed}")  # noqa: T201
    print(f"as the program upgrades: {dict(together)} of {given.rounds}")  # noqa: T201
    print(f"Alembic left to itself:  {dict(apart)} of {given.rounds}")  # noqa: T201
    return 0 if together.keys() <= {"old", "new"} and apart["between"] else 1


if __name__ == "__main__":
    sys.exit(main())
