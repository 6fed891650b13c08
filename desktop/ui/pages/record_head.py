"""The head of a record: its number, its title, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.fields import KINDS
from desktop.ui.models.standing import standing_of, standing_told
from desktop.ui.widgets.buttons import primary_button, tool_button
from desktop.ui.widgets.labels import ElidedLabel, PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.pill import manner_of

if TYPE_CHECKING:
    from desktop.domain.records import Record
    from desktop.ui.context import Context

_TAGS = {"ok": "ok-tag", "warn": "warn-tag"}


class RecordHead(QWidget):
    """Shows a record's names; the page listens to the buttons."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._reference, self.standing = PlainLabel(kind="muted"), PlainLabel(kind="quiet-tag")
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
        above = QHBoxLayout()
        above.setSpacing(10)
        above.addWidget(self._reference)
        above.addWidget(self.standing)
        above.addStretch()
        names.addLayout(above)
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
        self._show_standing(record)
        self.save_file.setVisible("sha256" in record.fields)
        self.open_file.setVisible("sha256" in record.fields and record.trashed is None)
        self.restore.setVisible(record.trashed is not None)
        self.trash.setVisible(record.trashed is None)
        self.papers.setVisible(record.trashed is None)

    def _show_standing(self, record: Record) -> None:
        """Say where a record stands that takes no steps: it follows from what is known of it."""
        stepped, follows = KINDS[record.kind].lifecycle is not None, record.computed
        code = "" if stepped else standing_of(record.kind, "", follows, self._context.clock.today())
        self.standing.setVisible(bool(code))
        if code:
            manner = manner_of(code)
            self.standing.set_kind(_TAGS.get(manner.colour, "quiet-tag"))
            told = standing_told(record.kind, code, follows, self._context.language.texts)
            self.standing.setText(f"{manner.sign} {told}")

    def name_undo(self, name: str) -> None:
        """Say what undo would take back; nothing, and it cannot be pressed."""
        text = self.tr("Undo: {what}").format(what=name) if name else self.tr("Nothing to undo")
        self.undo.setAccessibleName(text)
        self.undo.setToolTip(f"{text} (Ctrl+Z)".replace("<", "‹"))  # a tool tip with < would be read as rich text
        self.undo.setEnabled(bool(name))
