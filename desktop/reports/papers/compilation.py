"""The annual compilation on paper: chapter by chapter, the office's own words first, then figures, pictures, tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.reports.content import Box, Bullets, Contents, Document, Figures, Heading, Paragraph, Style, Tone, muted
from desktop.reports.papers.setting import prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.reports.content import Block, Chart, Figure, Table
    from desktop.reports.papers.setting import Setting


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter: the office's own text, what the figures say, pictures and tables. An empty one is left out."""

    heading: str
    words: str = ""
    told: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    warned: tuple[str, ...] = ()
    """What must not be missed, under `warning`."""
    warning: str = ""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.words or self.told or self.charts or self.tables or self.warned)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A year of the whole municipality."""

    setting: Setting
    year: int
    edition: str
    words: str
    """The office's summary."""
    figures: tuple[Figure, ...]
    parts: tuple[Part, ...]
    notes: tuple[str, ...] = ()


def compilation(data: Compiled) -> Document:
    """Write the compilation."""
    texts = data.setting.texts
    blocks: list[Block] = [Figures(data.figures), *prose(data.words), Contents(texts("paper.account.contents"))]
    for part in data.parts:
        if not part.empty:
            blocks += _part(part)
    blocks += [Paragraph(muted(note), Style.SMALL) for note in data.notes]
    return Document(
        title=texts("paper.account.title", year=str(data.year)),
        subtitle=data.setting.municipality or data.setting.unit,
        language=data.setting.language,
        masthead=data.setting.masthead(texts("paper.name.compilation")),
        blocks=tuple(blocks),
        author=data.setting.unit,
        subject=data.edition,
    )


def _part(part: Part) -> Iterator[Block]:
    yield Heading(part.heading)
    yield from prose(part.words)
    if part.warned:
        yield Box((Bullets(part.warned),), part.warning, Tone.WARN)
    for sentence in part.told:
        yield Paragraph(sentence, keep=True)
    yield from part.charts
    yield from part.tables
