"""Every register that was ever released opens, upgraded, with everything that was in it."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from db.backup import backups
from db.migrations import HEAD
from desktop.keystore import Unlock
from desktop.services import workspace
from tests.factories import PASSPHRASE
from tests.fakes.clocks import FixedClock
from tests.migrations.make_release import LETTER, RECORDS, REGISTER, RELEASES, records_of

if TYPE_CHECKING:
    from pathlib import Path

RELEASED = sorted(folder for folder in RELEASES.iterdir() if folder.is_dir())


@pytest.mark.parametrize("release", RELEASED, ids=lambda folder: folder.name)
def test_that_a_released_register_opens_with_everything_that_was_in_it(release: Path, tmp_path: Path) -> None:
    """Seen to fail with one word changed in records.json."""
    for name in (REGISTER, f"{REGISTER}.keys"):
        shutil.copyfile(release / name, tmp_path / name)
    expected = json.loads((release / RECORDS).read_text("utf-8"))
    register = tmp_path / REGISTER

    with workspace.opened(register, Unlock(passphrase=PASSPHRASE), FixedClock(), remember=False) as desk:
        found = records_of(desk)
        document = next(str(each["id"]) for each in found.values() if each["kind"] == "document")
        desk.attachments.write_out(document, tmp_path / "brev.txt")
        checks = desk.doctor.examine()
        trash, drafts = desk.trash.list(), desk.drafts.of(next(iter(expected)))

    assert json.loads(json.dumps(found)) == expected
    assert (tmp_path / "brev.txt").read_text("utf-8") == LETTER
    assert all(check.ok for check in checks)
    assert [each.title for each in trash] == ["Slängd"]
    assert drafts is not None


def test_that_an_upgrade_of_the_first_release_is_preceded_by_a_backup(tmp_path: Path) -> None:
    release = RELEASED[0]
    for name in (REGISTER, f"{REGISTER}.keys"):
        shutil.copyfile(release / name, tmp_path / name)
    register = tmp_path / REGISTER

    with workspace.opened(register, Unlock(passphrase=PASSPHRASE), FixedClock(), remember=False):
        pass

    upgraded = (release / "revision").read_text("ascii").strip() != HEAD
    assert [each.reason for each in backups(register)] == (["upgrade"] if upgraded else [])
