"""Files on their way into a register and out of it."""

from __future__ import annotations

import errno
import hashlib
import io
import os
from contextlib import nullcontext
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select
from typing_extensions import override

from db import search
from db.models import ENTRY_VALUE, OPERATION
from db.queries import attachments as tables
from db.queries.attachments import PART_SIZE
from desktop.domain.errors import AppError, InvalidInput, NotFound
from desktop.domain.records import Attachment
from desktop.language.texts import LANGUAGES, Texts
from desktop.services import intake
from tests.fakes.documents import FILES, PDF, PROGRAMS, file_in, office
from tests.fakes.ordinary_user import open_folder, ordinary_user

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection

    from desktop.domain.records import Added
    from desktop.services.workspace import Workspace

WORDS = b"hemlig kanariefagel"


@pytest.fixture
def visit(desk: Workspace) -> str:
    return desk.records.add("visit", {"title": "Studiebesök"}).id


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return file_in(tmp_path, "protokoll.pdf", PDF)


def attached(added: Added) -> Attachment:
    assert added.attachment is not None
    return added.attachment


def contents(desk: Workspace) -> int:
    with desk.register.reading() as connection:
        return tables.count(connection)


def operations(desk: Workspace) -> int:
    with desk.register.reading() as connection:
        return int(connection.scalar(select(func.count()).select_from(OPERATION)) or 0)


def refusal(desk: Workspace, visit: str, path: Path) -> AppError:
    """Try to attach a file, and see that nothing is left of the try."""
    before = operations(desk)
    with pytest.raises(AppError) as refused:
        desk.attachments.add(visit, path)
    assert contents(desk) == 0
    assert operations(desk) == before
    assert desk.attachments.of(visit).total == 0
    return refused.value


def test_that_a_file_becomes_a_document_with_all_that_is_known_of_it(desk: Workspace, visit: str, pdf: Path) -> None:
    added = desk.attachments.add(visit, pdf, {"goes_along": True})

    sha256 = hashlib.sha256(PDF).hexdigest()
    expected = Attachment(added.id, "protokoll.pdf", "application/pdf", len(PDF), sha256, goes_along=True)
    assert added.attachment == expected
    assert added.notes == ()
    assert desk.records.get(visit).attachments == (expected,)
    fields = desk.records.get(added.id).fields
    assert fields["title"] == fields["file_name"] == "protokoll.pdf"
    assert (fields["media_type"], fields["size"], fields["sha256"]) == ("application/pdf", len(PDF), sha256)


@pytest.mark.parametrize(
    ("given", "title"), [("Protokoll från mötet", "Protokoll från mötet"), ("  ", "protokoll.pdf")]
)
def test_that_a_title_is_the_files_name_only_when_none_is_given(
    desk: Workspace, visit: str, pdf: Path, given: str, title: str
) -> None:
    assert desk.records.get(desk.attachments.add(visit, pdf, {"title": given}).id).title == title


@pytest.mark.parametrize("kind", ["decision", "task", "visit"])
def test_that_a_file_given_with_another_record_hangs_on_it_as_a_document(
    desk: Workspace, visit: str, pdf: Path, kind: str
) -> None:
    given = {"title": "Beslut", "unit": "Skolan", "stays": True} | ({} if kind == "visit" else {"on": visit})

    added = desk.records.add(kind, given, file=pdf)

    document = desk.records.get(attached(added).id)
    assert document.kind == "document"
    assert document.id != added.id
    assert {name: document.fields[name] for name in ("on", "title", "unit", "stays")} == {
        "on": added.id,
        "title": "protokoll.pdf",
        "unit": "Skolan",
        "stays": True,
    }
    assert desk.records.get(added.id).attachments == (added.attachment,)


def test_that_a_record_and_its_file_are_one_step(desk: Workspace, visit: str, pdf: Path) -> None:
    added = desk.records.add("decision", {"title": "Beslut", "on": visit}, file=pdf)

    assert set(desk.undo.last().records) == {added.id, attached(added).id}
    assert [each.trashed is not None for each in map(desk.records.get, (added.id, attached(added).id))] == [True, True]


