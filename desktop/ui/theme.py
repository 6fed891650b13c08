"""Light and dark: the colours, the style sheet, and the choice between them.

Every pair of colours that meets on the screen is in `MEETINGS` with the contrast WCAG 2.2 asks for; a test holds it.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, Signal
from PySide6.QtGui import QColor, QPalette

import resources
from desktop.reports.colours import DARK, LIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QBrush
    from PySide6.QtWidgets import QApplication

    from desktop.reports.colours import Colours

_TEXT, _SHAPE = 4.5, 3.0
_BIGGER = {"small": 0.92, "title": 1.5, "display": 1.7, "step": 1.15}
_WINDOW, _WORDS = QPalette.ColorRole.Window, QPalette.ColorRole.WindowText
_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "base",
    QPalette.ColorRole.AlternateBase: "window",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.Button: "base",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.ToolTipBase: "base",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Mid: "line",
}


MEETINGS: tuple[tuple[str, str, float], ...] = (
    ("text", "base", _TEXT),
    ("text", "window", _TEXT),
    ("text", "side", _TEXT),
    ("text", "hover", _TEXT),
    ("text", "selected", _TEXT),
    ("muted", "base", _TEXT),
    ("muted", "window", _TEXT),
    ("muted", "side", _TEXT),
    ("muted", "hover", _TEXT),
    ("muted", "selected", _TEXT),
    ("on_accent", "accent", _TEXT),
    ("accent", "base", _TEXT),
    ("accent", "selected", _TEXT),
    ("ok", "ok_back", _TEXT),
    ("warn", "warn_back", _TEXT),
    ("bad", "bad_back", _TEXT),
    ("bad", "base", _TEXT),
    ("warn", "base", _TEXT),
    ("warn", "window", _TEXT),
    ("bad", "window", _TEXT),
    ("edge", "base", _SHAPE),
    ("edge", "window", _SHAPE),
    ("accent", "window", _SHAPE),
    ("accent", "side", _SHAPE),
)
"""Foreground, background, and the least contrast between them (text 4.5:1, borders and rings 3:1)."""


def contrast(one: str, other: str) -> float:
    """Tell the contrast between two colours, as WCAG 2.2 defines it."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    linear = []
    for start in (1, 3, 5):
        part = int(colour[start : start + 2], 16) / 255
        linear.append(part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004  the numbers of WCAG's formula
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class Scheme(StrEnum):
    """What the user chose: the system's light or dark, or always one of them."""

    FOLLOW = "follow"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Dresses the application, and dresses it anew when the system or the user changes their mind.

    Until the first window is painted it goes by the system's own colours: to ask whether these are dark touches `Qt`
    (desktop.ui.qt_numbers). Then `listen` asks, and hears of changes.
    """

    changed = Signal()

    def __init__(self, app: QApplication, scheme: Scheme = Scheme.FOLLOW) -> None:
        super().__init__(app)
        self._app = app
        self._scheme = scheme
        self.colours = LIGHT
        self._made: dict[str, QColor] = {}
        self._listens = False
        for folder in ("styles", "icons"):
            QDir.addSearchPath(folder, resources.place(folder))
        self._template = resources.read("styles/utblick.qss").decode()
        app.setStyle("Fusion")
        app.setPalette(QPalette())  # the system's own again, should somebody have dressed it before
        own = app.palette()
        self._dark = own.color(_WINDOW).lightness() < own.color(_WORDS).lightness()
        self.refresh()

    def listen(self) -> None:
        """Ask what the system wants, and hear of it from now on."""
        if self._listens:
            return
        self._listens = True
        hints = self._app.styleHints()
        hints.colorSchemeChanged.connect(self.refresh)
        hints.accessibility().contrastPreferenceChanged.connect(self.refresh)
        if self._wanted() != self.colours:
            self.refresh()

    @property
    def scheme(self) -> Scheme:
        """What the user chose."""
        return self._scheme

    def choose(self, scheme: Scheme) -> None:
        """Take the user's choice."""
        from PySide6.QtCore import Qt  # noqa: PLC0415 - after the first paint

        self._scheme = scheme
        self.listen()
        hints = self._app.styleHints()
        if scheme is Scheme.FOLLOW:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(Qt.ColorScheme.Dark if scheme is Scheme.DARK else Qt.ColorScheme.Light)
        self.refresh()

    def refresh(self) -> None:
        """Dress the application after a change of scheme, contrast or font."""
        self.colours, self._made = self._wanted(), {}
        # Going from one style sheet to another takes Qt ten times as long as taking it off and putting one on.
        if self._app.styleSheet():
            self._app.setStyleSheet("")
        self.palette = _palette(self.colours)
        self._app.setPalette(self.palette)
        self._app.setStyleSheet(self._sheet())
        self.changed.emit()

    def colour(self, name: str) -> QColor:
        """Give a colour by what it is for; who wants it otherwise makes another of it."""
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = QColor(getattr(self.colours, name))
        return made

    def brush(self, name: str) -> QBrush:
        """Give a brush of a colour; to make one of a colour by itself would touch `Qt` (desktop.ui.qt_numbers)."""
        palette = QPalette()
        palette.setColor(_WINDOW, self.colour(name))
        return palette.brush(_WINDOW)

    def _wanted(self) -> Colours:
        if not self._listens:
            return DARK if self._scheme is Scheme.DARK or (self._scheme is Scheme.FOLLOW and self._dark) else LIGHT
        from PySide6.QtCore import Qt  # noqa: PLC0415 - after the first paint

        hints = self._app.styleHints()
        dark = self._scheme is Scheme.DARK or (
            self._scheme is Scheme.FOLLOW and hints.colorScheme() is Qt.ColorScheme.Dark
        )
        plain = DARK if dark else LIGHT
        strong = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
        return plain._replace(muted=plain.text, line=plain.edge, edge=plain.text) if strong else plain

    def _sheet(self) -> str:
        """Fill in the style sheet: colours by name, and sizes that follow the system's own font size."""
        size = self._app.font().pointSizeF()
        words = self.colours._asdict() | {name: f"{size * factor:.1f}pt" for name, factor in _BIGGER.items()}
        return re.sub(r"@(\w+)", lambda found: words[found[1]], self._template)


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(getattr(colours, name)))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
    return palette
