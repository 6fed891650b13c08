"""Printing a PDF: each page is drawn beside the window at the printer's resolution, then handed to the printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from desktop.domain.errors import StoreTrouble
from desktop.reports import pages
from desktop.ui.widgets.page_view import image_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.reports.pages import Picture
    from desktop.ui.context import Context

_FINEST = 300
"""Finer than this, text on paper looks no better, and a page takes a hundred megabytes."""


def asked_for_printer(parent: QWidget, name: str) -> QPrinter | None:
    """Show the system's print dialogue; None when the user thinks better of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    return printer if QPrintDialog(printer, parent).exec() else None


class Printing(QObject):
    """Prints one PDF, page after page. `done` comes when the last is with the printer, `failed` with an AppError."""

    done = Signal()
    failed = Signal(object)

    def __init__(self, context: Context, content: bytes, printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._content, self._printer = context, content, printer
        self._sizes = pages.sizes(content)
        first = max(printer.fromPage() - 1, 0)
        last = printer.toPage() or len(self._sizes)
        self._left = list(range(first, min(last, len(self._sizes))))
        self._painter = QPainter()

    def begin(self) -> None:
        """Start with the first page."""
        self._printer.setFullPage(True)  # the paper has margins of its own
        self._turn()
        if not self._painter.begin(self._printer):
            self.failed.emit(StoreTrouble("paper.not_printed"))
            return
        self._next()

    def _next(self) -> None:
        if not self._left:
            self._painter.end()
            self.done.emit()
            return
        page, content = self._left[0], self._content
        wide = pages.pixels_across(self._sizes[page][0], min(self._printer.resolution(), _FINEST))
        self._context.operations.read(self, lambda: pages.picture(content, page, wide), self._put)

    def _put(self, picture: Picture) -> None:
        """Put a page on the sheet as large as it is, or as the sheet is."""
        page = self._left.pop(0)
        dots, paper = self._printer.resolution(), self._printer.paperRect(QPrinter.Unit.DevicePixel)
        wide, tall = (pages.pixels_across(points, dots) for points in self._sizes[page])
        share = min(1.0, paper.width() / wide, paper.height() / tall)
        place = QRectF(0, 0, wide * share, tall * share)
        self._painter.drawImage(place, image_of(picture))
        if self._left:
            self._printer.newPage()
        self._next()

    def _turn(self) -> None:
        """Turn the sheet as the first page lies."""
        wide, tall = self._sizes[0]
        across, upright = QPageLayout.Orientation.Landscape, QPageLayout.Orientation.Portrait
        self._printer.setPageOrientation(across if wide > tall else upright)
