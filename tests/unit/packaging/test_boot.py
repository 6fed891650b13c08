from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[3] / "packaging"
NEEDED = ("sh", "dirname", "id", "grep", "env")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows starts bootstrap.py itself")


class Machine:
    """A computer with only the programs it is given."""

    def __init__(self, folder: Path) -> None:
        self.programs = folder / "bin"
        self.programs.mkdir()
        self.scripts = folder / "packaging"
        self.scripts.mkdir()
        shutil.copy(SCRIPTS / "boot.sh", self.scripts)
        shutil.copy(SCRIPTS / "run", self.scripts)
        for name in NEEDED:
            (self.programs / name).symlink_to(shutil.which(name) or name)

    def add(self, name: str, *lines: str) -> None:
        """Give it a program."""
        program = self.programs / name
        program.unlink(missing_ok=True)
        program.write_text("\n".join(("#!/bin/sh", *lines, "")), encoding="utf-8")
        program.chmod(0o755)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Type `sh packaging/run ARGUMENTS`."""
        command = [str(self.programs / "sh"), str(self.scripts / "run"), *arguments]
        surroundings = {"PATH": str(self.programs)}
        return subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)


TOO_OLD = ("exit 1",)
SUITS = ('[ "$1" = -c ] && exit 0', 'for word in "$@"; do echo "$word"; done', "exit 7")
ROOT, ANNA = ("echo 0",), ("echo 1000",)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Give a computer whose Python is too old."""
    machine = Machine(tmp_path)
    machine.add("python3", *TOO_OLD)
    machine.add("id", *ANNA)
    return machine


def test_that_the_first_python_that_suits_gets_the_arguments_as_they_were(machine: Machine) -> None:
    machine.add("python3.12", *SUITS)
    done = machine.run("add", "visit", "title=Två ord")
    assert done.stdout.splitlines() == [f"{machine.scripts}/bootstrap.py", "run", "add", "visit", "title=Två ord"]
    assert done.stderr == ""


def test_that_the_exit_status_is_the_programs(machine: Machine) -> None:
    machine.add("python3.11", *SUITS)
    assert machine.run().returncode == 7


def test_that_somebody_who_may_not_install_is_told_in_one_line_what_to_type(machine: Machine) -> None:
    machine.add("apt-get", "exit 99")
    machine.add("apt-cache", '[ "$2" = python3.12 ] && echo "  Candidate: 3.12.3"')
    done = machine.run()
    assert done.returncode == 3
    assert done.stdout == ""
    (line,) = (line for line in done.stderr.splitlines() if "Type this once" in line)
    assert line.endswith("sudo apt-get install -y --no-install-recommends python3.12 python3.12-venv ca-certificates")


@pytest.mark.parametrize(
    ("program", "asks", "command"),
    [
        ("dnf", '[ "$3" = python3.12 ]', "sudo dnf install -y python3.12"),
        ("zypper", '[ "$4" = python311 ]', "sudo zypper --non-interactive install python311"),
        ("pacman", "exit 1", "sudo pacman -S --needed --noconfirm python"),
    ],
)
def test_that_each_family_of_systems_has_its_line(program: str, asks: str, command: str, machine: Machine) -> None:
    machine.add(program, asks)
    assert f"Type this once, then run the command again:  {command}\n" in machine.run().stderr


def test_that_root_gets_a_python_installed_and_goes_on(machine: Machine) -> None:
    machine.add("id", *ROOT)
    machine.add("apt-cache", "exit 0")
    later = machine.programs / "python3.11"
    made = f"printf '#!/bin/sh\\n[ \"$1\" = -c ] && exit 0\\necho ran\\n' > {later}; {shutil.which('chmod')} +x {later}"
    machine.add("apt-get", f'[ "$1" = install ] && {{ {made}; }}', "exit 0")
    done = machine.run()
    assert done.stdout == "ran\n"
    assert "installing it: apt-get install" in done.stderr


def test_that_an_installation_that_brings_no_python_does_not_go_round_in_circles(machine: Machine) -> None:
    machine.add("id", *ROOT)
    machine.add("pacman", "exit 0")
    done = machine.run()
    assert done.returncode == 3
    assert "Install one of them and run the command again." in done.stderr


def test_that_an_installation_that_fails_is_told(machine: Machine) -> None:
    machine.add("id", *ROOT)
    machine.add("pacman", "exit 1")
    done = machine.run()
    assert done.returncode == 3
    assert "That did not work" in done.stderr


def test_that_an_unknown_system_is_told_what_is_needed(machine: Machine) -> None:
    done = machine.run()
    assert done.returncode == 3
    assert "3.11, 3.12, 3.13 or 3.14" in done.stderr
