"""A table of the office's pages: one line is chosen at a time, and the arrow keys go through the lines."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from desktop.ui.models.office_table import OfficeTableModel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent

    from desktop.ui.context import Context
    from desktop.ui.models.office_table import TableLine

_MEASURED, _SIDES, _ROOM, _WIDEST, _NARROWEST, _READABLE = 200, 24, 16, 480, 44, 110
_WIDEST_OF_MANY, _FEW, _WIDE_READABLE = 320, 9, 160
_FAVOUR = 1.4
"""How much wider than the others the column is left that takes what is over."""


class OfficeTable(QTableView):
    """`chosen` carries what the line is about, or None. Column widths come from the first lines: all would cost time.

    One column takes the width that is left.
    """

    chosen = Signal(object)

    def __init__(self, context: Context, name: str, *, wide: int = 0, least: int = 6) -> None:
        super().__init__()
        named(self, name)
        self._wide, self._lines = wide, least
        self._natural: list[int] = []
        self._least: list[int] = []
        self._telling = True
        self.model_of_lines = OfficeTableModel(context.theme, self)
        self.setModel(self.model_of_lines)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROOM)
        self.horizontalHeader().setHighlightSections(False)
        self.selectionModel().currentRowChanged.connect(self._choose)
        context.theme.changed.connect(self.viewport().update)

    def show_lines(
        self, headings: Sequence[str], lines: Sequence[TableLine], numbers: frozenset[int] = frozenset()
    ) -> None:
        """Show these; the line about the same thing stays chosen."""
        kept = self.about
        self._telling = False
        self.model_of_lines.show_lines(headings, lines, numbers)
        self._measure(headings, lines)
        self._telling = True
        if kept is None or not self.select(lambda about: about == kept):
            self.chosen.emit(None)

    @property
    def about(self) -> object | None:
        """What the chosen line is about."""
        index = self.currentIndex()
        return self.model_of_lines.lines[index.row()].about if index.isValid() else None

    def select(self, wanted: Callable[[object], bool]) -> bool:
        """Choose the first line about something; tell whether there is one."""
        for row, line in enumerate(self.model_of_lines.lines):
            if wanted(line.about):
                self.setCurrentIndex(self.model_of_lines.index(row, 0))
                return True
        return False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        """Be as high as some lines, so that a table in a column is seen as one."""
        height = self.horizontalHeader().sizeHint().height() + self._lines * self.verticalHeader().defaultSectionSize()
        return QSize(super().sizeHint().width(), height + 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def _choose(self, index: QModelIndex) -> None:
        if self._telling:
            self.chosen.emit(self.model_of_lines.lines[index.row()].about if index.isValid() else None)

    def _measure(self, headings: Sequence[str], lines: Sequence[TableLine]) -> None:
        metrics = self.fontMetrics()
        self._least, self._natural = [], []
        widest = _WIDEST if len(headings) <= _FEW else _WIDEST_OF_MANY
        for column, heading in enumerate(headings):
            own = max(metrics.horizontalAdvance(heading + "  ") + _SIDES, _NARROWEST)
            words = max((metrics.horizontalAdvance(line.words[column]) for line in lines[:_MEASURED]), default=0)
            self._natural.append(min(max(words + _SIDES, own), widest))
            readable = _WIDE_READABLE if column == self._wide else _READABLE
            self._least.append(min(self._natural[-1], max(own, readable)))
        self._fit()

    def _fit(self) -> None:
        """Give each column what it needs; where there is too little room, the widest give of theirs."""
        room, natural, least = self.viewport().width(), self._natural, self._least
        few = len(natural) <= _FEW  # a table with more columns than that is one to scroll in
        widths = self._given_way(room) if few or sum(least) <= room else natural
        spare = max(room - sum(widths), 0)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width + (spare if column == self._wide else 0))

    def _given_way(self, room: int) -> list[int]:
        """Make the widest columns as narrow as they must be, and leave those alone that are narrower than that."""

        def given(widest: int) -> list[int]:
            favoured = int(widest * _FAVOUR)
            return [
                max(min(whole, favoured if column == self._wide else widest), small)
                for column, (whole, small) in enumerate(zip(self._natural, self._least, strict=True))
            ]

        too_wide = bisect_right(range(max(self._natural, default=0) + 1), room, key=lambda each: sum(given(each)))
        return given(too_wide - 1)
