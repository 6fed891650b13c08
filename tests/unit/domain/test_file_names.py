from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.domain.file_names import LONGEST, clean_name, ending


@pytest.mark.parametrize(
    "name", ["Protokoll §5.pdf", "Ärende nr 7 (kopia).docx", "日本.txt", ".dold", "a.b.c", "CONTRACT.pdf"]
)
def test_that_an_ordinary_name_stays_as_it_is(name: str) -> None:
    assert clean_name(name) == name


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\anna\\avtal.pdf", "avtal.pdf"),
        ("/var/tmp/", "utan_namn"),
        ("avtal\x00.pdf", "avtal.pdf"),
        ("avtal\n2026\t.pdf", "avtal 2026 .pdf"),
        ("fdp.\u202egnp", "fdp.gnp"),
        ("vad?.pdf", "vad_.pdf"),
        ('a<b>:"|*.pdf', "a_b_____.pdf"),
        ("con", "_con"),
        ("NUL.txt", "_NUL.txt"),
        ("com1.pdf", "_com1.pdf"),
        ("lpt¹", "_lpt¹"),
        ("avtal.pdf. . ", "avtal.pdf"),
        ("", "utan_namn"),
        (" . ", "utan_namn"),
        ("avtal\udcff.pdf", "avtal_.pdf"),
        ("A\u030alesund.pdf", "\u00c5lesund.pdf"),
    ],
)
def test_that_what_cannot_be_in_a_name_goes(raw: str, kept: str) -> None:
    assert clean_name(raw) == kept


def test_that_a_long_name_keeps_its_ending() -> None:
    found = clean_name("å" * 300 + ".docx")

    assert found.endswith("å.docx")
    assert len(found) <= LONGEST


def test_that_a_long_name_of_wide_letters_fits_every_file_system() -> None:
    assert len(clean_name("\U0001f600" * 300 + ".pdf").encode()) <= 2 * LONGEST


def test_that_a_long_ending_is_no_ending() -> None:
    assert clean_name("a." + "b" * 300) == "a." + "b" * (LONGEST - 2)


@given(st.text(max_size=400))
@example("con.\u200b")
@example("./..\\ .")
def test_that_any_name_becomes_one_that_stays(raw: str) -> None:
    found = clean_name(raw)

    assert clean_name(found) == found
    assert found
    assert not set(found) & set('/\\<>:"|?*\0')
    assert len(found) <= LONGEST
    assert len(found.encode()) <= 2 * LONGEST


@pytest.mark.parametrize(
    ("name", "letters"), [("a.PDF", "pdf"), ("a.tar.gz", "gz"), ("a", ""), (".dold", ""), ("a.", "")]
)
def test_that_the_ending_is_what_follows_the_last_dot(name: str, letters: str) -> None:
    assert ending(name) == letters
