"""What a command that opens no register may load: people wait for it every time, and `--help` is asked for often."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.fakes.surroundings import unmeasured

VECTORS = Path(__file__).parents[1] / "vectors" / "version-1"
WINDOW_AND_STORE = ("PySide6", "sqlalchemy", "sqlcipher3", "alembic", "keyring")
SEALING = ("cryptography",)
DESCRIPTIONS = ("babel", "dataclasses", "db.fields", "traceback", "json")


def loaded_by(words: tuple[str, ...], names: tuple[str, ...]) -> list[str]:
    """Do the command in a process of its own, and tell which of these modules it has loaded afterwards.

    What measures coverage would load modules of its own there.
    """
    code = (
        "import sys; from desktop.cli.main import run; status = run(sys.argv[2:]);"
        "print([name for name in sys.argv[1].split() if name in sys.modules], file=sys.stderr); sys.exit(status)"
    )
    command = [sys.executable, "-c", code, " ".join(names), *words]
    done = subprocess.run(command, env=unmeasured(), capture_output=True, text=True, check=True)
    return [name for name in names if f"'{name}'" in done.stderr]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (("--help",), (*WINDOW_AND_STORE, *SEALING, *DESCRIPTIONS)),
        (("fields", "--json"), (*WINDOW_AND_STORE, *SEALING)),
        (
            ("verify", str(VECTORS / "accepted-by-signer.asice"), "--signer", str(VECTORS / "signer.pem")),
            WINDOW_AND_STORE,
        ),
        (("verify", str(VECTORS / "accepted-by-ca.asice"), "--ca", str(VECTORS / "ca.pem")), WINDOW_AND_STORE),
    ],
    ids=["help", "fields", "verify --signer", "verify --ca"],
)
def test_that_a_command_without_a_register_loads_nothing_heavy(words: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert loaded_by(words, names) == []


def test_that_the_guard_sees_what_a_command_loads() -> None:
    assert loaded_by(("fields",), ("db.fields", "dataclasses", "sqlalchemy")) == ["db.fields", "dataclasses"]
