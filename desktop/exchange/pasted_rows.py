"""Lines pasted from a spreadsheet or an e-mail, understood as the rows of a record, or as records of a kind.

Nothing is written here: what was understood is shown first, column by column, and people say what it means.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from desktop.domain.errors import InvalidInput
from desktop.domain.marks import override
from desktop.language.texts import LANGUAGES, Texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.fields import Shape

MOST_ROWS, MOST_COLUMNS, LONGEST = 500, 30, 200_000
_BULLET = re.compile(r"^\s*(?:[-–—•*·▪◦]|\(?\d{1,3}[.):]?)\s+")
_DASH = re.compile(r"\s+[–—-]\s+")
_IN_BRACKETS = re.compile(r"^([^()]+?)\s*\(([^()]+)\)\s*$")
_MARK = re.compile(r"[^\w@]+")
_FIRST, _LAST = "+first", "+last"
_USUAL: Mapping[str, tuple[str, ...]] = {
    "delegation": ("name", "honorific", "organisation", "role"),
    "hosts": ("name", "organisation", "role"),
    "partners": ("organisation", "country", "city", "budget"),
}
"""What columns without headings most often hold, by table; the tables where rows can be pasted."""
_SPELLINGS: Mapping[str, tuple[str, ...]] = {
    "name": ("namn", "name", "fullname", "deltagare", "participant", "delegate", "delegat", "nimi", "nom"),
    _FIRST: ("förnamn", "firstname", "givenname", "etunimi", "vorname", "prénom", "tilltalsnamn"),
    _LAST: ("efternamn", "lastname", "surname", "familyname", "sukunimi", "nachname"),
    "honorific": ("titel", "title", "honorific", "tjänstetitel"),
    "role": ("uppdrag", "roll", "befattning", "funktion", "role", "position", "function", "jobtitle", "tehtävä"),
    "organisation": ("organisation", "organization", "org", "företag", "company", "institution", "arbetsplats",
                     "kommun", "stad", "myndighet", "partner", "organisaatio", "affiliation"),
    "country": ("land", "country", "maa", "pays"),
    "city": ("ort", "city", "town", "kaupunki"),
    "precedence": ("rang", "nr", "no", "ordning", "order", "precedence"),
    "diet": ("kost", "specialkost", "diet", "allergi", "allergier", "allergies", "dietaryrequirements"),
    "access_needs": ("tillgänglighet", "tillgänglighetsbehov", "accessneeds", "accessibility"),
    "languages": ("språk", "language", "languages", "kielet"),
    "phone": ("telefon", "tel", "mobil", "phone", "puhelin"),
    "pronunciation": ("uttal", "pronunciation"),
    "form_of_address": ("tilltal", "formofaddress"),
    "budget": ("budget", "belopp", "amount"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was pasted, as a grid, with what each column means: a field, or nothing. A heading is none of the rows."""

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.columns)

    def meaning(self, column: int, field: str) -> Pasted:
        """Let a column mean something else; what meant that before means nothing any more."""
        kept = ("" if each == field else each for each in self.columns)
        columns = tuple(field if place == column else each for place, each in enumerate(kept))
        return Pasted(self.heading, self.rows, columns)


def can_paste(table: str) -> bool:
    """Tell whether rows of this table can be pasted."""
    return table in _USUAL


def understood(table: Shape, text: str) -> Pasted:
    """Read what was pasted, and guess what its columns mean."""
    if len(text) > LONGEST:
        raise InvalidInput("value.too_long", limit=LONGEST, length=len(text))
    grid = _grid(text)
    if len(grid) > MOST_ROWS:
        raise InvalidInput("paste.too_many", limit=MOST_ROWS, n=len(grid))
    width = min(max((len(row) for row in grid), default=0), MOST_COLUMNS)
    even = [tuple((*row, *("",) * width)[:width]) for row in grid]
    named = _by_heading(table, even[0]) if even else ()
    if any(named):
        return Pasted(even[0], tuple(even[1:]), named)
    return Pasted((), tuple(even), _by_place(table, even, width))


def given_rows(table: Shape, pasted: Pasted) -> tuple[Mapping[str, str], ...]:
    """Give the rows as a service takes them; those without what a row must have are left out."""
    needed = {field.name for field in table.fields if field.required}
    rows = (_given(pasted, row) for row in pasted.rows)
    return tuple(row for row in rows if needed <= set(row))


def left_out(table: Shape, pasted: Pasted) -> int:
    """Tell how many rows lack what a row must have."""
    return len(pasted.rows) - len(given_rows(table, pasted))


