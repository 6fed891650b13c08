"""What a paper says, before anybody knows whether it becomes PDF, Word or HTML. Text is plain text everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop.language.texts import Language


class Style(StrEnum):
    """How a paragraph is set."""

    BODY = "body"
    LEAD = "lead"
    SMALL = "small"


class Kind(StrEnum):
    """What stands in a column; numbers are set to the right, dates are not broken."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"


class Tone(StrEnum):
    """What a box or a bar means; always said in words beside the colour."""

    PLAIN = "plain"
    ACCENT = "accent"
    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one dress."""

    text: str
    bold: bool = False
    italic: bool = False
    muted: bool = False


Prose: TypeAlias = str | Run | tuple[str | Run, ...]
"""Text as it is given: a string, a run, or several of them. A line break in it breaks the line."""


def runs(prose: Prose) -> tuple[Run, ...]:
    """Give text as runs, whichever way it was given."""
    parts = prose if isinstance(prose, tuple) else (prose,)
    return tuple(part if isinstance(part, Run) else Run(part) for part in parts)


def plain(prose: Prose) -> str:
    """Give the bare text."""
    return "".join(run.text for run in runs(prose))


def bold(text: str) -> Run:
    """Give a text in bold."""
    return Run(text, bold=True)


def italic(text: str) -> Run:
    """Give a text in italics."""
    return Run(text, italic=True)


def muted(text: str) -> Run:
    """Give a text in the quieter colour."""
    return Run(text, muted=True)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; levels 1 to 3 below the title. It becomes a bookmark and stays with what follows."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; one to `keep` stands on the same page as what follows."""

    text: Prose
    style: Style = Style.BODY
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, with dots or with numbers."""

    items: tuple[Prose, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what it stands for."""

    label: str
    value: Prose


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values, in one or more columns."""

    pairs: tuple[Fact, ...]
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that matters, with what it counts and a word beside."""

    value: str
    label: str
    note: str = ""
    tone: Tone = Tone.ACCENT


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers that matter, side by side."""

    items: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; its width is shared out by the weights."""

    label: str
    kind: Kind = Kind.TEXT
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Group:
    """A line across a table that says what the rows below have in common."""

    text: str


Row: TypeAlias = "tuple[Prose, ...] | Group"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headers that are repeated on every page. `empty` is said when there are no rows."""

    columns: tuple[Column, ...]
    rows: Sequence[Row]
    caption: str = ""
    total: tuple[Prose, ...] | None = None
    empty: str = ""
    dense: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """What one bar, or one group of bars, shows: a value a series (None: not known) and how it is written."""

    label: str
    values: tuple[float | None, ...]
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BarChart:
    """Lying bars, one row a label; several series stand under each other."""

    caption: str
    bars: tuple[Bar, ...]
    series: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a line chart; a value that is not known leaves a gap."""

    name: str
    values: tuple[float | None, ...]
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineChart:
    """Values over time."""

    caption: str
    labels: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Something that lasts: a bar on a time line, without an end if it goes on."""

    label: str
    start: date
    end: date | None
    shown: str
    tone: Tone = Tone.ACCENT


@dataclass(frozen=True, slots=True)
class Timeline:
    """What lasts from when to when, between two dates."""

    caption: str
    spans: tuple[Span, ...]
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A row of a heat map; 0 is a gap."""

    label: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """How many there are of each, row by column; blanks are gaps."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]


Chart: TypeAlias = BarChart | LineChart | Timeline | HeatMap


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks in a frame of their own, with a heading: what must not be missed."""

    blocks: tuple[Block, ...]
    title: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks beside each other."""

    parts: tuple[tuple[Block, ...], ...]
    weights: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page if a page has room for them."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of contents: headings of level 1 and 2 with their pages."""

    title: str


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on, each with what is written below it; two beside each other."""

    labels: tuple[str, ...]


class CardSize(StrEnum):
    """How large a line of a card is written; it shrinks until it fits."""

    HUGE = "huge"
    LARGE = "large"
    MEDIUM = "medium"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class CardLine:
    """One line of a name badge or a table sign."""

    text: str
    size: CardSize = CardSize.MEDIUM
    muted: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One badge or sign."""

    lines: tuple[CardLine, ...]


@dataclass(frozen=True, slots=True)
class Cards:
    """Badges or signs to cut out, as many on a page as there is room for. A folded one says the same on its back."""

    cards: tuple[Card, ...]
    width_mm: float
    height_mm: float
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Ruled:
    """Empty lines to write on by hand."""

    lines: int = 4


Block: TypeAlias = (
    Heading
    | Paragraph
    | Bullets
    | Facts
    | Figures
    | Table
    | BarChart
    | LineChart
    | Timeline
    | HeatMap
    | Box
    | Columns
    | Together
    | PageBreak
    | Contents
    | Signatures
    | Cards
    | Ruled
)


@dataclass(frozen=True, slots=True)
class Masthead:
    """Who the paper is from and what it is: the same on every page. All but unit and kind may be empty."""

    unit: str
    kind: str
    municipality: str = ""
    reference: str = ""
    """The diarienummer."""
    date: str = ""
    """The day of the paper, as people write it."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A language that is none of the program's own: its code, and how a page is numbered in it, {page} and {pages}."""

    language: str
    page: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper. `bare` leaves out the title and the foot (badges, signs); `pages` asks for smaller type to fit."""

    title: str
    language: Language
    masthead: Masthead
    blocks: tuple[Block, ...]
    subtitle: Prose = ""
    author: str = ""
    subject: str = ""
    pages: int | None = None
    landscape: bool = False
    bare: bool = False
    spoken: Spoken | None = None
    """What it is written in, if that is not `language`; the texts of the program itself stay in that."""

    @property
    def written_in(self) -> str:
        """The code of the language that a reader should take it for."""
        return self.language if self.spoken is None else self.spoken.language


def headings(document: Document) -> tuple[Heading, ...]:
    """Give the headings that a list of contents has, in their order."""
    return tuple(_headings(document.blocks))


def _headings(blocks: tuple[Block, ...]) -> list[Heading]:
    found: list[Heading] = []
    for block in blocks:
        match block:
            case Heading(level=1 | 2):
                found.append(block)
            case Box() | Together():
                found += _headings(block.blocks)
            case Columns():
                for part in block.parts:
                    found += _headings(part)
            case _:
                pass
    return found
