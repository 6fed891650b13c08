"""Cut the power at every moment of a session of saves, in every way a disk may have been half done: nothing is lost.

    python -m tests.reliability.power_cut [--rounds 2000] [--seed N] [--control]

A session is done once while everything it asks the disk for is written down (`disk`), and then played back up to some
call; what a disk may hold at that moment (`platter`) is opened and held against the books. The control works with
`synchronous=NORMAL`, and must be found to lose some: otherwise the test proves nothing.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unittest import mock

from db import engine
from db.errors import StoreError
from desktop.domain.errors import AppError
from tests.reliability.disk import watched
from tests.reliability.inspection import Home, home_in, look
from tests.reliability.ledger import Ledger
from tests.reliability.moves import MIXES, Move, Scribe, perform
from tests.reliability.platter import WAYS, Platter

if TYPE_CHECKING:
    from tests.reliability.disk import Call
    from tests.reliability.moves import Answer

MOVES: Final = 24
"""So many moves a session has, with its opening before and its closing after."""

STATES: Final = 80
"""So many states are made of one session."""


@dataclass(frozen=True)
class Step:
    """A move as it was written down, how many calls had been made when it began, and when it was answered."""

    line: str
    answer: Answer
    began: int
    ended: int


@dataclass
class Session:
    """What was done, all that the disk was asked for meanwhile, and the folder as it was before."""

    before: Path
    place: Path
    code: str
    calls: list[Call] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)

    def books(self, calls: int) -> tuple[Ledger, Move | None]:
        """Give the books of what was answered after so many calls, and the move that was under way."""
        ledger = Ledger()
        for step in self.steps:
            if step.ended > calls:
                return ledger, _move(step) if step.began < calls else None
            ledger.apply(_move(step), step.answer)
        return ledger, None


def _move(step: Step) -> Move:
    return Move(**json.loads(step.line))  # a new one every time: the books take its rows for their own


@dataclass
class Tally:
    """What the rounds came to."""

    rounds: int = 0
    ways: Counter[str] = field(default_factory=Counter)
    calls: int = 0
    acknowledged: int = 0
    lost: int = 0
    trouble: list[str] = field(default_factory=list)

    def line(self, what: str) -> str:
        """Say it in one line."""
        return (
            f"{what}: {self.rounds} states of {self.calls} calls to the disk, {self.acknowledged} acknowledged changes"
            f" looked for, lost {self.lost}, other trouble {len(self.trouble)}"
        )


def run(folder: Path, rounds: int, seed: int, *, synchronous: str = "FULL", states: int = STATES) -> Tally:
    """Play back so many states of as many sessions as that takes."""
    chance = random.Random(seed)  # noqa: S311 - moments and sectors, no secrets
    tally = Tally()
    home = home_in(folder / "new")
    mixes = list(MIXES)
    number = 0
    while tally.rounds < rounds:
        mix = mixes[number % len(mixes)] if synchronous == "FULL" else "editing"
        session = record(home, folder / str(number), mix, chance.getrandbits(32), synchronous)
        tally.calls += len(session.calls)
        play_back(session, min(states, rounds - tally.rounds), chance, tally)
        shutil.rmtree(folder / str(number))
        number += 1
    return tally


def record(home: Home, folder: Path, mix: str, seed: int, synchronous: str = "FULL") -> Session:
    """Work for a while in a copy of a register, and write down everything the disk is asked for."""
    folder.mkdir()
    session = Session(home.path.parent, folder / "at_work", home.code)
    shutil.copytree(session.before, session.place)
    at_work = Home(session.place / home.path.name, home.code)
    ledger = Ledger()
    scribe = Scribe(random.Random(seed), ledger, mix)  # noqa: S311 - what is typed, no secrets

    def keep(call: Call) -> int:
        if call.kind not in {"open", "read", "map"} and not call.path.endswith(".lock"):
            session.calls.append(call)
        return 0

    with mock.patch.dict(engine.PRAGMAS, synchronous=synchronous), watched(session.place, keep):
        desk = at_work.open()
        for _ in range(MOVES):
            move, began = scribe.next(), len(session.calls)
            line = move.line()
            answer = perform(desk, move)
            session.steps.append(Step(line, answer, began, len(session.calls)))
            ledger.apply(move, answer)
        desk.close()
    return session


def play_back(session: Session, states: int, chance: random.Random, tally: Tally) -> None:
    """Cut the power so many times: every second time just after an answer, else at any call."""
    answered = [step.ended for step in session.steps]
    moments = [chance.choice(answered) if turn % 2 else chance.randint(0, len(session.calls)) for turn in range(states)]
    platter = _platter(session)
    done = 0
    for turn, moment in enumerate(sorted(moments)):
        for call in session.calls[done:moment]:
            platter.follow(call)
        done = moment
        way = WAYS[turn % len(WAYS)]
        ledger, under_way = session.books(moment)
        with tempfile.TemporaryDirectory(dir=session.place.parent) as found:
            home = Home(Path(found) / "register.utblick", session.code)
            platter.write_out(home.path.parent, way, chance)
            problems = _look(home, ledger, under_way, tally)
        tally.trouble += [f"after call {moment} of {len(session.calls)}, {way} left: {what[:400]}" for what in problems]
        tally.ways[way] += 1
        tally.acknowledged += ledger.acknowledged
        tally.rounds += 1


def _platter(session: Session) -> Platter:
    """Give the disk as it was before, under the names it had while it was worked on."""
    with tempfile.TemporaryDirectory(dir=session.place.parent) as kept, ExitStack() as back:
        aside = Path(kept) / "aside"
        session.place.rename(aside)
        shutil.copytree(session.before, session.place)
        back.callback(aside.rename, session.place)
        back.callback(shutil.rmtree, session.place)
        return Platter(session.place)


def _look(home: Home, ledger: Ledger, under_way: Move | None, tally: Tally) -> list[str]:
    try:
        verdict = look(home, ledger, under_way)
    except (AppError, StoreError) as problem:
        tally.lost += ledger.acknowledged
        return [f"it does not open: {problem!r}"]
    tally.lost += verdict.lost
    return verdict.trouble


def main() -> int:
    """Print one line, and fail if anything was lost; the control fails if nothing was."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randint(1, 10**6))
    parser.add_argument("--control", action="store_true")
    given = parser.parse_args()
    what = "control with synchronous=NORMAL" if given.control else "power cut"
    with tempfile.TemporaryDirectory() as folder:
        tally = run(Path(folder), given.rounds, given.seed, synchronous="NORMAL" if given.control else "FULL")
    print(tally.line(f"{what}, seed {given.seed}"))  # noqa: T201
    if given.control:
        return 0 if tally.lost else 1
    print("\n".join(tally.trouble), file=sys.stderr, end="")  # noqa: T201
    return 1 if tally.lost or tally.trouble else 0


if __name__ == "__main__":
    sys.exit(main())
