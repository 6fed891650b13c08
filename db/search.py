"""Full-text search by SQLite's FTS5, with Swedish folding: å, ä, ö are letters, but `malmo` still finds Malmö.

One search document a record, in three columns. The title and the body keep å ä ö; a passage that has any of them is
repeated with a and o: a title in its own column, so that a hit in it is known as one, what is in the body in `plain`.
A typed word with å, ä or ö is looked for in the first two columns, where only itself matches it; one without in all.
This module and the pragmas of `db.engine` are the only places that know the register is SQLite.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, literal_column, select, table, text

from db.errors import StoreError
from db.kept import Kept
from db.models import RECORD

if TYPE_CHECKING:
    from sqlalchemy import Select

CREATE = (
    "CREATE VIRTUAL TABLE search USING fts5(title, body, plain, content='', contentless_delete=1, "
    "prefix='1 2 3', tokenize='unicode61 remove_diacritics 0')"
)
"""The index as the migrations make it, to make it anew."""

_KEPT = "åäö"
_ALONE = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h", "ı": "i", "ŋ": "n"},
)
_APART = " \ue000 "
"""A word that nobody can ask for, so that words of two passages are never side by side."""
_BREAK = "\x1f"
"""Between passages while they are folded; no text has it, and one that had would only come apart there."""
_OTHER_LETTER = re.compile(f"[^\\x00-\\x7f{_KEPT}]")
_SEARCH = table("search")
_WORD = re.compile(r"[^\W_]+")
_PLAIN = re.compile("[0-9a-zåäö]+")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that have to stand side by side; the last may be unfinished."""

    words: tuple[str, ...]
    unfinished: bool

    @property
    def dotted(self) -> bool:
        """Whether it has å, ä or ö, which then match only themselves."""
        return any(bare(word) != word for word in self.words)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for: an expression, in records of one kind or of all, the trash apart or not."""

    match: str
    kind: str | None = None
    trash: bool = False

    def in_title(self) -> "Wanted":
        """Look in titles only."""
        return Wanted(f"{{title}} : ({self.match})", self.kind, self.trash)


def fold(words: str) -> str:
    """Put words in the form they are indexed in: small letters without accents, but for å, ä and ö."""
    small = words.casefold()
    if _OTHER_LETTER.search(small) is None:
        return small
    # Only the few letters that are others are looked up: `translate` looks up every one.
    return _OTHER_LETTER.sub(lambda found: _fold_letter(found[0]), unicodedata.normalize("NFC", small))


@cache
def _fold_letter(letter: str) -> str:
    apart = unicodedata.normalize(
        "NFKD", letter.translate(_ALONE)
    ).casefold()  # an upsilon with a hook comes apart into a capital
    return "".join(part for part in apart if not unicodedata.combining(part)).translate(_ALONE)


def bare(folded: str) -> str:
    """Take the last dots and rings away."""
    return folded.replace("å", "a").replace("ä", "a").replace("ö", "o")


def index(connection: Connection, number: int, title: str, passages: Iterable[str]) -> None:
    """Write the search document of a record, in place of the one that was there."""
    _INDEX.write(connection, _document(number, title, passages))


def index_many(connection: Connection, documents: Iterable[tuple[int, str, Iterable[str]]]) -> None:
    """Write the search documents of many records, each by its number, title and passages."""
    made = [_document(number, title, passages) for number, title, passages in documents]
    if made:
        _INDEX.write_all(connection, made)


def _document(number: int, title: str, passages: Iterable[str]) -> dict[str, int | str]:
    # Folded together: that each passage is short is what costs.
    heading, *folded = [" ".join(_WORD.findall(each)) for each in fold(_BREAK.join((title, *passages))).split(_BREAK)]
    dotted = [each for each in folded if not each.isascii()]
    return {
        "number": number,
        "title": _APART.join(dict.fromkeys((heading, bare(heading)))),
        "body": _APART.join(folded),
        "plain": _APART.join([plain for each in dotted if (plain := bare(each)) != each]),
    }


_INDEX = Kept(text("INSERT OR REPLACE INTO search (rowid, title, body, plain) VALUES (:number, :title, :body, :plain)"))


def _words(passage: str) -> str:
    """Leave only words, parted as queries are: SQLite takes private signs for letters, and Python does not."""
    return " ".join(_WORD.findall(fold(passage)))


_FORGET = text("DELETE FROM search WHERE rowid = :number")


def forget(connection: Connection, numbers: Iterable[int]) -> None:
    """Take records out of the index."""
    connection.execute(_FORGET, [{"number": number} for number in numbers])


def terms(typed: str) -> tuple[Term, ...]:
    """Read what was typed. Every word may be unfinished; quotes hold whole words together, once the last is typed."""
    found: list[Term] = []
    pieces = typed.split('"')
    for position, piece in enumerate(pieces):
        words = tuple(_WORD.findall(fold(piece)))
        if position % 2 == 0:
            found += [Term((word,), unfinished=True) for word in words]
        elif words:
            found.append(Term(words, unfinished=position == len(pieces) - 1))
    return tuple(dict.fromkeys(found))


def match_expression(typed: str) -> str | None:
    """Turn what was typed into a query, or None if there is no word in it. All of it must be there."""
    return expression(terms(typed)) or None


def expression(wanted: Iterable[Term]) -> str:
    """Turn terms into a query that asks for all of them."""
    return " AND ".join(_asked(term) for term in wanted)


def _asked(term: Term) -> str:
    columns = "{title body} : " if term.dotted else ""
    return f'({columns}"{" ".join(term.words)}"{"*" if term.unfinished else ""})'


def newest(connection: Connection, wanted: Wanted, limit: int) -> list[int]:
    """The numbers of records that match, the last made first: cheap however many there are."""
    return _numbers(connection, wanted, "rowid DESC", limit)


def ranked(connection: Connection, wanted: Wanted, limit: int) -> list[int]:
    """The numbers of records that match, the best first: each one that matches has to be weighed for it."""
    return _numbers(connection, wanted, _BY_WEIGHT, limit)


def titled_first(connection: Connection, wanted: Wanted, limit: int) -> list[int]:
    """The same, but those that have it all in their titles before the others."""
    order = f"rowid NOT IN (SELECT rowid FROM search WHERE search MATCH ?), {_BY_WEIGHT}"  # noqa: S608 - words of our own
    return _numbers(connection, wanted, order, limit, wanted.in_title().match)


_BY_WEIGHT = "bm25(search, 8.0, 1.0, 1.0), rowid DESC"


def counted(connection: Connection, wanted: Wanted, most: int) -> int:
    """How many records match, as far as it matters."""
    statement = _statement("1", "LIMIT ?", of_kind=wanted.kind is not None, trash=wanted.trash)
    found = connection.exec_driver_sql(f"SELECT count(*) FROM ({statement})", (*_parameters(wanted), most))  # noqa: S608 - words of our own only
    return int(found.scalar_one())


@dataclass(frozen=True, slots=True)
class Head:
    """What has to be known of a record that was found, to name it."""

    number: int
    id: str
    kind: str
    title: str
    trashed: datetime | None


def heads(connection: Connection, numbers: list[int]) -> list[Head]:
    """Name records, in any order; by one statement however many there are, which is kept."""
    return [Head(*row) for row in connection.execute(_HEADS, {"numbers": json.dumps(numbers)})]


_HEADS = text(
    "SELECT number, id, kind, title, trashed FROM record WHERE number IN (SELECT value FROM json_each(:numbers))"
).columns(RECORD.c.number, RECORD.c.id, RECORD.c.kind, RECORD.c.title, RECORD.c.trashed)


def matching(connection: Connection, wanted: Wanted) -> int:
    """How many records match."""
    statement = _statement("count(*)", "", of_kind=wanted.kind is not None, trash=wanted.trash)
    return int(connection.exec_driver_sql(statement, _parameters(wanted)).scalar_one())


def _numbers(connection: Connection, wanted: Wanted, order: str, limit: int, *of_order: str) -> list[int]:
    statement = _statement("rowid", f"ORDER BY {order} LIMIT ?", of_kind=wanted.kind is not None, trash=wanted.trash)
    return list(connection.exec_driver_sql(statement, (*_parameters(wanted), *of_order, limit)).scalars().all())


@cache
def _statement(asked: str, end: str, *, of_kind: bool, trash: bool) -> str:
    """Put a question together, once. The trash is small and listed first; a kind is looked up hit by hit."""
    apart = "" if trash else " AND rowid NOT IN (SELECT number FROM record WHERE trashed IS NOT NULL)"
    kind = " AND (SELECT kind FROM record WHERE number = search.rowid) = ?" if of_kind else ""
    return f"SELECT {asked} FROM search WHERE search MATCH ?{apart}{kind} {end}"  # noqa: S608 - words of our own only


def _parameters(wanted: Wanted) -> tuple[str, ...]:
    return (wanted.match,) if wanted.kind is None else (wanted.match, wanted.kind)


def stale(connection: Connection, limit: int | None = None) -> list[int]:
    """The numbers of records whose documents are older than they are."""
    most = -1 if limit is None else limit
    return list(connection.exec_driver_sql(_STALE, (most,)).scalars().all())


_STALE = 'SELECT number FROM record WHERE "indexed" != rev LIMIT ?'


def is_sound(connection: Connection) -> bool:
    """Whether the index can be read whole, and holds a document for each record and for nothing else."""
    try:
        connection.exec_driver_sql("INSERT INTO search (search) VALUES ('integrity-check')")
        return _one_each(connection)
    except StoreError:
        return False


def _one_each(connection: Connection) -> bool:
    there: Select[tuple[int]] = select(literal_column("rowid")).select_from(_SEARCH)
    missing = select(RECORD.c.number).where(RECORD.c.number.not_in(there))
    records = connection.scalar(select(func.count()).select_from(RECORD))
    return connection.scalars(missing.limit(1)).first() is None and records == count(connection)


def has_all_titles(connection: Connection) -> bool:
    """Whether each plain word of the titles is in the index, for as many records as have it.

    The index is read once from end to end: to look for each record by its title takes two minutes at 100 000. A word
    with a sign that is newer than SQLite's tables of letters is two words there, of which one may be plain.
    """
    wanted, parted = Counter[str](), Counter[str]()
    for title in connection.scalars(select(RECORD.c.title)):
        heading = _words(title)
        words = set(f"{heading} {bare(heading)}".split())
        plain = {word for word in words if _PLAIN.fullmatch(word)}
        wanted.update(plain)
        parted.update({part for word in words - plain for part in _PLAIN.findall(word)} - plain)
    connection.exec_driver_sql(_VOCABULARY)
    try:
        rows = connection.exec_driver_sql("SELECT term, doc FROM temp.search_words WHERE col = 'title'").all()
    finally:
        connection.exec_driver_sql("DROP TABLE temp.search_words")
    found = {term: documents for term, documents in rows if _PLAIN.fullmatch(term)}
    every = wanted.keys() | found.keys()
    return all(wanted[term] <= found.get(term, 0) <= wanted[term] + parted[term] for term in every)


_VOCABULARY = "CREATE VIRTUAL TABLE temp.search_words USING fts5vocab(main, search, 'col')"


def is_about_index(problem: str) -> bool:
    """Whether what SQLite's integrity check found is about the search index, which can be made anew."""
    return "fts5" in problem.lower()


def count(connection: Connection) -> int:
    """How many documents there are."""
    return int(connection.scalar(select(func.count()).select_from(_SEARCH)) or 0)


def begin_anew(connection: Connection) -> list[int]:
    """Make the index anew, empty, and give the numbers of all records to be indexed again."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS search")
    connection.exec_driver_sql(CREATE)
    return list(connection.scalars(select(RECORD.c.number)))


def compact(connection: Connection) -> None:
    """Rewrite the index without the words of documents that were taken out: until then they are only marked."""
    connection.exec_driver_sql("INSERT INTO search (search) VALUES ('optimize')")
