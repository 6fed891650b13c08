"""A compilation in words: any of its tables, its candidates, what changed, and its rates as they are typed."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from desktop.domain.rates import table_of
from desktop.domain.sums import plain_decimal
from desktop.language.figures import change_words
from desktop.ui.models.office_table import TableLine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.domain.rates import RateTable
    from desktop.services.compilation.dataset import Change, Compilation
    from desktop.ui.language import Language

    Shown = tuple[tuple[str, ...], tuple[TableLine, ...], frozenset[int]]

_HIDDEN: Final = {"id", "other", "code"}
_APART: Final = re.compile(r"[\s=@;]+")
_MONEY: Final = ("_sek", "total", "own_share", "planned_amount", "used_amount")


def tables_of(made: Compilation, language: Language) -> list[tuple[str, str]]:
    """Name the tables that have something in them, in the order of the chapters."""
    from desktop.exchange.compilation_tables import tables  # noqa: PLC0415 - it comes with the workbook

    return [(table.code, language.label(f"compilation.table.{table.code}")) for table in tables(made) if table.rows]


def table_of_code(made: Compilation, code: str, language: Language) -> Shown:
    """Give one table: headings, lines, and which columns hold numbers."""
    from desktop.exchange.compilation_tables import Holds, tables  # noqa: PLC0415 - as above
    from desktop.exchange.workbook import Words, label  # noqa: PLC0415 - as above

    table = next(each for each in tables(made) if each.code == code)
    words = Words(language.texts, made.focus_names)
    places = [place for place, column in enumerate(table.columns) if column.code not in _HIDDEN]
    columns = [table.columns[place] for place in places]
    headings = tuple(label(table, column, language.texts) for column in columns)
    lines = []
    for number, row in enumerate(table.rows):
        cells = []
        for place, column in zip(places, columns, strict=True):
            cell = row[place]
            if cell is None or cell == "":
                cells.append("")
            elif column.holds is Holds.NUMBER and isinstance(cell, (int, Decimal)):
                cells.append(_number(cell, column.code, language))
            else:
                cells.append(words.shown(column, cell, row))
        lines.append(TableLine(tuple(cells), number))
    numbers = frozenset(place for place, column in enumerate(columns) if column.holds is Holds.NUMBER)
    return headings, tuple(lines), numbers


def _number(cell: int | Decimal, code: str, language: Language) -> str:
    whole = isinstance(cell, int) or cell == cell.to_integral_value()
    decimals = 2 if code.endswith(_MONEY[0]) or code in _MONEY or not whole else 0
    return language.formats.number(cell, decimals=decimals)


def sums_told(made: Compilation, language: Language) -> list[str]:
    """Say the three sums, each with of how many there is a figure."""
    lines = []
    for name, sums in (("own_share", made.own_share), ("total", made.total), ("fees", made.fees)):
        known = "none" if sums.n == 0 else "unknown" if sums.sek is None else "sum"
        sek = "" if sums.sek is None else language.formats.number(sums.sek)
        label = language.label(f"page.compilation.{name}_label")
        key = f"page.compilation.{known}"
        lines.append(language.text(key, label=label, n=sums.n, known=sums.with_figure, in_sek=sums.in_sek, sek=sek))
    return lines


def missing_rates(made: Compilation) -> tuple[str, ...]:
    """Name the currencies that there is no rate for."""
    return tuple(sorted({code for each in (made.own_share, made.total, made.fees) for code in each.missing_rates}))


def change_line(change: Change, language: Language, departments: Mapping[str, str]) -> TableLine:
    """Give the line of something that changed."""
    return TableLine(change_words(change, language.formats, departments), change.name)


def rates_typed(rates: RateTable) -> str:
    """Write rates as they are typed, one a line."""
    lines = []
    for rate in rates.rates:
        sek = plain_decimal(rate.sek).replace(".", rates.decimal_sign or ",")
        lines.append(" ".join([rate.currency, sek, *([] if rate.day is None else [str(rate.day)])]))
    return "\n".join(lines)


def rates_read(text: str, source: str = "") -> RateTable:
    """Read rates that were typed: a currency, its worth in kronor and perhaps a day on each line."""
    cells = []
    for line in text.splitlines():
        parts = [part for part in _APART.split(line.strip(), maxsplit=2) if part]
        if parts:
            currency, rate, day = [*parts, "", ""][:3]
            cells.append({"currency": currency, "rate": rate, "day": day, "units": ""})
    return table_of(cells, source)
