"""A form made from descriptions of fields: a label, an editor and a line for what is wrong with it, for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.ui.editing import Typed
from desktop.ui.editors.factory import editor_for
from desktop.ui.layout import explains, is_wide
from desktop.ui.mnemonics import letters_of, with_mnemonics
from desktop.ui.widgets.conflict_box import ConflictBox
from desktop.ui.widgets.findings_box import FindingsBox
from desktop.ui.widgets.labels import PlainLabel, announce

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from db.fields import Field
    from desktop.domain.errors import AppError
    from desktop.domain.findings import Finding
    from desktop.domain.records import Draft, Note, Value
    from desktop.ui.context import Context
    from desktop.ui.editing import Editing
    from desktop.ui.live_wordbook import LiveWordbook


class FieldCell(QWidget):
    """One field. `mine_wanted` and `theirs_wanted` say which of a draft and what was written meanwhile is to stay."""

    mine_wanted = Signal()
    theirs_wanted = Signal()

    def __init__(self, field: Field, name: str, context: Context, words: LiveWordbook) -> None:
        super().__init__()
        self.field = field
        self._context = context
        self._error: AppError | None = None
        self.label = PlainLabel()
        self.editor = editor_for(field, name, context, words)
        self.note = PlainLabel(kind="bad", wrap=True)
        self.note.hide()
        self.remark = PlainLabel(kind="warn", wrap=True)
        self.remark.hide()
        self.findings = FindingsBox(context)
        self.conflict: ConflictBox | None = None
        self.draft: Draft | None = None
        self.label.setBuddy(self.editor.controls[0])
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.label, self.editor, self.note, self.remark, self.findings):
            column.addWidget(widget)
        column.addStretch()

    def set_label(self, label: str, marked: str) -> None:
        """Take the words of the label, plain and with the letter for Alt marked."""
        star = " *" if self.field.required else ""
        self.label.setText(marked + star)
        self.editor.set_label(label + star)
        self.editor.retranslate()
        self.findings.retranslate()
        if self.conflict is not None:
            self.conflict.retranslate()
        if self._error is not None:
            self.show_wrong(self._error)

    def show_wrong(self, error: AppError) -> None:
        """Say under the field why it was not taken."""
        # The label stands above already, so the message need not name the field.
        bare = type(error)(error.code, **{name: each for name, each in error.details.items() if name != "field"})
        said = self._context.language.error(bare)
        self._error = error
        self.say(f"{said.message} {said.hint}".strip())
        self.editor.set_invalid(invalid=True)

    def say(self, text: str) -> None:
        """Say something under the field."""
        self.note.setText(text)
        self.note.show()
        self._describe()
        announce(self, text)

    def show_conflict(self, draft: Draft) -> None:
        """Show a draft beside what has been written in the field since."""
        self.draft = draft
        if self.conflict is None:
            self.conflict = ConflictBox(self._context, f"{self.editor.objectName()}_conflict")
            self.conflict.mine_wanted.connect(self.mine_wanted)
            self.conflict.theirs_wanted.connect(self.theirs_wanted)
            self._column.insertWidget(2, self.conflict)
        self.conflict.show_conflict(draft, self.label.text().replace("&", ""), self.editor.shown())

    def end_conflict(self) -> None:
        """One of the two has been chosen."""
        self.draft = None
        if self.conflict is not None:
            self.conflict.hide()

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Say what is to be known of the value that was saved; nothing, and nothing stands there."""
        text = "\n".join(self._context.language.text(f"note.{note.code}", **note.details) for note in notes)
        self.remark.setText(text)
        self.remark.setVisible(bool(text))
        self._describe()
        if text:
            announce(self, text)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Say what the rules found here."""
        self.findings.show_findings(findings)
        self._describe()

    def _describe(self) -> None:
        """Let a screen reader say with the field whatever stands under it."""
        shown = (label.text() for label in (self.note, self.remark) if not label.isHidden())
        self.editor.describe(" ".join(text for text in (*shown, self.findings.spoken) if text))

    def forget_error(self) -> None:
        """What stands there can be taken again; what a rule said is left standing."""
        if self._error is not None:
            self.clear()

    def clear_said(self) -> None:
        """Take away what was said, unless what stands there cannot be taken."""
        if self._error is None:
            self.clear()

    def clear(self) -> None:
        """Nothing is wrong any more."""
        self._error = None
        self.note.hide()
        self.remark.hide()
        self._describe()
        self.editor.set_invalid(invalid=False)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the next cell goes, and which field came before it."""

    row: int = 0
    column: int = 0
    before: Field | None = None


