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


TWICE = (
    '[[focus]]\ncode = "a"\nsv = "En"\nen = "One"\nsource = "s. 1"\n'
    '[[focus]]\ncode = "a"\nsv = "Två"\nen = "Two"\nsource = "s. 2"\n'
)


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        (WHOLE + "focus = 3\n", "profile.missing", "focus"),
        (WHOLE + "focus = [3]\n", "profile.missing", "focus[1]"),
        (WHOLE + 'focus = [{ code = "a" }]\n', "profile.missing", "focus[1].source"),
        (WHOLE + TWICE, "profile.twice", "focus: a"),
        (WHOLE.replace('code = "x"\n', ""), "profile.missing", "code"),
        (WHOLE.replace('code = "x"', 'code = "\\t "'), "profile.missing", "code"),
        (WHOLE.replace('{ sv = "P", en = "P" }', '"P"'), "profile.missing", "name"),
        (WHOLE.replace(', en = "P"', ""), "profile.missing", "name.en"),
        (WHOLE + 'hotell = "fem stjärnor"\n', "profile.unexpected", "hotell"),
        (WHOLE.replace("{ sv", '{ fi = "P", sv'), "profile.unexpected", "name.fi"),
        (WHOLE + 'documents = [{ code = "d", name = "N", year = 2024 }]\n', "profile.unexpected", "documents[1].year"),
        (WHOLE + 'documents = [{ code = "d", name = "N", date = 2024 }]\n', "profile.missing", "documents[1].date"),
    ],
)
def test_that_what_is_wrong_in_a_profile_is_told_with_its_place(content: str, code: str, place: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        profile.read(content)
    assert (refused.value.code, refused.value.details["place"]) == (code, place)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("format = ", "profile.not_toml"),
        (WHOLE.replace("format = 1", "format = 9"), "profile.format"),
        (WHOLE.replace("format = 1\n", ""), "profile.format"),
    ],
)
def test_that_a_file_of_another_make_is_refused_before_it_is_read(content: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        profile.read(content)
    assert refused.value.code == code


def test_that_what_a_document_does_not_state_is_left_empty() -> None:
    (document,) = profile.read(WHOLE + 'documents = [{ code = "d", name = "Policy", date = "2024-05" }]\n').documents
    assert (document.name, document.date, document.reference, document.adopted_by) == ("Policy", "2024-05", "", "")


def test_that_two_profiles_differ_by_their_text() -> None:
    first, second = profile.read(WHOLE), profile.read(WHOLE + "\n")
    assert first.digest != second.digest
    assert first.digest == profile.read(WHOLE).digest
