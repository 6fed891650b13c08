"""Sheets for those who decide or are told: a letter's opening, what the record says, its tables, and what rules say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.reports.content import (
    Box,
    Column,
    Document,
    Heading,
    Kind,
    Paragraph,
    Signatures,
    Style,
    Table,
    Together,
    muted,
)
from desktop.reports.papers.setting import facts, prose, sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.reports.content import Block
    from desktop.reports.papers.setting import Pairs, Setting


@dataclass(frozen=True, slots=True)
class Head:
    """What a column is called, and what stands in it."""

    label: str
    kind: Kind = Kind.TEXT
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of the record, under a heading."""

    heading: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a rule of the profile says, and where it stands."""

    text: str
    source: str
    answer: str = ""
    """The reason that was given for not following it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet says of one record."""

    setting: Setting
    name: str
    title: str
    opening: str = ""
    about: Pairs = ()
    texts: tuple[tuple[str, str], ...] = ()
    lacking: str = ""
    """What to say of it when there is nothing to tell yet."""
    grids: tuple[Grid, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    signed_by: tuple[str, ...] = ()


def sheet(data: Sheet) -> Document:
    """Write a sheet. What is not known is left out, and nothing is said to be known that is not."""
    setting, called = data.setting, data.setting.texts(f"paper.name.{data.name}")
    blocks: list[Block] = [*prose(data.opening), *facts(data.about), *sections(data.texts)]
    blocks += prose(data.lacking)
    for grid in data.grids:
        blocks += grid_blocks(grid)
    blocks += rulings(setting, data.rulings)
    if data.signed_by:
        blocks.append(Together((Signatures(data.signed_by),)))
    return Document(
        title=called,
        subtitle=data.title,
        language=setting.language,
        masthead=setting.masthead(called),
        blocks=tuple(blocks),
        author=setting.unit,
        subject=data.title,
    )


def grid_blocks(grid: Grid) -> Iterator[Block]:
    """Give the rows under their heading; nothing, where there is none."""
    if grid.rows:
        yield Heading(grid.heading)
        yield Table(tuple(Column(head.label, head.kind, head.weight) for head in grid.heads), grid.rows)


def rulings(setting: Setting, found: tuple[Ruling, ...]) -> Iterator[Block]:
    """Say what the municipality's own documents ask for, with the place where it stands."""
    if not found:
        return
    texts = setting.texts
    yield Heading(texts("paper.said.rules"))
    for each in found:
        told: list[Block] = [Paragraph(each.text), Paragraph(muted(each.source), Style.SMALL)]
        if each.answer:
            told.append(Paragraph(texts("paper.said.answered", why=each.answer)))
        yield Box(tuple(told))
