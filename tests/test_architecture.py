"""The rules of the house hold for this tree, and each is seen to fail on a small bad one."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import guards
from tests.fakes.surroundings import unmeasured

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.xdist_group("tree")  # which is read once, by one process

ROOT = Path(__file__).resolve().parent.parent
PIN = f"pytest==9.2.0 \\\n    --hash=sha256:{'0' * 64}\n"


def _unfinished(root: Path) -> list[str]:
    return guards.marked_lines(root, guards.UNFINISHED)


def _of_a_machine(root: Path) -> list[str]:
    return guards.marked_lines(root, guards.OF_A_MACHINE)


# Each guard with a file that it must find; the tree around that file is otherwise as it should be.
GUARDS: dict[Callable[[Path], list[str]], tuple[tuple[str, str], ...]] = {
    guards.strangers_at_top: (("helpers/x.py", ""), ("setup.py", ""), ("requirements.txt", "")),
    guards.packaging_as_package: (("packaging/__init__.py", ""),),
    guards.loose_pins: (
        (guards.LOCK, f"--index-url https{':'}//example.org/simple\n{PIN}"),
        (guards.LOCK, "pytest==9.2.0\n"),
        (guards.LOCK, PIN.replace("==", ">=")),
        (guards.LOCK, f"{PIN}mypy @ file.whl \\\n    --hash=sha256:{'0' * 64}\n"),
    ),
    guards.unpinned: (
        (guards.LOCK, f"# Only for the checks.\n{PIN}"),
        (guards.LOCK, PIN.replace("pytest", "pytest-cov")),
    ),
    _unfinished: (("db/x.py", f"# {'todo'.upper()}: later"), ("README.md", f"{'fixme'.upper()}")),
    _of_a_machine: (("packaging/x.sh", f"cd {'/'}root"), ("resources/x.toml", f'a = "{"/"}work{"/"}x"')),
    guards.waits_in_tests: (("tests/test_x.py", "import time\ntime.sleep(1)"), ("tests/ui/test_x.py", "qtbot.wait(9)")),
    guards.half_modules: (("tests/x.py", f"LIMIT = resource.RLIMIT_{'fsize'.upper()}"),),
    guards.too_long: (
        ("desktop/x.py", "\n" * (guards.LONGEST_MODULE + 1)),
        ("tests/x.py", "def f():\n" + "    a()\n" * guards.LONGEST_FUNCTION),
    ),
    guards.unexplained_packages: (("db/queries/__init__.py", "import os"), ("desktop/pages/x.py", '"""A page."""')),
    guards.names_that_say_nothing: (("desktop/utils.py", ""), ("db/misc/__init__.py", "")),
    guards.libraries_where_none_belong: (
        ("desktop/domain/x.py", "import babel"),
        ("desktop/domain/y.py", "from db import engine"),
        ("db/fields/x.py", "def f():\n    from sqlalchemy import text"),
    ),
    guards.rows_too_high: (
        ("desktop/ui/x.py", "from db.models import RECORD"),
        ("desktop/keystore/x.py", "from db import engine"),
        ("desktop/cli/x.py", "def f():\n    import db.queries.listing"),
    ),
    guards.homeless_libraries: (("desktop/services/x.py", "import requests"),),
}
CASES = [
    pytest.param(guard, place, text, id=f"{getattr(guard, '__name__', '')}-{number}")
    for guard, bad in GUARDS.items()
    for number, (place, text) in enumerate(bad, start=1)
]


@pytest.fixture(scope="module", autouse=True)
def trees() -> Iterator[None]:
    """Let go of the parsed modules when nobody needs them any more."""
    yield
    guards.parsed.cache_clear()


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Give a small tree that keeps every rule."""
    project = (
        '[project]\ndependencies = ["pytest>=9"]\n[dependency-groups]\ndev = []\n[tool.importlinter]\ncontracts = []'
    )
    good = {"pyproject.toml": project, ".gitignore": "/.venv/\n*.db\n", "LICENSE": "", guards.LOCK: PIN}
    good |= {f"{name}/__init__.py": '"""What it is for."""\n' for name in guards.PACKAGES}
    for place, text in good.items():
        _write(tmp_path, place, text)
    (tmp_path / ".venv").mkdir()
    return tmp_path


