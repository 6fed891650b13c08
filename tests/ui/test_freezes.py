"""The window answers: the short version of `python -m tests.ui.freezes`, which measures and prints each step."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from desktop.services.sample.sample import Sample
from desktop.services.sample.world import Plan
from tests.ui.freezes import Watchdog, journey

if TYPE_CHECKING:
    import pytest

    from desktop.services.workspace import Workspace
    from tests.ui.conftest import Desk

LONGEST = 500.0
"""Milliseconds of the thread's own time. The goal is a tenth of it; making a page for the first time takes longer."""


def app() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found


def test_that_no_step_of_a_journey_holds_the_window_up(
    desk: Desk, workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    Sample(workspace.register).add(Plan(60, 1, date(2026, 11, 20)))
    worst = journey(app(), desk.application)
    with capsys.disabled():
        print(f"  worst freeze {max(worst.values()):.0f} ms, {max(worst, key=lambda name: worst[name])}")  # noqa: T201
    assert max(worst.values()) < LONGEST


def test_that_the_watchdog_sees_a_window_that_is_held_up(desk: Desk) -> None:
    watchdog = Watchdog(app(), desk.application)
    watchdog.step("counting", lambda: sum(range(6_000_000)))
    assert watchdog.worst["counting"] > 20
