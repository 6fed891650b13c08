"""Two programs at one register: one works in it, the others are told who, and nothing is lost between them.

    python -m tests.reliability.two_processes [--rounds 20] [--seed N]

In every round, on a register of its own: somebody asks from the shell while a program saves; several programs start at
once; the program that has the register is killed and the next one comes; and somebody takes the lock away, so that two
write in turn.
"""

from __future__ import annotations

import argparse
import getpass
import json
import random
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.reliability.inspection import PASSPHRASE, home_in, look
from tests.reliability.ledger import Ledger
from tests.reliability.processes import LONGEST, Child, child, utblick
from tests.reliability.wholeness import faults, records_of

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    from tests.reliability.inspection import Home
    from tests.reliability.moves import Move

MIXES: Final = ("editing", "rows", "typing", "linking")
SEVERAL: Final = 4
ENOUGH: Final = 15
"""So many answers of a program whose saves are looked for afterwards."""


@dataclass
class Tally:
    """What the rounds came to."""

    met: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    acknowledged: int = 0
    lost: int = 0
    trouble: list[str] = field(default_factory=list)

    def line(self, what: str) -> str:
        """Say it in one line."""
        return (
            f"{what}: {self.met.total()} times ({', '.join(self.met)}), {self.refused} told who has it,"
            f" {self.acknowledged} acknowledged, lost {self.lost}, other trouble {len(self.trouble)}"
        )

    def expect(self, holds: bool, otherwise: str) -> None:
        """Book as trouble what is not as it must be."""
        if not holds:
            self.trouble.append(otherwise)


def run(folder: Path, rounds: int, seed: int) -> Tally:
    """Let every meeting happen so many times."""
    chance = random.Random(seed)  # noqa: S311 - what is typed, no secrets
    tally = Tally()
    for turn in range(rounds):
        for name, meet in MEETINGS.items():
            meet(home_in(folder / f"{turn} {name}"), chance, tally)
            tally.met[name] += 1
    return tally


def _asked_meanwhile(home: Home, chance: random.Random, tally: Tally) -> None:
    """Somebody asks from the shell while a program saves; afterwards it is free."""
    with child("kill_child") as first:
        lines = _begun(first, home, chance)
        for _ in range(2):
            _refused(_list_in_another_process(home), tally)
            _more(first, lines, 3)
        lines += first.kill()
    ledger = Ledger()
    under_way = ledger.book(lines)
    opened = _list_in_another_process(home)
    tally.expect(opened.returncode == 0, f"not free afterwards: {opened.stdout!r}")
    verdict = look(home, ledger, under_way)
    tally.acknowledged += ledger.acknowledged
    tally.lost += verdict.lost
    tally.trouble += verdict.trouble


def _refused(asked: subprocess.CompletedProcess[bytes], tally: Tally) -> None:
    error = json.loads(asked.stdout).get("error", {})
    told = (asked.returncode, error.get("code")) == (3, "store.in_use") and getpass.getuser() in error["message"]
    tally.refused += told
    tally.expect(told, f"not told who has it: {asked.stdout!r}")


def _started_together(home: Home, chance: random.Random, tally: Tally) -> None:
    """Several start at once: one gets the register, the others end and say why."""
    several = [Child("kill_child") for _ in range(SEVERAL)]
    try:
        for each in several:
            _begin(each, home, chance)
        last = {each: each.next(LONGEST) for each in several}
        refused = [each for each, line in last.items() if line is None]
        tally.expect(sorted(map(str, last.values())) == ["None"] * (SEVERAL - 1) + ["open"], f"{list(last.values())}")
        for each in refused:
            told = each.wait() == 1 and "desktop.domain.errors.InUse: store.in_use" in each.complaints()
            tally.refused += told
            tally.expect(told, f"not told who has it: {each.complaints()}")
    finally:
        for each in several:
            each.close()


def _taken_over(home: Home, chance: random.Random, tally: Tally) -> None:
    """The program that has the register is killed: the next one gets it at once, and works on."""
    ledgers, under_way = [], []
    for _ in range(2):
        with child("kill_child") as program:
            lines = _begun(program, home, chance)
            _more(program, lines, ENOUGH)
            lines += program.kill()
        ledgers.append(Ledger())
        under_way.append(ledgers[-1].book(lines))
    _all_there(home, ledgers, under_way, tally)


def _lock_taken_away(home: Home, chance: random.Random, tally: Tally) -> None:
    """Somebody deletes the lock, and two programs write in turn: each finds its own as it left it."""
    with child("kill_child") as first, child("kill_child") as second:
        lines = {first: _begun(first, home, chance)}
        home.path.with_name(f"{home.path.name}.lock").unlink()
        lines[second] = _begun(second, home, chance)
        for each, said in lines.items():
            _more(each, said, ENOUGH)
        for each, said in lines.items():
            said.extend(each.kill())
    ledgers = [Ledger() for _ in lines]
    under_way = [ledger.book(said) for ledger, said in zip(ledgers, lines.values(), strict=True)]
    _all_there(home, ledgers, under_way, tally)


MEETINGS: Final[dict[str, Callable[[Home, random.Random, Tally], None]]] = {
    "asked meanwhile": _asked_meanwhile,
    "started together": _started_together,
    "taken over after a kill": _taken_over,
    "the lock taken away": _lock_taken_away,
}


def _all_there(home: Home, ledgers: list[Ledger], under_way: list[Move | None], tally: Tally) -> None:
    """Look for what each program had been acknowledged; what was under way may be there or not."""
    touched = {move.record for move in under_way if move is not None}
    desk = home.open()
    try:
        records = records_of(desk)
        tally.trouble += faults(desk, records)
    finally:
        desk.close()
    for ledger in ledgers:
        tally.acknowledged += ledger.acknowledged
        booked = {name: record for name, record in ledger.records.items() if name not in touched}
        tally.lost += sum(records.get(name) != record for name, record in booked.items())


def _begin(working: Child, home: Home, chance: random.Random) -> None:
    """Let a program work, in a way that takes back nothing of another's."""
    working.line()
    mix, seed = chance.choice(MIXES), chance.getrandbits(32)
    told = {"register": str(home.path), "code": home.code, "mix": mix, "seed": seed, "early": False}
    working.say(json.dumps(told))


def _begun(working: Child, home: Home, chance: random.Random) -> list[str]:
    """Let a program work, and give what it says first: that it has the register."""
    _begin(working, home, chance)
    return [working.line()]


def _more(working: Child, lines: list[str], answers: int) -> None:
    """Wait for so many more answers."""
    while answers:
        lines.append(working.line())
        answers -= lines[-1].startswith("<")


def _list_in_another_process(home: Home) -> subprocess.CompletedProcess[bytes]:
    arguments = ("list", "visit", "--register", str(home.path), "--json", "--lang", "sv")
    return utblick(*arguments, more={"UTBLICK_PASSPHRASE": PASSPHRASE})


def main() -> int:
    """Print one line, and fail if anything was lost or somebody was not told."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randint(1, 10**6))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = run(Path(folder), given.rounds, given.seed)
    print(tally.line(f"two programs at one register, seed {given.seed}"))  # noqa: T201
    print("\n".join(tally.trouble), file=sys.stderr, end="")  # noqa: T201
    return 1 if tally.lost or tally.trouble else 0


if __name__ == "__main__":
    sys.exit(main())
