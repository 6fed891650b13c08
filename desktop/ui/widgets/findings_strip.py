"""How much the rules found in the record, at its head; a press leads to the next of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.findings import Force
from desktop.ui.widgets.buttons import link_button
from desktop.ui.widgets.findings_box import SIGNS
from desktop.ui.widgets.labels import restyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.findings import Finding

_TONES = {Force.STOP: "bad", Force.JUSTIFY: "warn", Force.REMIND: "quiet"}


class FindingsStrip(QWidget):
    """One button for each force that has something open. `wanted` carries the finding to go to."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("findings_strip")
        self._open: dict[Force, list[Finding]] = {}
        self._at: dict[Force, int] = {}
        self.buttons = {force: link_button(f"findings_{force}") for force in Force}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for force, button in self.buttons.items():
            button.setProperty("tone", _TONES[force])
            restyle(button)
            button.clicked.connect(lambda _checked, force=force: self._go(force))
            line.addWidget(button)
        line.addStretch()
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Say how many of each force are open."""
        self._open = {force: [each for each in findings if each.open and each.force is force] for force in Force}
        self._at = {}
        counted = {
            Force.STOP: self.tr("%n stop(s)", "", len(self._open[Force.STOP])),
            Force.JUSTIFY: self.tr("%n to justify", "", len(self._open[Force.JUSTIFY])),
            Force.REMIND: self.tr("%n reminder(s)", "", len(self._open[Force.REMIND])),
        }
        for force, button in self.buttons.items():
            button.setText(f"{SIGNS[force][0]} {counted[force]}")
            button.setAccessibleName(self.tr("{what}, go to the next").format(what=counted[force]))
            button.setVisible(bool(self._open[force]))
        self.setVisible(any(self._open.values()))

    def _go(self, force: Force) -> None:
        there = self._open[force]
        place = self._at.get(force, 0) % len(there)
        self._at[force] = place + 1
        self.wanted.emit(there[place])