@pytest.mark.parametrize("size", [1, PART_SIZE - 1, PART_SIZE, PART_SIZE + 1, 3 * PART_SIZE + 5])
def test_that_a_file_comes_out_as_it_went_in(desk: Workspace, visit: str, tmp_path: Path, size: int) -> None:
    content = os.urandom(size)
    added = desk.attachments.add(visit, file_in(tmp_path, "in.bin", content))

    written = desk.attachments.write_out(added.id, tmp_path / "ut.bin")

    assert (tmp_path / "ut.bin").read_bytes() == content
    assert written == added.attachment


def test_that_every_file_is_kept_with_its_right_type(desk: Workspace, visit: str, tmp_path: Path) -> None:
    for number, (content, _) in enumerate(FILES.values()):
        desk.attachments.add(visit, file_in(tmp_path, str(number), content))

    kept = [each.media_type for each in desk.records.get(visit).attachments]
    assert kept == [expected for _, expected in FILES.values()]


def test_that_the_list_at_the_end_of_a_large_document_is_read(desk: Workspace, visit: str, tmp_path: Path) -> None:
    content = office("xl", *(f"xl/worksheets/sheet{number}.xml" for number in range(4000)))
    assert len(content) > 2 * PART_SIZE

    assert "spreadsheetml" in attached(desk.attachments.add(visit, file_in(tmp_path, "stor.xlsx", content))).media_type


