"""Let the disk fill up while the program saves: it says so, loses nothing, and works on once there is room.

    python -m tests.reliability.full_disk [--rounds 30] [--seed N] [--on FOLDER]

Without a folder the disk is full by a limit of SQLite's or of the system's. A folder on a small disk of its own (some
megabytes, nothing else on it) is really filled:

    unshare -Urm sh -c 'mount -t tmpfs -o size=8m none /mnt && python -m tests.reliability.full_disk --on /mnt'
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.reliability.inspection import home_in, look
from tests.reliability.ledger import Ledger
from tests.reliability.moves import Answer, Move
from tests.reliability.processes import child

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.reliability.inspection import Home
    from tests.reliability.processes import Child

MIXES: Final = ("adding", "editing", "rows", "typing", "large", "checkpoints", "backing_up", "undoing")
LIMITED: Final = ("pages", "bytes")
REALLY_FULL: Final = "everything"
TOLD: Final = frozenset({"store.no_space", "store.no_space_uncertain"})


@dataclass(frozen=True)
class Plan:
    """How the disk fills up, when, how much is left, and whether the program is killed before there is room again."""

    mix: str
    way: str
    after: int
    left: int
    killed_after: int
    seed: int


@dataclass
class Tally:
    """What the rounds came to."""

    rounds: int = 0
    acknowledged: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    uncertain: int = 0
    lost: int = 0
    trouble: list[str] = field(default_factory=list)

    def line(self, what: str) -> str:
        """Say it in one line."""
        return (
            f"{what}: {self.rounds} rounds, {self.acknowledged} acknowledged, {self.refused.total()} told that the disk"
            f" is full ({self.uncertain} of them uncertain), lost {self.lost}, other trouble {len(self.trouble)}"
        )


def run(folder: Path, rounds: int, seed: int, ways: tuple[str, ...] = LIMITED) -> Tally:
    """Fill the disk so many times, each time beginning with a new register."""
    chance = random.Random(seed)  # noqa: S311 - moments and sizes, no secrets
    tally = Tally()
    while tally.rounds < rounds:
        plan = Plan(
            mix=chance.choice(MIXES),
            way=ways[tally.rounds % len(ways)],
            after=chance.randint(1, 20),
            left=chance.choice([0, chance.randint(1, 60_000)]),
            killed_after=chance.choice([0, 0, 1, 4]),
            seed=chance.getrandbits(32),
        )
        home = home_in(folder / "place")
        fill(home, plan, tally)
        shutil.rmtree(folder / "place")
        tally.rounds += 1
    return tally


def fill(home: Home, plan: Plan, tally: Tally) -> None:
    """Let a child work on a disk that fills up, and look at what it left."""
    with child("full_disk_child") as at_work:
        told = {"register": str(home.path), "code": home.code, "mix": plan.mix, "seed": plan.seed}
        at_work.line()
        at_work.say(json.dumps({**told, "way": plan.way, "after": plan.after, "left": plan.left}))
        lines = list(_until_the_end(plan, at_work))
    home.path.with_name("ballast").unlink(missing_ok=True)
    ledger = Ledger()
    under_way: Move | None = None
    for line in lines:
        if line.startswith(">"):
            under_way = Move(**json.loads(line[2:]))
        elif under_way is not None and line.startswith("<"):
            ledger.apply(under_way, Answer(**json.loads(line[2:])))
            under_way = None
        elif under_way is not None and line.startswith("x"):
            _take(line, under_way, plan, tally)
    verdict = look(home, ledger, under_way)
    tally.acknowledged += ledger.acknowledged
    tally.lost += verdict.lost
    tally.trouble += [f"{plan}: {what}" for what in verdict.trouble]


def _until_the_end(plan: Plan, at_work: Child) -> Iterator[str]:
    failures = 0
    while True:
        line = at_work.line()
        yield line
        failures += line.startswith("x")
        if line == "closed":
            return
        if plan.killed_after and failures == plan.killed_after:
            yield from at_work.kill()
            return


def _take(line: str, move: Move, plan: Plan, tally: Tally) -> None:
    _, code, sentence = line.split(" ", 2)
    tally.refused[move.verb] += 1
    tally.uncertain += code.endswith("uncertain")
    if code not in TOLD or "Disken" not in sentence:
        tally.trouble.append(f"{plan}: {code} {sentence}")


def main() -> int:
    """Print one line, and fail if anything was lost or not told as it is."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randint(1, 10**6))
    parser.add_argument("--on", type=Path, metavar="FOLDER")
    given = parser.parse_args()
    if given.on is None:
        with tempfile.TemporaryDirectory() as folder:
            tally = run(Path(folder), given.rounds, given.seed)
    else:
        tally = run(given.on, given.rounds, given.seed, (REALLY_FULL,))
    print(tally.line(f"full disk, seed {given.seed}"))  # noqa: T201
    print("\n".join(tally.trouble), file=sys.stderr, end="")  # noqa: T201
    return 1 if tally.lost or tally.trouble or not tally.refused else 0


if __name__ == "__main__":
    sys.exit(main())