def table_as_text(html: str) -> str:
    """Write the tables of an HTML text as lines with tabs; nothing if it has none."""
    reader = _Tables()
    reader.feed(html[: LONGEST * 10])
    reader.close()
    return "\n".join("\t".join(row) for row in reader.rows if any(row))


def _given(pasted: Pasted, row: Sequence[str]) -> dict[str, str]:
    told = {field: cell for field, cell in zip(pasted.columns, row, strict=True) if field and cell}
    names = [told.pop(part, "") for part in (_FIRST, _LAST)]
    if any(names):
        told.setdefault("name", " ".join(name for name in names if name))
    return told


def _grid(text: str) -> list[list[str]]:
    """Part a text into rows and cells, by the sign that parts most of its lines."""
    lines = [line for line in text.splitlines() if line.strip()]
    if any("\t" in line for line in lines):
        return _parted(text, "\t")
    if _most(lines, ";"):
        return _parted(text, ";")
    return [row for row in (_line(line, by_comma=_most(lines, ",")) for line in lines) if any(row)]


def _most(lines: Sequence[str], sign: str) -> bool:
    return bool(lines) and 2 * sum(sign in line for line in lines) >= len(lines)


def _parted(text: str, sign: str) -> list[list[str]]:
    """Read cells as a spreadsheet copies them: in quotation marks where they hold the sign or a line break."""
    quoted = text.count('"') % 2 == 0
    reading = csv.reader(
        text.replace("\0", "").splitlines(keepends=True),
        delimiter=sign,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
    )
    try:
        rows = [[" ".join(cell.split()) for cell in row] for row in reading]
    except csv.Error:
        rows = [[" ".join(cell.split()) for cell in line.split(sign)] for line in text.splitlines()]
    return [row for row in rows if any(row)]


def _line(line: str, *, by_comma: bool) -> list[str]:
    """Read one line of a list: «1. Name, title, organisation», «Name – title», «Name (organisation)»."""
    plain = " ".join(_BULLET.sub("", line, count=1).split())
    bracketed = _IN_BRACKETS.match(plain)
    if by_comma and "," in plain:
        return [cell.strip() for cell in plain.split(",")]
    if bracketed is not None:
        return [bracketed[1], "", bracketed[2]]
    return [cell.strip() for cell in _DASH.split(plain)]


def _by_heading(table: Shape, heading: Sequence[str]) -> tuple[str, ...]:
    """Tell what columns mean by their headings; nothing if that is not what the first row is."""
    known = _headings(table)
    found: list[str] = []
    for cell in heading:
        field = known.get(_plain(cell), "")
        found.append("" if field in found else field)
    filled = sum(bool(cell) for cell in heading)
    return tuple(found) if found and 2 * sum(map(bool, found)) >= filled else ()


def _headings(table: Shape) -> dict[str, str]:
    wanted = set(table.by_name) | ({_FIRST, _LAST} if "name" in table.by_name else set())
    known = {_plain(word): field for field, words in _SPELLINGS.items() if field in wanted for word in words}
    for language in LANGUAGES:
        texts = Texts.load(language)
        for name in table.by_name:
            for place in (f"visit.{table.name}", f"project.{table.name}", table.name):
                key = f"field.{place}.{name}"
                if key in texts:
                    known.setdefault(_plain(texts.label(key)), name)
    return known


def _plain(word: str) -> str:
    return _MARK.sub("", word.casefold())


def _by_place(table: Shape, rows: Sequence[Sequence[str]], width: int) -> tuple[str, ...]:
    """Guess what columns mean by their places, a column of numbers first apart."""
    usual = list(_USUAL.get(table.name, ("title",) if "title" in table.by_name else ()))
    columns = []
    for column in range(width):
        cells = [row[column] for row in rows if row[column]]
        numbers = bool(cells) and all(cell.rstrip(".").isdecimal() for cell in cells)
        if numbers and column == 0:
            columns.append("precedence" if "precedence" in table.by_name else "")
        elif not cells or any("@" in cell for cell in cells):
            columns.append(usual.pop(0) if usual and not cells else "")
        else:
            columns.append(usual.pop(0) if usual else "")
    return tuple(columns)


class _Tables(HTMLParser):
    """Collects the cells of every row of every table, whatever else the text holds."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._cell: list[str] | None = None

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif tag in {"td", "th"} and self.rows:
            self._end_cell()
            self._cell = []
        elif tag in {"br", "p", "div"} and self._cell is not None:
            self._cell.append(" ")

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th", "tr", "table"}:
            self._end_cell()

    @override
    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    @override
    def close(self) -> None:
        super().close()
        self._end_cell()

    def _end_cell(self) -> None:
        if self._cell is not None:
            self.rows[-1].append(" ".join("".join(self._cell).split()))
        self._cell = None
