"""What an editor of a table of rows tells the tab it stands in, however it shows the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.findings_box import FindingsBox
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from db.fields import RowTable
    from desktop.ui.context import Context
    from desktop.ui.editing import Editing
    from desktop.ui.live_wordbook import LiveWordbook


class RowTableEditor(QWidget):
    """One table of a kind, with its heading and what the rules found in it."""

    deleted = Signal(object)
    """The identifier of a row that the user wants gone."""
    form_made = Signal()
    answer_wanted = Signal(object)
    """A finding that asks for a reason."""
    arranged = Signal(object)
    """Several rows are to be changed or added at once: a RowsChange."""
    paste_wanted = Signal(object)
    """The user wants to paste rows into this table."""

    def __init__(self, context: Context, words: LiveWordbook, kind: str, table: RowTable) -> None:
        super().__init__()
        self.table = table
        self._context, self._words, self._kind = context, words, kind
        self._editing: Editing | None = None
        self._read_only = False
        self._heading = PlainLabel(kind="section")
        self.findings = FindingsBox(context)
        self.findings.answer_wanted.connect(self.answer_wanted)
        named(self, f"{kind}.{table.name}")

    def _name(self) -> str:
        """Say what the table is called, over it too."""
        name = self._context.language.label(f"row.{self._kind}.{self.table.name}")
        self._heading.setText(name)
        return name
