"""What shows that a step was taken: a day and a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from db.fields.shared import EVIDENCE
from desktop.domain.errors import InvalidInput
from desktop.ui.mnemonics import with_mnemonics
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import link_button, primary_button
from desktop.ui.widgets.field_form import FieldForm
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.domain.errors import AppError
    from desktop.domain.records import Record, Row, Saved
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context
    from desktop.ui.live_wordbook import LiveWordbook

_STEP = "step"


class EvidenceDialog(QDialog):
    """Evidence of one step of one record. `given` comes when it is on disk, or gone."""

    given = Signal()

    def __init__(
        self,
        context: Context,
        workspace: Workspace,
        words: LiveWordbook,
        record: Record,
        step: tuple[str, Row | None],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("evidence_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._workspace, self._record = context, workspace, record
        self._step, self._row = step
        fields = [field for field in EVIDENCE.fields if field.name != _STEP]
        self.form = FieldForm(context, words, f"{record.kind}.{EVIDENCE.name}", fields)
        self.form.set_labels(with_mnemonics(self.form.labels()))
        name = words.word(EVIDENCE.by_name[_STEP].type, self._step)
        title = self.tr("Evidence: {step}").format(step=name)
        self.setWindowTitle(title)
        self._heading = PlainLabel(title, "title", wrap=True)
        self._ease = PlainLabel(self.tr("When was the step taken, and what shows it?"), "muted", wrap=True)
        self._banner = Banner(context)
        self.keep, self.remove = primary_button("evidence_keep"), link_button("evidence_remove")
        self._cancel = named(QPushButton(self.tr("Cancel")), "evidence_cancel")
        self.keep.setText(self.tr("Save"))
        self.keep.setDefault(True)
        self.remove.setText(self.tr("Take the evidence away"))
        self.remove.setVisible(self._row is not None)
        self.form.show_values({} if self._row is None else self._row.fields)
        self._lay_out()
        if record.trashed is not None:
            self.form.set_read_only(read_only=True)
            self.keep.setEnabled(False)
            self.remove.setEnabled(False)
        self.keep.clicked.connect(self._keep)
        self.remove.clicked.connect(self._remove)
        self._cancel.clicked.connect(self.reject)
        next(iter(self.form.cells.values())).editor.take_focus()

    def _keep(self) -> None:
        for cell in self.form.cells.values():
            cell.clear()
        told = {name: cell.editor.raw() for name, cell in self.form.cells.items()}
        rows, row, record = self._workspace.rows, self._row, self._record.id
        if row is not None:
            self._write(lambda: rows.change(row.id, told))
        else:
            self._write(lambda: rows.add(record, EVIDENCE.name, {_STEP: self._step, **told}))

    def _remove(self) -> None:
        rows, row = self._workspace.rows, self._row
        if row is not None:
            self._write(lambda: rows.delete(row.id))

    def _write(self, work: Callable[[], Saved]) -> None:
        self.keep.setEnabled(False)
        self._context.operations.write(self, work, self._done, self._refuse)

    def _done(self, _saved: Saved) -> None:
        self.given.emit()
        self.accept()

    def _refuse(self, error: AppError) -> None:
        self.keep.setEnabled(True)
        cell = self.form.cells.get(str(error.details.get("field", "")).rpartition(".")[2])
        if isinstance(error, InvalidInput) and cell is not None:
            cell.show_wrong(error)
            cell.editor.take_focus()
        else:
            self._banner.show_error(error)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.remove)
        foot.addStretch()
        foot.addWidget(self._cancel)
        foot.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 18)
        column.setSpacing(10)
        for widget in (self._heading, self._ease, self._banner, self.form):
            column.addWidget(widget)
        column.addStretch()
        column.addLayout(foot)
        self.setMinimumWidth(520)
