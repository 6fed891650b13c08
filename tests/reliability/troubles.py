"""Everything that can happen to a register's place while somebody works: the sentence, and the data as it was.

    python -m tests.reliability.troubles [--rounds 5] [--seed N]

In every round a register somebody has worked in meets each trouble once: before it is opened or while it is open. Then
the trouble ends (the file is put back, the disk has room), and all that was acknowledged is there.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import sys
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from desktop.domain.errors import AppError
from desktop.language.texts import Texts
from desktop.services import workspace
from tests.fakes.clocks import FixedClock
from tests.fakes.ordinary_user import NOBODY, open_folder, ordinary_user
from tests.reliability.inspection import Home, home_in, landed, look
from tests.reliability.ledger import Ledger
from tests.reliability.moves import Scribe, perform

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TRIES: Final = 4
"""So many saves are tried while the trouble lasts."""


@dataclass
class Tally:
    """What the rounds came to."""

    tried: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0
    lost: int = 0
    trouble: list[str] = field(default_factory=list)

    def line(self, what: str) -> str:
        """Say it in one line."""
        return (
            f"{what}: {self.tried.total()} times ({', '.join(self.tried)}), {self.refused.total()} refusals in a"
            f" sentence, {self.acknowledged} acknowledged, lost {self.lost}, other trouble {len(self.trouble)}"
        )


@dataclass(frozen=True)
class Trouble:
    """What happens, how it ends, and what it must be called; nothing, where one can go on as if nothing was."""

    begin: Callable[[Path], object]
    end: Callable[[Path], object]
    called: frozenset[str]
    at_opening: bool = False


def run(folder: Path, rounds: int, seed: int) -> Tally:
    """Meet every trouble so many times. The folder is one that everybody may enter."""
    chance = random.Random(seed)  # noqa: S311 - what is typed, no secrets
    tally = Tally()
    home = home_in(folder / "new")
    # Once as whoever we are: what Python reads of itself and of the program may be closed to an ordinary user.
    _worked_in(_copied(home, folder / "first"), Trouble(_file, _file, frozenset()), chance, Tally())
    for turn in range(rounds):
        for name, trouble in TROUBLES.items():
            found = _met(_copied(home, folder / f"{turn} {name}"), trouble, chance, tally)
            tally.trouble += [f"{name}: {what[:400]}" for what in found]
            tally.tried[name] += 1
        found = _jumped(_copied(home, folder / f"{turn} clock"), chance, tally)
        tally.trouble += [f"clock: {what[:400]}" for what in found]
        tally.tried["the clock jumps a year"] += 1
    return tally


def _copied(home: Home, folder: Path) -> Home:
    """Copy a register for an ordinary user."""
    shutil.copytree(home.path.parent, folder)
    if os.geteuid() == 0:
        for path in (folder, *folder.iterdir()):
            os.chown(path, NOBODY, NOBODY)
    return Home(folder / home.path.name, home.code)


def _met(home: Home, trouble: Trouble, chance: random.Random, tally: Tally) -> list[str]:
    with ordinary_user():
        return _worked_in(home, trouble, chance, tally)


def _worked_in(home: Home, trouble: Trouble, chance: random.Random, tally: Tally) -> list[str]:
    ledger = Ledger()
    scribe = Scribe(chance, ledger, "editing")
    found: list[str] = []
    desk = home.open()
    for _ in range(3):
        move = scribe.next()
        ledger.apply(move, perform(desk, move))
    if trouble.at_opening:
        desk.close()
        before = home.path.read_bytes()
        with _during(trouble, home.path), _refusal(trouble, tally, found):
            home.open().close()
        found += ["it was changed"] * (home.path.read_bytes() != before)
        desk = home.open()
    else:
        refused = tally.refused.total()
        with _during(trouble, home.path):
            for _ in range(TRIES):
                move = scribe.next()
                with _refusal(trouble, tally, found):
                    ledger.apply(move, perform(desk, move))
            with _refusal(trouble, tally, found):
                desk.backups.make()
        if trouble.called and tally.refused.total() == refused:
            found.append("nothing was refused")
    if trouble.called & {"store.moved"}:
        desk.close()  # what is put back is opened anew
        desk = home.open()
    move = scribe.next()
    if landed(desk, ledger, move) is None:
        ledger.apply(move, perform(desk, move))
    desk.close()
    verdict = look(home, ledger)
    tally.acknowledged += ledger.acknowledged
    tally.lost += verdict.lost
    return found + verdict.trouble


@contextmanager
def _during(trouble: Trouble, path: Path) -> Iterator[None]:
    trouble.begin(path)
    try:
        yield
    finally:
        trouble.end(path)


@contextmanager
def _refusal(trouble: Trouble, tally: Tally, found: list[str]) -> Iterator[None]:
    """Take what the program says for the trouble; anything else goes on and is seen."""
    try:
        yield
    except AppError as error:
        said = Texts.load("sv").error(error)
        tally.refused[error.code] += 1
        if error.code not in trouble.called or "…" in said.message or not said.hint:
            found.append(f"called {error.code}: {said.message} {said.hint}")


def _jumped(home: Home, chance: random.Random, tally: Tally) -> list[str]:
    """Let the clock jump a year ahead and two back, and work on; nothing goes from the trash before its time."""
    ledger, clock = Ledger(), FixedClock()
    scribe = Scribe(chance, ledger, "trashing")
    found: list[str] = []
    for days in (0, 365, -730, 365):
        clock.go(days=days)
        desk = workspace.open_workspace(home.path, home.unlock, clock, remember=False)
        for _ in range(6):
            move = scribe.next()
            ledger.apply(move, perform(desk, move))
        desk.backups.if_due()
        found += [f"{check.detail} after {days} days" for check in desk.doctor.examine() if not check.ok]
        desk.close()
    desk = workspace.open_workspace(home.path, home.unlock, clock, remember=False)
    kept = {each.id for each in desk.trash.list()}
    desk.close()
    found += [f"{name} is gone from the trash" for name in set(ledger.trashed()) - kept]
    verdict = _looked_at(home, ledger, clock)
    tally.acknowledged += ledger.acknowledged
    tally.lost += len(verdict)
    return found + verdict


def _looked_at(home: Home, ledger: Ledger, clock: FixedClock) -> list[str]:
    """Inspect with the clock of the register: the real one may be further than thirty days."""
    opened = workspace.open_workspace

    def with_clock(path: Path, unlock: object, _clock: object, *, remember: bool) -> workspace.Workspace:
        return opened(path, unlock, clock, remember=remember)  # type: ignore[arg-type]

    workspace.open_workspace = with_clock  # type: ignore[assignment]
    try:
        return look(home, ledger).trouble
    finally:
        workspace.open_workspace = opened


def _aside(path: Path) -> Path:
    return path.with_name("aside.utblick")


def _move(path: Path) -> None:
    path.rename(_aside(path))


def _put_back(path: Path) -> None:
    _aside(path).replace(path)


def _replace(path: Path) -> None:
    _move(path)
    path.write_bytes(_aside(path).read_bytes())


def _rights(target: Callable[[Path], Path], rights: int) -> Callable[[Path], None]:
    return lambda path: target(path).chmod(rights)


def _quota(limit: int | None) -> Callable[[Path], None]:
    """Let no file of this process grow past so many bytes, as a quota does."""

    def set_limit(_path: Path) -> None:
        sys.dont_write_bytecode = limit is not None  # half a module would be left for everybody after
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard if limit is None else limit, hard))

    return set_limit


def _file(path: Path) -> Path:
    return path


def _folder(path: Path) -> Path:
    return path.parent


_OPEN_FILE, _OPEN_FOLDER = _rights(_file, 0o600), _rights(_folder, 0o700)
_FULL: Final = frozenset({"store.no_space", "store.no_space_uncertain"})
_RIGHTS: Final = frozenset({"store.no_permission", "store.read_only"})

TROUBLES: Final = {
    "a read-only file": Trouble(_rights(_file, 0o400), _OPEN_FILE, _RIGHTS, at_opening=True),
    "a read-only folder": Trouble(_rights(_folder, 0o500), _OPEN_FOLDER, _RIGHTS, at_opening=True),
    "a closed file": Trouble(_rights(_file, 0o000), _OPEN_FILE, _RIGHTS, at_opening=True),
    "the file loses its rights": Trouble(_rights(_file, 0o000), _OPEN_FILE, _RIGHTS),
    "the folder loses its rights": Trouble(_rights(_folder, 0o500), _OPEN_FOLDER, _RIGHTS),
    "the folder is closed": Trouble(_rights(_folder, 0o000), _OPEN_FOLDER, _RIGHTS | {"store.moved"}),
    "the file is renamed": Trouble(_move, _put_back, frozenset({"store.moved"})),
    "the file is replaced by a copy": Trouble(_replace, _put_back, frozenset({"store.moved"})),
    "the file is not there": Trouble(_move, _put_back, frozenset({"store.not_found"}), at_opening=True),
    "a quota": Trouble(_quota(20_000), _quota(None), _FULL),
    "a full disk at opening": Trouble(_quota(0), _quota(None), _FULL, at_opening=True),
}


def main() -> int:
    """Print one line, and fail if anything was lost or not told as it is."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randint(1, 10**6))
    given = parser.parse_args()
    with open_folder() as folder:
        tally = run(folder, given.rounds, given.seed)
    print(tally.line(f"trouble with the place, seed {given.seed}"))  # noqa: T201
    print("\n".join(tally.trouble), file=sys.stderr, end="")  # noqa: T201
    return 1 if tally.lost or tally.trouble else 0


if __name__ == "__main__":
    sys.exit(main())