def test_that_the_same_content_is_kept_once(desk: Workspace, visit: str, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        desk.attachments.add(visit, file_in(tmp_path, name, PDF))

    assert contents(desk) == 1
    assert [each.name for each in desk.records.get(visit).attachments] == ["a.pdf", "b.pdf"]


def test_that_the_history_never_holds_the_content(desk: Workspace, visit: str, tmp_path: Path) -> None:
    added = desk.attachments.add(visit, file_in(tmp_path, "ord.txt", WORDS))
    desk.records.change(added.id, {"title": "Ord"})
    desk.undo.last()

    with desk.register.reading() as connection:
        kept = connection.execute(select(ENTRY_VALUE.c.before, ENTRY_VALUE.c.after)).all()
    assert WORDS.decode() not in str(kept)
    assert "ord.txt" in str(kept)


@pytest.mark.parametrize("typed", ["protokoll", "motet i riga"])
def test_that_a_document_is_found_by_its_title_and_its_file(desk: Workspace, visit: str, pdf: Path, typed: str) -> None:
    added = desk.attachments.add(visit, pdf, {"title": "Mötet i Riga"})

    with desk.register.reading() as connection:
        head = connection.exec_driver_sql(
            "SELECT record.id FROM search JOIN record ON record.number = search.rowid WHERE search MATCH ?",
            (search.match_expression(typed),),
        )
        assert head.scalars().all() == [added.id]


def test_that_a_program_is_refused_under_any_name(desk: Workspace, visit: str, tmp_path: Path) -> None:
    for content in PROGRAMS.values():
        assert refusal(desk, visit, file_in(tmp_path, "faktura.pdf", content)).code == "attachment.runs"


def test_that_a_script_is_refused_by_its_name(desk: Workspace, visit: str, tmp_path: Path) -> None:
    assert refusal(desk, visit, file_in(tmp_path, "start.bat", b"del *.*\r\n")).code == "attachment.runs"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("protokoll.docx", PDF, "attachment.other_type"),
        ("protokoll.pdf", b"\x00\x01\x02", "attachment.not_what_it_says"),
        ("tabell.xlsm", FILES["xlsm"][0], "attachment.macros"),
        ("fdp.\u202epdf", PDF, "attachment.renamed"),
        ("faktura.exe", PDF, "attachment.safe_ending"),
    ],
)
def test_that_something_odd_is_told_and_kept(
    desk: Workspace, visit: str, tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    added = desk.attachments.add(visit, file_in(tmp_path, name, content))

    assert [note.code for note in added.notes] == [code]
    for language in LANGUAGES:
        assert [Texts.load(language)(f"note.{note.code}", **note.details) for note in added.notes]
    assert attached(added).size == len(content)


def test_that_a_name_is_made_such_that_it_can_be_kept(desk: Workspace, visit: str, tmp_path: Path) -> None:
    added = desk.attachments.add(visit, file_in(tmp_path, "CON.pdf ", PDF))

    assert attached(added).name == "_CON.pdf"


@pytest.mark.parametrize(
    ("name", "content", "kept"),
    [
        ("a.exe", PDF, "a.pdf"),
        ("a.pdf.EXE", PDF, "a.pdf.pdf"),
        ("a.js.exe", PDF, "a.pdf"),
        ("arkiv.jar", FILES["zip"][0], "arkiv.zip"),
        ("a.pdf", PDF, "a.pdf"),
    ],
)
def test_that_what_is_no_program_is_not_kept_under_a_name_that_runs(
    desk: Workspace, visit: str, tmp_path: Path, name: str, content: bytes, kept: str
) -> None:
    added = desk.attachments.add(visit, file_in(tmp_path, name, content))

    assert attached(added).name == kept
    assert desk.records.get(added.id).title == kept


def test_that_two_gigabytes_are_refused_at_once(desk: Workspace, visit: str, tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    with path.open("wb") as file:
        file.truncate(2 * 1024 * intake.MEGABYTE)

    refused = refusal(desk, visit, path)

    assert refused.code == "attachment.too_large"
    assert (refused.details["size"], refused.details["limit"]) == (2048, 50)


def test_that_a_file_may_be_exactly_as_large_as_allowed(
    desk: Workspace, visit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "LARGEST", 1000)

    assert refusal(desk, visit, file_in(tmp_path, "a.txt", b"a" * 1001)).code == "attachment.too_large"
    assert attached(desk.attachments.add(visit, file_in(tmp_path, "b.txt", b"b" * 1000))).size == 1000


def _missing(folder: Path) -> Path:
    return folder / "borta.pdf"


def _below_a_file(folder: Path) -> Path:
    return file_in(folder, "fil", b"x") / "borta.pdf"


def _empty(folder: Path) -> Path:
    return file_in(folder, "tom.pdf", b"")


def _folder(folder: Path) -> Path:
    return folder


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "rör")
    return folder / "rör"


def _device(folder: Path) -> Path:
    link = folder / "länk"
    link.symlink_to(os.devnull)
    return link


def _impossible(folder: Path) -> Path:
    return folder / "a\0b"


def _too_long(folder: Path) -> Path:
    return folder / ("a" * 5000)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (_missing, "attachment.not_there"),
        (_below_a_file, "attachment.not_there"),
        (_empty, "attachment.empty"),
        (_folder, "attachment.folder"),
        (_pipe, "attachment.special"),
        (_device, "attachment.special"),
        (_impossible, "attachment.unreadable"),
        (_too_long, "attachment.unreadable"),
    ],
)
def test_that_what_is_no_file_is_refused(
    desk: Workspace, visit: str, tmp_path: Path, make: Callable[[Path], Path], code: str
) -> None:
    assert refusal(desk, visit, make(tmp_path)).code == code


def test_that_a_file_somebody_may_not_read_is_refused() -> None:
    with open_folder() as folder:
        path = file_in(folder, "hemlig.pdf", PDF)
        path.chmod(0)
        source = intake.look_at(path, folder / "register")
        with ordinary_user(), pytest.raises(InvalidInput, match=r"attachment\.unreadable"), intake._opened(source):
            pass


@pytest.mark.parametrize("suffix", ["", ".keys", ".lock", "-wal"])
def test_that_the_register_is_never_attached_to_itself(desk: Workspace, visit: str, suffix: str) -> None:
    path = desk.path.with_name(desk.path.name + suffix)
    assert refusal(desk, visit, path).code == "attachment.register"


def _vanishes(path: Path) -> None:
    path.unlink()


def _grows(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"more")


def _shrinks(path: Path) -> None:
    path.write_bytes(b"x")


def _is_written_over(path: Path) -> None:
    path.write_bytes(b"z" * path.stat().st_size)
    os.utime(path, ns=(1, 1))


