"""A question to a department about one of its records, or about one field of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout

from desktop.ui.widgets.buttons import primary_button
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_LINES = 5


class QuestionDialog(QDialog):
    """`asked` carries the field, which may be none, and the question."""

    asked = Signal(str, str)

    def __init__(self, title: str, fields: Sequence[tuple[str, str]], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("question_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = self.tr("Ask about {title}").format(title=title or "–")
        self.setWindowTitle(heading)
        self.field, self.text = named(QComboBox(), "question_field"), named(QPlainTextEdit(), "question_text")
        self.field.addItem(self.tr("The whole record"), "")
        for code, said in fields:
            self.field.addItem(said, code)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * _LINES + 22)
        self.ask, cancel = primary_button("question_ask"), named(QPushButton(), "question_cancel")
        self.ask.setText(self.tr("&Ask"))
        cancel.setText(self.tr("Cancel"))
        hint = self.tr("The department reads it with its next receipt, at the field. Nothing is sent before that.")
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 18)
        column.setSpacing(10)
        column.addWidget(PlainLabel(heading, "title", wrap=True))
        column.addWidget(PlainLabel(hint, "muted", wrap=True))
        for words, part in ((self.tr("A&bout"), self.field), (self.tr("&Question"), self.text)):
            name = PlainLabel(words)
            name.setBuddy(part)
            part.setAccessibleName(words.replace("&", ""))
            column.addWidget(name)
            column.addWidget(part)
        column.addStretch()
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(self.ask)
        column.addLayout(foot)
        self.setMinimumWidth(540)
        self.ask.clicked.connect(self._ask)
        cancel.clicked.connect(self.reject)
        self.text.textChanged.connect(self._judge)
        self._judge()

    def _judge(self) -> None:
        self.ask.setEnabled(bool(self.text.toPlainText().strip()))

    def _ask(self) -> None:
        field, text = str(self.field.currentData() or ""), self.text.toPlainText()
        self.accept()
        self.asked.emit(field, text)
