"""Lines that each lead somewhere: a heading and a detail a line, the first few until all are asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.widgets.buttons import link_button
from desktop.ui.widgets.card_button import CardButton
from desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.ui.context import Context
    from desktop.ui.models.gap_lines import GapLine

_FEW, _MOST = 6, 200


class LineList(QWidget):
    """One button a line."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self._context, self._name = context, name
        self._lines: tuple[GapLine, ...] = ()
        self.rows: list[CardButton] = []
        self.more = link_button(f"{name}_more")
        self.more.clicked.connect(self._show_all)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        foot = QHBoxLayout()
        foot.addWidget(self.more)
        foot.addStretch()
        self._column.addLayout(foot)
        self.show_lines(())

    def show_lines(self, lines: Sequence[GapLine]) -> None:
        """Show these."""
        self._lines = tuple(lines)
        self._fill(_FEW)

    def _show_all(self) -> None:
        self._fill(_MOST)

    def _fill(self, most: int) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(line) for line in self._lines[:most]]
        for place, row in enumerate(self.rows):
            self._column.insertWidget(place, row)
        self.more.setText(self.tr("Show all {n}").format(n=len(self._lines)))
        self.more.setVisible(len(self._lines) > len(self.rows) and most < _MOST)

    def _row(self, line: GapLine) -> CardButton:
        card, words = CardButton(self._name), QVBoxLayout()
        words.setContentsMargins(12, 8, 12, 8)
        words.setSpacing(2)
        words.addWidget(PlainLabel(line.heading, "strong", wrap=True))
        words.addWidget(PlainLabel(line.detail, "small", wrap=True))
        card.fill(words)
        card.speak(f"{line.heading}. {line.detail}")
        card.clicked.connect(partial(self._context.navigation.go_to, line.to.kind, line.to.record, line.to.field))
        return card
