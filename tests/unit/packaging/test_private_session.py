from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import private_session
import pytest

if sys.platform.startswith("linux"):
    from keyring.backends.SecretService import Keyring


def test_that_everything_at_home_lies_in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/somebody/else")
    given = private_session.environment(tmp_path, tmp_path / "session")
    for name in private_session.PLACES:
        assert Path(given[name]).is_relative_to(tmp_path / "session")
        assert Path(given[name]).is_dir()
    assert not set(private_session.NOT_OURS) & set(given)
    assert given["QT_QPA_PLATFORM"] == "offscreen"


def test_that_the_program_is_compiled_once_in_a_session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    given = private_session.environment(tmp_path, tmp_path)
    subprocess.run([sys.executable, "-c", "import queue"], env=given, check=True)
    assert list((tmp_path / "bytecode").rglob("queue.*.pyc"))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_that_nobody_else_may_look_into_the_session(tmp_path: Path) -> None:
    given = private_session.environment(tmp_path, tmp_path)
    assert Path(given["XDG_RUNTIME_DIR"]).stat().st_mode & 0o077 == 0


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has a session to bring")
@pytest.mark.usefixtures("secret_service")
def test_that_the_session_has_a_real_keyring_that_keeps_a_secret() -> None:
    keyring = Keyring()
    keyring.set_password("utblick-tests", "anna", "hemligt")
    assert keyring.get_password("utblick-tests", "anna") == "hemligt"
    keyring.delete_password("utblick-tests", "anna")
    assert keyring.get_password("utblick-tests", "anna") is None
