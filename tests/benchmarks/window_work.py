"""What is seen: the start of the window, the first screen of a long list, scrolling it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from desktop.keystore import KeyFile, os_keyring
from tests.benchmarks.measuring import MILLI, Figure, Goal, median, p95
from tests.benchmarks.registers import Heard
from tests.fakes.memory_keyring import MemoryKeyring

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QListView

    from desktop.services.workspace import Workspace
    from desktop.ui.application import Application
    from desktop.ui.pages.list_page import ListPage
    from tests.benchmarks.registers import Register

STARTS, SCREENS, FRAMES = 5, 12, 240
COLUMNS = 6
FRAME = Goal(16, times=False)
_NOTCH, _LEAP = 120, 63
_REST = 0.3
OTHER = "project"
"""The list that one comes from: nothing of the next is there yet."""


def starting(register: Register) -> list[Figure]:
    """Start the program until its first page can be used; a bare window in turn with it.

    What is counted: Python, Qt, the keyring's answer (from memory), the unsealing of the key, the lock, the first look
    by SQL, and the page: whose register it is, how much there is, where one left off. Of processor time, which stands
    beside the clock's because a busy machine makes the clock slow, the bare window takes 165 ms and ours 255: the way
    to the key and the first look 45 (12 of them to load what unseals, 5 SQLCipher, 3 the checksum's library, 7 the
    reading), 25 to load the window's modules, 20 to Qt's classes (11 of these `QStyle`, by which words are painted in
    a colour), 45 to make the window and its page and to paint them; some 25 are won back from patterns that PySide6
    compiles when it is loaded. What would be needed for less: words painted without `QStyle`, fewer widgets in a row
    of the records that one left off at, and PySide6 without its own tools (`SBK_EMBED`, some 15, bare window too).
    """
    floor, ours = [], []
    with TemporaryDirectory() as folder:
        copy, secret = _opened_by_keyring(register, Path(folder))
        for number in range(STARTS + 1):
            started = _started("bare"), _started("ours", str(copy.path), secret)
            if number:  # the first compiles what is new
                floor.append(started[0])
                ours.append(started[1])
    bare, bare_busy, bare_memory = (median([each[name] for each in floor]) for name in ("painted", "busy", "memory"))
    painted, busy, ready, gap, busy_gap, memory = (
        median([each[name] for each in ours]) for name in ("painted", "busy", "ready", "gap", "busy_gap", "memory")
    )
    return [
        Figure("start to the first page", register.records, "bare window", bare, painted, Goal(1.5)),
        Figure("start to the first page, of processor", register.records, "bare window", bare_busy, busy),
        Figure("start until all can be done", register.records, "bare window", bare, ready),
        Figure("longest stop after the first paint", register.records, "", 0, gap, Goal(50, times=False)),
        Figure("longest stop after the first paint, of processor", register.records, "", 0, busy_gap),
        Figure("memory of the window", register.records, "bare window", bare_memory, memory, unit="MB"),
    ]


def _opened_by_keyring(register: Register, folder: Path) -> tuple[Register, str]:
    """Give the register again with a keyring's way in, and the secret that the keyring would hold."""
    copy, ring = register.copy(folder), MemoryKeyring()
    keys = KeyFile.load(copy.path)
    asked = os_keyring.system_keyring
    os_keyring.system_keyring = lambda: ring
    try:
        keys.add_keyring(register.key)
        keys.save()
    finally:
        os_keyring.system_keyring = asked
    (secret,) = ring.kept.values()
    return copy, secret


def _started(*words: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.window_child", words[0], _now(), *words[1:]]
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    return dict(json.loads(answer.stdout.splitlines()[-1]))


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
        sys.setswitchinterval(0.0005)  # as desktop.app does
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

    def rest(self) -> None:
        """Let the record beside the list be filled, which goes on bit by bit when all has been answered."""
        until = time.monotonic() + _REST
        while time.monotonic() < until:
            self.app.processEvents()

    def read(self, work: Callable[[], None]) -> tuple[float, float]:
        """Do what makes the list read its first page; give what it took until that is painted, filters and all."""
        from PySide6.QtCore import QEventLoop  # noqa: PLC0415 - as above

        page: ListPage = self.window.list_page
        waiting = QEventLoop()
        page.model.loaded.connect(waiting.quit)

        def shown() -> None:
            work()
            waiting.exec()
            page.repaint()

        took = _with_processor(shown)
        page.model.loaded.disconnect(waiting.quit)
        self.settle()
        return took

    def close(self) -> None:
        """Let go of the window, not of the register."""
        self.window.workspace = None
        self.window.close()


def first_screen(register: Register) -> list[Figure]:
    """Show the first page of a list; beside the same rows by raw SQL in a table of Qt's own, painted too.

    One comes from another list each time, and all of the middle is painted. What the list does beside: it counts all
    that there are, reads in another thread, writes codes and dates as people do, and offers what suits the kind above
    the list. Of that only the count and the countries to choose from grow with the register, and both are read without
    holding up the window. Processor time of all threads stands beside the clock's: the two threads hand over to each
    other, which a busy machine makes slow. The goal is met by painting once, when the list is read, with words laid out
    once, and by asking with a statement made once; of 20 ms of processor, 5 go to reading 50 rows and writing them as
    people do, 2 to the filters, 4 to painting, and the rest to Qt's laying out of what has changed.
    """
    with register.desk() as desk, register.raw() as connection:
        screen = Screen(desk)
        page = screen.window.list_page
        heard = Heard(desk)

        def ours() -> None:
            page.go_to("visit")

        screen.read(partial(page.go_to, OTHER))
        screen.read(ours)
        rows = next(each for each in heard.take(writes=False) if "_order" in each.sql)

        def raw() -> None:
            found = rows.send(connection).fetchall()
            _paint_table([[str(value) for value in row[:COLUMNS]] for row in found])

        both = []
        for _ in range(SCREENS):
            screen.read(partial(page.go_to, OTHER))
            screen.rest()
            both.append((*_with_processor(raw), *screen.read(ours)))
        screen.close()
    floor, floor_busy, shown, busy = (median(column) for column in zip(*both[1:], strict=True))
    what, beside, goal = "first screen of a list", "raw SQL, painted", Goal(1.25)
    return [
        Figure(what, register.records, beside, floor, shown, goal),
        Figure(f"{what}, of processor", register.records, beside, floor_busy, busy),
    ]


def _with_processor(work: Callable[[], None]) -> tuple[float, float]:
    """Give the milliseconds of the clock that work takes, and those of the processor in all threads."""
    begun, busy = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - begun) * MILLI, (time.process_time() - busy) * MILLI


