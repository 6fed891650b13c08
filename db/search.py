"""Full-text search by SQLite's FTS5, with Swedish folding: å, ä, ö are letters, but `malmo` still finds Malmö.

One search document a record, in three columns: the title and the body with å ä ö kept, and `plain`, which repeats with
a and o the passages that have any of them. A typed word with å, ä or ö matches only the first two columns; one without
matches all three. This module and the pragmas of `db.engine` are the only places that know the register is SQLite.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, literal_column, select, table, text

from db.errors import StoreError
from db.models import RECORD

if TYPE_CHECKING:
    from sqlalchemy import Select

_KEPT = "åäö"
_ALONE = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h", "ı": "i", "ŋ": "n"},
)
_BARE = str.maketrans(_KEPT, "aao")
_SEARCH = table("search")
_WORD = re.compile(r"\w+", re.UNICODE)


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
    heading = fold(title)
    folded = [fold(each) for each in passages]
    plain = "\n".join(bare(each) for each in (heading, *folded) if bare(each) != each)
    connection.execute(
        text("INSERT OR REPLACE INTO search (rowid, title, body, plain) VALUES (:number, :title, :body, :plain)"),
        {"number": number, "title": heading, "body": "\n".join(folded), "plain": plain},
    )


def forget(connection: Connection, number: int) -> None:
    """Take a record out of the index."""
    connection.execute(text("DELETE FROM search WHERE rowid = :number"), {"number": number})


def match_expression(typed: str) -> str | None:
    """Turn what was typed into a query, or None if there is no word in it.

    Every word must be there and may be unfinished; quotes hold whole words together.
    """
    parts: list[str] = []
    for position, piece in enumerate(typed.split('"')):
        words = _WORD.findall(fold(piece))
        if position % 2 and words:
            parts.append(_term(" ".join(words), prefix=False))
        else:
            parts += [_term(word, prefix=True) for word in words]
    return " AND ".join(parts) if parts else None


def _term(words: str, *, prefix: bool) -> str:
    star = "*" if prefix else ""
    columns = "{title body} : " if bare(words) != words else ""
    return f'({columns}"{words}"{star})'


def stale(connection: Connection) -> Sequence[int]:
    """The numbers of records whose search document is older than they are, or missing."""
    return connection.scalars(select(RECORD.c.number).where(RECORD.c.indexed != RECORD.c.rev)).all()


def is_sound(connection: Connection) -> bool:
    """Whether the index is whole in itself and holds a document for each record and for nothing else."""
    try:
        connection.exec_driver_sql("INSERT INTO search (search) VALUES ('integrity-check')")
    except StoreError:
        return False
    there: Select[tuple[int]] = select(literal_column("rowid")).select_from(_SEARCH)
    missing = select(RECORD.c.number).where(RECORD.c.number.not_in(there))
    records = connection.scalar(select(func.count()).select_from(RECORD))
    return connection.scalars(missing.limit(1)).first() is None and records == count(connection)


def count(connection: Connection) -> int:
    """How many documents there are."""
    return int(connection.scalar(select(func.count()).select_from(_SEARCH)) or 0)


def begin_anew(connection: Connection) -> Sequence[int]:
    """Empty the index, and give the numbers of all records to be indexed again."""
    connection.exec_driver_sql("INSERT INTO search (search) VALUES ('delete-all')")
    return connection.scalars(select(RECORD.c.number)).all()
