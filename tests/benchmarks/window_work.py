"""What is seen: the start of the window, the first screen of a long list, scrolling it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from tests.benchmarks.measuring import MILLI, Figure, median, p95
from tests.benchmarks.registers import Heard

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QListView

    from desktop.services.workspace import Workspace
    from desktop.ui.application import Application
    from tests.benchmarks.registers import Register

STARTS, SCREENS, FRAMES = 7, 12, 400


def starting(register: Register) -> Figure:
    """Start the program until its first page can be used; a bare window in turn with it."""
    floor, ours = [], []
    for _ in range(STARTS):
        floor.append(_started("bare"))
        ours.append(_started("ours", str(register.path), register.key.hex()))
    return Figure("start to a usable window", register.records, "bare window", median(floor), median(ours), "≤ 1.5 ×")


def _started(*words: str) -> float:
    command = [sys.executable, "-m", "tests.benchmarks.window_child", words[0], _now(), *words[1:]]
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    return float(answer.stdout.split()[-1])


def _now() -> str:
    """Tell the time that another process can read too."""
    return repr(time.time())  # noqa: TID251 - this is what it is for


class Screen:
    """The program's window on a register, without a screen."""

    def __init__(self, desk: Workspace) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - Qt is loaded for these measurements only

        from desktop.domain.clock import SystemClock  # noqa: PLC0415 - as above
        from desktop.ui.application import Application  # noqa: PLC0415 - as above

        known = QApplication.instance()
        self.app = known if isinstance(known, QApplication) else QApplication(sys.argv[:1])
        self.application: Application = Application(self.app, SystemClock())
        self.window = self.application.window
        self.window.attach(desk)
        self.window.sidebar.go_to("visit")
        self.window.show()
        self.settle()

    def settle(self) -> None:
        """Wait until everything that was asked for has been answered."""
        from PySide6.QtCore import QEventLoop  # noqa: PLC0415 - as above

        self.app.processEvents()
        while self.application.context.operations.busy:
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self.app.processEvents()

    def close(self) -> None:
        """Let go of the window, not of the register."""
        self.window.workspace = None
        self.window.close()


def first_screen(register: Register) -> Figure:
    """Show the first page of a list; beside the same rows by raw SQL in a table of Qt's own, painted too."""
    with register.desk() as desk, register.raw() as connection:
        screen = Screen(desk)
        page = screen.window.list_page
        heard = Heard(desk)
        page.reload()
        screen.settle()
        (rows,) = [each for each in heard.take(writes=False) if "JOIN visit" in each.sql]

        def raw() -> None:
            found = rows.send(connection).fetchall()
            _paint_table([[str(value) for value in row[:6]] for row in found])

        def ours() -> None:
            page.go_to("visit")
            screen.settle()
            page.view.repaint()

        floor, times = _in_turn(raw, ours)
        screen.close()
    return Figure(
        "first screen of a list", register.records, "raw SQL, painted", median(floor), median(times), "≤ 1.25 ×"
    )


def _paint_table(rows: list[list[str]]) -> None:
    from PySide6.QtGui import QStandardItem, QStandardItemModel  # noqa: PLC0415 - as above
    from PySide6.QtWidgets import QTableView  # noqa: PLC0415 - as above

    model, view = QStandardItemModel(), QTableView()
    for row in rows:
        model.appendRow([QStandardItem(value) for value in row])
    view.setModel(model)
    view.resize(800, 700)
    view.grab()


def _in_turn(raw: Callable[[], None], ours: Callable[[], None]) -> tuple[list[float], list[float]]:
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(SCREENS):
        for which, work in enumerate((raw, ours)):
            begun = time.perf_counter()
            work()
            if number:
                times[which].append((time.perf_counter() - begun) * MILLI)
    return times


def scrolling(register: Register) -> Figure:
    """Scroll through a list a wheel's notch at a time, reading on as it comes; beside a list that has all its lines."""
    with register.desk() as desk:
        screen = Screen(desk)
        frames = _frames(screen.window.list_page.view, screen.app.processEvents)
        floor = _frames(_full_list(), screen.app.processEvents)
        screen.close()
    return Figure("scrolling, p95 of a frame", register.records, "all lines there", p95(floor), p95(frames), "≤ 16 ms")


def _frames(view: QListView, breathe: Callable[[], None]) -> list[float]:
    bar = view.verticalScrollBar()
    times = []
    for _ in range(FRAMES):
        begun = time.perf_counter()
        bar.setValue(bar.value() + 3 * bar.singleStep() + 60)
        breathe()
        view.repaint()
        times.append((time.perf_counter() - begun) * MILLI)
    return times


def _full_list() -> QListView:
    from PySide6.QtCore import QStringListModel  # noqa: PLC0415 - as above
    from PySide6.QtWidgets import QListView  # noqa: PLC0415 - as above

    view = QListView()
    view.setModel(QStringListModel([f"Besök {number}" for number in range(100_000)], view))
    view.setUniformItemSizes(True)
    view.resize(390, 700)
    view.show()
    return view
