"""Made-up records by the command line: put in, looked at, interrupted, and taken away."""

from __future__ import annotations

import _thread
import json
from typing import TYPE_CHECKING, Any

import pytest

from desktop.cli.main import INTERRUPTED, run
from desktop.keystore import KeyFile
from desktop.services.sample import sample
from desktop.services.sample.sample import Sample
from tests import factories

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from desktop.services.sample.sample import Progress
    from desktop.services.sample.world import Plan


class Desk:
    """A register at the command line."""

    def __init__(self, folder: Path, printed: pytest.CaptureFixture[str]) -> None:
        self.register = factories.register_in(folder, "neutral")
        self._printed = printed

    def __call__(self, *words: str, status: int = 0) -> dict[str, Any]:
        """Give the answer of a command as JSON."""
        assert self.run(*words, "--json") == status
        answer: dict[str, Any] = json.loads(self.printed()[0])
        return answer

    def run(self, *words: str) -> int:
        """Give the exit status of a command."""
        self.printed()
        return run([*words, "--register", str(self.register), "--lang", "sv"])

    def printed(self) -> tuple[str, str]:
        """Give what was written to standard out and error since the last time."""
        out, err = self._printed.readouterr()
        return out, err


@pytest.fixture
def utblick(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Give a register that opens at once: a passphrase takes half a second each time, and is tried elsewhere."""
    _, key = factories._template("neutral")
    monkeypatch.setattr(KeyFile, "unlock", lambda _keys, _unlock: key)
    return Desk(tmp_path, capsys)


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sample, "BATCH", 20)
    monkeypatch.setattr("desktop.cli.sample.BATCH", 20)


def test_that_a_sample_can_be_put_in_looked_at_and_taken_away(utblick: Desk) -> None:
    own = utblick("add", "visit", "title=Eget besök")["id"]

    put_in = utblick("sample", "--records", "60", "--seed", "5")
    assert (put_in["records"], put_in["seed"], sum(put_in["kinds"].values())) == (60, 5, 60)
    assert {kind: utblick("list", kind)["total"] for kind in put_in["kinds"]} == {
        **put_in["kinds"],
        "visit": put_in["kinds"]["visit"] + 1,
    }
    assert utblick("undo", "--list")["steps"][0]["name"] == "Lade in 60 påhittade poster"
    assert utblick("search", "exempel")["total"]
    assert all(check["ok"] for check in utblick("doctor")["checks"])

    assert utblick("sample", "--remove") == {"removed": 60, "kept": 0}
    assert [row["id"] for row in utblick("list", "visit")["rows"]] == [own]
    assert all(check["ok"] for check in utblick("doctor")["checks"])


def test_that_people_are_told_what_was_done(utblick: Desk) -> None:
    assert utblick.run("sample", "--records", "1", "--seed", "3") == 0
    assert utblick.printed() == (
        "1 påhittad post lades in. Namnen finns inte i verkligheten.\n”utblick sample --remove” tar bort dem igen.\n",
        "",
    )
    assert utblick.run("sample", "--remove") == 0
    assert utblick.printed()[0] == "1 påhittad post togs bort.\n"


@pytest.mark.usefixtures("small_batches")
def test_that_progress_goes_to_people_and_not_into_the_answer(utblick: Desk) -> None:
    assert utblick.run("sample", "--records", "50", "--json") == 0

    out, err = utblick.printed()
    assert json.loads(out)["records"] == 50
    assert err.splitlines() == ["20 av 50", "40 av 50", "50 av 50"]


@pytest.mark.usefixtures("small_batches")
def test_that_progress_stays_on_one_line_of_a_terminal(utblick: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert utblick.run("sample", "--records", "50") == 0

    assert utblick.printed()[1] == "\r20 av 50\r40 av 50\r50 av 50\n"


@pytest.mark.usefixtures("small_batches")
def test_that_an_interruption_says_how_much_is_there(utblick: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C comes in the middle of whatever is being done next."""
    add = Sample.add

    def pressed(self: Sample, plan: Plan, tell: Callable[[Progress], object]) -> Mapping[str, int]:
        def told(progress: Progress) -> None:
            tell(progress)
            if progress.done == 40:
                _thread.interrupt_main()

        return add(self, plan, told)

    monkeypatch.setattr(Sample, "add", pressed)
    assert utblick.run("sample", "--records", "200") == INTERRUPTED
    assert utblick.printed()[1].splitlines()[-1] == "Avbrutet. 40 poster är klara."

    assert sum(utblick("list", kind)["total"] for kind in ("visit", "organisation", "person")) > 3
    assert all(check["ok"] for check in utblick("doctor")["checks"])
    assert utblick("sample", "--remove")["removed"] == 40


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--records", "0"), "value.range"),
        (("--today", "2026"), "value.date"),
        (("--today", "0999-01-01"), "value.range"),
    ],
)
def test_that_what_cannot_be_meant_is_refused(utblick: Desk, words: tuple[str, ...], code: str) -> None:
    assert utblick("sample", *words, status=1)["error"]["code"] == code


def test_that_the_same_sample_twice_is_refused_with_what_to_do(utblick: Desk) -> None:
    utblick("sample", "--records", "3")

    error = utblick("sample", "--records", "3", status=1)["error"]
    assert error["code"] == "sample.there"
    assert "--remove" in error["hint"]


def test_that_another_today_makes_other_dates(utblick: Desk) -> None:
    utblick("sample", "--records", "12", "--today", "2031-06-01")

    assert utblick("list", "visit")["rows"][0]["fields"]["received"].startswith(("2026", "2027", "2028"))
