from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests.fakes.toy import files
from tests.reliability.disk import Call, watched
from tests.reliability.inspection import home_in, make_home
from tests.reliability.platter import SECTOR, Platter
from tests.reliability.power_cut import _platter, record, run

if TYPE_CHECKING:
    from pathlib import Path

SEED = 20260506


def test_that_nothing_acknowledged_is_lost_when_the_power_goes(tmp_path: Path) -> None:
    tally = run(tmp_path, 16, SEED, states=8)

    assert tally.acknowledged > 16
    assert (tally.lost, tally.trouble) == (0, [])


def test_that_a_register_that_does_not_wait_for_the_disk_is_seen_to_lose(tmp_path: Path) -> None:
    tally = run(tmp_path, 4, SEED, synchronous="NORMAL")

    assert tally.lost > 0


def test_that_what_is_played_back_to_its_end_is_what_was_done(tmp_path: Path) -> None:
    """Seen to fail when writes of Python's own files were not written down."""
    session = record(home_in(tmp_path / "new"), tmp_path / "session", "checkpoints", SEED)
    platter = _platter(session)
    for call in session.calls:
        platter.follow(call)
    platter.write_out(tmp_path / "again", "everything", random.Random(SEED))  # noqa: S311 - nothing is left to chance

    assert files(tmp_path / "again") == files(session.place)
    assert {"write", "sync", "create", "truncate", "link", "sync_folder"} < {call.kind for call in session.calls}


@pytest.fixture
def platter(tmp_path: Path) -> Platter:
    place = tmp_path / "place"
    place.mkdir()
    (place / "old").write_bytes(b"o" * 4 * SECTOR)
    return Platter(place)


def _left(platter: Platter, place: Path, way: str, turns: int = 40) -> set[tuple[tuple[str, bytes], ...]]:
    """Give every state that is met when the power goes so many times."""
    found = set()
    for turn in range(turns):
        folder = place / f"{way}-{turn}"
        folder.mkdir()
        platter.write_out(folder, way, random.Random(turn))  # noqa: S311 - sectors, no secrets
        found.add(tuple(files(folder).items()))
    return found


def test_that_what_was_waited_for_is_there_and_the_rest_may_be_missing_torn_or_in_another_order(
    platter: Platter, tmp_path: Path
) -> None:
    old = str(tmp_path / "place" / "old")
    new = b"n" * 2 * SECTOR
    for offset in (0, 2 * SECTOR, SECTOR):
        platter.follow(Call("write", old, offset, new if offset != SECTOR else b"m" * 2 * SECTOR))
        if offset == 0:
            platter.follow(Call("sync", old))
    sure, whole = new + b"o" * 2 * SECTOR, b"n" * SECTOR + b"m" * 2 * SECTOR + b"n" * SECTOR

    assert _left(platter, tmp_path, "nothing") == {(("old", sure),)}
    assert _left(platter, tmp_path, "everything") == {(("old", whole),)}
    begun, some, shuffled = (_left(platter, tmp_path, way) for way in ("begun", "some", "shuffled"))
    assert (("old", new + b"o" * SECTOR + b"n" * SECTOR),) in begun | some  # torn
    assert (("old", b"n" * SECTOR + b"m" * 2 * SECTOR + b"o" * SECTOR),) in some  # the later without the earlier
    assert (("old", b"n" * SECTOR + b"m" * SECTOR + b"n" * 2 * SECTOR),) in shuffled  # the earlier on top
    assert all(state[0][1][:SECTOR] == b"n" * SECTOR for state in begun | some | shuffled)


def test_that_names_come_in_their_order_and_surely_with_their_folder(platter: Platter, tmp_path: Path) -> None:
    place = tmp_path / "place"
    platter.follow(Call("create", str(place / "new")))
    platter.follow(Call("write", str(place / "new"), 0, b"n"))
    platter.follow(Call("sync", str(place / "new")))
    platter.follow(Call("link", str(place / "new"), to=str(place / "named")))
    platter.follow(Call("delete", str(place / "new")))

    met = {tuple(name for name, _ in state) for state in _left(platter, tmp_path, "some")}
    assert met == {("old",), ("new", "old"), ("named", "new", "old"), ("named", "old")}
    platter.follow(Call("sync_folder", str(place)))
    old = ("old", b"o" * 4 * SECTOR)
    assert _left(platter, tmp_path, "nothing") == {(("named", b"n"), old)}


def test_that_a_cut_file_is_cut_only_with_the_disks_consent(platter: Platter, tmp_path: Path) -> None:
    old = str(tmp_path / "place" / "old")
    platter.follow(Call("truncate", old, size=SECTOR))

    assert {len(state[0][1]) for state in _left(platter, tmp_path, "some")} == {SECTOR, 4 * SECTOR}


def test_that_a_fault_of_the_watcher_itself_is_not_taken_for_one_of_the_disk(tmp_path: Path) -> None:
    home = make_home(tmp_path / "place")

    def decide(call: Call) -> int:
        if call.kind == "write" and call.by_sqlite:
            raise ZeroDivisionError
        return 0

    with pytest.raises(ZeroDivisionError), watched(home.path.parent, decide):
        make_home(home.path.parent / "another")
