from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.domain import media
from desktop.domain.media import Bytes, Media, detect, fits, runs_by_name, usual_ending
from tests.fakes.documents import FILES, PROGRAMS, compound, office, open_document, zipped

FORM = re.compile(r"[a-z0-9]+/[A-Za-z0-9.+-]+")  # what the signed bundle allows
WHOLE = [content for content, _ in FILES.values()] + list(PROGRAMS.values())


@dataclass
class Counted:
    """Content that tells how much of it was read."""

    size: int
    start: bytes = b""
    read: list[int] = field(default_factory=list)

    def read_at(self, offset: int, length: int) -> bytes:
        self.read.append(length)
        return self.start[offset : offset + length].ljust(max(0, min(length, self.size - offset)), b"a")


@pytest.mark.parametrize(("content", "expected"), FILES.values(), ids=FILES)
def test_that_a_file_is_known_by_its_content(content: bytes, expected: str) -> None:
    found = detect(Bytes(content))

    assert found.type == expected
    assert not found.runs


@pytest.mark.parametrize("content", PROGRAMS.values(), ids=PROGRAMS)
def test_that_what_can_be_run_is_noticed(content: bytes) -> None:
    assert detect(Bytes(content)).runs


@pytest.mark.parametrize(
    "content",
    [
        office("word", "word/vbaProject.bin"),
        open_document("spreadsheet", "Basic/Standard/Module1.xml"),
        compound("Workbook", "_VBA_PROJECT_CUR"),
    ],
    ids=["Microsoft's", "LibreOffice's", "the old Microsoft's"],
)
def test_that_macros_in_a_document_are_noticed(content: bytes) -> None:
    found = detect(Bytes(content))

    assert found.macros
    assert not found.runs


def test_that_a_page_about_html_applications_is_only_a_text() -> None:
    assert detect(Bytes(b"An HTA begins with <hta:application> in its head.")) == Media("text/plain")


def test_that_a_pdf_inside_a_zip_is_still_a_zip() -> None:
    stored = zipped({"mimetype": b"\n%PDF-1.7\n"})

    assert detect(Bytes(stored)).type == "application/zip"


def test_that_a_program_with_an_archive_at_its_end_is_a_program() -> None:
    assert detect(Bytes(PROGRAMS["a program for Windows"] + office("word"))).runs


def test_that_a_manifest_that_cannot_be_unpacked_makes_no_program() -> None:
    content = zipped({"META-INF/MANIFEST.MF": b"Main-Class: x" * 50})
    at = content.index(b"META-INF/MANIFEST.MF") + len("META-INF/MANIFEST.MF")

    assert detect(Bytes(content[:at] + b"\xff" * 8 + content[at + 8 :])).type == "application/zip"


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        (b"PK\x03\x04", b"KP\x03\x04"),  # the entry is not where the list says
        (
            b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x08",
            b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x63",
        ),  # packed in an unknown way
    ],
)
def test_that_a_manifest_that_cannot_be_found_makes_no_program(place: bytes, wrong: bytes) -> None:
    content = zipped({"a": b"a", "META-INF/MANIFEST.MF": b"Main-Class: x"})
    at = content.rindex(place)

    assert detect(Bytes(content[:at] + wrong + content[at + len(wrong) :])).type == "application/zip"


def test_that_a_directory_beyond_the_first_table_is_not_followed() -> None:
    content = bytearray(compound("Contents") + bytes(128 * 109 * 512))
    content[0x30:0x34] = (128 * 109).to_bytes(4, "little")

    assert detect(Bytes(bytes(content))).type == "application/x-ole-storage"


def test_that_a_letter_may_begin_with_lines_that_go_on() -> None:
    letter = b"Received: from a\r\n by b\r\nDate: Fri, 1 May 2026\r\nFrom: a@example.se\r\n\r\nHej"

    assert detect(Bytes(letter)).type == "message/rfc822"


def test_that_a_directory_that_points_back_at_itself_ends() -> None:
    content = bytearray(compound("Contents"))
    content[512 + 4 : 512 + 8] = (1).to_bytes(4, "little")

    assert detect(Bytes(bytes(content))).type == "application/x-ole-storage"


def test_that_a_long_table_cut_in_the_middle_of_a_line_is_a_table() -> None:
    assert detect(Bytes(b"abc;def;ghi\n" * 20_000)).type == "text/csv"


@pytest.mark.parametrize("start", [b"", b"PK\x03\x04", b"<?xml ", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 504])
def test_that_little_is_read_of_a_large_file(start: bytes) -> None:
    content = Counted(50 * 2**20, start)

    detect(content)

    assert sum(content.read) < 2 * 2**20


@given(st.binary(max_size=600))
@example(b"")
def test_that_any_bytes_are_something(content: bytes) -> None:
    assert FORM.fullmatch(detect(Bytes(content)).type)


@given(st.sampled_from(WHOLE), st.data())
def test_that_a_piece_of_any_file_is_something(content: bytes, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(content)))

    assert FORM.fullmatch(detect(Bytes(content[:cut])).type)
    assert FORM.fullmatch(detect(Bytes(content[cut:])).type)


@given(st.sampled_from(WHOLE), st.data())
def test_that_a_file_with_wrong_bytes_is_something(content: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, max(0, len(content) - 1)))
    wrong = data.draw(st.binary(min_size=1, max_size=8))

    assert FORM.fullmatch(detect(Bytes(content[:at] + wrong + content[at + len(wrong) :])).type)


def test_that_every_type_the_program_gives_may_stand_in_the_bundle() -> None:
    assert all(FORM.fullmatch(each) for each in media.ENDINGS)
    assert all(FORM.fullmatch(detect(Bytes(content)).type) for content in WHOLE)


@pytest.mark.parametrize(
    ("media_type", "name"),
    [
        ("application/pdf", "protokoll.pdf"),
        ("application/pdf", "PROTOKOLL.PDF"),
        ("application/pdf", "protokoll"),
        ("application/pdf", "protokoll.2026"),
        ("image/jpeg", "bild.jpeg"),
        ("text/plain", "lista.csv"),
        ("text/csv", "lista.txt"),
        ("text/plain", "anteckning.md"),
        ("application/x-ole-encrypted-package", "avtal.docx"),
    ],
)
def test_that_a_name_that_fits_is_left_in_peace(media_type: str, name: str) -> None:
    assert fits(media_type, name)


@pytest.mark.parametrize(
    ("media_type", "name"),
    [
        ("application/pdf", "protokoll.docx"),
        ("image/png", "bild.jpg"),
        ("application/zip", "avtal.docx"),
        ("application/octet-stream", "avtal.pdf"),
        ("text/plain", "avtal.pdf"),
        ("application/x-ole-encrypted-package", "avtal.pdf"),
    ],
)
def test_that_a_name_that_says_something_else_is_noticed(media_type: str, name: str) -> None:
    assert not fits(media_type, name)


def test_that_a_type_has_a_usual_ending() -> None:
    assert usual_ending("application/pdf") == "pdf"
    assert usual_ending("image/jpeg") == "jpg"
    assert usual_ending("application/octet-stream") == "bin"


@pytest.mark.parametrize("name", ["start.bat", "start.PS1", "x.vbs", "kalender.js", "x.txt.cmd"])
def test_that_a_script_is_known_by_its_name(name: str) -> None:
    assert runs_by_name(Media("text/plain"), name)
    assert not runs_by_name(Media("application/pdf"), name)
