"""A short round of the office's year by commands alone; the long one is tests/journeys/office_year.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.services import verifying
from tests.fakes import in_process
from tests.journeys import office_year

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_that_a_year_of_three_departments_adds_up_in_every_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verifying, "verified", in_process.verified)
    told = office_year.live(tmp_path, 3, 12)
    assert told[-1] == "3 departments, 3 bundles"
    assert sum("in csv, json, xlsx, pdf, docx, html" in line for line in told) == 3
