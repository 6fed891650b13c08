"""The program as a program of its own: started, piped, and tried out on a computer without a screen."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import desktop.__main__ as program
from desktop.services.doctor import Check, Doctor

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).resolve().parents[2]
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def start(folder: Path, *words: object, more: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Start the program with a home of its own."""
    places = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "APPDATA": str(folder), "TMPDIR": str(folder)}
    surroundings = {name: value for name, value in os.environ.items() if name not in SCREENS}
    surroundings.update(places, PYTHONPATH=str(ROOT), PYTHONUTF8="1", LC_ALL="sv_SE.UTF-8", **(more or {}))
    command = [sys.executable, "-m", "desktop", *(str(word) for word in words)]
    return subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False, timeout=120)


def test_that_the_program_keeps_what_it_is_given_from_one_start_to_the_next(tmp_path: Path) -> None:
    key = {"UTBLICK_PASSPHRASE": "korrekt häst batteri"}
    owner = ("--unit", "Kulturförvaltningen", "--person", "Anna Exempel")
    made = start(tmp_path, "init", tmp_path / "r.utblick", "--profile", "neutral", *owner, "--json", more=key)
    assert (made.returncode, made.stderr) == (0, "")
    added = start(tmp_path, "add", "visit", "title=Besök från Łódź", "--json", more=key)
    assert (added.returncode, added.stderr) == (0, "")
    shown = start(tmp_path, "show", json.loads(added.stdout)["id"], more=key)
    assert (shown.returncode, shown.stdout.partition("\n")[0]) == (0, "Besök från Łódź")
    refused = start(tmp_path, "show", "x", more=key)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "Traceback" not in refused.stderr


def test_that_a_reader_that_has_read_enough_may_leave(tmp_path: Path) -> None:
    """Both ends as they are from a shell: Python without buffers hides that only a part of an answer was taken."""
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
    surroundings.pop("PYTHONUNBUFFERED", None)
    command = [sys.executable, "-m", "desktop", "fields", "--json"]
    with subprocess.Popen(
        command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0
    ) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        assert started.stdout.read(10) == b'{"kinds": '
        started.stdout.close()
        complaints = started.stderr.read()
    assert (started.returncode, complaints) == (0, b"")


def tried_out(said: str, folder: Path) -> None:
    """Look at what a trial says, and at what it left where it says."""
    assert said.startswith("2 besök lades in i ett register på prov. Resultatet: ")
    result, place = re.findall(r": (.+)$", said, re.MULTILINE)
    visits = json.loads(Path(result).read_text("utf-8"))
    assert [visit["fields"]["title"] for visit in visits] == [
        "Studiebesök om skolbibliotek", "Ungdomsråd på återbesök",
    ]  # fmt: skip
    assert [row["what"] for row in visits[0]["rows"]["gifts"]] == ["Bok om kommunen"]
    assert Path(place).parent == folder
    assert {path.name for path in Path(place).iterdir()} == {"prov.utblick", "prov.utblick.keys", "besok.json"}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_that_the_program_does_its_main_job_without_a_screen(tmp_path: Path) -> None:
    done = start(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    tried_out(done.stdout, tmp_path)


@pytest.fixture
def no_screen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Take the screen away."""
    monkeypatch.setattr(program, "_has_display", lambda: False)
    monkeypatch.setattr(sys, "argv", ["utblick"])
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")
    return tmp_path


def test_that_the_main_job_is_tried_out_where_there_is_no_screen(
    no_screen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert program.main() == 0
    tried_out(capsys.readouterr().out, no_screen)


def test_that_a_trial_that_finds_the_register_unwell_says_so(
    no_screen: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    unwell = (Check("file", True, "file.whole", {}), Check("history", False, "history.broken", {"entry": 1}))
    monkeypatch.setattr(Doctor, "examine", lambda _doctor: unwell)
    assert program.main() == 1
    assert capsys.readouterr().err.startswith("Något i programmet gick fel (history).\n")
    assert not list(no_screen.rglob("besok.json"))


@pytest.mark.parametrize(
    ("platform", "surroundings", "expected"),
    [
        ("win32", {}, True),
        ("darwin", {}, True),
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
    ],
)
def test_that_a_screen_is_known_when_there_is_one(
    monkeypatch: pytest.MonkeyPatch, platform: str, surroundings: dict[str, str], *, expected: bool
) -> None:
    for name in SCREENS:
        monkeypatch.delenv(name, raising=False)
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert program._has_display() is expected


def answering(status: int) -> Callable[..., int]:
    return lambda *_: status


def test_that_words_go_to_the_command_line_and_none_to_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "_has_display", lambda: True)
    monkeypatch.setattr("desktop.app.run_window", answering(5))
    monkeypatch.setattr("desktop.cli.main.run", answering(6))
    monkeypatch.setattr(sys, "argv", ["utblick"])
    assert program.main() == 5
    monkeypatch.setattr(sys, "argv", ["utblick", "doctor"])
    assert program.main() == 6
