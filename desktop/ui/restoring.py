"""A register made of a backup: by the keyring in silence, else by its passphrase or recovery code."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.domain.errors import InvalidInput, NoKey, WrongKey
from desktop.services import places
from desktop.ui.dialogs.files import choose_target

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop.domain.errors import AppError
    from desktop.keystore import Unlock
    from desktop.services.backups import Restored
    from desktop.ui.context import Context
    from desktop.ui.dialogs.unlock import UnlockDialog


def unheard(done: int, total: int) -> None:
    """Tell nobody."""


class Restoring(QObject):
    """`restored` carries the new register's path and what opens it; `failed` carries an AppError.

    `given_up` says that the user would not give what opens it. `tell` hears how far it has come.
    """

    restored = Signal(object)
    failed = Signal(object)
    given_up = Signal()

    def __init__(
        self,
        context: Context,
        backup: Path,
        parent: QWidget,
        target: Path | None = None,
        tell: Callable[[int, int], None] = unheard,
    ) -> None:
        super().__init__(parent)
        self._heard = tell
        self._context, self._backup, self._over = context, backup, parent
        self._target = target
        self._asking: UnlockDialog | None = None

    def begin(self) -> None:
        """Restore where a new register is put, unless something stands there; then ask where."""
        from desktop.keystore import Unlock as Way  # noqa: PLC0415 - it is slow to load

        target = self._target or places.suggested_register()
        if target.exists():
            chosen = choose_target(self._over, self.tr("Restore into a new file"), self.tr("restored.utblick"))
            if chosen is None:
                self.given_up.emit()
                return
            target = chosen
        self._target = target
        self._try(Way())

    def _try(self, unlock: Unlock) -> None:
        if self._asking is not None:
            self._asking.hide()  # how far it has come is told behind it
        backup, target, heard = self._backup, self._target, self._heard
        assert target is not None  # noqa: S101 - begin() has set it

        def work() -> Restored:
            from desktop.services.backups import restore  # noqa: PLC0415 - services are slow to load

            target.parent.mkdir(parents=True, exist_ok=True)
            return restore(backup, target, unlock, heard)

        self._context.operations.write(self, work, partial(self._done, unlock), self._refuse)

    def _done(self, unlock: Unlock, restored: Restored) -> None:
        if self._asking is not None:
            self._asking.accept()
        self.restored.emit((restored.path, unlock))

    def _refuse(self, error: AppError) -> None:
        asking = self._asking
        asks = isinstance(error, NoKey | WrongKey | InvalidInput) and error.code.startswith(("key.", "backup.wrong"))
        if asks and asking is not None:
            asking.open()
            asking.refuse(error)
        elif asks:
            self._ask()
        else:
            self._asking = None
            if asking is not None:
                asking.deleteLater()
            self.failed.emit(error)

    def _ask(self) -> None:
        backup = self._backup

        def methods() -> frozenset[str]:
            from desktop.keystore import KeyFile  # noqa: PLC0415 - it is slow to load

            return KeyFile.load(backup).methods

        self._context.operations.read(self, methods, self._show_question, self.failed.emit)

    def _show_question(self, methods: frozenset[str]) -> None:
        from desktop.ui.dialogs.unlock import UnlockDialog  # noqa: PLC0415 - seldom needed

        self._asking = UnlockDialog(self._context, self._backup, methods, self._over)
        self._asking.tried.connect(self._try)
        self._asking.rejected.connect(self._give_up)
        self._asking.open()

    def _give_up(self) -> None:
        self._asking = None
        self.given_up.emit()
