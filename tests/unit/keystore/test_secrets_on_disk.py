from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from db import backup
from db.errors import Holder
from db.instance import InstanceLock
from db.opening import create_register
from desktop.keystore import KeyFile

if TYPE_CHECKING:
    from tests.fakes.memory_keyring import MemoryKeyring

PHRASE = "åtta hästar i Łódź"
CANARY = "Kanariefågel"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of its own for temporary files, wherever they are asked for."""
    place = tmp_path / "temporary"
    place.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(place))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return place


def _everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_that_a_stolen_folder_holds_neither_the_content_nor_a_way_to_it(
    tmp_path: Path, temporary: Path, keyring: MemoryKeyring, data_key: bytes
) -> None:
    register = tmp_path / "stolen" / "register.utblick"
    register.parent.mkdir()
    codes: list[str] = []

    def save_keys(salt: bytes) -> None:
        keys = KeyFile.create(register, salt)
        keys.add_passphrase(data_key, PHRASE)
        keys.add_keyring(data_key)
        codes.append(keys.add_recovery(data_key))
        keys.save()

    with InstanceLock(register, Holder("Anna", "dator", 1, "2026-05-03T09:30")):
        store = create_register(register, data_key, save_keys=save_keys)
        with store.writing() as connection:
            connection.execute(text("CREATE TABLE canary (words TEXT)"))
            connection.execute(text("INSERT INTO canary VALUES (:words)"), {"words": CANARY * 10_000})
            connection.execute(text("SELECT words || 'x' FROM canary ORDER BY 1")).all()
        backup.create(store, data_key, reason="asked")
        stolen = _everything(register.parent)
        store.close()

    kinds = {Path(name).suffix for name in stolen}
    assert kinds == {".utblick", ".utblick-wal", ".utblick-shm", ".lock", ".keys"}
    (secret,) = keyring.kept.values()
    code = codes[0]
    wanted = [
        CANARY.encode(),
        PHRASE.encode(),
        data_key,
        data_key.hex().encode(),
        bytes.fromhex(secret),
        secret.encode(),
    ]
    wanted += [code.encode(), code.replace("-", "").encode()]
    assert b"Anna" in stolen["register.utblick.lock"], "what is in the clear is found"
    for name, content in stolen.items():
        assert not [number for number, secret_bytes in enumerate(wanted) if secret_bytes in content], name
    assert not any(_everything(temporary).values())
    assert os.environ["TMPDIR"] == str(temporary)
