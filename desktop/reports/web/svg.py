"""A drawing as SVG inside a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.reports.drawing import Dot, Label, Rectangle, Stroke

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.reports.drawing import Drawing, Shape


def svg(drawing: Drawing, said: str, typed: Callable[[str], str]) -> str:
    """Write a drawing; `said` is what is read aloud in its place, and a part without words is passed over."""
    told = f'role="img" aria-label="{said}"' if said else 'aria-hidden="true"'
    shapes = "".join(_shape(shape, typed) for shape in drawing.shapes)
    size = f"0 0 {drawing.width:.1f} {drawing.height:.1f}"
    return f'<svg viewBox="{size}" width="100%" {told}>{shapes}</svg>'


def _shape(shape: Shape, typed: Callable[[str], str]) -> str:
    match shape:
        case Rectangle():
            edge = f' stroke="{shape.edge}" stroke-width="0.5"' if shape.edge else ""
            place = f'x="{shape.x:.1f}" y="{shape.y:.1f}" width="{shape.width:.1f}" height="{shape.height:.1f}"'
            return f'<rect {place} fill="{shape.colour}"{edge}/>'
        case Stroke():
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in shape.points)
            return f'<polyline points="{points}" fill="none" stroke="{shape.colour}" stroke-width="{shape.width}"/>'
        case Dot():
            return f'<circle cx="{shape.x:.1f}" cy="{shape.y:.1f}" r="{shape.radius}" fill="{shape.colour}"/>'
        case Label():
            weight = ' font-weight="600"' if shape.bold else ""
            place = f'x="{shape.x:.1f}" y="{shape.y:.1f}" font-size="{shape.size:g}" text-anchor="{shape.anchor}"'
            return f'<text {place} fill="{shape.colour}"{weight}>{typed(shape.text)}</text>'
