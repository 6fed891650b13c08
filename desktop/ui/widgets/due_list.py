"""What is due, one button a thing: pressed, it leads to the field in which it is settled."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.bit_by_bit import BitByBit
from desktop.ui.widgets.buttons import link_button
from desktop.ui.widgets.card_button import CardButton
from desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.ui.context import Context
    from desktop.ui.models.due_lines import DueLine

_LATE, _COMING, _MOST, _ROOM = 3, 6, 100, 30
_WIDEST = "◐ 30 september 2026"
_SIGNS = {
    "overdue": ("bad-pill", "! "),
    "today": ("warn-pill", "◐ "),
    "week": ("warn-pill", "◐ "),
    "later": ("quiet-pill", ""),
    "yearly": ("quiet-pill", "↻ "),
}
"""By the word of `When`, which is loaded with the first line."""


class DueList(QWidget):
    """Shows the nearest few, and all of them when asked to."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._lines: tuple[DueLine, ...] = ()
        self._all = False
        self._making = BitByBit(self)
        self._none = PlainLabel(kind="muted", wrap=True)
        self.more = link_button("due_more")
        self.more.clicked.connect(self._show_all)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self._none)
        foot = QHBoxLayout()
        foot.addWidget(self.more)
        foot.addStretch()
        self._column.addLayout(foot)
        self.rows: list[CardButton] = []
        self.show_lines(())

    @property
    def making(self) -> bool:
        """Whether some of the rows are still to be made."""
        return self._making.busy

    def show_lines(self, lines: Sequence[DueLine]) -> None:
        """Show these; rows are made anew only where something is new."""
        told = tuple(lines)
        self._none.setText(self.tr("Nothing is due in the next ninety days."))
        self._none.setVisible(not told)
        if told != self._lines:
            self._lines = told
            self._fill()
        hidden = len(self._lines) - len(self._shown())
        self.more.setText(self.tr("Show all {n}").format(n=len(self._lines)))
        self.more.setVisible(hidden > 0 and not self._all)

    def show_waiting(self) -> None:
        """Say that it is being looked at, until it is known."""
        self._none.setText(self.tr("One moment…"))
        self._none.show()

    def _show_all(self) -> None:
        self._all = True
        self._fill()
        self.more.hide()
        if self.rows:
            self.rows[0].setFocus()

    def _shown(self) -> list[DueLine]:
        if self._all:
            return list(self._lines[:_MOST])
        if not self._lines:
            return []
        from desktop.ui.models.due_lines import When  # noqa: PLC0415 - after the first paint

        late = [line for line in self._lines if line.when is When.OVERDUE]
        coming = [line for line in self._lines if line.when is not When.OVERDUE and line.when is not When.YEARLY]
        yearly = [line for line in self._lines if line.when is When.YEARLY]
        return [*late[:_LATE], *coming[:_COMING], *yearly[:1]]

    def _fill(self) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        self._making.begin(partial(self._put, line) for line in self._shown())

    def _put(self, line: DueLine) -> None:
        row = self._row(line)
        self._column.insertWidget(len(self.rows), row)
        self.rows.append(row)

    def _row(self, line: DueLine) -> CardButton:
        from PySide6.QtCore import Qt  # noqa: PLC0415 - after the first paint
        from PySide6.QtGui import QFont, QFontMetrics  # noqa: PLC0415 - as above

        from desktop.ui.models.due_lines import When  # noqa: PLC0415 - as above

        kind, sign = _SIGNS[line.when.value]
        card = CardButton("due_row")
        pill, words = PlainLabel(sign + line.date, kind), QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(PlainLabel(line.title, "strong", wrap=True))
        for text in (line.step, line.source):
            if text:
                words.addWidget(PlainLabel(text, "small", wrap=True))
        inside = QHBoxLayout()
        inside.setContentsMargins(12, 9, 12, 9)
        inside.setSpacing(12)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        pill.setFixedWidth(QFontMetrics(bold).horizontalAdvance(_WIDEST) + _ROOM)
        inside.addWidget(pill, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(words, 1)
        card.fill(inside)
        late = self.tr("Overdue") if line.when is When.OVERDUE else ""
        card.speak(": ".join(part for part in (late, line.spoken) if part))
        if line.to is None:
            card.setEnabled(False)
        else:
            card.clicked.connect(partial(self._context.navigation.go_to, line.to.kind, line.to.record, line.to.field))
        return card
