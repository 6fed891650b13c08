"""A register from before files could be attached."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from db.migrations import VERSIONS, Schema
from db.models import BLOB, KIND_TABLES, RECORD
from db.opening import create_register, open_register
from tests.fakes.clocks import NOON

if TYPE_CHECKING:
    from pathlib import Path


def test_that_a_register_without_files_gets_room_for_them_and_keeps_its_documents(tmp_path: Path) -> None:
    path, key, scripts = tmp_path / "old.utblick", os.urandom(32), tmp_path / "scripts"
    scripts.mkdir()
    for script in sorted(VERSIONS.glob("000[12]_*.py")):
        shutil.copy(script, scripts)
    store = create_register(path, key, schema=Schema("0002", scripts))
    path.with_name(f"{path.name}.keys").write_bytes(b"for the backup to carry")
    about = {"id": "d", "kind": "document", "rev": 1, "indexed": 1, "created": NOON, "changed": NOON, "title": "Avtal"}
    with store.writing() as connection:
        connection.execute(insert(RECORD).values(number=1, **about))
        connection.execute(insert(KIND_TABLES["document"]).values(number=1, on="v"))
    store.close()

    store = open_register(path, key)

    with store.reading() as connection:
        assert connection.execute(select(KIND_TABLES["document"].c.on)).scalar_one() == "v"
        assert connection.execute(select(BLOB)).all() == []
    store.close()
