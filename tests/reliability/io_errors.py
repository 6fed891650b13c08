"""Let every single request to the disk fail, one after the other: no crash, a sentence, and nothing lost.

    python -m tests.reliability.io_errors [--rounds N] [--seed N] [--deed NAME]

Every deed (`deeds`) is done once to count what it asks of the disk, and then again for each of those requests, which
fails once or from then on, as a broken or as a full disk. Without a number of rounds every fault is tried.
"""

from __future__ import annotations

import argparse
import errno
import random
import shutil
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from db.errors import StoreError
from desktop.domain.errors import AppError
from desktop.language.texts import Texts
from tests.reliability.deeds import DEEDS, worked_in
from tests.reliability.disk import named, watched

if TYPE_CHECKING:
    from tests.reliability.deeds import Deed
    from tests.reliability.disk import Call

NEEDS_ROOM: Final = frozenset({"create", "write", "truncate", "sync", "sync_folder", "mkdir", "rename", "link", "map"})

SAID_OF: Final = {
    errno.EIO: frozenset({"store.io", "store.commit_uncertain", "store.backup_failed", "store.upgrade_failed"}),
    errno.ENOSPC: frozenset({"store.no_space", "store.no_space_uncertain"}),
}
"""What a broken disk, and one full from then on, must be called; one that is full for a moment may be either."""


@dataclass(frozen=True)
class Fault:
    """Which request of a deed fails, how, and whether all after it do."""

    number: int
    kind: str
    error: int
    lasting: bool

    @override
    def __str__(self) -> str:
        """Say it shortly."""
        return f"{named(self.error)} {'from' if self.lasting else 'at'} request {self.number} ({self.kind})"

    def said(self) -> frozenset[str]:
        """Give the codes that tell it as it is."""
        both = frozenset[str]().union(*SAID_OF.values())
        return SAID_OF[self.error] if self.error == errno.EIO or self.lasting else both


@dataclass
class Tally:
    """What the rounds came to."""

    rounds: int = 0
    by_deed: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    trouble: list[str] = field(default_factory=list)

    @property
    def uncertain(self) -> int:
        """How often the last step of a save left open whether it counts."""
        return sum(number for code, number in self.refused.items() if code.endswith("uncertain"))

    def line(self, what: str) -> str:
        """Say it in one line."""
        return (
            f"{what}: {self.rounds} faults in {len(self.by_deed)} deeds, {self.refused.total()} told in a sentence"
            f" ({self.uncertain} uncertain, then looked up), lost or wrong {len(self.trouble)}"
        )


class Disk:
    """Counts requests, and lets one of them fail."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.stuck: set[str] = set()
        self.counting = False
        self.fault: Fault | None = None

    def decide(self, call: Call) -> int:
        """Answer a request."""
        if not self.counting:
            return 0
        self.calls.append(call.kind)
        if self.fault is None:
            return 0
        number = len(self.calls)
        hit = number == self.fault.number or (self.fault.lasting and number > self.fault.number)
        if not hit or (self.fault.error == errno.ENOSPC and call.kind not in NEEDS_ROOM):
            return 0
        if call.kind == "delete":
            self.stuck.add(call.path)
        return self.fault.error


def run(folder: Path, rounds: int | None, seed: int, deeds: tuple[type[Deed], ...] = DEEDS) -> Tally:
    """Try every fault of every deed, or so many of them."""
    chance = random.Random(seed)  # noqa: S311 - places to fail, no secrets
    tally = Tally()
    planned: list[tuple[Deed, Fault]] = []
    source = worked_in(folder / "source")
    for number, kind in enumerate(deeds):
        place = folder / str(number)
        place.mkdir()
        deed = kind(*source, place)
        planned += [(deed, fault) for fault in faults(deed, place)]
    if rounds is not None:
        planned = _evenly(planned, rounds, chance)
    for deed, fault in planned:
        found = fail(deed, folder / "at_work", fault, tally)
        tally.trouble += [f"{deed.name}, {fault}: {what[:400]}" for what in found]
        tally.by_deed[deed.name] += 1
        tally.rounds += 1
    return tally


def faults(deed: Deed, folder: Path) -> list[Fault]:
    """Do the deed on a disk that is well, and name every fault there could have been."""
    disk = Disk()
    with watched(folder, disk.decide):
        deed.begin(folder / "counted")
        disk.counting = True
        deed.act()
        disk.counting = False
        deed.end()
    shutil.rmtree(folder / "counted")
    return [
        Fault(number, kind, error, lasting)
        for number, kind in enumerate(disk.calls, 1)
        for error in SAID_OF
        for lasting in (False, True)
        if error == errno.EIO or kind in NEEDS_ROOM
    ]


def fail(deed: Deed, folder: Path, fault: Fault, tally: Tally) -> list[str]:
    """Do the deed with a fault in it, and say all that is not well then."""
    disk = Disk()
    found: list[str] = []
    told: AppError | None = None
    with watched(folder, disk.decide):
        deed.begin(folder)
        disk.fault, disk.counting = fault, True
        try:
            deed.act()
        except AppError as error:
            told = error
            found += _sentence(error, fault)
            tally.refused[error.code] += 1
        except Exception as error:  # noqa: BLE001 - anything else is a crash
            found.append(f"crashed with {error!r}")
        disk.counting = False
        deed.stuck = disk.stuck
        try:
            found += [] if found and told is None else deed.problems(told)
        except (AppError, StoreError, OSError) as error:
            found.append(f"afterwards, when the disk was well: {error!r}")
        deed.end()
    shutil.rmtree(folder)
    return found


def _sentence(error: AppError, fault: Fault) -> list[str]:
    if error.code not in fault.said():
        return [f"called {error.code}"]
    told = Texts.load("sv").error(error)
    return [] if told.message and told.hint and "…" not in told.message + told.hint else [f"half a sentence: {told}"]


def _evenly(planned: list[tuple[Deed, Fault]], rounds: int, chance: random.Random) -> list[tuple[Deed, Fault]]:
    """Choose as many of each deed, so that none with few requests is left out."""
    by_deed: dict[str, list[tuple[Deed, Fault]]] = {}
    for deed, fault in planned:
        by_deed.setdefault(deed.name, []).append((deed, fault))
    for several in by_deed.values():
        chance.shuffle(several)
    chosen: list[tuple[Deed, Fault]] = []
    while len(chosen) < min(rounds, len(planned)):
        chosen += [several.pop() for several in by_deed.values() if several]
    return chosen[:rounds]


def main() -> int:
    """Print one line, and fail if anything was lost or not told as it is."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randint(1, 10**6))
    parser.add_argument("--deed", choices=[deed.name for deed in DEEDS])
    given = parser.parse_args()
    deeds = tuple(deed for deed in DEEDS if given.deed in {None, deed.name})
    with tempfile.TemporaryDirectory() as folder:
        tally = run(Path(folder), given.rounds, given.seed, deeds)
    print(tally.line(f"every N-th I/O error, seed {given.seed}"))  # noqa: T201
    print("\n".join(tally.trouble), file=sys.stderr, end="")  # noqa: T201
    return 1 if tally.trouble or not (tally.refused or given.deed) else 0  # closing refuses nothing


if __name__ == "__main__":
    sys.exit(main())
