"""The compilation of a year in the window; what was written is judged on disk, and what was kept in the register."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QDesktopServices

from db import files
from db.errors import NoSpace
from desktop.ui.pages.office_compilation_page import OfficeCompilationPage
from desktop.ui.widgets.labels import PlainLabel
from tests.ui.office_desk import PROJECT, VISIT, page_at, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.ui.widgets.office_chapters import OfficeChapters
    from tests.fakes.municipality import Municipality
    from tests.ui.conftest import Desk

ONE, TWO = "Kulturförvaltningen", "Utbildningsförvaltningen"


def compilation(desk: Desk) -> OfficeCompilationPage:
    page = page_at(desk, "compilation")
    assert isinstance(page, OfficeCompilationPage)
    desk.settle()
    return page


@pytest.fixture
def delivered(municipality: Municipality) -> None:
    """Let two departments deliver what may be the same project."""
    for name in (ONE, TWO):
        municipality.join(name)
        municipality.add(name, "project", {**PROJECT, "own_share": "100 EUR"})
    municipality.add(ONE, "visit", {**VISIT, "period": "2026-05-04"})
    for name in (ONE, TWO):
        municipality.deliver(name)


def test_that_a_year_with_nothing_says_so(office: Desk) -> None:
    page = compilation(office)
    assert "Inget att sammanställa för 2026" in words(page)
    assert not page.save.isEnabled()
    assert not page.banner.isVisible()


@pytest.mark.usefixtures("delivered")
def test_that_figures_any_table_and_missing_rates_are_shown(office: Desk) -> None:
    page = compilation(office)
    said = words(page)
    assert "2 av 2 förvaltningar" in said
    assert "Egna andelar i projekt: summan i kronor är inte känd (2 st, varav 2 med belopp)" in said
    assert "Medlemsavgifter: inga" in said
    assert "Kurs saknas för EUR" in said
    choice = page.figures.choice
    choice.setCurrentIndex(choice.findData("projects"))
    choice.chosen.emit()
    office.settle()
    assert [line.words[0] for line in page.figures.table.model_of_lines.lines] == ["Läsande städer"] * 2


@pytest.mark.usefixtures("delivered")
def test_that_a_pair_is_judged_and_the_year_is_reckoned_anew(office: Desk) -> None:
    page = compilation(office)
    assert page.tabs.tabText(1) == "Samma projekt?  1"
    page.tabs.setCurrentIndex(1)
    page.matching.same.click()
    office.settle()
    assert "Inget att avgöra" in words(page)
    assert "Något har ändrats sedan siffrorna räknades." in words(page)
    page.again.click()
    office.settle()
    assert page.made is not None
    assert len(page.made.projects) == 1
    assert not page.again.isVisible()


@pytest.mark.usefixtures("delivered")
def test_that_rates_are_typed_or_read_from_a_file_and_kept_for_the_year(
    office: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = compilation(office)
    page.tabs.setCurrentIndex(3)
    page.rates.text.setPlainText("EUR elva")
    page.rates.use.click()
    assert page.banner.isVisible()
    page.rates.text.setPlainText("eur 11,49 2026-12-31\nUSD=10,87\n")
    page.rates.use.click()
    office.settle()
    assert "1 EUR = 11,49 kr, 31 december 2026" in words(page)
    assert page.made is not None
    assert str(page.made.own_share.sek) == "2298.00"
    assert not page.banner.isVisible()
    table = tmp_path / "kurser.csv"
    table.write_text("valuta;kurs;datum\nEUR;12,5;2026-12-30\n", "utf-8")
    monkeypatch.setattr("desktop.ui.widgets.office_rates.choose_files", lambda *_: (table,))
    page.rates.file.click()
    office.settle()
    assert page.rates.text.toPlainText() == "EUR 12,5 2026-12-30"
    assert "Från filen kurser.csv" in words(page)
    assert str(page.made.own_share.sek) == "2500.00"
    assert office.context.preferences.rates(2026) == ("EUR 12,5 2026-12-30", "kurser.csv")
    table.write_bytes(b"\xff\xfe")
    page.rates.file.click()
    office.settle()
    assert page.banner.isVisible()


@pytest.mark.usefixtures("delivered")
def test_that_a_text_is_kept_when_one_goes_on_and_when_the_window_closes(
    office: Desk, municipality: Municipality
) -> None:
    page = compilation(office)
    page.tabs.setCurrentIndex(2)
    chapters, of = page.chapters, municipality.office.writings.of
    assert not chapters.keep.isEnabled()
    chapters.text.setPlainText("Ett år med många besök.")
    chapters.chapters.setCurrentRow(2)
    office.settle()
    assert [(each.chapter, each.text) for each in of(2026)] == [("summary", "Ett år med många besök.")]
    assert chapters.text.toPlainText() == ""
    chapters.chapters.setCurrentRow(0)
    chapters.text.setPlainText("Ett år med få besök.")
    chapters.keep.click()
    office.settle()
    assert chapters.version.count() == 2
    chapters.version.setCurrentIndex(1)
    chapters.version.chosen.emit()
    assert chapters.text.toPlainText() == "Ett år med många besök."
    chapters.text.setPlainText("Sista ordet.")
    office.window.wide.stop()
    office.settle()
    assert [(each.text, each.version) for each in of(2026)] == [("Sista ordet.", 3)]


@pytest.fixture
def written(municipality: Municipality) -> Callable[[], list[str]]:
    """Give what is kept of the first chapter, which has two versions to begin with."""
    writings = municipality.office.writings
    for text in ("ett", "två"):
        writings.write(2026, "summary", text)
    return lambda: [each.text for each in writings.versions(2026, "summary")]


def look_at(chapters: OfficeChapters, version: int) -> None:
    chapters.version.setCurrentIndex(chapters.version.findData(str(version)))
    chapters.version.chosen.emit()


def test_that_an_earlier_version_is_looked_at_without_becoming_the_text(
    office: Desk, written: Callable[[], list[str]]
) -> None:
    page = compilation(office)
    chapters = page.chapters
    look_at(chapters, 1)
    assert chapters.text.toPlainText() == "ett"
    page.tabs.setCurrentIndex(3)
    page.tabs.setCurrentIndex(2)
    office.settle()
    assert written() == ["ett", "två"]
    assert any("En tidigare version, som den var." in each.text() for each in chapters.findChildren(PlainLabel))
    chapters.keep.click()
    office.settle()
    assert written() == ["ett", "två", "ett"]
    assert (chapters.version.code, chapters.keep.isEnabled()) == ("3", False)


def test_that_what_is_written_is_kept_before_an_earlier_version_is_shown(
    office: Desk, written: Callable[[], list[str]]
) -> None:
    chapters = compilation(office).chapters
    chapters.text.setPlainText("tre")
    look_at(chapters, 1)
    office.settle()
    assert (written(), chapters.text.toPlainText()) == (["ett", "två", "tre"], "ett")
    assert chapters.version.code == "1"
    look_at(chapters, 3)
    assert (chapters.text.toPlainText(), chapters.keep.isEnabled()) == ("tre", False)
    look_at(chapters, 2)
    chapters.text.setPlainText("två och en halv")
    chapters.chapters.setCurrentRow(1)
    office.settle()
    assert written() == ["ett", "två", "tre", "två och en halv"]


def test_that_a_text_that_could_not_be_kept_is_shown_again(office: Desk, written: Callable[[], list[str]]) -> None:
    page = compilation(office)
    chapters = page.chapters
    chapters.text.setPlainText("tre\x07")
    chapters.chapters.setCurrentRow(1)
    office.settle()
    assert page.banner.isVisible()
    assert chapters.chapters.item(0).text().startswith("! ")
    assert chapters.text.toPlainText() == ""
    chapters.chapters.setCurrentRow(0)
    assert chapters.text.toPlainText() == "tre\x07"
    look_at(chapters, 1)
    office.settle()
    assert (chapters.text.toPlainText(), chapters.version.code) == ("tre\x07", "2")
    chapters.text.setPlainText("två")
    for row in (1, 0):
        chapters.chapters.setCurrentRow(row)
    assert (chapters.text.toPlainText(), chapters.chapters.item(0).text()[:2]) == ("två", "✓ ")
    chapters.text.setPlainText("tre")
    chapters.keep.click()
    office.settle()
    assert written() == ["ett", "två", "tre"]
    assert chapters.chapters.item(0).text().startswith("✓ ")


def test_that_a_text_that_is_tidied_up_is_kept_once(office: Desk, written: Callable[[], list[str]]) -> None:
    chapters = compilation(office).chapters
    chapters.text.setPlainText("Besöket fra\u030an Tartu")
    for row in (1, 0, 1):
        chapters.chapters.setCurrentRow(row)
    office.settle()
    assert written() == ["ett", "två", "Besöket från Tartu"]
    chapters.chapters.setCurrentRow(0)
    chapters.text.setPlainText("fra\u030an")
    chapters.keep.click()
    office.settle()
    assert (chapters.text.toPlainText(), chapters.keep.isEnabled()) == ("från", False)


@pytest.mark.usefixtures("delivered")
def test_that_an_edition_is_saved_whole_and_the_next_says_what_changed(
    office: Desk, municipality: Municipality, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    monkeypatch.setattr("desktop.ui.pages.office_compilation_page.choose_folder", lambda *_: tmp_path)
    page = compilation(office)
    page.chapters.text.setPlainText("Ett år med många besök.")
    page.save.click()
    office.settle()
    folder = tmp_path / "Sammanställning 2026, utgåva 1"
    names = {file.name for file in folder.iterdir()}
    papers = {f"compilation.{form}" for form in ("pdf", "docx", "html", "xlsx")}
    assert names == {"compile.json", "open-data", *papers}
    told = json.loads((folder / "compile.json").read_text("utf-8"))
    assert told["edition"] == 1
    assert "Ett år med många besök." in (folder / "compilation.html").read_text("utf-8")
    assert "Utgåva 1 är sparad i" in words(page)
    page.open_folder.click()
    assert len(opened) == 1
    page.save_to(tmp_path)
    office.settle()
    assert (tmp_path / "Sammanställning 2026, utgåva 1 (2)").is_dir()
    municipality.add(ONE, "visit", {**VISIT, "title": "Ett till", "period": "2026-06-01"})
    municipality.deliver(ONE)
    page.save_to(tmp_path)
    office.settle()
    page.tabs.setCurrentIndex(4)
    office.settle()
    assert [line.words[:2] for line in page.editions.table.model_of_lines.lines] == [("2026", "2"), ("2026", "1")]
    page.editions.table.select(lambda about: about == (2026, 2))
    office.settle()
    changes = {line.words[0]: line.words[1:] for line in page.editions.changes.model_of_lines.lines}
    assert changes["Besök"] == ("1", "2")
    assert changes[f"Paketet från {ONE}"] == ("ett tidigare", "ett nytt")
    page.look.click()
    paper = office.dialog("papers_dialog")
    office.until(lambda: paper.made is not None)  # type: ignore[attr-defined]
    assert "Internationellt arbete 2026" in paper.text.toPlainText()  # type: ignore[attr-defined]
    paper.close()


@pytest.mark.usefixtures("delivered")
def test_that_a_full_disk_leaves_no_half_of_the_files_and_the_edition_stays(
    office: Desk, municipality: Municipality, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = compilation(office)
    write = files.write_whole

    def full(path: Path, content: bytes, *, replace: bool) -> None:
        if path.suffix == ".pdf":
            raise NoSpace(str(path))
        write(path, content, replace=replace)

    monkeypatch.setattr(files, "write_whole", full)
    page.save_to(tmp_path)
    office.settle()
    assert "Disken är full." in words(page)
    assert list(tmp_path.glob("Samman*")) == []
    assert len(municipality.office.compiling.editions()) == 1
    monkeypatch.setattr(files, "write_whole", write)
    page.save_to(tmp_path)
    office.settle()
    assert (tmp_path / "Sammanställning 2026, utgåva 1" / "compilation.pdf").exists()
    page.save_to(tmp_path / "finns inte")
    office.settle()
    assert page.banner.isVisible()


@pytest.mark.usefixtures("delivered")
def test_that_saving_is_cancelled_half_way_and_leaves_nothing(
    office: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.exchange import compilation_files  # noqa: PLC0415 - to stand between its steps

    page = compilation(office)
    contents = compilation_files.contents

    def stopped(made: object, whose: object, tell: Callable[[int, int], object]) -> object:
        for place, each in enumerate(contents(made, whose, tell)):  # type: ignore[arg-type] # as they are given
            if place == 3:
                page.progress.cancel.click()
            yield each

    monkeypatch.setattr(compilation_files, "contents", stopped)
    page.save_to(tmp_path)
    office.settle()
    assert list(tmp_path.glob("Samman*")) == []
    assert "Det avbröts." in words(page)
    assert page.save.isEnabled()


@pytest.mark.usefixtures("delivered")
def test_that_another_year_takes_the_place_of_a_reckoning_and_closing_ends_it(office: Desk) -> None:
    page = compilation(office)
    page.reckon()
    page.year_choice.setCurrentIndex(1)
    page.year_choice.chosen.emit()
    office.settle()
    assert page.made is None
    assert "Inget att sammanställa för 2025" in words(page)
    page.year_choice.setCurrentIndex(0)
    page.reckon()
    page.stop()
    office.settle()
    assert page._telling is None
