from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes.toy import toy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.engine import Store
    from tests.fakes.toy import Toy


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with nothing in it but what the test makes."""
    place = tmp_path / "register"
    place.mkdir()
    return place


@pytest.fixture
def register(folder: Path) -> Toy:
    """Give a closed register with the first step of the toy schema."""
    return toy(folder)


@pytest.fixture
def store(register: Toy) -> Iterator[Store]:
    """Give the same register open."""
    opened = register.open()
    yield opened
    opened.close()
