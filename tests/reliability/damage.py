"""Damage a register in every way there is, and see what the program says of it and does to it.

    python -m tests.reliability.damage [--rounds 900] [--seed N]

Whatever is wrong is told in a sentence that names the way out, at the latest by the look at the whole register; never
is anything shown that was not written, and never is a byte of it changed.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from db.backup import backups as backups_of
from db.engine import PAGE_SIZE
from db.examination import SALT_SIZE
from desktop.domain.errors import AppError
from desktop.language.texts import Texts
from desktop.services import backups
from tests.fakes.toy import files
from tests.reliability.deeds import worked_in
from tests.reliability.inspection import Home, make_home
from tests.reliability.wholeness import records_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.reliability.ledger import Expected

WAYS_OUT: Final = ("säkerhetskopia", "nyckelfil")
"""What a hint must name: a backup, or the file with the keys."""


@dataclass
class Tally:
    """What the rounds came to."""

    tried: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    trouble: list[str] = field(default_factory=list)

    def line(self, what: str) -> str:
        """Say it in one line."""
        kinds = ", ".join(f"{kind} {number}" for kind, number in self.tried.items())
        return (
            f"{what}: {self.tried.total()} registers ({kinds}), {self.told.total()} told with a way out,"
            f" unnoticed, made worse or other trouble {len(self.trouble)}"
        )


@dataclass(frozen=True)
class Whole:
    """A whole register with a backup, what is in it, and another register."""

    home: Home
    records: dict[str, Expected]
    other: Home


def run(folder: Path, rounds: int, seed: int) -> Tally:
    """Damage so many copies, each kind of damage in its turn."""
    chance = random.Random(seed)  # noqa: S311 - places to damage, no secrets
    tally = Tally()
    home, _ = worked_in(folder / "source", moves=30)
    desk = home.open()
    records = records_of(desk)
    desk.backups.make()
    desk.close()
    whole = Whole(home, records, make_home(folder / "other"))
    harms = list(HARMS.items())
    for turn in range(rounds):
        kind, harm = harms[turn % len(harms)]
        copy = Home(folder / "copy" / home.path.name, home.code)
        shutil.copytree(home.path.parent, copy.path.parent)
        where = harm(copy.path, whole, chance, turn // len(harms))
        tally.trouble += [f"{kind} {where}: {what}" for what in _looked_at(copy, whole, kind, tally)]
        tally.tried[kind] += 1
        shutil.rmtree(copy.path.parent)
    return tally


def _looked_at(copy: Home, whole: Whole, kind: str, tally: Tally) -> list[str]:
    """Work with what is left, and say all that is not well about it."""
    before = files(copy.path.parent)
    found: list[str] = []
    try:
        code, said = _restored(copy) if "backup" in kind else _worked_in(copy, whole, found)
    except AppError as error:
        told = Texts.load("sv").error(error)
        code, said = error.code, f"{told.message} {told.hint}"
    except Exception as error:  # noqa: BLE001 - anything else is a crash
        return [f"crashed with {error!r}"]
    if not code:
        return [*found, "not noticed"]
    tally.told[code] += 1
    if not any(way in said.casefold() for way in WAYS_OUT):
        found.append(f"no way out: {said}")
    left = files(copy.path.parent)
    found += [f"{name} was changed" for name in before if left.get(name) != before[name]]
    return found + [f"{name} is left" for name in left.keys() - before.keys()]


def _worked_in(copy: Home, whole: Whole, found: list[str]) -> tuple[str, str]:
    """Open it, read everything, look at the whole, and give what the doctor says."""
    desk = copy.open()
    try:
        if records_of(desk) != whole.records:
            found.append("other records are shown")
        for check in desk.doctor.examine():
            if not check.ok:
                return check.detail, Texts.load("sv")(f"doctor.{check.detail}", **check.numbers)
    finally:
        desk.close()
    return "", ""


def _restored(copy: Home) -> tuple[str, str]:
    backups.restore(_backup(copy.path), copy.path.with_name("restored.utblick"), copy.unlock)
    return "", ""


def _flip(path: Path, chance: random.Random, turn: int) -> str:
    """Change one bit: of each page in turn, now in its beginning, now in its content, now in what seals it."""
    content = bytearray(path.read_bytes())
    pages = len(content) // PAGE_SIZE
    page = turn % pages if turn < pages else chance.randrange(pages)
    first, last = chance.choice([(0, 100), (100, PAGE_SIZE - 80), (PAGE_SIZE - 80, PAGE_SIZE)])
    place = page * PAGE_SIZE + chance.randrange(first, last)
    content[place] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    return f"at {place}, page {page + 1}"


def _cut(path: Path, chance: random.Random) -> str:
    size = path.stat().st_size
    left = chance.choice([chance.randrange(1, size), chance.randrange(1, size // PAGE_SIZE) * PAGE_SIZE])
    with path.open("r+b") as file:
        file.truncate(left)
    return f"to {left} of {size}"


def _keys(path: Path) -> Path:
    return path.with_name(f"{path.name}.keys")


def _backup(path: Path) -> Path:
    return backups_of(path)[0].path


def _cut_keys(path: Path, chance: random.Random) -> str:
    content = _keys(path).read_bytes()
    left = chance.randrange(len(content) - 2)
    _keys(path).write_bytes(content[:left])
    return f"to {left}"


def _without(path: Path) -> str:
    path.unlink()
    return ""


def _of_another(path: Path, whole: Whole) -> str:
    shutil.copyfile(_keys(whole.other.path), _keys(path))
    return ""


def _noise(path: Path, chance: random.Random) -> str:
    size = path.stat().st_size
    first = chance.randrange(SALT_SIZE, size - 512)
    with path.open("r+b") as file:
        file.seek(first)
        file.write(chance.randbytes(512))
    return f"at {first}"


HARMS: Final[dict[str, Callable[[Path, Whole, random.Random, int], str]]] = {
    "a bit flipped": lambda path, _, chance, turn: _flip(path, chance, turn),
    "a sector of noise": lambda path, _whole, chance, _turn: _noise(path, chance),
    "cut off": lambda path, _whole, chance, _turn: _cut(path, chance),
    "keys missing": lambda path, _whole, _chance, _turn: _without(_keys(path)),
    "keys of another": lambda path, whole, _chance, _turn: _of_another(path, whole),
    "keys cut off": lambda path, _whole, chance, _turn: _cut_keys(path, chance),
    "a backup cut off": lambda path, _whole, chance, _turn: _cut(_backup(path), chance),
    "a bit of a backup flipped": lambda path, _whole, chance, turn: _flip(_backup(path), chance, turn),
    "a backup without keys": lambda path, _whole, _chance, _turn: _without(_keys(_backup(path))),
}


def main() -> int:
    """Print one line, and fail if anything was not noticed or made worse."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=900)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randint(1, 10**6))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = run(Path(folder), given.rounds, given.seed)
    print(tally.line(f"damaged, seed {given.seed}"))  # noqa: T201
    print("\n".join(tally.trouble), file=sys.stderr, end="")  # noqa: T201
    return 1 if tally.trouble else 0


if __name__ == "__main__":
    sys.exit(main())
