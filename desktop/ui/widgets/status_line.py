"""The line at the foot of the window: is the register unlocked, what was just done, the last backup, the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStatusBar

from desktop.ui.widgets.labels import PlainLabel, announce

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context

_REST = 3000
"""Milliseconds until the window has come to rest."""


class StatusLine(QStatusBar):
    """Also makes the backup of the day, of which it tells."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.setContentsMargins(10, 0, 10, 0)
        self._context = context
        self._workspace: Workspace | None = None
        self._backed_up: datetime | None = None
        self._lock, self.told, self.backup, self._keys = (PlainLabel(kind="muted") for _ in range(4))
        self.addWidget(self._lock)
        self.addWidget(self.told, 1)
        self.addPermanentWidget(self.backup)
        self.addPermanentWidget(self._keys)
        self.retranslate()

    def attach(self, workspace: Workspace | None) -> None:
        """Tell of this register, or of none."""
        self._workspace = workspace
        self.retranslate()

    def tell(self, text: str) -> None:
        """Say what was just done."""
        self.told.setText(text)
        announce(self, text)

    def keep_safe(self) -> None:
        """Make the backup of the day once the window has come to rest, and say when the last one was made."""
        QTimer.singleShot(_REST, self, self.back_up)

    def back_up(self) -> None:
        """Make the backup of the day now, unless it is there."""
        workspace = self._workspace
        if workspace is None:
            return

        def work() -> datetime | None:
            workspace.backups.if_due()
            return workspace.backups.latest()

        self._context.operations.aside(self, work, self._backed)

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self._lock.setText(self.tr("The register is encrypted and unlocked") if self._workspace else "")
        self._keys.setText(self.tr("Ctrl+K Commands    Ctrl+N New    Ctrl+F Search"))
        made, language = self._backed_up, self._context.language
        if made is not None:
            local = made.astimezone()
            today = local.date() == self._context.clock.today()
            when = self.tr("today {time}").format(time=language.clock(local)) if today else language.day(local.date())
            self.backup.setText(self.tr("Backup: {when}").format(when=when))

    def _backed(self, made: datetime | None) -> None:
        self._backed_up = made
        self.retranslate()
