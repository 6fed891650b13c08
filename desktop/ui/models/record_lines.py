"""Records, and what lies in the trash, as lines of a list. What is read here is read in a worker thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.fields import KINDS
from desktop.domain.queries import Query
from desktop.ui.layout import told_in_list
from desktop.ui.models.listing_model import Line, Lines

if TYPE_CHECKING:
    from desktop.domain.queries import Condition, ListRow
    from desktop.domain.records import Trashed
    from desktop.services.searching import Hit
    from desktop.services.workspace import Workspace
    from desktop.ui.language import Language
    from desktop.ui.live_wordbook import LiveWordbook


@dataclass(frozen=True, slots=True)
class Filter:
    """What the user wants to see of a kind."""

    where: tuple[Condition, ...] = ()
    year: int | None = None
    sort: str = "-changed"

    @property
    def narrow(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.where) or self.year is not None


class RecordLines:
    """The records of one kind that a filter lets through."""

    def __init__(self, workspace: Workspace, words: LiveWordbook, kind: str, wanted: Filter) -> None:
        self._workspace, self._words = workspace, words
        self._kind, self._wanted = KINDS[kind], wanted

    def __call__(self, after: str | None, limit: int) -> Lines:
        """Read a page."""
        wanted = self._wanted
        query = Query(self._kind.name, wanted.where, wanted.year, wanted.sort, limit, after)
        page = self._workspace.listing.page(query)
        return Lines(tuple(line_of(row, self._words) for row in page.rows), page.next, page.total)


def line_of(row: ListRow, words: LiveWordbook) -> Line:
    """Write a record as people read it in a list."""
    status = row.status or ""
    name = words.status(row.kind, status) if status else ""
    parts = _parts(row, words)
    return Line(row.id, row.title, "  ·  ".join(parts), status, name, ", ".join((row.title, name, *parts)), row.kind)


def _parts(row: ListRow, words: LiveWordbook) -> list[str]:
    """Give the number, and then what the title does not say already."""
    kind = KINDS[row.kind]
    dates, names = told_in_list(kind)
    dated = next((name for name in dates if name in row.fields), "")
    said = [str(row.fields.get("reference", ""))]
    for name in (dated, *names):
        value, field = row.fields.get(name), kind.by_name.get(name)
        if value is not None and field is not None:
            said.append(words.shown(field.type, value))
    return [each for each in said if each and each.casefold() not in row.title.casefold()]


class FoundLines:
    """The records that have the words that were typed, wherever they have them: of one kind, or of all."""

    def __init__(self, workspace: Workspace, language: Language, typed: str, kind: str | None) -> None:
        self._workspace, self._language, self._typed, self._kind = workspace, language, typed, kind

    def __call__(self, after: str | None, limit: int) -> Lines:  # noqa: ARG002 - the best hits are all there are to read
        """Read the best of them; that there are more is said by their number."""
        found = self._workspace.search.find(self._typed, kind=self._kind, count_all=True)
        return Lines(tuple(self._line(hit) for hit in found.hits), None, found.total)

    def _line(self, hit: Hit) -> Line:
        kind = self._language.label(f"kind.{hit.kind}.one")
        snippet = " ".join(hit.snippet.text.split())
        said = [] if not snippet or snippet.casefold() in hit.title.casefold() else [snippet]
        detail = "  ·  ".join([kind, *said])
        return Line(hit.id, hit.title, detail, "", "", ", ".join((hit.title, kind, *said)), hit.kind)


class TrashLines:
    """What lies in the trash, and until when."""

    def __init__(self, workspace: Workspace, language: Language) -> None:
        self._workspace, self._language = workspace, language

    def __call__(self, after: str | None, limit: int) -> Lines:  # noqa: ARG002 - the trash is read whole
        """Read all of it."""
        lines = tuple(self._line(each) for each in self._workspace.trash.list())
        return Lines(lines, None, len(lines))

    def _line(self, trashed: Trashed) -> Line:
        day = self._language.formats.date(trashed.until.astimezone().date())
        kind = self._language.label(f"kind.{trashed.kind}.one")
        detail = f"{kind}  ·  {self._language.text('trash.until', day=day)}"
        return Line(trashed.id, trashed.title, detail, "", "", f"{trashed.title}, {detail}", trashed.kind)
