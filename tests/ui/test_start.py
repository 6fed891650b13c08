"""How the window starts: what it does before the first page is painted, what it leaves for later, and what it hears."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest

from db.fields import KINDS
from db.kinds import KIND_NAMES
from desktop.domain.errors import NoKey
from desktop.keystore import KeyFile, os_keyring
from desktop.services import first_look
from desktop.services.early_look import EarlyLook
from desktop.services.unlocking import Unlocked
from desktop.ui import qt_numbers
from desktop.ui.widgets.eliding import shortened
from tests.fakes.memory_keyring import MemoryKeyring
from tests.fakes.surroundings import unmeasured

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from desktop.services.workspace import Workspace
    from tests.fakes.clocks import FixedClock
    from tests.ui.conftest import Desk

HEAVY = (
    "alembic",
    "asyncio",
    "babel",
    "concurrent.futures",
    "cryptography.hazmat.primitives.kdf.argon2",
    "db.engine",
    "db.fields.registry",
    "db.models",
    "db.vocabulary",
    "desktop.language.formats",
    "desktop.language.wordbook",
    "desktop.services.workspace",
    "desktop.ui.commands",
    "desktop.ui.dialogs.unlock",
    "desktop.ui.locking",
    "desktop.ui.pages.list_page",
    "desktop.ui.pages.overview_year",
    "desktop.ui.pages.record_page",
    "email",
    "importlib.metadata",
    "socket",
    "sqlalchemy",
    "typing_extensions",
)
"""What takes long to load, and the first page does without."""
FIRST_PAINT = """
import sys
from pathlib import Path
from tests.benchmarks.window_child import answer_from_memory
answer_from_memory(sys.argv[2])
from desktop.services.early_look import EarlyLook
begin, begun = EarlyLook.__init__, []
def look(self, *given):
    begun.append("PySide6.QtWidgets" in sys.modules)
    begin(self, *given)
EarlyLook.__init__ = look
from desktop.app import started
application = started(Path(sys.argv[1]))
def painted():
    import PySide6.QtCore
    names = {place.name for place in application.window.sidebar.model._places}
    print("Besök" in names, [name for name in sys.argv[3:] if name in sys.modules], "Qt" in vars(PySide6.QtCore), begun)
    application.window.close()
application.opening.painted.connect(painted)
sys.exit(application.run())
"""


@pytest.fixture
def ring(register: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    """Let the keyring open the register too."""
    ring = MemoryKeyring()
    monkeypatch.setattr(os_keyring, "system_keyring", lambda: ring)
    keys = KeyFile.load(register)
    keys.add_keyring(workspace.doctor._data_key)
    keys.save()
    return ring


def test_that_nothing_heavy_is_loaded_before_the_first_page_is_painted(
    register: Path, workspace: Workspace, ring: MemoryKeyring
) -> None:
    workspace.close()
    (secret,) = ring.kept.values()
    words = [sys.executable, "-c", FIRST_PAINT, str(register), secret, *HEAVY]
    done = subprocess.run(words, env=unmeasured(), capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "True [] False [True]\n"


def test_that_the_names_of_the_kinds_are_those_that_are_described() -> None:
    assert tuple(KINDS) == KIND_NAMES


def test_that_each_number_of_qt_is_what_it_is_called() -> None:
    middle = Qt.AlignmentFlag.AlignVCenter
    named = {
        qt_numbers.PLAIN_TEXT: Qt.TextFormat.PlainText,
        qt_numbers.STRONG_FOCUS: Qt.FocusPolicy.StrongFocus,
        qt_numbers.TEXT_BESIDE_ICON: Qt.ToolButtonStyle.ToolButtonTextBesideIcon,
        qt_numbers.NO_SCROLL_BAR: Qt.ScrollBarPolicy.ScrollBarAlwaysOff,
        qt_numbers.LEFT: Qt.AlignmentFlag.AlignLeft | middle,
        qt_numbers.RIGHT: Qt.AlignmentFlag.AlignRight | middle,
        qt_numbers.SPOKEN_ROLE: Qt.ItemDataRole.AccessibleTextRole,
        qt_numbers.USER_ROLE: Qt.ItemDataRole.UserRole,
    }
    assert [(number, each.value) for number, each in named.items() if number != each.value] == []
    assert Qt.ItemDataRole.DisplayRole.value == qt_numbers.NAME_ROLE


@pytest.mark.parametrize(
    "text", ["", "Besök", "Besök från Åbo om bibliotek, skolor och mycket annat", "Ett längre ord"]
)
@pytest.mark.parametrize("room", [0, 20, 60, 90, 1000])
def test_that_words_are_cut_as_qt_cuts_them(qapp: QApplication, text: str, room: int) -> None:
    metrics = QFontMetrics(qapp.font())
    cut = shortened(text, metrics, room)
    assert cut.endswith(("…", text))
    assert text.startswith(cut.removesuffix("…"))
    assert cut == "…" or metrics.horizontalAdvance(cut) <= room
    assert abs(len(cut) - len(metrics.elidedText(text, Qt.TextElideMode.ElideRight, room))) <= 1


def test_that_a_click_right_after_the_first_paint_is_answered(empty_desk: Desk, workspace: Workspace) -> None:
    workspace.records.add("visit", {"title": "Besök från Åbo"})
    look = first_look.look(Unlocked(workspace.path, workspace.doctor._data_key, workspace._lock))
    assert look is not None
    window = empty_desk.window
    window.show_first(look)
    window.show()
    assert not window.has("list_page")
    view, model = window.sidebar.view, window.sidebar.model
    row = next(row for row, place in enumerate(model._places) if place.kind == "visit")
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(model.index(row)).center())
    assert window.list_page.isVisible()
    window.attach(workspace)
    assert empty_desk.shown().title == "Besök från Åbo"


def test_that_the_first_look_is_taken_before_the_window_is_there(
    empty_desk: Desk, workspace: Workspace, ring: MemoryKeyring, clock: FixedClock
) -> None:
    path = workspace.path
    workspace.close()
    assert ring.kept
    early = EarlyLook(path, clock)
    empty_desk.until(lambda: early.ready(0))
    empty_desk.application.begin(path, early)
    assert empty_desk.window.sidebar.model.rowCount()
    assert empty_desk.window.isVisible()
    empty_desk.until(lambda: empty_desk.window.workspace is not None)
    empty_desk.settle()


def test_that_what_stands_in_the_way_early_is_told_by_the_window(
    empty_desk: Desk, workspace: Workspace, ring: MemoryKeyring, clock: FixedClock
) -> None:
    path = workspace.path
    workspace.close()
    ring.locked = True
    early = EarlyLook(path, clock)
    with pytest.raises(NoKey):
        early()
    empty_desk.until(lambda: early.ready(0))
    empty_desk.application.begin(path, early)
    assert empty_desk.dialog("unlock_dialog").isVisible()
    assert empty_desk.window.isVisible()


def test_that_a_crash_of_the_first_look_is_shown_as_one(
    empty_desk: Desk, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, clock: FixedClock
) -> None:
    def broken(_found: Unlocked) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(KeyFile, "unlock", lambda *_: workspace.doctor._data_key)
    monkeypatch.setattr(first_look, "look", broken)
    workspace.close()
    early = EarlyLook(workspace.path, clock)
    empty_desk.until(lambda: early.ready(0))
    empty_desk.application.begin(workspace.path, early)
    assert empty_desk.dialog("crash").isVisible()
