from __future__ import annotations

import importlib.util
import os
import sys
from typing import TYPE_CHECKING

import pytest
import system_packages
from system_packages import Part, bring, missing
from talk import CannotSetUp

if TYPE_CHECKING:
    from pathlib import Path

HERE = Part("sh", "dash", "dash", "dash", "dash")
LIBRARY = Part("libNoSuchThing.so.1", "libnosuchthing1", "nosuchthing")
PROGRAM = Part("no-such-program", "no-such-deb", "no-such-arch", "no-such-rpm", "no-such-suse")

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux needs system packages")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the only folder where programs are found; nobody may install anything."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    return tmp_path


def _program(folder: Path, name: str, *lines: str) -> None:
    program = folder / name
    program.write_text("\n".join(("#!/bin/sh", *lines, "")), encoding="utf-8")
    program.chmod(0o755)


def test_that_what_is_here_is_not_missing() -> None:
    assert missing((HERE, LIBRARY, PROGRAM)) == (LIBRARY, PROGRAM)


def test_that_nothing_is_done_when_nothing_is_missing(path: Path) -> None:
    _program(path, "apt-get", "exit 99")
    bring(())


@pytest.mark.parametrize(
    ("program", "command"),
    [
        ("apt-get", "sudo apt-get install -y --no-install-recommends libnosuchthing1 no-such-deb"),
        ("dnf", "sudo dnf install -y 'libNoSuchThing.so.1()(64bit)' no-such-rpm"),
        ("zypper", "sudo zypper --non-interactive install 'libNoSuchThing.so.1()(64bit)' no-such-suse"),
        ("pacman", "sudo pacman -S --needed --noconfirm no-such-arch nosuchthing"),
    ],
)
def test_that_somebody_who_may_not_install_is_told_in_one_line_what_to_type(
    program: str, command: str, path: Path
) -> None:
    _program(path, program)
    with pytest.raises(CannotSetUp) as told:
        bring((LIBRARY, PROGRAM))
    assert str(told.value).splitlines()[-1].endswith(f"run the command again:  {command}")


def test_that_a_system_without_a_known_installer_is_told_what_it_lacks(path: Path) -> None:
    assert path.exists()
    with pytest.raises(CannotSetUp, match=r"lacks libNoSuchThing\.so\.1, no-such-program"):
        bring((LIBRARY, PROGRAM))


def test_that_sudo_is_used_when_it_asks_for_no_password(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _program(path, "sudo", 'shift; exec "$@"')
    _program(path, "true")
    _program(
        path, "apt-get", f"printf '#!/bin/sh\\n' > {path}/no-such-program", f"/bin/chmod +x {path}/no-such-program"
    )
    bring((PROGRAM,))
    said = capfd.readouterr()
    assert said.out == ""
    assert "installing: apt-get install" in said.err


def test_that_an_installation_that_fails_shows_what_it_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    _program(path, "dnf", "echo no room; exit 1")
    with pytest.raises(CannotSetUp, match="no room"):
        bring((PROGRAM,))


def test_that_an_installation_that_brings_nothing_is_noticed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    _program(path, "dnf")
    with pytest.raises(CannotSetUp, match="Still missing"):
        bring((PROGRAM,))


def test_that_a_python_without_its_venv_gets_it_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    _program(path, "apt-get")
    with pytest.raises(CannotSetUp, match=rf"sudo apt-get .* python{sys.version_info[0]}\.{sys.version_info[1]}-venv$"):
        system_packages.bring_venv()


def test_that_other_systems_need_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert path.exists()
    monkeypatch.setattr(sys, "platform", "darwin")
    bring((LIBRARY, PROGRAM))


def test_that_a_window_in_memory_needs_no_screen() -> None:
    assert set(system_packages.for_window(x11=False)) < set(system_packages.for_window(x11=True))
    assert set(system_packages.for_window(x11=True)) < set(system_packages.for_checks())
