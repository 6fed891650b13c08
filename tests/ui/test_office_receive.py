"""What comes to the office: dropped, verified, taken in and taken back; outcomes are judged in the register."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.bundle.reasons import Outcome
from desktop.ui.models import office_files
from desktop.ui.pages.office_receive_page import OfficeReceivePage
from tests.ui.office_desk import drop, page_at, sent, words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.municipality import Municipality
    from tests.ui.conftest import Desk

ONE, TWO = "Kulturförvaltningen", "Utbildningsförvaltningen"


def receive(desk: Desk) -> OfficeReceivePage:
    page = page_at(desk, "receive")
    assert isinstance(page, OfficeReceivePage)
    return page


def done(desk: Desk, page: OfficeReceivePage) -> None:
    desk.until(lambda: page._telling is None)
    desk.settle()


def states(page: OfficeReceivePage) -> list[str]:
    return [each.state for each in page.files.values()]


def choose(page: OfficeReceivePage, file: Path) -> None:
    assert page.table.select(lambda about: about == file)


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    file = tmp_path / "semesterlista.asice"
    file.write_bytes(b"hej")
    return file


def broken(file: Path) -> Path:
    damaged = file.with_name("trasig.asice")
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 255
    damaged.write_bytes(bytes(content))
    return damaged


def test_that_files_dropped_on_any_page_are_verified_and_nothing_is_taken_in(
    office: Desk, municipality: Municipality, bad: Path
) -> None:
    files = [sent(municipality, ONE), sent(municipality, TWO), bad]
    page_at(office, "board")
    assert drop(office, files)
    assert office.window.wide.code == "receive"
    page = receive(office)
    done(office, page)
    assert states(page) == ["accepted_with_note", "accepted_with_note", "refused"]
    assert municipality.office.receiving.all() == ()
    assert page.take.text().replace("&", "") == "Ta in 2 filer"
    choose(page, bad)
    assert "Filen är inte ett paket. Kontrollera att det är rätt fil" in words(page)
    choose(page, files[0])
    assert "Det är förvaltningens första paket för året." in words(page)
    assert "Ny: Besök 0 (Besök)" in words(page)


def test_that_a_department_does_not_take_files_dropped_on_its_window(desk: Desk, bad: Path) -> None:
    assert not drop(desk, [bad])
    desk.settle()
    assert desk.window.wide.code != "receive"


def test_that_all_that_may_be_is_taken_in_with_one_press_and_back_out_with_one(
    office: Desk, municipality: Municipality, bad: Path
) -> None:
    later = [sent(municipality, ONE), sent(municipality, ONE, visits=2)]
    files = [*reversed(later), sent(municipality, TWO), broken(later[0]), bad]
    page = receive(office)
    page.take_files(files)
    done(office, page)
    page.take.click()
    done(office, page)
    assert [each.sequence for each in municipality.office.receiving.all()] == [1, 2, 1]
    assert sorted(states(page)) == ["damaged", "refused", "taken", "taken", "taken"]
    assert "3 paket är intagna." in words(page)
    choose(page, later[1])
    assert "Sedan paket 1: nya 2, ändrade 0, borta 0, oförändrade 1." in words(page)
    page.back.click()
    office.settle()
    assert municipality.office.receiving.all() == ()
    assert states(page).count("back") == len(files) - 2
    assert not page.back.isVisible()


def test_that_the_verdict_on_what_is_turned_away_is_kept_with_its_reason(
    office: Desk, municipality: Municipality, bad: Path
) -> None:
    page = receive(office)
    page.take_files([bad])
    done(office, page)
    (kept,) = municipality.office.mailbag.dismissed()
    assert (kept.file, kept.outcome) == ("semesterlista.asice", Outcome.REFUSED)
    page.tabs.setCurrentIndex(2)
    assert page.dismissed.model_of_lines.lines[0].words[3] == "Filen är inte ett paket."


def test_that_a_bundle_for_another_office_is_refused_in_words(office: Desk, municipality: Municipality) -> None:
    file = sent(municipality, ONE)
    register = municipality.office.register
    register.owner = replace(register.owner, unit="Stadsledningskontoret")
    page = receive(office)
    page.take_files([file])
    done(office, page)
    assert not page.take.isEnabled()
    assert states(page) == ["refused"]
    assert "kommunledningskontoret" in words(page)


def test_that_a_key_nobody_knows_leads_to_the_departments(office: Desk, municipality: Municipality) -> None:
    file = sent(municipality, ONE)
    with municipality.office.register.writing() as connection:
        connection.exec_driver_sql("delete from trusted_key")
    page = receive(office)
    page.take_files([file])
    done(office, page)
    assert states(page) == ["cannot_decide"]
    assert page.card.approve.isVisible()
    page.card.approve.click()
    assert office.window.wide.code == "departments"


def test_that_a_replay_is_told_as_received_before(office: Desk, municipality: Municipality) -> None:
    file = sent(municipality, ONE)
    assert municipality.office.receiving.receive(file).stored
    page = receive(office)
    page.take_files([file])
    done(office, page)
    assert not page.take.isEnabled()
    (line,) = page.table.model_of_lines.lines
    assert (line.words[1], line.tones) == ("✓ Redan mottaget", {1: "muted"})
    said = words(page)
    assert "1 fil   ✓ Redan mottaget: 1" in said
    assert "✓ Redan mottaget. Paketet är äkta och oförändrat.\n" in said
    assert "anmärkning" not in said


def test_that_verifying_ends_when_it_is_cancelled(office: Desk, municipality: Municipality, bad: Path) -> None:
    files = [sent(municipality, ONE), sent(municipality, TWO)]
    page = receive(office)
    page.take_files([*files, bad])
    page.progress.cancel.click()
    done(office, page)
    assert len(page.files) == 1
    assert office_files.WAITING not in states(page)
    page.take_files([files[1]])
    done(office, page)
    assert page.files[files[1]].takeable


def test_that_what_comes_while_others_are_taken_in_is_verified_and_not_taken_in(
    office: Desk, municipality: Municipality
) -> None:
    first, second = sent(municipality, ONE), sent(municipality, TWO)
    page = receive(office)
    page.take_files([first])
    done(office, page)
    page.take.click()
    page.take_files([second])
    office.until(lambda: states(page) == ["taken", "accepted_with_note"])
    done(office, page)
    assert len(municipality.office.receiving.all()) == 1


def test_that_what_was_taken_in_before_a_cancel_stays(office: Desk, municipality: Municipality) -> None:
    page = receive(office)
    page.take_files([sent(municipality, ONE), sent(municipality, TWO)])
    done(office, page)
    page.take.click()
    page.progress.cancel.click()
    done(office, page)
    assert len(municipality.office.receiving.all()) == 1
    assert sorted(states(page)) == ["accepted_with_note", "taken"]
    assert page.take.isEnabled()


def test_that_a_file_that_is_gone_is_told_in_words_and_stops_nobody(
    office: Desk, municipality: Municipality, tmp_path: Path
) -> None:
    page = receive(office)
    gone, there = tmp_path / "borta.asice", sent(municipality, ONE)
    page.take_files([gone, there])
    done(office, page)
    assert states(page) == ["unread", "accepted_with_note"]
    choose(page, gone)
    assert "borta.asice" in words(page)
    assert not page.card.protocol.isEnabled()


def test_that_a_folder_gives_the_bundles_in_it(office: Desk, municipality: Municipality) -> None:
    file = sent(municipality, ONE)
    (file.parent / "läs mig.txt").write_text("hej", "utf-8")
    page = receive(office)
    page.take_files([file.parent, file])
    done(office, page)
    assert list(page.files) == [file]


def test_that_a_bundle_is_taken_back_from_the_list_and_only_the_last_one(
    office: Desk, municipality: Municipality
) -> None:
    for number in (1, 2):
        municipality.office.receiving.receive(sent(municipality, ONE, visits=number))
    page = receive(office)
    page.tabs.setCurrentIndex(1)
    page.received.setCurrentIndex(page.received.model_of_lines.index(1, 0))
    page.take_back.click()
    office.settle()
    assert page.banner.isVisible()
    page.received.setCurrentIndex(page.received.model_of_lines.index(0, 0))
    page.take_back.click()
    office.settle()
    assert [each.sequence for each in municipality.office.receiving.all()] == [1]
    assert not page.banner.isVisible()


def test_that_undo_takes_the_last_bundle_back_and_the_list_says_so(office: Desk, municipality: Municipality) -> None:
    page = receive(office)
    page.take_files([sent(municipality, ONE)])
    done(office, page)
    page.take.click()
    done(office, page)
    office.window.undo()
    office.until(lambda: states(page) == ["back"])
    assert municipality.office.receiving.all() == ()


def test_that_the_protocol_of_a_file_is_shown_on_paper(office: Desk, bad: Path) -> None:
    page = receive(office)
    page.take_files([bad])
    done(office, page)
    page.card.protocol.click()
    dialog = office.dialog("papers_dialog")
    office.until(lambda: dialog.made is not None)  # type: ignore[attr-defined]
    assert "semesterlista.asice" in dialog.text.toPlainText()  # type: ignore[attr-defined]
    dialog.close()


def test_that_the_list_is_cleared(office: Desk, bad: Path) -> None:
    page = receive(office)
    page.take_files([bad])
    done(office, page)
    page.clear.click()
    assert page.files == {}
    assert page.empty.isVisible()


def test_that_a_trial_is_named_as_one(office: Desk, municipality: Municipality) -> None:
    page = receive(office)
    page.take_files([sent(municipality, ONE, test=True)])
    done(office, page)
    assert "Provpaket" in page.table.model_of_lines.lines[0].words[4]


def test_that_closing_the_window_does_not_wait_for_what_is_left(office: Desk, municipality: Municipality) -> None:
    page = receive(office)
    page.take_files([sent(municipality, ONE), sent(municipality, TWO)])
    page.stop()
    done(office, page)
    assert states(page).count(office_files.WAITING) == 1
