"""Verifying many files with processes that need not start from nothing, and with what was found out beforehand."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from desktop.bundle import child
from desktop.bundle.reasons import NotAccepted, because
from desktop.bundle.trust import Mark
from desktop.domain.errors import AppError
from desktop.domain.marks import override
from desktop.services import verifiers, verifying
from desktop.services.verifiers import Ahead, Forks, Verifiers
from tests.fakes.bundles import NOW, Draft, register

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "bundle.asice"
    path.write_bytes(Draft().made())
    return path


@pytest.mark.parametrize("made", [Ahead, *([Forks] if verifiers.FORKS else [])])
def test_that_many_are_verified_by_processes_of_their_own(
    made: Callable[[], Verifiers], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    (file.parent / "json.py").write_text("raise SystemExit('taken from the folder one stands in')")
    broken = file.with_name("broken.asice")
    broken.write_bytes(file.read_bytes()[:-7])
    with made() as ask:
        assert len(verifying.verified(file, register(), NOW, records=True, ask=ask).lines) == 2
        with pytest.raises(NotAccepted, match="truncated"):
            verifying.verified(broken, register(), NOW, ask=ask)
        assert verifying.verified(file, register(), NOW, ask=ask).lines == ()
    with made() as ask:  # nothing was asked, nothing is left
        assert ask is not None


@pytest.mark.parametrize(
    ("work", "code"),
    [("os.kill(os.getpid(), 9)", "zip.too_costly"), ("print('so', file=sys.stderr); os._exit(3)", "crash")],
)
def test_that_a_child_that_does_not_answer_is_told_of(
    file: Path, monkeypatch: pytest.MonkeyPatch, work: str, code: str
) -> None:
    if not verifiers.FORKS:
        return
    spoil = f"import os, sys; from desktop.bundle import forks; forks.work = lambda q, o: exec({work!r}); "
    monkeypatch.setattr(verifiers, "_PROGRAM", f"{spoil}raise SystemExit(forks.main(int(sys.argv[1])))")
    with Forks() as ask, pytest.raises((NotAccepted, AppError), match=code):
        verifying.verified(file, register(), NOW, ask=ask)


def test_that_a_process_that_is_gone_is_started_anew_and_one_that_cannot_start_is_told(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not verifiers.FORKS:
        return
    once = "from desktop.bundle import forks; n, left = forks._next, [1]; "
    once += "forks._next = lambda q: n(q) if left and left.pop() else None; "
    monkeypatch.setattr(verifiers, "_PROGRAM", f"import sys; {once}raise SystemExit(forks.main(int(sys.argv[1])))")
    with Forks() as ask:
        for _ in range(3):
            assert verifying.verified(file, register(), NOW, ask=ask).lines == ()
    monkeypatch.setattr(verifiers, "_PROGRAM", "raise SystemExit('kommer inte igång')")
    with Forks() as ask, pytest.raises(AppError, match="crash") as told:
        verifying.verified(file, register(), NOW, ask=ask)
    assert told.value.details["place"] == "kommer inte igång"


def test_that_the_way_of_this_system_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    for forks, expected in ((True, Forks), (False, Ahead)):
        monkeypatch.setattr(verifiers, "FORKS", forks)
        with verifiers.many() as ask:
            assert type(ask) is expected
    assert sys.platform.startswith("linux") or not verifiers.FORKS


class Told(Verifiers):
    """Answers in this process, and remembers what it was asked."""

    def __init__(self, answer: Callable[[dict[str, Any]], bytes]) -> None:
        super().__init__()
        self.asked: list[str] = []
        self._answer = answer

    @override
    def ask(self, question: dict[str, Any], seconds: int) -> bytes:
        assert seconds == question["seconds"]
        self.asked.append(question["file"].rpartition("/")[2])
        return self._answer(question)

    @override
    def close(self) -> None:
        self.asked.append("closed")


def known(question: dict[str, Any]) -> bytes:
    told = json.dumps({"known": question["trust"]["register"][0]})
    return f"{told}\n".encode()


def asked(of: Told, file: Path, *, sequence: int = 0, following: Path | None = None, **more: Any) -> None:  # noqa: ANN401 - JSON
    of.follow(following)
    trust = register(mark=Mark(sequence, "0" * 64)) if sequence else register()
    question = {"file": str(file.resolve()), "trust": child.trust_json(trust), "now": "", **more}
    of({**question, "seconds": verifying.SECONDS}, verifying.SECONDS)


def test_that_the_next_file_is_verified_beforehand_and_anew_if_its_key_has_moved_on(file: Path) -> None:
    other = file.with_name("other.asice")
    other.write_bytes(b"x")
    with Told(known) as told:
        asked(told, file, following=other)
        asked(told, other)  # which was found out
        assert told.asked == ["bundle.asice", "other.asice"]
        asked(told, file, following=other)
        asked(told, other, sequence=1)  # the mark of the key has moved
        assert told.asked[2:] == ["bundle.asice", "other.asice", "other.asice"]
        asked(told, file, following=other)
        asked(told, other, records=True)  # something else is asked
        assert told.asked[5:] == ["bundle.asice", "other.asice", "other.asice"]
        asked(told, file, following=file.with_name("nothing.asice"))  # which is told when it is its turn
        assert told.asked[8:] == ["bundle.asice"]
    assert told.asked[-1] == "closed"


def test_that_a_refusal_beforehand_is_looked_at_anew(file: Path) -> None:
    def refused(question: dict[str, Any]) -> bytes:
        if question["file"].endswith("other.asice"):
            raise because("zip.too_costly")
        return known(question)

    other = file.with_name("other.asice")
    other.write_bytes(b"x")
    with Told(refused) as told:
        asked(told, file, following=other)
        with pytest.raises(NotAccepted, match="too_costly"):
            asked(told, other)
        assert told.asked == ["bundle.asice", "other.asice", "other.asice"]
