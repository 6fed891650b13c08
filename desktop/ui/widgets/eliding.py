"""Words cut short where there is no room for all of them, without touching `Qt` (desktop.ui.qt_numbers)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics

_DOTS = "\u2026"


def shortened(text: str, metrics: QFontMetrics, room: int) -> str:
    """Give as much of the beginning as there is room for, with dots at its end; all of it when it fits."""
    if metrics.horizontalAdvance(text) <= room:
        return text
    least, most = 0, len(text)
    while least < most:
        middle = (least + most + 1) // 2
        if metrics.horizontalAdvance(text[:middle].rstrip() + _DOTS) <= room:
            least = middle
        else:
            most = middle - 1
    return text[:least].rstrip() + _DOTS
