"""What is made by a script is as the script makes it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import make_translations
import pytest
from PySide6.QtCore import QLibraryInfo, QTranslator

ROOT = Path(__file__).resolve().parents[2]


def test_that_the_icons_are_those_of_the_phosphor_font() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "make_icons.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_that_no_translation_is_stale_or_unfinished() -> None:
    assert make_translations.stale(make_translations.FOLDER) == []


def test_that_an_untranslated_string_is_noticed(tmp_path: Path) -> None:
    source = tmp_path / "x.ts"
    source.write_text(
        '<TS><context><message><source>Yes</source><translation type="unfinished"/></message>'
        "<message><source>No</source><translation>Nej</translation></message>"
        "<message numerus='yes'><source>%n</source><translation><numerusform>a</numerusform><numerusform/>"
        "</translation></message></context></TS>",
        encoding="utf-8",
    )
    assert make_translations.unfinished(source) == ["Yes", "%n"]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_that_qt_brings_its_own_words_in_both_languages(language: str) -> None:
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    assert QTranslator().load(f"qtbase_{language}", folder)
