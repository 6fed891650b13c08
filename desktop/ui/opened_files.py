"""Files of the register that are looked at in another program: read-only copies in a place of the user's own.

They are whole and checked before anything is opened. They go when the window is locked, when the register or the
program is closed, and, if a program still held one then, when the register is opened the next time.
"""

from __future__ import annotations

import shutil
import stat
import tempfile
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.services.workspace import Workspace
    from desktop.ui.operations import Operations

_NAME = "utblick-open-"


class OpenedFiles(QObject):
    """One place for each register that is open."""

    def __init__(self, operations: Operations) -> None:
        super().__init__(operations)
        self._operations = operations
        self._folders: list[Path] = []

    def open(self, workspace: Workspace, document: str, name: str, done: Callable[[], None]) -> None:
        """Let the system's own program show the file of a document; what cannot be shown is told as other trouble."""
        self._operations.read(self, partial(self._copied, workspace, document, name), partial(self._show, done))

    def clear(self) -> None:
        """Take every copy away; what another program holds stays in the list."""
        self._folders[:] = [folder for folder in self._folders if not _removed(folder)]

    def sweep(self, register: Path) -> None:
        """Take away what an earlier run left of this register's files, because it crashed or a program held them."""
        for folder in Path(tempfile.gettempdir()).glob(f"{_mark(register)}*"):
            if folder not in self._folders:
                _removed(folder)

    def _copied(self, workspace: Workspace, document: str, name: str) -> Path:
        """Write the copy; runs in a worker thread."""
        from desktop.domain.errors import StoreTrouble  # noqa: PLC0415 - seldom needed
        from desktop.domain.file_names import clean_name  # noqa: PLC0415 - as above

        try:
            folder = Path(tempfile.mkdtemp(prefix=_mark(workspace.path)))  # nobody else may look into it
        except OSError as problem:
            raise StoreTrouble("file.not_written", path=tempfile.gettempdir()) from problem
        self._folders.append(folder)
        path = folder / clean_name(name)
        workspace.attachments.write_out(document, path)
        with suppress(OSError):  # a place that knows no rights still holds a copy that nobody saves
            path.chmod(stat.S_IRUSR)
        return path

    def _show(self, done: Callable[[], None], path: Path) -> None:
        from PySide6.QtCore import QUrl  # noqa: PLC0415 - seldom needed
        from PySide6.QtGui import QDesktopServices  # noqa: PLC0415 - as above

        from desktop.domain.errors import StoreTrouble  # noqa: PLC0415 - as above

        if path.parent not in self._folders:
            _removed(path.parent)  # the window was locked meanwhile
        elif QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            done()
        else:
            self._operations.failed.emit(StoreTrouble("file.no_program", name=path.name))


def _mark(register: Path) -> str:
    """Name the folders of a register without telling which it is."""
    import hashlib  # noqa: PLC0415 - after the first paint

    return _NAME + hashlib.sha256(str(register).encode(errors="replace")).hexdigest()[:16] + "-"


def _removed(folder: Path) -> bool:
    """Take a folder away with all in it; tell whether it is gone."""
    with suppress(OSError):
        for path in folder.iterdir():
            path.chmod(stat.S_IRUSR | stat.S_IWUSR)  # Windows removes nothing that is read-only
    shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()
