"""The running program: Qt, the surroundings of every page, the window and the opening of the register."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop.ui.changes import Changes
from desktop.ui.context import Context
from desktop.ui.errors import Crashes
from desktop.ui.icons import Icons
from desktop.ui.interruption import Interruption
from desktop.ui.language import Language
from desktop.ui.locking import Locking
from desktop.ui.main_window import MainWindow
from desktop.ui.opened_files import OpenedFiles
from desktop.ui.opening import Opening
from desktop.ui.operations import Operations
from desktop.ui.preferences import Preferences
from desktop.ui.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.domain.clock import Clock


_STARTED = 5000
"""Milliseconds after which the program has started for good."""


class Application(QObject):
    """Puts the parts together, and lets go of them when the window closes."""

    def __init__(self, app: QApplication, clock: Clock) -> None:
        super().__init__(app)
        self._app = app
        preferences = Preferences()
        theme, language = Theme(app, preferences.scheme), Language(app, preferences.language)
        theme.setParent(self)
        language.setParent(self)
        operations = Operations(self)
        self.context = Context(
            theme=theme,
            icons=Icons(theme),
            language=language,
            operations=operations,
            opened=OpenedFiles(operations),
            changes=Changes(self),
            preferences=preferences,
            clock=clock,
        )
        self.crashes = Crashes(self)
        self.crashes.happened.connect(self._show_crash, Qt.ConnectionType.QueuedConnection)
        self.context.operations.crashed.connect(self.crashes.tell)
        self.window = MainWindow(self.context)
        self.opening = Opening(self.context, self.window)
        self.opening.opened.connect(self.window.status.keep_safe)
        self.locking = Locking(self.context, self.window, app)
        self.opening.given_up.connect(self.window.close)
        self.window.closed.connect(app.quit)
        self.window.another_wanted.connect(self.opening.switch)

    def begin(self, register: Path | None) -> None:
        """Show the window, or the first start."""
        self.opening.begin(register)
        QTimer.singleShot(_STARTED, self, _collect)

    def _show_crash(self, report: str) -> None:
        from desktop.ui.dialogs.crash import CrashDialog  # noqa: PLC0415 - seldom needed

        CrashDialog(report, self.window if self.window.isVisible() else None).open()


def run(register: Path | None, clock: Clock) -> int:
    """Run the program until its window is closed."""
    QApplication.setApplicationName("utblick")
    QApplication.setApplicationDisplayName("Utblick")
    QApplication.setDesktopFileName("utblick")
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    application = Application(app, clock)
    app.setWindowIcon(QIcon("icons:utblick.svg"))
    application.crashes.install()
    interrupted = Interruption(application)
    interrupted.happened.connect(application.window.close)
    application.begin(register)
    return app.exec()


def _collect() -> None:
    """Look for what is thrown away again, and not among what stays for as long as the program runs (desktop.app)."""
    gc.freeze()
    gc.enable()
