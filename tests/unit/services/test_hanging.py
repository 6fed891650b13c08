"""Decisions, documents and tasks of a record: in one answer, and with it in and out of the trash."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, update

from db.models import ENTRY_VALUE, KIND_TABLES, RECORD
from db.queries import attachments as tables
from desktop.domain.errors import InvalidInput, NotFound, Refused
from tests.fakes.documents import PDF, file_in

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.services.workspace import Workspace
    from tests.fakes.clocks import FixedClock


@pytest.fixture
def visit(desk: Workspace) -> str:
    return desk.records.add("visit", {"title": "Studiebesök"}).id


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return file_in(tmp_path, "protokoll.pdf", PDF)


def hang(desk: Workspace, kind: str, on: str, **fields: object) -> str:
    return desk.records.add(kind, {"title": kind, "on": on, **fields}).id


def trashed(desk: Workspace, *identifiers: str) -> list[bool]:
    return [desk.records.get(each).trashed is not None for each in identifiers]


def contents(desk: Workspace) -> int:
    with desk.register.reading() as connection:
        return tables.count(connection)


def test_that_what_hangs_on_a_record_comes_in_one_answer_and_in_order(desk: Workspace, visit: str, pdf: Path) -> None:
    late = hang(desk, "decision", visit, date="2026-05")
    early = hang(desk, "decision", visit, date="2025-12-31", paragraph="§ 5")
    undated = hang(desk, "decision", visit)
    document = desk.attachments.add(visit, pdf).id
    done = hang(desk, "task", visit, due="2026-01-01", status="done")
    someday, soon, then = (hang(desk, "task", visit, due=due) for due in (None, "2026-03-01", "2026-03"))
    hang(desk, "task", early)

    found = desk.attachments.of(visit)

    assert [row.id for row in found.decisions] == [early, late, undated]
    assert found.decisions[0].fields["paragraph"] == "§ 5"
    assert [(row.id, row.fields["file_name"]) for row in found.documents] == [(document, "protokoll.pdf")]
    assert [row.id for row in found.tasks] == [soon, then, someday, done]
    assert found.total == 8
    assert [row.kind for row in desk.attachments.of(early).tasks] == ["task"]


def test_that_a_record_on_which_nothing_hangs_says_so(desk: Workspace, visit: str) -> None:
    assert desk.attachments.of(visit).total == 0
    with pytest.raises(NotFound, match=r"record\.not_found"):
        desk.attachments.of("nowhere")


def test_that_what_is_in_the_trash_is_left_out(desk: Workspace, visit: str, pdf: Path) -> None:
    desk.trash.put(desk.attachments.add(visit, pdf).id)

    assert desk.attachments.of(visit).total == 0
    assert desk.records.get(visit).attachments == ()


def test_that_what_hangs_on_a_record_goes_to_the_trash_with_it_and_stays_reachable(
    desk: Workspace, visit: str, pdf: Path, tmp_path: Path
) -> None:
    decision = hang(desk, "decision", visit)
    task = hang(desk, "task", visit)
    document = desk.attachments.add(decision, pdf).id

    assert desk.trash.put(visit).along == 3

    assert trashed(desk, visit, decision, task, document) == [True] * 4
    assert [row.id for row in desk.attachments.of(visit).decisions] == [decision]
    assert [file.id for file in desk.records.get(decision).attachments] == [document]
    desk.attachments.write_out(document, tmp_path / "ut.pdf")
    assert (tmp_path / "ut.pdf").read_bytes() == PDF


@pytest.mark.parametrize("back", ["restore", "undo"])
def test_that_what_went_along_comes_back_and_what_lay_there_before_stays(
    desk: Workspace, visit: str, clock: FixedClock, back: str
) -> None:
    decision, thrown = hang(desk, "decision", visit), hang(desk, "decision", visit)
    below, below_thrown = hang(desk, "task", decision), hang(desk, "task", thrown)
    desk.trash.put(thrown)
    clock.go(minutes=1)
    desk.trash.put(visit)

    if back == "restore":
        assert desk.trash.restore(visit).along == 2
    else:
        desk.undo.last()

    assert trashed(desk, visit, decision, below, thrown, below_thrown) == [False, False, False, True, True]


def test_that_the_carrier_comes_back_first(desk: Workspace, visit: str) -> None:
    decision = hang(desk, "decision", visit)
    task = hang(desk, "task", decision)
    desk.trash.put(visit)

    with pytest.raises(Refused, match=r"hanging\.carrier_trashed") as refused:
        desk.trash.restore(task)

    assert refused.value.details["title"] == "decision"
    assert trashed(desk, task) == [True]


def test_that_nothing_is_hung_on_what_is_in_the_trash(desk: Workspace, visit: str) -> None:
    task = hang(desk, "task", desk.records.add("visit", {"title": "Ett annat"}).id)
    desk.trash.put(visit)

    with pytest.raises(InvalidInput, match=r"hanging\.trashed at decision\.on"):
        hang(desk, "decision", visit)
    with pytest.raises(InvalidInput, match=r"hanging\.trashed at task\.on"):
        desk.records.change(task, {"on": visit})


def test_that_nothing_hangs_on_itself_by_a_detour(desk: Workspace, visit: str) -> None:
    decision = hang(desk, "decision", visit)
    document = hang(desk, "document", decision)
    task = hang(desk, "task", document)

    for end in (document, task):
        with pytest.raises(InvalidInput, match=r"hanging\.circle at decision\.on"):
            desk.records.change(decision, {"on": end})
    desk.records.change(task, {"on": visit})
    desk.records.change(decision, {"on": task})


def test_that_a_circle_from_elsewhere_hangs_nothing_up(desk: Workspace, visit: str, clock: FixedClock) -> None:
    """Nobody can make one, but a register that somebody repaired by hand may have it."""
    first = hang(desk, "task", visit)
    second = hang(desk, "decision", first)
    with desk.register.writing() as connection:
        connection.execute(update(KIND_TABLES["task"]).values(on=second))

    desk.trash.put(first)
    assert trashed(desk, first, second) == [True, True]
    with pytest.raises(Refused, match=r"hanging\.carrier_trashed"):
        desk.trash.restore(second)
    desk.undo.last()
    desk.trash.put(second)
    clock.go(days=31)
    assert desk.trash.empty_old() == 2


def test_that_all_goes_for_good_together_with_its_files(
    desk: Workspace, visit: str, pdf: Path, clock: FixedClock
) -> None:
    decision = hang(desk, "decision", visit, wording="kanariefagel")
    document = desk.attachments.add(decision, pdf).id
    desk.trash.put(visit)
    clock.go(days=29)
    assert (desk.trash.empty_old(), contents(desk)) == (0, 1)
    clock.go(days=1)

    assert desk.trash.empty_old() == 3

    assert contents(desk) == 0
    for each in (visit, decision, document):
        with pytest.raises(NotFound):
            desk.records.get(each)
    with desk.register.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(ENTRY_VALUE)) == 0


def test_that_a_file_stays_as_long_as_some_document_has_it(
    desk: Workspace, visit: str, pdf: Path, clock: FixedClock, tmp_path: Path
) -> None:
    first, second = desk.attachments.add(visit, pdf).id, desk.attachments.add(visit, pdf).id
    desk.trash.put(first)
    clock.go(days=20)
    desk.trash.put(second)
    clock.go(days=20)

    assert (desk.trash.empty_old(), contents(desk)) == (1, 1)
    desk.attachments.write_out(second, tmp_path / "ut.pdf")
    clock.go(days=20)
    assert (desk.trash.empty_old(), contents(desk)) == (1, 0)


def test_that_a_document_thrown_away_alone_takes_only_its_own_file(
    desk: Workspace, visit: str, pdf: Path, tmp_path: Path, clock: FixedClock
) -> None:
    other = desk.attachments.add(visit, file_in(tmp_path, "b.txt", b"b"))
    desk.trash.put(desk.attachments.add(visit, pdf).id)
    clock.go(days=31)

    assert (desk.trash.empty_old(), contents(desk)) == (1, 1)
    assert desk.records.get(visit).attachments == (other.attachment,)


def test_that_nothing_goes_for_good_under_something_that_may_be_wanted_back(
    desk: Workspace, visit: str, pdf: Path, clock: FixedClock
) -> None:
    """The program does not make this; an older one may have left it."""
    decision = hang(desk, "decision", visit)
    document = desk.attachments.add(decision, pdf).id
    desk.trash.put(visit)
    with desk.register.writing() as connection:
        connection.execute(update(RECORD).where(RECORD.c.id == document).values(trashed=None))
    clock.go(days=31)

    assert desk.trash.empty_old() == 0
    desk.trash.put(document)
    clock.go(days=31)
    assert (desk.trash.empty_old(), contents(desk)) == (3, 0)


def test_that_undoing_a_new_document_puts_it_in_the_trash_with_its_file(
    desk: Workspace, visit: str, pdf: Path, clock: FixedClock
) -> None:
    document = desk.attachments.add(visit, pdf).id

    desk.undo.last()

    assert trashed(desk, document, visit) == [True, False]
    assert contents(desk) == 1
    desk.trash.restore(document)
    assert [file.id for file in desk.records.get(visit).attachments] == [document]
    desk.undo.last()
    clock.go(days=31)
    assert (desk.trash.empty_old(), contents(desk)) == (1, 0)


def test_that_the_doctor_is_content_after_all_of_this(
    desk: Workspace, visit: str, pdf: Path, clock: FixedClock
) -> None:
    desk.attachments.add(hang(desk, "decision", visit), pdf)
    desk.trash.put(visit)
    desk.trash.restore(visit)
    desk.undo.last()
    clock.go(days=31)
    desk.trash.empty_old()

    assert [check.ok for check in desk.doctor.examine()] == [True] * 4
