from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import checks
from checks import Check, Result

if TYPE_CHECKING:
    import pytest

PYTHON = Path(sys.executable)


def _check(code: str, *, shown: bool = False) -> Check:
    return Check("a check", (sys.executable, "-c", code), shown=shown)


def _perform(check: Check, folder: Path) -> Result:
    return checks.perform(check, folder, {})


def test_that_a_check_that_passes_says_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert _perform(_check("print('much talk')"), tmp_path).status == 0
    assert capfd.readouterr().out == ""


def test_that_a_check_that_fails_shows_what_it_said(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert _perform(_check("print('the reason'); raise SystemExit(4)"), tmp_path).status == 4
    assert "the reason" in capfd.readouterr().out


def test_that_the_tests_are_seen_at_work(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _perform(_check("print('12 passed')", shown=True), tmp_path)
    assert "12 passed" in capfd.readouterr().out


def test_that_one_failure_fails_the_whole_and_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = Check("good", ()), Check("bad", ())
    assert checks.report([Result(good, 0, 1.0), Result(bad, 2, 2.0)]) == 1
    said = capsys.readouterr().out
    assert "FAILED     2.0 s  bad" in said
    assert said.endswith("1 of 2 checks FAILED, 3 s in all\n")


def test_that_the_summary_ends_with_the_whole_time(capsys: pytest.CaptureFixture[str]) -> None:
    assert checks.report([Result(Check("good", ()), 0, 61.4)]) == 0
    assert capsys.readouterr().out.endswith("every check passed, 61 s in all\n")


def test_that_what_allows_no_gap_is_judged_by_itself(tmp_path: Path) -> None:
    assert len(checks.coverage_checks(tmp_path, PYTHON)) == 1
    (tmp_path / "db").mkdir()
    (tmp_path / "db/opening.py").touch()
    (tmp_path / "desktop/policy").mkdir(parents=True)
    _, strict = checks.coverage_checks(tmp_path, PYTHON)
    assert strict.command[-1] == "--include=desktop/policy/*,db/opening.py"
    assert "--fail-under=100" in strict.command


def test_that_every_check_is_of_the_environments_own_programs() -> None:
    programs = {Path(check.command[0]).parent for check in checks.static_checks(PYTHON)}
    assert programs == {PYTHON.parent}
