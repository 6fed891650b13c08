"""`utblick paper`: it lists the papers, makes one in the form that the file's name asks for, and says what to know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes.papers import pdf_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.command_line import CommandLine

pytestmark = pytest.mark.usefixtures("opens_at_once")


@pytest.fixture
def visit(utblick: CommandLine) -> str:
    return utblick.added("visit", "title=Studiebesök", "organisation=Näidise linn", "languages=et", "period=2026-05-04")


def test_that_every_paper_is_listed(utblick: CommandLine) -> None:
    listed = {each["name"]: each for each in utblick.json("paper")["papers"]}
    assert listed["programme"]["kinds"] == ["visit"]
    assert listed["programme"]["forms"] == ["pdf", "docx", "html"]
    assert {"sv", "en", "et", "uk"} <= set(listed["programme"]["languages"])
    assert listed["programme"]["ticks"] == ["phones"]
    lines = utblick("paper", "--lang", "en").out.splitlines()
    assert len(lines) == len(listed)
    assert "programme              Programme for the guests (visit) .pdf .docx .html  --with phones" in lines
    assert any("Recovery code (a file) .pdf" in line for line in lines)


def test_that_the_ending_of_the_name_chooses_the_form(utblick: CommandLine, visit: str, tmp_path: Path) -> None:
    for form, beginning in (("pdf", b"%PDF"), ("docx", b"PK"), ("html", b"<!DOCTYPE html>")):
        file = tmp_path / f"program.{form}"
        told = utblick.json("paper", "programme", visit, "-o", file)
        assert file.read_bytes().startswith(beginning)
        assert (told["form"], told["language"], told["record"]) == (form, "et", visit)
        assert [note["code"] for note in told["notes"]] == ["paper.no_programme"]
    assert "Programm" in pdf_text((tmp_path / "program.pdf").read_bytes())


def test_that_the_language_can_be_said(utblick: CommandLine, visit: str, tmp_path: Path) -> None:
    def text(*words: object) -> str:
        utblick.json("paper", "programme", visit, "-o", tmp_path / "p.pdf", "--force", *words)
        return pdf_text((tmp_path / "p.pdf").read_bytes())

    assert "Välkomna" in text("--lang", "sv")
    assert "Bienvenue" in text("--in", "fr", "--lang", "sv")


def test_that_what_is_to_know_is_said_in_the_language_of_who_asks(
    utblick: CommandLine, visit: str, tmp_path: Path
) -> None:
    answer = utblick("paper", "programme", visit, "-o", tmp_path / "p.pdf", "--in", "et", "--lang", "sv")
    assert answer.out.splitlines() == [
        f"Program för gästerna: {tmp_path / 'p.pdf'}",
        "Besöket har inga programpunkter än.",
    ]


def test_that_a_file_that_is_there_is_not_replaced_unasked(utblick: CommandLine, visit: str, tmp_path: Path) -> None:
    file = tmp_path / "p.pdf"
    file.write_bytes(b"mine")
    assert utblick("--json", "paper", "badges", visit, "-o", file).refusal == (3, "file.exists")
    assert file.read_bytes() == b"mine"
    assert utblick("--json", "paper", "badges", visit, "-o", tmp_path / "no" / "p.pdf").refusal[1] == "file.no_folder"
    utblick.json("paper", "badges", visit, "-o", file, "--force")
    assert file.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("nix",), (1, "paper.unknown")),
        (("badges",), (2, "usage.paper_of_record")),
        (("verification",), (2, "usage.paper_of_file")),
        (("enrolment", "x", "-o", "x.pdf"), (2, "usage.paper_of_nothing")),
        (("badges", "x"), (2, "usage.paper_out")),
        (("badges", "x", "-o", "x.docx"), (2, "paper.form")),
        (("badges", "x", "-o", "x"), (2, "paper.form")),
        (("badges", "x", "-o", "x.pdf"), (1, "record.not_found")),
        (("ics", "x", "-o", "x.ics"), (1, "record.not_found")),
        (("enrolment", "-o", "x.pdf"), (1, "key.signing_none")),
    ],
)
def test_that_a_paper_that_cannot_be_made_is_refused(
    utblick: CommandLine, words: tuple[str, ...], refusal: tuple[int, str]
) -> None:
    assert utblick("--json", "paper", *words).refusal == refusal


def test_that_a_tick_is_taken_and_an_unknown_one_refused(utblick: CommandLine, visit: str, tmp_path: Path) -> None:
    utblick.json("row", "add", visit, "hosts", "name=Anna Exempel", "phone=08-000 00 00")
    utblick.json("paper", "programme", visit, "-o", tmp_path / "p.pdf", "--with", "phones")
    assert "08-000 00 00" in pdf_text((tmp_path / "p.pdf").read_bytes())
    refused = utblick("--json", "paper", "programme", visit, "-o", tmp_path / "q.pdf", "--with", "phones,diet")
    assert refused.refusal == (1, "paper.tick")


def test_that_a_calendar_and_a_card_are_files_like_the_others(utblick: CommandLine, visit: str, tmp_path: Path) -> None:
    assert utblick.json("paper", "ics", visit, "-o", tmp_path / "k.ics")["form"] == "ics"
    assert (tmp_path / "k.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    person = utblick.added("person", "title=Mari Näide")
    assert utblick.json("paper", "vcf", person, "-o", tmp_path / "k.vcf")["form"] == "vcf"
    assert (tmp_path / "k.vcf").read_bytes().startswith(b"BEGIN:VCARD")
