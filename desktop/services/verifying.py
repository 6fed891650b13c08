"""Verifying a bundle in a child process with limits, whose answer is all that comes back. No database is needed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from desktop.bundle import child
from desktop.bundle.limits import CONTAINER, MEGABYTE
from desktop.bundle.reasons import because
from desktop.bundle.verification import ANYTHING
from desktop.domain.errors import AppError, Unavailable

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.bundle.trust import Trust
    from desktop.bundle.verification import Expected, Verified

SECONDS: Final = 5
PATIENCE: Final = 10
"""Seconds of waiting beyond those of work: on a busy computer the child waits too."""
# -P: the folder one stands in, often that of downloads, is no place to take program code from.
PROGRAM: Final = ("-P", "-c", "from desktop.bundle.child import main; raise SystemExit(main())")
_MEGABYTES_A_SECOND: Final = 20
_ROOT: Final = Path(__file__).resolve().parents[2]


def verified(
    file: Path, trust: Trust, now: datetime, expected: Expected = ANYTHING, *, records: bool = False
) -> Verified:
    """Verify a file; what is not accepted raises its reasons. The records come along only if they are asked for."""
    seconds = _seconds(file)
    question = {
        "file": str(file.resolve()),
        "trust": child.trust_json(trust),
        "now": now.isoformat(),
        "purposes": sorted(expected.purposes),
        "recipient": expected.recipient,
        "records": records,
        "seconds": seconds,
    }
    first, _, lines = _asked(question, seconds).partition(b"\n")
    return child.heard(json.loads(first), lines.splitlines(keepends=True))


def _seconds(file: Path) -> int:
    """Give large bundles more time, each in proportion."""
    try:
        size = file.stat().st_size
        with file.open("rb"):
            pass
    except FileNotFoundError:
        raise Unavailable("attachment.not_there", path=str(file)) from None
    except OSError:
        raise Unavailable("attachment.unreadable", path=str(file)) from None
    return SECONDS + min(size, CONTAINER) // (_MEGABYTES_A_SECOND * MEGABYTE)


def surroundings() -> dict[str, str]:
    """The environment of the child: it finds the program where this one was found."""
    known = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": f"{_ROOT}{os.pathsep}{known}" if known else str(_ROOT)}


def _asked(question: dict[str, Any], seconds: int) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - this very program
            [sys.executable, *PROGRAM],
            input=json.dumps(question).encode(),
            env=surroundings(),
            capture_output=True,
            timeout=seconds + PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise because("zip.too_costly") from None
    if done.returncode < 0 or done.returncode == child.ENDED_BY_WINDOWS:  # for taking too much
        raise because("zip.too_costly")
    if done.returncode or not done.stdout:
        raise AppError("crash", place=done.stderr.decode(errors="replace").strip().rpartition("\n")[2])
    return done.stdout
