from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.services import backups
from tests.reliability import restoring

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

SEED = 20260510


def test_that_a_restored_register_is_the_one_that_was_backed_up(tmp_path: Path) -> None:
    tally = restoring.run(tmp_path, 3, SEED)

    assert tally.trouble == []
    assert (tally.rounds, tally.same) == (3, 3)


def test_that_a_restored_register_that_is_another_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first: list[Path] = []
    restore = backups.restore

    def always_the_first(backup: Path, *arguments: object) -> object:
        first.append(backup)
        return restore(first[0], *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(backups, "restore", always_the_first)
    tally = restoring.run(tmp_path, 2, SEED)

    assert (tally.rounds, tally.same) == (2, 1)
    assert "round 1: other rows" in tally.trouble
