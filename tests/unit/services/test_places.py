"""The program's own small memory on a computer, which is never a reason to stop anybody's work."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

import pytest

from desktop.domain.errors import Unavailable
from desktop.services import places

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "home" / "settings.json"
    monkeypatch.setattr(places, "settings_file", lambda: file)
    return file


def test_that_the_last_register_is_remembered_whole(settings: Path, tmp_path: Path) -> None:
    assert places.last_register() is None
    places.remember("width", 800)
    places.remember_register(tmp_path / "å.utblick")
    before = settings.stat().st_mtime_ns
    places.remember_register(tmp_path / "å.utblick")
    assert settings.stat().st_mtime_ns == before
    assert places.settings() == {"width": 800, "register": str(tmp_path / "å.utblick")}
    assert places.last_register() == tmp_path / "å.utblick"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b'{"register": 3}'])
def test_that_settings_that_cannot_be_read_are_as_good_as_none(settings: Path, content: bytes) -> None:
    settings.parent.mkdir()
    settings.write_bytes(content)
    assert places.last_register() is None
    places.remember("register", "x.utblick")
    assert str(places.last_register()) == "x.utblick"


def test_that_what_cannot_be_remembered_is_forgotten_quietly(settings: Path, tmp_path: Path) -> None:
    settings.parent.write_text("a file where the folder should be", "utf-8")
    places.remember_register(tmp_path / "register.utblick")
    assert places.last_register() is None
    settings.parent.unlink()
    settings.mkdir(parents=True)
    places.remember_register(tmp_path / "register.utblick")
    assert places.last_register() is None


def test_that_a_new_register_is_suggested_among_ones_documents() -> None:
    suggested = places.suggested_register()
    assert suggested.parts[-2:] == ("Utblick", "register.utblick")
    assert suggested.is_absolute()


def test_that_a_folder_that_is_not_there_is_told_before_anything_is_made(tmp_path: Path) -> None:
    places.check_folder(tmp_path / "register.utblick")
    with pytest.raises(Unavailable, match=r"file\.no_folder"):
        places.check_folder(tmp_path / "no" / "register.utblick")


def test_that_a_computer_that_does_not_know_who_is_logged_in_gives_its_own_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "anna")
    assert places.user_name() == "anna"

    def nobody() -> str:
        raise OSError

    monkeypatch.setattr(getpass, "getuser", nobody)
    monkeypatch.setenv("COMPUTERNAME", "dator-7")
    assert places.user_name() == "dator-7"
    monkeypatch.delenv("COMPUTERNAME")
    assert places.user_name() == ""