def _paint_table(rows: list[list[str]]) -> None:
    from PySide6.QtGui import QStandardItem, QStandardItemModel  # noqa: PLC0415 - as above
    from PySide6.QtWidgets import QTableView  # noqa: PLC0415 - as above

    model, view = QStandardItemModel(), QTableView()
    for row in rows:
        model.appendRow([QStandardItem(value) for value in row])
    view.setModel(model)
    view.resize(800, 700)
    view.grab()


def scrolling(register: Register) -> list[Figure]:
    """Go through a list by the wheel, by pages, in leaps and by dragging, reading on as it comes; beside an empty one.

    A notch of the wheel is three rows; a leap is more than a page that is read at once, so that every one of them waits
    for the next page and has it laid out.
    """
    with register.desk() as desk:
        screen = Screen(desk)
        screen.window.sidebar.go_to("visit")
        screen.settle()
        empty, view = _empty_list(), screen.window.list_page.view
        figures = []
        for name, way in _WAYS:
            screen.read(screen.window.list_page.load)
            screen.rest()
            frames, busy = _frames(view, way, screen)
            floor, _ = _frames(empty, way, screen)
            what = f"scrolling by {name}, p95 of a frame"
            figures.append(Figure(what, register.records, "empty list", p95(floor), p95(frames), FRAME))
            figures.append(Figure(f"{what}, of processor", register.records, "", 0, p95(busy)))
        screen.close()
    return figures


def _wheel(view: QListView, _number: int) -> None:
    from PySide6.QtCore import QPoint, QPointF, Qt  # noqa: PLC0415 - as above
    from PySide6.QtGui import QWheelEvent  # noqa: PLC0415 - as above
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as above

    here, nothing = QPointF(view.viewport().rect().center()), Qt.MouseButton.NoButton
    there = view.viewport().mapToGlobal(here)
    turn, phase = QPoint(0, -_NOTCH), Qt.ScrollPhase.NoScrollPhase
    notch = QWheelEvent(here, there, QPoint(), turn, nothing, Qt.KeyboardModifier.NoModifier, phase, False)
    QApplication.sendEvent(view.viewport(), notch)


def _leap(view: QListView, _number: int) -> None:
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() + _LEAP)


def _page_down(view: QListView, _number: int) -> None:
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() + bar.pageStep())


def _drag(view: QListView, number: int) -> None:
    """Drag the handle to the end and back again, fifty steps each way."""
    bar, there = view.verticalScrollBar(), number % 100
    bar.setValue(bar.maximum() * min(there, 100 - there) // 50)


_WAYS = (("wheel", _wheel), ("page down", _page_down), ("leaps", _leap), ("drag", _drag))


def _frames(view: QListView, way: Callable[[QListView, int], None], screen: Screen) -> tuple[list[float], list[float]]:
    """Move and paint all that is seen, so often; at the end of what is read, wait outside what is measured.

    Beside the milliseconds of the clock stand those of the processor: others may be at work on a shared machine.
    """
    bar = view.verticalScrollBar()
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(FRAMES):
        begun, busy = time.perf_counter(), time.thread_time()
        way(view, number)
        view.viewport().repaint()
        screen.app.processEvents()
        times[0].append((time.perf_counter() - begun) * MILLI)
        times[1].append((time.thread_time() - busy) * MILLI)
        if bar.value() == bar.maximum():
            screen.settle()
    return times


def _empty_list() -> QListView:
    from PySide6.QtCore import QStringListModel  # noqa: PLC0415 - as above
    from PySide6.QtWidgets import QListView  # noqa: PLC0415 - as above

    view = QListView()
    view.setModel(QStringListModel(view))
    view.resize(390, 700)
    view.show()
    return view
