"""The settings of the tests are seen to fail what they should: one small run of pytest with tests that misbehave."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fakes.surroundings import unmeasured

pytestmark = pytest.mark.xdist_group("misbehaving")  # one run is looked at by all

ROOT = Path(__file__).resolve().parent.parent
MISBEHAVING = """
import logging, os, pathlib, socket, warnings
import pytest

def test_warning():
    warnings.warn("old ways")

def test_logged():
    logging.getLogger("desktop").warning("trouble")

def test_logged_and_expected(log):
    logging.getLogger("desktop").warning("trouble ahead")
    log.expect("trouble")

def test_expected_and_never_logged(log):
    log.expect("trouble")

def test_network():
    socket.create_connection(("127.0.0.1", 9))

def test_name_lookup():
    socket.getaddrinfo("example.org", 443)

def test_home():
    assert "utblick-home-" in str(pathlib.Path.home())

def test_nobodys_bus():
    assert "DBUS_SESSION_BUS_ADDRESS" not in os.environ

def test_secrets(secret_service):
    pass

def test_qt_warning(qtbot):
    from PySide6.QtCore import qWarning
    qWarning("no such thing")

def test_exception_in_a_slot(qtbot):
    from PySide6.QtWidgets import QPushButton
    button = QPushButton()
    button.clicked.connect(lambda: 1 / 0)
    button.click()

@pytest.mark.xfail
def test_passes_unexpectedly():
    pass

@pytest.mark.no_such_mark
def test_mark():
    pass
"""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Run the misbehaving tests under our settings, outside of any session; give each one's outcomes."""
    folder = tmp_path_factory.mktemp("checkout")
    for place in ("pyproject.toml", "tests/conftest.py", "packaging/private_session.py"):
        (folder / place).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / place, folder / place)
    before, mark, after = MISBEHAVING.partition("@pytest.mark.no_such_mark")
    (folder / "tests/test_mark.py").write_text(f"import pytest\n{mark}{after}", encoding="utf-8")
    (folder / "tests/test_misbehaving.py").write_text(before, encoding="utf-8")
    surroundings = {name: value for name, value in unmeasured().items() if not name.startswith(("UTBLICK_", "PYTEST_"))}
    surroundings["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/somebody/else"
    command = [sys.executable, "-m", "pytest", "-rA", "--continue-on-collection-errors", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    found: dict[str, set[str]] = {}
    for outcome, name in re.findall(
        r"^(PASSED|FAILED|ERROR) tests/(?:test_misbehaving\.py::)?(\w+)", done.stdout, re.MULTILINE
    ):
        found.setdefault(name, set()).add(outcome)
    return found


@pytest.mark.parametrize(
    "name",
    [
        "test_warning",
        "test_expected_and_never_logged",
        "test_network",
        "test_name_lookup",
        "test_qt_warning",
        "test_exception_in_a_slot",
        "test_passes_unexpectedly",
    ],
)
def test_that_a_test_that_misbehaves_fails(name: str, outcomes: dict[str, set[str]]) -> None:
    assert outcomes[name] == {"FAILED"}


@pytest.mark.parametrize("name", ["test_logged", "test_secrets", "test_mark"])
def test_that_it_is_an_error_to_leave_something_unexpected_behind(name: str, outcomes: dict[str, set[str]]) -> None:
    assert "ERROR" in outcomes[name]


@pytest.mark.parametrize("name", ["test_logged_and_expected", "test_home", "test_nobodys_bus"])
def test_that_a_test_that_behaves_passes(name: str, outcomes: dict[str, set[str]]) -> None:
    assert outcomes[name] == {"PASSED"}
