"""What is done here again and again is not measured: each thing the program does has a test of its own elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave these out of the coverage, which counts the less for it: measuring takes a third of the rounds' time."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.no_cover)
