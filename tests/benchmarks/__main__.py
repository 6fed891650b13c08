"""The speed table: every figure beside its floor in the same run, at several sizes, and how each grows.

    python -m tests.benchmarks [--sizes 1000 10000 100000] [--keep FOLDER] [--only WORD]

Ratios are what counts: the machine may be shared and noisy. `--keep` keeps the made-up registers for the next time.
"""

from __future__ import annotations

import argparse
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks import commands, register_work, window_work
from tests.benchmarks.measuring import HEAD, exponents
from tests.benchmarks.registers import register_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.benchmarks.measuring import Figure
    from tests.benchmarks.registers import Register


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
        registers = [register_of(folder, size) for size in given.sizes]
        figures = _table(registers, Path(scratch), given.only)
        say("\n| what | records | grows with the exponent |\n|---|---|---:|")
        for line in exponents(figures):
            say(line)
        if not given.only:
            _memory(registers)


def _table(registers: list[Register], scratch: Path, only: str) -> list[Figure]:
    say(HEAD)
    figures = []
    for name, work in _works(registers, scratch):
        if only in name:
            figures.append(work())
            say(figures[-1].line())
    return figures


def _works(registers: list[Register], scratch: Path) -> Iterator[tuple[str, Callable[[], Figure]]]:
    yield "help", commands.helping
    yield "fields", commands.describing
    ways: tuple[Callable[[Register], Figure], ...] = (
        partial(register_work.saving, folder=scratch),
        register_work.listing,
        register_work.searching,
        register_work.snippets,
        register_work.due,
        register_work.opening,
        partial(register_work.backing_up, folder=scratch),
        window_work.starting,
        window_work.first_screen,
        window_work.scrolling,
    )
    for way in ways:
        name = getattr(way, "func", way).__name__
        for register in registers:
            yield name, partial(way, register)


def _memory(registers: list[Register]) -> None:
    say("\n| command | records | most memory |\n|---|---:|---:|")
    for register in registers:
        for name, records, megabytes in commands.memory(register):
            say(f"| {name} | {records} | {megabytes:.0f} MB |")


def say(line: str) -> None:
    """Print a line at once."""
    print(line, flush=True)  # noqa: T201 - this is what it is for


if __name__ == "__main__":
    main()
