from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from desktop.keystore import os_keyring, wraps
from tests.fakes.memory_keyring import MemoryKeyring

if TYPE_CHECKING:
    from pathlib import Path

# As little work as a key file may ask for: the tests are about what is opened, not about how long guessing takes.
LIGHT = wraps.Stretch(memory_kib=8 * 1024, passes=1, lanes=1)


@pytest.fixture(autouse=True)
def light_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wraps, "Stretch", lambda: LIGHT)


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    kept = MemoryKeyring()
    monkeypatch.setattr(os_keyring, "system_keyring", lambda: kept)
    return kept


@pytest.fixture
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os_keyring, "system_keyring", lambda: None)


@pytest.fixture
def salt() -> bytes:
    return os.urandom(16)


@pytest.fixture
def data_key() -> bytes:
    return os.urandom(32)


@pytest.fixture
def register(tmp_path: Path, salt: bytes) -> Path:
    """Give a file that begins as a register does."""
    path = tmp_path / "register.utblick"
    path.write_bytes(salt + os.urandom(1000))
    return path
