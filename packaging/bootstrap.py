"""Set everything up, then start the program or its checks: python packaging/bootstrap.py run|test [ARGUMENTS].

Standard library only, for it runs before anything is installed. It talks to a person on stderr alone, since stdout
and the exit status belong to the program. A set-up that was interrupted is made anew the next time.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import checks
import system_packages
import virtual_environment
from talk import CannotSetUp, say

ROOT = Path(__file__).resolve().parent.parent
COULD_NOT = 3
WRONG_USAGE = 2


def opens_window(arguments: list[str]) -> bool:
    """Say whether the program will need Qt: without arguments, and with something to paint on."""
    if arguments:
        return False
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in screens)


def start(command: list[str], environment: dict[str, str]) -> int:
    """Become the program, so that signals and the exit status are its own; Windows can only wait for it."""
    if os.name == "posix":
        sys.stderr.flush()
        os.execve(command[0], command, environment)  # noqa: S606 - no shell wanted
    return subprocess.run(command, env=environment, check=False).returncode


def run(arguments: list[str]) -> int:
    """Set up what the program needs and start it in the folder the person stands in."""
    if opens_window(arguments):
        system_packages.bring(system_packages.for_window(x11=os.environ.get("QT_QPA_PLATFORM") != "offscreen"))
    python = virtual_environment.prepare(ROOT, for_tests=False)
    # -P: a folder named desktop or db where the person stands must not be taken for ours.
    return start(
        [str(python), "-P", "-m", "desktop", *arguments], dict(os.environ, PYTHONPATH=str(ROOT), PYTHONUTF8="1")
    )


def test(arguments: list[str]) -> int:
    """Set up what the checks need and run them all, or pytest alone when it is given arguments."""
    system_packages.bring(system_packages.for_checks())
    python = virtual_environment.prepare(ROOT, for_tests=True)
    return checks.run(ROOT, python, arguments)


def main() -> int:
    """Do what the first argument says."""
    jobs = {"run": run, "test": test}
    job = jobs.get(sys.argv[1]) if len(sys.argv) > 1 else None
    if job is None:
        say("usage: bootstrap.py run|test [ARGUMENTS]")
        return WRONG_USAGE
    try:
        return job(sys.argv[2:])
    except CannotSetUp as trouble:
        say(str(trouble))
        return COULD_NOT
    except OSError as trouble:
        say(f"The set-up could not go on: {trouble}\nIs there room, and may you write in {ROOT}? Then run it again.")
        return COULD_NOT
    except KeyboardInterrupt:
        say("stopped; run the command again to go on")
        return COULD_NOT


if __name__ == "__main__":
    raise SystemExit(main())
