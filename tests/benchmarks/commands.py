"""The command line's own start, and the memory that a process takes to answer, whatever the register holds."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from tests.benchmarks.measuring import MILLI, Figure, median
from tests.benchmarks.registers import PASSPHRASE

if TYPE_CHECKING:
    from tests.benchmarks.registers import Register

RUNS = 9
HEAVY = ("PySide6", "sqlalchemy", "sqlcipher3", "cryptography")


def helping() -> Figure:
    """Ask for help; beside Python doing nothing."""
    return _beside_python("--help")


def describing() -> Figure:
    """Write the description of every field as JSON."""
    return _beside_python("fields", "--json")


def _beside_python(*words: str) -> Figure:
    floor, ours = [], []
    for _ in range(RUNS):
        floor.append(_ran("-c", "pass"))
        ours.append(_ran("-m", "desktop", *words))
    return Figure(
        f"utblick {' '.join(words)}", 0, "python -c pass", median(floor), median(ours), "no Qt, no SQLAlchemy"
    )


def _ran(*words: str) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL, timeout=60)
    return (time.perf_counter() - begun) * MILLI


def imported_by(*words: str) -> list[str]:
    """Tell which of the heavy libraries a command loads."""
    code = (
        "import sys; from desktop.cli.main import run; run(sys.argv[1:]);"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code, *words], check=True, capture_output=True, text=True, timeout=60
    )
    return [name for name in HEAVY if f"'{name}'" in answer.stderr]


def memory(register: Register) -> list[tuple[str, int, float]]:
    """Tell the most memory in megabytes that commands take on a register."""
    asked = (("list", "visit", "--limit", "50"), ("search", "besök"), ("due",))
    return [(f"utblick {words[0]}", register.records, _most(register, words)) for words in asked]


def _most(register: Register, words: tuple[str, ...]) -> float:
    code = (
        "import resource, sys; from desktop.cli.main import run; run(sys.argv[1:]);"
        "print('peak', resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, *words, "--json", "--register", str(register.path)]
    environment = {**os.environ, "UTBLICK_PASSPHRASE": PASSPHRASE}
    answer = subprocess.run(command, env=environment, check=True, capture_output=True, text=True, timeout=120)
    return float(answer.stderr.rpartition("peak ")[2])
