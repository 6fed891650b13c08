"""How fast made-up records are put in: `python -m tests.benchmarks.sample 1000 10000` prints it beside a floor.

The floor is `executemany` of the very same rows into the same tables of another register, in one transaction; it knows
the rows beforehand, and so the search documents, if it writes them. Processor seconds stand beside those of the
clock, since others may be at work. Each size runs in a process of its own, so that the memory told is its own.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections import deque
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Self

from typing_extensions import override

from db import search
from db.engine import configure, connect
from db.models import METADATA
from desktop.domain.clock import SystemClock
from desktop.keystore import KeyFile, Unlock
from desktop.policy import profile
from desktop.services import workspace
from desktop.services.indexing import index_anew
from desktop.services.sample.making import records
from desktop.services.sample.sample import BATCH, Sample
from desktop.services.sample.world import Plan, World
from tests.benchmarks.measuring import MEGABYTE, memory_peak
from tests.benchmarks.registers import Heard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.driver import driver
    from desktop.services.workspace import Workspace
    from tests.benchmarks.registers import Statement

PASSPHRASE = "korrekt häst batteri"
LAID_BY = frozenset({"setting", "profile"})


def main(words: list[str]) -> None:
    """Measure each size in a process of its own."""
    if words[:1] == ["--one"]:
        print(measured(int(words[1])))  # noqa: T201 - this is what it is for
        return
    print("records  seconds (of processor): indexed, without documents, raw")  # noqa: T201
    for count in words or ["1000", "10000"]:
        subprocess.run([sys.executable, "-m", "tests.benchmarks.sample", "--one", count], check=True)


def measured(count: int) -> str:
    """Put in a sample with its search documents, one without them, and the rows of that one raw."""
    with tempfile.TemporaryDirectory() as folder:
        indexed, size = put_in(Path(folder) / "indexed.utblick", count, indexed=True)
        memory = memory_peak()
        plain, _ = put_in(Path(folder) / "plain.utblick", count, indexed=False)
        raw = written_raw(Path(folder) / "plain.utblick", Path(folder) / "raw.utblick", count)
    times = "  ".join(str(each) for each in (indexed, plain, raw))
    return (
        f"{count:7}  {times}  per s {count / indexed.clock:5.0f}  plain/raw {plain / raw}  indexed/raw {indexed / raw}"
        f"  peak {memory:.0f} MB  file {size:.1f} MB"
    )


class Watch:
    """Measures by the clock and by the processor, in one go or in several."""

    def __init__(self) -> None:
        self.clock = self.processor = 0.0
        self._begun = (0.0, 0.0)

    def __enter__(self) -> Self:
        self._begun = (time.perf_counter(), time.process_time())
        return self

    def __exit__(self, *_: object) -> None:
        self.clock += time.perf_counter() - self._begun[0]
        self.processor += time.process_time() - self._begun[1]

    @override
    def __str__(self) -> str:
        return f"{self.clock:6.1f} ({self.processor:6.1f})"

    def __truediv__(self, other: Watch) -> str:
        return f"{self.clock / other.clock:.2f} ({self.processor / other.processor:.2f})"


def put_in(path: Path, count: int, *, indexed: bool) -> tuple[Watch, float]:
    """Make a register with a sample; give the time that took and the size of the file."""
    with closing(made(path)) as desk, Watch() as watch:
        Sample(desk.register).add(Plan(count), indexed=indexed)
    return watch, path.stat().st_size / MEGABYTE


def make_up(count: int, watch: Watch) -> None:
    """Make up as many records, and put them nowhere."""
    world = World(Plan(count), profile.load("neutral"))
    with watch:
        deque(records(world), maxlen=0)


def made(path: Path) -> Workspace:
    """Make an empty register."""
    setup = workspace.Setup(profile.load("neutral"), "Kulturförvaltningen", "Anna Exempel", passphrase=PASSPHRASE)
    return workspace.create(path, setup, SystemClock(), remember=False).workspace


def written_raw(source: Path, target: Path, count: int, *, documents: bool = False) -> Watch:
    """Write the rows of a register into another as fast as the driver can, without reading them meanwhile."""
    made(target).close()
    watch = Watch()
    written = documents_of(source) if documents else []
    with closing(opened(source)) as old, closing(opened(target)) as new:
        new.execute("BEGIN IMMEDIATE")
        for name in (table.name for table in METADATA.sorted_tables if table.name not in LAID_BY):
            for rows in parts(old, name, count):
                marks = ", ".join("?" * len(rows[0]))
                with watch:
                    new.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)  # noqa: S608 - names of our own
        with watch:
            for statement in written:
                statement.send(new)
            new.execute("COMMIT")
    return watch


def documents_of(source: Path) -> list[Statement]:
    """Give the statements that write the search documents of a register, which cannot be read back from the index."""
    unlock = Unlock(passphrase=PASSPHRASE)
    with workspace.opened(source, unlock, SystemClock(), remember=False) as desk:
        heard = Heard(desk)
        with desk.register.writing() as connection:
            index_anew(connection, search.begin_anew(connection))
    return [each for each in heard.take(writes=True) if "INTO search" in each.sql and each.many]


def opened(path: Path) -> driver.Connection:
    """Open a register below everything but the encryption."""
    return configure(connect(path, KeyFile.load(path).unlock(Unlock(passphrase=PASSPHRASE))))


def parts(connection: driver.Connection, table: str, count: int) -> Iterator[list[tuple[object, ...]]]:
    """Read a table in as many parts as the sample had batches."""
    total = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608 - names of our own
    rows = connection.execute(f'SELECT * FROM "{table}" ORDER BY rowid')  # noqa: S608 - names of our own
    at_a_time = max(1, total * BATCH // count + 1)
    while part := rows.fetchmany(at_a_time):
        yield part


if __name__ == "__main__":
    main(sys.argv[1:])
