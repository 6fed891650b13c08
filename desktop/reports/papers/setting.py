"""What every paper has around it: who it is from, the day, and the words it is written in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from desktop.language.formats import Formats
from desktop.language.texts import Texts
from desktop.reports.content import Fact, Facts, Heading, Masthead, Paragraph, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from desktop.language.texts import Language
    from desktop.reports.content import Block

Pairs: TypeAlias = tuple[tuple[str, str], ...]
"""Labels with what they stand for, in words."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Who makes a paper, and when."""

    language: Language
    municipality: str
    unit: str
    person: str
    day: date
    reference: str = ""

    @property
    def texts(self) -> Texts:
        """The words of its language."""
        return Texts.load(self.language)

    @property
    def formats(self) -> Formats:
        """How its language writes dates and numbers."""
        return Formats.load(self.language)

    def masthead(self, kind: str) -> Masthead:
        """Head every page with who it is from and what it is."""
        return Masthead(self.unit, kind, self.municipality, self.reference, self.formats.date(self.day))


_ONE_COLUMN = 4


def facts(pairs: Pairs) -> tuple[Block, ...]:
    """Give labels with their values, many of them in two columns; nothing, where there is none."""
    filled = tuple(Fact(label, value) for label, value in pairs if value)
    return (Facts(filled, 1 if len(filled) <= _ONE_COLUMN else 2),) if filled else ()


def prose(text: str, style: Style = Style.BODY) -> tuple[Block, ...]:
    """Give what somebody wrote, a paragraph for each stretch between empty lines."""
    stretches: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.strip():
            stretches[-1].append(line)
        elif stretches[-1]:
            stretches.append([])
    return tuple(Paragraph("\n".join(lines), style) for lines in stretches if lines)


def sections(texts: Iterable[tuple[str, str]], level: int = 1) -> Iterator[Block]:
    """Give each text that is there under its heading."""
    for label, text in texts:
        if text.strip():
            yield Heading(label, level)
            yield from prose(text)
