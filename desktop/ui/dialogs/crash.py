"""Something went wrong that nobody expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout

from desktop.ui.widgets.buttons import primary_button
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class CrashDialog(QDialog):
    """Shows a report, and lets it be copied."""

    def __init__(self, report: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("crash")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Something went wrong"))
        heading = PlainLabel(self.tr("Something went wrong"), "title")
        saved = self.tr("What was saved is still there. Close this and go on, or start the program anew.")
        asked = self.tr("If it happens again, send the text below to whoever looks after the program.")
        nothing = self.tr("It says where in the program it happened, and holds nothing from your records.")
        self.text = named(
            QPlainTextEdit(
                report,
            ),
            "crash_report",
        )
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Report"))
        copy = named(
            QPushButton(
                self.tr("&Copy the text"),
            ),
            "crash_copy",
        )
        copy.clicked.connect(self._copy)
        close = primary_button("crash_close")
        close.setText(self.tr("C&lose"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(copy)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 18)
        column.setSpacing(12)
        for label in (heading, PlainLabel(saved, wrap=True), PlainLabel(f"{asked} {nothing}", "muted", wrap=True)):
            column.addWidget(label)
        column.addWidget(self.text, 1)
        column.addLayout(buttons)
        self.resize(640, 440)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
