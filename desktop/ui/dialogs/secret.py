"""Asks for a passphrase that something is sealed with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from desktop.ui.widgets.buttons import primary_button
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class SecretDialog(QDialog):
    """`given` carries what was written."""

    given = Signal(object)

    def __init__(self, heading: str, sentence: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("secret_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(heading)
        self.secret = named(QLineEdit(), "secret")
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        label = PlainLabel(self.tr("&Passphrase"))
        label.setBuddy(self.secret)
        self.secret.setAccessibleName(label.text().replace("&", ""))
        self.take, cancel = primary_button("secret_take"), named(QPushButton(), "secret_cancel")
        self.take.setText(self.tr("&Continue"))
        cancel.setText(self.tr("Cancel"))
        self.take.setDefault(True)
        self.take.clicked.connect(self._take)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 18)
        column.setSpacing(10)
        for widget in (PlainLabel(heading, "title"), PlainLabel(sentence, "muted", wrap=True), label, self.secret):
            column.addWidget(widget)
        column.addStretch()
        column.addLayout(foot)
        self.setMinimumWidth(460)

    def _take(self) -> None:
        text = self.secret.text()
        self.accept()
        self.given.emit(text)
