"""What every chapter of the compilation is told with: the data set, its year, and the words of one language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from desktop.language.wordbook import Wordbook
from desktop.reports.content import Column, Kind, Table, plain
from desktop.reports.papers.compilation import Part
from desktop.reports.papers.setting import Setting

if TYPE_CHECKING:
    from desktop.language.texts import Language
    from desktop.policy.profile import Profile
    from desktop.reports.content import Prose
    from desktop.services.compilation import dataset

_LONGEST: Final = 240
_BLANK: Final = re.compile(r"[ \t\r\n\f\v]+")
"""What a no-break space is not: it holds the parts of a sum together."""


class Teller:
    """Speaks of one compilation."""

    def __init__(self, of: dataset.Compilation, profile: Profile, person: str, language: Language) -> None:
        self.of = of
        self.profile = profile
        self.words = Wordbook(language, profile)
        self.setting = Setting(language, of.municipality, of.office, person, of.made.date())
        self.texts, self.formats = self.setting.texts, self.setting.formats

    def said(self, key: str, **details: str | int) -> str:
        """Give a text of this paper."""
        return self.texts(f"paper.compilation.{key}", **details)

    def written(self, chapter: str) -> str:
        """Give what the office wrote of a chapter."""
        return next((each.text for each in self.of.texts if each.chapter == chapter), "")

    def part(self, chapter: str, **what: object) -> Part:
        """Make one of the chapters that the office writes of."""
        return Part(self.texts(f"compilation.chapter.{chapter}"), self.written(chapter), **what)  # type: ignore[arg-type] # fields of a part

    def column(self, code: str, weight: float, kind: Kind = Kind.TEXT) -> Column:
        """Make a column that is called as in the workbook."""
        return Column(self.texts(f"compilation.column.{code}"), kind, weight)


def filled(heads: tuple[Column, ...], rows: tuple[tuple[Prose, ...], ...]) -> tuple[Table, ...]:
    """Give a table of the columns that some row fills in; without rows there is none."""
    used = [place for place in range(len(heads)) if any(plain(row[place]) for row in rows)]
    shown = tuple(tuple(row[place] for place in used) for row in rows)
    return (Table(tuple(heads[place] for place in used), shown),) if rows else ()


def cut(text: str) -> str:
    """Cut a text where the table would begin to be a book; the workbook has it whole."""
    text = " ".join(_BLANK.split(text)).strip(" ")
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
