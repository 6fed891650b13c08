"""A session of the tests' own: home, settings and secrets that are nobody's.

On Linux the tests run inside a D-Bus session of their own with a real Secret Service, a gnome-keyring that is unlocked
with a made-up password, so that keyring tests meet the real thing and never a person's own secrets. As a program it
is what stands between dbus-run-session and pytest: python packaging/private_session.py COMMAND.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jeepney.io.blocking import DBusConnection

PASSWORD = b"made-up password of the tests"
READY = "UTBLICK_TEST_KEYRING"  # tests/conftest.py reads it
LONGEST_START = 30  # seconds
PLACES = {
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "home/AppData/Roaming",
    "LOCALAPPDATA": "home/AppData/Local",
    "XDG_CACHE_HOME": "home/.cache",
    "XDG_CONFIG_HOME": "home/.config",
    "XDG_DATA_HOME": "home/.local/share",
    "XDG_STATE_HOME": "home/.local/state",
    "XDG_RUNTIME_DIR": "run",
}
NOT_OURS = ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "GNOME_KEYRING_CONTROL", "XAUTHORITY")


def environment(root: Path, folder: Path) -> dict[str, str]:
    """Give surroundings where everything a program looks for at home lies in the folder."""
    kept = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
    kept.update(PYTHONPATH=str(root), PYTHONUTF8="1", QT_QPA_PLATFORM="offscreen")
    # The tests start the program hundreds of times: each would compile every module anew where nothing may be kept.
    kept.update(PYTHONPYCACHEPREFIX=str(folder / "bytecode"), PYTHONDONTWRITEBYTECODE="")
    for name, place in PLACES.items():
        (folder / place).mkdir(parents=True, exist_ok=True, mode=0o700)
        kept[name] = str(folder / place)
    return kept


def command(root: Path, python: Path) -> tuple[str, ...]:
    """Give what to put before a command to run it in the session; elsewhere than on Linux there is none."""
    if not sys.platform.startswith("linux"):
        return ()
    return "dbus-run-session", "--", str(python), str(root / "packaging" / Path(__file__).name)


def start_keyring() -> subprocess.Popen[bytes]:
    """Start gnome-keyring with its login keyring made and open."""
    program = shutil.which("gnome-keyring-daemon") or "gnome-keyring-daemon"
    try:
        return _start(program)
    except PermissionError:
        # Its file capability (locking memory) may not be had in a container; a copy has none.
        plain = Path(tempfile.mkdtemp(dir=os.environ["XDG_RUNTIME_DIR"])) / "gnome-keyring-daemon"
        shutil.copy(program, plain)
        return _start(str(plain))


def _start(program: str) -> subprocess.Popen[bytes]:
    keyring = subprocess.Popen(
        [program, "--foreground", "--unlock", "--components=secrets"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    if keyring.stdin is not None:
        keyring.stdin.write(PASSWORD)
        keyring.stdin.close()
    return keyring


def wait_until_open() -> None:
    """Ask until our keyring answers and is open, but never before it owns the name: D-Bus would start another one."""
    import secretstorage  # noqa: PLC0415 - from .venv, on Linux only

    end = time.monotonic() + LONGEST_START
    with secretstorage.dbus_init() as connection:
        while time.monotonic() < end:
            with contextlib.suppress(secretstorage.exceptions.SecretStorageException):
                if _is_owned(connection) and not secretstorage.Collection(connection).is_locked():
                    return
            time.sleep(0.05)
    sys.exit("the tests' keyring did not open; is gnome-keyring whole?")


def _is_owned(connection: DBusConnection) -> bool:
    from jeepney import DBus  # noqa: PLC0415 - from .venv, on Linux only
    from jeepney.io.blocking import Proxy  # noqa: PLC0415 - as above

    (owned,) = Proxy(DBus(), connection).NameHasOwner("org.freedesktop.secrets")
    return bool(owned)


def main(arguments: list[str]) -> int:
    """Run the command beside an open keyring."""
    keyring = start_keyring()
    try:
        wait_until_open()
        return subprocess.run(arguments, env=dict(os.environ, **{READY: "1"}), check=False).returncode
    finally:
        keyring.terminate()
        keyring.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
