"""Write packaging/requirements.lock from pyproject.toml: python packaging/make_lock.py [--upgrade].

Needs uv on the PATH. Wheels only, each with the hashes of all its files, for every system and Python 3.11 to 3.14 at
once; no address of any index, so that the reader's own pip settings decide where from. In two parts: the program's
packages first, then those of the checks alone. Without --upgrade, versions that still fit are kept.

What has wheels for every package of this lock, on Python 3.11 to 3.14: Windows x64, macOS 13 and later on arm64, Linux
with glibc 2.34 on x86-64 (Debian 12, Ubuntu 22.04, RHEL 9) and 2.39 on arm64 (Debian 13, Ubuntu 24.04). What has not:
Macs with Intel, for which cryptography stopped making wheels after version 48.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from virtual_environment import LOCK, ONLY_FOR_CHECKS

ROOT = Path(__file__).resolve().parent.parent
FLOOR = "3.11"
ABOUT = "# Made by packaging/make_lock.py from pyproject.toml. First what the program needs.\n"


def resolve(sources: list[str], before: str) -> str:
    """Ask uv for the versions and hashes that satisfy the sources, keeping those of before that still fit."""
    uv = shutil.which("uv")
    if uv is None:
        sys.exit("uv is needed to make the lock: python -m pip install uv")
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "lock.txt")
        output.write_text(before, encoding="utf-8")
        options = [
            "--universal",
            "--generate-hashes",
            "--no-header",
            "--no-annotate",
            "--no-emit-index-url",
            "--no-config",
        ]
        command = [uv, "pip", "compile", "--quiet", *options, "--only-binary", ":all:", "--python-version", FLOOR]
        subprocess.run([*command, "--output-file", str(output), *sources], cwd=ROOT, check=True)
        return output.read_text(encoding="utf-8")


def blocks(text: str) -> dict[str, str]:
    """Split a requirements file into its packages, each with its hashes."""
    found: dict[str, str] = {}
    name = ""
    for line in text.splitlines(keepends=True):
        if line.strip() and not line.startswith((" ", "#")):
            name = line.split("==")[0]
            found[name] = ""
        if name and not line.startswith("#"):
            found[name] += line
    return found


def make(before: str) -> str:
    """Put the two parts together; the program's versions hold for the checks too."""
    everything = blocks(resolve(["pyproject.toml", "--group", "dev"], before))
    program = blocks(resolve(["pyproject.toml"], "".join(everything.values())))
    wanted = {name: text for name, text in everything.items() if name in program}
    rest = {name: text for name, text in everything.items() if name not in program}
    return "".join((ABOUT, *wanted.values(), ONLY_FOR_CHECKS, "\n", *rest.values()))


if __name__ == "__main__":
    lock = ROOT / LOCK
    upgrade = "--upgrade" in sys.argv[1:] or not lock.exists()
    lock.write_text(make("" if upgrade else lock.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
