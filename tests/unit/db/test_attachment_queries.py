from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, func, select, update

from db.engine import CACHE_KIBIBYTES, SMALL_CACHE_KIBIBYTES, small_cache
from db.models import BLOB, BLOB_PART, KIND_TABLES, RECORD
from db.queries import attachments, hanging, records
from db.queries.attachments import PART_SIZE
from tests.factories import desk_at, register_in
from tests.fakes.clocks import FixedClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from db.queries.attachments import Blob

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    """Give a connection to a new register, in a transaction of its own."""
    desk = desk_at(register_in(tmp_path), FixedClock())
    with desk.register.writing() as opened:
        yield opened
    desk.close()


def stored(connection: Connection, *parts: bytes) -> Blob:
    number = attachments.begin(connection, os.urandom(8).hex())
    for position, part in enumerate(parts):
        attachments.add_part(connection, number, position, part)
    whole = b"".join(parts)
    return attachments.settle(connection, number, hashlib.sha256(whole).hexdigest(), len(whole))


def record(connection: Connection, kind: str, identifier: str, **own: object) -> int:
    about = {"id": identifier, "kind": kind, "rev": 1, "created": NOON, "changed": NOON, "title": identifier}
    return records.add(connection, about, kind, own)


def counted(connection: Connection) -> tuple[int, int]:
    both = (connection.scalar(select(func.count()).select_from(table)) for table in (BLOB, BLOB_PART))
    contents, parts = (int(number or 0) for number in both)
    return contents, parts


def test_that_content_comes_back_part_by_part(connection: Connection) -> None:
    blob = stored(connection, b"a" * PART_SIZE, b"b" * PART_SIZE, b"c")

    assert attachments.find(connection, blob.sha256) == blob
    assert [len(part) for part in attachments.parts(connection, blob.number)] == [PART_SIZE, PART_SIZE, 1]
    assert attachments.part(connection, blob.number, 2) == b"c"
    assert attachments.part(connection, blob.number, 3) is None


def test_that_the_same_content_is_kept_once(connection: Connection) -> None:
    stored(connection, b"same")
    stored(connection, b"same")
    stored(connection, b"other")

    assert counted(connection) == (2, 2)


def test_that_content_that_was_damaged_is_whole_when_it_comes_again(connection: Connection) -> None:
    first = stored(connection, b"same")
    connection.execute(delete(BLOB_PART).where(BLOB_PART.c.blob == first.number))

    second = stored(connection, b"same")

    assert list(attachments.parts(connection, second.number)) == [b"same"]
    assert attachments.find(connection, first.sha256) == second


def test_that_content_nobody_names_is_found_and_goes(connection: Connection) -> None:
    used, unused = stored(connection, b"used", b"too"), stored(connection, b"unused")
    record(connection, "document", "d", sha256=used.sha256, size=used.size)

    assert attachments.unused(connection) == [unused.number]
    assert attachments.remove_unused(connection) == 1
    assert attachments.remove_unused(connection) == 0
    assert counted(connection) == (1, 2)


def test_that_a_document_in_the_trash_still_holds_its_content(connection: Connection) -> None:
    blob = stored(connection, b"used")
    record(connection, "document", "d", sha256=blob.sha256)
    connection.execute(update(RECORD).values(trashed=NOON))

    assert attachments.remove_unused(connection) == 0


def test_that_documents_with_a_file_are_listed_and_others_not(connection: Connection) -> None:
    record(connection, "document", "with", sha256="00", size=7)
    record(connection, "document", "without")

    assert [dict(row) for row in attachments.files(connection)] == [{"id": "with", "sha256": "00", "size": 7}]


def test_that_what_hangs_on_a_record_is_found_kind_by_kind(connection: Connection) -> None:
    record(connection, "visit", "v")
    for kind in ("task", "document", "decision"):
        record(connection, kind, kind, on="v")
    record(connection, "task", "elsewhere", on="decision")

    assert [hung.id for hung in hanging.on(connection, "v")] == ["decision", "document", "task"]
    assert [row["id"] for row in hanging.whole_on(connection, "task", "v")] == ["task"]


def test_that_only_documents_with_a_file_count_as_files(connection: Connection) -> None:
    record(connection, "document", "with", on="v", sha256="00", file_name="a.pdf")
    record(connection, "document", "without", on="v")

    assert [row["file_name"] for row in hanging.files_on(connection, "v")] == ["a.pdf"]


def test_that_a_record_knows_what_it_hangs_on(connection: Connection) -> None:
    record(connection, "visit", "v")
    record(connection, "task", "t", on="v")
    record(connection, "task", "lost", on="gone")

    found = hanging.carrier(connection, "t")

    assert found is not None
    assert (found.id, found.title, found.trashed) == ("v", "v", None)
    assert hanging.carrier(connection, "v") is None
    assert hanging.carrier(connection, "lost") is None


@pytest.mark.parametrize("name", ["decision", "document", "task"])
def test_that_the_way_to_what_hangs_is_short(connection: Connection, name: str) -> None:
    own = KIND_TABLES[name]
    wanted = select(own.c.number).where(own.c.on == "v").compile(compile_kwargs={"literal_binds": True})

    plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {wanted}").all()

    assert f"ix_{name}_on" in str(plan)


def test_that_little_is_kept_in_memory_while_something_large_goes_by(connection: Connection) -> None:
    with small_cache(connection):
        assert connection.exec_driver_sql("PRAGMA cache_size").scalar_one() == -SMALL_CACHE_KIBIBYTES
    assert connection.exec_driver_sql("PRAGMA cache_size").scalar_one() == -CACHE_KIBIBYTES
