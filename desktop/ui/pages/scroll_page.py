"""What the wide pages have in common: a heading, what can be done at its right, cards below it, and what is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.labels import PlainLabel, announce
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.domain.errors import AppError
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context

_MARGIN, _MOST, _SIDE = 28, 860, 360


class ScrollPage(QScrollArea):
    """Cards are as wide as one reads with ease, not wider."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self.setObjectName(f"page_{name}")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.context = context
        self.workspace: Workspace | None = None
        self.title, self.banner = PlainLabel(kind="display"), Banner(context)
        self.head = QHBoxLayout()
        self.head.addWidget(self.title)
        self.head.addStretch()
        whole, self._inside = named(QWidget(), "scrolled"), QWidget()
        self._inside.setMaximumWidth(_MOST)
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self._inside, 1)
        across.addStretch()
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(_MARGIN, 20, _MARGIN, _MARGIN)
        self.column.setSpacing(14)
        self.column.addLayout(self.head)
        self.column.addWidget(self.banner)
        self.setWidget(whole)

    def attach(self, workspace: Workspace) -> None:
        """Show this register from now on."""
        self.workspace = workspace

    def show_error(self, error: AppError) -> None:
        """Say what went wrong, where it can be seen."""
        self.banner.show_error(error)
        self.verticalScrollBar().setValue(0)

    def add_card(self, *widgets: QWidget) -> QVBoxLayout:
        """Put a card below the others, with these in it."""
        card = named(QFrame(), "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(10)
        for widget in widgets:
            column.addWidget(widget)
        self.column.addWidget(card)
        return column


class WorkPage(ScrollPage):
    """A page where things are done: what was done last is told at its head, what went wrong in the banner."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__(context, name)
        self.about, self.told = PlainLabel(kind="muted", wrap=True), PlainLabel(kind="ok-pill", wrap=True)
        self.told.hide()
        self.column.addWidget(self.about)
        self.column.addWidget(self.told)

    def enter(self) -> None:
        """Read what the page shows."""

    def write(self, work: Callable[[], object], told: str) -> None:
        """Change something, tell of it, and read the page anew."""
        self.told.hide()
        self.banner.hide()
        self.context.operations.write(self, work, lambda _done: self.tell(told), self.refuse)

    def tell(self, text: str) -> None:
        """Say what has been done, and show what there is now."""
        self.told.setText("✓ " + text)
        self.told.show()
        announce(self, text)
        self.enter()

    def refuse(self, error: AppError) -> None:
        """Say what went wrong instead."""
        self.told.hide()
        self.show_error(error)


class CardColumn(QWidget):
    """Cards or lines one under the other, all of them replaced at once."""

    def __init__(self, spacing: int = 8) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)

    def show_cards(self, cards: Iterable[QWidget]) -> None:
        """Show these."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for card in cards:
            self._column.addWidget(card)


class SideCard(QFrame):
    """What is to be said of the line that is chosen in the table beside it."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "card")
        self.setFixedWidth(_SIDE)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(18, 14, 18, 16)
        self.column.setSpacing(8)


def in_a_row(*widgets: QWidget) -> QHBoxLayout:
    """Put widgets beside each other, from the left."""
    line = QHBoxLayout()
    line.setSpacing(8)
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch()
    return line
