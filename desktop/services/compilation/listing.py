"""Visits, agreements, exchanges, what is watched and the year's priorities, one line a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.vocabulary import CAME_TO_NOTHING
from desktop.language.collation import sort_key
from desktop.services.compilation.dataset import Coverage, Finding, Line, Reference
from desktop.services.compilation.entries import CELLS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from desktop.services.compilation.entries import Entry
    from desktop.services.departments import Department


def line_of(entry: Entry) -> Line:
    """Tell of one record."""
    cells = entry.values(CELLS[entry.kind])
    return Line(
        reference=Reference(entry.source.code, entry.source.name, entry.id),
        kind=entry.kind,
        title=entry.title,
        unit=entry.unit,
        body=entry.body,
        status=entry.text("status"),
        country=entry.country,
        region=entry.region,
        focus=entry.focus,
        period=entry.period,
        cells=cells,
    )


def coverage(entries: Iterable[Entry], departments: Sequence[Department]) -> Coverage:
    """Which body has something in which area; the bodies of every active department stand there, with nothing too.

    What came to nothing covers nothing.
    """
    areas: dict[str, str] = {}
    watched = []
    themed: list[tuple[str, str]] = []
    for entry in entries:
        if entry.text("status") in CAME_TO_NOTHING:
            continue
        if entry.kind == "watch" and entry.text("area"):
            name = " ".join(entry.text("area").split())
            watched.append((entry.body, areas.setdefault(name.casefold(), name)))
        themed += [(entry.body, str(theme).casefold()) for theme in entry.raw.get("themes", ())]
    counts: dict[tuple[str, str], int] = {}
    for place in (*watched, *((body, areas[theme]) for body, theme in themed if theme in areas)):
        counts[place] = counts.get(place, 0) + 1
    listed = {body for each in departments if each.active for body in each.bodies}
    bodies = sorted(listed | {body for body, _ in counts if body}, key=sort_key)
    if any(not body for body, _ in counts):
        bodies.append("")
    return Coverage(tuple(bodies), tuple(sorted(areas.values(), key=sort_key)), counts)


def findings(entries: Iterable[Entry], departments: Sequence[Department], first: date, last: date) -> Iterator[Finding]:
    """What is odd in records: days outside the year, a unit or a department that is there no longer."""
    gone = {each.name.casefold(): each.name for each in departments if not each.active}
    gone_codes = {each.code for each in departments if not each.active}
    told: set[str] = set()
    for entry in entries:
        reference = Reference(entry.source.code, entry.source.name, entry.id)
        period = entry.period
        if entry.kind in {"visit", "exchange"} and period is not None and not period.overlaps(first, last):
            yield Finding("outside_year", reference, entry.title, {"period": str(period)})
        if entry.text("unit").casefold() in gone:
            yield Finding("unit_gone", reference, entry.title, {"unit": entry.text("unit")})
        if entry.source.code in gone_codes and entry.source.code not in told:
            told.add(entry.source.code)
            yield Finding("department_gone", reference, entry.source.name)
