"""Commands about the register itself: making one, whose it is, its health, its keys.

`role --json`: {"role", "before"}; without a role it is only told.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from db import files
from db.errors import StoreError
from desktop.cli.arguments import UsageError
from desktop.cli.opening import given_passphrase, opened, opened_with, read_secret, register_path, unlock
from desktop.domain.clock import SystemClock
from desktop.domain.errors import AlreadyExists, NoKey
from desktop.keystore import KeyFile, keyring_available
from desktop.policy import profile
from desktop.services import places, workspace
from desktop.services.trouble import told

if TYPE_CHECKING:
    from argparse import Namespace

    from desktop.cli.answers import Answers
    from desktop.domain.records import Json


def init(arguments: Namespace, answers: Answers) -> None:
    """Make a register."""
    path = Path(arguments.file)
    passphrase = given_passphrase(arguments)
    if passphrase is None and not keyring_available():
        raise NoKey("key.no_way_to_keep")
    recovery_out = None if arguments.recovery_out is None else _free(Path(arguments.recovery_out))
    setup = workspace.Setup(
        profile=profile.load(arguments.profile),
        unit=arguments.unit,
        person=arguments.person,
        role=arguments.role,
        passphrase=passphrase,
        use_keyring=passphrase is None,
    )
    code = _made(path, setup, recovery_out)
    lock = "keyring" if passphrase is None else "passphrase"
    kept = {"recovery_code": code} if recovery_out is None else {"recovery_file": str(recovery_out)}
    document: dict[str, Json] = {"register": str(path), "opens_by": [lock, "recovery"], **kept}
    texts = answers.texts
    where = texts("cli.init.recovery", code=code)
    if recovery_out is not None:
        where = texts("cli.init.recovery_file", path=str(recovery_out))
    answers.give(document, lambda: [texts("cli.init.done", path=str(path)), where])


def _made(path: Path, setup: workspace.Setup, recovery_out: Path | None) -> str:
    """Make the register and give its recovery code; if it is to be kept in a file, there is no register without it."""
    with ExitStack() as undone:

        def keep(code: str) -> None:
            if recovery_out is not None:
                _write_secret(recovery_out, code)
                undone.callback(recovery_out.unlink)

        made = workspace.create(path, setup, SystemClock(), keep_code=keep)
        undone.pop_all()
    made.workspace.close()
    return made.recovery_code


def doctor(arguments: Namespace, answers: Answers) -> int:
    """Look at the whole register."""
    with opened(arguments, answers) as desk:
        checks = desk.doctor.examine()
    said = {check.name: answers.texts(f"doctor.{check.detail}", **check.numbers) for check in checks}
    found: list[Json] = [{"name": check.name, "ok": check.ok, "detail": said[check.name]} for check in checks]
    answers.give(
        {"checks": found},
        lambda: [f"{'✓' if check.ok else '!'} {said[check.name]}" for check in checks],
    )
    return 0 if all(check.ok for check in checks) else 1


def role(arguments: Namespace, answers: Answers) -> None:
    """Say whose register it is, a contact person's or the council office's, or make it the other's."""
    with opened(arguments, answers) as desk:
        before = desk.owner.role
        if arguments.role is not None:
            desk.register.take_role(arguments.role)
        now = desk.owner.role
    texts = answers.texts
    answers.give({"role": now, "before": before}, lambda: [texts(f"cli.role.{now}")])


def rewrap(arguments: Namespace, answers: Answers) -> None:
    """Change the ways into a register. The recovery code opens it when the passphrase is forgotten."""
    path = register_path(arguments)
    if not _asks_for_something(arguments):
        raise UsageError("usage.rewrap")
    recovery_out = None if arguments.new_recovery_out is None else _free(Path(arguments.new_recovery_out))
    way = unlock(arguments, answers)
    with opened_with(path, way), ExitStack() as undone:
        keys = KeyFile.load(path)
        data_key = keys.unlock(way)
        code = _rewrap(keys, data_key, arguments, new_code=recovery_out is not None)
        if recovery_out is not None and code is not None:
            _write_secret(recovery_out, code)
            undone.callback(recovery_out.unlink)  # a code that opens nothing is worse than none
        keys.save()
        undone.pop_all()
    methods: list[Json] = [*sorted(keys.methods)]
    said = ", ".join(answers.texts(f"key.method.{method}") for method in sorted(keys.methods))
    answers.give({"opens_by": methods}, lambda: [answers.texts("cli.key.done", methods=said)])


def _asks_for_something(arguments: Namespace) -> bool:
    return any(
        (
            arguments.new_passphrase_file,
            arguments.remove_passphrase,
            arguments.add_keyring,
            arguments.remove_keyring,
            arguments.new_recovery_out,
        )
    )


def _rewrap(keys: KeyFile, data_key: bytes, arguments: Namespace, *, new_code: bool) -> str | None:
    if arguments.new_passphrase_file is not None:
        keys.add_passphrase(data_key, read_secret(arguments.new_passphrase_file))
    if arguments.add_keyring:
        keys.add_keyring(data_key)
    if arguments.remove_passphrase:
        keys.remove("passphrase")
    if arguments.remove_keyring:
        keys.remove("keyring")
    return keys.add_recovery(data_key) if new_code else None


def _free(path: Path) -> Path:
    if os.path.lexists(path):
        raise AlreadyExists("file.exists", path=str(path))
    places.check_folder(path)
    return path


def _write_secret(path: Path, secret: str) -> None:
    try:
        files.write_whole(path, f"{secret}\n".encode(), replace=False, private=True)
    except StoreError as problem:
        raise told(problem) from None


COMMANDS = {"init": init, "role": role, "doctor": doctor}
