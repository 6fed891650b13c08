"""Commands that take things away and bring them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cli.opening import opened
from desktop.language.deeds import deed_name
from desktop.language.formats import Formats

if TYPE_CHECKING:
    from argparse import Namespace

    from desktop.cli.answers import Answers
    from desktop.domain.records import Json, SavedTogether


def delete(arguments: Namespace, answers: Answers) -> None:
    """Put a record in the trash."""
    with opened(arguments, answers) as desk:
        saved = desk.trash.put(arguments.id, arguments.rev)
    _tell(answers, saved, "trashed")


def trash(arguments: Namespace, answers: Answers) -> None:
    """List the trash."""
    with opened(arguments, answers) as desk:
        found = desk.trash.list()
    rows: list[Json] = [
        {
            "id": each.id,
            "kind": each.kind,
            "title": each.title,
            "trashed": each.trashed.isoformat(timespec="seconds"),
            "until": each.until.isoformat(timespec="seconds"),
        }
        for each in found
    ]
    formats = Formats.load(answers.texts.language)
    answers.give(
        {"rows": rows, "total": len(rows)},
        lambda: (
            [
                answers.texts("cli.trash.row", id=each.id, title=each.title, until=formats.date(each.until))
                for each in found
            ]
            or [answers.texts("cli.trash.empty")]
        ),
    )


def restore(arguments: Namespace, answers: Answers) -> None:
    """Bring a record back from the trash."""
    with opened(arguments, answers) as desk:
        saved = desk.trash.restore(arguments.id, arguments.rev)
    _tell(answers, saved, "restored")


def _tell(answers: Answers, saved: SavedTogether, done: str) -> None:
    texts = answers.texts
    answers.give(
        {"id": saved.id, "rev": saved.rev, "along": saved.along},
        lambda: [
            texts(f"cli.saved.{done}", id=saved.id),
            *([texts(f"cli.saved.{done}_along", n=saved.along)] if saved.along else []),
        ],
    )


def undo(arguments: Namespace, answers: Answers) -> None:
    """Take the last thing back, or list what can be."""
    language = answers.texts.language
    formats = Formats.load(language)
    with opened(arguments, answers) as desk:
        if not arguments.steps:
            undone = desk.undo.last()
            name = deed_name(undone.deed, language)
            answers.give(
                {"undone": {"name": name, "records": list(undone.records)}},
                lambda: [answers.texts("cli.undo.done", name=name)],
            )
            return
        steps = [(deed_name(step.deed, language), step.at) for step in desk.undo.steps()]
    told: list[Json] = [{"name": name, "at": at.isoformat(timespec="seconds")} for name, at in steps]
    answers.give(
        {"steps": told},
        lambda: [f"{formats.moment(at)}  {name}" for name, at in steps] or [answers.texts("cli.undo.nothing")],
    )


COMMANDS = {"delete": delete, "trash": trash, "restore-record": restore, "undo": undo}
