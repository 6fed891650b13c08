from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reliability.upgrade_interruption import interrupt, prepare

if TYPE_CHECKING:
    from pathlib import Path

    from tests.reliability.upgrade_interruption import Trial

pytestmark = pytest.mark.xdist_group("interruption")  # the trial is prepared once, and takes seconds


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    return prepare(tmp_path_factory.mktemp("trial"))


@pytest.mark.parametrize("turn", range(12))
def test_that_an_interrupted_upgrade_leaves_the_old_register_or_the_new(
    trial: Trial, tmp_path: Path, turn: int
) -> None:
    where, left = interrupt(trial, tmp_path / "copy", "together", turn)

    assert left in {"old", "new"}, where


def test_that_without_one_transaction_an_upgrade_is_left_half_done(trial: Trial, tmp_path: Path) -> None:
    """The control: unless this is seen, the test above shows nothing."""
    found = (interrupt(trial, tmp_path / f"copy{turn}", "apart", turn)[1] for turn in range(12))

    assert "between" in found
