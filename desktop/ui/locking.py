"""The window goes blank when nobody has touched it for a while, and asks who is there before it shows anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import isValid
from typing_extensions import override

from desktop.ui.widgets.curtain import Curtain

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

    from desktop.domain.errors import AppError
    from desktop.keystore import Unlock
    from desktop.ui.context import Context
    from desktop.ui.dialogs.unlock import UnlockDialog
    from desktop.ui.main_window import MainWindow

_MINUTE = 60_000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Locking(QObject):
    """Counts the minutes. Nothing that was typed is lost: it is saved, or kept as a draft, before the curtain falls."""

    def __init__(self, context: Context, window: MainWindow, app: QApplication) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self.curtain = Curtain(context, window)
        self._hidden: list[QDialog] = []
        self._asking: UnlockDialog | None = None
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self.lock)
        self.curtain.unlock_wanted.connect(self.ask)
        context.preferences.lock_changed.connect(self._begin_anew)
        # Asked of the window that has the keys, not of the application: Python would see every event of every widget.
        self._watched: QWindow | None = None
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())
        self._begin_anew()

    @property
    def locked(self) -> bool:
        """Whether the curtain is down."""
        return not self.curtain.isHidden()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES and self._idle.isActive():
            self._idle.start()
        return False

    def _watch(self, focused: QWindow | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = focused
        if focused is not None:
            focused.installEventFilter(self)

    def lock(self) -> None:
        """Let the curtain fall."""
        if self._window.workspace is None or self.locked:
            return
        self._window.hide_all()
        self._context.opened.clear()
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                self._hidden.append(widget)
                widget.hide()
        self.curtain.fall()
        self._idle.stop()

    def ask(self) -> None:
        """Ask for the passphrase; where only the keyring opens the register, the keyring is asked."""
        workspace = self._window.workspace
        if workspace is None:
            return
        path = workspace.path

        def methods() -> frozenset[str]:
            from desktop.keystore import KeyFile  # noqa: PLC0415 - it is slow to load

            return KeyFile.load(path).methods

        self._context.operations.read(self, methods, self._ask_by, self.curtain.tell)

    def _ask_by(self, methods: frozenset[str]) -> None:
        from desktop.keystore import Unlock as Way  # noqa: PLC0415 - it is slow to load
        from desktop.ui.dialogs.unlock import UnlockDialog  # noqa: PLC0415 - seldom needed

        workspace = self._window.workspace
        if workspace is None:
            return
        if "passphrase" not in methods and "keyring" in methods:
            self._try(Way())
            return
        self._asking = UnlockDialog(self._context, workspace.path, methods, self._window)
        self._asking.tried.connect(self._try)
        self._asking.open()

    def _try(self, given: Unlock) -> None:
        workspace = self._window.workspace
        if workspace is None:
            return
        path = workspace.path

        def work() -> bool:
            from desktop.keystore import KeyFile  # noqa: PLC0415 - it is slow to load

            return bool(KeyFile.load(path).unlock(given))

        self._context.operations.read(self, work, lambda _opened: self._unlock(), self._refuse)

    def _refuse(self, error: AppError) -> None:
        if self._asking is not None:
            self._asking.refuse(error)
        else:
            self.curtain.tell(error)

    def _unlock(self) -> None:
        asking, self._asking = self._asking, None
        if asking is not None:
            asking.accept()
        self.curtain.rise()
        self._window.show_all()
        for dialog in self._hidden:
            dialog.show()
        self._hidden.clear()
        self._begin_anew()

    def _begin_anew(self) -> None:
        minutes = self._context.preferences.lock_minutes
        if minutes and not self.locked:
            self._idle.start(minutes * _MINUTE)
        else:
            self._idle.stop()
