"""The office's lists on paper: how it stands with every department for a year, and the reminders."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from desktop.reports.content import Column, Document, Heading, Kind, PageBreak, Paragraph, Table
from desktop.reports.papers.setting import prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.reports.content import Block
    from desktop.reports.papers.setting import Setting
    from desktop.services.board import Board, BoardRow
    from desktop.services.matters import Matter

Mail: TypeAlias = "tuple[str, str, str]"
"""A department, the subject, the text."""


def board_list(board: Board, setting: Setting) -> Document:
    """Write who has delivered and who is missing."""
    texts = setting.texts
    columns = [
        Column(texts(f"paper.board.{name}"), weight=weight) for name, weight in (("department", 3), ("status", 2))
    ]
    columns += [Column(texts("paper.board.delivered"), Kind.DATE, 1.6)]
    columns += [Column(texts(f"paper.board.{name}"), Kind.NUMBER, 1) for name in ("records", "questions", "gaps")]
    rows = [_row(row, setting) for row in board.rows]
    summary = texts("cli.board.summary", year=str(board.year), delivered=board.delivered, missing=board.missing)
    blocks: tuple[Block, ...] = (Paragraph(summary), Table(tuple(columns), rows, empty="–"))
    return _document(texts("paper.board.title", year=str(board.year)), "board", blocks, setting)


def _row(row: BoardRow, setting: Setting) -> tuple[str, ...]:
    texts, delivered = setting.texts, row.delivered
    status = "delivered" if delivered is not None else "missing" if row.missing else "inactive"
    day = "" if delivered is None else setting.formats.date(delivered.astimezone().date())
    records = "" if delivered is None else str(sum(row.counts.values()))
    numbers = (str(n) if n else "" for n in (row.questions, row.gaps))
    return row.department.name, texts(f"paper.board.is.{status}"), day, records, *numbers


def matters_list(found: Sequence[Matter], year: int, setting: Setting) -> Document:
    """Write what the board is to decide: what is open, then what is settled."""
    texts = setting.texts
    weights = (("matter", 3.0), ("department", 2.0), ("why", 4.0), ("source", 2.0))
    columns = tuple(Column(texts(f"paper.matters.{name}"), weight=weight) for name, weight in weights)
    blocks: list[Block] = [Paragraph(texts("paper.matters.intro", year=str(year), office=setting.unit))]
    for settled in (False, True):
        rows = [_matter(each, setting) for each in found if each.settled is settled]
        if rows or not settled:
            blocks.append(Heading(texts(f"paper.matters.{'settled' if settled else 'open'}")))
            blocks.append(Table(columns, rows, empty=texts("paper.matters.none")))
    return _document(texts("paper.matters.title", year=str(year)), "matters", tuple(blocks), setting)


def _matter(each: Matter, setting: Setting) -> tuple[str, ...]:
    said, language = each.text.in_language(setting.language), setting.language
    return each.title, each.department or setting.unit, said or each.written, each.source.in_language(language)


def reminders(mails: Sequence[Mail], year: int, setting: Setting) -> Document:
    """Write each reminder on a page of its own."""
    blocks: list[Block] = []
    for place, (name, subject, text) in enumerate(mails):
        blocks += [PageBreak()] if place else []
        blocks += [Heading(name), Paragraph(subject, keep=True), *prose(text)]
    return _document(setting.texts("paper.reminders.title", year=str(year)), "reminders", tuple(blocks), setting)


def _document(title: str, name: str, blocks: tuple[Block, ...], setting: Setting) -> Document:
    return Document(
        title=title,
        subtitle=setting.municipality or setting.unit,
        language=setting.language,
        masthead=setting.masthead(setting.texts(f"paper.name.{name}")),
        blocks=blocks,
        author=setting.unit,
    )
