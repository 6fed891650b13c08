"""The programme: times that shift together, overlaps said, breaks put in, points moved by dragging or by keys."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QPushButton
from typing_extensions import override

from db.vocabulary import PointKind
from desktop.domain.moments import Moment
from desktop.domain.programme import from_there_on, in_order, moved, overlaps, shifted
from desktop.ui.layout import summary_of
from desktop.ui.models.programme_model import ProgrammeModel
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.labels import PlainLabel, announce
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.rows_editor import RowsChange, RowsEditor

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout, QTableView

    from db.fields import RowTable
    from desktop.domain.programme import Point
    from desktop.domain.records import Row
    from desktop.ui.context import Context
    from desktop.ui.live_wordbook import LiveWordbook

_MINUTES, _BREAK = 15, 15


class ProgrammeEditor(RowsEditor):
    """Everything here is one step of undo."""

    model: ProgrammeModel

    def __init__(self, context: Context, words: LiveWordbook, kind: str, table: RowTable) -> None:
        self._tool = {name: named(QPushButton(), f"{kind}.{table.name}.{name}") for name in _TOOLS}
        self._clash = PlainLabel(kind="warn", wrap=True)
        super().__init__(context, words, kind, table)
        self.layout().addWidget(self._clash)  # type: ignore[union-attr] # RowsEditor has laid itself out
        self._clash.hide()
        self.model.dropped.connect(lambda dropped: self._move(dropped.row, dropped.before))
        acts = (
            lambda: self._shift(-_MINUTES),
            lambda: self._shift(_MINUTES),
            lambda: self._step(-1),
            lambda: self._step(1),
            self._put_break,
        )
        for button, act in zip(self._tool.values(), acts, strict=True):
            button.clicked.connect(act)
        for keys, act in (("Alt+Up", acts[2]), ("Alt+Down", acts[3])):
            shortcut = QShortcut(QKeySequence(keys), self.view, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    @override
    def retranslate(self) -> None:
        names = (
            self.tr("− 15 min"),
            self.tr("+ 15 min"),
            self.tr("Move up"),
            self.tr("Move down"),
            self.tr("Put in a break"),
        )
        tips = (
            self.tr("15 minutes earlier: the chosen point and those after it that day, or all if none is chosen"),
            self.tr("15 minutes later: the chosen point and those after it that day, or all if none is chosen"),
            self.tr("Let the point change places with the one before it (Alt+Up)"),
            self.tr("Let the point change places with the one after it (Alt+Down)"),
            self.tr("Put a break after the chosen point; those after it that day begin later"),
        )
        for button, name, tip in zip(self._tool.values(), names, tips, strict=True):
            button.setText(name)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        super().retranslate()
        self._say_clashes()

    @override
    def show_rows(self, rows: tuple[Row, ...]) -> None:
        super().show_rows(rows)
        for button in self._tool.values():
            button.setVisible(bool(rows) and not self._read_only)
        self._say_clashes()

    @override
    def set_read_only(self, *, read_only: bool) -> None:
        super().set_read_only(read_only=read_only)
        for button in self._tool.values():
            button.setVisible(bool(self._rows) and not read_only)

    @override
    def _make_model(self, words: LiveWordbook, shape: str) -> ProgrammeModel:
        model = ProgrammeModel(words, shape, summary_of(self.table), self)
        model.language = self._context.language
        return model

    @override
    def _make_view(self, name: str) -> QTableView:
        view = super()._make_view(name)
        view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        view.setDragDropOverwriteMode(False)
        view.setDropIndicatorShown(True)
        view.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        return view

    @override
    def _tools(self) -> QLayout:
        flow = FlowLayout(spacing=6)
        for button in self._tool.values():
            flow.addWidget(button)
        return flow

    def _say_clashes(self) -> None:
        titles = {row.id: str(row.fields.get("title", "")) for row in self._rows}
        clashes = [
            self.tr("“{first}” is not over when “{second}” begins.").format(first=titles[first], second=titles[second])
            for first, second in overlaps(self.model.points)
        ]
        self._clash.setText("\n".join(f"! {clash}" for clash in clashes))
        self._clash.setVisible(bool(clashes))

    def _shift(self, minutes: int) -> None:
        points = self.model.points
        self._arrange(shifted(points, from_there_on(points, self._row), minutes))

    def _step(self, by: int) -> None:
        """Let the chosen point change places with its neighbour of the same day."""
        ordered = [point for point in in_order(self.model.points) if point.start is not None]
        place = next((place for place, point in enumerate(ordered) if point.id == self._row), None)
        if place is None or not 0 <= place + by < len(ordered):
            return
        after = place + by + (1 if by > 0 else 0)
        self._move(self._row, ordered[after].id if after < len(ordered) else None)

    def _move(self, chosen: str, before: str | None) -> None:
        self._arrange(moved(self.model.points, chosen, before))

    def _arrange(self, points: tuple[Point, ...]) -> None:
        if points:
            changed = {point.id: _times(point) for point in points}
            self.arranged.emit(RowsChange(self.table.name, changed))
            announce(self, self.tr("The times are changed"))

    def _put_break(self) -> None:
        """Put a break after the chosen point, or after the last; what begins before it is over begins later."""
        ordered = [point for point in in_order(self.model.points) if point.start is not None]
        chosen = next((point for point in ordered if point.id == self._row), ordered[-1] if ordered else None)
        if chosen is None or chosen.start is None:
            self.begin_row()
            return
        begins = chosen.end or chosen.start
        ends = Moment.of(begins.local + timedelta(minutes=_BREAK))
        later = from_there_on(ordered, chosen.id)[1:]
        first = next((point for point in ordered if later and point.id == later[0]), None)
        late = 0 if first is None or first.start is None else (ends.local - first.start.local) // timedelta(minutes=1)
        changed = {point.id: _times(point) for point in shifted(ordered, later, max(late, 0))}
        title = self._context.language.label(f"choice.{PointKind.key()}.{PointKind.BREAK}")
        added = {"start": str(begins), "end": str(ends), "kind": PointKind.BREAK.value, "title": title}
        self.arranged.emit(RowsChange(self.table.name, changed, (added,)))


_TOOLS = ("earlier", "later", "up", "down", "break")


def _times(point: Point) -> dict[str, object]:
    return {
        "start": None if point.start is None else str(point.start),
        "end": None if point.end is None else str(point.end),
    }
