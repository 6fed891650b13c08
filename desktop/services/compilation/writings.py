"""The office's own text of each chapter of a year: every version is kept, and the last one counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from db.queries import office as tables
from desktop.domain.errors import InvalidInput
from desktop.domain.text import clean
from desktop.services.compilation.dataset import ChapterText
from desktop.services.roles import refuse_unless_office

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desktop.services.register import Register

CHAPTERS: Final = (
    "summary", "figures", "projects", "memberships", "visits", "agreements", "exchanges", "watches", "priorities",
    "coverage", "deviations", "departments",
)  # fmt: skip
LONGEST: Final = 100_000


class Writings:
    """Writing and reading the chapters."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def write(self, year: int, chapter: str, text: str) -> ChapterText:
        """Write a new version of a chapter. An empty one takes the text out of the compilation alone."""
        refuse_unless_office(self._register)
        if chapter not in CHAPTERS:
            raise InvalidInput("value.choice", text=chapter, allowed=", ".join(CHAPTERS)).at("chapter")
        written = clean(text, limit=LONGEST, lines=True)
        columns = {"year": year, "chapter": chapter, "text": written, "by": self._register.owner.person}
        with self._register.writing() as connection:
            tables.add_chapter(connection, {**columns, "at": self._register.clock.now()})
            return versions(connection, year, chapter)[-1]

    def versions(self, year: int, chapter: str) -> tuple[ChapterText, ...]:
        """Every version of a chapter, oldest first."""
        with self._register.reading() as connection:
            return versions(connection, year, chapter)

    def of(self, year: int) -> tuple[ChapterText, ...]:
        """The last version of every chapter of a year."""
        with self._register.reading() as connection:
            return latest(connection, year)


def versions(connection: Connection, year: int, chapter: str) -> tuple[ChapterText, ...]:
    """Every version of a chapter, oldest first."""
    rows = [row for row in tables.chapters(connection, year) if row["chapter"] == chapter]
    return tuple(
        ChapterText(chapter, str(row["text"]), number, row["at"], str(row["by"])) for number, row in enumerate(rows, 1)
    )


def latest(connection: Connection, year: int) -> tuple[ChapterText, ...]:
    """The last version of every chapter that has a text, in the order of the chapters."""
    found = (versions(connection, year, chapter) for chapter in CHAPTERS)
    return tuple(each[-1] for each in found if each and each[-1].text)
