"""One start of a window in a process of its own; prints what was measured as JSON.

    python -m tests.benchmarks.window_child bare|ours BEGUN [REGISTER SECRET]

`painted`: milliseconds from when the process was asked for until its first page can be seen: whose register it is, how
much there is, where one left off. `busy`: the milliseconds that the processor has worked for all threads by then.
`ready`: until all of the page is there and everything can be done. `gap`: the longest time after the first paint in
which the window answered nothing, and `busy_gap` in which its thread computed. `memory`: the most megabytes.

The bare one is a window of PySide6 with a list of fifty rows; ours is the program as it starts, with the library
`keyring` answering from memory: the secret that it holds unseals the key as it always does.
"""

from __future__ import annotations

import json
import os
import sys
import time
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
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


def answer_from_memory(secret: str) -> None:
    """Let a module stand in for the library that asks the system's keyring."""

    class Keyring:
        """Holds one secret, whatever it is asked for."""

        __module__, __qualname__ = "keyring.backends.SecretService", "Keyring"

        def get_password(self, _service: str, _account: str) -> str:
            return secret

    library, backends, chainer, errors = (
        ModuleType(name) for name in ("keyring", "keyring.backends", "keyring.backends.chainer", "keyring.errors")
    )
    vars(library)["get_keyring"] = Keyring
    vars(chainer)["ChainerBackend"] = type("ChainerBackend", (), {})
    vars(errors).update(InitError=OSError, KeyringLocked=OSError)
    sys.modules.update({each.__name__: each for each in (library, backends, chainer, errors)})


def ours(begun: float, register: Path, secret: str) -> None:
    """Open the program on a register, and say when its start page is painted, and when all is there."""
    answer_from_memory(secret)
    from desktop.app import started  # noqa: PLC0415 - being imported is part of what is measured

    application = started(register)
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - as above

    window = application.window
    found: dict[str, float] = {}
    beats: list[tuple[float, float]] = []
    heart, rest = QTimer(), QTimer(singleShot=True, interval=REST)

    def beat() -> None:
        beats.append((time.perf_counter(), time.thread_time()))

    heart.timeout.connect(beat)

    def painted() -> None:
        window.repaint()
        found.update(painted=since(begun), busy=busy())
        assert window.sidebar.model.rowCount(), "whose register it is, and how much there is, is not to be seen"
        beat()
        heart.start(BEAT)

    def whole() -> None:
        window.repaint()
        found.setdefault("ready", since(begun))

    def settled() -> None:
        if "ready" in found:
            rest.start()

    def ended() -> None:
        gap, busy_gap = (
            max(later[of] - earlier[of] for earlier, later in pairwise(beats)) * 1000 for of in range(len(beats[0]))
        )
        told(**found, gap=gap, busy_gap=busy_gap)

    application.opening.painted.connect(painted)
    cast("OverviewPage", window.wide.page("overview")).shown.connect(whole)
    application.context.operations.settled.connect(settled)
    rest.timeout.connect(ended)
    application.run()


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
        ours(float(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
