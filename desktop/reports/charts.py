"""Charts as shapes, in parts of at most half a page, drawn alike in every form of a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.reports.colours import LIGHT
from desktop.reports.content import BarChart, Column, Group, HeatMap, Kind, LineChart, Table, Tone, plain
from desktop.reports.drawing import Anchor, Dot, Drawing, Label, Rectangle, Stroke
from desktop.reports.fitting import cut, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from desktop.reports.content import Bar, Chart, HeatRow, Span, Timeline
    from desktop.reports.drawing import Shape
    from desktop.reports.fitting import Measure

SERIES: Final = (LIGHT.accent, LIGHT.edge, LIGHT.ok, LIGHT.warn, LIGHT.bad)
_TONES: Final = {
    Tone.PLAIN: LIGHT.edge,
    Tone.ACCENT: LIGHT.accent,
    Tone.OK: LIGHT.ok,
    Tone.WARN: LIGHT.warn,
    Tone.BAD: LIGHT.bad,
}
_SIZE: Final = 8.0
_ROW: Final = 15.0
_PART: Final = 22
"""Rows of a chart that stay together."""
_LABELS: Final = 0.32
_HEAT_LABELS: Final = 0.44
_HEAD_LINES: Final = 5
_FULLEST: Final = 5
_SHADES: Final = (LIGHT.base, "#d8e7f8", "#a9cdf0", "#6ea9de", "#2f7fc4", LIGHT.accent)
_LINES_HIGH: Final = 130.0
_TOLD: Final = 40
"""Rows that are read aloud; the rest is in the table."""


def drawn(chart: Chart, width: float, measure: Measure) -> Iterator[Drawing]:
    """Draw a chart; a long one in several parts."""
    match chart:
        case BarChart():
            yield from _bars(chart, width, measure)
        case LineChart():
            yield _line_chart(chart, width, measure)
        case HeatMap():
            yield from _heat_map(chart, width, measure)
        case _:
            yield from _timeline(chart, width, measure)


def _gutter(labels: list[str], width: float, measure: Measure, share: float = _LABELS) -> float:
    widest = max((measure(label[:80]) * _SIZE for label in labels), default=0.0)
    return min(widest, width * share) + 8


def _bars(chart: BarChart, width: float, measure: Measure) -> Iterator[Drawing]:
    gutter = _gutter([bar.label for bar in chart.bars], width, measure)
    most = max((value for bar in chart.bars for value in bar.values if value), default=0.0)
    figures = max((measure(shown) * _SIZE for bar in chart.bars for shown in bar.shown), default=0.0)
    room = max(width - gutter - figures - 8, 20.0)
    if len(chart.series) > 1:
        yield _legend(chart.series, width, measure)
    for start in range(0, len(chart.bars), _PART):
        shapes: list[Shape] = []
        y = 2.0
        for bar in chart.bars[start : start + _PART]:
            y = _bar(shapes, bar, y, gutter, room / most if most else 0.0, measure)
        yield Drawing(width, y, tuple(shapes))


def _bar(shapes: list[Shape], bar: Bar, y: float, gutter: float, unit: float, measure: Measure) -> float:
    """Draw a bar or a group of them; of a group, those that are nothing and say nothing take no room."""
    told = [each for each in enumerate(zip(bar.values, bar.shown, strict=True)) if len(bar.values) == 1 or any(each[1])]
    thick = 10.0 if len(bar.values) == 1 else 8.0
    high = thick * max(len(told), 1) + 5
    label = cut(bar.label, _SIZE, gutter - 8, measure)
    shapes.append(Label(gutter - 6, y + (high - 5) / 2 + 3, label, _SIZE, LIGHT.text, Anchor.END))
    for place, (number, (value, shown)) in enumerate(told):
        top = y + place * thick
        length = (value or 0.0) * unit
        if length > 0:
            shapes.append(Rectangle(gutter, top + 0.5, length, thick - 1, SERIES[number % len(SERIES)]))
        muted = value is None
        shapes.append(
            Label(gutter + length + 4, top + thick / 2 + 2.8, shown, _SIZE, LIGHT.muted if muted else LIGHT.text)
        )
    shapes.append(Stroke(((gutter, y - 1), (gutter, y + high - 4)), LIGHT.edge))
    return y + high


def _legend(names: tuple[str, ...], width: float, measure: Measure) -> Drawing:
    shapes: list[Shape] = []
    x, y = 0.0, 2.0
    for number, name in enumerate(names):
        name = cut(name, _SIZE, width - 14, measure)  # noqa: PLW2901 - the name as it is written
        wide = 12 + measure(name) * _SIZE + 14
        if x and x + wide > width:
            x, y = 0.0, y + 12
        shapes.append(Rectangle(x, y + 1, 8, 8, SERIES[number % len(SERIES)]))
        shapes.append(Label(x + 12, y + 8, name, _SIZE, LIGHT.text))
        x += wide
    return Drawing(width, y + 14, tuple(shapes))


def _line_chart(chart: LineChart, width: float, measure: Measure) -> Drawing:
    values = [value for line in chart.lines for value in line.values if value is not None]
    most = max(values, default=0.0) or 1.0
    shapes: list[Shape] = []
    names = max((measure(line.name[:60]) * _SIZE for line in chart.lines), default=0.0)
    left, right = 14.0, width - min(names, width * _LABELS) - 14
    base = _LINES_HIGH - 16
    step = (right - left) / max(len(chart.labels) - 1, 1)
    shapes.append(Stroke(((left - 6, base), (right + 6, base)), LIGHT.edge))
    for place, label in enumerate(chart.labels):
        shapes.append(Label(left + place * step, _LINES_HIGH - 4, label, _SIZE, LIGHT.muted, Anchor.MIDDLE))
    for number, line in enumerate(chart.lines):
        colour = SERIES[number % len(SERIES)]
        points = [
            None if value is None else (left + place * step, base - value / most * (base - 22))
            for place, value in enumerate(line.values)
        ]
        shapes += _joined(points, colour)
        for point, shown in zip(points, line.shown, strict=True):
            if point is not None:
                shapes.append(Dot(*point, 2.2, colour))
                shapes.append(Label(point[0], point[1] - 5, shown, _SIZE - 1, colour, Anchor.MIDDLE))
        last = next((point for point in reversed(points) if point is not None), None)
        if last is not None and len(chart.lines) > 1:
            name = cut(line.name, _SIZE, width - right - 10, measure)
            shapes.append(Label(right + 8, last[1] + 3, name, _SIZE, colour))
    return Drawing(width, _LINES_HIGH, tuple(shapes))


def _joined(points: list[tuple[float, float] | None], colour: str) -> Iterator[Shape]:
    """Join the points that are known; where one is not known the line has a gap."""
    held: list[tuple[float, float]] = []
    for point in (*points, None):
        if point is not None:
            held.append(point)
        else:
            if len(held) > 1:
                yield Stroke(tuple(held), colour, 1.4)
            held = []


def _timeline(chart: Timeline, width: float, measure: Measure) -> Iterator[Drawing]:
    gutter = _gutter([span.label for span in chart.spans], width, measure)
    room = width - gutter
    first, last = chart.start.toordinal(), max(chart.end.toordinal(), chart.start.toordinal() + 1)

    def place(day: date) -> float:
        return gutter + (min(max(day.toordinal(), first), last) - first) / (last - first) * room

    for start in range(0, len(chart.spans), _PART):
        part = chart.spans[start : start + _PART]
        shapes: list[Shape] = []
        years = range(chart.start.year, chart.end.year + 1)
        every = -(-len(years) // max(int(room // 30), 1))
        for year in years[::every]:
            x = place(chart.start.replace(year=year, month=1, day=1))
            if x + 2 + measure(str(year)) * (_SIZE - 1) <= width:
                shapes.append(Label(x + 2, 9, str(year), _SIZE - 1, LIGHT.muted))
            shapes.append(Stroke(((x, 2), (x, 14 + len(part) * _ROW)), LIGHT.line))
        for number, span in enumerate(part):
            ends = place(span.start), place(span.end or chart.end)
            shapes += _span(span, 14 + number * _ROW, (gutter, width), ends, measure)
        yield Drawing(width, 16 + len(part) * _ROW, tuple(shapes))


def _span(
    span: Span, y: float, room: tuple[float, float], ends: tuple[float, float], measure: Measure
) -> Iterator[Shape]:
    (gutter, width), (start, end) = room, ends
    yield Label(gutter - 6, y + 10, cut(span.label, _SIZE, gutter - 8, measure), _SIZE, LIGHT.text, Anchor.END)
    yield Rectangle(start, y + 2, max(end - start, 2.0), _ROW - 5, _TONES[span.tone])
    if span.end is None:
        middle = y + 2 + (_ROW - 5) / 2
        yield Stroke(((end - 4, y + 3), (end - 1, middle), (end - 4, y + _ROW - 4)), LIGHT.base, 1.2)
    told = measure(span.shown) * (_SIZE - 1)
    if told < end - start - 10:
        yield Label(start + 4, y + 9.6, span.shown, _SIZE - 1, LIGHT.base)
    elif end + 4 + told <= width:
        yield Label(end + 4, y + 9.6, span.shown, _SIZE - 1, LIGHT.text)
    elif start - 4 - told >= gutter:
        yield Label(start - 4, y + 9.6, span.shown, _SIZE - 1, LIGHT.text, Anchor.END)


def _heat_map(chart: HeatMap, width: float, measure: Measure) -> Iterator[Drawing]:
    gutter = _gutter([row.label for row in chart.rows], width, measure, _HEAT_LABELS)
    cell = (width - gutter) / max(len(chart.columns), 1)
    most = max((value for row in chart.rows for value in row.values), default=0)
    heads = [_head(column, cell - 3, measure) for column in chart.columns]
    top = 15 + (max(map(len, heads), default=1) - 1) * _SIZE
    for start in range(0, len(chart.rows), _PART):
        shapes: list[Shape] = []
        for place, lines in enumerate(heads):
            for below, line in zip(range(len(lines))[::-1], lines, strict=True):
                x, y = gutter + (place + 0.5) * cell, top - 5 - below * _SIZE
                shapes.append(Label(x, y, line, _SIZE - 1, LIGHT.muted, Anchor.MIDDLE))
        part = chart.rows[start : start + _PART]
        for number, row in enumerate(part):
            shapes += _heat_row(row, top + number * _ROW, gutter, cell, most, measure)
        yield Drawing(width, top + 2 + len(part) * _ROW, tuple(shapes))


def _head(name: str, room: float, measure: Measure) -> list[str]:
    """Break the head of a column into lines; what would be a tower is cut."""
    lines = wrapped(name, _SIZE - 1, room, measure)
    if len(lines) <= _HEAD_LINES:
        return lines
    return [*lines[: _HEAD_LINES - 1], cut(f"{lines[_HEAD_LINES - 1]}…", _SIZE - 1, room, measure)]


def _heat_row(row: HeatRow, y: float, gutter: float, cell: float, most: int, measure: Measure) -> Iterator[Shape]:
    yield Label(gutter - 6, y + 10, cut(row.label, _SIZE, gutter - 8, measure), _SIZE, LIGHT.text, Anchor.END)
    for place, value in enumerate(row.values):
        shade = 0 if value <= 0 else max(1, round(value / most * _FULLEST))
        x = gutter + place * cell
        yield Rectangle(x + 0.5, y + 0.5, cell - 1, _ROW - 1, _SHADES[shade], LIGHT.line)
        ink = LIGHT.base if shade >= _FULLEST - 1 else LIGHT.text
        yield Label(x + cell / 2, y + 10, str(value) if value else "–", _SIZE, ink, Anchor.MIDDLE)


def as_table(chart: Chart) -> Table:
    """Give the figures of a chart as a table: for those who do not see it, and for the text beside the picture."""
    match chart:
        case BarChart():
            names = chart.series or ("",)
            rows: list[tuple[str, ...]] = [(bar.label, *bar.shown) for bar in chart.bars]
            heads = ("", *names)
        case LineChart():
            heads = ("", *(line.name for line in chart.lines))
            shown = zip(chart.labels, *(line.shown for line in chart.lines), strict=True)
            rows = [tuple(row) for row in shown]
        case HeatMap():
            heads = ("", *chart.columns)
            rows = [(row.label, *(str(value) for value in row.values)) for row in chart.rows]
        case _:
            heads = ("", "")
            rows = [(span.label, span.shown) for span in chart.spans]
    columns = tuple(Column(head, Kind.NUMBER if place else Kind.TEXT) for place, head in enumerate(heads))
    return Table(columns, rows, chart.caption)


def in_words(chart: Chart) -> str:
    """Say in one sentence what a chart shows."""
    table = as_table(chart)
    parts = []
    for row in table.rows[:_TOLD]:
        if not isinstance(row, Group):
            first, *rest = (plain(cell) for cell in row)
            parts.append(f"{first}: {', '.join(cell for cell in rest if cell)}")
    more = " …" if len(table.rows) > _TOLD else ""
    return f"{chart.caption}. {'; '.join(parts)}{more}"
