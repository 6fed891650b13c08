"""Verifying in a process of its own: what goes over the pipe comes out the same, and limits are kept."""

from __future__ import annotations

import datetime as dt
import gc
import io
import json
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from desktop.bundle import child
from desktop.bundle.certificates import Authority
from desktop.bundle.control import Purpose
from desktop.bundle.reasons import NotAccepted
from desktop.bundle.trust import Mark, PinnedAuthority, Status
from desktop.bundle.verification import Expected
from desktop.domain.errors import AppError, InvalidInput, Unavailable
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
    monkeypatch.setitem(sys.modules, "resource", None)
    child.limit(7)  # as on Windows


# From the process that asks.


def test_that_a_file_is_verified_in_another_process(file: Path) -> None:
    found = verifying.verified(file, register(), NOW, Expected(recipient="kommunledningskontoret"), records=True)
    assert found == verified(file.read_bytes())
    with pytest.raises(NotAccepted, match="other_recipient"):
        verifying.verified(file, register(), NOW, Expected(recipient="annat"))


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
    monkeypatch.setattr(verifying, "PATIENCE", 0)
    monkeypatch.setattr(verifying, "SECONDS", 1)
    with pytest.raises((NotAccepted, AppError), match=expected):
        verifying.verified(file, register(), NOW)


def test_that_a_file_that_is_not_there_or_cannot_be_read_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="not_there"):
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
