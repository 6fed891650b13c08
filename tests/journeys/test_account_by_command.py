"""`utblick brief` and `utblick account`: the sheet for a visit, the year's account and the plan of the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest

from tests.fakes.papers import pdf_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.command_line import CommandLine

pytestmark = pytest.mark.usefixtures("opens_at_once")


def test_that_a_briefing_sheet_is_made_in_the_language_that_is_said(utblick: CommandLine, tmp_path: Path) -> None:
    visit = utblick.added("visit", "title=Studiebesök", "organisation=Näidise linn", "security_notes=Hemligt läge")
    file = tmp_path / "pm.pdf"
    assert utblick.json("brief", visit, "-o", file)["paper"] == "brief"
    swedish = pdf_text(file.read_bytes())
    assert "Besöks-PM" in swedish
    assert "Hemligt läge" not in swedish
    utblick.json("brief", visit, "-o", file, "--force", "--lang", "en", "--with", "diet,security")
    english = pdf_text(file.read_bytes())
    assert "Briefing sheet" in english
    assert "Hemligt läge" in english
    assert utblick("--json", "brief", visit, "-o", file).refusal == (3, "file.exists")
    assert utblick("--json", "brief", visit, "-o", tmp_path / "pm.pdf", "--force", "--with", "all").refusal[0] == 1


def test_that_the_account_and_the_plan_are_six_files(utblick: CommandLine, tmp_path: Path) -> None:
    utblick.added("visit", "title=Besök från Näidise \U0001f600", "period=2026-05-04")
    utblick.added("priority", "title=Läsning", "year=2027")
    told = utblick.json("account", "--year", "2026", "-o", tmp_path)
    names = [f"{name}.{form}" for name in ("account-2026", "plan-2027") for form in ("pdf", "docx", "html")]
    assert told["files"] == [str(tmp_path / name) for name in names]
    assert [note["code"] for note in told["notes"]] == ["paper.missing"]
    assert "Besök från Näidise" in pdf_text((tmp_path / "account-2026.pdf").read_bytes())
    assert "Läsning" in pdf_text((tmp_path / "plan-2027.pdf").read_bytes())
    assert utblick("--json", "account", "--year", "2026", "-o", tmp_path).refusal == (3, "file.exists")
    assert utblick("--json", "account", "--year", "2026", "-o", tmp_path / "no").refusal == (3, "file.not_a_folder")


def test_that_a_template_of_the_municipality_is_used(utblick: CommandLine, tmp_path: Path) -> None:
    template = tmp_path / "mall.docx"
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Kommunens huvud"
    made.save(str(template))
    lines = utblick(
        "account", "--year", "2026", "-o", tmp_path, "--template", template, "--lang", "en"
    ).out.splitlines()
    assert lines[1] == f"Written: {tmp_path / 'account-2026.docx'}"
    header = docx.Document(str(tmp_path / "account-2026.docx")).sections[0].header
    assert header.paragraphs[0].text == "Kommunens huvud"
    template.write_bytes(b"no")
    wrong = utblick("--json", "account", "--year", "2026", "-o", tmp_path, "--template", template, "--force")
    assert wrong.refusal == (1, "paper.template")
