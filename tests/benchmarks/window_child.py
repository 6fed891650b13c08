"""One start of a window in a process of its own; prints the milliseconds since the process was asked for.

    python -m tests.benchmarks.window_child bare|ours BEGUN [REGISTER KEY]

The bare one is a window of PySide6 with a list of fifty rows. Ours is the program as it starts, with a keyring that
answers from memory: on to the start page with what is due, painted, ready for a key.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.keystore.keyfile import Unlock

ROWS = 50


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
        told(begun)
        app.quit()

    QTimer.singleShot(0, painted)
    app.exec()


def ours(begun: float, register: Path, key: bytes) -> None:
    """Open the program on a register, and say when its start page is painted."""
    from desktop.domain.clock import SystemClock  # noqa: PLC0415 - as above
    from desktop.keystore.keyfile import KeyFile  # noqa: PLC0415 - it stands in for the system's keyring

    def unlock(_keys: KeyFile, _given: Unlock) -> bytes:
        return key

    setattr(KeyFile, "unlock", unlock)  # noqa: B010 - it is a method, as mypy knows
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as above

    from desktop.ui.application import Application  # noqa: PLC0415 - as above
    from desktop.ui.pages.overview_page import OverviewPage  # noqa: PLC0415 - as above

    app = QApplication([])
    application = Application(app, SystemClock())
    window = application.window

    def painted() -> None:
        window.repaint()
        told(begun)
        os._exit(0)

    page = window.wide.page("overview")
    assert isinstance(page, OverviewPage)
    page.shown.connect(painted)
    application.begin(register)
    app.exec()


def told(begun: float) -> None:
    """Print how long it took."""
    print(f"{(time.time() - begun) * 1000:.1f}", flush=True)  # noqa: T201, TID251 - this is what it is for


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare(float(sys.argv[2]))
    else:
        ours(float(sys.argv[2]), Path(sys.argv[3]), bytes.fromhex(sys.argv[4]))
