"""Commands about backups.

`backup --json`: {"file", "keys", "sequence", "reason", "made", "size", "records", "checked"}; `records` counts by kind.
`backups --json`: {"backups": [the same with "state" and "note" instead of "checked"…], "folder"}, the newest first;
`records` is null for one that could not be opened. `restore --json`: {"register", "keys", "records"}.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.opening import opened, register_path, unlock
from desktop.domain.errors import NoRegister
from desktop.language.formats import Formats
from desktop.services import backups

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from desktop.cli.answers import Answers
    from desktop.domain.records import Json
    from desktop.language.texts import Texts
    from desktop.services.backups import Kept


def backup(arguments: Namespace, answers: Answers) -> None:
    """Make a backup."""
    folder = None if arguments.out is None else Path(arguments.out)
    with opened(arguments, answers) as desk:
        made = desk.backups.make(folder)
    texts = answers.texts
    answers.give(
        {**_facts(made), "checked": True},
        lambda: [texts("cli.backups.made", path=str(made.path)), _size(made, texts)],
    )


def listing(arguments: Namespace, answers: Answers) -> None:
    """List the backups; the register need not be whole, nor even be there."""
    path = register_path(arguments)
    kept = backups.listed(path, backups.key_at_hand(path, unlock(arguments, answers)))
    if not kept and not path.exists():
        raise NoRegister("store.not_found", path=str(path))
    texts, folder = answers.texts, str(backups.folder_of(path))
    told: list[Json] = [
        {**_facts(each), "state": each.state.value, "note": texts(f"backup.state.{each.state}")} for each in kept
    ]
    answers.give(
        {"backups": told, "folder": folder},
        lambda: [_line(each, texts) for each in kept] or [texts("cli.backups.none", folder=folder)],
    )


def restore(arguments: Namespace, answers: Answers) -> None:
    """Make a new register of a backup."""
    path = Path(arguments.out)
    made = backups.restore(Path(arguments.file), path, unlock(arguments, answers))
    texts = answers.texts
    answers.give(
        {"register": str(path), "keys": f"{path}.keys", "records": dict(made.records)},
        lambda: [texts("cli.backups.restored", path=str(path)), _counted(made.records, texts)],
    )


def _facts(kept: Kept) -> dict[str, Json]:
    return {
        "file": str(kept.path),
        "keys": f"{kept.path}.keys",
        "sequence": kept.sequence,
        "reason": kept.reason,
        "made": kept.made.isoformat(timespec="seconds"),
        "size": kept.size,
        "records": None if kept.records is None else dict(kept.records),
    }


def _line(kept: Kept, texts: Texts) -> str:
    made = Formats(texts).moment(kept.made)
    reason = texts.label(f"backup.reason.{kept.reason}")
    state = texts(f"backup.state.{kept.state}")
    return f"{kept.sequence}  {made}  {reason}  {_size(kept, texts)}  {state}  {kept.path}"


def _size(kept: Kept, texts: Texts) -> str:
    size = Formats(texts).size(kept.size)
    return size if kept.records is None else f"{_counted(kept.records, texts)}, {size}"


def _counted(records: Mapping[str, int], texts: Texts) -> str:
    return texts("cli.backups.records", n=sum(records.values()))


COMMANDS = {"backup": backup, "backups": listing, "restore": restore}
