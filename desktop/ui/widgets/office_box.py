"""What the council office said of the record on the page: each remark with its field, a press away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.models.answer_lines import QUESTION, remark_line
from desktop.ui.widgets.buttons import link_button
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from desktop.services.answers import Answer, Said
    from desktop.ui.context import Context

_SHOWN = 3
_TAGS = {QUESTION: ("?", "warn-tag"), "duplicate": ("!", "warn-tag"), "approved": ("✓", "ok-tag")}


class OfficeBox(QFrame):
    """Hidden while the office has said nothing. `field_wanted` carries the path of a field."""

    field_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        named(self, "card")
        self._context = context
        self._answer: Answer | None = None
        self._lines: list[QWidget] = []
        self._tag, self._heading = PlainLabel(), PlainLabel(kind="strong")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._tag)
        head.addWidget(self._heading, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 8, 14, 8)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self.hide()

    def show_answer(self, answer: Answer | None) -> None:
        """Show what was said of a record, the last remarks of it; an approval without a word is a word."""
        self._answer = answer
        self.retranslate()
        said = answer is not None and (bool(answer.remarks) or answer.state in _TAGS)
        self.setVisible(said)

    def retranslate(self) -> None:
        """Say it in the language of now."""
        answer = self._answer
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = []
        if answer is None:
            return
        label = self._context.language.label
        sign, kind = _TAGS.get(answer.state, ("●", "quiet-tag"))
        self._tag.setText(f"{sign} {label(f'remark.{answer.state}').capitalize()}")
        self._tag.set_kind(kind)
        self._heading.setText(self.tr("The council office"))
        self._lines = [self._line(answer, said) for said in answer.remarks[-_SHOWN:]]
        for line in self._lines:
            self._column.addWidget(line)

    def _line(self, answer: Answer, said: Said) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        what, words = remark_line(answer, said, self._context.language)
        row.addWidget(PlainLabel(f"{what}\n{words}" if words else what, wrap=True), 1)
        if said.field:
            go = link_button(f"office_field.{said.field}")
            go.setProperty("tight", "true")
            go.setText(self.tr("To the field"))
            go.setAccessibleName(f"{go.text()}: {what}")
            go.clicked.connect(partial(self.field_wanted.emit, said.field))
            row.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        return line
