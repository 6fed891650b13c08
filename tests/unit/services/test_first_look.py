from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

import db.first_look
from desktop.keystore import KeyFile
from desktop.services import first_look, workspace
from desktop.services.sample.sample import Sample
from desktop.services.sample.world import Plan
from desktop.services.unlocking import Unlocked, unlocked
from tests.factories import PASSPHRASE, desk_at, raw_at, register_in
from tests.fakes.clocks import FixedClock

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.services.first_look import FirstLook

from desktop.keystore import Unlock

MANY = 260


def look(path: Path) -> FirstLook | None:
    found = unlocked(path, Unlock(passphrase=PASSPHRASE), FixedClock())
    try:
        return first_look.look(found)
    finally:
        found.lock.release()


def test_that_the_first_look_shows_what_the_window_will_show(tmp_path: Path) -> None:
    path = register_in(tmp_path)
    desk = desk_at(path, FixedClock())
    Sample(desk.register).add(Plan(MANY))
    latest = desk.overview.now().recent
    assert [each.id for each in latest]
    desk.trash.put(latest[0].id)
    counts, recent = desk.listing.counts(), desk.overview.now().recent
    desk.close()
    found = unlocked(path, Unlock(passphrase=PASSPHRASE), FixedClock())
    seen = first_look.look(found)
    assert seen is not None
    assert (seen.counts, seen.trashed, seen.recent) == (counts, 1, recent)
    desk = workspace.open_unlocked(found, FixedClock(), remember=False)
    assert desk.listing.counts() == counts
    desk.close()


def test_that_the_first_look_says_whose_register_it_is(tmp_path: Path) -> None:
    seen = look(register_in(tmp_path))
    assert seen is not None
    assert (seen.unit, seen.role, seen.counts, seen.recent) == ("Kulturförvaltningen", "contact", {}, ())


@pytest.mark.parametrize(
    "statement",
    ["UPDATE alembic_version SET version_num = '0001'", "DELETE FROM setting WHERE name = 'unit'", "DROP TABLE record"],
    ids=["an older program's", "unfinished", "without a table"],
)
def test_that_there_is_no_first_look_at_what_needs_more_than_opening(tmp_path: Path, statement: str) -> None:
    path = register_in(tmp_path)
    with raw_at(path) as connection:
        connection.execute(statement)
    assert look(path) is None


def test_that_there_is_no_first_look_at_a_damaged_file_and_opening_tells_why(tmp_path: Path) -> None:
    path = register_in(tmp_path)
    key = KeyFile.load(path).unlock(Unlock(passphrase=PASSPHRASE))
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)
    found = unlocked(path, Unlock(passphrase=PASSPHRASE), FixedClock())
    assert first_look.look(Unlocked(path, key, found.lock)) is None
    found.lock.release()


def test_that_there_is_no_first_look_at_a_register_that_is_gone(tmp_path: Path) -> None:
    path = register_in(tmp_path)
    key = KeyFile.load(path).unlock(Unlock(passphrase=PASSPHRASE))
    path.unlink()
    assert db.first_look.look(path, key, ("visit",), 5) is None


def test_that_the_first_look_leaves_a_log_as_it_was_and_none_behind(tmp_path: Path) -> None:
    path = register_in(tmp_path)
    log = path.with_name(path.name + "-wal")
    assert look(path) is not None
    assert not log.exists()
    with raw_at(path) as connection:
        connection.execute("INSERT INTO setting VALUES ('made_up', '1')")
        written = log.read_bytes()
        assert look(path) is not None
        assert log.read_bytes() == written


def test_that_the_first_look_needs_no_sqlalchemy() -> None:
    code = (
        "import sys; from desktop.services import first_look, unlocking;"
        "print([name for name in ('sqlalchemy', 'alembic', 'babel') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_that_counting_reads_an_index_and_no_record(tmp_path: Path) -> None:
    desk = desk_at(register_in(tmp_path), FixedClock())
    sent: list[tuple[str, tuple[object, ...]]] = []
    event.listen(desk._store._engine, "before_cursor_execute", lambda *given: sent.append((given[2], given[3])))
    desk.listing.counts()
    desk.close()
    (counting,) = [each for each in sent if "GROUP BY" in each[0]]
    with raw_at(tmp_path / "register.utblick") as connection:
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {counting[0]}", counting[1])]
    assert any("COVERING INDEX" in each for each in plan), plan
