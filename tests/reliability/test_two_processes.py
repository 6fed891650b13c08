from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests.reliability.inspection import home_in
from tests.reliability.two_processes import ENOUGH, MEETINGS, SEVERAL, Tally

if TYPE_CHECKING:
    from pathlib import Path

REFUSED = {"asked meanwhile": 2, "started together": SEVERAL - 1}
ACKNOWLEDGED = {"asked meanwhile": 6, "taken over after a kill": 2 * ENOUGH, "the lock taken away": 2 * ENOUGH}


@pytest.mark.parametrize("name", MEETINGS)
def test_that_of_two_programs_the_second_is_told_who_has_it_and_nothing_is_lost(name: str, tmp_path: Path) -> None:
    tally = Tally()

    MEETINGS[name](home_in(tmp_path / "place"), random.Random(20260504), tally)  # noqa: S311 - no secrets

    assert (tally.lost, tally.trouble) == (0, [])
    assert tally.refused == REFUSED.get(name, 0)
    assert tally.acknowledged >= ACKNOWLEDGED.get(name, 0)
