"""The command line's own start, and the memory that a process takes to answer, whatever the register holds."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.measuring import MILLI, Figure, Goal, median
from tests.benchmarks.registers import PASSPHRASE

if TYPE_CHECKING:
    from tests.benchmarks.registers import Register

RUNS = 9
INSTALLED = "import sys; from desktop.__main__ import main; sys.exit(main())"
"""What the installed `utblick` does."""
HEAVY = ("PySide6", "sqlalchemy", "sqlcipher3", "cryptography")
HEAVIEST = HEAVY[:2]
VECTORS = Path(__file__).resolve().parents[1] / "vectors" / "version-1"
SIGNED = ("verify", str(VECTORS / "accepted-by-signer.asice"), "--signer", str(VECTORS / "signer.pem"))
CERTIFIED = ("verify", str(VECTORS / "accepted-by-ca.asice"), "--ca", str(VECTORS / "ca.pem"))


def starting() -> list[Figure]:
    """Ask for what needs no register, each beside Python doing nothing, and tell which heavy libraries it loads."""
    figures = [
        _beside_python("--help", "--help", goal=Goal(100, times=False)),
        _beside_python("fields --json", "fields", "--json"),
        _beside_python("verify --signer", *SIGNED),
    ]
    for name, words in (("--help", ("--help",)), ("verify --signer", SIGNED), ("verify --ca", CERTIFIED)):
        loaded = sum(each in HEAVIEST for each in imported_by(*words))
        figures.append(Figure(f"Qt and SQLAlchemy in utblick {name}", 0, "", 0, loaded, Goal(0, times=False), "loaded"))
    return figures


def _beside_python(name: str, *words: str, goal: Goal | None = None) -> Figure:
    floor, ours = [], []
    for number in range(RUNS + 1):
        times = _ran("-c", "pass"), _ran("-c", INSTALLED, *words)
        if number:  # the first compiles what is new
            floor.append(times[0])
            ours.append(times[1])
    return Figure(f"utblick {name}", 0, "python -c pass", median(floor), median(ours), goal)


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


def memory(register: Register) -> list[Figure]:
    """Tell the most memory that commands take on a register; that of reading a list does not grow with it."""
    asked = (("list", "visit", "--limit", "50"), ("search", "besök"), ("due",))
    return [
        Figure(f"memory of utblick {words[0]}", register.records, "", 0, _most(register, words), unit="MB")
        for words in asked
    ]


def _most(register: Register, words: tuple[str, ...]) -> float:
    code = (
        "import sys; from desktop.cli.main import run; from tests.benchmarks.measuring import memory_peak;"
        "run(sys.argv[1:]); print('peak', memory_peak(), file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, *words, "--json", "--register", str(register.path)]
    environment = {**os.environ, "UTBLICK_PASSPHRASE": PASSPHRASE}
    answer = subprocess.run(command, env=environment, check=True, capture_output=True, text=True, timeout=120)
    return float(answer.stderr.rpartition("peak ")[2])
