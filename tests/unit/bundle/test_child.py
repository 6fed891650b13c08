"""Verifying in a process of its own: what goes over the pipe comes out the same, and limits are kept."""

from __future__ import annotations

import ctypes
import datetime as dt
import gc
import io
import json
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from desktop.bundle import child, job_object
from desktop.bundle.certificates import Authority
from desktop.bundle.control import Purpose
from desktop.bundle.reasons import NotAccepted
from desktop.bundle.trust import Mark, PinnedAuthority, Status
from desktop.bundle.verification import Expected
from desktop.domain.errors import AppError, Unavailable
from desktop.services import verifying
from tests.fakes.bundles import KEYS, NOW, Draft, head, known, pinned, register, verified

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.bundle.trust import Trust


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "paket.asice"
    path.write_bytes(Draft().made())
    return path


def question(file: Path, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    asked = {"file": str(file), "trust": child.trust_json(register()), "now": NOW.isoformat(), "seconds": 5}
    return {**asked, "purposes": [*Purpose], "recipient": None, "records": True, **changes}


def answered(asked: dict[str, Any]) -> tuple[dict[str, Any], list[bytes]]:
    out = io.BytesIO()
    child.answer(asked, out)
    first, *lines = out.getvalue().splitlines(keepends=True)
    return json.loads(first), lines


def test_that_what_was_verified_comes_over_the_pipe_as_it_is(file: Path) -> None:
    assert child.heard(*answered(question(file))) == verified(file.read_bytes())
    assert replace(child.heard(*answered(question(file, records=False))), lines=()) == replace(
        verified(file.read_bytes()), lines=()
    )


def test_that_a_refusal_comes_over_with_its_details(file: Path) -> None:
    file.write_bytes(Draft(head=head(version=7)).made())
    with pytest.raises(NotAccepted) as refusal:
        child.heard(*answered(question(file)))
    assert [(each.code, dict(each.details)) for each in refusal.value.reasons] == [("bundle.newer", {"version": 7})]


def test_that_too_little_memory_is_a_reason_and_no_crash(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(*_: object, **__: object) -> NoReturn:
        raise MemoryError

    monkeypatch.setattr(child, "verify", greedy)
    assert answered(question(file))[0]["reasons"] == [{"code": "zip.too_costly", "details": {}}]


@pytest.mark.parametrize(
    "trust",
    [
        register(),
        register(mark=Mark(3, "ab" * 32), status=Status.RETIRED, retired=NOW + dt.timedelta(days=1)),
        pinned(),
        PinnedAuthority(Authority.read(KEYS.authority)),
    ],
)
def test_that_every_kind_of_trust_comes_over(trust: Trust) -> None:
    assert child.trust_in(json.loads(json.dumps(child.trust_json(trust)))) == trust


def test_that_a_trust_nobody_knows_is_not_sent() -> None:
    with pytest.raises(TypeError):
        child.trust_json(known())  # type: ignore[arg-type] # what is asked here


def test_that_a_bundle_without_a_known_key_comes_over(file: Path) -> None:
    found = child.heard(*answered(question(file, trust=child.trust_json(pinned()))))
    assert found.known is None


def test_that_the_program_answers_on_its_standard_streams(
    file: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    limits: list[int] = []
    monkeypatch.setattr(child, "limit", limits.append)
    monkeypatch.setattr(gc, "disable", lambda: None)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(question(file)).encode())))
    assert child.main() == 0
    sys.stdout.flush()
    assert b'"control"' in capfdbinary.readouterr().out
    assert limits == [5]


def test_that_the_limits_are_set_where_the_system_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource") if sys.platform != "win32" else None
    assert resource is not None
    set_to: dict[int, tuple[int, int]] = {}
    monkeypatch.setattr(resource, "setrlimit", set_to.__setitem__)
    child.limit(7)
    assert set_to == {resource.RLIMIT_AS: (child.MEMORY,) * 2, resource.RLIMIT_CPU: (7, 7)}


