"""A filter: a small box to choose from, which shows that it is in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy
from typing_extensions import override

from desktop.ui.widgets.labels import restyle

if TYPE_CHECKING:
    from collections.abc import Sequence

_AROUND = 46


class Chip(QComboBox):
    """The first option stands for all; choosing another narrows the list."""

    chosen = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._offered: tuple[str, list[tuple[str, str]]] | None = None
        self.setObjectName(name)
        self.setProperty("chip", "true")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._choose)
        self.currentIndexChanged.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        """Be as wide as what is chosen, so that several chips find room on a line."""
        words = self.fontMetrics().horizontalAdvance(self.currentText())
        return QSize(words + _AROUND, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @property
    def code(self) -> str:
        """The code that is chosen; nothing stands for all."""
        return str(self.currentData() or "")

    def offer(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        """Offer these, keeping what was chosen; `name` is what a screen reader says."""
        wanted = name, list(options)
        if wanted == self._offered:
            return
        self._offered = wanted
        kept = self.code
        self.clear()
        for code, word in options:
            self.addItem(word, code)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCurrentIndex(max(self.findData(kept), 0))
        self._mark()

    def reset(self) -> None:
        """Narrow the list no more."""
        self.setCurrentIndex(0)
        self._mark()

    def _choose(self) -> None:
        self._mark()
        self.chosen.emit()

    def _mark(self) -> None:
        if bool(self.property("active")) != bool(self.code):
            self.setProperty("active", bool(self.code))
            restyle(self)
