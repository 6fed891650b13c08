"""What the program relies on in Qt's Python side."""

from __future__ import annotations

import builtins
import subprocess
import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.ui import qt_loading

if TYPE_CHECKING:
    import pytest
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


def test_that_patterns_of_the_tools_of_qt_wait_until_a_wrong_call_is_told() -> None:
    """Run in a process of its own: here the tests have loaded Qt before the program."""
    code = (
        "import re; own = re.compile; import desktop.ui; from desktop.ui.qt_loading import LatePattern as Late\n"
        "import shibokensupport.signature.lib.pyi_generator as tools; late = vars(tools.Formatter)['brace_searcher']\n"
        "print(re.compile is own, type(late) is Late, late._made, len(late.findall('x [y]')), late.groups)\n"
        "from PySide6.QtCore import QRect\n"
        "try: QRect('a')\n"
        "except TypeError as error: print('width: int, height: int' in str(error))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["True True None 1 1", "True"]


def test_that_qt_leaves_the_import_of_modules_to_python(monkeypatch: pytest.MonkeyPatch) -> None:
    assert builtins.__import__ is vars(builtins)["__orig_import__"]
    monkeypatch.setattr(builtins, "__import__", vars(builtins)["__feature_import__"])
    qt_loading.load()
    assert builtins.__import__ is vars(builtins)["__orig_import__"]
