from __future__ import annotations

from typing import TYPE_CHECKING

from db.engine import Store
from tests.fakes.ordinary_user import open_folder
from tests.reliability import troubles

if TYPE_CHECKING:
    import pytest

SEED = 20260512


def test_that_trouble_with_the_place_is_told_and_leaves_the_data_as_it_was() -> None:
    with open_folder() as folder:
        tally = troubles.run(folder, 1, SEED)

    assert (tally.lost, tally.trouble) == (0, [])
    assert tally.refused.total() >= len(troubles.TROUBLES) - 1


def test_that_a_program_that_saves_to_a_file_nobody_finds_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    replaced = {name: each for name, each in troubles.TROUBLES.items() if name == "the file is replaced by a copy"}
    monkeypatch.setattr(troubles, "TROUBLES", replaced)
    monkeypatch.setattr(Store, "_check_name", lambda _: None)

    with open_folder() as folder:
        assert "the file is replaced by a copy: nothing was refused" in troubles.run(folder, 1, SEED).trouble
