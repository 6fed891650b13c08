"""Tabs that stand closer together where there is little room, and are all offered in a menu where some are hidden."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QMenu, QTabBar
from typing_extensions import override

from desktop.ui.widgets.labels import restyle
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QResizeEvent

_TIGHTER = 9
"""How much narrower a tab is where there is little room, by the style sheet."""


class PaneTabs(QTabBar):
    """`crowded` says whether some tabs do not find room, however close they stand."""

    crowded = Signal(bool)
    _fitting = True
    """Qt asks for the layout before the rest of this is made."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "tabs")
        self.setDrawBase(False)
        self.setExpanding(False)
        self._is_crowded = self._fitting = False

    def offer_all(self, where: QPoint) -> QMenu:
        """Offer every tab by name, the one in front marked."""
        menu = named(QMenu(self), "tabs_menu")
        for place in range(self.count()):
            action = menu.addAction(self.tabText(place).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(place == self.currentIndex())
            action.triggered.connect(partial(self._choose, place))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)
        return menu

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def tabLayoutChange(self) -> None:
        super().tabLayoutChange()
        self._fit()

    def _choose(self, place: int, *_: object) -> None:
        self.setCurrentIndex(place)

    def _fit(self) -> None:
        if self._fitting:
            return
        self._fitting = True
        tight, count = bool(self.property("tight")), self.count()
        total = sum(self.tabSizeHint(place).width() for place in range(count))
        roomy = total + (_TIGHTER * count if tight else 0)
        wanted = roomy > self.width()
        if wanted != tight:
            self.setProperty("tight", wanted)
            restyle(self)
        crowded = roomy - _TIGHTER * count > self.width()
        if crowded != self._is_crowded:
            self._is_crowded = crowded
            self.crowded.emit(crowded)
        self._fitting = False
