"""Words that stand nowhere else, one for every place where text is kept, and the search for them in bytes.

Every word is new from its first letter, so that an index which stores only how words differ still holds most of it.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

from db.engine import connect
from db.fields import KINDS, row_tables, types
from db.models import METADATA
from desktop.policy.format import LISTS

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from db.fields import Field, Kind, RowTable, Shape
    from desktop.domain.records import Json

LENGTH: Final = 20
LETTERS: Final = "bcdfghjkmnpqrstvwxz"  # no vowels: no word that means anything, and none that folding changes


RULE: Final = "prov.never"
_RULE: Final = f"""
[[documents]]
code = "d"
name = "Policy"

[[rules]]
id = "{RULE}"
kinds = ["visit"]
keeps = "false"
force = "justify"
text = {{ sv = "Aldrig", en = "Never" }}
do = {{ sv = "Ange ett skäl", en = "Give a reason" }}
source = {{ document = "d", heading = "A", paragraph = 1, verb = "ska" }}
"""
"""A rule that no visit follows, so that a reason can be given."""


class Canaries:
    """Makes the words and remembers where each was put."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.places: dict[str, str] = {}
        self._terms: dict[str, str] = {}

    def word(self, place: str) -> str:
        """Make the word for one place; a place asked for again gets another."""
        word = "".join(self._chance.choices(LETTERS, k=LENGTH))
        self.places[word] = place
        return word

    def profile(self) -> str:
        """Make the text of a profile with words of its own everywhere, also for codes."""
        lines = ['format = 2\ncode = "prov"\nversion = "1"']
        lines.append(f'municipality = "{self.word("profile.municipality")}"')
        lines.append(f'name = {{ sv = "{self.word("profile.name")}", en = "Trial" }}')
        for source in LISTS:
            code = self._terms[source] = self.word(f"profile.{source}.code")
            name = self.word(f"profile.{source}")
            lines.append(f'[[{source}]]\ncode = "{code}"\nsv = "{name}"\nen = "Term"\nsource = "s. 1"')
        return "\n".join([*lines, _RULE])

    def record(self, kind: Kind, there: Mapping[str, str]) -> dict[str, Json]:
        """Fill every field of a record that can be given; `there` names a record of each kind to refer to."""
        return self._filled(there, kind.name, (field for field in kind.fields if not _made_elsewhere(field)))

    def bare_record(self, kind: Kind, there: Mapping[str, str]) -> dict[str, Json]:
        """Fill the fields that a record cannot be without."""
        return self._filled(there, kind.name, (field for field in kind.fields if field.required))

    def row(self, kind: Kind, table: RowTable, there: Mapping[str, str]) -> dict[str, Json]:
        """Fill every field of a row."""
        return self._filled(there, f"{kind.name}.{table.name}", table.fields)

    def _filled(self, there: Mapping[str, str], place: str, fields: Iterable[Field]) -> dict[str, Json]:
        return {field.name: self._value(field, there, f"{place}.{field.name}") for field in fields}

    def _value(self, field: Field, there: Mapping[str, str], place: str) -> Json:
        match field.type:
            case types.Text():
                return self.word(place) if _has_words(field) else "12345"
            case types.Words():
                return [self.word(place)]
            case types.Span():
                return {"start": "2026-05", "end": "2026-06", "text": self.word(place)}
            case types.Amount():
                return {"amount": "250", "state": "amount", "currency": "SEK", "text": self.word(place)}
            case types.Term():
                return self._terms[field.type.source]
            case types.Terms():
                return [self._terms[field.type.source]]
            case types.Reference():
                return there[next(iter(field.type.kinds), "visit")]
            case types.Choice():
                return next(iter(field.type.vocabulary)).value
            case types.Number():
                return field.type.minimum + 1
            case _:
                return _SILENT[field.type.code]


_SILENT: Final[dict[str, Json]] = {
    "country": "EE",
    "languages": ["et"],
    "date": "2026-05-03",
    "time": "2026-05-03T09:30",
    "flag": True,
    "quantity": 1,
}
"""What is given for the types that hold no words."""


def _made_elsewhere(field: Field) -> bool:
    return field.stepped or field.attached


def found_in(content: bytes, secrets: Iterable[str]) -> set[str]:
    """Find the words, whole but for their first letters, in UTF-8 and in UTF-16 of either order."""
    return {
        word
        for word in secrets
        if word[4:].encode() in content or word[4:].encode("utf-16-le").rstrip(b"\0") in content
    }


def found_under(folder: Path, secrets: Mapping[str, str]) -> dict[str, set[str]]:
    """Find the words in every file under a folder: the file's name and the places of what is in it."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    found = {str(path.relative_to(folder)): found_in(path.read_bytes(), secrets) for path in files}
    named = found_in("\n".join(str(path.relative_to(folder)) for path in files).encode(), secrets)
    found["the names of files"] = named
    return {name: {secrets[word] for word in words} for name, words in found.items() if words}


def plain_copy(register: Path, key: bytes, copy: Path) -> None:
    """Write every table, also those of the search index, to a database that is not encrypted."""
    with closing(connect(register, key)) as source, closing(sqlite3.connect(copy)) as target:
        tables = source.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0").fetchall()
        for (name,) in tables:
            rows = source.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608 - a name of our own schema
            columns = [column[1] for column in source.execute(f'PRAGMA table_info("{name}")')]
            listed = ", ".join(f'"{column}"' for column in columns)
            target.execute(f'CREATE TABLE "copy of {name}" ({listed})')
            marks = ", ".join("?" * len(columns))
            target.executemany(f'INSERT INTO "copy of {name}" VALUES ({marks})', rows)  # noqa: S608 - as above
        target.commit()


WITHOUT: Final = {
    "operation.code": "a code of the program's",
    "operation.detail": "codes, names of fields and identifiers",
    "entry.path": "names of fields and identifiers",
    "document.media_type": "a code of the program's",
    "document.sha256": "a number",
    "received_bundle.notes": "codes of the program's",
    "received_file.name": "named after what it hashes to",
    "received_file.media_type": "a code of the program's",
}
"""Columns of text that nobody's own words ever reach, and why."""


def unreached(register: Path, key: bytes, secrets: Iterable[str]) -> list[str]:
    """Name the columns of text in which none of the words stands: there the search would prove nothing."""
    missing: list[str] = []
    with closing(connect(register, key)) as connection:
        for table, column in _columns_of_text():
            read = f'SELECT CAST("{column}" AS BLOB) FROM "{table}"'  # noqa: S608 - as above
            values = [value for (value,) in connection.execute(read) if value is not None]
            if not found_in(b"\n".join(values), secrets):
                missing.append(f"{table}.{column}")
    return missing


def _columns_of_text() -> Iterator[tuple[str, str]]:
    shapes: dict[str, Shape] = {**KINDS, **row_tables()}
    silent = {(name, field.name) for name, shape in shapes.items() for field in shape.fields if not _has_words(field)}
    for table in METADATA.tables.values():
        for column in table.columns:
            place = (table.name, column.name)
            if str(column.type) in {"TEXT", "BLOB"} and place not in silent and ".".join(place) not in WITHOUT:
                yield place


def _has_words(field: Field) -> bool:
    """Tell whether somebody's own words can stand in a field, and not only codes and numbers."""
    return field.type.code != "languages" and getattr(field.type, "limit", LENGTH) >= LENGTH
