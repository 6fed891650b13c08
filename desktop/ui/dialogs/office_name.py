"""Asks what a new department is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from desktop.ui.widgets.buttons import primary_button
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class NameDialog(QDialog):
    """`given` carries the name."""

    given = Signal(str)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("name_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = self.tr("New department")
        self.setWindowTitle(heading)
        self.name, label = named(QLineEdit(), "name_line"), PlainLabel(self.tr("&Name"))
        label.setBuddy(self.name)
        self.name.setAccessibleName(label.text().replace("&", ""))
        self.add, cancel = primary_button("name_add"), named(QPushButton(), "name_cancel")
        self.add.setText(self.tr("&Add"))
        cancel.setText(self.tr("Cancel"))
        self.add.setDefault(True)
        self.add.setEnabled(False)
        self.name.textChanged.connect(lambda text: self.add.setEnabled(bool(text.strip())))
        self.add.clicked.connect(self._add)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 18)
        column.setSpacing(10)
        for widget in (PlainLabel(heading, "title"), label, self.name):
            column.addWidget(widget)
        column.addStretch()
        column.addLayout(foot)
        self.setMinimumWidth(460)

    def _add(self) -> None:
        name = self.name.text()
        self.accept()
        self.given.emit(name)
