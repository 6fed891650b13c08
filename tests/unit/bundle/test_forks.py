"""The process that forks a child for every file, here in a thread and for real."""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import threading
from typing import TYPE_CHECKING, Any

import pytest

from desktop.bundle import child, forks
from tests.fakes.bundles import NOW, Draft, register

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "bundle.asice"
    path.write_bytes(Draft().made())
    return path


def question(file: Path, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    asked: dict[str, Any] = {"file": str(file), "trust": child.trust_json(register()), "now": NOW.isoformat()}
    asked |= {"purposes": ["production"], "recipient": None, "records": True, "seconds": 5, "patience": 15}
    return asked | changes


def answered(questions: socket.socket, asked: dict[str, Any]) -> tuple[bytes, int]:
    receiving, sending = os.pipe()
    line = json.dumps(asked).encode() + b"\n"
    half = len(line) // 2  # a long question comes in several pieces
    socket.send_fds(questions, [line[:half]], [sending])
    os.close(sending)
    questions.sendall(line[half:])
    with os.fdopen(receiving, "rb") as told:
        found = told.read()
    return found, int(questions.recv(16))


# The process that forks has one thread; here it is one of several, of which newer versions of Python warn.
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_that_question_after_question_is_answered_by_a_child_of_its_own(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "limit", lambda _seconds: None)  # of the children of this process, which is large
    ours, theirs = socket.socketpair()
    served = threading.Thread(target=forks.main, args=(theirs.detach(),))
    served.start()
    with ours:
        for _ in range(2):
            found, status = answered(ours, question(file))
            first, *lines = found.splitlines()
            assert (status, len(lines)) == (0, 2)
            assert json.loads(first)["known"]["department_id"] == "kulturforvaltningen"
        file.write_bytes(file.read_bytes()[:-9])
        refused, status = answered(ours, question(file))
        assert (status, json.loads(refused)["reasons"][0]["code"]) == (0, "zip.truncated")
    served.join()


class Ended(BaseException):
    """What ends this process in place of `os._exit`."""


def worked(monkeypatch: pytest.MonkeyPatch, asked: dict[str, Any]) -> tuple[bytes, int]:
    """Do the child's work in this process."""
    statuses: list[int] = []

    def end(status: int) -> None:
        statuses.append(status)
        raise Ended

    monkeypatch.setattr(os, "_exit", end)
    monkeypatch.setattr(signal, "alarm", lambda _seconds: 0)
    monkeypatch.setattr(child, "limit", lambda _seconds: None)
    monkeypatch.setattr(gc, "disable", lambda: None)
    receiving, sending = os.pipe()
    with pytest.raises(Ended):
        forks.work(asked, sending)
    if statuses == [1]:
        os.close(sending)
    with os.fdopen(receiving, "rb") as told:
        return told.read(), statuses[0]


def test_that_the_child_writes_its_answer_and_ends(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found, status = worked(monkeypatch, question(file, records=False))
    assert (len(found.splitlines()), status) == (1, 0)


def test_that_a_child_that_fails_says_so_and_ends(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = question(file)
    del asked["seconds"]
    assert worked(monkeypatch, asked) == (b"", 1)
    assert "KeyError: 'seconds'" in capsys.readouterr().err


def test_that_the_child_of_a_fork_works_and_ends(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[int] = []

    def work(_question: object, out: int) -> None:
        done.append(out)
        raise Ended

    monkeypatch.setattr(os, "fork", lambda: 0)
    monkeypatch.setattr(forks, "work", work)
    ours, theirs = socket.socketpair()
    receiving, sending = os.pipe()
    socket.send_fds(ours, [json.dumps(question(file)).encode() + b"\n"], [sending])
    with pytest.raises(Ended):
        forks.main(theirs.detach())
    assert len(done) == 1
    for each in (receiving, sending, *done):
        os.close(each)
    ours.close()


def test_that_a_question_that_breaks_off_ends_the_process() -> None:
    ours, theirs = socket.socketpair()
    receiving, sending = os.pipe()
    socket.send_fds(ours, [b'{"file": '], [sending])
    ours.close()
    assert forks.main(theirs.detach()) == 0
    for each in (receiving, sending):
        os.close(each)
