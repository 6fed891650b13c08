"""Commands that list: records, the history of one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.fields import KINDS
from desktop.cli.arguments import UsageError
from desktop.cli.opening import opened
from desktop.cli.wording import entry_line, list_line, sum_line
from desktop.domain.errors import NotFound
from desktop.domain.queries import Condition, Query
from desktop.domain.sums import plain_decimal
from desktop.exchange.record_json import of_fields
from desktop.language.wordbook import Wordbook
from desktop.services.conditions import REGION

if TYPE_CHECKING:
    from argparse import Namespace

    from db.fields import Kind
    from desktop.cli.answers import Answers
    from desktop.domain.events import HistoryEntry
    from desktop.domain.queries import FieldSum, ListRow
    from desktop.domain.records import Json
    from desktop.language.texts import Texts
    from desktop.services.workspace import Workspace

_CONDITION = re.compile(r"([a-z_][a-z0-9_]*)(!=|=|<|>|~)(.*)", re.DOTALL)


def listing(arguments: Namespace, answers: Answers) -> None:
    """List records of a kind."""
    query = Query(
        kind=arguments.kind,
        where=tuple(_condition(each) for each in arguments.where),
        year=arguments.year,
        sort=arguments.sort,
        limit=arguments.limit,
        after=arguments.after,
    )
    with opened(arguments, answers) as desk:
        page = desk.listing.page(query)
        sums = desk.listing.sums(query) if arguments.sums else ()
    language = answers.texts.language
    rows: list[Json] = [_row(row) for row in page.rows]
    document: dict[str, Json] = {"rows": rows, "next": page.next, "total": page.total}
    by_region = any(each.field == REGION for each in query.where)
    if by_region:
        document["regions"] = "UN M49"
    if arguments.sums:
        document["sums"] = [_sum(each) for each in sums]
    answers.give(
        document,
        lambda: [
            *(list_line(row, language) for row in page.rows),
            answers.texts("cli.list.total", n=page.total, shown=len(page.rows)),
            *(sum_line(_sum_label(each, arguments.kind, answers.texts), each, answers.texts) for each in sums),
            *([answers.texts("region.source")] if by_region else []),
            *([answers.texts("cli.list.next", cursor=page.next)] if page.next else []),
        ],
    )


def _row(row: ListRow) -> Json:
    fields = of_fields(row.fields)
    told: dict[str, Json] = {"id": row.id, "kind": row.kind, "rev": row.rev, "title": row.title, "status": row.status}
    return {**told, "fields": fields, **({"computed": dict(row.computed)} if row.computed else {})}


def _sum(told: FieldSum) -> Json:
    sums: list[Json] = [{"currency": currency, "amount": plain_decimal(amount)} for currency, amount in told.sums]
    year: dict[str, Json] = {} if told.year is None else {"year": told.year}
    return {"field": told.field, **year, "of": told.of, "with_figure": told.with_figure, "sums": sums}


def _sum_label(told: FieldSum, kind: str, texts: Texts) -> str:
    if told.year is not None:
        return texts(f"cli.list.{told.field}", year=str(told.year))
    return texts.label(f"field.{kind}.{told.field}")


def _condition(text: str) -> Condition:
    match = _CONDITION.fullmatch(text)
    if match is None:
        raise UsageError("usage.where", text=text)
    return Condition(match[1], match[2], match[3])


def history(arguments: Namespace, answers: Answers) -> None:
    """Tell the history of a record."""
    with opened(arguments, answers) as desk:
        entries, head = desk.history.of(arguments.id), desk.history.head()
        kind, book = _kind_of(desk, arguments.id), Wordbook(answers.texts.language, desk.profile)
    told: list[Json] = [_entry(entry) for entry in entries]
    answers.give(
        {"entries": told, "head": head.chain, "count": head.count},
        lambda: [entry_line(entry, kind, book) for entry in entries],
    )


def _kind_of(desk: Workspace, identifier: str) -> Kind | None:
    """Give the kind of a record; of one that is gone for good, only its history is left."""
    try:
        return KINDS[desk.records.get(identifier).kind]
    except NotFound:
        return None


def _entry(entry: HistoryEntry) -> Json:
    return {
        "at": entry.at.isoformat(timespec="seconds"),
        "who": entry.who,
        "what": entry.what,
        "field": entry.field,
        "before": entry.before,
        "after": entry.after,
    }


COMMANDS = {"list": listing, "history": history}
