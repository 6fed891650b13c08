"""A board of lanes by deadline, from what is late to what has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.lanes import Lane
from desktop.ui.models.listing_model import Lines, ListingModel
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.list_delegate import ListDelegate
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QModelIndex

    from desktop.ui.context import Context
    from desktop.ui.models.listing_model import Line

_LANE_WIDTH = 160


class Board(QScrollArea):
    """One list for each lane; choosing in one lets go of the choice in the others. `chosen` carries the Line."""

    chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("board")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._context = context
        self._lines: Mapping[Lane, list[Line]] = {}
        self._headings = {lane: PlainLabel(kind="head") for lane in Lane}
        self.models = {lane: ListingModel(context.operations, self) for lane in Lane}
        self.views = {lane: named(QListView(), f"lane_{lane}") for lane in Lane}
        inside = named(QWidget(), "scrolled")
        row = QHBoxLayout(inside)
        row.setContentsMargins(12, 0, 12, 8)
        row.setSpacing(10)
        for lane, view in self.views.items():
            view.setModel(self.models[lane])
            view.setItemDelegate(ListDelegate(context, view))
            view.setUniformItemSizes(True)
            view.setMouseTracking(True)
            view.setMinimumWidth(_LANE_WIDTH)
            view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            view.selectionModel().currentChanged.connect(lambda index, _before, lane=lane: self._choose(lane, index))
            column = QVBoxLayout()
            column.addWidget(self._headings[lane])
            column.addWidget(view, 1)
            row.addLayout(column, 1)
        self.setWidget(inside)

    def retranslate(self) -> None:
        """Say it in the language of now."""
        names = {
            Lane.LATE: self.tr("Overdue"),
            Lane.MONTH: self.tr("Within 30 days"),
            Lane.QUARTER: self.tr("Within 90 days"),
            Lane.LATER: self.tr("Later"),
            Lane.NEVER: self.tr("Without a deadline"),
        }
        for lane, name in names.items():
            count = len(self._lines.get(lane, ()))
            sign = "! " if lane is Lane.LATE and count else ""
            self._headings[lane].setText(f"{sign}{name}  {count}")
            self._headings[lane].set_kind("bad" if sign else "head")
            self.views[lane].setAccessibleName(self.tr("{lane}, %n record(s)", "", count).format(lane=name))

    def show_lanes(self, lines: Mapping[Lane, list[Line]]) -> None:
        """Show these."""
        self._lines = lines
        for lane, model in self.models.items():
            of_lane = tuple(lines.get(lane, ()))
            model.show_lines(Lines(of_lane, None, len(of_lane)))
        self.retranslate()

    @property
    def line(self) -> Line | None:
        """The line that is chosen."""
        chosen = ((lane, view.currentIndex()) for lane, view in self.views.items())
        return next((self.models[lane].line(index.row()) for lane, index in chosen if index.isValid()), None)

    def select(self, record: str) -> bool:
        """Choose a record; tell whether it is on the board."""
        for lane, model in self.models.items():
            row = model.row_of(record)
            if row is not None:
                self.views[lane].setCurrentIndex(model.index(row, 0))
                return True
        return False

    def _choose(self, lane: Lane, index: QModelIndex) -> None:
        line = self.models[lane].line(index.row())
        if line is None:
            return
        for other, view in self.views.items():
            if other is not lane:
                view.selectionModel().clear()
        self.chosen.emit(line)