def test_that_a_system_that_takes_no_limit_of_memory_still_gets_one_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on macOS, where the first call raises."""
    import resource  # noqa: PLC0415 - not on Windows

    set_to: dict[int, tuple[int, int]] = {}

    def setrlimit(which: int, limits: tuple[int, int]) -> None:
        if which == resource.RLIMIT_AS:
            raise ValueError("current limit exceeds maximum limit")
        set_to[which] = limits

    monkeypatch.setattr(resource, "setrlimit", setrlimit)
    child.limit(7)
    assert set_to == {resource.RLIMIT_CPU: (7, 7)}


class Kernel:
    """Plays the part of Windows that gives jobs, and notes what it was asked for."""

    def __init__(self, *refused: str) -> None:
        self.refused = refused
        self.calls: list[str] = []
        self.limits = job_object.ExtendedLimits()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a function of the system
        def call(*arguments: Any) -> int:  # noqa: ANN401 - whatever it takes
            self.calls.append(name)
            if name == "SetInformationJobObject":
                ctypes.memmove(ctypes.byref(self.limits), arguments[2], arguments[3])
            return 0 if name in self.refused else 5

        setattr(self, name, call)
        return call


def test_that_windows_is_asked_for_a_job_with_these_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = Kernel()
    monkeypatch.setitem(sys.modules, "resource", None)
    monkeypatch.setattr(ctypes, "WinDLL", {"kernel32": kernel}.__getitem__, raising=False)
    child.limit(7)
    assert (kernel.limits.basic.process_time, kernel.limits.process_memory) == (70_000_000, child.MEMORY)
    assert (kernel.limits.basic.active_processes, kernel.limits.basic.flags) == (1, 0x10A)
    assert kernel.calls[-1] == "AssignProcessToJobObject"


def test_that_the_limits_lie_in_memory_as_windows_reads_them() -> None:
    """By the documentation, where a pointer has eight bytes: 64 of basic limits, 48 of counters, four sizes."""
    assert ctypes.sizeof(job_object.ExtendedLimits) == 144
    assert job_object.ExtendedLimits.process_memory.offset == 112
    offsets = [getattr(job_object._BasicLimits, name).offset for name, _ in job_object._BasicLimits._fields_]
    assert offsets == [0, 8, 16, 24, 32, 40, 48, 56, 60]


@pytest.mark.parametrize("refused", ["CreateJobObjectW", "SetInformationJobObject", "AssignProcessToJobObject"])
def test_that_a_windows_that_gives_no_job_is_no_crash(refused: str) -> None:
    assert job_object.limit(7, child.MEMORY, Kernel(refused)) is False
    assert job_object.limit(7, child.MEMORY, Kernel()) is True


# From the process that asks.


def test_that_a_file_is_verified_in_another_process(file: Path) -> None:
    found = verifying.verified(file, register(), NOW, Expected(recipient="kommunledningskontoret"), records=True)
    assert found == verified(file.read_bytes())
    with pytest.raises(NotAccepted, match="other_recipient"):
        verifying.verified(file, register(), NOW, Expected(recipient="annat"))


@pytest.mark.parametrize("known", [None, ""])
def test_that_no_program_code_is_taken_from_the_folder_one_stands_in(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: str | None
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('planted')")
    monkeypatch.chdir(tmp_path)
    if known is None:
        monkeypatch.delenv("PYTHONPATH", raising=False)
    else:
        monkeypatch.setenv("PYTHONPATH", known)
    assert verifying.verified(file, register(), NOW, records=True) == verified(file.read_bytes())


def test_that_a_bundle_that_takes_too_much_memory_is_refused_by_the_real_limit(file: Path, tmp_path: Path) -> None:
    """As much JSON as a bundle may hold unpacks to more Python than the limit lets through."""
    path = tmp_path / "greedy.py"
    path.write_text(
        "import sys\nfrom desktop.bundle import child\n"
        "child.verify = lambda *_, **__: bytearray(child.MEMORY)\nsys.exit(child.main())\n"
    )
    asked = json.dumps(question(file)).encode()
    done = subprocess.run(
        [sys.executable, str(path)], input=asked, capture_output=True, check=True, env=verifying.surroundings()
    )
    assert json.loads(done.stdout)["reasons"][0]["code"] == "zip.too_costly"


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("import time; time.sleep(60)", "zip.too_costly"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGTERM)", "zip.too_costly"),
        ("raise SystemExit(3)", "crash"),
        ("pass", "crash"),
    ],
)
def test_that_a_child_that_does_not_answer_is_told_of(
    file: Path, monkeypatch: pytest.MonkeyPatch, program: str, expected: str
) -> None:
    monkeypatch.setattr(verifying, "PROGRAM", ("-c", program))
    if "sleep" in program:  # the others end by themselves, on a busy computer late
        monkeypatch.setattr(verifying, "PATIENCE", 0)
        monkeypatch.setattr(verifying, "SECONDS", 1)
    with pytest.raises((NotAccepted, AppError), match=expected):
        verifying.verified(file, register(), NOW)


def test_that_a_file_that_is_not_there_or_cannot_be_read_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="not_there"):
        verifying.verified(tmp_path / "nothing", register(), NOW)
    with pytest.raises(Unavailable, match="unreadable"):
        verifying.verified(tmp_path, register(), NOW)


def test_that_verifying_by_a_certificate_loads_neither_a_store_nor_a_window() -> None:
    code = (
        "import sys, desktop.cli.bundles; print([m for m in ('sqlalchemy', 'PySide6', 'alembic') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=verifying.surroundings()
    )
    assert done.stdout == "[]\n"


def test_that_a_child_that_windows_ended_was_too_costly() -> None:
    """Elsewhere no process can end with such a number."""
    with pytest.raises(NotAccepted, match="too_costly"):
        verifying.checked(b"", child.ENDED_BY_WINDOWS, b"")
