"""A row of a list: the title, what tells it from others, and its status as a pill."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate
from typing_extensions import override

from desktop.ui.widgets.pill import paint_pill, pill_text, pill_width

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from desktop.ui.context import Context
    from desktop.ui.models.listing_model import Line

_ROOM, _GAP, _LEAST = 34, 7, 80
_MOST_KEPT = 2000


class _Fitted(NamedTuple):
    """The words of a line as they fit in so many pixels."""

    title: str
    detail: str
    pill: str
    taken: int


class ListDelegate(QStyledItemDelegate):
    """Paints a Line; every row is as high as the others."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._known: tuple[QFont, tuple[QFontMetrics, QFont, QFontMetrics]] | None = None
        self._fitted: dict[tuple[str, str, str, str, int], _Fitted] = {}

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, option.fontMetrics.height() * 2 + _ROOM)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line: Line = index.data(Qt.ItemDataRole.UserRole)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(6, 2, -6, -2)
        self._paint_ground(painter, box, option, chosen=chosen)
        self._paint_words(painter, box, line, option.font, chosen=chosen)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, *, chosen: bool) -> None:
        state, theme = option.state, self._context.theme
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            ring = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(theme.colour("accent"), 2) if ring else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected" if chosen else "hover"))
            painter.drawRoundedRect(box, 8, 8)

    def _paint_words(self, painter: QPainter, box: QRectF, line: Line, font: QFont, *, chosen: bool) -> None:
        theme = self._context.theme
        metrics, bold, bold_metrics = self._fonts(font)
        x, y, width = int(box.x()) + 12, int(box.y()) + 8, int(box.width()) - 24
        height = metrics.height()
        fitted = self._fit(line, width, metrics, bold_metrics)
        painter.setFont(bold)
        painter.setPen(theme.colour("text"))
        painter.drawText(x, y, width, height, 0, fitted.title)
        y += height + _GAP
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        painter.drawText(x, y, width - fitted.taken, height, 0, fitted.detail)
        if fitted.pill:
            paint_pill(painter, (x + width, y), line.status, fitted.pill, theme, on="selected" if chosen else "base")

    def _fit(self, line: Line, width: int, metrics: QFontMetrics, bold: QFontMetrics) -> _Fitted:
        """Shorten the words to what fits; a line is measured once, however often it is painted."""
        key = (line.title, line.detail, line.status, line.status_name, width)
        known = self._fitted.get(key)
        if known is not None:
            return known
        if len(self._fitted) >= _MOST_KEPT:
            self._fitted.clear()
        end = Qt.TextElideMode.ElideRight
        pill = pill_text(line.status, line.status_name) if line.status else ""
        if pill and width - pill_width(pill, metrics) < _LEAST:  # the word is still said, and shown when pointed at
            pill = pill[:1]
        taken = pill_width(pill, metrics) + 8 if pill else 0
        title = bold.elidedText(line.title, end, width)
        detail = metrics.elidedText(line.detail, end, width - taken)
        fitted = self._fitted[key] = _Fitted(title, detail, pill, taken)
        return fitted

    def _fonts(self, font: QFont) -> tuple[QFontMetrics, QFont, QFontMetrics]:
        """Give the metrics of the font, and its bold with its own; the same serve every row until the font changes."""
        if self._known is None or self._known[0] != font:
            bold = QFont(font)
            bold.setWeight(QFont.Weight.DemiBold)
            self._known = QFont(font), (QFontMetrics(font), bold, QFontMetrics(bold))
            self._fitted.clear()
        return self._known[1]