def _write(root: Path, place: str, text: str) -> Path:
    path = root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("guard", GUARDS)
def test_that_the_tree_keeps_the_rule(guard: Callable[[Path], list[str]]) -> None:
    assert guard(ROOT) == []


@pytest.mark.parametrize("guard", GUARDS)
def test_that_a_good_tree_is_left_in_peace(guard: Callable[[Path], list[str]], tree: Path) -> None:
    assert guard(tree) == []


@pytest.mark.parametrize(("guard", "place", "text"), CASES)
def test_that_the_guard_finds_what_breaks_the_rule(
    guard: Callable[[Path], list[str]], place: str, text: str, tree: Path
) -> None:
    _write(tree, place, text)
    assert guard(tree)


def test_that_the_licence_is_whole() -> None:
    lines = (ROOT / "LICENSE").read_text(encoding="utf-8").splitlines()
    articles = [line for number in range(1, 16) for line in lines if line.startswith(f"{number}. ")]
    assert len(articles) == 15
    assert "Appendix" in lines
    assert lines[-1] == "EUPL version."


def test_that_ci_does_what_a_person_does() -> None:
    commands = [
        line for line in (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    ]
    assert len(commands) == 1
    assert commands[0].endswith('packaging/test"')


# The contracts of import-linter.

HOMES = {
    "db/engine.py": "import sqlalchemy, sqlcipher3",
    "db/migrations/__init__.py": "import alembic",
    "desktop/bundle/__init__.py": "import cryptography, msgspec",
    "desktop/exchange/__init__.py": "import xlsxwriter",
    "desktop/keystore/__init__.py": "import cryptography, keyring",
    "desktop/language/__init__.py": "import babel",
    "desktop/reports/__init__.py": "import desktop.language",
    "desktop/reports/calendar.py": "import icalendar",
    "desktop/reports/pages.py": "import pypdfium2",
    "desktop/reports/pdf/__init__.py": "import arabic_reshaper, bidi, reportlab",
    "desktop/reports/word/__init__.py": "import docx, PIL",
    "desktop/services/__init__.py": "import platformdirs, sqlalchemy, db.engine",
    "desktop/ui/__init__.py": "import PySide6.QtWidgets, qtawesome, shiboken6, desktop.services",
    "desktop/policy/__init__.py": "import desktop.domain",
    "db/fields/__init__.py": "import db.vocabulary",
}
EMPTY = (
    *("db/__init__.py", "db/errors.py", "db/files.py", "db/kinds.py", "db/vocabulary.py", "resources/__init__.py"),
    *("desktop/__init__.py", "desktop/__main__.py", "desktop/app.py", "desktop/cli/__init__.py"),
    *("desktop/domain/__init__.py", "desktop/domain/clock.py"),
)
AS_IT_SHOULD_BE = HOMES | dict.fromkeys(EMPTY, "")
FORBIDDEN = (
    ("db/errors.py", "import desktop.domain"),
    ("resources/__init__.py", "import desktop"),
    ("desktop/domain/x.py", "import desktop.language"),
    ("desktop/keystore/x.py", "import desktop.services"),
    ("desktop/services/x.py", "def f():\n    import desktop.ui"),
    ("desktop/ui/x.py", "import desktop.cli"),
    ("desktop/exchange/x.py", "import desktop.app"),
    ("desktop/extras/__init__.py", ""),
    ("desktop/domain/x.py", "import db.engine"),
    ("desktop/policy/x.py", "import desktop.domain.clock"),
    ("desktop/ui/x.py", "import sqlalchemy.orm"),
    ("db/x.py", "import alembic"),
    ("desktop/services/x.py", "import sqlcipher3"),
    ("desktop/services/x.py", "import cryptography.x509"),
    ("desktop/services/x.py", "import msgspec"),
    ("desktop/ui/x.py", "import keyring"),
    ("desktop/bundle/x.py", "import keyring"),
    ("desktop/bundle/x.py", "import desktop.keystore"),
    ("desktop/bundle/x.py", "import desktop.services"),
    ("desktop/ui/x.py", "import babel"),
    ("desktop/ui/x.py", "import platformdirs"),
    ("desktop/services/x.py", "import PySide6.QtCore"),
    ("desktop/services/x.py", "import reportlab.pdfgen"),
    ("desktop/reports/x.py", "import docx"),
    ("desktop/services/x.py", "import icalendar"),
    ("desktop/ui/x.py", "import pypdfium2"),
    ("desktop/reports/word/x.py", "import reportlab"),
    ("desktop/reports/x.py", "import desktop.services"),
    ("desktop/reports/x.py", "import db.engine"),
    ("desktop/reports/x.py", "import desktop.domain.clock"),
)


def _lint_imports(folder: Path, extra: tuple[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    shutil.copy(ROOT / "pyproject.toml", folder)
    for place, text in (AS_IT_SHOULD_BE | dict([extra] if extra else [])).items():
        _write(folder, place, text)
    program = Path(sys.executable).parent / "lint-imports"
    surroundings = dict(unmeasured(), PYTHONPATH=str(folder))
    return subprocess.run(
        [program, "--no-cache"], cwd=folder, env=surroundings, capture_output=True, text=True, check=False
    )


def test_that_the_contracts_hold_for_a_tree_built_as_meant(tmp_path: Path) -> None:
    done = _lint_imports(tmp_path)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("place", "text"), FORBIDDEN)
def test_that_a_contract_breaks_when_a_module_reaches_too_far(place: str, text: str, tmp_path: Path) -> None:
    done = _lint_imports(tmp_path, (place, text))
    assert done.returncode == 1
    assert " BROKEN" in done.stdout, done.stdout


def test_that_no_import_is_excused_from_a_contract() -> None:
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    assert not [contract["name"] for contract in linter["contracts"] if "ignore_imports" in contract]


# Ruff and mypy.


def _ruff(place: str, text: str) -> str:
    command = [sys.executable, "-m", "ruff", "check", "--config", str(ROOT / "pyproject.toml")]
    command += ["--output-format", "concise", "--stdin-filename", str(ROOT / place), "-"]
    done = subprocess.run(command, env=unmeasured(), input=text, capture_output=True, text=True, check=False)
    return done.stdout


@pytest.mark.parametrize(
    "statement",
    [
        "import datetime\nNOW = datetime.datetime.now(tz=datetime.UTC)\n",
        "from datetime import date\nTODAY = date.today()\n",
        "from time import time\nNOW = time()\n",
        "import os\nos.chdir('x')\n",
        "from pathlib import Path\nHERE = Path.cwd()\n",
        "from PySide6.QtWidgets import QMessageBox\nQMessageBox.information(None, 'a', 'b')\n",
        "from PySide6.QtWidgets import QLabel\nLABEL = QLabel('<img src=x>')\n",
    ],
)
def test_that_ruff_finds_what_has_one_home_elsewhere(statement: str) -> None:
    assert "TID251" in _ruff("desktop/services/x.py", statement)


def test_that_ruff_lets_the_clock_ask_for_the_time() -> None:
    statement = "import datetime\n\nNOW = datetime.datetime.now(tz=datetime.UTC)\n"
    assert "TID251" not in _ruff("desktop/domain/clock.py", statement)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("def double(number):\n    return 2 * number\n", "no-untyped-def"),
        ("def double(number: int) -> int:\n    return str(number)\n", "return-value"),
        ("class A:\n    def f(self) -> None: ...\nclass B(A):\n    def f(self) -> None: ...\n", "explicit-override"),
    ],
)
def test_that_mypy_finds_what_is_not_typed(text: str, code: str, tmp_path: Path) -> None:
    module = _write(tmp_path, "module.py", text)
    command = [sys.executable, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml")]
    command += ["--cache-dir", str(tmp_path / "cache"), str(module)]
    done = subprocess.run(command, env=unmeasured(), capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"[{code}]" in done.stdout
