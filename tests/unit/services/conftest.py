"""A register to work in, and a clock that stands still."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories import desk_at, register_in
from tests.fakes.clocks import FixedClock
from tests.fakes.light_keys import light_keys

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.services.workspace import Workspace


@pytest.fixture(autouse=True)
def little_work() -> Iterator[None]:
    """Seal under passphrases that cost little: this is about what is opened, not about how long guessing takes."""
    with light_keys():
        yield


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator[Workspace]:
    workspace = desk_at(register_in(tmp_path), clock)
    yield workspace
    workspace.close()
