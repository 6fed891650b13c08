"""A register and somebody at a terminal, who writes Swedish."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.keystore import KeyFile
from tests import factories
from tests.command_line import CommandLine
from tests.fakes.light_keys import light_keys

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def little_work() -> Iterator[None]:
    """Seal under passphrases that cost little: this is about what is opened, not about how long guessing takes."""
    with light_keys():
        yield


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Give a register with nothing in it, closed."""
    return factories.register_in(tmp_path)


@pytest.fixture
def utblick(register: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """Give the command line, with the register and its passphrase at hand."""
    monkeypatch.setenv("UTBLICK_PASSPHRASE", factories.PASSPHRASE)
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")
    return CommandLine(register, capsys)


@pytest.fixture
def opens_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Open registers without their passphrase, which takes half a second each time and is tried elsewhere."""
    _, key = factories._template("uppsala")
    monkeypatch.setattr(KeyFile, "unlock", lambda _keys, _unlock: key)
