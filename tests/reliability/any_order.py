"""Do whatever can be done to a register in whatever order: it must come to the same as its twin in plain Python.

    python -m tests.reliability.any_order [--rounds 300] [--seed N]

A round is the life of a register: up to forty deeds chosen by Hypothesis, the register compared after each of them, and
closed, opened and examined at its end. What differs is made as short as it can be and printed.
"""

from __future__ import annotations

import argparse
import random
import sys
import traceback
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import hypothesis
from hypothesis.stateful import run_state_machine_as_test

from tests.reliability.register_machine import RegisterMachine

if TYPE_CHECKING:
    from hypothesis.stateful import RuleBasedStateMachine

DEEDS = 40


@dataclass
class Tally:
    """What the rounds came to."""

    rounds: int = 0
    deeds: int = 0
    records: int = 0
    operations: int = 0
    trouble: list[str] = field(default_factory=list)

    def line(self, what: str) -> str:
        """Say it in one line."""
        done = f"{self.deeds} deeds, {self.operations} operations, {self.records} records"
        return f"{what}: {self.rounds} registers, {done}, other than the plain one {len(self.trouble)}"


def run(rounds: int, seed: int, machine: type[RuleBasedStateMachine] = RegisterMachine) -> Tally:
    """Live so many lives; the first that differs ends it, and is told as short as it could be made."""
    counted = RegisterMachine.done
    counted.clear()
    tally = Tally()
    wanted = hypothesis.settings(
        max_examples=rounds,
        stateful_step_count=DEEDS,
        suppress_health_check=[hypothesis.HealthCheck.too_slow],
        derandomize=False,
        database=None,
        deadline=None,
    )
    try:
        run_state_machine_as_test(hypothesis.seed(seed)(machine), settings=wanted)
    except Exception:  # noqa: BLE001 - whatever it is, it is what was looked for
        tally.trouble.append(traceback.format_exc())
    tally.rounds, tally.deeds = counted["lives"], counted["looks"] - counted["lives"]  # one look before the first deed
    tally.records, tally.operations = counted["records"], counted["operations"]
    return tally


def main() -> int:
    """Print one line, and fail if the register and its twin ever differed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randint(1, 10**6))
    given = parser.parse_args()
    tally = run(given.rounds, given.seed)
    print(tally.line(f"done in whatever order, seed {given.seed}"))  # noqa: T201
    print("\n".join(tally.trouble), file=sys.stderr, end="")  # noqa: T201
    return 1 if tally.trouble else 0


if __name__ == "__main__":
    sys.exit(main())