def _becomes_a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize(
    ("happen", "code"),
    [
        (_vanishes, "attachment.not_there"),
        (_grows, "attachment.changed"),
        (_shrinks, "attachment.changed"),
        (_becomes_a_pipe, "attachment.special"),
    ],
)
def test_that_a_file_that_changes_before_it_is_opened_is_refused(
    desk: Workspace, visit: str, pdf: Path, monkeypatch: pytest.MonkeyPatch, happen: Callable[[Path], None], code: str
) -> None:
    begin = tables.begin

    def meanwhile(connection: Connection, mark: str) -> int:
        happen(pdf)
        return begin(connection, mark)

    monkeypatch.setattr(tables, "begin", meanwhile)

    assert refusal(desk, visit, pdf).code == code


@pytest.mark.parametrize("happen", [_grows, _shrinks, _is_written_over])
def test_that_a_file_that_changes_while_it_is_read_is_refused(
    desk: Workspace, visit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, happen: Callable[[Path], None]
) -> None:
    path = file_in(tmp_path, "logg.txt", b"rad\n" * PART_SIZE)
    add_part = tables.add_part

    def meanwhile(connection: Connection, number: int, position: int, content: bytes) -> None:
        if position == 0:
            happen(path)
        add_part(connection, number, position, content)

    monkeypatch.setattr(tables, "add_part", meanwhile)

    assert refusal(desk, visit, path).code == "attachment.changed"


def test_that_no_more_is_read_than_was_there(
    desk: Workspace, visit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = file_in(tmp_path, "logg.txt", b"x" * PART_SIZE)
    parts: list[int] = []
    add_part = tables.add_part

    def growing(connection: Connection, number: int, position: int, content: bytes) -> None:
        parts.append(len(content))
        with path.open("ab") as file:
            file.truncate(1000 * PART_SIZE)
        add_part(connection, number, position, content)

    monkeypatch.setattr(tables, "add_part", growing)

    assert refusal(desk, visit, path).code == "attachment.changed"
    assert parts == [PART_SIZE]


class _BadDisk(io.BytesIO):
    """A file on a disk, or behind a network, that fails."""

    @override
    def read(self, size: int | None = -1, /) -> bytes:
        raise OSError(errno.EIO, "trouble")


def test_that_a_disk_that_fails_while_a_file_is_read_is_told(
    desk: Workspace, visit: str, pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "_opened", lambda _: nullcontext(_BadDisk()))

    assert refusal(desk, visit, pdf).code == "attachment.unreadable"


def test_that_a_trouble_after_the_file_leaves_nothing(desk: Workspace, visit: str, pdf: Path) -> None:
    before = operations(desk)
    nowhere = "01a1fc3f-b766-76c9-a38d-e09d4e91ccdc"
    with pytest.raises(NotFound):
        desk.records.add("document", {"on": visit}, links=[("related", nowhere)], file=pdf)

    assert (contents(desk), operations(desk)) == (0, before)


@pytest.mark.parametrize("name", ["file_name", "media_type", "size", "sha256"])
def test_that_what_the_program_fills_in_cannot_be_given(desk: Workspace, visit: str, pdf: Path, name: str) -> None:
    with pytest.raises(InvalidInput, match=f"field.by_file at document.{name}"):
        desk.attachments.add(visit, pdf, {name: "1"})
    added = desk.attachments.add(visit, pdf)
    with pytest.raises(InvalidInput, match=f"field.by_file at document.{name}"):
        desk.records.change(added.id, {name: "1"})


def test_that_a_document_can_do_without_a_file(desk: Workspace, visit: str, tmp_path: Path) -> None:
    added = desk.records.add("document", {"title": "Brev på papper", "on": visit})

    assert added.attachment is None
    assert desk.records.get(visit).attachments == ()
    with pytest.raises(NotFound, match=r"attachment\.none"):
        desk.attachments.write_out(added.id, tmp_path / "ut")


def test_that_only_a_document_has_a_file_to_write(desk: Workspace, visit: str, pdf: Path, tmp_path: Path) -> None:
    desk.attachments.add(visit, pdf)

    with pytest.raises(NotFound, match=r"attachment\.none"):
        desk.attachments.write_out(visit, tmp_path / "ut")
