from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from functools import partial
from typing import TYPE_CHECKING

import pytest
import virtual_environment
from talk import CannotSetUp
from virtual_environment import LOCK, ONLY_FOR_CHECKS, Place, prepare

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("virtual_environment")  # the empty one is made once, and takes seconds


def _wheel(folder: Path, name: str) -> str:
    """Make a wheel with one module in it, and give the line that pins it."""
    about = f"{name}-1.0.dist-info"
    content = {
        f"{name}.py": "HERE = True\n",
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{path},sha256={_sum(text)},{len(text)}\n" for path, text in content.items())
    content[f"{about}/RECORD"] = f"{record}{about}/RECORD,,\n"
    file = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(file, "w") as wheel:
        for path, text in content.items():
            wheel.writestr(path, text)
    return f"{name}==1.0 \\\n    --hash=sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}\n"


def _sum(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an environment as it is when it has just been made."""
    place = Place(tmp_path_factory.mktemp("empty"))
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PYTHONPYCACHEPREFIX", raising=False)  # pip is compiled once, and goes along with every copy
        virtual_environment._make_empty(place)
    return place.folder


@pytest.fixture
def copied(empty: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Copy an empty environment instead of making one, which takes seconds; undo it to make one."""
    with monkeypatch.context() as patch:
        copy = partial(shutil.copytree, empty, symlinks=True, dirs_exist_ok=True)
        patch.setattr(virtual_environment, "_make_empty", lambda place: copy(place.folder))
        yield patch


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a checkout whose lock asks for one package to run and one to check, both lying in a folder."""
    index = tmp_path / "index"
    index.mkdir()
    lock = tmp_path / "checkout" / LOCK
    lock.parent.mkdir(parents=True)
    text = f"# About\n{_wheel(index, 'needed')}{ONLY_FOR_CHECKS}\n{_wheel(index, 'checking')}"
    lock.write_text(text, encoding="utf-8")
    monkeypatch.delenv("PYTHONPYCACHEPREFIX", raising=False)  # as the empty one was made
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(index))
    return tmp_path / "checkout"


def _can_import(python: Path, name: str) -> bool:
    return subprocess.run([python, "-c", f"import {name}"], capture_output=True, check=False).returncode == 0


@pytest.mark.usefixtures("copied")
def test_that_run_installs_its_own_part_and_test_adds_the_other(root: Path) -> None:
    python = prepare(root, for_tests=False)
    assert _can_import(python, "needed")
    assert not _can_import(python, "checking")
    left = Place(root).folder / "left.txt"
    left.touch()
    assert prepare(root, for_tests=True) == python
    assert _can_import(python, "checking")
    assert left.exists()


@pytest.mark.usefixtures("copied")
def test_that_what_is_ready_is_left_alone(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    prepare(root, for_tests=True)
    capfd.readouterr()
    prepare(root, for_tests=True)
    prepare(root, for_tests=False)
    assert capfd.readouterr() == ("", "")


def test_that_an_interrupted_set_up_is_made_anew(root: Path, copied: pytest.MonkeyPatch) -> None:
    python = prepare(root, for_tests=False)
    place = Place(root)
    place.stamp.unlink()  # as it is from before the first change until after the last
    half = place.folder / "half.txt"
    half.touch()
    copied.undo()
    assert prepare(root, for_tests=False) == python
    assert not half.exists()
    assert _can_import(python, "needed")


@pytest.mark.usefixtures("copied")
def test_that_a_package_that_is_not_the_pinned_one_is_refused(root: Path) -> None:
    lock = root / LOCK
    lock.write_text(lock.read_text(encoding="utf-8").replace("sha256:", "sha256:0", 1)[:-1], encoding="utf-8")
    with pytest.raises(CannotSetUp, match="could not be installed"):
        prepare(root, for_tests=False)
    assert Place(root).stamped() == {}


@pytest.mark.usefixtures("copied")
def test_that_a_failing_addition_leaves_the_programs_part_usable(root: Path) -> None:
    prepare(root, for_tests=False)
    lock = root / LOCK
    lock.write_text(lock.read_text(encoding="utf-8").replace("checking==1.0", "checking==2.0"), encoding="utf-8")
    with pytest.raises(CannotSetUp):
        prepare(root, for_tests=True)
    before = Place(root).stamp.stat().st_mtime_ns
    prepare(root, for_tests=False)
    assert Place(root).stamp.stat().st_mtime_ns == before


@pytest.mark.usefixtures("copied")
def test_that_being_offline_is_said_in_a_sentence(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PIP_NO_INDEX")
    monkeypatch.delenv("PIP_FIND_LINKS")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_RETRIES", "1")
    with pytest.raises(CannotSetUp, match="The package index cannot be reached"):
        prepare(root, for_tests=False)


def test_that_a_python_that_cannot_make_it_is_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = root / "python"
    broken.write_text("#!/bin/sh\necho no ensurepip\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(sys, "_base_executable", str(broken))
    with pytest.raises(CannotSetUp, match=r"no ensurepip\n.*could not be made"):
        prepare(root, for_tests=False)


def test_that_a_damaged_stamp_counts_as_none(root: Path) -> None:
    place = Place(root)
    place.folder.mkdir()
    for text in ("", "[1]", '{"program": 1'):
        place.stamp.write_text(text, encoding="utf-8")
        assert place.stamped() == {}
