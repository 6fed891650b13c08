"""The Secret Service itself: gnome-keyring in a D-Bus session of the test's own, whatever session the tests run in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CHILD = Path(__file__).with_name("real_keyring_child.py")
ROOT = Path(__file__).parents[3]
SESSION = 'printf %s password | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"'


def _in_a_session(folder: Path, *arguments: str) -> dict[str, object]:
    home = folder / "home"
    runtime = folder / "runtime"
    home.mkdir()
    runtime.mkdir(mode=0o700)
    mine = {"HOME": str(home), "XDG_RUNTIME_DIR": str(runtime), "PYTHONPATH": str(ROOT)}
    taken = {
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "DBUS_SESSION_BUS_ADDRESS",
        "GNOME_KEYRING_CONTROL",
        "PYTHON_KEYRING_BACKEND",
    }
    environment = {name: value for name, value in os.environ.items() if name not in taken and "XDG_" not in name} | mine
    command = ["dbus-run-session", "--", "sh", "-c", SESSION, "sh", sys.executable, str(CHILD), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout)
    assert isinstance(answers, dict)
    return answers


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return tmp_path / "register.utblick"


def test_that_the_secret_service_keeps_the_key_and_says_when_it_is_locked(tmp_path: Path, register: Path) -> None:
    assert _in_a_session(tmp_path, str(register), "keep") == {
        "available": True,
        "same": True,
        "kept": [True],
        "secret is the data key": False,
        "locked": "key.keyring_locked",
    }


def test_that_the_secret_service_forgets_a_removed_way_in(tmp_path: Path, register: Path) -> None:
    assert _in_a_session(tmp_path, str(register), "forget") == {"left": [], "methods": ["passphrase"]}
