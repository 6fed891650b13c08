"""Kill the window while somebody types in it, and see how many seconds of typing are gone at the worst.

    python -m tests.reliability.typing_lost [--rounds 30] [--seed N] [--goal 2.0]

What is kept, as a draft or as a value, must be the beginning of what was typed. The seconds are counted from the first
key that is gone to the kill.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.reliability.inspection import home_in
from tests.reliability.processes import child

if TYPE_CHECKING:
    from tests.reliability.inspection import Home

FIELD: Final = "purpose"
GOAL: Final = 2.0
LONGEST: Final = 6.0
"""The longest that is typed: past the five seconds of rest after which a value is saved."""


@dataclass
class Tally:
    """What the rounds came to."""

    keys: int = 0
    kept: int = 0
    lost: list[float] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)

    @property
    def worst(self) -> float:
        """The most seconds of typing that one kill took."""
        return max(self.lost, default=0.0)

    def line(self, what: str, goal: float) -> str:
        """Say it in one line."""
        over = sum(seconds > goal for seconds in self.lost)
        return (
            f"{what}: {len(self.lost)} kills, {self.keys} keys typed, {self.kept} kept, worst {self.worst:.2f} s of"
            f" typing gone, over {goal:g} s {over}, other trouble {len(self.trouble)}"
        )


def key(number: int) -> str:
    """Give the key that is typed as the so-manieth: words, so that it looks like somebody's."""
    return "åäöabcdefg "[number % 11]


def run(folder: Path, rounds: int, seed: int, longest: float = LONGEST) -> Tally:
    """Type and kill so many times."""
    chance = random.Random(seed)  # noqa: S311 - moments to die, no secrets
    tally = Tally()
    for turn in range(rounds):
        home = home_in(folder / str(turn))
        desk = home.open()
        record = desk.records.add("visit", {"title": "Besök från Åbo"}).id
        desk.close()
        kill(home, record, chance.getrandbits(30), chance.uniform(0.2, longest), tally)
    return tally


def kill(home: Home, record: str, seed: int, after: float, tally: Tally) -> None:
    """Let somebody type for so long, kill, and look at what is there."""
    settings = home.path.parent / "settings"
    places = {name: str(settings) for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA")}
    with child("typing_lost_child", str(home.path), home.code, record, str(seed), more=places) as at_work:
        at_work.line()
        lines = list(at_work.lines_for(after))
        killed = time.monotonic()
        lines += at_work.kill()
    pressed = [float(line) for line in lines]
    typed = "".join(key(number) for number in range(len(pressed)))
    desk = home.open()
    drafts = {draft.path: draft.text for draft in desk.drafts.of(record)}
    kept = drafts.get(FIELD, str(desk.records.get(record).fields.get(FIELD) or ""))
    desk.close()
    # A value is saved without the space it may end with; the key under way at the kill may be there or not.
    there = len(kept) + (typed[len(kept) : len(kept) + 1] == " " and FIELD not in drafts)
    if not f"{typed}{key(len(pressed))}".startswith(kept):
        tally.trouble.append(f"{kept!r} is kept of {typed!r}")
    tally.keys += len(pressed)
    tally.kept += min(there, len(pressed))
    tally.lost.append(max(killed - pressed[there], 0.0) if there < len(pressed) else 0.0)


def main() -> int:
    """Print one line, and fail if more is gone than the goal."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randint(1, 10**6))
    parser.add_argument("--goal", type=float, default=GOAL)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = run(Path(folder), given.rounds, given.seed)
    print(tally.line(f"killed while typing, seed {given.seed}", given.goal))  # noqa: T201
    print("\n".join(tally.trouble), file=sys.stderr, end="")  # noqa: T201
    return 1 if tally.worst > given.goal or tally.trouble else 0


if __name__ == "__main__":
    sys.exit(main())
