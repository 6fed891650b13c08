"""The room that the list takes beside the record: more for a table or a board, and its own again for a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSplitter

    from desktop.ui.pages.list_page import ListPage

_WIDE = 0.56


class Spreading(QObject):
    """Moves the handle between the two once the panes have been laid out."""

    def __init__(self, splitter: QSplitter, page: ListPage) -> None:
        super().__init__(splitter)
        self._splitter, self._page = splitter, page
        self._narrow = 0
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._spread)
        page.spread.connect(self._rest.start)

    def gather(self) -> None:
        """Give the list its own room again: how wide a list is, not a table, is what is remembered."""
        if self._narrow:
            self._share(self._narrow)
            self._narrow = 0

    def _spread(self) -> None:
        _side, middle, record, *_wide = self._splitter.sizes()
        wanted = self._page.shown_as != "list"
        if not middle or wanted == bool(self._narrow):
            return
        if wanted:
            self._narrow = middle
            self._share(max(middle, round((middle + record) * _WIDE)))
        else:
            self.gather()

    def _share(self, middle: int) -> None:
        side, before, record, *wide = self._splitter.sizes()
        self._splitter.setSizes([side, middle, max(before + record - middle, 1), *wide])
