"""Kill the program at random moments while it saves: what it had acknowledged is there, the rest whole or not at all.

    python -m tests.reliability.kill [--rounds 200] [--seed N] [--mix NAME] [--control]

The control answers for changes before it has saved them, and must be found to lose some: otherwise the test proves
nothing.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.reliability.inspection import home_in, look
from tests.reliability.ledger import Ledger
from tests.reliability.moves import MIXES, SILENT
from tests.reliability.processes import Child

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.reliability.inspection import Home

CHAIN: Final = 8
"""So many rounds on one register, each beginning with what the one before left behind."""

LONGEST: Final = 120
"""The most answers a round waits for."""

MOMENTS: Final = {
    "opening": 2,  # while the register opens, which after a kill means that SQLite recovers it
    "first": 2,  # before, in or just after the first save
    "soon": 4,
    "late": 4,
    "move": 4,  # between a call of a service and its return
    "commit": 6,  # while what was done is written to the disk
    "checkpoint": 2,  # while the log is moved into the file, or a backup is made
}
DELAY: Final = {
    "opening": 0.5,
    "first": 0.1,
    "soon": 0.06,
    "late": 0.06,
    "move": 0.05,
    "commit": 0.006,
    "checkpoint": 0.12,
}
"""The longest wait in seconds after the line that begins the moment; a save takes about 0.03, its commit 0.003."""


@dataclass(frozen=True)
class Plan:
    """When to kill: after so many answers, and then so much later."""

    mix: str
    moment: str
    answers: int
    delay: float
    seed: int
    early: bool = False

    def begins(self, line: str, answers: int) -> bool:
        """Tell whether this line begins the moment."""
        if self.moment == "opening":
            return line == "ready"
        if answers < self.answers:
            return False
        if self.moment in {"move", "commit"}:
            return line.startswith({"move": ">", "commit": "!"}[self.moment])
        if self.moment == "checkpoint":
            return line.startswith(">") and json.loads(line[2:])["verb"] in {"examine", "back_up"}
        return True


@dataclass
class Tally:
    """What the rounds came to."""

    rounds: int = 0
    acknowledged: int = 0
    under_way: int = 0
    whole: int = 0
    lost: int = 0
    trouble: list[str] = field(default_factory=list)

    def line(self, what: str) -> str:
        """Say it in one line."""
        absent = self.under_way - self.whole
        return (
            f"{what}: {self.rounds} rounds, {self.acknowledged} acknowledged, {self.under_way} more under way "
            f"({self.whole} wholly there, {absent} not at all), lost {self.lost}, other trouble {len(self.trouble)}"
        )


def run(
    folder: Path, rounds: int, seed: int, mix: str | None = None, *, early: bool = False, longest: int = LONGEST
) -> Tally:
    """Kill so many times and count what is left, always beginning with a register that is well."""
    chance = random.Random(seed)  # noqa: S311 - moments to die, no secrets
    tally = Tally()
    home, ledger = home_in(folder / "0"), Ledger()
    waiting = Child("kill_child")
    try:
        while tally.rounds < rounds:
            lost = tally.lost
            at_work, waiting = waiting, Child("kill_child")  # the next one starts while this one works
            plan = _plan(chance, mix, longest, early=early)
            try:
                kill(home, ledger, plan, at_work, tally)
            finally:
                at_work.close()
            tally.rounds += 1
            if tally.rounds % CHAIN == 0 or lost != tally.lost:
                home, ledger = home_in(folder / str(tally.rounds)), Ledger()
    finally:
        waiting.close()
    return tally


def kill(home: Home, ledger: Ledger, plan: Plan, at_work: Child, tally: Tally) -> None:
    """Let a child work, kill it as planned, and look at what it left."""
    first = at_work.line()
    told = {"register": str(home.path), "code": home.code, "mix": plan.mix, "seed": plan.seed, "early": plan.early}
    at_work.say(json.dumps(told))
    lines = [first, *_until_killed(plan, at_work, first)]
    before = ledger.acknowledged
    under_way = ledger.book(lines)
    tally.acknowledged += ledger.acknowledged - before
    verdict = look(home, ledger, under_way)
    if under_way is not None and under_way.verb not in SILENT:
        tally.under_way += 1
        tally.whole += verdict.landed
    tally.lost += verdict.lost
    tally.trouble += [f"round {tally.rounds} ({plan}): {what}" for what in verdict.trouble]


def _until_killed(plan: Plan, at_work: Child, line: str) -> Iterator[str]:
    answers = 0
    while not plan.begins(line, answers):
        line = at_work.line()
        yield line
        answers += line.startswith("<")
    yield from at_work.lines_for(plan.delay)
    yield from at_work.kill()


def _plan(chance: random.Random, mix: str | None, longest: int, *, early: bool) -> Plan:
    moment = chance.choices(list(MOMENTS), list(MOMENTS.values()))[0]
    if early:
        mix, moment = "editing", chance.choice(["soon", "late"])
    if moment == "checkpoint":
        mix = mix if mix == "everything" else "checkpoints"
    least, most = {"soon": (1, 10), "late": (10, longest), "checkpoint": (5, 30)}.get(moment, (0, longest // 2))
    return Plan(
        mix=mix or chance.choice(list(MIXES)),
        moment=moment,
        answers=0 if moment in {"opening", "first"} else chance.randint(least, min(most, longest)),
        delay=chance.uniform(0, DELAY[moment]),
        seed=chance.getrandbits(32),
        early=early,
    )


def main() -> int:
    """Print one line, and fail if anything was lost; the control fails if nothing was."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randint(1, 10**6))
    parser.add_argument("--mix", choices=MIXES)
    parser.add_argument("--control", action="store_true")
    given = parser.parse_args()
    what = "control that answers before it saves" if given.control else "killed while saving"
    with tempfile.TemporaryDirectory() as folder:
        tally = run(Path(folder), given.rounds, given.seed, given.mix, early=given.control)
    print(tally.line(f"{what}, seed {given.seed}"))  # noqa: T201
    if given.control:
        return 0 if tally.lost else 1
    print("\n".join(tally.trouble), file=sys.stderr, end="")  # noqa: T201
    return 1 if tally.lost or tally.trouble else 0


if __name__ == "__main__":
    sys.exit(main())
