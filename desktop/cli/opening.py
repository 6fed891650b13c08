"""Opening the register that a command is about, with the key from wherever it is."""

from __future__ import annotations

import getpass
import os
import sys
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.arguments import UsageError
from desktop.domain.clock import SystemClock
from desktop.domain.errors import Unavailable
from desktop.keystore import Unlock
from desktop.services import places, workspace

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator

    from desktop.cli.answers import Answers
    from desktop.services.workspace import Workspace

_LONGEST = 10_000


@contextmanager
def opened(arguments: Namespace, answers: Answers) -> Iterator[Workspace]:
    """Open the register, and close it whatever happens."""
    with opened_with(register_path(arguments), unlock(arguments, answers)) as desk:
        yield desk


@contextmanager
def opened_with(path: Path, way: Unlock) -> Iterator[Workspace]:
    """Open a register with a key from a known place."""
    with workspace.opened(path, way, SystemClock()) as desk:
        yield desk


def register_path(arguments: Namespace) -> Path:
    """The register that was named, else the last used one."""
    if arguments.register is not None:
        return Path(arguments.register)
    last = places.last_register()
    if last is None:
        raise UsageError("usage.no_register")
    return last


def unlock(arguments: Namespace, answers: Answers) -> Unlock:
    """Where a key can come from: the keyring, a file, the environment, a person at a terminal."""
    code = None if arguments.recovery_file is None else read_secret(arguments.recovery_file)
    asker = None
    if sys.stdin.isatty():
        question = answers.texts("cli.ask_passphrase")
        asker = cache(lambda: getpass.getpass(question, stream=sys.stderr))  # once, however often the key is needed
    return Unlock(passphrase=given_passphrase(arguments), recovery_code=code, ask=asker)


def passphrase_asker(arguments: Namespace, answers: Answers) -> Callable[[], str | None]:
    """Where the passphrase of a sealed signing key comes from, if it is needed: the same places as the register's."""
    way = unlock(arguments, answers)
    return lambda: way.passphrase if way.passphrase is not None or way.ask is None else way.ask()


def given_passphrase(arguments: Namespace) -> str | None:
    """The passphrase from its file, else from the environment; never from the arguments, which others can see."""
    if arguments.passphrase_file is not None:
        return read_secret(arguments.passphrase_file)
    return os.environ.get("UTBLICK_PASSPHRASE") or None


def read_secret(name: str) -> str:
    """Read a secret from the first line of a file."""
    try:
        with Path(name).open(encoding="utf-8-sig") as file:
            text = file.read(_LONGEST)
    except (OSError, UnicodeDecodeError) as error:
        raise Unavailable("file.unreadable", path=name) from error
    return text.splitlines()[0] if text else ""
