"""Opening a register that the keyring does not open: with the passphrase, or with the recovery code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from desktop.ui.widgets.buttons import link_button, primary_button
from desktop.ui.widgets.labels import PlainLabel, announce
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop.domain.errors import AppError
    from desktop.ui.context import Context


class UnlockDialog(QDialog):
    """Stays until the register is open. `tried` carries an Unlock."""

    tried = Signal(object)

    def __init__(self, context: Context, register: Path, methods: frozenset[str], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("unlock_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._methods = context, methods
        self._by_code = "passphrase" not in methods
        self._where = PlainLabel(str(register), "small", wrap=True)
        self._heading, self._what = PlainLabel(kind="title"), PlainLabel()
        self.secret = named(QLineEdit(), "unlock_secret")
        self.trouble = PlainLabel(kind="bad", wrap=True)
        self.other = link_button("unlock_other_way")
        self.unlock = primary_button("unlock")
        self._cancel = named(QPushButton(), "unlock_cancel")
        self._lay_out()
        self.unlock.setDefault(True)
        self.unlock.clicked.connect(self._try)
        self._cancel.clicked.connect(self.reject)
        self.other.clicked.connect(self._change_way)
        context.language.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self.setWindowTitle(self.tr("Open the register"))
        self._heading.setText(self.tr("Open the register"))
        self._what.setText(self.tr("&Recovery code") if self._by_code else self.tr("&Passphrase"))
        self.secret.setAccessibleName(self._what.text().replace("&", ""))
        self.secret.setPlaceholderText("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX" if self._by_code else "")
        hidden = QLineEdit.EchoMode.Normal if self._by_code else QLineEdit.EchoMode.Password
        self.secret.setEchoMode(hidden)
        passphrase, code = self.tr("Use the passphrase instead"), self.tr("Use the recovery code instead")
        self.other.setText(passphrase if self._by_code else code)
        self.other.setVisible(not self._by_code or "passphrase" in self._methods)
        self.unlock.setText(self.tr("&Open"))
        self._cancel.setText(self.tr("Cancel"))

    def refuse(self, error: AppError) -> None:
        """Say why it did not open, and let the user try again."""
        said = self._context.language.error(error)
        self.trouble.setText(f"{said.message} {said.hint}".strip())
        self.trouble.show()
        self.adjustSize()
        announce(self, self.trouble.text())
        self.unlock.setEnabled(True)
        self.secret.selectAll()
        self.secret.setFocus()

    def _try(self) -> None:
        from desktop.keystore import Unlock  # noqa: PLC0415 - it is slow to load

        self.trouble.hide()
        self.unlock.setEnabled(False)
        text = self.secret.text()
        given = Unlock(recovery_code=text) if self._by_code else Unlock(passphrase=text, use_keyring=False)
        self.tried.emit(given)

    def _change_way(self) -> None:
        self._by_code = not self._by_code
        self.secret.clear()
        self.trouble.hide()
        self.retranslate()
        self.secret.setFocus()

    def _lay_out(self) -> None:
        self._what.setBuddy(self.secret)
        self.trouble.hide()
        foot = QHBoxLayout()
        foot.addWidget(self.other)
        foot.addStretch()
        foot.addWidget(self._cancel)
        foot.addWidget(self.unlock)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 18)
        column.setSpacing(8)
        for widget in (self._heading, self._where):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(self._what)
        column.addWidget(self.secret)
        column.addWidget(self.trouble)
        column.addStretch()
        column.addSpacing(12)
        column.addLayout(foot)
        self.setMinimumWidth(480)
