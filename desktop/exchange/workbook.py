"""The compilation as a workbook: a sheet a table, with frozen heads and filters, numbers as numbers, formulas as text.

It is made in memory, so that nothing of it lies in a temporary file; equal data give equal bytes.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import xlsxwriter

from desktop.exchange.compilation_tables import Holds, tables
from desktop.language.figures import figure_name
from desktop.language.names import country_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.domain.findings import Said
    from desktop.exchange.compilation_tables import Cell, Column, Table
    from desktop.language.texts import Texts
    from desktop.services.compilation.dataset import Compilation

LONGEST_CELL: Final = 32_000
"""Characters; a workbook takes few more in a cell."""
MOST_ROWS: Final = 1_000_000
_CUT: Final = " …"
_WIDEST, _NARROWEST = 60, 10
_LOOKED_AT: Final = 200
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def workbook(of: Compilation, texts: Texts) -> bytes:
    """Write every table; each in a sheet named in the language of the texts."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, _OPTIONS)
    title = texts("compilation.title", year=str(of.year), office=of.office)
    book.set_properties({"title": title, "author": of.office, "created": of.made.replace(tzinfo=None)})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    money = book.add_format({"num_format": "#,##0.00"})
    words = Words(texts, of.focus_names)
    for table in tables(of):
        _sheet(book.add_worksheet(texts(f"compilation.table.{table.code}")), table, words, (head, money))
    book.close()
    return content.getvalue()


def _sheet(sheet: Any, table: Table, words: Words, formats: tuple[Any, Any]) -> None:  # noqa: ANN401 - it brings no types
    head, money = formats
    labels = [label(table, column, words.texts) for column in table.columns]
    for place, width in enumerate(_widths(table, labels)):
        sheet.set_column(place, place, width)
    sheet.freeze_panes(1, 0)
    for place, text in enumerate(labels):
        sheet.write_string(0, place, text, head)
    rows = table.rows[:MOST_ROWS]
    if table.columns:
        sheet.autofilter(0, 0, max(len(rows), 1), len(table.columns) - 1)
    for number, row in enumerate(rows, 1):
        for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            if cell is None or cell == "":
                continue
            if column.holds is Holds.NUMBER and isinstance(cell, (int, Decimal)):
                sheet.write_number(number, place, float(cell), money if _is_money(column) else None)
            else:
                sheet.write_string(number, place, words.shown(column, cell, row))


def label(table: Table, column: Column, texts: Texts) -> str:
    """What a column is called: an area or a year by itself."""
    if table.code == "coverage" and column.code != "body":
        return column.code
    return texts(f"compilation.column.{column.code}") if f"compilation.column.{column.code}" in texts else column.code


@dataclass(frozen=True, slots=True)
class Words:
    """What cells say to people, in one language."""

    texts: Texts
    focus: Mapping[str, Said]

    def shown(self, column: Column, cell: Cell, row: Sequence[Cell] = ()) -> str:
        """Say the words of a code, yes or no, or the text itself; a long one is cut with a mark."""
        if isinstance(cell, bool):
            return self.texts("format.yes" if cell else "format.no")
        choice = str(row[0]) if column.choice == "key" else column.choice
        text = "; ".join(self._word(choice, part) for part in str(cell).split("; ")) if choice else str(cell)
        text = _NOT_IN_XML.sub("", text)
        return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - len(_CUT)] + _CUT

    def _word(self, choice: str, code: str) -> str:
        match choice:
            case "country":
                return country_name(code, self.texts.language)
            case "focus":
                return self.focus[code].in_language(self.texts.language) if code in self.focus else code
            case "kind":
                return self.texts(f"kind.{code}.one") if f"kind.{code}.one" in self.texts else code
            case "compilation.figure":
                return figure_name(code, self.texts)
            case _:
                return self.texts(f"{choice}.{code}") if f"{choice}.{code}" in self.texts else code


def _is_money(column: Column) -> bool:
    return column.code.endswith("_sek") or column.code in {"total", "own_share", "planned_amount", "used_amount"}


def _widths(table: Table, labels: Sequence[str]) -> list[int]:
    looked_at = table.rows[:_LOOKED_AT]
    longest = [max((len(str(row[place] or "")) for row in looked_at), default=0) for place in range(len(labels))]
    return [max(_NARROWEST, min(_WIDEST, max(own, len(text)) + 2)) for own, text in zip(longest, labels, strict=True)]
