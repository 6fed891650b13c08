"""The command that tells what is due.

`--json`: {"due": [{"date", "record", "kind", "title", "what", "text", "detail", "overdue", "rule", "source"}…],
"until"}, by date and then by title. `what` is a code and `text` its words; a date is told as far as it is known.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from desktop.cli.opening import opened
from desktop.domain.dates import PartialDate
from desktop.language.formats import Formats
from desktop.language.wordbook import Wordbook

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from desktop.cli.answers import Answers
    from desktop.domain.records import Json
    from desktop.language.texts import Texts
    from desktop.services.due import Due, DueUntil

_WEEK = timedelta(days=7)


def due(arguments: Namespace, answers: Answers) -> None:
    """Tell what is due."""
    until = None if arguments.until is None else PartialDate.parse(arguments.until).last
    with opened(arguments, answers) as desk:
        found = desk.due.until(until)
        book = Wordbook(answers.texts.language, desk.profile)
    told: list[Json] = [_due(each, answers.texts, book) for each in found.due]
    answers.give({"due": told, "until": found.until.isoformat()}, lambda: list(_lines(found, answers.texts, book)))


def _due(each: Due, texts: Texts, book: Wordbook) -> Json:
    return {
        "date": str(each.date),
        "record": each.record,
        "kind": each.kind,
        "title": each.title,
        "what": each.what,
        "text": texts(f"due.{each.what}"),
        "detail": _detail(each, book),
        "overdue": each.overdue,
        "rule": each.rule,
        "source": each.source,
    }


def _detail(each: Due, book: Wordbook) -> str | None:
    if each.detail is None or each.described is None:
        return each.detail
    return book.shown(each.described.type, each.detail)


def _lines(found: DueUntil, texts: Texts, book: Wordbook) -> Iterator[str]:
    formats = Formats.load(texts.language)
    if not found.due:
        yield texts("cli.due.nothing", until=formats.date(found.until))
    for group, dues in groupby(found.due, key=lambda each: _group(each, found)):
        yield texts(f"cli.due.{group}")
        for each in dues:
            detail = _detail(each, book)
            more = "" if detail is None else f" – {detail}"
            yield f"  {formats.date(each.date)}  {texts(f'due.{each.what}')}: {each.title}{more}  [{each.record}]"


def _group(each: Due, found: DueUntil) -> str:
    """Choose the heading by the last day that the date can mean, as the order does."""
    if each.overdue:
        return "overdue"
    if each.date.last == found.today:
        return "today"
    return "week" if each.date.last <= found.today + _WEEK else "later"


COMMANDS = {"due": due}
