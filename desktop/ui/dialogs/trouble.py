"""The register could not be opened: why, and what can be done now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from desktop.ui.widgets.buttons import link_button, primary_button
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.domain.errors import AppError
    from desktop.ui.context import Context


class TroubleDialog(QDialog):
    """Offers to try again, to open another register, or to make a new one."""

    again_wanted = Signal()
    other_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, context: Context, error: AppError, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("trouble_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        said = context.language.error(error)
        self.setWindowTitle(self.tr("The register could not be opened"))
        heading = PlainLabel(self.tr("The register could not be opened"), "title", wrap=True)
        message, hint = PlainLabel(said.message, wrap=True), PlainLabel(said.hint, "muted", wrap=True)
        self.again, self.other = primary_button("trouble_again"), named(QPushButton(), "trouble_other")
        self.new = link_button("trouble_new")
        self.again.setText(self.tr("&Try again"))
        self.again.setDefault(True)
        self.other.setText(self.tr("&Open another…"))
        self.new.setText(self.tr("Make a &new register"))
        foot = QHBoxLayout()
        foot.addWidget(self.new)
        foot.addStretch()
        foot.addWidget(self.other)
        foot.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 18)
        column.setSpacing(10)
        for label in (heading, message, hint):
            column.addWidget(label)
        column.addStretch()
        column.addSpacing(12)
        column.addLayout(foot)
        self.setMinimumWidth(480)
        for button, signal in ((self.again, self.again_wanted), (self.other, self.other_wanted)):
            button.clicked.connect(self.accept)
            button.clicked.connect(signal)
        self.new.clicked.connect(self.accept)
        self.new.clicked.connect(self.new_wanted)
