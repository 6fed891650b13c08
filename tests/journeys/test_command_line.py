"""What holds for every command: options, languages, exit statuses, errors, and streams that other programs close."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest
from typing_extensions import override

from db import errors as store
from desktop.cli import main, records
from desktop.cli.main import CRASHED, INTERRUPTED, run
from desktop.language.texts import LANGUAGES, Texts
from desktop.services.trouble import told

if TYPE_CHECKING:
    from tests.command_line import CommandLine

pytestmark = pytest.mark.usefixtures("opens_at_once")


@pytest.fixture
def visit(utblick: CommandLine) -> str:
    return utblick.added("visit", "title=Studiebesök", "country=EE")


def fails(monkeypatch: pytest.MonkeyPatch, trouble: BaseException) -> None:
    """Let `show` go wrong from within."""

    def show(*_: object) -> None:
        raise trouble

    monkeypatch.setitem(records.COMMANDS, "show", show)


@pytest.mark.parametrize(
    "words",
    [
        ("--register", "{register}", "--json", "--lang", "en", "show", "{visit}"),
        ("show", "{visit}", "--register", "{register}", "--json", "--lang", "en"),
        ("--json", "show", "--lang=en", "{visit}", "--register={register}"),
        ("--lang", "sv", "show", "--register", "{register}", "{visit}", "--lang", "en", "--json"),
    ],
)
def test_that_general_options_stand_before_or_after_the_command(
    utblick: CommandLine, visit: str, words: tuple[str, ...]
) -> None:
    answer = utblick.typed(*(word.format(register=utblick.register, visit=visit) for word in words))
    assert (answer.status, answer.json["id"]) == (0, visit)


@pytest.mark.parametrize(
    "words",
    [
        ("add", "visit", "--json", "title=Besök", "country=EE"),
        ("add", "visit", "title=Besök", "--json", "country=EE"),
        ("add", "--json", "visit", "title=Besök", "country=EE"),
        ("add", "visit", "title=Besök", "--json", "--", "country=EE"),
        ("add", "visit", "--json", "--", "title=Besök", "country=EE"),
    ],
)
def test_that_fields_stand_on_either_side_of_an_option(utblick: CommandLine, words: tuple[str, ...]) -> None:
    fields = utblick.json("show", utblick(*words).json["id"])["fields"]
    assert (fields["title"], fields["country"]) == ("Besök", "EE")


def test_that_the_words_of_a_search_stand_on_either_side_of_an_option(utblick: CommandLine, visit: str) -> None:
    assert [hit["id"] for hit in utblick("search", "studie", "--json", "--limit", 3, "estland").json["hits"]] == [visit]
    assert utblick("search", "studie", "--json", "lettland").json["total"] == 0


@pytest.mark.parametrize(
    ("words", "unknown"),
    [
        (("show", "a", "b"), "b"),
        (("list", "visit", "--hotel", "Grand"), "--hotel Grand"),
        (("add", "visit", "title=x", "--hotel"), "--hotel"),
        (("add", "visit", "--json", "title=x", "--hotel", "country=EE"), "--hotel country=EE"),
        (("add", "visit", "--jso"), "--jso"),
    ],
)
def test_that_what_is_not_understood_is_told_and_nothing_is_done(
    utblick: CommandLine, words: tuple[str, ...], unknown: str
) -> None:
    answer = utblick(*words, "--lang", "en", "--json")
    assert answer.refusal == (2, "usage.wrong")
    assert answer.json["error"]["message"].endswith(f": this is not recognised: {unknown}.")
    assert utblick.json("list", "visit")["total"] == 0


def test_that_what_follows_two_dashes_is_never_an_option(utblick: CommandLine) -> None:
    assert utblick("add", "visit", "--", "title=Besök", "--json").err.startswith("”--json” är inte FIELD=VALUE.\n")
    assert utblick("search", "--", "--debug").out == "Inget hittades.\n"
    assert utblick("search", "--", "--sort", "-title").out == "Inget hittades.\n"


def test_that_the_language_is_the_one_asked_for_else_the_systems(
    utblick: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def heading(*words: str) -> str:
        return utblick("fields", "visit", *words).out.partition("\n")[0]

    assert (heading(), heading("--lang", "en"), heading("--lang=en")) == (
        "visit  Besök",
        "visit  Visit",
        "visit  Visit",
    )
    for surroundings, expected in (
        ({"LC_ALL": "en_GB.UTF-8"}, "Visit"),
        ({"LC_ALL": "de_DE.UTF-8", "LANG": "en_GB.UTF-8"}, "Besök"),
        ({"LC_MESSAGES": "en_US.UTF-8", "LANG": "sv_SE.UTF-8"}, "Visit"),
        ({"LANG": "en"}, "Visit"),
        ({}, "Besök"),
    ):
        for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
            monkeypatch.delenv(name, raising=False)
        for name, value in surroundings.items():
            monkeypatch.setenv(name, value)
        assert heading() == f"visit  {expected}"
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert heading("--lang", "sv") == "visit  Besök"
    assert utblick("fields", "--lang", "fi").err.startswith("Kommandot går inte att förstå: --lang: 'fi' finns inte")
    assert utblick("fields", "--lang").status == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_help_is_given_for_every_command_in_either_language(utblick: CommandLine, language: str) -> None:
    commands = [command for home in main._HOMES.values() for command in home]
    texts = Texts.load("en" if language == "en" else "sv")

    general = utblick.typed("--help", "--lang", language)

    assert general.status == 0
    assert general.out.startswith(texts.template("argparse.usage"))
    for command in commands:
        assert texts(f"cli.help.{command.replace('-', '_')}") in " ".join(general.out.split())
        own = utblick.typed(command, "--help", "--lang", language)
        assert own.status == 0
        assert own.out.startswith(f"{texts.template('argparse.usage')}utblick {command} ")


def test_that_options_without_a_command_are_not_enough(utblick: CommandLine) -> None:
    spoken, told_as_json = utblick("--lang", "en"), utblick("--json")
    assert (spoken.status, spoken.out.startswith("usage: utblick ")) == (2, True)
    assert told_as_json.refusal == (2, "usage.command")
    assert "restore-record" in told_as_json.json["error"]["hint"]


@pytest.mark.parametrize("words", [("nosuch",), ("row", "nosuch"), ("key", "nosuch")])
def test_that_an_unknown_command_is_answered_with_those_there_are(utblick: CommandLine, words: tuple[str, ...]) -> None:
    answer = utblick(*words)
    assert (answer.status, answer.out) == (2, "")
    message, hint = answer.err.splitlines()
    assert message == "Det finns inget kommando som heter ”nosuch”."
    expected = {"nosuch": "office.", "row": "add, set, delete.", "key": "rewrap."}[words[0]]
    assert hint.endswith(expected)


def test_that_an_error_is_a_sentence_and_a_hint_on_stderr_or_one_document_on_stdout(
    utblick: CommandLine, visit: str
) -> None:
    spoken = utblick("set", visit, "country=Ruritanien")
    document = utblick("set", visit, "country=Ruritanien", "--json")

    assert (spoken.out, len(spoken.err.splitlines())) == ("", 2)
    assert document.err == ""
    assert document.json.keys() == {"error"}
    assert document.json["error"].keys() == {"code", "message", "hint", "field"}
    assert f"{document.json['error']['message']}\n{document.json['error']['hint']}\n" == spoken.err
    assert utblick("show", "x", "--json").json["error"].keys() == {"code", "message", "hint"}


def test_that_debug_shows_where_and_nothing_else_does(utblick: CommandLine) -> None:
    assert "Traceback" not in utblick("show", "x").err
    shown = utblick("show", "x", "--debug")
    assert shown.status == 1
    assert shown.err.startswith("Posten x finns inte i registret.\n")
    assert "Traceback (most recent call last)" in shown.err
    with_json = utblick("--debug", "show", "x", "--json")
    assert with_json.refusal == (1, "record.not_found")
    assert "Traceback" in with_json.err


def test_that_a_fault_of_the_program_is_told_by_its_place_and_not_by_what_it_was_working_on(
    utblick: CommandLine, visit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails(monkeypatch, ValueError("kanariefågel"))

    spoken = utblick("show", visit)

    assert (spoken.status, spoken.out) == (CRASHED, "")
    assert spoken.err.startswith("Något i programmet gick fel (ValueError, test_command_line.py:")
    assert "kanariefågel" not in spoken.err
    assert "Traceback" not in spoken.err
    assert utblick("show", visit, "--json").refusal == (CRASHED, "crash")
    assert "ValueError: kanariefågel" in utblick("show", visit, "--debug").err


def test_that_an_interruption_is_quiet_and_lets_go_of_the_register(
    utblick: CommandLine, visit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        fails(patched, KeyboardInterrupt())
        interrupted = utblick("show", visit)
    assert (interrupted.status, interrupted.out, interrupted.err) == (INTERRUPTED, "", "")
    assert utblick("show", visit).status == 0


@pytest.mark.parametrize(
    ("problem", "code", "status"),
    [
        (store.Busy(), "store.busy", 3),
        (store.NoPermission(), "store.no_permission", 3),
        (store.ReadOnlyPlace(), "store.read_only", 3),
        (store.NoSpace(), "store.no_space", 3),
        (store.IoTrouble(), "store.io", 3),
        (store.NewerSchema(), "store.newer", 3),
        (store.InUse(), "store.in_use_unknown", 3),
        (store.CommitUncertain(store.NoSpace()), "store.no_space_uncertain", 3),
        (store.CommitUncertain(store.IoTrouble()), "store.commit_uncertain", 3),
        (store.StoreError(), "store.fault", 3),
    ],
)
def test_that_trouble_with_the_store_is_told_with_what_to_do(
    utblick: CommandLine, visit: str, monkeypatch: pytest.MonkeyPatch, problem: store.StoreError, code: str, status: int
) -> None:
    fails(monkeypatch, told(problem))
    answer = utblick("show", visit, "--json")
    assert answer.refusal == (status, code)
    assert answer.json["error"]["hint"]


class Closed(io.StringIO):
    """A stream whose reader has gone, or whose place is full."""

    def __init__(self, trouble: OSError, *, at_once: bool) -> None:
        super().__init__()
        self._trouble, self._at_once = trouble, at_once

    @override
    def write(self, text: str) -> int:
        if self._at_once:
            raise self._trouble
        return len(text)

    @override
    def flush(self) -> None:
        raise self._trouble


@pytest.mark.parametrize("at_once", [True, False])
def test_that_whoever_reads_only_the_beginning_is_no_trouble(
    utblick: CommandLine, monkeypatch: pytest.MonkeyPatch, *, at_once: bool
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", Closed(BrokenPipeError(), at_once=at_once))
        answer = utblick("fields", "--json")
    assert (answer.status, answer.err) == (0, "")


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("words", [("fields",), ("fields", "--json")])
def test_that_an_answer_that_cannot_be_written_is_told_where_it_can(
    utblick: CommandLine, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], *, at_once: bool
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", Closed(OSError(28, "full"), at_once=at_once))
        answer = utblick(*words)
    assert answer.status == 3
    assert answer.err.startswith("Svaret kunde inte skrivas ut.\nDet som kommandot sparade är sparat.")


def test_that_what_a_command_saved_is_saved_though_its_answer_is_lost(
    utblick: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", Closed(OSError(28, "full"), at_once=True))
        assert utblick("add", "visit", "title=Besök").status == 3
    assert utblick.json("list", "visit")["total"] == 1


def test_that_a_program_without_streams_does_its_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seen on Windows, where a program with a window is started without them."""
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", None)
        patched.setattr(sys, "stderr", None)
        assert (run(["fields"]), run(["nosuch"])) == (0, 2)
        for stream in (sys.stdout, sys.stderr):
            stream.close()


def test_that_a_terminal_of_another_age_gets_what_it_can_show(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = io.BytesIO()
    old = io.TextIOWrapper(taken, encoding="ascii")
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", old)
        assert run(["fields", "visit", "--lang", "sv"]) == 0
    assert "Besök" in taken.getvalue().decode("utf-8")
