from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from db.fields import KINDS
from desktop.domain.queries import FIRST_PAGE, Query
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


def look(path: Path, kind: str = "visit") -> FirstLook | None:
    found = unlocked(path, Unlock(passphrase=PASSPHRASE), FixedClock())
    try:
        return first_look.look(found, kind)
    finally:
        found.lock.release()


def test_that_the_first_look_shows_of_every_kind_what_the_list_will_show(tmp_path: Path) -> None:
    path = register_in(tmp_path)
    desk = desk_at(path, FixedClock())
    Sample(desk.register).add(Plan(MANY))
    thrown = desk.listing.page(Query("visit", limit=1)).rows[0]
    desk.trash.put(thrown.id)
    pages = {kind: desk.listing.page(Query(kind, sort="-changed", limit=FIRST_PAGE)) for kind in KINDS}
    counts = desk.listing.counts()
    desk.close()
    found = unlocked(path, Unlock(passphrase=PASSPHRASE), FixedClock())
    for kind, page in pages.items():
        seen = first_look.look(found, kind)
        assert seen is not None
        assert (seen.counts, seen.trashed, seen.page.total) == (counts, 1, page.total)
        for mine, theirs in zip(seen.page.rows, page.rows, strict=True):
            wanted = (theirs.id, theirs.kind, theirs.rev, theirs.title, theirs.changed, theirs.fields)
            assert (mine.id, mine.kind, mine.rev, mine.title, mine.changed, mine.fields) == wanted
            assert mine.status in (theirs.status, None)  # some follow from the fields
    desk = workspace.open_unlocked(found, FixedClock(), remember=False)
    assert desk.listing.counts() == counts
    desk.close()


def test_that_the_first_look_says_whose_register_it_is(tmp_path: Path) -> None:
    seen = look(register_in(tmp_path))
    assert seen is not None
    assert (seen.unit, seen.role, seen.counts, seen.page.rows) == ("Kulturförvaltningen", "contact", {}, ())


@pytest.mark.parametrize(
    "statement",
    ["UPDATE alembic_version SET version_num = '0001'", "DELETE FROM setting WHERE name = 'unit'", "DROP TABLE visit"],
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
    assert first_look.look(Unlocked(path, key, found.lock), "visit") is None
    found.lock.release()


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
