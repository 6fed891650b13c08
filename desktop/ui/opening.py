"""From the start of the program to an open register: by the keyring in silence, else asking, else the first start."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.errors import AppError, InUse, InvalidInput, NoKey, NoRegister, WrongKey
from desktop.language.texts import LANGUAGES
from desktop.ui.bit_by_bit import SOON
from desktop.ui.panes import come_forward

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from desktop.keystore.keyfile import Unlock
    from desktop.services.early_look import EarlyLook, Looked
    from desktop.services.unlocking import Unlocked
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context
    from desktop.ui.dialogs.first_start import FirstStartDialog
    from desktop.ui.dialogs.unlock import UnlockDialog
    from desktop.ui.dialogs.welcome import WelcomeDialog
    from desktop.ui.main_window import MainWindow
    from desktop.ui.neighbour import Neighbour


_PATIENCE = 0.3
"""Seconds that the window waits to be shown with something in it: a keyring answers at once or asks its user."""


class Opening(QObject):
    """Asks until a register is open, or until the user has had enough (`given_up`).

    The key opens it twice: for a first look by plain SQL, and, once that is painted, for work, which has more to load.
    """

    opened = Signal(object)
    painted = Signal()
    """The first page can be seen."""
    loaded = Signal(object)
    """What the first page did without is loaded, and can be made; carries what `open_for_work` is called with then."""
    given_up = Signal()

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._asking: UnlockDialog | None = None
        self._neighbour: Neighbour | None = None
        self._making: FirstStartDialog | None = None
        self._path = Path()

    def begin(self, path: Path | None, early: EarlyLook | None = None) -> None:
        """Open the register that was open last, or make the first one.

        What has been seen of it when the window is ready is in it from the first; a keyring that takes longer than
        that, or asks something, finds the window there.
        """
        if path is None or not path.exists():
            self.first_start()
        elif early is not None and early.ready(_PATIENCE):
            self._path = path
            self._take_early(early)
        else:
            self._wait()
            self.open(path, early)

    def _wait(self) -> None:
        """Show the window with nothing in it but that it waits."""
        self._window.start_page.show()
        self._window.show()

    def _take_early(self, early: EarlyLook) -> None:
        try:
            looked = early()
        except AppError as error:
            self._wait()
            self._refuse(error)
        except Exception as error:  # noqa: BLE001 - as in an operation
            self._wait()
            self._context.operations.crashed.emit(error)
        else:
            self._show(looked)

    def first_start(self) -> None:
        """Ask how to begin."""
        self.loaded.emit(None)
        from desktop.ui.dialogs.welcome import WelcomeDialog  # noqa: PLC0415 - needed once

        dialog = WelcomeDialog(self._context)
        dialog.new_wanted.connect(lambda: self._make(None))
        dialog.new_wanted.connect(dialog.close)
        dialog.join_wanted.connect(partial(self._join, dialog))
        dialog.restore_wanted.connect(partial(self._restore, dialog))
        dialog.open_wanted.connect(lambda: self._choose(dialog))
        dialog.destroyed.connect(self._give_up_if_nothing)
        dialog.show()

    def _make(self, profile: Path | None) -> None:
        from desktop.ui.dialogs.first_start import FirstStartDialog  # noqa: PLC0415 - needed once

        self._making = dialog = FirstStartDialog(self._context, profile=profile)
        dialog.finished_with.connect(self._take)
        dialog.open_wanted.connect(lambda: self._choose(dialog))
        dialog.destroyed.connect(self._made_or_given_up)
        dialog.show()

    def _made_or_given_up(self) -> None:
        self._making = None
        self._give_up_if_nothing()

    def _join(self, welcome: WelcomeDialog, file: Path) -> None:
        """Read the office's file before anything is asked, so that a wrong one is told at once."""

        def work() -> str:
            from desktop.policy import profile  # noqa: PLC0415 - beside the import that has to be late

            return profile.load(str(file)).code

        def read(_code: str) -> None:
            self._make(file)
            welcome.close()

        self._context.operations.read(self, work, read, welcome.banner.show_error)

    def _restore(self, welcome: WelcomeDialog, backup: Path) -> None:
        from desktop.ui.restoring import Restoring  # noqa: PLC0415 - seldom needed

        restoring = Restoring(self._context, backup, welcome)
        restoring.failed.connect(welcome.banner.show_error)
        restoring.restored.connect(lambda restored: self._open_restored(welcome, *restored))
        restoring.begin()

    def _open_restored(self, welcome: WelcomeDialog, path: Path, unlock: Unlock) -> None:
        self._window.show()
        self._path = path
        self._try(unlock)
        welcome.close()

    def open(self, path: Path, early: EarlyLook | None = None) -> None:
        """Open a register, without asking if the keyring opens it."""
        from desktop.services.early_look import EarlyLook  # noqa: PLC0415 - seldom needed

        self._path = path
        self._context.operations.write(self, early or EarlyLook(path, self._context.clock), self._show, self._refuse)

    def _show(self, looked: Looked) -> None:
        """Let the first look be painted, and open the register for work meanwhile."""
        found, seen = looked
        if seen is not None:
            self._window.show_first(seen)
        self._window.show()
        # Once everything that waits is laid out and painted.
        QTimer.singleShot(0, self, lambda: self._work(found))

    def _work(self, found: Unlocked) -> None:
        self.painted.emit()
        # The system asks for the window's picture now: to load beside it would take turns at every word painted.
        QTimer.singleShot(SOON, self, partial(self._load, found))

    def _load(self, found: Unlocked) -> None:
        self._context.operations.write(self, load_the_parts, lambda _done: self.loaded.emit(found))

    def open_for_work(self, found: Unlocked) -> None:
        """Open the register whose first look is shown. To load the services slows down what the window does beside."""
        self._context.operations.write(self, lambda: _open(found, self._context), self._take, self._still_closed)

    def _refuse(self, error: AppError) -> None:
        self.loaded.emit(None)
        from desktop.ui.neighbour import call  # noqa: PLC0415 - seldom needed

        asks = isinstance(error, NoKey | WrongKey | InvalidInput) and error.code != "key.other_register"
        go_on = self._ask if asks else partial(self._tell, error)
        if asks or isinstance(error, InUse):
            # Another window of ours may have it open: then that one is shown, and this one is not needed.
            call(self._path, self, self.given_up.emit, go_on)
        else:
            go_on()

    def _ask(self) -> None:
        path = self._path

        def methods() -> frozenset[str]:
            from desktop.keystore import KeyFile  # noqa: PLC0415 - it is slow to load

            return KeyFile.load(path).methods

        self._context.operations.read(self, methods, self._show_question, self._tell)

    def _show_question(self, methods: frozenset[str]) -> None:
        from desktop.ui.dialogs.unlock import UnlockDialog  # noqa: PLC0415 - seldom needed

        self._asking = UnlockDialog(self._context, self._path, methods, self._window)
        self._asking.tried.connect(self._try)
        self._asking.rejected.connect(self.given_up)
        self._asking.open()

    def _try(self, unlock: Unlock) -> None:
        path = self._path
        from desktop.services.early_look import look  # noqa: PLC0415 - it is slow to load

        work = partial(look, path, unlock, self._context.clock)
        self._context.operations.write(self, work, self._show, self._still_closed)

    def _still_closed(self, error: AppError) -> None:
        if self._asking is not None:
            self._asking.refuse(error)
        else:
            self._refuse(error)

    def _take(self, workspace: Workspace) -> None:
        asking, self._asking = self._asking, None
        self._window.attach(workspace)
        self._window.show()
        self._window.activateWindow()
        if asking is not None:
            asking.accept()
        # Each of these takes a moment: the window answers in between.
        QTimer.singleShot(SOON, self, partial(self._listen_for, workspace))
        self.opened.emit(workspace)

    def switch(self) -> None:
        """Let go of the register that is open, and open another."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - seldom needed

        heading, kinds = self.tr("Open a register"), self.tr("Registers (*.utblick);;All files (*)")
        name, _kind = QFileDialog.getOpenFileName(self._window, heading, "", kinds)
        if name:
            self.switch_to(Path(name))

    def switch_to(self, path: Path) -> None:
        """Open this register instead of the one that is open."""
        self._window.release()
        self.open(path)

    def _listen_for(self, workspace: Workspace) -> None:
        if self._window.workspace is workspace:
            self._listen(workspace.path)

    def _listen(self, path: Path) -> None:
        from desktop.ui.neighbour import Neighbour  # noqa: PLC0415 - after the first paint

        if self._neighbour is not None:
            self._neighbour.close()
            self._neighbour.deleteLater()
        self._neighbour = Neighbour(path, self)
        self._neighbour.called.connect(partial(come_forward, self._window))

    def _tell(self, error: AppError) -> None:
        from desktop.ui.dialogs.trouble import TroubleDialog  # noqa: PLC0415 - seldom needed

        dialog = TroubleDialog(self._context, error, self._window)
        dialog.again_wanted.connect(lambda: self.open(self._path))
        dialog.other_wanted.connect(lambda: self._choose(None))
        dialog.new_wanted.connect(self.first_start)
        dialog.rejected.connect(self.given_up)
        dialog.open()

    def _choose(self, dialog: QDialog | None) -> None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - seldom needed

        heading, kinds = self.tr("Open a register"), self.tr("Registers (*.utblick);;All files (*)")
        name, _kind = QFileDialog.getOpenFileName(dialog or self._window, heading, "", kinds)
        if name:
            self._window.show()
            self.open(Path(name))
            if dialog is not None:
                dialog.close()
        elif dialog is None:
            self._tell(NoRegister("store.not_found", path=str(self._path)))

    def _give_up_if_nothing(self) -> None:
        if self._making is None and self._window.workspace is None and not self._window.isVisible():
            self.given_up.emit()


def _open(found: Unlocked, context: Context) -> Workspace:
    from desktop.services.workspace import open_unlocked  # noqa: PLC0415 - services are slow to load

    workspace = open_unlocked(found, context.clock)
    load_the_rest()
    return workspace


def load_the_parts() -> None:
    """Import what the first page does without, in another thread than the window's: what is made of it comes after."""
    from PySide6.QtCore import Qt  # noqa: F401, PLC0415 - takes long to touch (desktop.ui.qt_numbers)
    from PySide6.QtGui import QAccessible  # noqa: F401, PLC0415 - as above

    from desktop.language import formats  # noqa: F401, PLC0415 - on purpose late
    from desktop.ui import commands, interruption, live_wordbook, locking, office_drop, spreading  # noqa: F401, PLC0415
    from desktop.ui.models import due_lines  # noqa: F401, PLC0415 - as above
    from desktop.ui.pages import list_page, overview_welcome, overview_year, start_page  # noqa: F401, PLC0415
    from desktop.ui.widgets import banner  # noqa: F401, PLC0415 - as above


def load_the_rest() -> None:
    """Import what the first record needs, so that nobody waits for it on the window's own thread."""
    from desktop.language import names  # noqa: PLC0415 - on purpose late
    from desktop.ui import neighbour  # noqa: F401, PLC0415 - as above
    from desktop.ui.pages import record_page  # noqa: F401, PLC0415 - as above

    for language in LANGUAGES:
        names.countries(language)
        names.language_name("sv", language)
        names.currency_name("SEK", language)
