"""The steps that the profile wants shown (planerad … utvärderad), and a press to see or give the evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from db.fields.shared import EVIDENCE
from desktop.ui.widgets.labels import PlainLabel, restyle
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.one_line import OneLine, Worded

if TYPE_CHECKING:
    from desktop.domain.records import Record, Row
    from desktop.ui.live_wordbook import LiveWordbook

_STEP = EVIDENCE.by_name["step"]


class EvidenceBar(QWidget):
    """`step_pressed` carries the code of the step. A profile without steps has no bar."""

    step_pressed = Signal(object)

    def __init__(self, words: LiveWordbook) -> None:
        super().__init__()
        self.setObjectName("evidence_bar")
        self._words = words
        self._record: Record | None = None
        self._label = PlainLabel(kind="muted")
        self._line = OneLine()
        self.buttons: dict[str, QPushButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self._label)
        line.addWidget(self._line, 1)

    def show_record(self, record: Record) -> None:
        """Show which steps the record has evidence for."""
        self._record = record
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self._label.setText(self.tr("Shown:"))
        given = evidence_of(self._record)
        steps = dict(self._words.options(_STEP.type))
        for code in given:  # a step that the profile no longer has
            steps.setdefault(code, code)
        for code in [code for code in self.buttons if code not in steps]:
            self.buttons.pop(code).deleteLater()
        self._line.say([self._worded(code, name, there=code in given) for code, name in steps.items()])
        self.setVisible(bool(steps))

    def _worded(self, code: str, name: str, *, there: bool) -> Worded:
        button = self.buttons.get(code)
        if button is None:
            button = self.buttons[code] = named(QPushButton(), f"evidence_{code}")
            button.clicked.connect(lambda: self.step_pressed.emit(code))
        state = "past" if there else "later"
        if button.property("step") != state:
            button.setProperty("step", state)
            restyle(button)
        said = self.tr("{step}, shown; see the evidence") if there else self.tr("{step}, not shown; give evidence")
        button.setAccessibleName(said.format(step=name))
        button.setToolTip(said.format(step=name))
        return Worded(button, ("✓ " if there else "○ ") + name, "✓" if there else "○", 1 if there else 2)


def evidence_of(record: Record | None) -> dict[str, Row]:
    """Give the rows of evidence by the code of the step."""
    rows = () if record is None else record.rows.get(EVIDENCE.name, ())
    return {str(row.fields.get(_STEP.name, "")): row for row in rows}
