"""A tab of a record: its sections one under the other, each with its fields and its tables of rows."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from db.fields.shared import EVIDENCE
from desktop.language.key_facts import key_facts
from desktop.ui.layout import tells_facts
from desktop.ui.mnemonics import with_mnemonics
from desktop.ui.widgets.criteria_editor import CriteriaEditor
from desktop.ui.widgets.facts_panel import FactsPanel
from desktop.ui.widgets.field_form import FieldForm
from desktop.ui.widgets.findings_box import FindingsBox
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.programme_editor import ProgrammeEditor
from desktop.ui.widgets.rows_editor import RowsEditor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from db.fields import Kind, RowTable
    from desktop.domain.findings import Finding
    from desktop.domain.records import Draft, Record
    from desktop.ui.context import Context
    from desktop.ui.editing import Editing
    from desktop.ui.layout import Tab
    from desktop.ui.live_wordbook import LiveWordbook
    from desktop.ui.widgets.field_form import FieldCell


_FIELDS_AT_ONCE = 3
"""How many fields are made before the window answers again: each takes about two milliseconds."""
_FIRST = ("criteria",)
"""The tables that come before the fields of their section."""
_EDITORS: dict[str, type[RowsEditor | CriteriaEditor]] = {"criteria": CriteriaEditor, "programme": ProgrammeEditor}


class SectionPage(QScrollArea):
    """Made from the description of a kind. `row_deleted` carries the identifier of a row."""

    row_deleted = Signal(object)
    answer_wanted = Signal(object)
    arranged = Signal(object)
    paste_wanted = Signal(object)

    def __init__(self, context: Context, words: LiveWordbook, kind: Kind, tab: Tab) -> None:
        super().__init__()
        self.setObjectName(f"tab_{tab.name}")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._context, self._words, self._kind, self._tab = context, words, kind, tab
        self._editing: Editing | None = None
        self._record: Record | None = None
        self._headings: dict[str, PlainLabel] = {}
        self._forms: list[FieldForm] = []
        self._tables: list[RowsEditor | CriteriaEditor] = []
        self._findings: tuple[Finding, ...] = ()
        self._evidence: FindingsBox | None = None
        self._facts = FactsPanel() if tells_facts(kind, tab) else None
        self._waiting = bool(tab.sections)
        self._pieces = self._made_in_pieces()
        inside = named(QWidget(), "scrolled")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 14, 14, 18)
        self._column.setSpacing(12)
        if self._facts is not None:
            self._column.addWidget(self._facts)
        self._column.addStretch()
        self.setWidget(inside)
        context.language.changed.connect(self.retranslate)

    @property
    def building(self) -> bool:
        """Whether some of it is still to be made."""
        return self._waiting

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it has been made yet."""
        return not self._forms and not self._tables and self._waiting

    def build_some(self) -> bool:
        """Make the next few fields, or the next table; tell whether there was anything to make."""
        forms, tables, headings = len(self._forms), len(self._tables), len(self._headings)
        self._waiting = next(self._pieces, False)
        self._name_new(list(self._headings)[headings:])
        if self._editing is not None and self._record is not None:
            self._fill(self._forms[forms:], self._tables[tables:], self._editing, self._record)
        if self._findings:
            self.show_findings(self._findings)
        return self._waiting

    def build(self) -> None:
        """Make everything that has not been made."""
        while self.build_some():
            pass

    def retranslate(self) -> None:
        """Say it in the language of now, with a letter for Alt on every label."""
        self._name_headings(self._headings)
        for table in self._tables:
            table.retranslate()
        if self._evidence is not None:
            self._evidence.retranslate()
        self._tell_facts()
        forms = [*self._forms, *(form for table in self._tables for form in table.forms)]
        marked = iter(with_mnemonics([label for form in forms for label in form.labels()]))
        for form in forms:
            form.set_labels([next(marked) for _cell in form.cells])

    def _name_headings(self, sections: Iterable[str]) -> None:
        for section in sections:
            heading = self._context.language.label(f"section.{self._kind.name}.{section}")
            self._headings[section].setText(heading)

    def _name_new(self, sections: Iterable[str] = ()) -> None:
        """Name what has just been made, and leave what has a name already."""
        self._name_headings(sections)
        for form in self._all_forms():
            cells = (cell for each in self._all_forms() for cell in each.cells.values())
            form.name_new(cell.label.text() for cell in cells)

    def edit(self, editing: Editing, record: Record, drafts: tuple[Draft, ...]) -> None:
        """Show a record, and let what is typed go to this editing."""
        self._editing, self._record = editing, record
        self._fill(self._forms, self._tables, editing, record)
        self._tell_facts()
        for draft in drafts:
            self._show_draft(draft)

    def let_go(self) -> None:
        """The record is closed: what is made from now on waits for another."""
        self._editing = self._record = None

    def show_record(self, record: Record) -> None:
        """Show a record's values where nothing else is being typed."""
        self._record = record
        self._show(self._forms, self._tables, record)
        self._tell_facts()

    def _tell_facts(self) -> None:
        if self._facts is not None and self._record is not None:
            texts, today = self._context.language.texts, self._context.clock.today()
            self._facts.show_facts(key_facts(self._record, texts, today))

    def _fill(
        self, forms: list[FieldForm], tables: list[RowsEditor | CriteriaEditor], editing: Editing, record: Record
    ) -> None:
        for form in forms:
            form.edit(editing)
        for table in tables:
            table.edit(editing)
        self._show(forms, tables, record)

    def _show(self, forms: list[FieldForm], tables: list[RowsEditor | CriteriaEditor], record: Record) -> None:
        read_only = record.trashed is not None
        for form in forms:
            form.show_values(record.fields)
            form.set_read_only(read_only=read_only)
        for table in tables:
            table.show_rows(record.rows.get(table.table.name, ()))
            table.set_read_only(read_only=read_only)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Say under each field and table of this tab what the rules found there."""
        self._findings = tuple(findings)
        by_place: dict[str | None, list[Finding]] = defaultdict(list)
        for finding in findings:
            by_place[finding.field].append(finding)
        for form in self._forms:
            for name, cell in form.cells.items():
                cell.show_findings(by_place.get(name, ()))
        for table in self._tables:
            table.findings.show_findings(by_place.get(table.table.name, ()))
        if self._evidence is not None:
            self._evidence.show_findings(by_place.get(EVIDENCE.name, ()))

    def cell_at(self, path: str) -> FieldCell | None:
        """Find the field that has this path."""
        return next((cell for form in self._all_forms() if (cell := form.cell_at(path)) is not None), None)

    def table_named(self, name: str) -> RowsEditor | CriteriaEditor | None:
        """Find a table of rows."""
        return next((table for table in self._tables if table.table.name == name), None)

    def place_of(self, path: str) -> QWidget | None:
        """Find where a table of rows is, or what is said of the steps."""
        return self._evidence if path == EVIDENCE.name else self.table_named(path)

    def focus_first(self) -> None:
        """Go to the first field."""
        for form in self._forms:
            for cell in form.cells.values():
                cell.editor.take_focus()
                return

    def put_first(self, widget: QWidget) -> None:
        """Put something above the first section."""
        self._column.insertWidget(0, widget)

    def clear_said(self) -> None:
        """Take away what was said under the fields, where nothing is wrong with what stands in them."""
        for form in self._forms:
            for cell in form.cells.values():
                cell.clear_said()

    def _all_forms(self) -> Iterator[FieldForm]:
        yield from (form for table in self._tables for form in table.forms)
        yield from self._forms

    def _show_draft(self, draft: Draft) -> None:
        name, _, rest = draft.path.partition("/")
        table = self.table_named(name)
        if rest and table is not None:
            table.show_draft(draft)
        elif not rest:
            for form in self._forms:
                form.show_draft(draft)

    def _made_in_pieces(self) -> Iterator[bool]:
        """Make everything, a moment's work at a time."""
        for section in self._tab.sections:
            yield from self._section_in_pieces(section)

    def _section_in_pieces(self, section: str) -> Iterator[bool]:
        fields = [field for field in self._kind.fields if field.section == section and not field.stepped]
        tables = [table for table in self._kind.rows if table.section == section and table is not EVIDENCE]
        first = [table for table in tables if table.name in _FIRST]
        for table in first:
            yield from self._table_in_pieces(table)
        if fields and len(self._tab.sections) > 1:
            heading = PlainLabel(kind="section")
            self._headings[section] = heading
            self._add(heading)
        if fields:
            form = FieldForm(self._context, self._words, self._kind.name, fields, at_once=False)
            form.answer_wanted.connect(self.answer_wanted)
            self._forms.append(form)
            self._add(form)
            while not form.whole:
                form.grow(_FIELDS_AT_ONCE)
                yield True
        for table in tables:
            if table not in first:
                yield from self._table_in_pieces(table)
        if section == EVIDENCE.section and EVIDENCE in self._kind.rows:
            # The steps themselves stand at the head of the record.
            self._evidence = FindingsBox(self._context)
            self._evidence.answer_wanted.connect(self.answer_wanted)
            self._add(self._evidence)
            yield True

    def _table_in_pieces(self, table: RowTable) -> Iterator[bool]:
        editor = _EDITORS.get(table.name, RowsEditor)(self._context, self._words, self._kind.name, table)
        editor.arranged.connect(self.arranged)
        editor.paste_wanted.connect(self.paste_wanted)
        editor.deleted.connect(self.row_deleted)
        editor.form_made.connect(self._name_new)
        editor.answer_wanted.connect(self.answer_wanted)
        self._tables.append(editor)
        self._add(editor)
        yield True
        while isinstance(editor, CriteriaEditor) and not editor.grow(1):
            yield True

    def _add(self, widget: QWidget) -> None:
        """Put it last, before the stretch."""
        self._column.insertWidget(self._column.count() - 1, widget)
