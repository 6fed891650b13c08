"""Registers with a toy schema of four steps: small, quick, and with nothing of today's models in them."""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from db.engine import connect
from db.migrations import Schema
from db.opening import create_register, open_register

if TYPE_CHECKING:
    from db.engine import Store

VERSIONS = Path(__file__).parent / "toy_versions"


@dataclass(frozen=True)
class Toy:
    """A closed register, its key and the schema it was made with."""

    path: Path
    key: bytes
    schema: Schema

    def open(self) -> Store:
        return open_register(self.path, self.key, schema=self.schema)


def schema(folder: Path, steps: int) -> Schema:
    """Give the toy schema as a program of some time ago had it: the first so many steps."""
    versions = folder / f"versions-{steps}"
    if not versions.exists():
        versions.mkdir()
        for script in sorted(VERSIONS.glob("0*.py"))[:steps]:
            shutil.copy(script, versions)
    return Schema(f"{steps:04d}", versions)


def toy(folder: Path, *, steps: int = 1, name: str = "toy.utblick") -> Toy:
    """Make a register, with something for keys beside it, and close it."""
    scripts = folder.parent / f"{folder.name}-scripts"
    scripts.mkdir(exist_ok=True)
    made = Toy(folder / name, os.urandom(32), schema(scripts, steps))
    create_register(made.path, made.key, schema=made.schema).close()
    made.path.with_name(f"{name}.keys").write_bytes(b"for the copies to carry")
    return made


def files(folder: Path) -> dict[str, bytes]:
    """Give every file under a folder with its bytes, except what holds no data: shared memory and an empty log."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith("-shm") and (path.stat().st_size or not path.name.endswith("-wal"))
    }


def crash_copy(register: Path, folder: Path) -> Path:
    """Copy an open register as a crash would leave it: with its write-ahead log."""
    folder.mkdir()
    for suffix in ("", "-wal", ".keys"):
        shutil.copy(register.with_name(register.name + suffix), folder)
    return folder / register.name


def content(path: Path, key: bytes) -> str:
    """Give a digest of the whole schema and every row, in an order of their own."""
    with closing(connect(path, key)) as connection:
        schema_rows = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
        digest = hashlib.sha256(repr(schema_rows).encode())
        for kind, name, _ in schema_rows:
            if kind == "table":
                rows = connection.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall()  # noqa: S608
                digest.update(repr((name, rows)).encode())
    return digest.hexdigest()
