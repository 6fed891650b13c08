"""The running program: Qt, the surroundings of every page, the window and the opening of the register."""

from __future__ import annotations

import gc
import sys
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop.ui.bit_by_bit import BitByBit
from desktop.ui.changes import Changes
from desktop.ui.context import Context
from desktop.ui.errors import Crashes
from desktop.ui.finder import Finder
from desktop.ui.icons import Icons
from desktop.ui.language import Language
from desktop.ui.main_window import MainWindow
from desktop.ui.navigation import Navigation
from desktop.ui.opened_files import OpenedFiles
from desktop.ui.opening import Opening
from desktop.ui.operations import Operations
from desktop.ui.preferences import Preferences
from desktop.ui.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.domain.clock import Clock
    from desktop.services.early_look import EarlyLook
    from desktop.services.unlocking import Unlocked
    from desktop.ui.interruption import Interruption
    from desktop.ui.locking import Locking


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
            finder=Finder(),
            navigation=Navigation(),
        )
        self.crashes = Crashes(self)
        self.crashes.happened.connect(self._take_crash)
        self.context.operations.crashed.connect(self.crashes.tell)
        self.window = MainWindow(self.context)
        self.opening = Opening(self.context, self.window)
        self.opening.opened.connect(self.window.status.keep_safe)
        self._furnishing = BitByBit(self)
        self.opening.loaded.connect(self.furnish)
        self.window.lock_wanted.connect(self._lock)
        self.opening.given_up.connect(self.window.close)
        self.window.closed.connect(app.quit)
        self.window.another_wanted.connect(self.opening.switch)

    @cached_property
    def locking(self) -> Locking:
        """What lets the curtain fall."""
        from desktop.ui.locking import Locking  # noqa: PLC0415 - after the first paint

        return Locking(self.context, self.window, self._app)

    @cached_property
    def interrupted(self) -> Interruption:
        """What hears of the end that somebody asks for from outside."""
        from desktop.ui.interruption import Interruption  # noqa: PLC0415 - after the first paint

        interrupted = Interruption(self)
        interrupted.happened.connect(self.window.close)
        return interrupted

    def begin(self, register: Path | None, early: EarlyLook | None = None) -> None:
        """Show the window, or the first start; the first look may have begun already."""
        self.opening.begin(register, early)
        QTimer.singleShot(_STARTED, self, _collect)

    def run(self) -> int:
        """Run until the window is closed."""
        return self._app.exec()

    def furnish(self, found: Unlocked | None) -> None:
        """Make what the first page did without, bit by bit, now that it is painted; then let the register be opened."""
        go_on = () if found is None else (partial(self.opening.open_for_work, found),)
        aside = (lambda: self.locking, lambda: self.interrupted, self._take_icon)
        late = (self.context.theme.listen, *self.window.pieces, *aside, *go_on)
        self._furnishing.begin(late, now=False)

    def _lock(self) -> None:
        self.locking.lock()

    def _take_icon(self) -> None:
        from PySide6.QtGui import QIcon  # noqa: PLC0415 - after the first paint

        self._app.setWindowIcon(QIcon("icons:utblick.svg"))

    def _take_crash(self, report: str) -> None:
        """Show it when the program is back in its loop, whichever thread it came from."""
        QTimer.singleShot(0, self, partial(self._show_crash, report))

    def _show_crash(self, report: str) -> None:
        from desktop.ui.dialogs.crash import CrashDialog  # noqa: PLC0415 - seldom needed

        CrashDialog(report, self.window if self.window.isVisible() else None).open()


def started(clock: Clock, register: Path | None, early: EarlyLook | None = None) -> Application:
    """Start the program: its window comes to be seen with the first round of the event loop."""
    QApplication.setApplicationName("utblick")
    QApplication.setApplicationDisplayName("Utblick")
    QApplication.setDesktopFileName("utblick")
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    application = Application(app, clock)
    application.crashes.install()
    application.begin(register, early)
    return application


def _collect() -> None:
    """Look for what is thrown away again, and not among what stays for as long as the program runs (desktop.app)."""
    gc.freeze()
    gc.enable()
