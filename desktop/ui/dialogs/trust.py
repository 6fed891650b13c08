"""Approving the office's key: the certificate it sent, whose it is, and all 30 digits as they were read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from desktop.ui.dialogs.digits import LARGEST, DigitsDialog
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop.services.trusting import Trusted
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context


class TrustDialog(DigitsDialog):
    """`trusted` carries whose key it is."""

    trusted = Signal(object)

    def __init__(self, context: Context, workspace: Workspace, parent: QWidget | None) -> None:
        super().__init__(context, "trust", parent)
        self._workspace = workspace
        self.owner = named(QLineEdit(), "trust_name")
        hint = self.tr(
            "Let the office read the 30 digits aloud to you, over the telephone or face to face, and type them all."
        )
        heading, choose = self.tr("Approve the office's key"), self.tr("Choose the certificate…")
        self._lay_out(heading, hint, choose, (self.tr("&Whose key it is"), self.owner))

    @override
    def _asked(self) -> tuple[str, str]:
        return self.tr("The office's certificate"), self.tr("Choose the certificate first.")

    @override
    def _approve(self, file: Path) -> None:
        name, code, trusting = self.owner.text(), self.code.text(), self._workspace.trusted

        def work() -> Trusted:
            from desktop.services.small_files import read_file  # noqa: PLC0415 - services are slow to load

            return trusting.trust(read_file(file, LARGEST), name, code)

        self._context.operations.write(self, work, self._done, self._refuse)

    def _done(self, trusted: Trusted) -> None:
        self.accept()
        self.trusted.emit(trusted.name)
