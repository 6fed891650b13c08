"""How long a bundle takes, as ratios: python tests/benchmarks/bundle.py [--records N].

Beside the export, and beside verifying, stands a floor measured in the same run on the same bytes: packing them as a
ZIP, SHA-256 over all of them, and one ECDSA. Last, the memory of verifying a bundle of 200 MB.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from desktop.bundle import child, signing  # noqa: E402 - after the path
from desktop.bundle.container import Attached, Contents, seal  # noqa: E402
from desktop.bundle.control import Control, Purpose  # noqa: E402
from desktop.bundle.trust import PinnedSigner  # noqa: E402
from desktop.bundle.verification import verify  # noqa: E402
from desktop.domain.clock import SystemClock  # noqa: E402
from desktop.keystore import os_keyring  # noqa: E402
from desktop.policy import profile  # noqa: E402
from desktop.services import verifying, workspace  # noqa: E402
from desktop.services.bundle_export import BundleExport, Order  # noqa: E402
from desktop.services.sample.sample import Sample  # noqa: E402
from desktop.services.sample.world import Plan  # noqa: E402
from tests.benchmarks.measuring import HEAD, MEGABYTE, MILLI, Figure, Goal  # noqa: E402
from tests.fakes.bundles import KEYS  # noqa: E402
from tests.fakes.memory_keyring import MemoryKeyring  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.services.workspace import Workspace

ROUNDS = 5
LARGE = 200
ASK = "benchmark passphrase"


def main(words: Sequence[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--records", type=int, default=10_000)
    asked = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as folder:
        lines = (HEAD, *(each.line() for each in figures(Path(folder), asked.records)), "", memory(Path(folder)))
        for line in lines:
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
        with made.open("rb") as file:
            verify(file, PinnedSigner(fingerprint), now)

    packing, unpacking = best(lambda: packed(parts)), best(lambda: unpacked(made, parts))
    exported, verified = best(export), best(check)
    apart = best(lambda: verifying.verified(made, PinnedSigner(fingerprint), now))
    counts = sum(exporter.plan(SystemClock().today().year).counts.values())
    desk.close()
    floor, unzipped = "zip, SHA-256, one ECDSA", "unzip, SHA-256, one ECDSA"
    return [
        Figure("bundle: export", counts, floor, packing, exported, Goal(3)),
        Figure("bundle: verify", counts, floor, packing, verified, Goal(1.5)),
        Figure("bundle: verify, beside unpacking", counts, unzipped, unpacking, verified),
        Figure("bundle: verify in its own process", counts, floor, packing, apart),
    ]


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


def best(act: Callable[[], object]) -> float:
    """Give the milliseconds of the shortest of some rounds: the rest is what else the computer does."""
    found = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        act()
        found.append((time.perf_counter() - began) * MILLI)
    return min(found)


def memory(folder: Path) -> str:
    """Verify a bundle with 200 MB of attachments in a process of its own, and tell the most memory it had."""
    files = [attached(number) for number in range(LARGE // 20)]
    path = folder / "large.asice"
    now = SystemClock().now()
    lines = b"".join(document_line(number, each) for number, each in enumerate(files))
    about = Control(
        bundle_id="019a0000-0000-7000-8000-0000000000aa",
        purpose=Purpose.TEST,
        department_id="kultur",
        department_name="Kultur",
        recipient_id="kontoret",
        period_from=now.date(),
        period_to=now.date(),
        created=now.replace(microsecond=0),
        app_name="Utblick",
        app_version="0",
        schema="utblick-records-1",
        key=KEYS.fingerprint,
        sequence=1,
        counts={"document": len(files), "visit": 1},
        entries=(),
    )
    with path.open("w+b") as file:
        seal(file, about, Contents(lines, files), signing.KeySigner.of(KEYS.pkcs8, KEYS.issued), now)
    code = (
        "import sys\nfrom desktop.bundle import child\nchild.limit = lambda *_: None\nchild.main()\n"
        "told = open('/proc/self/status').read().partition('VmHWM:')[2]\n"  # of this program alone; Linux
        "print(int(told.split()[0]) // 1024, file=sys.stderr)"
    )
    question: dict[str, object] = {
        "file": str(path),
        "trust": child.trust_json(PinnedSigner(KEYS.fingerprint)),
        "now": now.isoformat(),
    }
    question |= {"purposes": [*Purpose], "recipient": None, "records": False, "seconds": 60}
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps(question).encode(),
        capture_output=True,
        check=True,
        env=verifying.surroundings(),
    )
    took = time.perf_counter() - began
    if b'"control"' not in done.stdout:
        raise AssertionError(done.stdout[:500])
    return f"verify {path.stat().st_size / MEGABYTE:.0f} MB: {took:.2f} s, {int(done.stderr)} MB of memory at most"


def attached(number: int) -> Attached:
    """Make an attachment of 20 MB that nothing can pack."""

    def pieces() -> tuple[bytes]:  # made again when it is wanted: what this process holds, its child would start with
        return (hashlib.shake_256(str(number).encode()).digest(20 * MEGABYTE),)

    sha256 = hashlib.sha256(pieces()[0]).hexdigest()
    return Attached(f"attachments/{sha256}.bin", "application/octet-stream", 20 * MEGABYTE, sha256, pieces)


def document_line(number: int, file: Attached) -> bytes:
    """Write the line of a document, and after the last the visit it hangs on."""
    from desktop.bundle import canonical  # noqa: PLC0415 - of this one alone
    from tests.fakes.bundles import document, visit  # noqa: PLC0415 - as above

    told = document(id=f"019a0000-0000-7000-8000-{number + 16:012x}")
    told["attachments"] = [{"file": file.name, "name": "bilaga.bin"}]
    return canonical.written(told) + (canonical.written(visit()) if number == LARGE // 20 - 1 else b"")


if __name__ == "__main__":
    os.environ.setdefault("UTBLICK_PASSPHRASE", ASK)
    sys.exit(main(sys.argv[1:]))
