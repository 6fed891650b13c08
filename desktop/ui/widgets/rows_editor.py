"""A table of rows that hang on a record, and below it a form for the row that is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSizePolicy,
    QTableView,
    QToolButton,
    QVBoxLayout,
)

from db.fields import types
from desktop.exchange.pasted_rows import can_paste
from desktop.ui.editing import NEW
from desktop.ui.layout import summary_of
from desktop.ui.models.rows_model import RowsModel
from desktop.ui.widgets.field_form import FieldForm
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.row_table import RowTableEditor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QLayout

    from db.fields import RowTable
    from desktop.domain.records import Draft, Row
    from desktop.ui.context import Context
    from desktop.ui.editing import Added, Editing
    from desktop.ui.live_wordbook import LiveWordbook

_ROW_ROOM, _MOST_SHOWN, _HEAD_ROOM = 14, 8, 26


@dataclass(frozen=True, slots=True)
class RowsChange:
    """What is to become of several rows of a table, as one thing that the user does."""

    table: str
    changed: Mapping[str, Mapping[str, object]]
    added: tuple[Mapping[str, object], ...] = ()


class RowsEditor(RowTableEditor):
    """The rows as a table."""

    def __init__(self, context: Context, words: LiveWordbook, kind: str, table: RowTable) -> None:
        super().__init__(context, words, kind, table)
        shape = f"{kind}.{table.name}"
        self._row = ""
        self._rows: tuple[Row, ...] = ()
        self._empty = PlainLabel(kind="muted", wrap=True)
        self.add = named(QPushButton(context.icons("plus"), ""), f"{shape}.add")
        self.paste = named(QPushButton(context.icons("copy"), ""), f"{shape}.paste")
        self.model = self._make_model(words, shape)
        self.view = self._make_view(shape)
        self._shape = shape
        self._form: FieldForm | None = None
        self.delete = named(QToolButton(), f"{shape}.delete")
        self._hint = PlainLabel(kind="muted", wrap=True)
        self._remark = PlainLabel(kind="warn", wrap=True)
        self._remark.hide()
        self._card = self._make_card()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusProxy(self.add)
        self._lay_out()
        self.add.clicked.connect(self.begin_row)
        self.paste.clicked.connect(lambda: self.paste_wanted.emit(self.table))
        self.delete.clicked.connect(self._delete)
        self.retranslate()

    @property
    def form(self) -> FieldForm:
        """The form of the chosen row, made when it is first needed."""
        if self._form is None:
            self._form = FieldForm(self._context, self._words, self._shape, self.table.fields)
            self._form.set_read_only(read_only=self._read_only)
            self._card_column.insertWidget(0, self._form)
            self.form_made.emit()
        return self._form

    @property
    def _has_words(self) -> bool:
        """Whether a row can be made at all: not where it must have a word of the profile, and that has none."""
        needed = (field for field in self.table.fields if field.required and isinstance(field.type, types.Term))
        return all(self._words.options(field.type) for field in needed)

    @property
    def forms(self) -> tuple[FieldForm, ...]:
        """The form, if there is one."""
        return () if self._form is None else (self._form,)

    def retranslate(self) -> None:
        """Say it in the language of now."""
        name = self._name()
        self.view.setAccessibleName(name)
        self._empty.setText(self.tr("Nothing here yet."))
        add = self._context.language.label(f"row_new.{self._kind}.{self.table.name}")
        self.add.setText(add)
        self.add.setAccessibleName(add)
        self.paste.setText(self.tr("Paste rows…"))
        self.paste.setAccessibleName(self.tr("Paste rows: {table}").format(table=name))
        self.delete.setText(self.tr("Delete the row"))
        self.delete.setAccessibleName(self.tr("Delete the row: {table}").format(table=name))
        self._hint.setText(self.tr("The row is saved when the fields marked * are filled in."))
        self.findings.retranslate()
        self.model.retranslate()
        self._fit_columns()

    def edit(self, editing: Editing) -> None:
        """Let what is typed go to this editing."""
        self._editing = editing
        self._remark.hide()
        editing.row_added.connect(self._take_added)
        self._choose_row("")

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show the rows as they are on disk; the chosen one stays chosen."""
        self._rows = rows
        self.model.show_rows(rows)
        self._empty.setVisible(not rows and self._row != NEW)
        self.view.setVisible(bool(rows))
        self.setVisible(bool(rows) or self._row == NEW or self._has_words)
        self._fit()
        if self._row not in ("", NEW):
            self._choose_row(self._row)

    def show_draft(self, draft: Draft) -> None:
        """Show what an earlier run kept of a row."""
        row = draft.path.split("/")[1]
        if row == NEW or self.model.place_of(row) is not None:
            if self._row != row:
                self._choose_row(row)
            self.form.show_draft(draft)

    def begin_row(self) -> None:
        """Begin a new row."""
        if self._row != NEW:
            self._choose_row(NEW)
        next(iter(self.form.cells.values())).editor.take_focus()

    def open_row(self, row: str) -> None:
        """Show a row in the form, or only the table when there is no such row."""
        if self.model.place_of(row) is not None:
            self._choose_row(row)
        elif not self._rows:
            self.add.setFocus()
        else:
            self.view.setFocus()

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the rows be read but not changed."""
        self.add.setVisible(not read_only)
        self.paste.setVisible(not read_only and can_paste(self.table.name))
        self.delete.setVisible(not read_only)
        self._read_only = read_only
        for form in self.forms:
            form.set_read_only(read_only=read_only)

    def _choose_row(self, row: str) -> None:
        self._row = row
        place = self.model.place_of(row)
        if place is None and row != NEW:
            self._row = ""
        self._card.setVisible(bool(self._row))
        self._hint.setVisible(self._row == NEW)
        self._empty.setVisible(not self._rows and not self._row)
        self.view.selectionModel().blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.view.setCurrentIndex(QModelIndex() if place is None else self.model.index(place, 0))
        self.view.selectionModel().blockSignals(False)  # noqa: FBT003 - as above
        self.view.viewport().update()
        if self._editing is not None and self._row:
            self.form.edit(self._editing, f"{self.table.name}/{self._row}/")
            chosen = None if place is None else self.model.row(place)
            self.form.show_values({} if chosen is None else chosen.fields)

    def _take_added(self, added: Added) -> None:
        if added.table == self.table.name and self._row == added.was:
            self._row = added.row
            self._hint.hide()
            self.form.carry_on(f"{self.table.name}/{added.row}/")
        if added.table == self.table.name:
            text = self._context.language.text
            self._remark.setText("\n".join(text(f"note.{note.code}", **note.details) for note in added.notes))
            self._remark.setVisible(bool(added.notes))

    def _chosen(self, index: QModelIndex) -> None:
        row = self.model.row(index.row())
        if row is not None and row.id != self._row:
            self._choose_row(row.id)

    def _delete(self) -> None:
        row = self._row
        if self._editing is not None:
            self._editing.forget(f"{self.table.name}/{row}/")
        self._choose_row("")
        if row != NEW:
            self.deleted.emit(row)

    def _make_model(self, words: LiveWordbook, shape: str) -> RowsModel:
        return RowsModel(words, shape, summary_of(self.table), self)

    def _tools(self) -> QLayout | None:
        """Give what stands between the heading and the rows, if anything does."""
        return None

    def _make_view(self, name: str) -> QTableView:
        view = named(QTableView(), f"{name}.table")
        view.setModel(self.model)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setTabKeyNavigation(False)
        view.setShowGrid(False)
        view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        view.setWordWrap(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + _ROW_ROOM)
        view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for place, field in enumerate(summary_of(self.table)):
            if isinstance(field.type, types.Number):
                view.horizontalHeader().setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
        view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        view.horizontalHeader().setHighlightSections(False)
        view.selectionModel().currentChanged.connect(self._chosen)
        return view

    def _make_card(self) -> QFrame:
        card = named(QFrame(), "card")
        self.delete.setIcon(self._context.icons("trash"))
        self.delete.setIconSize(QSize(16, 16))
        self.delete.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.delete.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        foot = QHBoxLayout()
        foot.addWidget(self._hint, 1)
        foot.addStretch()
        foot.addWidget(self.delete)
        self._card_column = QVBoxLayout(card)
        self._card_column.setContentsMargins(14, 12, 14, 8)
        self._card_column.setSpacing(8)
        self._card_column.addLayout(foot)
        return card

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addStretch()
        head.addWidget(self.paste)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        tools = self._tools()
        if tools is not None:
            column.addLayout(tools)
        for widget in (self.findings, self._empty, self.view, self._remark, self._card):
            column.addWidget(widget)

    def _fit_columns(self) -> None:
        """Let a column of numbers be as wide as its heading, and the others share the rest."""
        head = self.view.horizontalHeader()
        for place in range(self.model.columnCount()):
            if head.sectionResizeMode(place) is QHeaderView.ResizeMode.Fixed:
                words = str(self.model.headerData(place, Qt.Orientation.Horizontal))
                head.resizeSection(place, head.fontMetrics().horizontalAdvance(words) + _HEAD_ROOM)

    def _fit(self) -> None:
        """Be as high as the rows, up to a limit: no list scrolls inside a page that scrolls, unless it is long."""
        row = self.view.verticalHeader().defaultSectionSize()
        head = self.view.horizontalHeader().sizeHint().height()
        self.view.setFixedHeight(head + row * min(max(len(self._rows), 1), _MOST_SHOWN) + 4)
