"""What was typed is there again when the program has been killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from desktop.keystore import Unlock
from desktop.services.workspace import open_workspace, opened

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, Template

ROOT = Path(__file__).resolve().parents[2]
CHILD = ROOT / "tests" / "ui" / "typing_child.py"


def test_that_typing_survives_a_kill(empty_desk: Desk, template: Template, register: Path) -> None:
    """The child types in a field, in a date that is none, and in a new row, says so, and is killed without warning."""
    unlock = Unlock(recovery_code=template.code)
    with opened(register, unlock, empty_desk.context.clock) as before:
        record = before.records.add("visit", {"title": "Besök från Åbo"}).id
    command = [sys.executable, str(CHILD), str(register), template.code, record]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=dict(os.environ)) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "kept\n"
        child.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
    workspace = open_workspace(register, unlock, empty_desk.context.clock)
    desk = empty_desk
    desk.window.attach(workspace)
    desk.window.sidebar.go_to("visit")
    desk.window.show()
    desk.until(lambda: desk.window.record_page is not None and desk.window.record_page.record is not None)
    desk.settle()
    page = desk.window.record_page
    assert page is not None
    assert desk.find(QPlainTextEdit, "visit.purpose_box").toPlainText() == "Lära av Åbo"
    assert workspace.records.get(record).fields["purpose"] == "Lära av Åbo"
    assert desk.find(QLineEdit, "visit.received_line").text() == "i maj"
    cell = page.go_to("received")
    assert cell is not None
    assert "i maj" in cell.note.text()
    assert desk.find(QLineEdit, "visit.delegation.role_line").text() == "Borgmästare"
    assert {draft.path for draft in workspace.drafts.of(record)} == {"received", "delegation/new/role"}
