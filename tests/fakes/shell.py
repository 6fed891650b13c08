"""The command line with two registers, for a department and for its office, in one process."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.main import run
from desktop.domain.clock import SystemClock
from desktop.keystore import KeyFile, os_keyring
from tests import factories
from tests.fakes.clocks import FixedClock
from tests.fakes.memory_keyring import MemoryKeyring
from tests.fakes.parties import DEPARTMENT, OFFICE, VISIT, _make_office

if TYPE_CHECKING:
    import pytest


class Shell:
    """What is typed, at which register, and what is answered."""

    def __init__(self, folder: Path, printed: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._printed = printed
        for name in ("department", "office"):
            (folder / name).mkdir()
            factories.register_in(folder / name)
        _make_office(folder / "office" / "register.utblick", FixedClock())

    def __call__(self, who: str, *words: str | Path, status: int = 0) -> dict[str, Any]:
        """Give the answer of a command as JSON."""
        self._run(who, *words, "--json", status=status)
        answer: dict[str, Any] = json.loads(self._printed.readouterr().out)
        return answer

    def says(self, who: str, *words: str | Path, status: int = 0, language: str = "en") -> str:
        """Give the answer as it is read at a terminal."""
        self._run(who, *words, "--lang", language, status=status)
        printed = self._printed.readouterr()
        return printed.out + printed.err

    def _run(self, who: str, *words: str | Path, status: int) -> None:
        self._printed.readouterr()
        found = run([*map(str, words), "--register", str(self.folder / who / "register.utblick")])
        assert found == status, self._printed.readouterr()

    def certified(self) -> Path:
        """Make a key, have it accepted, install the certificate, and give the CA's."""
        self("department", "key", "new")
        code = self("department", "key", "request", "-o", self.folder / "d.csr")["code"]
        words = ("office", "request", self.folder / "d.csr", "--department", DEPARTMENT, "--code", code)
        self("office", *words, "-o", self.folder / "d.pem")
        self("department", "key", "install", self.folder / "d.pem")
        self("office", "office", "authority", "-o", self.folder / "ca.pem")
        return self.folder / "ca.pem"

    def trusting(self) -> None:
        """Let the department trust the office's key."""
        office = self("office", "key", "new")
        (self.folder / "office.pem").write_text(office["certificate"])
        words = ("key", "trust", self.folder / "office.pem", "--name", OFFICE, "--code", office["code"])
        self("department", *words)

    def exported(self) -> Path:
        """Make a bundle of one visit with a file."""
        (self.folder / "brev.txt").write_text("Ett påhittat brev.\n")
        given = [f"{name}={value}" for name, value in VISIT.items()]
        visit = self("department", "add", "visit", *given)["id"]
        self("department", "add", "document", f"on={visit}", f"file={self.folder / 'brev.txt'}", "goes_along=true")
        year = str(SystemClock().today().year)
        self("department", "set", visit, f"received={year}-01-02")
        return Path(self("department", "export", "--year", year, "-o", self.folder)["file"])


def shell_in(folder: Path, printed: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> Shell:
    """Registers that open at once, and a keyring in memory."""
    _, key = factories._template("uppsala")
    kept = MemoryKeyring()
    patch.setattr(KeyFile, "unlock", lambda _keys, _unlock: key)
    patch.setattr(os_keyring, "system_keyring", lambda: kept)
    return Shell(folder, printed)
