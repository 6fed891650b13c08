from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.services.doctor import Doctor
from tests.reliability import damage

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

SEED = 20260511


def test_that_damage_is_told_with_a_way_out_and_made_no_worse(tmp_path: Path) -> None:
    tally = damage.run(tmp_path, 2 * len(damage.HARMS), SEED)

    assert tally.trouble == []
    assert tally.told.total() == 2 * len(damage.HARMS)


def test_that_damage_nobody_tells_of_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        damage, "HARMS", {"nothing": lambda *_: "", "a sector of noise": damage.HARMS["a sector of noise"]}
    )
    monkeypatch.setattr(Doctor, "examine", lambda _: ())

    trouble = damage.run(tmp_path, 4, SEED).trouble

    assert "nothing : not noticed" in trouble
    assert any(what.startswith("a sector of noise at") for what in trouble)
