"""How long a bundle takes, as ratios: python tests/benchmarks/bundle.py [--records N].

Beside the export, and beside verifying, stands a floor measured in the same run on the same bytes: packing them as a
ZIP, SHA-256 over all of them, and one ECDSA. Each line stands twice: by the clock, and in processor time, which the
other work of the computer does not change. What verifying takes of memory is told by bundle_memory.py.

What an export of 10 000 records, 20 MB in 85 000 rows, is made of, in floors: 0.8 for SQLite to give the rows, 0.9 to
name what is filled in, 1.1 to hold each line against the types a reader has and to write it, 0.6 for the profile's
rules. Deflating and hashing, 0.5, go on in a thread while the rules are asked, which the clock does not see where there
are two processors. A third of the judging goes on identifiers and days, one pattern each.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import io
import os
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from desktop.bundle import signing  # noqa: E402 - after the path
from desktop.bundle.trust import PinnedSigner  # noqa: E402
from desktop.bundle.verification import verify  # noqa: E402
from desktop.domain.clock import SystemClock  # noqa: E402
from desktop.keystore import os_keyring  # noqa: E402
from desktop.policy import profile  # noqa: E402
from desktop.services import verifying, workspace  # noqa: E402
from desktop.services.bundle_export import BundleExport, Order  # noqa: E402
from desktop.services.sample.sample import Sample  # noqa: E402
from desktop.services.sample.world import Plan  # noqa: E402
from tests.benchmarks.measuring import HEAD, MILLI, Figure, Goal  # noqa: E402
from tests.fakes.bundles import KEYS  # noqa: E402
from tests.fakes.memory_keyring import MemoryKeyring  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.services.workspace import Workspace

ROUNDS = 5
ASK = "benchmark passphrase"


def main(words: Sequence[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--records", type=int, default=10_000)
    asked = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as folder:
        for line in (HEAD, *(each.line() for each in figures(Path(folder), asked.records))):
            print(line, flush=True)  # noqa: T201 - this is what it is for
    return 0


def figures(folder: Path, records: int) -> list[Figure]:
    """Export and verify, each beside the floor."""
    kept = MemoryKeyring()
    os_keyring.system_keyring = lambda: kept
    desk = filled(folder, records)
    desk.signing.new(lambda: ASK)
    exporter = BundleExport(desk.register, desk.signing)
    counter = iter(range(1000))

    def export() -> Path:
        place = folder / f"out{next(counter)}"
        place.mkdir()
        years = Order(SystemClock().today().year, "benchmark")
        return exporter.export(years, place, lambda: ASK).path

    made = export()
    fingerprint = desk.signing.current().fingerprint
    with zipfile.ZipFile(made) as container:
        parts = [(name, container.read(name)) for name in container.namelist()]
    now = SystemClock().now()

    def check() -> None:
        gc.disable()  # as the process of its own does
        with made.open("rb") as file:
            verify(file, PinnedSigner(fingerprint), now)
        gc.enable()

    def apart() -> None:
        verifying.verified(made, PinnedSigner(fingerprint), now)

    times = best(lambda: packed(parts), lambda: unpacked(made, parts), export, check, apart)
    counts = sum(exporter.plan(SystemClock().today().year).counts.values())
    desk.close()
    floor, unzipped = "zip, SHA-256, one ECDSA", "unzip, SHA-256, one ECDSA"
    found = []
    for unit, (packing, unpacking, exported, verified, alone) in zip(("", " (processor)"), times, strict=True):
        found += [
            Figure(f"bundle: export{unit}", counts, floor, packing, exported, Goal(3)),
            Figure(f"bundle: verify{unit}", counts, floor, packing, verified, Goal(1.5)),
            Figure(f"bundle: verify, beside unpacking{unit}", counts, unzipped, unpacking, verified),
            Figure(f"bundle: verify in its own process{unit}", counts, floor, packing, alone),
        ]
    return found


def filled(folder: Path, records: int) -> Workspace:
    """Make a register whose sample lies in this year as far as possible."""
    setup = workspace.Setup(profile.load("uppsala"), "Kulturförvaltningen", "Anna Exempel", passphrase=ASK)
    desk = workspace.create(folder / "register.utblick", setup, SystemClock(), remember=False).workspace
    Sample(desk.register).add(Plan(records, 1, SystemClock().today()), indexed=False)
    with desk.register.writing() as connection:  # every record is to go along, so that the number is what it says
        year = SystemClock().today().year
        connection.exec_driver_sql(f"UPDATE record SET begins = '{year}-01-01', ends = '{year}-02-01'")  # noqa: S608 - a number
    return desk


def packed(parts: Sequence[tuple[str, bytes]]) -> None:
    """Do the floor of an export: pack, hash, sign once."""
    with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in parts:
            container.writestr(name, content)
    for _, content in parts:
        hashlib.sha256(content).digest()
    signing.KeySigner.of(KEYS.pkcs8, KEYS.own).sign(b"one")


def unpacked(made: Path, parts: Sequence[tuple[str, bytes]]) -> None:
    """Do the floor of verifying: unpack, hash, one ECDSA."""
    with zipfile.ZipFile(made) as container:
        for name, _ in parts:
            hashlib.sha256(container.read(name)).digest()
    signing.KeySigner.of(KEYS.pkcs8, KEYS.own).sign(b"one")


def best(*acts: Callable[[], object]) -> tuple[list[float], list[float]]:
    """Give the milliseconds of the shortest of some rounds, in which the acts take turns: on the clock, and of work.

    The work is that of this process and of those it started, so that what else the computer does is not in it.
    """
    rounds = []
    for _ in range(ROUNDS):
        found = []
        for act in acts:
            gc.collect()
            began, worked = time.perf_counter(), _worked()
            act()
            found.append(((time.perf_counter() - began) * MILLI, (_worked() - worked) * MILLI))
        rounds.append(found)
    shortest = [[min(times) for times in zip(*rounds_of, strict=True)] for rounds_of in zip(*rounds, strict=True)]
    return [wall for wall, _ in shortest], [work for _, work in shortest]


def _worked() -> float:
    return sum(os.times()[:4])


if __name__ == "__main__":
    os.environ.setdefault("UTBLICK_PASSPHRASE", ASK)
    sys.exit(main(sys.argv[1:]))
