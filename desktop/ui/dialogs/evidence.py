"""What shows that a step was taken: a day and a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from db.fields.shared import EVIDENCE
from desktop.domain.errors import InvalidInput
from desktop.ui.dialogs.writing import WritingDialog
from desktop.ui.mnemonics import with_mnemonics
from desktop.ui.widgets.buttons import link_button
from desktop.ui.widgets.field_form import FieldForm

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.domain.errors import AppError
    from desktop.domain.records import Record, Row
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context
    from desktop.ui.live_wordbook import LiveWordbook

_STEP = "step"


class EvidenceDialog(WritingDialog):
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
        super().__init__(context, "evidence", parent)
        self._workspace, self._record = workspace, record
        self._step, self._row = step
        fields = [field for field in EVIDENCE.fields if field.name != _STEP]
        self.form = FieldForm(context, words, f"{record.kind}.{EVIDENCE.name}", fields)
        self.form.set_labels(with_mnemonics(self.form.labels()))
        name = words.word(EVIDENCE.by_name[_STEP].type, self._step)
        title = self.tr("Evidence: {step}").format(step=name)
        self._call(title, self.tr("When was the step taken, and what shows it?"), self.tr("Save"))
        self.remove = link_button("evidence_remove")
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
        next(iter(self.form.cells.values())).editor.take_focus()

    def _keep(self) -> None:
        for cell in self.form.cells.values():
            cell.clear()
        told = {name: cell.editor.raw() for name, cell in self.form.cells.items()}
        rows, row, record = self._workspace.rows, self._row, self._record.id
        if row is not None:
            self._write(lambda: rows.change(row.id, told), self.given)
        else:
            self._write(lambda: rows.add(record, EVIDENCE.name, {_STEP: self._step, **told}), self.given)

    def _remove(self) -> None:
        rows, row = self._workspace.rows, self._row
        if row is not None:
            self._write(lambda: rows.delete(row.id), self.given)

    @override
    def _refuse(self, error: AppError) -> None:
        cell = self.form.cells.get(str(error.details.get("field", "")).rpartition(".")[2])
        if isinstance(error, InvalidInput) and cell is not None:
            self.keep.setEnabled(True)
            cell.show_wrong(error)
            cell.editor.take_focus()
        else:
            super()._refuse(error)

    def _lay_out(self) -> None:
        self._frame(self.remove).addWidget(self.form)
        self.setMinimumWidth(520)
