"""The facts that matter most of a record, beside each other: what it is, what it says, what there is to add."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from desktop.language.key_facts import CALM, LATE, SOON
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.language.key_facts import KeyFact

_TONES = {CALM: ("", "small"), SOON: ("◐ ", "warn"), LATE: ("! ", "bad")}


class FactsPanel(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("facts_panel")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._flow = FlowLayout(self, spacing=8)
        self._facts: tuple[KeyFact, ...] = ()
        self._tiles: list[QFrame] = []
        self.hide()

    @property
    def spoken(self) -> tuple[str, ...]:
        """What a screen reader says of each."""
        return tuple(tile.accessibleName() for tile in self._tiles)

    def show_facts(self, facts: Sequence[KeyFact]) -> None:
        """Show these instead of what was shown."""
        if tuple(facts) == self._facts:
            return
        self._facts = tuple(facts)
        for tile in self._tiles:
            self._flow.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self._tiles = [_tile(fact) for fact in facts]
        for tile in self._tiles:
            self._flow.addWidget(tile)
            tile.show()
        highest = max((tile.sizeHint().height() for tile in self._tiles), default=0)
        for tile in self._tiles:
            tile.setMinimumHeight(highest)
        self.setVisible(bool(facts))
        self.updateGeometry()


def _tile(fact: KeyFact) -> QFrame:
    tile = QFrame()
    tile.setObjectName("card")
    sign, kind = _TONES[fact.tone]
    column = QVBoxLayout(tile)
    column.setContentsMargins(12, 8, 12, 8)
    column.setSpacing(1)
    column.addWidget(PlainLabel(fact.heading, "small"))
    column.addWidget(PlainLabel(fact.value, "fact"))
    if fact.note:
        column.addWidget(PlainLabel(sign + fact.note, kind))
    column.addStretch()
    tile.setAccessibleName(", ".join(part for part in (f"{fact.heading}: {fact.value}", fact.note) if part))
    return tile
