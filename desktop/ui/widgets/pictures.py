"""Pictures of figures, painted in the theme's colours and the system's font: bars, columns, a time line, a grid.

Every picture tells the same in words: `in_words` is what a screen reader hears, and what is shown instead of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPaintEvent

    from desktop.ui.context import Context

_GAP, _LEAST_WIDTH, _ROUND, _SMALL = 8, 220, 3, 0.82
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignCenter


class Picture(QWidget):
    """Knows its words and its height in lines of text; `paint` draws on a painter that is ready."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.context = context
        self.in_words: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        context.theme.changed.connect(self.update)

    def tell(self, title: str, words: Sequence[str]) -> None:
        """Take the words that say the same as the picture."""
        self.in_words = tuple(words)
        self.setAccessibleName(title)
        self.setAccessibleDescription("\n".join(words))
        self.updateGeometry()
        self.update()

    @property
    def lines(self) -> int:
        """How many lines high it is."""
        return 1

    @property
    def line_height(self) -> int:
        """How high one line is in the font of the system."""
        return self.fontMetrics().height() + _GAP

    @override
    def sizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, self.lines * self.line_height + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        self.paint(painter, self.rect())
        painter.end()

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Draw it."""

    def line(self, place: int, left: float = 0, width: float | None = None) -> QRectF:
        """Give the place of a line, or of a part of it."""
        whole = self.width() - left if width is None else width
        return QRectF(left, place * self.line_height, whole, self.line_height)

    def write(self, painter: QPainter, box: QRectF, text: str, manner: Manner) -> None:
        """Write one line, shortened where it does not fit."""
        painter.setPen(self.context.theme.colour(manner.colour))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, manner.align, shown)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a text of a picture is written."""

    colour: str = "text"
    align: Qt.AlignmentFlag = _LEFT


_SPARE = 3
"""So that no word is cut by half a dot."""
_PLAIN, _QUIET = Manner(), Manner("muted")
_NUMBER = Manner("text", _RIGHT)


@dataclass(frozen=True, slots=True)
class Bar:
    """A name, how much there is, and how that is said."""

    name: str
    amount: float
    said: str


class Bars(Picture):
    """One bar under the other, the longest as long as there is room."""

    bars: tuple[Bar, ...] = ()

    @property
    @override
    def lines(self) -> int:
        return max(1, len(self.bars))

    @override
    def paint(self, painter: QPainter, area: QRect) -> None:
        metrics, most = painter.fontMetrics(), max((bar.amount for bar in self.bars), default=0)
        widest = max((metrics.horizontalAdvance(bar.name) for bar in self.bars), default=0) + _SPARE
        names = min(area.width() * 0.42, widest)
        said = max((metrics.horizontalAdvance(bar.said) for bar in self.bars), default=0)
        room = max(10.0, area.width() - names - said - 3 * _GAP)
        painter.setBrush(self.context.theme.colour("accent"))
        for place, bar in enumerate(self.bars):
            self.write(painter, self.line(place, 0, names), bar.name, _PLAIN)
            length = room * bar.amount / most if most else 0
            painter.setPen(Qt.PenStyle.NoPen)
            box = self.line(place, names + _GAP, max(2.0, length))
            painter.drawRoundedRect(box.adjusted(0, _GAP / 2, 0, -_GAP / 2), _ROUND, _ROUND)
            self.write(painter, self.line(place, box.right() + _GAP, said + 2), bar.said, _PLAIN)


class Columns(Picture):
    """One column beside the other, as the years go; the last one stands out."""

    bars: tuple[Bar, ...] = ()

    @property
    @override
    def lines(self) -> int:
        return 6

    @override
    def paint(self, painter: QPainter, area: QRect) -> None:
        most, count = max((bar.amount for bar in self.bars), default=0), max(1, len(self.bars))
        wide, high = area.width() / count, self.line_height * (self.lines - 2)
        theme = self.context.theme
        for place, bar in enumerate(self.bars):
            height = high * bar.amount / most if most else 0
            left, top = place * wide, self.line_height + high - height
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent" if place == count - 1 else "edge"))
            painter.drawRoundedRect(QRectF(left + wide * 0.2, top, wide * 0.6, max(2.0, height)), _ROUND, _ROUND)
            above = QRectF(left, top - self.line_height, wide, self.line_height)
            self.write(painter, above, bar.said, Manner("text", _MIDDLE))
            below = QRectF(left, self.line_height * (self.lines - 1), wide, self.line_height)
            self.write(painter, below, bar.name, Manner("muted", _MIDDLE))


