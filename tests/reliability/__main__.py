"""Every promise about reliability, measured: the table of the README.

    python -m tests.reliability [--short] [--seed N] [--only WORD ...]

The long rounds take an hour or two on two cores, the short ones some minutes. A line says what, how many, and what was
lost; the controls must have lost something. The exit status is 0 if every promise was kept.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
from dataclasses import dataclass
from typing import Final

from tests.reliability.processes import ROOT, environment


@dataclass(frozen=True)
class Round:
    """One command: what it does, and its arguments for a long and for a short round."""

    what: str
    module: str
    long: tuple[str, ...]
    short: tuple[str, ...]
    seeded: bool = True


ROUNDS: Final = (
    Round("done in whatever order", "any_order", ("--rounds", "300"), ("--rounds", "12")),
    Round("killed while saving", "kill", ("--rounds", "200"), ("--rounds", "12")),
    Round("control: answers before it saves", "kill", ("--control", "--rounds", "20"), ("--control", "--rounds", "4")),
    Round("power cut while saving", "power_cut", ("--rounds", "2000"), ("--rounds", "80")),
    Round(
        "control: synchronous=NORMAL",
        "power_cut",
        ("--control", "--rounds", "200"),
        ("--control", "--rounds", "20"),
    ),
    Round("every request to the disk refused", "io_errors", (), ("--rounds", "76")),
    Round("disk filled up while saving", "full_disk", ("--rounds", "30"), ("--rounds", "4")),
    Round("trouble with the place", "troubles", ("--rounds", "5"), ("--rounds", "1")),
    Round("two programs at one register", "two_processes", ("--rounds", "20"), ("--rounds", "2")),
    Round("register or backup damaged", "damage", ("--rounds", "1800"), ("--rounds", "54")),
    Round("upgrade interrupted, and its control", "upgrade_interruption", ("--rounds", "40"), ("--rounds", "12")),
    Round("backup restored and compared", "restoring", ("--rounds", "50"), ("--rounds", "5")),
    Round("killed while typing", "typing_lost", ("--rounds", "30"), ("--rounds", "3")),
    Round("history tampered with", "tampering", ("--rounds", "200"), ("--rounds", "10")),
    Round("canaries in all that is left", "leaks", ("--rounds", "5"), ("--rounds", "1"), seeded=False),
)


_NAMED: Final = re.compile("^.*, seed [0-9]+: |^canaries: ")


def line(what: str, said: str, status: int) -> str:
    """Give the line of the table, from what a command said last of its own."""
    kept = "kept" if status == 0 else "**NOT KEPT**"
    results = "; ".join(_NAMED.sub("", each) for each in said.splitlines() if not each.startswith("seed "))
    return f"| {what} | {results} | {kept} |"


def main() -> int:
    """Do every round, one after the other, and print the table as it comes."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randint(1, 10**6))
    parser.add_argument("--only", nargs="+", metavar="WORD", default=[""], help="the rounds with one of these words")
    given = parser.parse_args()
    _say(f"Seed {given.seed}.\n\n| what | how many, and what was lost | the promise |\n|---|---|---|")
    failed = 0
    for each in ROUNDS:
        if not any(word in each.what for word in given.only):
            continue
        seed = ("--seed", str(given.seed)) if each.seeded else ()
        command = [
            sys.executable,
            "-m",
            f"tests.reliability.{each.module}",
            *(each.short if given.short else each.long),
        ]
        done = subprocess.run(
            [*command, *seed], cwd=ROOT, env=environment(), capture_output=True, text=True, check=False
        )
        _say(line(each.what, done.stdout or done.stderr, done.returncode))
        if done.returncode:
            print(done.stderr, file=sys.stderr, flush=True)  # noqa: T201
        failed += done.returncode != 0
    return 1 if failed else 0


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - the table is the answer


if __name__ == "__main__":
    sys.exit(main())
