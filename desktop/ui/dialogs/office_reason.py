"""Asks for some words before something is done: why a key is revoked, or what a department is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout

from desktop.ui.widgets.buttons import primary_button
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LINES = 4


class ReasonDialog(QDialog):
    """`given` carries the words; while there must be some and are none, the button rests."""

    given = Signal(object)

    def __init__(
        self, heading: str, sentence: str, deed: str, parent: QWidget | None, *, label: str = "", needed: bool = True
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reason_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(heading)
        self._needed = needed
        self.text = named(QPlainTextEdit(), "reason_text")
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * _LINES + 22)
        words = PlainLabel(label or self.tr("&Why"))
        words.setBuddy(self.text)
        self.text.setAccessibleName(words.text().replace("&", ""))
        self.take, cancel = primary_button("reason_take"), named(QPushButton(), "reason_cancel")
        self.take.setText(deed)
        cancel.setText(self.tr("Cancel"))
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 18)
        column.setSpacing(10)
        title = PlainLabel(heading, "title", wrap=True)
        for widget in (title, PlainLabel(sentence, "muted", wrap=True), words, self.text):
            column.addWidget(widget)
        column.addStretch()
        column.addLayout(foot)
        self.setMinimumWidth(500)
        self.take.clicked.connect(self._take)
        cancel.clicked.connect(self.reject)
        self.text.textChanged.connect(self._judge)
        self._judge()

    def _judge(self) -> None:
        self.take.setEnabled(not self._needed or bool(self.text.toPlainText().strip()))

    def _take(self) -> None:
        text = self.text.toPlainText()
        self.accept()
        self.given.emit(text)
