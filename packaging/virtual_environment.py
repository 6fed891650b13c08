"""The folder .venv with the pinned packages of packaging/requirements.lock.

The lock is one file in two parts: what the program needs, then, after a line that says so, what only the checks need;
`run` installs the first part, `test` both. A stamp says what is installed, for which Python and where. It is taken
away before anything changes and written last, so an interrupted set-up is seen and the folder is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import system_packages
from talk import CannotSetUp, say

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCK = Path("packaging", "requirements.lock")
ONLY_FOR_CHECKS = "# Only for the checks."
SIGNS_OF_NO_NETWORK = (
    "NewConnectionError",
    "ConnectTimeout",
    "ReadTimeout",
    "NameResolutionError",
    "ProxyError",
    "RemoteDisconnected",
    "Network is unreachable",
    "Connection refused",
    "timed out",
)


@dataclass(frozen=True)
class Place:
    """Where the folder is, and what it should hold."""

    root: Path

    @property
    def folder(self) -> Path:
        """The virtual environment."""
        return self.root / ".venv"

    @property
    def programs(self) -> Path:
        """Where its programs lie."""
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        """Its Python."""
        return self.programs / ("python.exe" if os.name == "nt" else "python")

    @property
    def stamp(self) -> Path:
        """The file that says what is installed."""
        return self.folder / "utblick-stamp.json"

    def parts(self) -> tuple[str, str]:
        """Give the two parts of the lock: for the program, and for the checks alone."""
        program, _, checks = (self.root / LOCK).read_text(encoding="utf-8").partition(ONLY_FOR_CHECKS)
        return program, checks

    def stamped(self) -> dict[str, str]:
        """Read what is installed; nothing if the set-up was interrupted or Python has gone."""
        try:
            stamp = json.loads(self.stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) and self.python.exists() else {}


def prepare(root: Path, *, for_tests: bool) -> Path:
    """Give the Python that has what is asked for, after installing what is missing."""
    place = Place(root)
    program, checks = place.parts()
    wanted = {"program": _digest(place, program)} | ({"checks": _digest(place, checks)} if for_tests else {})
    if not _has(place, wanted):
        with _alone(root):
            if not _has(place, wanted):  # somebody else may have made it while we waited
                _make(place, wanted, program, checks)
    return place.python


def _digest(place: Place, requirements: str) -> str:
    # The folder's path counts too: a moved environment keeps the old path in its programs.
    text = "\n".join((str(place.folder), sys.version, requirements))
    return hashlib.sha256(text.encode()).hexdigest()


def _has(place: Place, wanted: dict[str, str]) -> bool:
    return wanted.items() <= place.stamped().items()


def _make(place: Place, wanted: dict[str, str], program: str, checks: str) -> None:
    began = time.monotonic()
    stamped = place.stamped()
    if stamped.get("program") == wanted["program"]:
        say("installing the packages that only the checks need (about 40 MB, once)")
        place.stamp.unlink()
        try:
            _install(place, checks)
        except CannotSetUp:  # pip downloads everything before it changes anything, so the program's part still holds
            _write_stamp(place, {"program": wanted["program"]})
            raise
    else:
        say("making .venv and installing the pinned packages (about 100 MB to download, once)")
        _make_empty(place)
        _install(place, program + checks if "checks" in wanted else program)
    _write_stamp(place, wanted)
    say(f"done in {time.monotonic() - began:.0f} s")


def _make_empty(place: Place) -> None:
    system_packages.bring_venv()
    place.stamp.unlink(missing_ok=True)
    maker = getattr(sys, "_base_executable", sys.executable)  # ours may lie in the folder that is made anew
    command = [maker, "-m", "venv", "--clear", str(place.folder)]
    made = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if made.returncode:
        raise CannotSetUp(f"{_tail(made.stdout)}\n.venv could not be made with {maker} (see above).")


def _install(place: Place, requirements: str) -> None:
    listing = place.folder / "requirements.txt"
    listing.write_text(requirements, encoding="utf-8")
    command = [str(place.python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    command += ["--no-deps", "--only-binary", ":all:", "--require-hashes", "--requirement", str(listing)]
    environment = dict(os.environ, PIP_USER="0", PYTHONUTF8="1")
    done = subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if not done.returncode:
        return
    if any(sign in done.stdout for sign in SIGNS_OF_NO_NETWORK):
        raise CannotSetUp(
            "The package index cannot be reached, and the packages have to be fetched once. Connect to the network and "
            "run the same command again. Behind a proxy set HTTPS_PROXY; for an index of your own PIP_INDEX_URL and "
            "PIP_CERT."
        )
    raise CannotSetUp(
        f"{_tail(done.stdout)}\nThe pinned packages could not be installed (see above). Run the same command again."
    )


def _tail(text: str) -> str:
    return "\n".join(text.splitlines()[-15:])


def _write_stamp(place: Place, stamp: dict[str, str]) -> None:
    unfinished = place.stamp.with_suffix(".new")
    unfinished.write_text(json.dumps(stamp), encoding="utf-8")
    unfinished.replace(place.stamp)


@contextlib.contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Let one set-up work at a time; the system frees the lock when its holder dies."""
    with (root / ".venv.lock").open("a+b") as held:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - Windows only

            held.seek(0)
            msvcrt.locking(held.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - not on Windows

            fcntl.flock(held, fcntl.LOCK_EX)
        yield
