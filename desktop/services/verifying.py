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
    from collections.abc import Callable
    from datetime import datetime

    from desktop.bundle.trust import Trust
    from desktop.bundle.verification import Expected, Verified

    Json = dict[str, Any]
    Ask = Callable[[Json, int], bytes]

SECONDS: Final = 5
PATIENCE: Final = 10
"""Seconds of waiting beyond those of work: on a busy computer the child waits too."""
# -P: the folder one stands in, often that of downloads, is no place to take program code from.
PROGRAM: Final = ("-P", "-c", "from desktop.bundle.child import main; raise SystemExit(main())")
_MEGABYTES_A_SECOND: Final = 20
_ROOT: Final = Path(__file__).resolve().parents[2]


def verified(
    file: Path,
    trust: Trust,
    now: datetime,
    expected: Expected = ANYTHING,
    *,
    records: bool = False,
    ask: Ask | None = None,
) -> Verified:
    """Verify a file; what is not accepted raises its reasons. The records come along only if they are asked for.

    `ask` answers the question in a process of its own; without it, one is started for this file alone.
    """
    seconds = patience(file)
    question = {
        "file": str(file.resolve()),
        "trust": child.trust_json(trust),
        "now": now.isoformat(),
        "purposes": sorted(expected.purposes),
        "recipient": expected.recipient,
        "records": records,
        "seconds": seconds,
    }
    first, _, lines = (ask or asked)(question, seconds).partition(b"\n")
    return child.heard(json.loads(first), lines.splitlines(keepends=True))


def patience(file: Path) -> int:
    """Give how many seconds a file may take: large ones more, each in proportion."""
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


def asked(question: Json, seconds: int) -> bytes:
    """Ask a process that is started for this question."""
    return told_by(started(), question, seconds)


def started() -> subprocess.Popen[bytes]:
    """Start a process that waits for a question."""
    pipe = subprocess.PIPE
    command = [sys.executable, *PROGRAM]
    return subprocess.Popen(command, env=surroundings(), stdin=pipe, stdout=pipe, stderr=pipe)  # noqa: S603 - our own


def told_by(process: subprocess.Popen[bytes], question: Json, seconds: int) -> bytes:
    """Ask a process that waits; one that takes too long is ended."""
    with process:
        try:
            found, errors = process.communicate(json.dumps(question).encode(), timeout=seconds + PATIENCE)
        except BaseException as problem:
            process.kill()
            if not isinstance(problem, subprocess.TimeoutExpired):
                raise
            raise because("zip.too_costly") from None
    return checked(found, process.returncode, errors)


def checked(found: bytes, status: int, errors: bytes) -> bytes:
    """Give what a process told, unless it was ended for taking too much, or failed."""
    if status < 0 or status == child.ENDED_BY_WINDOWS:
        raise because("zip.too_costly")
    if status or not found:
        raise AppError("crash", place=errors.decode(errors="replace").strip().rpartition("\n")[2])
    return found
