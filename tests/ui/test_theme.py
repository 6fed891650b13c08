"""The colours can be told apart, and the theme follows the user."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPalette

import desktop.ui
from desktop.reports.colours import DARK, LIGHT
from desktop.ui.icons import Icons, outline
from desktop.ui.theme import MEETINGS, Scheme, Theme, contrast

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.reports.colours import Colours

STYLES = files("resources") / "styles"
SHEET = (STYLES / "utblick.qss").read_text(encoding="utf-8")


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=lambda colours: colours.name)
@pytest.mark.parametrize(("front", "back", "least"), MEETINGS)
def test_that_colours_that_meet_have_the_contrast_wcag_asks_for(
    colours: Colours, front: str, back: str, least: float
) -> None:
    assert contrast(getattr(colours, front), getattr(colours, back)) >= least


def test_that_contrast_is_the_number_wcag_gives() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_that_every_word_of_the_style_sheet_is_a_colour_or_a_size() -> None:
    known = set(LIGHT._fields) | {"small", "title", "display", "step"}
    assert set(re.findall(r"@(\w+)", SHEET)) <= known


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=lambda colours: colours.name)
def test_that_the_arrow_and_the_tick_have_the_colours_of_the_theme(colours: Colours) -> None:
    assert colours.text in (STYLES / f"arrow-{colours.name}.svg").read_text(encoding="utf-8")
    assert colours.on_accent in (STYLES / f"check-{colours.name}.svg").read_text(encoding="utf-8")


def test_that_the_choice_of_light_or_dark_is_put_on_at_once(qapp: QApplication) -> None:
    theme = Theme(qapp)
    seen: list[str] = []
    theme.changed.connect(lambda: seen.append(theme.colours.name))
    for scheme in (Scheme.DARK, Scheme.LIGHT):
        theme.choose(scheme)
        assert theme.scheme is scheme
        assert qapp.palette().color(QPalette.ColorRole.Base) == theme.colour("base")
    assert seen[-1] == "light"
    assert "dark" in seen


class Hints(QObject):
    """A system in dark mode with high contrast, which no off-screen platform can be asked for."""

    colorSchemeChanged = Signal()  # noqa: N815 - Qt's name
    contrastPreferenceChanged = Signal()  # noqa: N815 - Qt's name

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802 - Qt's name
        return Qt.ColorScheme.Dark

    def accessibility(self) -> Hints:
        return self

    def contrastPreference(self) -> Qt.ContrastPreference:  # noqa: N802 - Qt's name
        return Qt.ContrastPreference.HighContrast


def test_that_following_the_system_means_its_dark_and_its_contrast(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = Hints()
    monkeypatch.setattr(qapp, "styleHints", lambda: hints)
    theme = Theme(qapp)
    assert theme.colours.name == "light"
    theme.listen()
    assert theme.colours.name == "dark"
    assert theme.colours.muted == DARK.text
    assert theme.colours.line == DARK.edge


def test_that_sizes_follow_the_font_of_the_system(qapp: QApplication) -> None:
    theme = Theme(qapp)
    before, font = qapp.styleSheet(), qapp.font()
    bigger = qapp.font()
    bigger.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(bigger)
    theme.refresh()
    assert qapp.styleSheet() != before
    qapp.setFont(font)
    theme.refresh()
    assert qapp.styleSheet() == before


def test_that_an_icon_changes_colour_with_the_theme(qapp: QApplication) -> None:
    theme = Theme(qapp, Scheme.LIGHT)
    icon = Icons(theme)("trash")
    light = icon.pixmap(32, 32).toImage()
    theme.choose(Scheme.DARK)
    dark = icon.pixmap(32, 32).toImage()
    theme.choose(Scheme.FOLLOW)
    assert not light.isNull()
    assert light != dark


def test_that_every_icon_that_is_asked_for_has_an_outline() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in Path(desktop.ui.__file__).parent.rglob("*.py"))
    for name in set(re.findall(r'icons\(\s*"([a-z-]+)"', text)) | {"airplane-tilt", "folder-open", "lock-key"}:
        assert not outline(name).isEmpty(), name
