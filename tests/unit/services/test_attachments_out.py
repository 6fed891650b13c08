"""Files on their way out of a register, and what the doctor says of them."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, update

from db.models import BLOB, BLOB_PART, KIND_TABLES
from db.queries import attachments as tables
from db.queries.attachments import PART_SIZE
from desktop.domain.errors import AlreadyExists, Damaged, InvalidInput, ReadOnly, StoreTrouble
from desktop.language.texts import LANGUAGES, Texts
from tests.factories import desk_at
from tests.fakes.documents import PDF, file_in
from tests.fakes.ordinary_user import open_folder, ordinary_user

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.domain.errors import AppError
    from desktop.services.workspace import Workspace
    from tests.fakes.clocks import FixedClock


@pytest.fixture
def visit(desk: Workspace) -> str:
    return desk.records.add("visit", {"title": "Studiebesök"}).id


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return file_in(tmp_path, "protokoll.pdf", PDF)


def contents(desk: Workspace) -> int:
    with desk.register.reading() as connection:
        return tables.count(connection)


def test_that_a_file_is_replaced_only_when_that_is_said(desk: Workspace, visit: str, pdf: Path, tmp_path: Path) -> None:
    added, there = desk.attachments.add(visit, pdf), file_in(tmp_path, "ut.pdf", b"old")

    with pytest.raises(AlreadyExists, match=r"file\.exists"):
        desk.attachments.write_out(added.id, there)
    assert there.read_bytes() == b"old"
    desk.attachments.write_out(added.id, there, replace=True)
    assert there.read_bytes() == PDF


def _device(folder: Path) -> Path:
    link = folder / "länk"
    link.symlink_to(os.devnull)
    return link


@pytest.mark.parametrize(
    ("make", "kind", "code"),
    [
        (lambda folder: folder, InvalidInput, "file.folder"),
        (_device, InvalidInput, "file.special"),
        (lambda folder: folder / "ingen" / "ut.pdf", StoreTrouble, "file.no_folder"),
        (lambda folder: folder / "REGISTER.utblick", InvalidInput, "attachment.onto_register"),
        (lambda folder: folder / "." / "register.utblick.keys", InvalidInput, "attachment.onto_register"),
        (lambda folder: folder / ("a" * 5000), StoreTrouble, "file.not_written"),
    ],
)
def test_that_a_file_is_not_written_where_no_file_can_be(
    desk: Workspace,
    visit: str,
    pdf: Path,
    tmp_path: Path,
    make: Callable[[Path], Path],
    kind: type[AppError],
    code: str,
) -> None:
    added, path = desk.attachments.add(visit, pdf), make(tmp_path)
    before = sorted(tmp_path.iterdir())

    with pytest.raises(kind, match=code):
        desk.attachments.write_out(added.id, path, replace=True)

    assert sorted(tmp_path.iterdir()) == before
    assert all(f"error.{code}.hint" in Texts.load(language) for language in LANGUAGES)


def test_that_a_file_is_not_written_where_nobody_may(desk: Workspace, visit: str, pdf: Path) -> None:
    added = desk.attachments.add(visit, pdf)
    assert all("error.file.not_writable.hint" in Texts.load(language) for language in LANGUAGES)
    with open_folder() as folder:
        folder.chmod(0o555)
        with ordinary_user(), pytest.raises(ReadOnly, match=r"file\.not_writable"):
            desk.attachments.write_out(added.id, folder / "ut.pdf")


def test_that_a_page_of_the_register_that_went_bad_stops_the_writing(
    desk: Workspace, visit: str, tmp_path: Path, clock: FixedClock
) -> None:
    added = desk.attachments.add(visit, file_in(tmp_path, "in.bin", os.urandom(8 * PART_SIZE)))
    desk.close()
    with desk.path.open("r+b") as file:
        file.seek(-3 * PART_SIZE, os.SEEK_END)
        file.write(b"wrong")
    again = desk_at(desk.path, clock)

    with pytest.raises(Damaged, match=r"store\.damaged"):
        again.attachments.write_out(added.id, tmp_path / "ut.bin")

    # A connection on which a read has failed is let go of, and with the last one the log.
    outside = {path.name for path in tmp_path.iterdir() if not path.name.startswith(desk.path.name)}
    assert outside == {"in.bin"}
    again.close()


def _flipped(desk: Workspace) -> None:
    with desk.register.writing() as connection:
        connection.execute(update(BLOB_PART).where(BLOB_PART.c.position == 1).values(content=b"fel"))


def _without_end(desk: Workspace) -> None:
    with desk.register.writing() as connection:
        connection.execute(delete(BLOB_PART).where(BLOB_PART.c.position == 1))


def _gone(desk: Workspace) -> None:
    with desk.register.writing() as connection:
        connection.execute(delete(BLOB))


def _of_another_size(desk: Workspace) -> None:
    with desk.register.writing() as connection:
        connection.execute(update(KIND_TABLES["document"]).values(size=7))


@pytest.mark.parametrize("damage", [_flipped, _without_end, _gone, _of_another_size])
def test_that_what_is_damaged_is_said_and_not_written(
    desk: Workspace, visit: str, tmp_path: Path, damage: Callable[[Workspace], None]
) -> None:
    added = desk.attachments.add(visit, file_in(tmp_path, "in.bin", os.urandom(PART_SIZE + 3)))
    there = file_in(tmp_path, "ut.bin", b"old")
    unused = desk.attachments.add(visit, file_in(tmp_path, "x.txt", b"x"))
    damage(desk)
    before = sorted(tmp_path.iterdir())

    with pytest.raises(Damaged, match=r"attachment\.damaged"):
        desk.attachments.write_out(added.id, there, replace=True)

    assert there.read_bytes() == b"old"
    assert sorted(tmp_path.iterdir()) == before
    check = desk.doctor.examine()[-1]
    assert (check.name, check.ok, check.detail) == ("attachments", False, "attachments.broken")
    assert check.numbers["first"] in {added.id, unused.id}


def test_that_the_doctor_finds_every_file_whole(desk: Workspace, visit: str, tmp_path: Path) -> None:
    for name, content in (("a.txt", b"a"), ("b.txt", b"a"), ("c.txt", b"c" * (PART_SIZE + 1))):
        desk.attachments.add(visit, file_in(tmp_path, name, content))

    check = desk.doctor.examine()[-1]

    assert (check.ok, check.detail, check.numbers["n"]) == (True, "attachments.whole", 3)


def test_that_the_doctor_takes_away_what_no_document_has(desk: Workspace, visit: str, pdf: Path) -> None:
    desk.attachments.add(visit, pdf)
    with desk.register.writing() as connection:
        tables.settle(connection, tables.begin(connection, "mark"), hashlib.sha256(b"").hexdigest(), 0)

    check = desk.doctor.examine()[-1]

    assert (check.ok, check.detail, check.numbers) == (True, "attachments.mended", {"n": 1, "removed": 1})
    assert contents(desk) == 1
    assert desk.doctor.examine()[-1].detail == "attachments.whole"


def test_that_the_doctor_takes_nothing_away_while_something_is_missing(
    desk: Workspace, visit: str, pdf: Path, tmp_path: Path
) -> None:
    desk.attachments.add(visit, pdf)
    desk.attachments.add(visit, file_in(tmp_path, "b.txt", b"b"))
    sha256 = hashlib.sha256(b"b").hexdigest()
    with desk.register.writing() as connection:
        connection.execute(update(KIND_TABLES["document"]).values(sha256=sha256))
        connection.execute(delete(BLOB).where(BLOB.c.sha256 == sha256))

    assert desk.doctor.examine()[-1].detail == "attachments.broken"
    assert contents(desk) == 1
