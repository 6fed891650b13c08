"""The command that tells what is due.

`--json`: {"due": [{"date", "record", "kind", "title", "what", "text", "detail", "overdue", "rule", "source"}…],
"until"}, by date and then by title. `what` is a code and `text` its words; a date is told as far as it is known.
`rule` and `source` tell the rule of the profile behind it, if there is one; the yearly calendar has no record.
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
    from desktop.services.due import Due, DueUntil, DueYearly

_WEEK = timedelta(days=7)


def due(arguments: Namespace, answers: Answers) -> None:
    """Tell what is due."""
    until = None if arguments.until is None else PartialDate.parse(arguments.until).last
    with opened(arguments, answers) as desk:
        found = desk.due.until(until)
        book = Wordbook(answers.texts.language, desk.profile)
    told: list[Json] = [_due(each, answers.texts, book) for each in found.due]
    told += [_yearly(each, answers.texts) for each in found.calendar]
    told.sort(key=_latest)
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
        "source": None if each.source is None else each.source.in_language(texts.language),
    }


def _yearly(each: DueYearly, texts: Texts) -> Json:
    """Tell an entry of the calendar as the others are told; it belongs to no record."""
    return {
        "date": str(each.date),
        "record": None,
        "kind": None,
        "title": each.yearly.name.in_language(texts.language),
        "what": "calendar",
        "text": texts("due.calendar"),
        "detail": each.yearly.who.in_language(texts.language),
        "overdue": False,
        "rule": each.yearly.rule or None,
        "source": each.source.in_language(texts.language),
    }


def _latest(told: Json) -> str:
    """Give the last day a date can mean, by which the list is in order; every month has 31 days there."""
    date = str(told["date"]) if isinstance(told, dict) else ""
    return date + "-12-31"[len(date) - len("2026") :]


def _detail(each: Due, book: Wordbook) -> str | None:
    if each.detail is None or each.described is None:
        return each.detail
    return book.shown(each.described.type, each.detail)


def _lines(found: DueUntil, texts: Texts, book: Wordbook) -> Iterator[str]:
    formats = Formats.load(texts.language)
    if not found.due and not found.calendar:
        yield texts("cli.due.nothing", until=formats.date(found.until))
    for group, dues in groupby(found.due, key=lambda each: _group(each, found)):
        yield texts(f"cli.due.{group}")
        for each in dues:
            detail = _detail(each, book)
            more = "" if detail is None else f" – {detail}"
            yield f"  {formats.date(each.date)}  {texts(f'due.{each.what}')}: {each.title}{more}  [{each.record}]"
            if each.source is not None:
                yield f"      {each.source.in_language(texts.language)}"
    if found.calendar:
        yield texts("due.calendar")
    for yearly in found.calendar:
        yield f"  {formats.date(yearly.date)}  {yearly.yearly.name.in_language(texts.language)}"


def _group(each: Due, found: DueUntil) -> str:
    """Choose the heading by the last day that the date can mean, as the order does."""
    if each.overdue:
        return "overdue"
    if each.date.last == found.today:
        return "today"
    return "week" if each.date.last <= found.today + _WEEK else "later"


COMMANDS = {"due": due}
