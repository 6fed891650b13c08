"""The speed table: every figure beside its floor in the same run, at several sizes, and how each grows.

    python -m tests.benchmarks [--sizes 1000 10000 100000] [--keep FOLDER] [--only WORD]

Ratios are what counts: the machine may be shared and noisy. `--keep` keeps the made-up registers for the next time: to
make the largest takes minutes, and the rest about ten on two cores. The names that `--only` takes stand on stderr, with
how long each took.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks import bundle, commands, paper_work, register_work, window_work
from tests.benchmarks.measuring import HEAD, growth
from tests.benchmarks.registers import register_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.benchmarks.measuring import Figure
    from tests.benchmarks.registers import Register

BUNDLED = 10_000
LARGE = 20_000
LONG = frozenset({"filling", "backing_up", "checking"})
"""What takes minutes at 100 000 and says nothing new there is left out above `LARGE`."""


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        # As an installed program: compiled once, whatever the surroundings say of a checkout.
        os.environ.update(PYTHONPYCACHEPREFIX=str(folder / "bytecode"), PYTHONDONTWRITEBYTECODE="")
        registers = [register_of(folder, size) for size in sorted(given.sizes)]
        figures = _table(registers, Path(scratch), given.only)
    grown = growth(figures)
    if grown:
        say("\n| what | grows with the exponent | in all |\n|---|---|---:|")
        for line in grown:
            say(line)
    missed = [f"{each.what} ({each.records})" if each.records else each.what for each in figures if each.met is False]
    say(f"\n{sum(each.met is True for each in figures)} goals met; not met: {', '.join(missed) or 'none'}")


def _table(registers: list[Register], scratch: Path, only: str) -> list[Figure]:
    say(HEAD)
    figures = []
    for name, work in _works(registers, scratch):
        if only in name:
            begun = time.monotonic()
            found = work()
            figures += found
            for each in found:
                say(each.line())
            print(f"{name}: {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)  # noqa: T201 - as in `say`
    return figures


def _works(registers: list[Register], scratch: Path) -> Iterator[tuple[str, Callable[[], list[Figure]]]]:
    yield "commands", commands.starting
    ways: tuple[Callable[[Register], list[Figure]], ...] = (
        window_work.starting,
        window_work.first_screen,
        window_work.scrolling,
        register_work.listing,
        register_work.searching,
        register_work.snippets,
        partial(register_work.saving, folder=scratch),
        register_work.due,
        register_work.checking,
        register_work.opening,
        partial(register_work.backing_up, folder=scratch),
        partial(register_work.filling, folder=scratch),
        paper_work.briefing,
        commands.memory,
    )
    for way in ways:
        name = getattr(way, "func", way).__name__
        for register in registers:
            if name not in LONG or register.records <= LARGE:
                yield name, partial(way, register)
    yield "tables", partial(paper_work.tables, scratch)
    if any(register.records >= BUNDLED for register in registers):
        yield "bundle", partial(_bundle, scratch)


def _bundle(scratch: Path) -> list[Figure]:
    folder = scratch / "bundle"
    folder.mkdir()
    return bundle.figures(folder, BUNDLED)


def say(line: str) -> None:
    """Print a line at once."""
    print(line, flush=True)  # noqa: T201 - this is what it is for


if __name__ == "__main__":
    main()