class FieldForm(QWidget):
    """Several fields in two columns; wide ones take both. `shape` is `visit` or `visit.delegation`.

    `answer_wanted` carries a finding that asks for a reason. A long one can be made bit by bit: `grow` says how much.
    """

    answer_wanted = Signal(object)

    def __init__(
        self,
        context: Context,
        words: LiveWordbook,
        shape: str,
        fields: Sequence[Field],
        name: str = "",
        *,
        at_once: bool = True,
    ) -> None:
        super().__init__()
        self._context, self._words, self._shape, self._name = context, words, shape, name or shape
        self._editing: Editing | None = None
        self._prefix = ""
        self._values: Mapping[str, Value] = {}
        self._read_only = False
        self.cells: dict[str, FieldCell] = {}
        self._unmade, self._unnamed = list(fields), list[FieldCell]()
        self._required = frozenset(field.name for field in fields if field.required)
        self._place = _Place()
        self._lay_out()
        if at_once:
            self.grow(len(fields))

    @property
    def whole(self) -> bool:
        """Whether every field has its cell."""
        return not self._unmade

    def grow(self, most: int) -> None:
        """Make the next cells, at most so many; each shows what the others do."""
        for field in self._unmade[:most]:
            cell = FieldCell(field, f"{self._name}.{field.name}", self._context, self._words)
            self.cells[field.name] = cell
            self._unnamed.append(cell)
            self._put(cell)
            self._listen(field.name, cell)
            if self._editing is not None:
                cell.editor.show_value(self._values.get(field.name))
            if self._read_only or field.attached:
                cell.editor.set_read_only(read_only=True)
        del self._unmade[:most]

    def _listen(self, name: str, cell: FieldCell) -> None:
        cell.editor.typed.connect(lambda: self._typed(name))
        cell.editor.left.connect(lambda: self._left(name))
        cell.findings.answer_wanted.connect(self.answer_wanted)
        cell.mine_wanted.connect(lambda: self._take_mine(name))
        cell.theirs_wanted.connect(lambda: self._keep_theirs(name))

    def labels(self) -> list[str]:
        """Give the plain labels in order."""
        return [self._words.label(self._shape, cell.field) for cell in self.cells.values()]

    def set_labels(self, marked: Sequence[str]) -> None:
        """Take the labels with their letters for Alt marked, in order."""
        for cell, plain, label in zip(self.cells.values(), self.labels(), marked, strict=True):
            self._set_label(cell, plain, label)
        self._unnamed.clear()

    def name_new(self, taken: Iterable[str]) -> None:
        """Name the cells that have no name yet; these labels have their letters for Alt already."""
        plain = [self._words.label(self._shape, cell.field) for cell in self._unnamed]
        marked = with_mnemonics(plain, letters_of(taken)) if plain else []
        for cell, words, label in zip(self._unnamed, plain, marked, strict=True):
            self._set_label(cell, words, label)
        self._unnamed.clear()

    def _set_label(self, cell: FieldCell, plain: str, marked: str) -> None:
        cell.set_label(plain, marked)

    def edit(self, editing: Editing, prefix: str = "") -> None:
        """Let what is typed go to this editing, under paths that begin so."""
        self._editing, self._prefix = editing, prefix
        for cell in self.cells.values():
            cell.clear()
            cell.end_conflict()
            cell.show_findings(())

    def carry_on(self, prefix: str) -> None:
        """Go on editing what stands there under other paths: the new row has an identifier now."""
        self._prefix = prefix

    def show_values(self, values: Mapping[str, Value]) -> None:
        """Show values, except in fields where something else has been typed."""
        self._values = values
        still_open = frozenset() if self._editing is None else self._editing.open_paths
        for name, cell in self.cells.items():
            if self._prefix + name not in still_open:
                cell.forget_error()
                cell.editor.show_value(values.get(name))

    def show_draft(self, draft: Draft) -> None:
        """Show what an earlier run kept of a field, and take it up again; beside what stands there, if that is new."""
        cell = self.cells.get(draft.path.removeprefix(self._prefix))
        if cell is None or self._editing is None:
            return
        if draft.overtaken is not None:
            cell.show_conflict(draft)
            return
        cell.editor.show_text(draft.text)
        self._editing.recall(Typed(draft.path, draft.text, cell.editor.raw()), self._required)
        self._editing.leave(draft.path)

    def _take_mine(self, name: str) -> None:
        """Let what was typed stay, as if it were typed now."""
        cell = self.cells[name]
        if cell.draft is not None:
            cell.editor.show_text(cell.draft.text)
            cell.end_conflict()
            self._typed(name)
            self._left(name)

    def _keep_theirs(self, name: str) -> None:
        """Let go of what was typed."""
        self.cells[name].end_conflict()
        if self._editing is not None:
            self._editing.drop(self._prefix + name)

    def cell_at(self, path: str) -> FieldCell | None:
        """Find the field that has this path."""
        return self.cells.get(path.removeprefix(self._prefix)) if path.startswith(self._prefix) else None

    def set_read_only(self, *, read_only: bool) -> None:
        """Let everything be read but not changed."""
        self._read_only = read_only
        for cell in self.cells.values():
            cell.editor.set_read_only(read_only=read_only or cell.field.attached)

    def _typed(self, name: str) -> None:
        editor = self.cells[name].editor
        if self._editing is not None:
            self._editing.typed(Typed(self._prefix + name, editor.text(), editor.raw()), self._required)

    def _left(self, name: str) -> None:
        if self._editing is not None:
            self._editing.leave(self._prefix + name)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._grid = grid

    def _put(self, cell: FieldCell) -> None:
        """Lay a cell out after those that are there."""
        row, column, before = self._place.row, self._place.column, self._place.before
        wide = is_wide(cell.field) and not (column and explains(cell.field, before))
        if wide and column:
            row, column = row + 1, 0
        self._grid.addWidget(cell, row, column, 1, 2 if wide else 1, Qt.AlignmentFlag.AlignTop)
        row, column = (row, 1) if not wide and not column else (row + 1, 0)
        self._place = _Place(row, column, cell.field)
