"""Files dropped anywhere on the office's window: bundles are verified, and a request for a certificate is looked at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject
from typing_extensions import override

from desktop.ui.wide_pages import DEPARTMENTS, OFFICE, RECEIVE

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent

    from desktop.ui.main_window import MainWindow
    from desktop.ui.pages.office_departments_page import OfficeDepartmentsPage
    from desktop.ui.pages.office_receive_page import OfficeReceivePage

_REQUESTS = {".csr", ".pem", ".req"}


class OfficeDrop(QObject):
    """Sees what the parts of the window do not take themselves."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in {QEvent.Type.DragEnter, QEvent.Type.Drop}:
            return super().eventFilter(watched, event)
        drop = cast("QDropEvent", event)  # entering is a kind of dropping
        workspace = self._window.workspace
        files = [Path(url.toLocalFile()) for url in drop.mimeData().urls() if url.isLocalFile()]
        if not files or workspace is None or workspace.owner.role != OFFICE or not self._window.splitter.isVisible():
            return False
        drop.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self._take(files)
        return True

    def _take(self, files: list[Path]) -> None:
        window, requests = self._window, [file for file in files if file.suffix.casefold() in _REQUESTS]
        bundles = [file for file in files if file not in requests]
        if bundles:
            window.go_to_page(RECEIVE)
            cast("OfficeReceivePage", window.wide.page(RECEIVE)).take_files(bundles)
        elif requests:
            window.go_to_page(DEPARTMENTS)
            cast("OfficeDepartmentsPage", window.wide.page(DEPARTMENTS)).begin_request(requests[0])
