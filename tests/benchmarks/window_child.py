"""One start of a window in a process of its own; prints what was measured as JSON.

    python -m tests.benchmarks.window_child bare|ours BEGUN [REGISTER KEY]

`painted`: milliseconds from when the process was asked for until its first page can be seen: whose register it is, how
much there is, where one left off. `ready`: until all of the page is there and everything can be done. `gap`: the
longest time after the first paint in which the window answered nothing. `memory`: the most megabytes. The bare one is a
window of PySide6 with a list of fifty rows; ours is the program as it starts, with a keyring that answers from memory.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from desktop.keystore.keyfile import Unlock
    from desktop.services.first_look import FirstLook
    from desktop.ui.pages.overview_page import OverviewPage

ROWS = 50
BEAT, REST = 2, 300


def bare(begun: float) -> None:
    """Open a window with a list in it, and say when it is painted."""
    from PySide6.QtCore import QStringListModel, QTimer  # noqa: PLC0415 - being imported is part of what is measured
    from PySide6.QtWidgets import QApplication, QListView, QMainWindow  # noqa: PLC0415 - as above

    app = QApplication([])
    window, view = QMainWindow(), QListView()
    model = QStringListModel([f"Besök {number}" for number in range(ROWS)])
    view.setModel(model)
    window.setCentralWidget(view)
    window.resize(1280, 800)
    window.show()

    def painted() -> None:
        window.repaint()
        told(painted=since(begun), busy=busy())

    QTimer.singleShot(0, painted)
    app.exec()


def opened_by(key: bytes) -> None:
    """Let this key stand in for the system's keyring."""
    from desktop.keystore.keyfile import KeyFile  # noqa: PLC0415 - being imported is part of what is measured

    def unlock(_keys: KeyFile, _given: Unlock) -> bytes:
        return key

    setattr(KeyFile, "unlock", unlock)  # noqa: B010 - it is a method, as mypy knows


def ours(begun: float, register: Path, key: bytes) -> None:
    """Open the program on a register, and say when its start page is painted, and when all is there."""
    gc.disable()  # as desktop.app does
    sys.setswitchinterval(0.0005)  # as above
    opened_by(key)
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - as above
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as above

    from desktop.domain.clock import SystemClock  # noqa: PLC0415 - as above
    from desktop.ui.application import Application  # noqa: PLC0415 - as above

    app = QApplication([])
    application = Application(app, SystemClock())
    window = application.window
    found: dict[str, float] = {}
    beats: list[float] = []
    heart, rest = QTimer(), QTimer(singleShot=True, interval=REST)
    heart.timeout.connect(lambda: beats.append(time.perf_counter()))

    show_first = window.show_first

    def show(seen: FirstLook) -> None:
        show_first(seen)
        QTimer.singleShot(0, painted)  # when all that waits is laid out

    def painted() -> None:
        window.repaint()
        found["painted"] = since(begun)
        found["busy"] = busy()
        beats.append(time.perf_counter())
        heart.start(BEAT)

    def whole() -> None:
        window.repaint()
        found.setdefault("ready", since(begun))

    def settled() -> None:
        if "ready" in found:
            rest.start()

    def ended() -> None:
        gap = max(later - earlier for earlier, later in pairwise(beats))
        told(**found, gap=gap * 1000)

    setattr(window, "show_first", show)  # noqa: B010 - as above
    window.wide.made.connect(lambda code: cast("OverviewPage", window.wide.page(code)).shown.connect(whole))
    application.context.operations.settled.connect(settled)
    rest.timeout.connect(ended)
    application.begin(register)
    app.exec()


def since(begun: float) -> float:
    """Give the milliseconds since then."""
    return (time.time() - begun) * 1000  # noqa: TID251 - this is what it is for


def busy() -> float:
    """Give the milliseconds that the processor has worked for this program, in all threads."""
    return time.process_time() * 1000


def told(**found: float) -> None:
    """Print what was measured, and end."""
    from tests.benchmarks.measuring import memory_peak  # noqa: PLC0415 - after what is measured

    print(json.dumps({**found, "memory": memory_peak()}), flush=True)  # noqa: T201 - this is what it is for
    os._exit(0)


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare(float(sys.argv[2]))
    else:
        ours(float(sys.argv[2]), Path(sys.argv[3]), bytes.fromhex(sys.argv[4]))
