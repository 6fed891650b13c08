"""Full-text search by SQLite's FTS5, with Swedish folding: å, ä, ö are letters, but `malmo` still finds Malmö.

One search document a record, in three columns: the title and the body with å ä ö kept, and `plain`, which repeats with
a and o the passages that have any of them. A typed word with å, ä or ö matches only the first two columns; one without
matches all three. This module and the pragmas of `db.engine` are the only places that know the register is SQLite.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, literal_column, select, table, text

from db.errors import StoreError
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
_BARE = str.maketrans(_KEPT, "aao")
_SEARCH = table("search")
_WORD = re.compile(r"[^\W_]+")
_PLAIN = re.compile("[0-9a-zåäö]+")


def fold(words: str) -> str:
    """Put words in the form they are indexed in: small letters without accents, but for å, ä and ö."""
    return "".join(_fold_letter(letter) for letter in unicodedata.normalize("NFC", words.casefold()))


def _fold_letter(letter: str) -> str:
    if letter in _KEPT or letter.isascii():
        return letter
    apart = unicodedata.normalize("NFKD", letter.translate(_ALONE))
    return "".join(part for part in apart if not unicodedata.combining(part)).translate(_ALONE)


def bare(folded: str) -> str:
    """Take the last dots and rings away."""
    return folded.translate(_BARE)


def index(connection: Connection, number: int, title: str, passages: Iterable[str]) -> None:
    """Write the search document of a record, in place of the one that was there."""
    heading = _words(title)
    folded = [_words(each) for each in passages]
    plain = "\n".join(bare(each) for each in (heading, *folded) if bare(each) != each)
    connection.execute(
        text("INSERT OR REPLACE INTO search (rowid, title, body, plain) VALUES (:number, :title, :body, :plain)"),
        {"number": number, "title": heading, "body": "\n".join(folded), "plain": plain},
    )


def _words(passage: str) -> str:
    """Leave only words, parted as queries are: SQLite takes private signs for letters, and Python does not."""
    return " ".join(_WORD.findall(fold(passage)))


def forget(connection: Connection, number: int) -> None:
    """Take a record out of the index."""
    connection.execute(text("DELETE FROM search WHERE rowid = :number"), {"number": number})


def match_expression(typed: str) -> str | None:
    """Turn what was typed into a query, or None if there is no word in it.

    Every word must be there and may be unfinished; quotes hold whole words together, once the last one is typed.
    """
    parts: list[str] = []
    pieces = typed.split('"')
    for position, piece in enumerate(pieces):
        words = _WORD.findall(fold(piece))
        if position % 2 and words:
            parts.append(_term(" ".join(words), prefix=position == len(pieces) - 1))
        else:
            parts += [_term(word, prefix=True) for word in words]
    return " AND ".join(parts) if parts else None


def _term(words: str, *, prefix: bool) -> str:
    star = "*" if prefix else ""
    columns = "{title body} : " if bare(words) != words else ""
    return f'({columns}"{words}"{star})'


def unfit(connection: Connection) -> list[int] | None:
    """The numbers of the records whose documents are older than they are; None if the index is not sound."""
    try:
        connection.exec_driver_sql("INSERT INTO search (search) VALUES ('integrity-check')")
        late = list(connection.scalars(select(RECORD.c.number).where(RECORD.c.indexed != RECORD.c.rev)))
        return late if _one_each(connection) and _all_found(connection, frozenset(late)) else None
    except StoreError:
        return None


def _one_each(connection: Connection) -> bool:
    """Whether the index holds a document for each record and for nothing else."""
    there: Select[tuple[int]] = select(literal_column("rowid")).select_from(_SEARCH)
    missing = select(RECORD.c.number).where(RECORD.c.number.not_in(there))
    records = connection.scalar(select(func.count()).select_from(RECORD))
    return connection.scalars(missing.limit(1)).first() is None and records == count(connection)


def _all_found(connection: Connection, late: frozenset[int]) -> bool:
    """Whether every record is found by the plain words of its own title, but for those known to be late."""
    found = text("SELECT 1 FROM search WHERE search MATCH :title AND rowid = :number")
    for number, title in connection.execute(select(RECORD.c.number, RECORD.c.title)).all():
        words = [word for word in _words(title).split() if _PLAIN.fullmatch(word)]
        asked = {"title": " AND ".join(f'({{title}} : "{word}")' for word in words), "number": number}
        if words and number not in late and connection.execute(found, asked).first() is None:
            return False
    return True


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
