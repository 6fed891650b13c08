"""Workbooks read with nothing but a ZIP and an XML reader: a reader that is not ours."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from typing import Any


def read_workbook(content: bytes) -> dict[str, list[list[Any]]]:
    """Read a workbook with nothing but a ZIP and an XML reader: sheets by name, rows of cells."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        book = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 - made a moment ago
        strings = ET.fromstring(archive.read("xl/sharedStrings.xml"))  # noqa: S314 - as above
        texts = ["".join(each.itertext()) for each in strings.iter(f"{space}si")]
        names = [sheet.attrib["name"] for sheet in book.iter(f"{space}sheet")]
        found = {}
        for number, name in enumerate(names, 1):
            sheet = ET.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))  # noqa: S314 - as above
            found[name] = [_cells(row, space, texts) for row in sheet.iter(f"{space}row")]
    return found


def _cells(row: ET.Element, space: str, texts: list[str]) -> list[Any]:
    cells: dict[int, Any] = {}
    for cell in row.iter(f"{space}c"):
        letters = re.sub("[0-9]", "", cell.attrib["r"])
        place = 0
        for letter in letters:
            place = place * 26 + ord(letter) - 64
        text = "".join(cell.itertext())
        cells[place - 1] = texts[int(text)] if cell.attrib.get("t") == "s" else float(text)
    return [cells.get(place) for place in range(max(cells, default=-1) + 1)]
