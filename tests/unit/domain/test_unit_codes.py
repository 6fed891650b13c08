"""The code of a unit, and the program's own version."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.unit_codes import LONGEST, unit_code
from desktop.domain.version import VERSION

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kulturförvaltningen", "kulturforvaltningen"),
        ("  Vård- och omsorgsförvaltningen ", "vard-och-omsorgsforvaltningen"),
        ("Räddningstjänsten (Øst & Łódź)", "raddningstjansten-ost-lodz"),
        ("教育", "enhet"),
        ("x" * 100, "x" * LONGEST),
        (f"{'x' * (LONGEST - 1)} y", "x" * (LONGEST - 1)),
    ],
)
def test_that_a_name_becomes_letters_that_a_bundle_and_a_file_may_hold(name: str, code: str) -> None:
    assert unit_code(name) == code


@given(st.text())
def test_that_whatever_the_name_the_code_is_one(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", unit_code(name))


def test_that_the_program_says_the_version_that_it_is_packed_as() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == VERSION
