"""What hangs on a record of one kind, such as its decisions: a heading, a way to add one, and a short list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListView, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.models.listing_model import Lines, ListingModel
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.list_delegate import ListDelegate
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex

    from desktop.ui.context import Context
    from desktop.ui.models.listing_model import Line

_MOST_SHOWN = 8


class HangingGroup(QWidget):
    """A line of it leads to the record itself."""

    def __init__(self, context: Context, kind: str, icon: str) -> None:
        super().__init__()
        self._context, self.kind = context, kind
        self._heading, self._empty = PlainLabel(kind="section"), PlainLabel(kind="muted", wrap=True)
        self.add = named(QPushButton(context.icons(icon), ""), f"hanging.{kind}.add")
        self.open = named(QPushButton(context.icons("arrow-square-out"), ""), f"hanging.{kind}.open")
        self.open.hide()
        self.model = ListingModel(context.operations, self)
        self.view = named(QListView(), f"hanging.{kind}")
        self.view.setModel(self.model)
        self.view.setItemDelegate(ListDelegate(context, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setCursor(Qt.CursorShape.PointingHandCursor)
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        # One click opens it, as a link does; so does Enter, and on some systems both say "activated".
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)
        self._lay_out()
        self.show_lines(())

    def name(self, heading: str, add: str, empty: str) -> None:
        """Take its words."""
        self._heading.setText(heading)
        self.view.setAccessibleName(heading)
        self.add.setText(add)
        self.add.setAccessibleName(add)
        self._empty.setText(empty)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these, as high as they are up to a limit: no list scrolls inside a page that scrolls, unless long."""
        self.model.show_lines(Lines(tuple(lines), None, len(lines)))
        self._empty.setVisible(not lines)
        self.view.setVisible(bool(lines))
        row = self.view.sizeHintForRow(0) if lines else 0
        self.view.setFixedHeight(row * min(len(lines), _MOST_SHOWN) + 2)

    def _choose(self, index: QModelIndex) -> None:
        line = self.model.line(index.row())
        if line is not None:
            self._context.navigation.go_to(line.kind, line.id)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addStretch()
        head.addWidget(self.open)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._empty)
        column.addWidget(self.view)
