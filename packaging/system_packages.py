"""The libraries and programs that Qt and the checks need from the operating system (Linux; elsewhere nothing).

The table was found by starting the program in a minimal Debian 12 and 13. Fedora and openSUSE install a library by its
own name (`libEGL.so.1()(64bit)`), so only Debian's and Arch's names of packages stand here.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from talk import CannotSetUp, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True)
class Part:
    """A library or a program, and the packages that bring it."""

    name: str
    debian: str
    arch: str
    fedora: str = ""
    suse: str = ""

    @property
    def is_library(self) -> bool:
        """Say whether it is loaded, not started."""
        return ".so." in self.name

    def is_here(self) -> bool:
        """Look for it as the program will."""
        if not self.is_library:
            return any(shutil.which(self.name, path=path) for path in (None, "/usr/libexec:/usr/lib/at-spi2-core"))
        try:
            ctypes.CDLL(self.name)
        except OSError:
            return False
        return True


QT = (
    Part("libGL.so.1", "libgl1", "libglvnd"),
    Part("libEGL.so.1", "libegl1", "libglvnd"),
    Part("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    Part("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    Part("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Part("libfreetype.so.6", "libfreetype6", "freetype2"),
    Part("libdbus-1.so.3", "libdbus-1-3", "dbus"),
    Part("libgssapi_krb5.so.2", "libgssapi-krb5-2", "krb5"),  # QtPdf needs QtNetwork, which needs it
)
X11 = (
    Part("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    Part("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Part("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Part("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Part("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Part("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    Part("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
)
# A display and a bus of their own, a real place for secrets, and the tree that screen readers see.
FOR_CHECKS = (
    Part("Xvfb", "xvfb", "xorg-server-xvfb", "xorg-x11-server-Xvfb", "xorg-x11-server-Xvfb"),
    Part("xauth", "xauth", "xorg-xauth", "xorg-x11-xauth", "xauth"),
    Part("dbus-run-session", "dbus", "dbus", "dbus-daemon", "dbus-1"),
    Part("gnome-keyring-daemon", "gnome-keyring", "gnome-keyring", "gnome-keyring", "gnome-keyring"),
    Part("at-spi-bus-launcher", "at-spi2-core", "at-spi2-core", "at-spi2-core", "at-spi2-core"),
)


def for_window(*, x11: bool) -> tuple[Part, ...]:
    """Name what Qt loads to paint, into memory or on a screen."""
    return QT + X11 if x11 else QT


def for_checks() -> tuple[Part, ...]:
    """Name what the checks start or load."""
    return QT + X11 + FOR_CHECKS


@dataclass(frozen=True)
class Installer:
    """How one family of systems installs packages."""

    program: str
    install: tuple[str, ...]
    package: Callable[[Part], str]
    venv: str  # the part of Python that some systems keep apart
    refresh: tuple[str, ...] = ()


def _by_own_name(part: Part, package: str) -> str:
    return f"{part.name}()(64bit)" if part.is_library else package


INSTALLERS = (
    Installer(
        "apt-get",
        ("apt-get", "install", "-y", "--no-install-recommends"),
        lambda part: part.debian,
        f"python{sys.version_info[0]}.{sys.version_info[1]}-venv",
        refresh=("apt-get", "update", "-qq"),
    ),
    Installer("dnf", ("dnf", "install", "-y"), lambda part: _by_own_name(part, part.fedora), "python3-pip"),
    Installer(
        "zypper",
        ("zypper", "--non-interactive", "install"),
        lambda part: _by_own_name(part, part.suse),
        f"python{sys.version_info[0]}{sys.version_info[1]}-pip",
    ),
    Installer("pacman", ("pacman", "-S", "--needed", "--noconfirm"), lambda part: part.arch, "python"),
)


def missing(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Give the parts that are not here."""
    return tuple(part for part in parts if not part.is_here())


def bring(parts: Iterable[Part]) -> None:
    """See that every part, and Python's own venv, is here: install them when that is allowed, else say how."""
    if not sys.platform.startswith("linux"):
        return
    wanted = tuple(parts)
    absent = missing(wanted)
    without_venv = importlib.util.find_spec("ensurepip") is None
    if not absent and not without_venv:
        return
    _install(absent, without_venv=without_venv)
    if still := missing(wanted):
        names = ", ".join(part.name for part in still)
        raise CannotSetUp(f"Still missing after the installation: {names}.")


def bring_venv() -> None:
    """See that Python can make virtual environments."""
    bring(())


def _install(absent: tuple[Part, ...], *, without_venv: bool) -> None:
    names = ", ".join([part.name for part in absent] + ["Python's venv"] * without_venv)
    installer = next((one for one in INSTALLERS if shutil.which(one.program)), None)
    if installer is None:
        raise CannotSetUp(f"This computer lacks {names}. Install them and run the command again.")
    packages = sorted({installer.package(part) for part in absent} | ({installer.venv} if without_venv else set()))
    command = [*installer.install, *packages]
    prefix = _right_to_install()
    if prefix is None:
        typed = " ".join(f"'{word}'" if "(" in word else word for word in command)
        raise CannotSetUp(f"This computer lacks {names}.\nType this once, then run the command again:  sudo {typed}")
    say(f"this computer lacks {names}; installing: {' '.join(command)}")
    for step in filter(None, (list(installer.refresh), command)):
        _do([*prefix, *step])


def _right_to_install() -> list[str] | None:
    """Give what to put before the command: nothing as root, sudo if it asks for no password, None if neither."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    if shutil.which("sudo") and subprocess.run([*sudo, "true"], capture_output=True, check=False).returncode == 0:
        return sudo
    return None


def _do(command: list[str]) -> None:
    done = subprocess.run(
        command,
        env=dict(os.environ, DEBIAN_FRONTEND="noninteractive"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        tail = "\n".join(done.stdout.splitlines()[-15:])
        raise CannotSetUp(f"{tail}\n`{' '.join(command)}` did not work. Is the network there? Then run it again.")
