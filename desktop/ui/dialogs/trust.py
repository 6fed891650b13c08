"""Approving a key of somebody else: the certificate they sent, whose it is, and all 30 digits as they were read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from desktop.ui.dialogs.files import choose_files
from desktop.ui.widgets.buttons import primary_button
from desktop.ui.widgets.labels import PlainLabel, announce
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop.domain.errors import AppError
    from desktop.services.trusting import Trusted
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context

_LARGEST = 1024 * 1024


class TrustDialog(QDialog):
    """Stays until the digits are right. `trusted` carries whose key it is."""

    trusted = Signal(object)

    def __init__(self, context: Context, workspace: Workspace, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("trust_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._workspace = context, workspace
        self._file: Path | None = None
        self.choose, self.owner, self.code = (
            named(QPushButton(), "trust_file"),
            named(QLineEdit(), "trust_name"),
            named(QLineEdit(), "trust_code"),
        )
        self.trouble = PlainLabel(kind="bad", wrap=True)
        self.approve, self._cancel = primary_button("trust_approve"), named(QPushButton(), "trust_cancel")
        self._lay_out()
        self.approve.setDefault(True)
        self.choose.clicked.connect(self._choose)
        self.approve.clicked.connect(self._try)
        self._cancel.clicked.connect(self.reject)

    def take_file(self, file: Path) -> None:
        """Take the certificate that was sent."""
        self._file = file
        self.choose.setText(file.name)

    def _choose(self) -> None:
        for file in choose_files(self, self.tr("The office's certificate"))[:1]:
            self.take_file(file)

    def _try(self) -> None:
        file, name, code, trusting = self._file, self.owner.text(), self.code.text(), self._workspace.trusted
        if file is None:
            self._say(self.tr("Choose the certificate first."))
            return

        def work() -> Trusted:
            from desktop.services.small_files import read_file  # noqa: PLC0415 - services are slow to load

            return trusting.trust(read_file(file, _LARGEST), name, code)

        self.trouble.hide()
        self.approve.setEnabled(False)
        self._context.operations.write(self, work, self._done, self._refuse)

    def _done(self, trusted: Trusted) -> None:
        self.accept()
        self.trusted.emit(trusted.name)

    def _refuse(self, error: AppError) -> None:
        self.approve.setEnabled(True)
        said = self._context.language.error(error)
        self._say(f"{said.message} {said.hint}".strip())

    def _say(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.show()
        announce(self, text)

    def _lay_out(self) -> None:
        heading = self.tr("Approve the office's key")
        self.setWindowTitle(heading)
        self.choose.setText(self.tr("Choose the certificate…"))
        self.approve.setText(self.tr("&Approve"))
        self._cancel.setText(self.tr("Cancel"))
        hint = self.tr(
            "Let the office read the 30 digits aloud to you, over the telephone or face to face, and type them all."
        )
        self.trouble.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 18)
        column.setSpacing(10)
        for widget in (PlainLabel(heading, "title"), PlainLabel(hint, "muted", wrap=True), self.choose):
            column.addWidget(widget)
        named_lines = ((self.tr("&Whose key it is"), self.owner), (self.tr("The &30 digits"), self.code))
        for text, line in named_lines:
            label = PlainLabel(text)
            label.setBuddy(line)
            line.setAccessibleName(text.replace("&", ""))
            column.addWidget(label)
            column.addWidget(line)
        self.code.setPlaceholderText("00000 00000 00000 00000 00000 00000")
        column.addWidget(self.trouble)
        column.addStretch()
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self._cancel)
        foot.addWidget(self.approve)
        column.addLayout(foot)
        self.setMinimumWidth(520)
