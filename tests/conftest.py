"""Settings of every test: a home of nobody's, no network, no log record that nobody expected."""

from __future__ import annotations

import atexit
import gc
import logging
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import private_session
import pytest
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterator

hypothesis.settings.register_profile("quick", derandomize=True, deadline=None, print_blob=True)
hypothesis.settings.register_profile("long", max_examples=5_000, deadline=None, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

# The bus of packaging/test has its socket and its keyring where XDG_RUNTIME_DIR says. What Python has compiled is the
# same for all, and a child that may write none would compile every module anew.
OF_THE_SESSION = frozenset({"XDG_RUNTIME_DIR", "PYTHONPYCACHEPREFIX"})


def pytest_configure() -> None:
    """Give each test process a home of its own; without packaging/test also no way to a person's secrets or screen."""
    home = Path(tempfile.mkdtemp(prefix="utblick-home-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    given = os.environ
    for name, value in private_session.environment(Path(__file__).resolve().parent.parent, home).items():
        if name not in OF_THE_SESSION or private_session.READY not in given:
            given[name] = value
    if private_session.READY not in given:
        for name in private_session.NOT_OURS:
            given.pop(name, None)
    sys.addaudithook(refuse_network)


def pytest_collection_finish() -> None:
    """Let Python's search for circles pass over the thousands of tests and modules, which stay to the end anyway."""
    gc.collect()
    gc.freeze()


def refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """Fail whoever opens a connection or looks up a name: the program works without a network, and so do its tests."""
    if event == "socket.getaddrinfo" or (event == "socket.connect" and isinstance(arguments[1], tuple)):
        raise AssertionError(f"the network was used: {event} {arguments[1:] or arguments}")


class Log(logging.Handler):
    """The warnings and errors logged during a test, and those it has said it expects."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record until the end of the test."""
        self.records.append(record)

    def expect(self, text: str, level: int = logging.WARNING) -> None:
        """Take out the one record of this level that has the text in it; fail when there is none."""
        for record in self.records:
            if record.levelno == level and text in record.getMessage():
                self.records.remove(record)
                return
        pytest.fail(f"nothing was logged about {text!r} as {logging.getLevelName(level)}: {self.lines()}")

    def lines(self) -> list[str]:
        """Give the records as they would be read."""
        return [f"{record.levelname} {record.name}: {record.getMessage()}" for record in self.records]


@pytest.fixture(autouse=True)
def log() -> Iterator[Log]:
    """Fail a test that logs a warning or an error which it did not expect with `log.expect`."""
    guard = Log()
    logging.getLogger().addHandler(guard)
    yield guard
    logging.getLogger().removeHandler(guard)
    if guard.records:
        pytest.fail(f"logged, and not expected: {guard.lines()}")


@pytest.fixture(scope="session")
def secret_service() -> None:
    """Promise a real, open keyring of the tests' own; packaging/test brings one on Linux."""
    if sys.platform.startswith("linux") and private_session.READY not in os.environ:
        pytest.fail("this test needs the keyring of the tests' own session: run it through `sh packaging/test`")
