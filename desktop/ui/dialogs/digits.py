"""What approving a key has in common: the file that was sent, whose it is, and all 30 digits as they were read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from desktop.ui.dialogs.files import choose_files
from desktop.ui.widgets.buttons import primary_button
from desktop.ui.widgets.labels import PlainLabel, announce
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop.domain.errors import AppError
    from desktop.ui.context import Context

LARGEST: Final = 1024 * 1024


class DigitsDialog(QDialog):
    """Stays until the digits are right. Its parts are called after it: `trust` makes `trust_code`."""

    def __init__(self, context: Context, name: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self.file: Path | None = None
        self.choose, self.code = named(QPushButton(), f"{name}_file"), named(QLineEdit(), f"{name}_code")
        self.trouble = PlainLabel(kind="bad", wrap=True)
        self.approve, self._cancel = primary_button(f"{name}_approve"), named(QPushButton(), f"{name}_cancel")
        self.choose.clicked.connect(self._choose)
        self.approve.clicked.connect(self._try)
        self._cancel.clicked.connect(self.reject)

    def take_file(self, file: Path) -> None:
        """Take what was sent."""
        self.file = file
        self.choose.setText(file.name)

    def _asked(self) -> tuple[str, str]:
        """Say what file is asked for, as a title and as a sentence when it is missing."""
        raise NotImplementedError

    def _approve(self, file: Path) -> None:
        """Have the digits compared and the key kept; `_refuse` or `accept` follows."""
        raise NotImplementedError

    def _choose(self) -> None:
        for file in choose_files(self, self._asked()[0])[:1]:
            self.take_file(file)

    def _try(self) -> None:
        if self.file is None:
            self._say(self._asked()[1])
            return
        self.trouble.hide()
        self.approve.setEnabled(False)  # until it is known what came of it
        self._approve(self.file)

    def _try_again(self) -> None:
        self.approve.setEnabled(True)

    def _refuse(self, error: AppError) -> None:
        self._try_again()
        said = self._context.language.error(error)
        self._say(f"{said.message} {said.hint}".strip())

    def _say(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.show()
        announce(self, text)

    def _lay_out(self, heading: str, hint: str, choose: str, whose: tuple[str, QWidget]) -> None:
        self.setWindowTitle(heading)
        self.choose.setText(choose)
        self.approve.setText(self.tr("&Approve"))
        self._cancel.setText(self.tr("Cancel"))
        self.trouble.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 18)
        column.setSpacing(10)
        for widget in (PlainLabel(heading, "title"), PlainLabel(hint, "muted", wrap=True), self.choose):
            column.addWidget(widget)
        for text, part in (whose, (self.tr("The &30 digits"), self.code)):
            label = PlainLabel(text)
            label.setBuddy(part)
            part.setAccessibleName(text.replace("&", ""))
            column.addWidget(label)
            column.addWidget(part)
        self.code.setPlaceholderText("00000 00000 00000 00000 00000 00000")
        column.addWidget(self.trouble)
        column.addStretch()
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self._cancel)
        foot.addWidget(self.approve)
        column.addLayout(foot)
        self.approve.setDefault(True)
        self.setMinimumWidth(540)
