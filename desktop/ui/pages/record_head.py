"""The head of a record: its number, its title, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.ui.widgets.buttons import primary_button, tool_button
from desktop.ui.widgets.labels import ElidedLabel, PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from desktop.domain.records import Record
    from desktop.ui.context import Context


class RecordHead(QWidget):
    """Shows a record's names; the page listens to the buttons."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._reference = PlainLabel(kind="muted")
        self._title = ElidedLabel(kind="title")
        self._title.setObjectName("record_title")
        self.save_file = named(QPushButton(context.icons("download-simple"), ""), "save_file")
        self.open_file = primary_button("open_file", context.icons("arrow-square-out", "on_accent"))
        self.undo = tool_button("undo", context.icons("arrow-counter-clockwise"))
        self.papers = tool_button("papers", context.icons("printer"))
        self.trash = tool_button("trash", context.icons("trash"))
        self.restore = primary_button("restore", context.icons("arrow-u-up-left", "on_accent"))
        names = QVBoxLayout()
        names.setSpacing(3)
        names.addWidget(self._reference)
        names.addWidget(self._title)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addLayout(names, 1)
        for button in (self.open_file, self.save_file, self.restore, self.undo, self.papers, self.trash):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        context.language.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self.restore.setText(self.tr("Restore"))
        self.save_file.setText(self.tr("Save a copy…"))
        self.open_file.setText(self.tr("Open the file"))
        self.papers.setAccessibleName(self.tr("Print, or make a paper"))
        self.papers.setToolTip(self.tr("Print, or make a paper (Ctrl+P)"))
        self.trash.setAccessibleName(self.tr("Move to the trash"))
        self.trash.setToolTip(self.tr("Move to the trash (Ctrl+Delete)"))

    def show_record(self, record: Record) -> None:
        """Show the names of a record."""
        reference = str(record.fields.get("reference", ""))
        self._reference.setText(reference or self._context.language.label(f"kind.{record.kind}.one"))
        self._title.setText(record.title)
        self.save_file.setVisible("sha256" in record.fields)
        self.open_file.setVisible("sha256" in record.fields and record.trashed is None)
        self.restore.setVisible(record.trashed is not None)
        self.trash.setVisible(record.trashed is None)
        self.papers.setVisible(record.trashed is None)

    def name_undo(self, name: str) -> None:
        """Say what undo would take back; nothing, and it cannot be pressed."""
        text = self.tr("Undo: {what}").format(what=name) if name else self.tr("Nothing to undo")
        self.undo.setAccessibleName(text)
        self.undo.setToolTip(f"{text} (Ctrl+Z)".replace("<", "‹"))  # a tool tip with < would be read as rich text
        self.undo.setEnabled(bool(name))
