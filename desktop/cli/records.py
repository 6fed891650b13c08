"""Commands about one record: add, show, change, its rows, links and steps."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from db.fields import KINDS
from desktop.cli.arguments import assigned
from desktop.cli.attachments import note_lines, take_file, told, told_lines, told_notes
from desktop.cli.opening import opened
from desktop.cli.receptions import answer_json, answer_lines
from desktop.cli.wording import hanging_lines, record_lines
from desktop.domain import strict_json
from desktop.domain.errors import InvalidInput, Unavailable
from desktop.exchange.record_json import NewRecord, of_hanging, of_record, to_add

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Mapping
    from typing import BinaryIO

    from db.fields import Field
    from desktop.cli.answers import Answers
    from desktop.domain.records import Saved, SavedRow


def add(arguments: Namespace, answers: Answers) -> None:
    """Make a record of fields from the command line, of a JSON document, or of both."""
    kind = KINDS.get(arguments.kind)
    given = assigned(arguments.assignments, _lists(kind.fields if kind else ()))
    file = take_file(given)
    document = NewRecord({}, {}, ())
    if arguments.json_file is not None:
        document = to_add(strict_json.parse(_text(arguments.json_file)), arguments.kind)
    with opened(arguments, answers) as desk:
        fields = {**document.fields, **given}
        saved = desk.records.add(arguments.kind, fields, document.rows, document.links, file=file)
    texts = answers.texts
    answers.give(
        {"id": saved.id, "rev": saved.rev, **told(saved, texts)},
        lambda: [texts("cli.saved.added", id=saved.id), *told_lines(saved, texts)],
    )


def document_of(name: str) -> Mapping[str, object]:
    """Read a JSON object from a file, or from what is piped in."""
    found = strict_json.parse(_text(name))
    if not isinstance(found, dict):
        raise InvalidInput("json.not_object", place="JSON")
    return found


def show(arguments: Namespace, answers: Answers) -> None:
    """Show a record whole."""
    with opened(arguments, answers) as desk:
        record, profile = desk.records.get(arguments.id), desk.profile
        hanging = desk.attachments.of(arguments.id)
        answer = desk.answers.of(arguments.id)
    language = answers.texts.language
    office = {} if answer is None else {"office": answer_json(answer)}
    answers.give(
        {**of_record(record), "hanging": of_hanging(hanging), **office},
        lambda: [
            *record_lines(record, profile, language),
            *hanging_lines(hanging, profile, language),
            *([] if answer is None else answer_lines(answer, answers.texts)),
        ],
    )


def change(arguments: Namespace, answers: Answers) -> None:
    """Change fields of a record."""
    with opened(arguments, answers) as desk:
        fields = KINDS[desk.records.get(arguments.id).kind].fields
        given = assigned(arguments.assignments, _lists(fields))
        if take_file(given) is not None:
            raise InvalidInput("attachment.replace")
        saved = desk.records.change(arguments.id, given, arguments.rev, keep_drafts=True)
    _tell(answers, saved, "cli.saved.changed")


def step(arguments: Namespace, answers: Answers) -> None:
    """Take a step of the life cycle."""
    with opened(arguments, answers) as desk:
        saved = desk.records.step(arguments.id, arguments.status, arguments.rev, deviation=arguments.deviation)
    _tell(answers, saved, "cli.saved.changed")


def link(arguments: Namespace, answers: Answers) -> None:
    """Link a record to another."""
    with opened(arguments, answers) as desk:
        saved = desk.links.add(arguments.id, arguments.kind, arguments.to, arguments.rev)
    _tell(answers, saved, "cli.saved.linked")


def unlink(arguments: Namespace, answers: Answers) -> None:
    """Take a link away."""
    with opened(arguments, answers) as desk:
        saved = desk.links.remove(arguments.id, arguments.kind, arguments.to, arguments.rev)
    _tell(answers, saved, "cli.saved.unlinked")


def row(arguments: Namespace, answers: Answers) -> None:
    """Add, change or take away a row."""
    with opened(arguments, answers) as desk:
        match arguments.row_command:
            case "add":
                kind = KINDS[desk.records.get(arguments.id).kind]
                table = kind.row_table(arguments.table)
                given = assigned(arguments.assignments, _lists(table.fields if table else ()))
                saved = desk.rows.add(arguments.id, arguments.table, given, arguments.rev)
            case "set":
                fields = desk.rows.table_of(arguments.row).fields
                given = assigned(arguments.assignments, _lists(fields))
                saved = desk.rows.change(arguments.row, given, arguments.rev, keep_drafts=True)
            case _:
                saved = desk.rows.delete(arguments.row, arguments.rev)
    _tell_row(answers, saved, f"cli.saved.row_{arguments.row_command}")


def _lists(fields: Iterable[Field]) -> frozenset[str]:
    return frozenset(field.name for field in fields if field.type.many)


def _text(name: str) -> str:
    """Read a file, or what is piped in, but never more than any record can be."""
    try:
        if name == "-":
            return _content(sys.stdin.buffer)
        with Path(name).open("rb") as file:
            return _content(file)
    except OSError as error:
        raise Unavailable("file.unreadable", path=name) from error
    except UnicodeDecodeError as error:
        raise InvalidInput("json.not_utf8") from error


def _content(file: BinaryIO) -> str:
    content = file.read(strict_json.LONGEST + 1)
    if len(content) > strict_json.LONGEST:
        raise InvalidInput("json.too_long", limit=strict_json.LONGEST)
    return content.decode("utf-8-sig")


def _tell(answers: Answers, saved: Saved, key: str) -> None:
    texts = answers.texts
    answers.give(
        {"id": saved.id, "rev": saved.rev, **told_notes(saved, texts)},
        lambda: [texts(key, id=saved.id, rev=saved.rev), *note_lines(saved, texts)],
    )


def _tell_row(answers: Answers, saved: SavedRow, key: str) -> None:
    texts = answers.texts
    answers.give(
        {"id": saved.id, "rev": saved.rev, "row": saved.row, **told_notes(saved, texts)},
        lambda: [texts(key, row=saved.row, rev=saved.rev), *note_lines(saved, texts)],
    )


COMMANDS = {
    "add": add,
    "show": show,
    "set": change,
    "step": step,
    "link": link,
    "unlink": unlink,
    "row": row,
}
