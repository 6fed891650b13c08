"""The tab with all that hangs on a record: decisions, documents with their files, and tasks."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.changes import Change, What
from desktop.ui.dialogs.files import choose_files
from desktop.ui.models.record_lines import line_of
from desktop.ui.widgets.hanging_group import HangingGroup
from desktop.ui.widgets.labels import PlainLabel, announce
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from desktop.domain.hanging import Hanging
    from desktop.domain.records import Added, Record, Saved
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context
    from desktop.ui.live_wordbook import LiveWordbook

_KINDS = {"decision": "plus", "document": "paperclip", "task": "plus"}


class HangingPage(QScrollArea):
    """Files are chosen, or dropped anywhere on the page. `counted` says that `total` is known.

    `open_wanted` carries a document's identifier and the name of its file.
    """

    counted = Signal()
    open_wanted = Signal(object)

    def __init__(self, context: Context, workspace: Workspace, words: LiveWordbook) -> None:
        super().__init__()
        self.setObjectName("tab_hanging")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self._context, self._workspace, self._words = context, workspace, words
        self._record: Record | None = None
        self.total = 0
        self._notes = PlainLabel(kind="muted", wrap=True)
        self._notes.hide()
        self.groups = {kind: HangingGroup(context, kind, icon) for kind, icon in _KINDS.items()}
        self._files: tuple[tuple[str, str], ...] = ()
        self.groups["document"].open.clicked.connect(self._open)
        self._lay_out()
        for kind, group in self.groups.items():
            group.add.clicked.connect(self.choose_files if kind == "document" else partial(self._add, kind))
        context.language.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        label = self._context.language.label
        for kind, group in self.groups.items():
            add = self.tr("Add files…") if kind == "document" else label(f"kind.{kind}.new")
            empty = self.tr("Drop files here, or choose them.") if kind == "document" else self.tr("Nothing here yet.")
            group.name(label(f"kind.{kind}.many"), add, empty)
        self.groups["document"].open.setText(self.tr("Open a file"))
        if self._record is not None:
            self.show_record(self._record)

    def show_record(self, record: Record) -> None:
        """Show what hangs on a record."""
        if self._record is None or self._record.id != record.id:
            self._notes.hide()
        self._record = record
        for group in self.groups.values():
            group.add.setVisible(record.trashed is None)
        attachments, identifier = self._workspace.attachments, record.id
        self._context.operations.read(
            self, lambda: attachments.of(identifier), self._show, key="hanging", after_writes=True
        )

    def choose_files(self) -> None:
        """Ask for files, and hang them on the record."""
        self.take_files(choose_files(self, self.tr("Add files")))

    def take_files(self, files: Sequence[Path]) -> None:
        """Hang files on the record, each as a document; one that is refused does not stop the others."""
        record = self._record
        if record is None or record.trashed is not None:
            return
        self._notes.hide()
        attachments = self._workspace.attachments
        for file in files:
            self._context.operations.write(self, partial(attachments.add, record.id, file), self._taken)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dropped(event):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.take_files(self._dropped(event))
        event.acceptProposedAction()

    def _dropped(self, event: QDropEvent) -> list[Path]:
        if self._record is None or self._record.trashed is not None:
            return []
        return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]

    def _show(self, hanging: Hanging) -> None:
        found = {"decision": hanging.decisions, "document": hanging.documents, "task": hanging.tasks}
        for kind, rows in found.items():
            self.groups[kind].show_lines([line_of(row, self._words) for row in rows])
        self._files = tuple(
            (row.id, str(row.fields.get("file_name", ""))) for row in hanging.documents if "sha256" in row.fields
        )
        self.groups["document"].open.setVisible(bool(self._files))
        self.total = hanging.total
        self.counted.emit()

    def _open(self) -> None:
        """Open the one file there is, or offer them by name."""
        if len(self._files) == 1:
            self.open_wanted.emit(self._files[0])
            return
        menu = named(QMenu(self), "open_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for file in self._files:
            menu.addAction(file[1].replace("&", "&&")).triggered.connect(partial(self._open_one, file))
        button = self.groups["document"].open
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _open_one(self, file: tuple[str, str], *_: object) -> None:
        self.open_wanted.emit(file)

    def _add(self, kind: str) -> None:
        from desktop.ui.dialogs.new_record import NewRecordDialog  # noqa: PLC0415 - seldom needed

        if self._record is not None:
            dialog = NewRecordDialog(self._context, self._workspace, kind, self.window(), {"on": self._record.id})
            dialog.added.connect(self._added)
            dialog.open()

    def _added(self, saved: Saved) -> None:
        carrier = () if self._record is None else (self._record.id,)
        self._context.changes.announce(Change(What.ADDED, frozenset((saved.id, *carrier))))

    def _taken(self, added: Added) -> None:
        text = self._context.language.text
        notes = [text(f"note.{note.code}", **note.details) for note in added.notes]
        if notes:
            already = [] if self._notes.isHidden() else [self._notes.text()]
            self._notes.setText("\n".join([*already, *notes]))
            self._notes.show()
            announce(self, "\n".join(notes))
        self._added(added)

    def _lay_out(self) -> None:
        inside = named(QWidget(), "scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 14, 14, 18)
        column.setSpacing(20)
        for kind, group in self.groups.items():
            column.addWidget(group)
            if kind == "document":
                column.addWidget(self._notes)
        column.addStretch()
        self.setWidget(inside)
