"""The command that makes the department's own account of a year, and its plan of the next.

`account --json`: {"year", "files": [...], "notes": [{"code", "message"}...]}.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.files_out import check_free, read_file, write_file
from desktop.cli.opening import opened
from desktop.domain.errors import Unavailable

if TYPE_CHECKING:
    from argparse import Namespace

    from desktop.cli.answers import Answers
    from desktop.domain.records import Json

_LARGEST_TEMPLATE = 20 * 1024 * 1024


def account(arguments: Namespace, answers: Answers) -> None:
    """Make the account and the plan in every form."""
    from desktop.services.papers.accounts import Accounts  # noqa: PLC0415 - it brings the fonts and the forms

    folder, texts = Path(arguments.out), answers.texts
    if not folder.is_dir():
        raise Unavailable("file.not_a_folder", path=str(folder))
    template = None if arguments.template is None else read_file(Path(arguments.template), _LARGEST_TEMPLATE)
    for name in Accounts.names(arguments.year):
        check_free(folder / name, replace=arguments.force)
    with opened(arguments, answers) as desk:
        made = dict(Accounts(desk.register).papers(arguments.year, texts.language, template))
    for name, paper in made.items():
        write_file(folder / name, paper.data, arguments.force)
    paths: list[Json] = [str(folder / name) for name in made]
    signs = dict.fromkeys(sign for paper in made.values() for sign in paper.missing)
    told = texts("note.paper.missing", signs=", ".join(f"U+{ord(sign):04X}" for sign in signs)) if signs else ""
    notes: list[Json] = [{"code": "paper.missing", "message": told}] if told else []
    lines = [texts("cli.account.written", path=str(path)) for path in paths]
    answers.give({"year": arguments.year, "files": paths, "notes": notes}, lambda: [*lines, *([told] if told else [])])


COMMANDS = {"account": account}
