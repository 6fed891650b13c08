"""Icons drawn from outlines, in the colours of the theme at the moment they are painted.

The outlines are Phosphor's (MIT licence, beside them), taken out of its font by packaging/make_icons.py.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPainterPath, QPixmap

import resources
from desktop.domain.marks import override

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.ui.theme import Theme

_GRID, _DISABLED = 256, 0.45


class Icons:
    """Gives icons by name; the theme may change afterwards, and they with it."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def __call__(self, name: str, colour: str = "text") -> QIcon:
        """Give an icon in the colour that has this purpose in the theme."""
        return QIcon(_Engine(self._theme, outline(name), colour))

    def pixmap(self, name: str, size: int, colour: str, ratio: float) -> QPixmap:
        """Give an icon as a picture, for a label."""
        return self(name, colour).pixmap(QSize(size, size), ratio)


@cache
def outline(name: str) -> QPainterPath:
    """Read an outline; KeyError is a slip of the pen."""
    steps = iter(_outlines()[name].split())
    path = QPainterPath()
    for step in steps:
        if step == "M":
            path.moveTo(*_numbers(steps, 2))
        elif step == "L":
            path.lineTo(*_numbers(steps, 2))
        else:
            path.cubicTo(*_numbers(steps, 6))
    return path


@cache
def _outlines() -> dict[str, str]:
    return {str(name): str(path) for name, path in json.loads(resources.read("icons/phosphor.json")).items()}


def _numbers(steps: Iterator[str], count: int) -> list[float]:
    return [float(next(steps)) for _ in range(count)]


class _Engine(QIconEngine):
    def __init__(self, theme: Theme, path: QPainterPath, colour: str) -> None:
        super().__init__()
        self._theme, self._path, self._colour = theme, path, colour
        self._painted: dict[tuple[int, int, QIcon.Mode, int], QPixmap] = {}

    @override
    def clone(self) -> QIconEngine:
        return _Engine(self._theme, self._path, self._colour)

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if mode is QIcon.Mode.Disabled:
            painter.setOpacity(painter.opacity() * _DISABLED)
        side = min(rect.width(), rect.height())
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(rect).center())
        painter.translate(box.topLeft())
        painter.scale(side / _GRID, side / _GRID)
        painter.fillPath(self._path, self._theme.brush(self._colour))
        painter.restore()

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        key = (size.width(), size.height(), mode, self._theme.colour(self._colour).rgba())
        known = self._painted.get(key)
        if known is not None:
            return known
        picture = self._painted[key] = QPixmap(size)
        picture.fill(QColor(0, 0, 0, 0))
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture
