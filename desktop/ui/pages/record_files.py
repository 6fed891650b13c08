"""The files of the record on the page: opened to be read, or saved as a copy somewhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.ui.dialogs.files import choose_target

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.domain.records import Attachment, Record
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context


class RecordFiles(QObject):
    """`told` carries a sentence about what has been done."""

    told = Signal(object)

    def __init__(self, context: Context, workspace: Workspace, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._workspace, self._page = context, workspace, page

    def open(self, document: str, name: str) -> None:
        """Show the file of a document in the system's own program."""
        said = self.tr("Opened to be read: {name}. To change it, save a copy.").format(name=name)
        self._context.opened.open(self._workspace, document, name, lambda: self.told.emit(said))

    def open_of(self, record: Record | None) -> None:
        """Show the file that a document is about."""
        if record is not None and "sha256" in record.fields:
            self.open(record.id, str(record.fields.get("file_name", "")))

    def save(self, record: Record | None) -> None:
        """Write the file of a document to where the user wants a copy."""
        name = "" if record is None else str(record.fields.get("file_name", ""))
        target = choose_target(self._page, self.tr("Save a copy"), name) if name else None
        if record is not None and target is not None:
            identifier, attachments = record.id, self._workspace.attachments
            self._context.operations.read(
                self, lambda: attachments.write_out(identifier, target, replace=True), self._saved
            )

    def _saved(self, _written: Attachment) -> None:
        self.told.emit(self.tr("The copy is saved"))
