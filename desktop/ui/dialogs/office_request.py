"""Approving a department's key: the request it sent, and all 30 digits as its contact person read them aloud."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from desktop.ui.dialogs.files import choose_files
from desktop.ui.widgets.buttons import primary_button
from desktop.ui.widgets.labels import PlainLabel, announce
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from desktop.domain.errors import AppError
    from desktop.services.trusting import Accepted
    from desktop.ui.context import Context
    from desktop.ui.pages.office_page import OfficePage

_LARGEST = 1024 * 1024


class RequestDialog(QDialog):
    """Stays until the digits are right. `accepted_key` carries what the office gives back."""

    accepted_key = Signal(object)

    def __init__(self, context: Context, page: OfficePage, names: Sequence[str], chosen: str) -> None:
        super().__init__(page.window())
        self.setObjectName("request_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._page = context, page
        self.file: Path | None = None
        self.choose, self.department = named(QPushButton(), "request_file"), named(QComboBox(), "request_department")
        self.code = named(QLineEdit(), "request_code")
        self.trouble = PlainLabel(kind="bad", wrap=True)
        self.approve, self._cancel = primary_button("request_approve"), named(QPushButton(), "request_cancel")
        self.department.setEditable(True)
        self.department.addItems(list(names))
        self.department.setCurrentText(chosen)
        self._lay_out()
        self.choose.clicked.connect(self._choose)
        self.approve.clicked.connect(self._try)
        self._cancel.clicked.connect(self.reject)

    def take_file(self, file: Path) -> None:
        """Take the request that was sent."""
        self.file = file
        self.choose.setText(file.name)

    def _choose(self) -> None:
        for file in choose_files(self, self.tr("The department's request"))[:1]:
            self.take_file(file)

    def _try(self) -> None:
        file, workspace = self.file, self._page.workspace
        if file is None or workspace is None:
            self._say(self.tr("Choose the file with the request first."))
            return
        work = partial(_accepted, workspace.trusted.accept_request, file, self.department.currentText())
        self.trouble.hide()
        self.approve.setEnabled(False)
        sentence = self.tr("The office's own issuing key is sealed with a passphrase.")
        code = self.code.text()
        self._page.with_key(sentence, lambda ask: work(code, ask), self._done, self._refuse)
        self.approve.setEnabled(True)

    def _done(self, accepted: Accepted) -> None:
        self.accept()
        self.accepted_key.emit(accepted)

    def _refuse(self, error: AppError) -> None:
        said = self._context.language.error(error)
        self._say(f"{said.message} {said.hint}".strip())

    def _say(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.show()
        announce(self, text)

    def _lay_out(self) -> None:
        heading = self.tr("Approve a department's key")
        self.setWindowTitle(heading)
        self.choose.setText(self.tr("Choose the file with the request…"))
        self.approve.setText(self.tr("&Approve"))
        self._cancel.setText(self.tr("Cancel"))
        hint = self.tr(
            "Call the contact person on a number you already have. Let them read their 30 digits aloud, and type them "
            "all. Digits that came in the same e-mail as the file prove nothing."
        )
        self.trouble.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 18)
        column.setSpacing(10)
        for widget in (PlainLabel(heading, "title"), PlainLabel(hint, "muted", wrap=True), self.choose):
            column.addWidget(widget)
        named_parts = ((self.tr("&Department"), self.department), (self.tr("The &30 digits"), self.code))
        for text, part in named_parts:
            label = PlainLabel(text)
            label.setBuddy(part)
            part.setAccessibleName(text.replace("&", ""))
            column.addWidget(label)
            column.addWidget(part)
        line = self.department.lineEdit()
        if line is not None:
            named(line, "request_department_line").setAccessibleName(self.department.accessibleName())
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


def _accepted(
    accept: Callable[[bytes, str, str, Callable[[], str | None]], Accepted],
    file: Path,
    department: str,
    code: str,
    ask: Callable[[], str | None],
) -> Accepted:
    from desktop.services.small_files import read_file  # noqa: PLC0415 - services are slow to load

    return accept(read_file(file, _LARGEST), department, code, ask)
