"""Rows or records pasted from a spreadsheet or an e-mail: what was understood is shown and corrected first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from typing_extensions import override

from db.fields import KINDS, types
from desktop.domain.errors import InvalidInput
from desktop.exchange.pasted_rows import Pasted, given_rows, table_as_text, understood
from desktop.ui.dialogs.writing import WritingDialog
from desktop.ui.models.paste_model import PasteModel
from desktop.ui.titles import is_suggested, suggested_title
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QMimeData

    from db.fields import Field, RowTable, Shape
    from desktop.domain.errors import AppError
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context
    from desktop.ui.live_wordbook import LiveWordbook

_REST, _TEXT_HEIGHT, _SIZE = 200, 130, (760, 620)
_EMPTY = Pasted((), (), ())


class PasteBox(QPlainTextEdit):
    """Takes a table of an e-mail as lines with tabs, and everything else as plain text."""

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        lines = table_as_text(source.html()) if source.hasHtml() else ""
        if lines:
            self.textCursor().insertText(lines)
        else:
            super().insertFromMimeData(source)


class PasteDialog(WritingDialog):
    """`added` comes when what was pasted is on disk: one step of undo."""

    added = Signal()

    def __init__(self, context: Context, table: Shape, names: list[tuple[str, str]], parent: QWidget | None) -> None:
        super().__init__(context, "paste_rows", parent)
        self._table, self._names = table, names
        self.pasted = _EMPTY
        self.box = named(PasteBox(), "paste_box")
        self.model = PasteModel(self)
        self.preview = named(QTableView(), "paste_preview")
        self.meanings: list[QComboBox] = []
        self._columns = QWidget()
        self._flow = FlowLayout(self._columns, spacing=8)
        self._found, self._columns_label = PlainLabel(kind="head", wrap=True), PlainLabel(kind="muted", wrap=True)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._read)
        self.box.textChanged.connect(self._rest.start)
        self.keep.clicked.connect(self._add)
        self._lay_out()
        self._translate()
        self._show()
        self.box.setFocus()

    def _read(self) -> None:
        """Understand what stands in the box."""
        self.banner.hide()
        try:
            self.pasted = understood(self._table, self.box.toPlainText())
        except InvalidInput as error:
            self.pasted = _EMPTY
            self.banner.show_error(error)
        self._offer_meanings()
        self._show()

    def _offer_meanings(self) -> None:
        """Give each column a box that says what it means."""
        for box in self.meanings:
            self._flow.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.meanings = []
        parts = [("+first", self.tr("First name")), ("+last", self.tr("Last name"))]
        options = [*self._names, *(parts if any(name == "name" for name, _word in self._names) else [])]
        for place, meaning in enumerate(self.pasted.columns):
            heading = self.pasted.heading[place] if self.pasted.heading else ""
            named_as = heading or self.tr("Column {number}").format(number=place + 1)
            box = named(QComboBox(), f"paste_column_{place}")
            box.addItem(self.tr("{column}: not used").format(column=named_as), "")
            for name, word in options:
                box.addItem(f"{named_as}: {word}" if named_as.casefold() != word.casefold() else word, name)
            box.setCurrentIndex(max(box.findData(meaning), 0))
            box.setAccessibleName(self.tr("What {column} means").format(column=named_as))
            box.activated.connect(partial(self._mean, place))
            self.meanings.append(box)
            self._flow.addWidget(box)
            box.show()

    def _mean(self, place: int, _index: int) -> None:
        self.pasted = self.pasted.meaning(place, str(self.meanings[place].currentData()))
        for box, meaning in zip(self.meanings, self.pasted.columns, strict=True):
            box.setCurrentIndex(max(box.findData(meaning), 0))
        self._show()

    def _show(self) -> None:
        text = self._context.language.text  # not self.tr(): in a class that inherits it, PySide finds no plural
        rows = self.rows()
        missing = len(self.pasted.rows) - len(rows)
        self.model.show_rows(self._names, rows)
        said = [text("paste.understood", n=len(rows))] if self.pasted.rows else []
        if missing:
            needed = ", ".join(word for name, word in self._names if self._table.by_name[name].required)
            said.append(text("paste.left_out", n=missing, fields=needed))
        self._found.setText(" ".join(said) or self.tr("Nothing is pasted yet."))
        self.preview.setVisible(bool(rows))
        self._columns.setVisible(bool(self.meanings))
        self._columns_label.setVisible(bool(self.meanings))
        self.keep.setEnabled(bool(rows))
        self.keep.setText(text("paste.add", n=len(rows)) if rows else self.tr("Add"))

    def rows(self) -> tuple[Mapping[str, str], ...]:
        """Give what would be added."""
        return given_rows(self._table, self.pasted)

    def _add(self) -> None:
        self._write(self._work(self.rows()), self.added)

    def _work(self, rows: tuple[Mapping[str, str], ...]) -> Callable[[], object]:
        """Say how it is added."""
        raise NotImplementedError

    def _words(self) -> tuple[str, str, str]:
        """Give the heading, what to do, and an example of what is pasted."""
        raise NotImplementedError

    @override
    def _refuse(self, error: AppError) -> None:
        super()._refuse(error)
        row = error.details.get("row")
        if row is not None:
            self._found.setText(self.tr("Row {n} cannot be taken as it is. Nothing has been added.").format(n=row))

    def _translate(self) -> None:
        title, sentence, example = self._words()
        self._call(title, sentence, self.keep.text())
        self.box.setPlaceholderText(example)
        self.box.setAccessibleName(self.tr("Pasted text"))
        self.preview.setAccessibleName(self.tr("What was understood"))
        self._columns_label.setText(self.tr("What the columns mean"))

    def _lay_out(self) -> None:
        self.box.setFixedHeight(_TEXT_HEIGHT)
        self.box.setTabChangesFocus(True)
        self.preview.setModel(self.model)
        self.preview.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.preview.setTabKeyNavigation(False)
        self.preview.verticalHeader().hide()
        self.preview.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        column = self._frame()
        for widget in (self.box, self._columns_label, self._columns, self._found):
            column.addWidget(widget)
        column.addWidget(self.preview, 1)
        column.addStretch()
        self.resize(*_SIZE)


class PasteRowsDialog(PasteDialog):
    """Rows of a table that hangs on a record, such as a delegation."""

    def __init__(
        self,
        context: Context,
        workspace: Workspace,
        words: LiveWordbook,
        record: tuple[str, str],
        table: RowTable,
        parent: QWidget | None,
    ) -> None:
        kind, self._record = record
        self._services = workspace.rows
        names = [(field.name, words.label(f"{kind}.{table.name}", field)) for field in table.fields]
        self._name = f"row.{kind}.{table.name}"
        super().__init__(context, table, names, parent)

    @override
    def _words(self) -> tuple[str, str, str]:
        sentence = self.tr(
            "Copy from a spreadsheet, a table in an e-mail or a list with one person a line, and paste it here."
        )
        title = self.tr("Paste rows: {table}").format(table=self._context.language.label(self._name))
        return title, sentence, self.tr("Name, title, organisation")

    @override
    def _work(self, rows: tuple[Mapping[str, str], ...]) -> Callable[[], object]:
        record, table, services = self._record, self._table.name, self._services
        return lambda: services.arrange(record, table, {}, rows)


class PasteRecordsDialog(PasteDialog):
    """Records of a kind, each a line; one that has no title is named after who it is about."""

    def __init__(
        self, context: Context, workspace: Workspace, words: LiveWordbook, kind: str, parent: QWidget | None
    ) -> None:
        self._services, described = workspace.records, KINDS[kind]
        names = [(field.name, words.label(kind, field)) for field in described.fields if _is_written(field)]
        super().__init__(context, described, names, parent)

    @override
    def _words(self) -> tuple[str, str, str]:
        many = self._context.language.label(f"kind.{self._table.name}.many")
        sentence = self.tr(
            "Copy the rows in the spreadsheet together with their headings, and paste them here. Each row becomes a "
            "record; look through what was understood before you add them."
        )
        return self.tr("Paste from a spreadsheet: {kind}").format(kind=many), sentence, ""

    @override
    def rows(self) -> tuple[Mapping[str, str], ...]:
        kind, language = self._table.name, self._context.language
        needed = {field.name for field in self._table.fields if field.required}
        cells = (zip(self.pasted.columns, row, strict=True) for row in self.pasted.rows)
        rows = [{name: cell for name, cell in row if name and cell} for row in cells]
        for row in rows:
            if is_suggested(kind) and row and not row.get("title"):
                row["title"] = suggested_title(language, kind, row)
        return tuple(row for row in rows if all(row.get(name) for name in needed))

    @override
    def _work(self, rows: tuple[Mapping[str, str], ...]) -> Callable[[], object]:
        kind, services = self._table.name, self._services
        return lambda: services.add_several(kind, rows)


def _is_written(field: Field) -> bool:
    """Tell whether a field can be filled in from a cell."""
    return not field.stepped and not field.attached and not isinstance(field.type, types.Reference)
