"""A window on a real, encrypted register of the test's own."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.keystore import Unlock, os_keyring
from desktop.policy import profile
from desktop.services import places, verifying
from desktop.services import workspace as workspaces
from desktop.ui import main_window
from desktop.ui.application import Application
from tests.fakes import in_process
from tests.fakes.clocks import FixedClock
from tests.fakes.light_keys import light_keys
from tests.fakes.memory_keyring import MemoryKeyring
from tests.fakes.municipality import municipality_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.domain.records import Record
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context
    from desktop.ui.main_window import MainWindow
    from tests.fakes.municipality import Municipality

PASSPHRASE = "tre blå ord"
TypeText = "Callable[[QWidget, str], None]"
T = TypeVar("T", bound=QObject)


@dataclass(frozen=True)
class Template:
    """A closed, empty register to copy, and the code that opens it without the cost of a passphrase."""

    path: Path
    code: str

    def copy(self, folder: Path) -> Path:
        for file in self.path.parent.glob(f"{self.path.name}*"):
            shutil.copy(file, folder)
        return folder / self.path.name


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    path = tmp_path_factory.mktemp("template") / "besök.utblick"
    setup = workspaces.Setup(profile.load("stockholm"), "Kulturförvaltningen", "Anna Öberg", passphrase=PASSPHRASE)
    with light_keys():
        made = workspaces.create(path, setup, FixedClock())
    made.workspace.close()
    return Template(path, made.recovery_code)


@pytest.fixture(autouse=True)
def little_work() -> Iterator[None]:
    """Seal under passphrases that cost little: this is about what is opened, not about how long guessing takes."""
    with light_keys():
        yield


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every test begin with a program that was never started before."""
    monkeypatch.setattr(places, "settings_file", lambda: tmp_path / "settings.json")


@pytest.fixture
def register(template: Template, tmp_path: Path) -> Path:
    """Give a closed, empty register."""
    return template.copy(tmp_path)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def workspace(template: Template, register: Path, clock: FixedClock) -> Iterator[Workspace]:
    """Give an open, empty register."""
    opened = workspaces.open_workspace(register, Unlock(recovery_code=template.code), clock)
    yield opened
    opened.close()


@dataclass
class Desk:
    """The running program, and what a test does with it."""

    qtbot: QtBot
    application: Application

    @property
    def context(self) -> Context:
        return self.application.context

    @property
    def window(self) -> MainWindow:
        return self.application.window

    def settle(self) -> None:
        """Wait until everything that was asked for has been answered, and what is seen of a record is made."""
        self.qtbot.waitUntil(lambda: not self.context.operations.busy and not self.window.building, timeout=30_000)

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=10_000)

    def find(self, kind: type[T], name: str, within: QWidget | None = None) -> T:
        """Find the one thing that has this name."""
        (found,) = (within or self.window).findChildren(kind, name)
        return found

    def click(self, name: str, within: QWidget | None = None) -> None:
        button = self.find(QWidget, name, within)
        assert button.isVisibleTo(button.window()), f"{name} is not to be seen"
        assert button.isEnabled(), f"{name} cannot be pressed"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def press(self, key: str, widget: QWidget | None = None) -> None:
        """Press a shortcut or a key, such as Ctrl+N."""
        QTest.keySequence(widget or QApplication.focusWidget() or self.window, key)

    def dialog(self, name: str) -> QDialog:
        """Wait for a dialogue."""

        def there() -> list[QDialog]:
            return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and _is(each, name)]

        self.until(lambda: bool(there()))
        return there()[0]

    def shown(self) -> Record:
        """Wait for the page to show what is on disk, and give it."""
        self.settle()
        page = self.window.record_page
        assert page is not None
        assert page.record is not None
        return page.record


def _is(dialog: QDialog, name: str) -> bool:
    return dialog.objectName() == name and dialog.isVisible()


@pytest.fixture
def empty_desk(qtbot: QtBot, qapp: QApplication, clock: FixedClock) -> Iterator[Desk]:
    """Give the program before any register is open."""
    application = Application(qapp, clock)
    yield Desk(qtbot, application)
    application.window.close()
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog):
            widget.deleteLater()
    application.window.deleteLater()
    application.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def desk(empty_desk: Desk, workspace: Workspace) -> Desk:
    """Give the program with an empty register open, among the visits."""
    empty_desk.window.attach(workspace)
    empty_desk.window.sidebar.go_to("visit")
    empty_desk.window.show()
    empty_desk.qtbot.waitExposed(empty_desk.window)
    empty_desk.settle()
    return empty_desk


@pytest.fixture
def municipality(tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Municipality]:
    """Give a council office that departments can join; bundles are verified in this process, keys kept in memory."""
    monkeypatch.setattr(verifying, "verified", in_process.verified)
    keyring = MemoryKeyring()
    monkeypatch.setattr(os_keyring, "system_keyring", lambda: keyring)
    folder = tmp_path / "kommun"
    folder.mkdir()
    with municipality_in(folder, clock) as made:
        yield made


@pytest.fixture
def office(empty_desk: Desk, municipality: Municipality, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Give the program at the council office; the record that is made ready beside its pages is a small one."""
    monkeypatch.setattr(main_window, "FIRST_KIND", "task")
    empty_desk.window.attach(municipality.office)
    empty_desk.window.show()
    empty_desk.qtbot.waitExposed(empty_desk.window)
    empty_desk.settle()
    return empty_desk


@pytest.fixture
def type_text() -> Callable[[QWidget, str], None]:
    """Type as a person does. QTest.keyClicks aborts the interpreter on å, ä and ö; sendKeyEvent does not."""

    def type_(widget: QWidget, text: str) -> None:
        for letter in text:
            key = Qt.Key(ord(letter.upper()))
            QTest.sendKeyEvent(QTest.KeyAction.Click, widget, key, letter, Qt.KeyboardModifier.NoModifier)

    return type_
