"""What the program relies on in Qt's Python side."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ROUNDS = 200


def test_that_qt_keeps_count_of_what_it_gives_out(qtbot: QtBot) -> None:
    """A build that loses a reference to None with every call aborts the interpreter after some minutes of work."""
    line = QLineEdit()
    qtbot.addWidget(line)
    before = sys.getrefcount(None)
    for _round in range(ROUNDS):
        line.setText("å")
        QApplication.processEvents()
    assert sys.getrefcount(None) > before - ROUNDS / 2
