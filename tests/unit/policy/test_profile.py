"""Profiles: what ships is whole, and what cannot be read is refused in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.domain.errors import InvalidInput, NotFound
from desktop.policy import profile

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = 'format = 1\ncode = "x"\nversion = "1"\nmunicipality = "Provbyn"\nname = { sv = "P", en = "P" }\n'


@pytest.mark.parametrize("name", profile.SHIPPED)
def test_that_every_shipped_profile_is_whole(name: str) -> None:
    found = profile.load(name)
    assert found.code == name
    first = found.terms("focus")[0]
    assert found.term("focus", first.code) is first
    assert found.term("focus", "no-such-word") is None
    assert len(found.digest) == 64


def test_that_a_profile_of_ones_own_is_read_from_its_file(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(WHOLE, "utf-8")
    assert profile.load(str(file)).municipality == "Provbyn"


def test_that_a_file_that_is_no_profile_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        profile.load(str(tmp_path / "missing.toml"))
    large, latin = tmp_path / "large.toml", tmp_path / "latin.toml"
    large.write_bytes(b"#" * 1_000_001)
    latin.write_bytes("å".encode("latin-1"))
    for file in (large, latin):
        with pytest.raises(InvalidInput) as refused:
            profile.load(str(file))
        assert refused.value.code == "profile.invalid"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("format = ", "profile."),
        (WHOLE.replace("format = 1", "format = 9"), "profile."),
        (WHOLE + "focus = 3\n", "profile."),
        (WHOLE.replace('code = "x"\n', ""), "profile."),
    ],
)
def test_that_a_profile_that_cannot_be_understood_is_refused(content: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        profile.read(content)
    assert refused.value.code.startswith(code)
