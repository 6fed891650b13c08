"""The way from what was typed to an exit status."""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from typing import TYPE_CHECKING

from desktop.cli.answers import Answers
from desktop.cli.arguments import parser
from desktop.domain.errors import AppError
from desktop.language.texts import Texts

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from desktop.language.texts import Language

CRASHED = 70
INTERRUPTED = 130

_HOMES = {
    "registers": ("init", "doctor", "key"),
    "records": ("add", "show", "set", "step", "link", "unlink", "row"),
    "trash": ("delete", "trash", "restore-record", "undo"),
    "contacts": ("candidates", "merge", "not-same", "known"),
    "lists": ("list", "history", "fields"),
}
_HOME_OF = {command: home for home, commands in _HOMES.items() for command in commands}


def run(words: Sequence[str]) -> int:
    """Do what was typed."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    answers = Answers(Texts.load(language_of(words)), as_json="--json" in words)
    try:
        return _run(words, answers)
    except AppError as error:
        answers.error(error)
        if "--debug" in words:
            traceback.print_exc()
        return error.exit_status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the answer has read enough; nothing more can be said to them.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - the last door: no traceback ever reaches a user unasked
        return _crashed(error, answers, debug="--debug" in words)


def _run(words: Sequence[str], answers: Answers) -> int:
    described = parser(answers.texts)
    arguments = described.parse_args(list(words))
    if arguments.command is None:
        described.print_help()
        return 2
    home = importlib.import_module(f"desktop.cli.{_HOME_OF[arguments.command]}")
    command: Callable[[Namespace, Answers], int | None] = home.COMMANDS[arguments.command]
    return command(arguments, answers) or 0


def _crashed(error: Exception, answers: Answers, *, debug: bool) -> int:
    """Tell a fault of the program by its place only: what it was working on may be private."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{type(error).__name__}, {os.path.basename(frame.filename)}:{frame.lineno}"  # noqa: PTH119 - a name, not a path
    answers.error(AppError("crash", place=place))
    if debug:
        traceback.print_exc()
    return CRASHED


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
