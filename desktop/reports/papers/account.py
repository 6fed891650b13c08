"""The department's own account of a year, for the årsredovisning, and its plan for the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.reports.content import (
    Bullets,
    Column,
    Contents,
    Document,
    Figures,
    Heading,
    Kind,
    Paragraph,
    Style,
    Table,
    Together,
    bold,
    muted,
    plain,
)
from desktop.reports.papers.setting import facts, prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.reports.content import (
        Block,
        Chart,
        Figure,
        Prose,
        Run,
    )
    from desktop.reports.papers.setting import Pairs, Setting
    from desktop.reports.papers.sheets import Head

_WITH_CONTENTS: Final = 60
"""With more rows than this the account is long enough for a list of contents."""


@dataclass(frozen=True, slots=True)
class Priority:
    """A priority of the year: what was meant, and what came of it."""

    title: str
    meant: str = ""
    outcome: str = ""
    came: str = ""
    planned: str = ""
    used: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One kind of work: a sentence with its sums, a picture, and a row for each record."""

    heading: str
    told: str
    heads: tuple[Head, ...] = ()
    rows: tuple[tuple[Prose, ...], ...] = ()
    chart: Chart | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """What a department did in a year."""

    setting: Setting
    year: int
    figures: tuple[Figure, ...]
    priorities: tuple[Priority, ...]
    overview: tuple[Chart, ...]
    chapters: tuple[Chapter, ...]
    lessons: tuple[tuple[str, str], ...] = ()
    """What was learned, after the title of what taught it."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A priority of the year to come."""

    title: str
    text: str = ""
    about: Pairs = ()


@dataclass(frozen=True, slots=True)
class YearPlan:
    """What a department means to do in a year."""

    setting: Setting
    year: int
    measures: tuple[Measure, ...]


def account(data: Account, *, longest: int | None = None) -> Document:
    """Write the account; `longest` cuts every table, and says by how much."""
    texts = data.setting.texts
    many = sum(len(chapter.rows) for chapter in data.chapters) > _WITH_CONTENTS and longest is None
    blocks: list[Block] = [Figures(data.figures)]
    if many:
        blocks.append(Contents(texts("paper.account.contents")))
    blocks += _outcome(data)
    for chart in data.overview:
        blocks.append(chart)
    for chapter in data.chapters:
        blocks += _chapter(chapter, data.setting, longest)
    if data.lessons:
        blocks.append(Heading(texts("paper.account.lessons")))
        blocks.append(Bullets(tuple((bold(f"{title}: "), text) for title, text in data.lessons[:longest])))
    blocks.append(Paragraph(muted(texts("paper.account.counted", year=str(data.year))), Style.SMALL))
    return Document(
        title=texts("paper.account.title", year=str(data.year)),
        subtitle=data.setting.unit,
        language=data.setting.language,
        masthead=data.setting.masthead(texts("paper.name.account")),
        blocks=tuple(blocks),
        author=data.setting.unit,
    )


def _outcome(data: Account) -> Iterator[Block]:
    texts = data.setting.texts
    yield Heading(texts("paper.account.priorities"))
    columns = (
        Column(texts("paper.account.priority"), weight=3),
        Column(texts("paper.account.outcome")),
        Column(texts("paper.account.planned"), Kind.NUMBER),
        Column(texts("paper.account.used"), Kind.NUMBER),
    )
    rows = tuple((_said(each), each.outcome, each.planned, each.used) for each in data.priorities)
    yield Table(columns, rows, empty=texts("paper.account.no_priorities", year=str(data.year)))


def _said(priority: Priority) -> Prose:
    found: list[str | Run] = [bold(priority.title)]
    found += [muted(f"\n{priority.meant}")] if priority.meant else []
    found += [f"\n{priority.came}"] if priority.came else []
    return tuple(found)


def _chapter(chapter: Chapter, setting: Setting, longest: int | None) -> Iterator[Block]:
    opening: tuple[Block, ...] = (Heading(chapter.heading), Paragraph(chapter.told, keep=bool(chapter.rows)))
    yield Together((*opening, chapter.chart)) if chapter.chart is not None else Together(opening)
    shown = [place for place in range(len(chapter.heads)) if any(plain(row[place]) for row in chapter.rows)]
    if shown:
        heads = [chapter.heads[place] for place in shown]
        columns = tuple(Column(head.label, head.kind, head.weight) for head in heads)
        rows = tuple(tuple(row[place] for place in shown) for row in chapter.rows[:longest])
        yield Table(columns, rows)
        if len(rows) < len(chapter.rows):
            more = setting.texts("paper.account.more", n=len(chapter.rows) - len(rows))
            yield Paragraph(muted(more), Style.SMALL)


def year_plan(data: YearPlan) -> Document:
    """Write the plan of a year."""
    texts = data.setting.texts
    blocks: list[Block] = []
    for number, measure in enumerate(data.measures, start=1):
        blocks.append(Together((Heading(f"{number}. {measure.title}"), *facts(measure.about))))
        blocks += prose(measure.text)
    if not data.measures:
        blocks.append(Paragraph(texts("paper.account.no_priorities", year=str(data.year))))
    return Document(
        title=texts("paper.account.plan_title", year=str(data.year)),
        subtitle=data.setting.unit,
        language=data.setting.language,
        masthead=data.setting.masthead(texts("paper.name.plan")),
        blocks=tuple(blocks),
        author=data.setting.unit,
    )
