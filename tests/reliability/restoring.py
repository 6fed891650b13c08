"""Back up a register at work, restore the backup as a new one, and compare: every table, every row, every file.

python -m tests.reliability.restoring [--rounds 50] [--seed N]
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from desktop.services import backups
from tests.fakes.toy import content
from tests.reliability.inspection import Home, home_in, look
from tests.reliability.ledger import Ledger
from tests.reliability.moves import Scribe, perform

MOVES = 6
"""The most that is done between two backups."""


@dataclass
class Tally:
    """What the rounds came to."""

    rounds: int = 0
    same: int = 0
    records: int = 0
    trouble: list[str] = field(default_factory=list)

    def line(self, what: str) -> str:
        """Say it in one line."""
        return (
            f"{what}: {self.rounds} backups restored, {self.same} the same in every row, {self.records} records in the"
            f" last, lost or other trouble {len(self.trouble)}"
        )


def run(folder: Path, rounds: int, seed: int) -> Tally:
    """Work on, back up and restore so many times."""
    chance = random.Random(seed)  # noqa: S311 - what is typed, no secrets
    tally = Tally()
    home, ledger = home_in(folder / "at_work"), Ledger()
    scribe = Scribe(chance, ledger, "everything")
    desk, key = home.open(), home.key()
    for turn in range(rounds):
        for _ in range(chance.randint(1, MOVES)):
            move = scribe.next()
            ledger.apply(move, perform(desk, move))
        before = content(home.path, key)
        made = desk.backups.make(folder / "copies")
        restored = Home(folder / f"restored-{turn}.utblick", home.code)
        backups.restore(made.path, restored.path, home.unlock)
        same = content(restored.path, key) == before
        found = look(restored, ledger)
        tally.same += same
        tally.trouble += [] if same else [f"round {turn}: other rows"]
        tally.trouble += [f"round {turn}: {what[:400]}" for what in found.trouble]
        tally.rounds += 1
        for suffix in ("", ".keys"):
            restored.path.with_name(restored.path.name + suffix).unlink()
    tally.records = len(ledger.records)
    desk.close()
    return tally


def main() -> int:
    """Print one line, and fail if any was not the same."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randint(1, 10**6))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = run(Path(folder), given.rounds, given.seed)
    print(tally.line(f"restored and compared, seed {given.seed}"))  # noqa: T201
    print("\n".join(tally.trouble), file=sys.stderr, end="")  # noqa: T201
    return 1 if tally.trouble else 0


if __name__ == "__main__":
    sys.exit(main())
