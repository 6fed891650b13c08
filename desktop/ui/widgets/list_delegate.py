"""A row of a list: the title, what tells it from others, and its status as a pill."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QStaticText, QTransform
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
    """The words of a line as they fit in so many pixels, laid out."""

    title: QStaticText
    detail: QStaticText
    pill: QStaticText | None
    pill_width: int


class _Fonts(NamedTuple):
    """What a row is written with."""

    plain: QFont
    plain_metrics: QFontMetrics
    bold: QFont
    bold_metrics: QFontMetrics


class ListDelegate(QStyledItemDelegate):
    """Paints a Line; every row is as high as the others."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._known: _Fonts | None = None
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
        fonts = self._fonts(font)
        x, y, width = int(box.x()) + 12, int(box.y()) + 8, int(box.width()) - 24
        height = fonts.plain_metrics.height()
        fitted = self._fit(line, width, fonts)
        painter.setFont(fonts.bold)
        painter.setPen(theme.colour("text"))
        painter.drawStaticText(x, y, fitted.title)
        y += height + _GAP
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        painter.drawStaticText(x, y, fitted.detail)
        if fitted.pill is not None:
            wide = fitted.pill_width
            place = QRectF(x + width - wide, y, wide, height)
            paint_pill(painter, place, line.status, fitted.pill, theme, on="selected" if chosen else "base")

    def _fit(self, line: Line, width: int, fonts: _Fonts) -> _Fitted:
        """Shorten the words to what fits; a line is measured once, however often it is painted."""
        key = (line.title, line.detail, line.status, line.status_name, width)
        known = self._fitted.get(key)
        if known is not None:
            return known
        if len(self._fitted) >= _MOST_KEPT:
            self._fitted.clear()
        end, metrics = Qt.TextElideMode.ElideRight, fonts.plain_metrics
        pill = pill_text(line.status, line.status_name) if line.status else ""
        if pill and width - pill_width(pill, metrics) < _LEAST:  # the word is still said, and shown when pointed at
            pill = pill[:1]
        wide = pill_width(pill, metrics) if pill else 0
        title = fonts.bold_metrics.elidedText(line.title, end, width)
        detail = metrics.elidedText(line.detail, end, width - (wide + 8 if pill else 0))
        fitted = self._fitted[key] = _Fitted(
            _laid_out(title, fonts.bold),
            _laid_out(detail, fonts.plain),
            _laid_out(pill, fonts.plain) if pill else None,
            wide,
        )
        return fitted

    def _fonts(self, font: QFont) -> _Fonts:
        """Give the font and its bold with the metrics of both; they serve every row until the font changes."""
        if self._known is None or self._known.plain != font:
            plain, bold = QFont(font), QFont(font)
            bold.setWeight(QFont.Weight.DemiBold)
            self._known = _Fonts(plain, QFontMetrics(plain), bold, QFontMetrics(bold))
            self._fitted.clear()
        return self._known


def _laid_out(words: str, font: QFont) -> QStaticText:
    """Lay out words once, however often they are painted: that is most of what painting them takes."""
    made = QStaticText(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.prepare(QTransform(), font)
    return made
