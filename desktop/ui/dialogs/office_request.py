"""Approving a department's key: the request it sent, and all 30 digits as its contact person read them aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox
from shiboken6 import isValid
from typing_extensions import override

from desktop.ui.dialogs.digits import LARGEST, DigitsDialog
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from desktop.domain.errors import AppError
    from desktop.services.trusting import Accepted
    from desktop.ui.context import Context
    from desktop.ui.pages.office_page import OfficePage


class RequestDialog(DigitsDialog):
    """`accepted_key` carries what the office gives back."""

    accepted_key = Signal(object)

    def __init__(self, context: Context, page: OfficePage, names: Sequence[str], chosen: str) -> None:
        super().__init__(context, "request", page.window())
        self._page = page
        self.department = named(QComboBox(), "request_department")
        self.department.setEditable(True)
        self.department.addItems(list(names))
        self.department.setCurrentText(chosen)
        hint = self.tr(
            "Call the contact person on a number you already have. Let them read their 30 digits aloud, and type them "
            "all. Digits that came in the same e-mail as the file prove nothing."
        )
        heading, choose = self.tr("Approve a department's key"), self.tr("Choose the file with the request…")
        self._lay_out(heading, hint, choose, (self.tr("&Department"), self.department))
        line = self.department.lineEdit()
        if line is not None:
            named(line, "request_department_line").setAccessibleName(self.department.accessibleName())

    @override
    def _asked(self) -> tuple[str, str]:
        return self.tr("The department's request"), self.tr("Choose the file with the request first.")

    @override
    def _approve(self, file: Path) -> None:
        workspace = self._page.workspace
        if workspace is None:
            return
        department, code, accept = self.department.currentText(), self.code.text(), workspace.trusted.accept_request

        def work(ask: Callable[[], str | None]) -> Accepted:
            from desktop.services.small_files import read_file  # noqa: PLC0415 - services are slow to load

            return accept(read_file(file, LARGEST), department, code, ask)

        sentence = self.tr("The office's own issuing key is sealed with a passphrase.")
        self._page.with_key(sentence, work, self._done, self._refuse, given_up=self._try_again)

    def _done(self, accepted: Accepted) -> None:
        if isValid(self):  # it may be closed meanwhile: the page's own table has the certificate too
            self.accept()
            self.accepted_key.emit(accepted)

    @override
    def _refuse(self, error: AppError) -> None:
        if isValid(self):
            super()._refuse(error)
