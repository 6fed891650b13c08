"""Any table of a compilation, chosen by its name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.models import office_compilation
from desktop.ui.pages.scroll_page import in_a_row
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.office_table import OfficeTable

if TYPE_CHECKING:
    from desktop.services.compilation.dataset import Compilation
    from desktop.ui.context import Context
    from desktop.ui.models.office_table import TableLine

    Shown = tuple[tuple[str, ...], tuple[TableLine, ...], frozenset[int]]


class OfficeFigures(QWidget):
    """The words of a table are put together beside the window: a big one has a million cells."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._made: Compilation | None = None
        self.choice, self.count = Chip("compilation_table"), PlainLabel(kind="muted")
        self.table = OfficeTable(context, "compilation_rows", least=10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(in_a_row(self.choice, self.count))
        column.addWidget(self.table, 1)
        self.choice.chosen.connect(self._read)
        self.retranslate()

    def show_made(self, made: Compilation | None) -> None:
        """Show the tables of a compilation."""
        self._made = made
        if made is None:
            self.table.show_lines((), ())
            return
        self.choice.offer(self.tr("Table"), office_compilation.tables_of(made, self._context.language))
        self._read()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self.choice.setAccessibleName(self.tr("Table"))
        self.table.setAccessibleName(self.choice.currentText() or self.tr("Table"))
        self.show_made(self._made)

    def _read(self) -> None:
        made, code = self._made, self.choice.code
        if made is not None and code:
            work = partial(office_compilation.table_of_code, made, code, self._context.language)
            self._context.operations.read(self, work, self._show, key="table")

    def _show(self, shown: Shown) -> None:
        headings, lines, numbers = shown
        self.table.setAccessibleName(self.choice.currentText())
        self.table.show_lines(headings, lines, numbers)
        self.count.setText(self.tr("%n row(s)", "", len(lines)))
