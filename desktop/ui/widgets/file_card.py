"""A file that was made: it can be dragged out of the window, and found in its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDrag, QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout
from typing_extensions import override

from desktop.ui.widgets.labels import ElidedLabel, PlainLabel
from desktop.ui.widgets.naming import named

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QMouseEvent

    from desktop.ui.context import Context

_ICON = 28


class FileCard(QFrame):
    """Hidden until there is a file. What the mouse does by dragging, the keyboard does by copying."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        named(self, "file_card")
        self._context = context
        self.path: Path | None = None
        self._pressed_at = QPoint()
        self._icon, self._name, self._hint = (
            PlainLabel(),
            ElidedLabel(kind="strong"),
            PlainLabel(kind="small", wrap=True),
        )
        self.copy, self.folder = named(QPushButton(), "copy_file"), named(QPushButton(), "show_in_folder")
        self.copy.clicked.connect(self._copy)
        self.folder.clicked.connect(self._show_folder)
        words = QVBoxLayout()
        words.addWidget(self._name)
        words.addWidget(self._hint)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 10, 14, 10)
        line.setSpacing(12)
        line.addWidget(self._icon)
        line.addLayout(words, 1)
        line.addWidget(self.copy)
        line.addWidget(self.folder)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        for button in (self.copy, self.folder):
            button.setCursor(Qt.CursorShape.ArrowCursor)
        context.language.changed.connect(self.retranslate)
        context.theme.changed.connect(self._draw)
        self.retranslate()
        self._draw()
        self.hide()

    def show_file(self, path: Path) -> None:
        """Offer this file."""
        self.path = path
        self._name.setText(path.name)
        self._name.setToolTip(str(path).replace("<", "‹"))
        self.show()

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self._hint.setText(self.tr("Drag it into an e-mail or a folder."))
        self.copy.setText(self.tr("Copy the file"))
        self.folder.setText(self.tr("Show in the folder"))

    def content(self) -> QMimeData:
        """Give the file as other programs take it."""
        data = QMimeData()
        if self.path is not None:
            data.setUrls([QUrl.fromLocalFile(str(self.path))])
        return data

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        moved = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if self.path is not None and event.buttons() and moved >= QApplication.startDragDistance():
            drag = QDrag(self)
            drag.setMimeData(self.content())
            drag.setPixmap(self._icon.pixmap())
            drag.exec(Qt.DropAction.CopyAction)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setMimeData(self.content())

    def _show_folder(self) -> None:
        if self.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path.parent)))

    def _draw(self) -> None:
        icon = self._context.icons("file-text", "accent")
        self._icon.setPixmap(icon.pixmap(QSize(_ICON, _ICON), self.devicePixelRatioF()))
