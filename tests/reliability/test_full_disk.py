from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from db import migrations
from db.backup import backups
from db.migrations import Schema
from db.opening import create_register
from desktop.domain.clock import SystemClock
from desktop.keystore import KeyFile
from desktop.policy import profile
from desktop.services import workspace
from tests.reliability.full_disk import TOLD, Plan, Tally, fill, run
from tests.reliability.inspection import PASSPHRASE, home_in
from tests.reliability.processes import utblick

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

SEED = 20260505


def _told(tally: Tally) -> str:
    return "\n".join([tally.line(f"seed {SEED}"), *tally.trouble])


def _utblick(*arguments: str, limit: int | None = None) -> subprocess.CompletedProcess[bytes]:
    return utblick(*arguments, "--json", "--lang", "sv", more={"UTBLICK_PASSPHRASE": PASSPHRASE}, limit=limit)


def _is_full(told: subprocess.CompletedProcess[bytes]) -> bool:
    """Tell whether the answer is one sentence about the disk, with what to do, and nothing else."""
    error = json.loads(told.stdout)["error"]
    return (
        told.returncode == 3
        and error["code"] in TOLD
        and "Disken" in error["message"]
        and error["hint"].startswith("Frigör plats på disken")
        and b"Traceback" not in told.stderr
    )


def test_that_a_disk_that_fills_up_is_told_and_loses_nothing(tmp_path: Path) -> None:
    tally = run(tmp_path, 4, SEED)

    assert tally.refused.total() > 4, _told(tally)
    assert (tally.lost, tally.trouble) == (0, []), _told(tally)


def test_that_a_backup_without_room_is_told_and_leaves_the_register_and_older_backups(tmp_path: Path) -> None:
    tally, home = Tally(), home_in(tmp_path / "place")
    fill(home, Plan("backing_up", "bytes", after=12, left=50_000, killed_after=0, seed=SEED), tally)

    assert tally.refused["back_up"], _told(tally)
    assert (tally.lost, tally.trouble) == (0, []), _told(tally)
    made = backups(home.path)
    assert len(made) > 1
    assert all(backup.whole for backup in made)
    assert list(home.path.parent.rglob("*.part")) == []


@pytest.mark.parametrize("limit", [0, 500, 10_000, 40_000, 60_000])
def test_that_nothing_is_left_of_a_register_there_is_no_room_for(tmp_path: Path, limit: int) -> None:
    folder = tmp_path / "place"
    folder.mkdir()
    named = ("--profile", "neutral", "--unit", "Kulturförvaltningen", "--person", "Anna Exempel")
    code = ("--recovery-out", str(folder / "code.txt"))

    told = _utblick("init", str(folder / "register.utblick"), *named, *code, limit=limit)

    assert _is_full(told), told
    assert list(folder.iterdir()) == []
    assert _utblick("init", str(folder / "register.utblick"), *named, *code).returncode == 0


@pytest.mark.parametrize("limit", [0, 20_000])
def test_that_a_register_opens_again_once_there_is_room(tmp_path: Path, limit: int) -> None:
    home = home_in(tmp_path / "place")
    before = home.path.read_bytes()
    asked = ("list", "visit", "--register", str(home.path))

    assert _is_full(_utblick(*asked, limit=limit))
    assert home.path.read_bytes() == before
    assert json.loads(_utblick(*asked).stdout)["total"] == 0


def test_that_an_upgrade_without_room_for_its_backup_leaves_the_old_register(tmp_path: Path) -> None:
    home = _home_of_the_first_version(tmp_path)
    before = home.read_bytes()
    asked = ("list", "visit", "--register", str(home))

    assert _is_full(_utblick(*asked, limit=50_000))
    assert home.read_bytes() == before
    assert [backup.whole for backup in backups(home)] == []
    assert _utblick(*asked).returncode == 0
    assert [backup.reason for backup in backups(home)] == ["upgrade"]


def _home_of_the_first_version(folder: Path) -> Path:
    """Make a register as the first version of the program made them."""
    versions = folder / "versions"
    versions.mkdir()
    shutil.copy(next(migrations.VERSIONS.glob("0001_*.py")), versions)
    path, key = folder / "register.utblick", bytes(range(32))

    def save_keys(salt: bytes) -> None:
        keys = KeyFile.create(path, salt)
        keys.add_passphrase(key, PASSPHRASE)
        keys.save()

    store = create_register(path, key, save_keys=save_keys, schema=Schema("0001", versions))
    owner = {"unit": "Kulturförvaltningen", "person": "Anna Exempel", "role": "contact"}
    workspace._furnish(store, profile.load("neutral"), owner, SystemClock())
    store.close()
    return path
