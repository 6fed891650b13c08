from __future__ import annotations

import getpass
import json
from typing import TYPE_CHECKING

import pytest

from tests.reliability.inspection import PASSPHRASE, home_in, look
from tests.reliability.ledger import Ledger
from tests.reliability.moves import Answer, Move
from tests.reliability.processes import Child, child, utblick
from tests.reliability.wholeness import faults, records_of

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

    from tests.reliability.inspection import Home

SEED = 20260504


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return home_in(tmp_path / "place")


def _begin(working: Child, home: Home, mix: str = "editing", seed: int = SEED) -> None:
    assert working.line() == "ready"
    told = {"register": str(home.path), "code": home.code, "mix": mix, "seed": seed, "early": False}
    working.say(json.dumps(told))


def _list_in_another_process(home: Home) -> subprocess.CompletedProcess[bytes]:
    arguments = ("list", "visit", "--register", str(home.path), "--json", "--lang", "sv")
    return utblick(*arguments, more={"UTBLICK_PASSPHRASE": PASSPHRASE})


def _answers(lines: list[str]) -> int:
    return sum(line.startswith("<") for line in lines)


def _book(lines: list[str], ledger: Ledger) -> Move | None:
    """Book what was answered, and give the move that was under way."""
    moves = [Move(**json.loads(line[2:])) for line in lines if line.startswith(">")]
    answers = [Answer(**json.loads(line[2:])) for line in lines if line.startswith("<")]
    for move, answer in zip(moves, answers, strict=False):
        ledger.apply(move, answer)
    return moves[len(answers)] if len(moves) > len(answers) else None


def test_that_a_second_program_is_told_who_has_the_register_while_the_first_goes_on_saving(home: Home) -> None:
    with child("kill_child") as first:
        _begin(first, home)
        lines = [first.line()]
        for _ in range(3):
            refused = _list_in_another_process(home)
            error = json.loads(refused.stdout)["error"]
            assert (refused.returncode, error["code"]) == (3, "store.in_use")
            assert getpass.getuser() in error["message"]
            before = _answers(lines)
            while _answers(lines) < before + 3:
                lines.append(first.line())
        lines += first.kill()

    ledger = Ledger()
    under_way = _book(lines, ledger)
    opened = _list_in_another_process(home)
    assert opened.returncode == 0, opened.stderr
    verdict = look(home, ledger, under_way)
    assert (verdict.lost, verdict.trouble) == (0, [])


def test_that_of_several_programs_that_start_together_one_gets_the_register(home: Home) -> None:
    several = [Child("kill_child") for _ in range(4)]
    try:
        for each in several:
            _begin(each, home)
        last = [each.next(60) for each in several]
        assert last.count("open") == 1, last
        refused = [each for each, line in zip(several, last, strict=True) if line is None]
        assert [each.wait() for each in refused] == [1, 1, 1]
        assert all("desktop.domain.errors.InUse: store.in_use" in each.complaints() for each in refused)
    finally:
        for each in several:
            each.close()


def test_that_nothing_is_lost_even_when_somebody_takes_the_lock_away(home: Home) -> None:
    with child("kill_child") as first, child("kill_child") as second:
        _begin(first, home)
        lines = {first: [first.line()], second: list[str]()}
        home.path.with_name(f"{home.path.name}.lock").unlink()
        _begin(second, home, seed=SEED + 1)
        for each, said in lines.items():
            while _answers(said) < 15:
                said.append(each.line())
        for each, said in lines.items():
            said.extend(each.kill())

    ledgers = {each: Ledger() for each in lines}
    under_way = [_book(said, ledgers[each]) for each, said in lines.items()]
    touched = {move.record for move in under_way if move is not None}
    desk = home.open()
    records = records_of(desk)
    assert faults(desk, records) == []
    desk.close()
    for ledger in ledgers.values():
        assert ledger.acknowledged >= 15
        for identifier in ledger.records.keys() - touched:
            assert records[identifier] == ledger.records[identifier]
