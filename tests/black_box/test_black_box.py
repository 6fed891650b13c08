"""The program from outside, through what a screen reader is told; what came of it is judged on disk.

On Linux only, where the accessibility bus is: elsewhere there is nothing to ask.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import private_session
import pytest

from desktop.domain.clock import SystemClock
from desktop.keystore import Unlock
from desktop.services.workspace import opened
from tests.black_box.journey import PHRASE

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 240

if sys.platform.startswith("linux"):

    @pytest.mark.parametrize("language", ["sv", "en"])
    def test_that_a_register_is_made_and_a_visit_logged_by_ear_and_every_control_says_its_name(
        tmp_path: Path, language: str
    ) -> None:
        surroundings = private_session.environment(ROOT, tmp_path)
        surroundings["PYTHONPYCACHEPREFIX"] = os.environ["PYTHONPYCACHEPREFIX"]  # compiled once for all
        command = ["dbus-run-session", "--", sys.executable, "-m", "tests.black_box.journey", language]
        assert shutil.which("Xvfb"), "Xvfb is among the system packages that the test command names"
        done = subprocess.run(
            command, cwd=ROOT, env=surroundings, capture_output=True, text=True, timeout=LONGEST, check=False
        )
        assert done.returncode == 0, done.stderr[-2000:]
        told = json.loads(done.stdout.splitlines()[-1])
        assert told["nameless"] == []
        assert told["met"] > 100
        assert told["status"] == 0
        (register,) = (tmp_path / private_session.PLACES["HOME"]).rglob("register.utblick")
        assert register.read_bytes()[:6] != b"SQLite"
        with opened(register, Unlock(passphrase=PHRASE), SystemClock(), remember=False) as workspace:
            assert workspace.owner.person == "Anna Öberg"
            assert workspace.profile.code == "stockholm"
            (visit,) = workspace.search.find("lodz").hits
            record = workspace.records.get(visit.id)
            assert record.fields["city"] == "Łódź"
            assert record.fields["organisation"] == "Łódź stad"
            assert record.fields["unit"] == "Kulturförvaltningen"
