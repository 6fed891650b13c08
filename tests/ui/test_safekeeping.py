"""What the running program does by itself: the backup of the day, and ending when it is asked to from outside."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from desktop.ui.interruption import Interruption

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop.services.workspace import Workspace
    from tests.fakes.clocks import FixedClock
    from tests.ui.conftest import Desk

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def test_that_the_backup_of_the_day_is_made_and_told(desk: Desk, workspace: Workspace, clock: FixedClock) -> None:
    desk.window.status.back_up()
    desk.settle()

    (kept,) = workspace.backups.list()
    assert kept.reason == "daily"
    assert desk.window.status.backup.text().startswith("Säkerhetskopia: ")
    desk.window.status.back_up()
    desk.settle()
    assert len(workspace.backups.list()) == 1
    clock.go(days=1)
    desk.window.status.back_up()
    desk.settle()
    assert len(workspace.backups.list()) == 2


def test_that_nothing_is_copied_before_a_register_is_open(empty_desk: Desk) -> None:
    empty_desk.window.status.back_up()
    empty_desk.settle()
    assert empty_desk.window.status.backup.text() == ""


@pytest.fixture
def as_before() -> Iterator[None]:
    """Leave the signals as they were."""
    kept = {number: signal.getsignal(number) for number in SIGNALS}
    yield
    signal.set_wakeup_fd(-1)
    for number, handler in kept.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("as_before")
@pytest.mark.parametrize("number", SIGNALS)
def test_that_a_signal_closes_the_window(desk: Desk, qtbot: QtBot, number: signal.Signals) -> None:
    interruption = Interruption(desk.application)
    interruption.happened.connect(desk.window.close)

    with qtbot.waitSignal(desk.window.closed):
        os.kill(os.getpid(), number)

    assert not desk.window.isVisible()
