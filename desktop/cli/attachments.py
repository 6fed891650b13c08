"""Files: the one that comes with a new record, and writing one out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.arguments import UsageError
from desktop.cli.opening import opened
from desktop.exchange.record_json import of_attachment
from desktop.language.formats import Formats

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from desktop.cli.answers import Answers
    from desktop.domain.records import Added, Json, Saved
    from desktop.language.texts import Texts

FILE = "file"


def attachment(arguments: Namespace, answers: Answers) -> None:
    """Write out the file of a document."""
    path = Path(arguments.out)
    with opened(arguments, answers) as desk:
        written = desk.attachments.write_out(arguments.id, path, replace=arguments.force)
    size = Formats(answers.texts).size(written.size)
    answers.give(
        {"file": str(path), **of_attachment(written)},
        lambda: [answers.texts("cli.attachment.written", name=written.name, size=size, path=str(path))],
    )


def take_file(given: dict[str, object]) -> Path | None:
    """Take the file out of what was given; it is no field."""
    if FILE not in given:
        return None
    named = given.pop(FILE)
    if not named:
        raise UsageError("usage.no_file")
    if not isinstance(named, str):
        raise UsageError("usage.one_file")
    return Path(named)


def told(added: Added, texts: Texts) -> dict[str, Json]:
    """What to say of the file that came with a new record."""
    if added.attachment is None:
        return told_notes(added, texts)
    return {"attachment": of_attachment(added.attachment), "notes": [], **told_notes(added, texts)}


def told_lines(added: Added, texts: Texts) -> Iterator[str]:
    """The same in lines."""
    file = added.attachment
    if file is not None:
        size = Formats(texts).size(file.size)
        yield texts("cli.attachment.taken", name=file.name, size=size, type=file.media_type)
    yield from note_lines(added, texts)


def told_notes(saved: Saved, texts: Texts) -> dict[str, Json]:
    """What else to say of what was saved, if there is anything."""
    notes: list[Json] = [
        {"code": note.code, "message": texts(f"note.{note.code}", **note.details)} for note in saved.notes
    ]
    return {"notes": notes} if notes else {}


def note_lines(saved: Saved, texts: Texts) -> Iterator[str]:
    """The same in lines."""
    yield from (texts(f"note.{note.code}", **note.details) for note in saved.notes)


COMMANDS = {"attachment": attachment}
