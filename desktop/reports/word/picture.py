"""A chart as a picture for Word, which takes no vectors that python-docx could give it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Final

from desktop.reports.charts import drawn
from desktop.reports.colours import LIGHT
from desktop.reports.drawing import Anchor, Dot, Label, Rectangle, Stroke

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

    from desktop.reports.content import Chart
    from desktop.reports.drawing import Shape

_SCALE: Final = 3
_ANCHORS: Final = {Anchor.START: "ls", Anchor.MIDDLE: "ms", Anchor.END: "rs"}


@cache
def _font(size: float) -> FreeTypeFont:
    from PIL import ImageFont  # noqa: PLC0415 - only a paper with charts needs it

    data = files("fontpkg_fira_sans").joinpath("files", "FiraSans-Regular.ttf").read_bytes()
    return ImageFont.truetype(BytesIO(data), round(size * _SCALE), layout_engine=ImageFont.Layout.BASIC)


def picture(chart: Chart, width: float) -> bytes:
    """Draw a chart as PNG, three dots to a point."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - as above

    parts = list(drawn(chart, width, lambda text: _font(10).getlength(text) / 10 / _SCALE))
    height = sum(part.height for part in parts)
    image = Image.new("RGB", (round(width * _SCALE), max(round(height * _SCALE), 1)), LIGHT.base)
    pencil = ImageDraw.Draw(image)
    top = 0.0
    for part in parts:
        for shape in part.shapes:
            _draw(pencil, shape, top)
        top += part.height
    stream = BytesIO()
    image.save(stream, "PNG", dpi=(72 * _SCALE, 72 * _SCALE))
    return stream.getvalue()


def _draw(pencil: ImageDraw, shape: Shape, top: float) -> None:
    match shape:
        case Rectangle():
            left, upper = shape.x * _SCALE, (shape.y + top) * _SCALE
            corners = (left, upper, left + shape.width * _SCALE, upper + shape.height * _SCALE)
            pencil.rectangle(corners, fill=shape.colour, outline=shape.edge or None)
        case Stroke():
            points = [(x * _SCALE, (y + top) * _SCALE) for x, y in shape.points]
            pencil.line(points, fill=shape.colour, width=max(round(shape.width * _SCALE), 1))
        case Dot():
            x, y, radius = shape.x * _SCALE, (shape.y + top) * _SCALE, shape.radius * _SCALE
            pencil.ellipse((x - radius, y - radius, x + radius, y + radius), fill=shape.colour)
        case Label():
            place = (shape.x * _SCALE, (shape.y + top) * _SCALE)
            pencil.text(place, shape.text, fill=shape.colour, font=_font(shape.size), anchor=_ANCHORS[shape.anchor])
