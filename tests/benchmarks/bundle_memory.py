"""The most memory that verifying takes: python -m tests.benchmarks.bundle_memory. Linux, which tells a process's peak.

Two bundles of 200 MB, each verified by a process of its own as the program starts it, but without its limits: one is
attachments, of the other all is records, which are given back too.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.bundle import child, signing
from desktop.bundle.container import Attached, Contents, seal
from desktop.bundle.control import Control, Purpose
from desktop.bundle.trust import PinnedSigner
from desktop.bundle.typed_records import written
from desktop.domain.clock import SystemClock
from desktop.services import verifying
from tests.fakes.bundles import KEYS, document, visit

if TYPE_CHECKING:
    from collections.abc import Iterator

MEGABYTE = 2**20
FILES = 10
EACH = 20 * MEGABYTE
RECORDS = 40_000
LETTERS = 4_500
PROGRAM = (
    "import sys\nfrom desktop.bundle import child\nchild.limit = lambda *_: None\nchild.main()\n"
    "told = open('/proc/self/status').read().partition('VmHWM:')[2]\n"  # of this program alone
    "print(int(told.split()[0]) // 1024, file=sys.stderr)"
)


def lines(folder: Path) -> Iterator[str]:
    """Measure, and tell it in two lines."""
    files = [attached(number) for number in range(FILES)]
    papers = [
        document(id=identifier(number + 16), attachments=[{"file": each.name, "name": "bilaga.bin"}])
        for number, each in enumerate(files)
    ]
    records = b"".join(map(written, (*papers, visit())))
    yield told("attachments", sealed(folder, Contents(records, files)), records=False)
    many = b"".join(written({**visit(purpose=letters(number)), "id": identifier(number)}) for number in range(RECORDS))
    yield told("records, all given back", sealed(folder, Contents(many)), records=True)


def told(what: str, path: Path, *, records: bool) -> str:
    """Verify a bundle in a process of its own, and tell the most memory it had."""
    question: dict[str, object] = {
        "file": str(path),
        "trust": child.trust_json(PinnedSigner(KEYS.fingerprint)),
        "now": SystemClock().now().isoformat(),
        "purposes": [*Purpose],
        "recipient": None,
        "records": records,
        "seconds": 60,
    }
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input=json.dumps(question).encode(),
        capture_output=True,
        check=True,
        env=verifying.surroundings(),
    )
    took = time.perf_counter() - began
    if b'"control"' not in done.stdout[:10_000]:
        raise AssertionError(done.stdout[:500])
    size = path.stat().st_size / MEGABYTE
    return (
        f"verify {what} ({size:.0f} MB packed): {took:.2f} s, {int(done.stderr)} MB of memory at most, of 512 allowed"
    )


def sealed(folder: Path, contents: Contents) -> Path:
    """Write a bundle."""
    now = SystemClock().now().replace(microsecond=0)
    counts = Counter(
        line.partition(b'"kind":"')[2].partition(b'"')[0].decode() for line in contents.records.splitlines()
    )
    about = Control(
        bundle_id="019a0000-0000-7000-8000-0000000000aa",
        purpose=Purpose.TEST,
        department_id="kultur",
        department_name="Kultur",
        recipient_id="kontoret",
        period_from=now.date(),
        period_to=now.date(),
        created=now,
        app_name="Utblick",
        app_version="0",
        schema="utblick-records-1",
        key=KEYS.fingerprint,
        sequence=1,
        counts=counts,
        entries=(),
    )
    path = folder / f"large-{len(contents.records)}.asice"
    with path.open("w+b") as file:
        seal(file, about, contents, signing.KeySigner.of(KEYS.pkcs8, KEYS.issued), now)
    return path


def attached(number: int) -> Attached:
    """Make an attachment that nothing can pack."""

    def pieces() -> tuple[bytes]:  # made again when it is wanted: what this process holds, its child would start with
        return (hashlib.shake_256(str(number).encode()).digest(EACH),)

    sha256 = hashlib.sha256(pieces()[0]).hexdigest()
    return Attached(f"attachments/{sha256}.bin", "application/octet-stream", EACH, sha256, pieces)


def letters(number: int) -> str:
    """Give a text that hardly packs."""
    return hashlib.shake_256(str(number).encode()).hexdigest(LETTERS // 2)


def identifier(number: int) -> str:
    """Give an id."""
    return f"019a0000-0000-7000-8000-{number:012x}"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        for line in lines(Path(place)):
            print(line, flush=True)  # noqa: T201 - this is what it is for
