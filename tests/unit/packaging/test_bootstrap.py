from __future__ import annotations

import sys

import bootstrap
import pytest
from talk import CannotSetUp

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture
def no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be on a Linux machine without anything to paint on."""
    monkeypatch.setattr(sys, "platform", "linux")
    for name in SCREENS:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.usefixtures("no_screen")
def test_that_the_window_is_opened_where_there_is_a_screen(screen: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(screen, ":0")
    assert bootstrap.opens_window([])


@pytest.mark.usefixtures("no_screen")
def test_that_no_window_is_opened_without_a_screen() -> None:
    assert not bootstrap.opens_window([])


def test_that_a_command_needs_no_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    assert not bootstrap.opens_window(["list", "visit"])


def test_that_macs_and_windows_always_have_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert bootstrap.opens_window([])


def test_that_an_unknown_job_is_wrong_usage(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["bootstrap.py", "fly"])
    assert bootstrap.main() == bootstrap.WRONG_USAGE
    said = capsys.readouterr()
    assert said.out == ""
    assert "usage" in said.err


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (CannotSetUp("Type this once."), "Type this once."),
        (PermissionError(13, "Permission denied", ".venv"), "may you write in"),
        (KeyboardInterrupt(), "stopped"),
    ],
)
def test_that_a_set_up_that_cannot_go_on_says_why_and_exits_with_three(
    trouble: BaseException, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(_arguments: list[str]) -> int:
        raise trouble

    monkeypatch.setattr(sys, "argv", ["bootstrap.py", "run"])
    monkeypatch.setattr(bootstrap, "run", fails)
    assert bootstrap.main() == bootstrap.COULD_NOT
    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err