@dataclass(frozen=True, slots=True)
class Span:
    """A name and the part of the line it takes, from 0 to 1; an open end fades where the line ends."""

    name: str
    first: float
    last: float
    open_end: bool = False


class TimeLine(Picture):
    """What runs when, with the years above and a line for today."""

    spans: tuple[Span, ...] = ()
    ticks: tuple[tuple[float, str], ...] = ()
    today: float = 0.0

    @property
    @override
    def lines(self) -> int:
        return max(1, len(self.spans)) + 1

    @override
    def paint(self, painter: QPainter, area: QRect) -> None:
        theme, names = self.context.theme, area.width() * 0.44
        room, bottom = area.width() - names - _GAP, self.lines * self.line_height
        for at, name in self.ticks:
            x = names + _GAP + room * at
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(int(x), self.line_height - _GAP // 2, int(x), bottom)
            width = min(60.0, area.width() - x)
            self.write(painter, QRectF(x + 2, 0, width, self.line_height - _GAP / 2), name, _QUIET)
        for place, span in enumerate(self.spans, 1):
            self.write(painter, self.line(place, 0, names), span.name, _PLAIN)
            left, width = names + _GAP + room * span.first, max(4.0, room * (span.last - span.first))
            box = self.line(place, left, width).adjusted(0, _GAP / 2 + 1, 0, -_GAP / 2 - 1)
            painter.setPen(
                QPen(theme.colour("accent"), 1, Qt.PenStyle.DashLine) if span.open_end else Qt.PenStyle.NoPen
            )
            painter.setBrush(theme.colour("selected" if span.open_end else "accent"))
            painter.drawRoundedRect(box, _ROUND, _ROUND)
        x = int(names + _GAP + room * self.today)
        painter.setPen(QPen(theme.colour("bad"), 2))
        painter.drawLine(x, self.line_height - _GAP // 2, x, bottom)


class Grid(Picture):
    """Rows against columns: each cell has its number on a ground the deeper the more, and an empty one a dash."""

    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    cells: tuple[tuple[int, ...], ...] = ()

    @property
    @override
    def lines(self) -> int:
        return len(self.rows) + 2

    @override
    def paint(self, painter: QPainter, area: QRect) -> None:
        theme, names = self.context.theme, area.width() * 0.32
        wide = (area.width() - names) / max(1, len(self.columns))
        small = QFont(self.font())
        small.setPointSizeF(self.font().pointSizeF() * _SMALL)
        for place, column in enumerate(self.columns):
            box = QRectF(names + place * wide + 2, 0, wide - 4, self.line_height * 2 - _GAP)
            painter.setFont(small)
            painter.setPen(theme.colour("muted"))
            flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom) | int(
                Qt.TextFlag.TextWrapAnywhere
            )
            painter.drawText(box, flags, column)
        painter.setFont(self.font())
        most = max((number for row in self.cells for number in row), default=0)
        for place, (name, row) in enumerate(zip(self.rows, self.cells, strict=True), 2):
            self.write(painter, self.line(place, 0, names - _GAP), name, _PLAIN)
            for across, number in enumerate(row):
                box = self.line(place, names + across * wide, wide).adjusted(2, 2, -2, -2)
                self._paint_cell(painter, box, number, most)

    def _paint_cell(self, painter: QPainter, box: QRectF, number: int, most: int) -> None:
        theme = self.context.theme
        full = number > 0 and number * 2 > most
        painter.setPen(Qt.PenStyle.NoPen if number else QPen(theme.colour("line"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(theme.colour("accent" if full else "selected" if number else "base"))
        painter.drawRoundedRect(box, _ROUND, _ROUND)
        ink = "on_accent" if full else "text" if number else "muted"
        self.write(painter, box, str(number) if number else "–", Manner(ink, _MIDDLE))
