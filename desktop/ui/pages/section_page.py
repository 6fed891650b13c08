"""A tab of a record: its sections one under the other, each with its fields and its tables of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.mnemonics import with_mnemonics
from desktop.ui.widgets.field_form import FieldForm
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.rows_editor import RowsEditor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.fields import Kind
    from desktop.domain.records import Draft, Record
    from desktop.ui.context import Context
    from desktop.ui.editing import Editing
    from desktop.ui.layout import Tab
    from desktop.ui.live_wordbook import LiveWordbook
    from desktop.ui.widgets.field_form import FieldCell


class SectionPage(QScrollArea):
    """Made from the description of a kind. `row_deleted` carries the identifier of a row."""

    row_deleted = Signal(object)

    def __init__(self, context: Context, words: LiveWordbook, kind: Kind, tab: Tab) -> None:
        super().__init__()
        self.setObjectName(f"tab_{tab.name}")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._context, self._words, self._kind, self._tab = context, words, kind, tab
        self._headings: dict[str, PlainLabel] = {}
        self._forms: list[FieldForm] = []
        self._tables: list[RowsEditor] = []
        inside = named(QWidget(), "scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 14, 14, 18)
        column.setSpacing(12)
        for section in tab.sections:
            self._add_section(section, column)
        column.addStretch()
        self.setWidget(inside)
        context.language.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of now, with a letter for Alt on every label."""
        for section, heading in self._headings.items():
            heading.setText(self._context.language.label(f"section.{self._kind.name}.{section}"))
        for table in self._tables:
            table.retranslate()
        forms = [*self._forms, *(table.form for table in self._tables)]
        labels = [label for form in forms for label in form.labels()]
        marked = iter(with_mnemonics(labels))
        for form in forms:
            form.set_labels([next(marked) for _cell in form.cells])

    def edit(self, editing: Editing, record: Record, drafts: tuple[Draft, ...]) -> None:
        """Show a record, and let what is typed go to this editing."""
        for form in self._forms:
            form.edit(editing)
        for table in self._tables:
            table.edit(editing)
        self.show_record(record)
        for draft in drafts:
            self._show_draft(draft)

    def show_record(self, record: Record) -> None:
        """Show a record's values where nothing else is being typed."""
        for form in self._forms:
            form.show_values(record.fields)
        for table in self._tables:
            table.show_rows(record.rows.get(table.table.name, ()))
        read_only = record.trashed is not None
        for form in self._forms:
            form.set_read_only(read_only=read_only)
        for table in self._tables:
            table.set_read_only(read_only=read_only)

    def cell_at(self, path: str) -> FieldCell | None:
        """Find the field that has this path."""
        return next((cell for form in self._all_forms() if (cell := form.cell_at(path)) is not None), None)

    def table_named(self, name: str) -> RowsEditor | None:
        """Find a table of rows."""
        return next((table for table in self._tables if table.table.name == name), None)

    def focus_first(self) -> None:
        """Go to the first field."""
        for form in self._forms:
            for cell in form.cells.values():
                cell.editor.take_focus()
                return

    def clear_findings(self) -> None:
        """Take away what was said under the fields, where nothing is wrong with what stands in them."""
        for form in self._forms:
            for cell in form.cells.values():
                cell.clear_said()

    def _all_forms(self) -> Iterator[FieldForm]:
        yield from (table.form for table in self._tables)
        yield from self._forms

    def _show_draft(self, draft: Draft) -> None:
        name, _, rest = draft.path.partition("/")
        table = self.table_named(name)
        if rest and table is not None:
            table.show_draft(draft.path, draft.text)
        elif not rest:
            for form in self._forms:
                form.show_draft(draft.path, draft.text)

    def _add_section(self, section: str, column: QVBoxLayout) -> None:
        fields = [field for field in self._kind.fields if field.section == section and not field.stepped]
        tables = [table for table in self._kind.rows if table.section == section]
        if fields and len(self._tab.sections) > 1:
            heading = PlainLabel(kind="section")
            self._headings[section] = heading
            column.addWidget(heading)
        if fields:
            form = FieldForm(self._context, self._words, self._kind.name, fields)
            self._forms.append(form)
            column.addWidget(form)
        for table in tables:
            editor = RowsEditor(self._context, self._words, self._kind.name, table)
            editor.deleted.connect(self.row_deleted)
            self._tables.append(editor)
            column.addWidget(editor)
