"""Buttons on one line that never breaks: where the line is too short, those that matter least say less."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QAbstractButton


@dataclass(frozen=True, slots=True)
class Worded:
    """A button with what it says, what it says when there is no room for that, and how much it matters."""

    button: QAbstractButton
    full: str
    short: str
    weight: int = 0


class OneLine(QWidget):
    """Holds the buttons in order; the lightest are shortened first."""

    def __init__(self, spacing: int = 2) -> None:
        super().__init__()
        self._spacing = spacing
        self._worded: tuple[Worded, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, worded: Sequence[Worded]) -> None:
        """Let the buttons say this."""
        self._worded = tuple(worded)
        for each in worded:
            each.button.setParent(self)
            each.button.show()
        self.arrange()
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Put the buttons in their places, as fully worded as there is room for."""
        shown = [each for each in self._worded if not each.button.isHidden()]
        full = [_width(each.button, each.full) for each in shown]
        widths, short = list(full), [_width(each.button, each.short) for each in shown]
        room = self.width() - self._spacing * max(len(shown) - 1, 0)
        for place in sorted(range(len(shown)), key=lambda place: shown[place].weight):
            if sum(widths) <= room:
                break
            widths[place] = min(short[place], full[place])
        x = 0
        for each, width, whole in zip(shown, widths, full, strict=True):
            each.button.setText(each.full if width == whole else each.short)
            each.button.setGeometry(x, 0, width, self._height())
            x += width + self._spacing

    def _height(self) -> int:
        return max((each.button.sizeHint().height() for each in self._worded), default=0)


def _width(button: QAbstractButton, text: str) -> int:
    button.setText(text)
    return button.sizeHint().width()
