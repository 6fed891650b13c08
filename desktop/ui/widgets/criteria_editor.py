"""The assessment: every criterion of the profile with its answer and a note, said or not yet said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout
from typing_extensions import override

from desktop.ui.editing import NEW, Typed, is_new
from desktop.ui.widgets.field_form import FieldForm
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.row_table import RowTableEditor

if TYPE_CHECKING:
    from db.fields import RowTable
    from desktop.domain.records import Draft, Row
    from desktop.ui.context import Context
    from desktop.ui.editing import Added, Editing
    from desktop.ui.live_wordbook import LiveWordbook
    from desktop.ui.widgets.field_form import FieldCell

_CRITERION = "criterion"


class CriterionForm(FieldForm):
    """One criterion. Its row is made when the first thing is said of it."""

    def __init__(self, context: Context, words: LiveWordbook, shape: str, table: RowTable, code: str) -> None:
        self.code, self._heading = code, PlainLabel(kind="head", wrap=True)
        self._term = table.by_name[_CRITERION]
        fields = [field for field in table.fields if field.name != _CRITERION]
        super().__init__(context, words, shape, fields, f"{shape}.{code}")
        self._table = table.name

    @override
    def _set_label(self, cell: FieldCell, plain: str, marked: str) -> None:
        name = self._words.word(self._term.type, self.code)
        self._heading.setText(name)
        cell.set_label(f"{name}, {plain}", marked)

    def begin(self, editing: Editing, row: Row | None) -> None:
        """Let what is typed go to this editing, to the row of the criterion if it has one."""
        self.edit(editing, f"{self._table}/{f'{NEW}:{self.code}' if row is None else row.id}/")
        self.show_values({} if row is None else row.fields)

    @property
    def row(self) -> str:
        """The identifier in the paths: of the row, or of what will be one."""
        return self._prefix.split("/")[1] if self._prefix else ""

    def recall(self, draft: Draft) -> None:
        """Take up what an earlier run kept, with the criterion that it is about."""
        if self._editing is not None and is_new(self.row):
            self._editing.recall(Typed(self._prefix + _CRITERION, self.code, self.code), frozenset({_CRITERION}))
        self.show_draft(draft)

    @override
    def _typed(self, name: str) -> None:
        if self._editing is not None and is_new(self.row):
            self._editing.typed(Typed(self._prefix + _CRITERION, self.code, self.code), frozenset({_CRITERION}))
        super()._typed(name)

    @override
    def _left(self, name: str) -> None:
        if is_new(self.row) and not any(cell.editor.text().strip() for cell in self.cells.values()):
            if self._editing is not None:
                self._editing.forget(self._prefix)
            return
        super()._left(name)

    @override
    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 6)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(4)
        grid.addWidget(self._heading, 0, 0, 1, len(self._unmade))
        self._grid = grid

    @override
    def _put(self, cell: FieldCell) -> None:
        place = len(self.cells) - 1
        self._grid.addWidget(cell, 1, place, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(place, 1 if place == 0 else 3)


class CriteriaEditor(RowTableEditor):
    """Stands where a table of rows would; the rows are those of the profile's criteria. Made bit by bit by `grow`."""

    def __init__(self, context: Context, words: LiveWordbook, kind: str, table: RowTable) -> None:
        super().__init__(context, words, kind, table)
        self._rows: dict[str, Row] = {}
        self._forms: dict[str, CriterionForm] = {}
        self._grown = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self._heading)
        self._column.addWidget(self.findings)
        self.retranslate()

    @property
    def forms(self) -> tuple[FieldForm, ...]:
        """The forms, one for each criterion."""
        return tuple(self._forms.values())

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self._name()
        self.findings.retranslate()

    def edit(self, editing: Editing) -> None:
        """Let what is typed go to this editing."""
        self._editing, self._rows = editing, {}
        editing.row_added.connect(self._take_added)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show what has been said, except where something else is being typed."""
        self._rows = {str(row.fields.get(_CRITERION, "")): row for row in rows}
        wanted = self._wanted()
        for code in [code for code in self._forms if code not in wanted]:
            self._forms.pop(code).deleteLater()
        for code, form in self._forms.items():
            self._show_row(code, form)
        if self._grown:
            self.grow(len(wanted))
        self.setVisible(bool(wanted))

    def _show_row(self, code: str, form: CriterionForm) -> None:
        row = self._rows.get(code)
        if self._editing is not None and form.row != (row.id if row is not None else f"{NEW}:{code}"):
            form.begin(self._editing, row)
        else:
            form.show_values({} if row is None else row.fields)

    def show_draft(self, draft: Draft) -> None:
        """Show what an earlier run kept of a criterion."""
        for form in self._forms.values():
            if draft.path.startswith(f"{self.table.name}/{form.row}/") and not draft.path.endswith(f"/{_CRITERION}"):
                form.recall(draft)

    def begin_row(self) -> None:
        """Go to the first criterion."""
        for form in self._forms.values():
            next(iter(form.cells.values())).editor.take_focus()
            return

    def open_row(self, row: str) -> None:
        """Go to the criterion that has this row, or to the first."""
        forms = (form for form in self._forms.values() if form.row == row)
        form = next(forms, next(iter(self._forms.values()), None))
        if form is not None:
            next(iter(form.cells.values())).editor.take_focus()

    def set_read_only(self, *, read_only: bool) -> None:
        """Let it be read but not changed."""
        self._read_only = read_only
        for form in self._forms.values():
            form.set_read_only(read_only=read_only)

    def _take_added(self, added: Added) -> None:
        if added.table == self.table.name:
            for form in self._forms.values():
                if form.row == added.was:
                    form.carry_on(f"{self.table.name}/{added.row}/")

    def _wanted(self) -> list[str]:
        """Name every criterion of the profile, and those it no longer has but the record does."""
        known = [code for code, _word in self._words.options(self.table.by_name[_CRITERION].type)]
        return [*known, *(code for code in self._rows if code not in known)]

    def grow(self, most: int) -> bool:
        """Make the forms of the next criteria, at most so many; tell whether all are there."""
        missing = [code for code in self._wanted() if code not in self._forms]
        for code in missing[:most]:
            form = CriterionForm(self._context, self._words, f"{self._kind}.{self.table.name}", self.table, code)
            form.answer_wanted.connect(self.answer_wanted)
            self._forms[code] = form
            self._column.addWidget(form)
            self._show_row(code, form)
            form.set_read_only(read_only=self._read_only)
        if missing:
            self.form_made.emit()
        self._grown = len(missing) <= most
        return self._grown
