"""Search over every record as one types: which records, in which order, with the surroundings of what was found."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db import errors as store
from db import search
from db.queries import documents
from db.search import Wanted
from desktop.domain.errors import Damaged, InvalidInput, Unavailable
from desktop.domain.text import clean
from desktop.services.indexing import field_passages, index_anew, row_passages
from desktop.services.loading import kind_named
from desktop.services.snippets import Finder, Snippet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from db.search import Head, Term
    from desktop.services.register import Register

FIRST_HITS = 50
WEIGHED = 1000
"""How many hits are put in order by how well they match; of more than these the newest come first."""
CAUGHT_UP = 500
"""How many records one search reads into the index, when they are not in it as they are now."""
_MOST_HITS = 1000
_LONGEST = 300
_NO_SNIPPET = Snippet("")


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that was found."""

    id: str
    kind: str
    title: str
    snippet: Snippet
    trashed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Hits:
    """The first of what was found. `total` is a lower bound unless `exact`.

    `behind` counts the records whose latest changes the index does not know yet; it is nearly always zero.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    exact: bool = True
    behind: int = 0


class Search:
    """Finding records by their words."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def find(
        self,
        typed: str,
        *,
        kind: str | None = None,
        limit: int = FIRST_HITS,
        trash: bool = False,
        count_all: bool = False,
        snippets: bool = True,
    ) -> Hits:
        """Find the records that have all the words.

        To count very many takes longer than to find the first of them. So do snippets, which can be asked for later.
        """
        terms = search.terms(clean(typed, limit=_LONGEST, lines=False))
        if kind is not None:
            kind_named(kind)
        if not 1 <= limit <= _MOST_HITS:
            raise InvalidInput("value.range", min=1, max=_MOST_HITS, text=str(limit)).at("limit")
        if not terms:
            return Hits()
        asked = _Asked(terms, Wanted(search.expression(terms), kind, trash), limit, count_all, snippets)
        with self._register.reading() as connection:
            if not search.stale(connection, 1):
                return _found(connection, asked)
        behind = self._catch_up()
        with self._register.reading() as connection:
            return replace(_found(connection, asked), behind=behind)

    def snippets(self, typed: str, ids: Sequence[str]) -> dict[str, Snippet]:
        """Cut the snippets of hits that were found without."""
        terms = search.terms(clean(typed, limit=_LONGEST, lines=False))
        with self._register.reading() as connection:
            shown = _shown(connection, documents.numbered(connection, ids), terms, snippets=True)
        return {hit.id: hit.snippet for hit in shown}

    def _catch_up(self) -> int:
        """Index what is not indexed as it is now; give how many records that leaves behind."""
        try:
            with self._register.writing() as connection, _index_told():
                late = search.stale(connection)
                index_anew(connection, late[:CAUGHT_UP])
            return len(late[CAUGHT_UP:])
        except Damaged:
            raise
        except Unavailable:
            with self._register.reading() as connection:
                return len(search.stale(connection))


@dataclass(frozen=True, slots=True)
class _Asked:
    terms: tuple[Term, ...]
    wanted: Wanted
    limit: int
    count_all: bool
    snippets: bool

    @property
    def one_letter(self) -> bool:
        """Whether one letter is all that was typed: it says nothing of what is best."""
        return len(self.terms) == 1 and self.terms[0].unfinished and len(self.terms[0].words[-1]) == 1


def _found(connection: Connection, asked: _Asked) -> Hits:
    with _index_told():
        if asked.one_letter:
            chosen, enough = search.newest(connection, asked.wanted, asked.limit + 1), asked.limit
            found = len(chosen)
        else:
            enough = WEIGHED
            found = search.counted(connection, asked.wanted, enough + 1)
            chosen = _in_order(connection, asked.wanted, asked.limit, many=found > enough)
        total, exact = min(found, enough), found <= enough
        if asked.count_all and not exact:
            total, exact = search.matching(connection, asked.wanted), True
    return Hits(_shown(connection, chosen[: asked.limit], asked.terms, snippets=asked.snippets), total, exact)


@contextmanager
def _index_told() -> Iterator[None]:
    """Say of trouble with the index what mends it."""
    try:
        yield
    except (store.Damaged, store.StoreFault):
        raise Damaged("search.index") from None


def _in_order(connection: Connection, wanted: Wanted, limit: int, *, many: bool) -> list[int]:
    """Put hits in the title first, then the best; of very many the newest."""
    if not many:
        return search.titled_first(connection, wanted, limit)
    in_title = wanted.in_title()
    all_titled = search.counted(connection, in_title, WEIGHED + 1) > WEIGHED
    first = (search.newest if all_titled else search.ranked)(connection, in_title, limit)
    if len(first) < limit:
        first += search.newest(connection, wanted, limit + len(first))
    return list(dict.fromkeys(first))


def _shown(connection: Connection, numbers: list[int], terms: Sequence[Term], *, snippets: bool) -> tuple[Hit, ...]:
    heads = {head.number: head for head in search.heads(connection, numbers)} if numbers else {}
    cut = _snippets(connection, heads, Finder(terms), len(terms)) if snippets else {}
    found = (heads[number] for number in numbers)
    return tuple(Hit(head.id, head.kind, head.title, cut.get(head.number, _NO_SNIPPET), head.trashed) for head in found)


def _snippets(connection: Connection, heads: dict[int, Head], finder: Finder, sought: int) -> dict[int, Snippet]:
    """Cut from the fields, from the rows only where the fields do not have it all, and from the title if none has."""
    snippets: dict[int, Snippet] = {}
    for kind in {head.kind for head in heads.values()}:
        numbers = [number for number, head in heads.items() if head.kind == kind]
        best = dict.fromkeys(numbers, (0, ""))
        for passages in (field_passages, row_passages):
            open_ = [number for number in numbers if best[number][0] < sought]
            told = passages(connection, kind, open_) if open_ else {}
            for number in open_:
                best[number] = max(best[number], finder.best(told.get(number, ())), key=lambda found: found[0])
        for number in numbers:
            count, passage = best[number]
            snippets[number] = finder.snippet(passage if count else heads[number].title)
    return snippets
