"""What a person waits for before a paper: a briefing sheet from its record to its pages, and tables that grow.

The sheet's floor is ReportLab alone drawing the very same pages: the same texts in the same typefaces at the same
places, and the same lines and areas.
"""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab.pdfgen.canvas import Canvas

from desktop.domain.queries import Query
from desktop.reports import measures
from desktop.reports.content import Column, Document, Kind, Masthead, Table
from desktop.reports.paper import Form, render
from desktop.reports.pdf import pen as pens
from desktop.services.papers.papers import Order
from tests.benchmarks.measuring import Figure, Goal, median, paired, took

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.benchmarks.registers import Register

ROUNDS = 15
SHEETS = 8
ROWS = (1000, 3000, 10_000)
_MEMORY = (
    "import sys\n"
    "from tests.benchmarks.measuring import memory_peak\n"
    "from tests.benchmarks.paper_work import table\n"
    "from desktop.reports.paper import Form, render\n"
    "render(table(int(sys.argv[1])), Form.PDF)\n"
    "print(memory_peak())\n"
)


def briefing(register: Register) -> list[Figure]:
    """Make the briefing sheets of some visits, each beside its own pages drawn raw.

    Drawing takes ours half of what it takes the floor: all text of a page is one object, no colour is set twice, and no
    width asked for. Of the rest, a quarter of the whole goes to what was done with the guests before (countries and
    names have no index, so five tables are gone through, which grows with the register), a sixth to laying out (twice
    where a sheet is set smaller to fit its two pages), and a tenth to reading the record.
    """
    with register.desk() as desk:
        visits = [row.id for row in desk.listing.page(Query("visit", limit=SHEETS)).rows]
        ours: list[Callable[[], object]] = [partial(desk.papers.make, Order("brief", visit)) for visit in visits]
        floor: list[Callable[[], object]] = [partial(_draw, _recorded(make)) for make in ours]
        raw, whole = paired(floor, ours, ROUNDS, warm=2)
    floor_value, value = median(raw), median(whole)
    beside = "ReportLab drawing the same pages"
    return [
        Figure("briefing sheet, from its record to its pages", register.records, beside, floor_value, value, Goal(1.5)),
        Figure("briefing sheet, in all", register.records, "", 0, value, Goal(500, times=False)),
    ]


def tables(_folder: Path) -> list[Figure]:
    """Make tables of more and more rows in every form; they should grow with the number of rows."""
    figures = []
    for form in Form:
        for rows in ROWS:
            document = table(rows)
            times = [took(partial(render, document, form)) for _ in range(3)]
            figures.append(Figure(f"a table as {form.upper()}", rows, "", 0, median(times)))
    for rows in (ROWS[0], ROWS[-1]):
        told = subprocess.run([sys.executable, "-c", _MEMORY, str(rows)], check=True, capture_output=True, text=True)
        figures.append(Figure("memory for a table as PDF", rows, "", 0, float(told.stdout), None, "MB"))
    return figures


def table(rows: int) -> Document:
    """Give a paper with a table of so many rows, as a compilation has them."""
    columns = (
        Column("Projekt", weight=3),
        Column("Nämnd", weight=2),
        Column("Program"),
        Column("Tid"),
        Column("Egen andel", Kind.NUMBER),
        Column("Totalt", Kind.NUMBER),
    )
    made = [
        (
            f"Projekt {number} om läsning, hållbarhet och {number % 97} andra saker",
            f"Nämnd {number % 23}",
            f"Erasmus {number % 7}",
            f"20{number % 30:02d}–20{number % 30 + 3:02d}",
            f"{number * 1234 % 99_999_999} kr",
            f"{number * 4321 % 99_999_999} kr",
        )
        for number in range(rows)
    ]
    return Document(
        "Sammanställning", "sv", Masthead("Kommunledningskontoret", "Sammanställning"), (Table(columns, made),)
    )


def _recorded(make: Callable[[], object]) -> list[list[tuple[Any, ...]]]:
    """Let the sheet be made once, and keep what it draws on each page."""
    pages: list[list[tuple[Any, ...]]] = [[]]
    kept = {name: getattr(pens.Pen, name) for name in ("_write", "fill", "stroke", "turn")}

    def heard(name: str) -> Callable[..., None]:
        def hear(pen: pens.Pen, *told: Any) -> None:  # noqa: ANN401 - handed on as they are
            if name == "turn":
                pages.append([])
            else:
                pages[-1].append((name, *told))
            kept[name](pen, *told)

        return hear

    try:
        for name in kept:
            setattr(pens.Pen, name, heard(name))
        make()
    finally:
        for name, method in kept.items():
            setattr(pens.Pen, name, method)
    return pages[:-1]


def _draw(pages: list[list[tuple[Any, ...]]]) -> bytes:
    stream = BytesIO()
    canvas = Canvas(stream, measures.A4, invariant=1)
    for page in pages:
        for name, *told in page:
            if name == "_write":
                text, face, x, y, size, colour = told
                canvas.setFillColor(colour)
                canvas.setFont(str(face), size)
                canvas.drawString(x, y, text)
            elif name == "fill":
                *place, colour = told
                canvas.setFillColor(colour)
                canvas.rect(*place, stroke=0, fill=1)
            else:
                points, colour, width = told
                canvas.setStrokeColor(colour)
                canvas.setLineWidth(width)
                path = canvas.beginPath()
                path.moveTo(*points[0])
                for point in points[1:]:
                    path.lineTo(*point)
                canvas.drawPath(path)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()
