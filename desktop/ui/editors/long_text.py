"""The editor of running text: as high as what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy
from typing_extensions import override

from desktop.ui.editors.editor import Editor
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from desktop.domain.records import Value

_FEWEST, _MOST, _FRAME = 2, 14, 22


class LongTextEditor(Editor):
    """Several lines of plain text."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.box = named(QPlainTextEdit(), f"{name}_box")
        self.box.setTabChangesFocus(True)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.watch(self.box)
        self.box.textChanged.connect(self._changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        self._fit()

    @property
    @override
    def controls(self) -> tuple[QWidget, ...]:
        return (self.box,)

    @override
    def text(self) -> str:
        return self.box.toPlainText()

    @override
    def show_text(self, text: str) -> None:
        if self.text() == text and not self.box.document().isUndoAvailable():
            return
        place = self.box.textCursor().position()
        with self.showing():
            self.box.setPlainText(text)
        if self.box.hasFocus():
            cursor = self.box.textCursor()
            cursor.setPosition(min(place, len(text)), QTextCursor.MoveMode.MoveAnchor)
            self.box.setTextCursor(cursor)

    @override
    def show_value(self, value: Value | None) -> None:
        self.show_text("" if value is None else str(value))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _changed(self) -> None:
        self._fit()
        self.take_text()

    def _fit(self) -> None:
        lines = int(self.box.document().size().height())
        height = self.box.fontMetrics().lineSpacing() * min(max(lines, _FEWEST), _MOST) + _FRAME
        if self.box.height() != height:
            self.box.setFixedHeight(height)
