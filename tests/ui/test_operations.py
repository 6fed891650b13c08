"""Service calls run beside the window, in order, and answer to those who still wait."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QThread

from desktop.domain.errors import InvalidInput, NotFound
from desktop.ui.operations import Operations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def operations(qapp: QApplication) -> Iterator[Operations]:
    made = Operations(qapp)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def owner(qapp: QApplication) -> QObject:
    return QObject(qapp)


def settled(qtbot: QtBot, operations: Operations) -> None:
    qtbot.waitUntil(lambda: not operations.busy)


def test_that_work_is_done_beside_the_window_and_told_in_it(
    qtbot: QtBot, operations: Operations, owner: QObject
) -> None:
    threads: list[object] = []
    operations.read(owner, threading.current_thread, lambda thread: threads.extend((thread, QThread.currentThread())))
    settled(qtbot, operations)
    worker, told = threads
    assert worker is not threading.main_thread()
    assert told is owner.thread()


def test_that_writes_are_done_in_the_order_they_were_asked_for(
    qtbot: QtBot, operations: Operations, owner: QObject
) -> None:
    done: list[int] = []
    gate = threading.Event()
    operations.write(owner, gate.wait)
    for number in range(20):
        operations.write(owner, lambda number=number: done.append(number))  # type: ignore[misc]
    gate.set()
    settled(qtbot, operations)
    assert done == list(range(20))


def test_that_a_read_after_writes_sees_them_all(qtbot: QtBot, operations: Operations, owner: QObject) -> None:
    gate = threading.Event()
    disk: list[str] = []
    seen: list[list[str]] = []

    def save() -> None:
        gate.wait()
        disk.append("saved")

    operations.write(owner, save)
    operations.read(owner, lambda: list(disk), seen.append, after_writes=True)
    gate.set()
    settled(qtbot, operations)
    assert seen == [["saved"]]


def test_that_only_the_last_question_is_answered(qtbot: QtBot, operations: Operations, owner: QObject) -> None:
    gate = threading.Event()
    seen: list[object] = []
    operations.read(owner, lambda: gate.wait() and "first", seen.append, key="list")
    operations.read(owner, lambda: "second", seen.append, key="list")
    operations.read(owner, lambda: "other", seen.append, key="counts")
    gate.set()
    settled(qtbot, operations)
    assert seen == ["second", "other"]


def test_that_an_answer_for_somebody_who_is_gone_is_dropped(
    qtbot: QtBot, operations: Operations, qapp: QApplication
) -> None:
    gate = threading.Event()
    seen: list[object] = []
    gone = QObject(qapp)
    operations.read(gone, lambda: gate.wait() and 1, seen.append)
    gone.deleteLater()
    qapp.sendPostedEvents(gone, 0)
    gate.set()
    settled(qtbot, operations)
    assert seen == []


def fail(error: Exception) -> Callable[[], None]:
    def work() -> None:
        raise error

    return work


def test_that_an_error_goes_to_who_asked_or_else_to_the_window(
    qtbot: QtBot, operations: Operations, owner: QObject
) -> None:
    mine: list[Exception] = []
    others: list[Exception] = []
    operations.failed.connect(others.append)
    operations.write(owner, fail(InvalidInput("value.date")), failed=mine.append)
    operations.write(owner, fail(NotFound("record.not_found")))
    settled(qtbot, operations)
    assert [str(error) for error in mine] == ["value.date"]
    assert [str(error) for error in others] == ["record.not_found"]


def test_that_the_error_of_a_write_is_told_also_when_who_asked_is_gone(
    qtbot: QtBot, operations: Operations, qapp: QApplication
) -> None:
    gate = threading.Event()
    others: list[Exception] = []
    operations.failed.connect(others.append)
    gone = QObject(qapp)

    def work() -> None:
        gate.wait()
        raise NotFound("record.not_found")

    operations.write(gone, work, lambda _none: None, lambda _error: None)
    gone.deleteLater()
    qapp.sendPostedEvents(gone, 0)
    gate.set()
    settled(qtbot, operations)
    assert [str(error) for error in others] == ["record.not_found"]


def test_that_anything_else_is_a_crash(qtbot: QtBot, operations: Operations, owner: QObject) -> None:
    with qtbot.waitSignal(operations.crashed) as crash:
        operations.read(owner, fail(ZeroDivisionError()), lambda _none: None)
    assert isinstance(crash.args[0], ZeroDivisionError)


def test_that_closing_waits_for_the_writes(qapp: QApplication, owner: QObject) -> None:
    operations = Operations(qapp)
    done: list[int] = []
    for number in range(50):
        operations.write(owner, lambda number=number: done.append(number))  # type: ignore[misc]
    operations.close()
    assert done == list(range(50))
    operations.deleteLater()
