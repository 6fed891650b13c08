"""Charts as shapes."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop.reports import content as c
from desktop.reports.charts import as_table, drawn, in_words
from desktop.reports.drawing import Label, Rectangle, Stroke
from desktop.reports.fitting import cut, wrapped

WIDTH = 400.0
LONG = "Ett mycket långt namn på en nämnd som inte får plats någonstans alls "


def measure(text: str) -> float:
    return len(text) * 0.5


def bars(count: int) -> c.BarChart:
    return c.BarChart(
        "Staplar", tuple(c.Bar(f"{LONG}{number}", (float(number),), (str(number),)) for number in range(count))
    )


CHARTS: tuple[c.Chart, ...] = (
    bars(3),
    c.BarChart("Två", (c.Bar("a", (1.0, None), ("1", "okänt")), c.Bar("b", (0.0, 2.0), ("0", "2"))), (LONG, LONG)),
    c.LineChart(
        "Linjer", ("2024", "2025"), (c.Line(LONG, (1.0, 3.0), ("1", "3")), c.Line("b", (None, 2.0), ("", "2")))
    ),
    c.LineChart("Tom", (), ()),
    c.Timeline("Tid", (c.Span(LONG, dt.date(1, 1, 1), None, "från år 1"),), dt.date(2020, 1, 1), dt.date(2026, 1, 1)),
    c.Timeline("En dag", (), dt.date(2020, 5, 1), dt.date(2020, 5, 1)),
    c.HeatMap("Karta", ("EU", LONG), (c.HeatRow(LONG, (9, 0)), c.HeatRow("b", (1, 5)))),
    c.HeatMap("Tom", (), ()),
)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.caption)
def test_that_nothing_is_drawn_outside(chart: c.Chart) -> None:
    for drawing in drawn(chart, WIDTH, measure):
        for shape in drawing.shapes:
            match shape:
                case Rectangle():
                    assert 0 <= shape.x <= shape.x + shape.width <= WIDTH + 0.01
                    assert 0 <= shape.y <= shape.y + shape.height <= drawing.height
                case Stroke():
                    assert all(-0.01 <= x <= WIDTH + 0.01 and 0 <= y <= drawing.height for x, y in shape.points)
                case Label(anchor="start"):
                    assert shape.x + measure(shape.text) * shape.size <= WIDTH + 0.01
                case _:
                    assert 0 <= shape.x <= WIDTH


def test_that_many_bars_are_parted_so_that_a_page_can_hold_them() -> None:
    parts = list(drawn(bars(100), WIDTH, measure))
    assert len(parts) == 5
    assert max(part.height for part in parts) < 400


def test_that_the_longest_bar_is_the_largest_value() -> None:
    (drawing,) = drawn(bars(4), WIDTH, measure)
    widths = [shape.width for shape in drawing.shapes if isinstance(shape, Rectangle)]
    assert widths == sorted(widths)
    assert len(widths) == 3


def test_that_a_value_that_is_not_known_is_told_in_words_and_no_bar() -> None:
    (_, drawing) = drawn(CHARTS[1], WIDTH, measure)
    assert any(isinstance(shape, Label) and shape.text == "okänt" for shape in drawing.shapes)
    assert sum(isinstance(shape, Rectangle) for shape in drawing.shapes) == 2


def test_that_a_line_has_a_gap_where_a_value_is_not_known() -> None:
    chart = c.LineChart(
        "x", ("1", "2", "3", "4", "5"), (c.Line("a", (1.0, 2.0, None, 1.0, 2.0), ("", "", "", "", "")),)
    )
    (drawing,) = drawn(chart, WIDTH, measure)
    assert [len(shape.points) for shape in drawing.shapes if isinstance(shape, Stroke) and shape.width > 1] == [2, 2]


def test_that_a_gap_of_a_heat_map_is_a_dash_on_white() -> None:
    (drawing,) = drawn(CHARTS[6], WIDTH, measure)
    shown = [shape.text for shape in drawing.shapes if isinstance(shape, Label)][-5:]
    assert "–" in [shape.text for shape in drawing.shapes if isinstance(shape, Label)]
    assert shown[-1] == "5"


def test_that_a_text_is_cut_with_a_mark_and_never_slowly() -> None:
    assert cut("kort", 8, 100, measure) == "kort"
    assert cut("x" * 1_000_000, 8, 100, measure).endswith("…")
    assert measure(cut(LONG, 8, 100, measure)) * 8 <= 100
    assert cut(LONG, 8, 0, measure) == "…"


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("Energi", 40, ["Energi"]),
        ("Miljö och klimat", 40, ["Miljö och", "klimat"]),
        ("Demokrati och medborgarinflytande", 56, ["Demokrati och", "medborgar-", "inflytande"]),
        ("Arbetsmarknad", 40, ["Arbets-", "marknad"]),
        ("EU-finansiering", 44, ["EU-", "finansie-", "ring"]),
        ("Memberships", 32, ["Member-", "ships"]),
        ("Bo Bzzzzzzzzzzzzt", 8, ["Bo", "B…"]),
        ("", 8, [""]),
    ],
)
def test_that_a_head_is_broken_into_lines_that_fit(text: str, room: float, lines: list[str]) -> None:
    assert wrapped(text, 8, room, measure) == lines
    assert all(measure(line) * 8 <= room for line in lines)


def test_that_heads_of_many_areas_are_whole_and_stand_on_the_table() -> None:
    areas = ("Arbetsmarknad", "Demokrati och medborgarinflytande", "Energi", "Miljö och klimat")
    (drawing,) = drawn(c.HeatMap("Karta", areas, (c.HeatRow("a", (1, 0, 0, 0)),)), 200, measure)
    heads = [shape for shape in drawing.shapes if isinstance(shape, Label) and shape.size < 8 and shape.text != "–"]
    told = " ".join(head.text for head in sorted(heads, key=lambda head: (head.x, head.y)) if head.text != "1")
    assert told.replace("- ", "") == "Arbetsmarknad Demokrati och medborgarinflytande Energi Miljö och klimat"
    row = min(shape.y for shape in drawing.shapes if isinstance(shape, Rectangle))
    assert {row - max(head.y for head in heads if head.x == x) for x in {head.x for head in heads}} == {5.5}


def test_that_a_head_that_would_be_a_tower_is_cut() -> None:
    (drawing,) = drawn(c.HeatMap("Karta", (LONG * 3,) * 5, (c.HeatRow("a", (1,) * 5),)), WIDTH, measure)
    texts = [shape.text for shape in drawing.shapes if isinstance(shape, Label)]
    assert sum(text.endswith("…") for text in texts) == 5
    assert drawing.height < 70


def test_that_the_figures_can_be_read_as_a_table_and_in_words() -> None:
    assert in_words(CHARTS[1]) == "Två. a: 1, okänt; b: 0, 2"
    assert list(as_table(CHARTS[2]).rows) == [("2024", "1", ""), ("2025", "3", "2")]
    assert in_words(bars(60)).endswith(" …")


def test_that_of_a_group_a_bar_of_nothing_takes_no_room() -> None:
    both = c.Bar("Båda", (1.0, 1.0), ("1", "1"))
    (_, drawing) = drawn(c.BarChart("Två", (both, c.Bar("En", (0.0, 1.0), ("", "1"))), ("in", "ut")), WIDTH, measure)
    boxes = [shape for shape in drawing.shapes if isinstance(shape, Rectangle)]
    (name,) = [shape for shape in drawing.shapes if isinstance(shape, Label) and shape.text == "En"]
    assert [box.colour for box in boxes[1:]] == [boxes[1].colour] * 2
    assert boxes[2].y < name.y < boxes[2].y + boxes[2].height + 1


def test_that_what_a_short_span_says_stands_beside_it() -> None:
    start, end = dt.date(2020, 1, 1), dt.date(2030, 1, 1)
    early = c.Span("a", dt.date(2021, 1, 1), dt.date(2021, 3, 1), "januari–mars 2021")
    late = c.Span("b", dt.date(2029, 9, 1), end, "september 2029 – januari 2030")
    long = c.Span("c", start, end, "2020–2030")
    (drawing,) = drawn(c.Timeline("Tid", (early, late, long), start, end), WIDTH, measure)
    told = {shape.text: shape for shape in drawing.shapes if isinstance(shape, Label)}
    boxes = [shape for shape in drawing.shapes if isinstance(shape, Rectangle)]
    assert told[early.shown].x > boxes[0].x + boxes[0].width
    assert (told[late.shown].anchor, told[late.shown].x < boxes[1].x) == ("end", True)
    assert boxes[2].x < told[long.shown].x < boxes[2].x + boxes[2].width


@pytest.mark.parametrize("wide", [0.1 * tenth for tenth in range(1, 40)])
def test_that_a_label_fits_the_room_that_was_made_for_it(wide: float) -> None:
    chart = c.HeatMap("Karta", ("EU",), (c.HeatRow("Kulturnämnden", (3,)),))
    (drawing,) = drawn(chart, WIDTH, lambda text: len(text) * wide / 3)
    assert "Kulturnämnden" in [shape.text for shape in drawing.shapes if isinstance(shape, Label)]
