from __future__ import annotations

import random
import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from db.engine import configure, connect
from tests.reliability.inspection import Home, home_in, look
from tests.reliability.kill import run
from tests.reliability.ledger import Ledger
from tests.reliability.moves import Scribe, perform

if TYPE_CHECKING:
    from pathlib import Path

    from tests.reliability.kill import Tally

SEED = 20260503
SHORT = 30


def _told(tally: Tally) -> str:
    return "\n".join([tally.line(f"seed {SEED}"), *tally.trouble])


def test_that_nothing_acknowledged_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    tally = run(tmp_path, 12, SEED, longest=SHORT)

    assert tally.acknowledged > 12, _told(tally)
    assert (tally.lost, tally.trouble) == (0, []), _told(tally)


def test_that_what_is_typed_is_there_after_a_kill(tmp_path: Path) -> None:
    tally = run(tmp_path, 3, SEED + 1, "typing", longest=SHORT)

    assert (tally.lost, tally.trouble) == (0, []), _told(tally)


def test_that_a_program_which_answers_before_it_saves_is_seen_to_lose(tmp_path: Path) -> None:
    tally = run(tmp_path, 2, SEED + 2, early=True, longest=SHORT)

    assert tally.lost > 0, _told(tally)


@pytest.fixture(scope="module")
def worked_in(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, Ledger]:
    """Give a register somebody has worked in, closed, and the books of it."""
    home, ledger = home_in(tmp_path_factory.mktemp("worked") / "in"), Ledger()
    scribe = Scribe(random.Random(SEED), ledger, "everything")  # noqa: S311 - what is typed, no secrets
    desk = home.open()
    for _ in range(60):
        move = scribe.next()
        ledger.apply(move, perform(desk, move))
    desk.close()
    return home, ledger


@pytest.mark.xdist_group("worked_in")
def test_that_a_register_left_alone_is_found_whole(worked_in: tuple[Home, Ledger]) -> None:
    verdict = look(*worked_in)

    assert (verdict.lost, verdict.trouble) == (0, [])


BEHIND_ITS_BACK = {
    "a field": ("UPDATE record SET notes = 'annat'", "is not what its history says"),
    "a row that is gone": ("DELETE FROM programme", "is not what its history says"),
    "a row of nobody's": (
        "INSERT INTO delegation (id, record, position, name) VALUES ('a', 9999, 0, 'Bo')",
        "of delegation hangs on nothing",
    ),
    "half a record": ("DELETE FROM visit WHERE number = 1", "record 1 has no row in visit"),
    "the other half": ("DELETE FROM record WHERE number = 1", "visit 1 has no record"),
    "a revision": ("UPDATE record SET rev = rev + 1, indexed = indexed + 1", "is not what its history says"),
    "an index behind": ("UPDATE record SET indexed = 0 WHERE number = 1", "index behind its record"),
    "an index without it": ("DELETE FROM search WHERE rowid = 1", "record 1 is not found alone by"),
    "an old title": (
        """INSERT OR REPLACE INTO search (rowid, title, body, plain)
        SELECT 1, before || ' ' || after, '', '' FROM entry_value JOIN entry ON entry = number WHERE path = 'title'""",
        "but no title has it any more",
    ),
    "a draft": ("DELETE FROM draft", "the draft of"),
    "history without values": ("DELETE FROM entry_value WHERE entry = 2", "entry without values: 2"),
    "a value in the history": ("UPDATE entry_value SET after = '1' WHERE entry = 3", "history: history.broken"),
    "who did it": (
        "DROP TRIGGER operation_keeps_update; UPDATE operation SET who = 'Bo' WHERE number = 4",
        "history: history.broken",
    ),
    "something that was done": (
        """DROP TRIGGER entry_keeps_delete; DROP TRIGGER operation_keeps_delete;
        DELETE FROM entry_value WHERE entry IN (SELECT number FROM entry WHERE operation = 30);
        DELETE FROM entry WHERE operation = 30; DELETE FROM operation WHERE number = 30""",
        "history: history.broken",
    ),
}


@pytest.mark.xdist_group("worked_in")
@pytest.mark.parametrize(("change", "found"), BEHIND_ITS_BACK.values(), ids=BEHIND_ITS_BACK)
def test_that_a_register_changed_behind_its_back_is_not_found_whole(
    worked_in: tuple[Home, Ledger], tmp_path: Path, change: str, found: str
) -> None:
    home, ledger = worked_in
    copy = Home(tmp_path / home.path.name, home.code)
    for suffix in ("", ".keys"):
        shutil.copy(home.path.with_name(home.path.name + suffix), tmp_path)
    with closing(configure(connect(copy.path, copy.key()))) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.executescript(change)

    assert found in "\n".join(look(copy, ledger).trouble)
