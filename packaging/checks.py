"""Every check of the repository, in order, with a line and a time each: what `packaging/test` runs.

A check that fails shows what it said; the ones after it run all the same, so that one round tells everything.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import private_session
from talk import say

if TYPE_CHECKING:
    from collections.abc import Sequence

# Where one untried branch can let in what was not sent, lose a register, or give wrong advice.
WHOLLY_COVERED = ("desktop/bundle", "desktop/policy", "db/opening.py")
PROCESSES = min(os.cpu_count() or 1, 4)


@dataclass(frozen=True)
class Check:
    """One command, and whether a person should see it work (the tests) or only hear of its failure."""

    name: str
    command: tuple[str, ...]
    shown: bool = False


@dataclass(frozen=True)
class Result:
    """How a check went."""

    check: Check
    status: int
    seconds: float

    def line(self) -> str:
        """Give the one line about it."""
        return f"{'ok    ' if self.status == 0 else 'FAILED'}  {self.seconds:6.1f} s  {self.check.name}"


def static_checks(python: Path) -> tuple[Check, ...]:
    """Give the checks that read the code without running it."""
    module = (str(python), "-m")
    return (
        Check("ruff format --check", (*module, "ruff", "format", "--check", "--quiet", ".")),
        Check("ruff check", (*module, "ruff", "check", "--quiet", ".")),
        Check("mypy --strict", (*module, "mypy")),
        Check("import-linter", (str(python.parent / "lint-imports"),)),
    )


def tests(python: Path) -> Check:
    """Give the whole of the tests, on all cores, measured."""
    spread = ("--numprocesses", str(PROCESSES), "--dist", "loadgroup")
    # What is covered is judged by a check of its own, so that a failing test and a gap are told apart.
    measured = ("--cov", "--cov-report=", "--cov-fail-under=0")
    return Check("pytest", (str(python), "-m", "pytest", *spread, *measured), shown=True)


def coverage_checks(root: Path, python: Path) -> tuple[Check, ...]:
    """Give the judgement of what the tests went through: the whole, and the parts that allow no gap."""
    report = (str(python), "-m", "coverage", "report")
    whole = Check("coverage, the whole", report, shown=True)
    wholly = [name if name.endswith(".py") else f"{name}/*" for name in WHOLLY_COVERED if (root / name).exists()]
    if not wholly:
        return (whole,)
    strict = (*report, "--fail-under=100", f"--include={','.join(wholly)}")
    return whole, Check(f"coverage 100 % of {', '.join(wholly)}", strict)


def perform(check: Check, root: Path, environment: dict[str, str]) -> Result:
    """Run one check; keep quiet about what it says unless it fails or is to be shown."""
    began = time.monotonic()
    output = None if check.shown else subprocess.PIPE
    done = subprocess.run(
        check.command, cwd=root, env=environment, stdout=output, stderr=output and subprocess.STDOUT, check=False
    )
    if done.returncode and done.stdout:
        print(done.stdout.decode(errors="replace"), flush=True)
    return Result(check, done.returncode, time.monotonic() - began)


def run(root: Path, python: Path, arguments: Sequence[str]) -> int:
    """Run every check, or pytest alone with the arguments there are; give the exit status."""
    with tempfile.TemporaryDirectory(prefix="utblick-") as folder:
        environment = private_session.environment(root, Path(folder))
        in_session = private_session.command(root, python)
        if arguments:
            say("pytest alone, with these arguments; without any, every check runs")
            command = (*in_session, str(python), "-m", "pytest", *arguments)
            return subprocess.run(command, cwd=root, env=environment, check=False).returncode
        whole = tests(python)
        session = Check(whole.name, (*in_session, *whole.command), shown=True)
        return report(
            [
                _told(check, root, environment)
                for check in (*static_checks(python), session, *coverage_checks(root, python))
            ]
        )


def _told(check: Check, root: Path, environment: dict[str, str]) -> Result:
    result = perform(check, root, environment)
    print(result.line(), flush=True)
    return result


def report(results: Sequence[Result]) -> int:
    """Print the summary a person reads last, and give the exit status."""
    failed = [result for result in results if result.status]
    print("\nSummary")
    for result in results:
        print(f"  {result.line()}")
    total = sum(result.seconds for result in results)
    verdict = "every check passed" if not failed else f"{len(failed)} of {len(results)} checks FAILED"
    print(f"  {verdict}, {total:.0f} s in all", flush=True)
    return 1 if failed else 0
