"""A register whose file fails its program: moved, replaced or removed while it is open, or not read for a moment."""

from __future__ import annotations

import errno
import shutil
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from db import backup, errors
from db.driver import driver
from db.engine import configure
from tests.reliability.disk import watched

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.engine import Store
    from tests.fakes.toy import Toy
    from tests.reliability.disk import Call


def _rename(path: Path) -> None:
    path.rename(path.with_name("elsewhere.utblick"))


def _replace(path: Path) -> None:
    other = path.with_name("other.utblick")
    shutil.copyfile(path, other)
    other.replace(path)


def _lose_the_log(path: Path) -> None:
    path.with_name(f"{path.name}-wal").unlink()


@pytest.mark.parametrize("move", [_rename, _replace, Path.unlink, _lose_the_log])
def test_that_nothing_is_saved_to_a_file_that_nobody_would_find(
    store: Store, register: Toy, move: Callable[[Path], object]
) -> None:
    """An open file takes whatever is written to it, also when its name is gone. Seen to fail without the look."""
    with store.writing() as connection:
        connection.execute(text("INSERT INTO place (name) VALUES ('before')"))
    move(register.path)

    with pytest.raises(errors.Moved) as caught, store.writing() as connection:
        connection.execute(text("INSERT INTO place (name) VALUES ('after')"))

    assert caught.value.path == register.path
    with store.reading() as connection:
        names = set(connection.scalars(text("SELECT name FROM place")))
    assert "before" in names
    assert "after" not in names


def test_that_a_register_whose_name_is_gone_is_not_backed_up_as_another(store: Store, register: Toy) -> None:
    _replace(register.path)

    with pytest.raises(errors.Moved):
        backup.create(store, register.key, reason="asked")


def test_that_what_was_saved_before_the_log_was_removed_is_in_the_file_once_it_is_closed(register: Toy) -> None:
    store = register.open()
    with store.writing() as connection:
        connection.execute(text("INSERT INTO place (name) VALUES ('before')"))
    _lose_the_log(register.path)
    store.close()

    again = register.open()
    with again.reading() as connection:
        assert "before" in set(connection.scalars(text("SELECT name FROM place")))
    again.close()


def test_that_a_place_that_keeps_no_log_is_refused() -> None:
    """SQLite only says that it could not do it; a commit would be another thing there."""
    with pytest.raises(errors.IoTrouble):
        configure(driver.connect(":memory:"))


@pytest.mark.parametrize("place", range(1, 8))
def test_that_a_first_page_that_cannot_be_read_for_a_moment_is_not_called_damaged(register: Toy, place: int) -> None:
    requests = count(1)

    def fail_once(call: Call) -> int:
        return errno.EIO if call.kind == "read" and next(requests) == place else 0

    refused: list[type[errors.StoreError]] = []
    with watched(register.path.parent, fail_once):
        try:
            register.open().close()
        except errors.StoreError as error:
            refused.append(type(error))
    assert refused in ([], [errors.IoTrouble])
    register.open().close()
