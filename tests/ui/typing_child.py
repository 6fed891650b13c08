"""A program that types in a record and waits to be killed: python typing_child.py REGISTER RECOVERY-CODE RECORD."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.clock import SystemClock
from desktop.keystore import Unlock
from desktop.services.workspace import open_workspace
from desktop.ui.application import Application

T = TypeVar("T", bound=QWidget)


def find(window: QWidget, kind: type[T], name: str) -> T:
    """Find the one widget of this name."""
    (found,) = window.findChildren(kind, name)
    return found


def main() -> None:
    """Type, wait until the drafts are on disk, say so, and go on for ever."""
    register, code, record = sys.argv[1:]
    app = QApplication([])
    application = Application(app, SystemClock())
    workspace = open_workspace(Path(register), Unlock(recovery_code=code), SystemClock())
    window = application.window
    window.attach(workspace)
    window.sidebar.go_to("visit")
    window.show()
    while (page := window.record_page) is None or page.record is None or application.context.operations.busy:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    for place in range(page.tab_bar.count()):
        page.tab_bar.setCurrentIndex(place)
        page._page(place)
    page.tab_bar.setCurrentIndex(3)
    find(window, QPlainTextEdit, "visit.purpose_box").setPlainText("Lära av Åbo")
    find(window, QLineEdit, "visit.received_line").setText("i maj")
    section = page._page(3)
    assert section is not None
    table = section.table_named("delegation")
    assert table is not None
    table.begin_row()
    find(window, QLineEdit, "visit.delegation.role_line").setText("Borgmästare")

    def look() -> None:
        if len(workspace.drafts.of(record)) == 3:
            sys.stdout.write("kept\n")
            sys.stdout.flush()
            timer.stop()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(20)
    app.exec()


if __name__ == "__main__":
    main()
