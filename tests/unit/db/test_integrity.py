from __future__ import annotations

import errno
from itertools import count
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from db import errors, integrity
from db.driver import driver
from db.engine import PAGE_SIZE, connect
from tests.reliability.disk import watched

if TYPE_CHECKING:
    from db.engine import Store
    from tests.fakes.toy import Toy
    from tests.reliability.disk import Call


def test_that_a_whole_register_has_no_problems_and_every_page_fits(store: Store, register: Toy) -> None:
    with store.writing() as connection:
        connection.execute(text("INSERT INTO place (name) VALUES ('in the log until it is checked')"))

    assert integrity.check(store, register.key) == ()
    pages = list(integrity.fitting_pages(register.path, register.key))
    assert len(pages) * PAGE_SIZE == register.path.stat().st_size
    assert all(pages)


def test_that_a_changed_page_is_named(store: Store, register: Toy) -> None:
    with register.path.open("r+b") as file:
        file.seek(2 * PAGE_SIZE + 7)
        file.write(b"changed")

    assert integrity.check(store, register.key) == ("HMAC verification failed for page 3",)


def test_that_a_row_without_what_it_refers_to_is_found(store: Store, register: Toy) -> None:
    connection = connect(register.path, register.key)
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("DELETE FROM place WHERE number = 1")
    connection.close()

    assert "foreign key of visit to place" in integrity.check(store, register.key)


def test_that_a_disk_that_fails_while_checking_is_told(
    store: Store, register: Toy, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> tuple[str, ...]:
        problem = driver.OperationalError("disk I/O error")
        problem.sqlite_errorcode = 10
        raise problem

    monkeypatch.setattr("db.integrity.problems", fail)
    with pytest.raises(errors.IoTrouble):
        integrity.check(store, register.key)


@pytest.mark.parametrize("place", range(1, 120, 7))
def test_that_a_page_that_cannot_be_read_for_a_moment_is_not_called_damaged(
    store: Store, register: Toy, place: int
) -> None:
    """SQLite calls it so; whoever is told that restores a backup, though all is well once the stick sits firmly."""
    integrity.check(store, register.key)
    reads = count(1)

    def fail_once(call: Call) -> int:
        return errno.EIO if call.kind == "read" and next(reads) == place else 0

    found: list[object] = []
    with watched(register.path.parent, fail_once):
        try:
            found += integrity.check(store, register.key)
        except errors.StoreError as error:
            found += [type(error), error.path]
    assert found in ([], [errors.IoTrouble, register.path])  # beyond the last read nothing fails
    assert integrity.check(store, register.key) == ()
