"""The way from what was typed to an exit status."""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING

from desktop.cli import streams
from desktop.cli.answers import Answers
from desktop.cli.arguments import UsageError, parsed, parser
from desktop.domain.errors import AppError
from desktop.language.texts import Texts

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from desktop.language.texts import Language

CRASHED = 70
INTERRUPTED = 130

_HOMES = {
    "registers": ("init", "role", "doctor"),
    "keys": ("key",),
    "bundles": ("export", "verify"),
    "receptions": ("receive", "answers"),
    "advice": ("advice",),
    "office": ("office",),
    "records": ("add", "show", "set", "step", "link", "unlink", "row"),
    "attachments": ("attachment",),
    "trash": ("delete", "trash", "restore-record", "undo"),
    "contacts": ("candidates", "merge", "not-same", "known"),
    "lists": ("list", "history"),
    "fields": ("fields",),
    "search": ("search",),
    "due": ("due",),
    "checks": ("check", "justify", "decide"),
    "accounts": ("account",),
    "papers": ("brief", "paper"),
    "profiles": ("profile",),
    "backups": ("backup", "backups", "restore"),
    "sample": ("sample",),
}
_HOME_OF = {command: home for home, commands in _HOMES.items() for command in commands}


def run(words: Sequence[str]) -> int:
    """Do what was typed."""
    general = words[: words.index("--")] if "--" in words else words
    answers = Answers(Texts.load(language_of(general)), as_json="--json" in general)
    return perform(lambda: _run(words, answers), answers, debug="--debug" in general)


def perform(job: Callable[[], int], answers: Answers, *, debug: bool = False) -> int:
    """Do a job and bring out its answer; whatever goes wrong becomes a sentence and an exit status."""
    streams.prepare()
    try:
        status = _answered(job, answers, debug=debug)
        streams.finish()
    except KeyboardInterrupt:
        return INTERRUPTED
    except streams.AnswerLost as error:
        answers.error(error)
        return error.exit_status
    except BrokenPipeError:
        # Whoever read the answer has read enough; nothing more can be said to them.
        streams.silence()
        return 0
    return status


def _answered(job: Callable[[], int], answers: Answers, *, debug: bool) -> int:
    trouble: Exception
    try:
        return job()
    except (BrokenPipeError, streams.AnswerLost):
        raise
    except AppError as error:
        answers.error(error)
        status, trouble = error.exit_status, error
    except Exception as error:  # noqa: BLE001 - the last door: no traceback ever reaches a user unasked
        answers.error(AppError("crash", place=_place(error)))
        status, trouble = CRASHED, error
    if debug:
        import traceback  # noqa: PLC0415 - most commands go well

        traceback.print_exception(trouble)
    return status


def _run(words: Sequence[str], answers: Answers) -> int:
    described = parser(answers.texts)
    try:
        arguments = parsed(described, _joined(words), answers.texts)
    except SystemExit as done:  # after --help
        return int(done.code or 0)
    if arguments.command is None and not answers.as_json:
        described.print_help()
        return UsageError.exit_status
    if arguments.command is None:
        raise UsageError("usage.command", commands=", ".join(_HOME_OF))
    home = importlib.import_module(f"desktop.cli.{_HOME_OF[arguments.command]}")
    command: Callable[[Namespace, Answers], int | None] = home.COMMANDS[arguments.command]
    return command(arguments, answers) or 0


def _joined(words: Sequence[str]) -> list[str]:
    """Join `--sort -FIELD`, which the parser would take for an option of its own."""
    joined: list[str] = []
    for word in words:
        descending = word.startswith("-") and not word.startswith("--")
        if descending and joined and joined[-1] == "--sort" and "--" not in joined:
            joined[-1] = f"--sort={word}"
        else:
            joined.append(word)
    return joined


def _place(error: Exception) -> str:
    """Tell a fault of the program by its place only: what it was working on may be private."""
    import traceback  # noqa: PLC0415 - as above

    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}, {os.path.basename(frame.filename)}:{frame.lineno}"  # noqa: PTH119 - a name, not a path


def language_of(words: Sequence[str]) -> Language:
    """The language that was asked for, else the system's if it is English, else Swedish."""
    for position, word in enumerate(words):
        asked = word.removeprefix("--lang=") if word.startswith("--lang=") else None
        if word == "--lang" and position + 1 < len(words):
            asked = words[position + 1]
        if asked is not None:
            return "en" if asked == "en" else "sv"
    system = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "en" if system.startswith("en") else "sv"
