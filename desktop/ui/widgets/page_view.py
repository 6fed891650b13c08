"""Pages below each other, as wide as there is room; each is drawn when it comes into sight, beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from desktop.reports.pages import Picture

_GAP, _MOST, _KEPT = 14, 1000, 12


class PageView(QScrollArea):
    """Shows pages; `wanted` carries the number of one that is to be drawn, and how many pixels wide."""

    wanted = Signal(int, int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setWidgetResizable(False)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sheets = _Sheets(self)
        self.setWidget(self.sheets)

    def show_pages(self, sizes: tuple[tuple[float, float], ...]) -> None:
        """Show other pages; what was drawn of the last ones is let go."""
        self.sheets.show_pages(sizes)
        self.verticalScrollBar().setValue(0)
        self._fit()

    def take(self, page: int, picture: Picture) -> None:
        """Show a page that has been drawn."""
        self.sheets.take(page, image_of(picture))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.sheets.fit(min(self.viewport().width() - 2 * _GAP, _MOST))


def image_of(picture: Picture) -> QImage:
    """Make Qt's picture of ours."""
    shared = QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
    return shared.copy()  # the bytes may be gone before the picture is


class _Sheets(QWidget):
    """The pages themselves, inside what scrolls."""

    def __init__(self, view: PageView) -> None:
        super().__init__()
        self._view = view
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._places: list[QRect] = []
        self._images: dict[int, QImage] = {}
        self._asked: set[int] = set()
        self._width = 1

    def show_pages(self, sizes: tuple[tuple[float, float], ...]) -> None:
        self._sizes = sizes
        self._forget()

    def fit(self, width: int) -> None:
        """Lay the pages out as wide as this; they are drawn anew when that is another width."""
        if width != self._width or len(self._places) != len(self._sizes):
            self._width = max(width, 1)
            self._forget()
        top, widest = _GAP, max((size[0] for size in self._sizes), default=1.0)
        self._places = []
        for wide, tall in self._sizes:
            across = round(self._width * wide / widest)
            down = round(across * tall / wide)
            self._places.append(QRect(_GAP + (self._width - across) // 2, top, across, down))
            top += down + _GAP
        self.resize(QSize(self._width + 2 * _GAP, top))
        self.update()

    def take(self, page: int, image: QImage) -> None:
        """Keep a drawn page, and let go of the one that was drawn longest ago."""
        self._asked.discard(page)
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._images[page] = image
        while len(self._images) > _KEPT:
            del self._images[next(iter(self._images))]
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for page, place in enumerate(self._places):
            if not place.intersects(event.rect()):
                continue
            painter.fillRect(place, QColor("white"))  # paper is white in the dark look too
            image = self._images.get(page)
            if image is not None:
                painter.drawImage(place, image)
            elif page not in self._asked:
                self._asked.add(page)
                self._view.wanted.emit(page, round(place.width() * self.devicePixelRatioF()))
            painter.setPen(self.palette().mid().color())
            painter.drawRect(place)
        painter.end()

    def _forget(self) -> None:
        self._images.clear()
        self._asked.clear()
