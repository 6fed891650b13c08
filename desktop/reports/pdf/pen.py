"""What draws on a page: shapes at once, and all text of a page in one go above them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from desktop.reports.colours import LIGHT
from desktop.reports.drawing import Anchor, Dot, Label, Rectangle, Stroke
from desktop.reports.pdf.fonts import THIN, face_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.reports.drawing import Drawing
    from desktop.reports.pdf.fonts import Typecase
    from desktop.reports.pdf.lines import SetLine

_FILLED, _EDGED = 0, 2
_ENDS = 2
_EDGE = 0.28
"""How thick the edge of a thin letter is."""


@cache
def _ink(colour: str) -> Any:  # noqa: ANN401 - reportlab has no types
    """Give a colour as reportlab knows it; reading its name anew takes longer than drawing with it."""
    from reportlab.lib.colors import HexColor  # noqa: PLC0415 - see the package

    return HexColor(colour)


class Pen:
    """Draws on the pages of one PDF, measured in points from the lower left corner."""

    def __init__(self, canvas: Any, case: Typecase, pages: Mapping[int, int]) -> None:  # noqa: ANN401 - reportlab has no types
        self.canvas = canvas
        self.case = case
        self.pages = pages
        """The page of each heading, by its number."""
        self._text = canvas.beginText()
        self._font: tuple[str, float] = ("", 0.0)
        self._ink = ""
        self._bare()

    def turn(self) -> None:
        """Finish a page and begin the next one."""
        self._flush()
        self.canvas.showPage()
        self._bare()

    def upside_down(self, x: float, y: float, action: Callable[[], None]) -> None:
        """Let something be drawn upside down around a place, which is (0, 0) for it."""
        self._flush()
        self.canvas.saveState()
        self.canvas.translate(x, y)
        self.canvas.rotate(180)
        action()
        self._flush()
        self.canvas.restoreState()
        self._bare()

    def write(self, line: SetLine, x: float, y: float, size: float, colour: str = LIGHT.text) -> None:
        """Write a line that begins at x and stands on y."""
        for drawn in line.drawn:
            self._write(drawn.text, drawn.face, x + drawn.x, y, size, LIGHT.muted if drawn.muted else colour)

    def write_right(self, line: SetLine, right: float, y: float, size: float, colour: str = LIGHT.text) -> None:
        """Write a line that ends at a place."""
        self.write(line, right - line.width, y, size, colour)

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle."""
        self._fill_with(colour)
        self.canvas.rect(x, y, width, height, stroke=0, fill=1)

    def rule(self, x: float, y: float, end: float, colour: str = LIGHT.line, width: float = 0.5) -> None:
        """Draw a level line."""
        self.stroke(((x, y), (end, y)), colour, width)

    def stroke(self, points: tuple[tuple[float, float], ...], colour: str, width: float) -> None:
        """Draw a line through points."""
        self._stroke_with(colour, width)
        if len(points) == _ENDS:
            (x, y), (end, other) = points
            self.canvas.line(x, y, end, other)
            return
        path = self.canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        self.canvas.drawPath(path)

    def draw(self, drawing: Drawing, left: float, top: float) -> None:
        """Draw a chart whose upper left corner is at a place."""
        for shape in drawing.shapes:
            match shape:
                case Rectangle():
                    self.fill(left + shape.x, top - shape.y - shape.height, shape.width, shape.height, shape.colour)
                    if shape.edge:
                        self.frame(left + shape.x, top - shape.y - shape.height, shape.width, shape.height, shape.edge)
                case Stroke():
                    self.stroke(tuple((left + x, top - y) for x, y in shape.points), shape.colour, shape.width)
                case Dot():
                    self._fill_with(shape.colour)
                    self.canvas.circle(left + shape.x, top - shape.y, shape.radius, stroke=0, fill=1)
                case Label():
                    self._label(shape, left, top)

    def frame(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Draw the edge of a rectangle."""
        self._stroke_with(colour, 0.5)
        self.canvas.rect(x, y, width, height, stroke=1, fill=0)

    def _bare(self) -> None:
        """Forget what shapes are drawn with: a page begins with nothing chosen."""
        self._filling, self._stroking = "", ("", 0.0)

    def _fill_with(self, colour: str) -> None:
        if self._filling != colour:
            self.canvas.setFillColor(_ink(colour))
            self._filling = colour

    def _stroke_with(self, colour: str, width: float) -> None:
        if self._stroking != (colour, width):
            self.canvas.setStrokeColor(_ink(colour))
            self.canvas.setLineWidth(width)
            self._stroking = colour, width

    def _flush(self) -> None:
        self._bare()
        self.canvas.setLineWidth(_EDGE)
        self.canvas.drawText(self._text)
        self._text = self.canvas.beginText()
        self._font, self._ink = ("", 0.0), ""

    def _label(self, label: Label, left: float, top: float) -> None:
        word = self.case.word(label.text, face_of(bold=label.bold, italic=False))
        share = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[label.anchor]
        x = left + label.x - word.width * label.size * share
        for piece in word.pieces:
            self._write(piece.text, str(piece.face), x, top - label.y, label.size, label.colour)
            x += piece.width * label.size

    def _write(self, text: str, face: str, x: float, y: float, size: float, colour: str) -> None:
        if self._ink != colour:
            self._text.setFillColor(_ink(colour))
            self._ink = colour
        if self._font != (face, size):
            self._text.setFont(str(face), size)
            self._font = (face, size)
            self._text.setTextRenderMode(_EDGED if face in THIN else _FILLED)
        if face in THIN:
            self._text.setStrokeColor(_ink(colour))
        self._text.setTextOrigin(x, y)
        self._text.textLine(text)  # each text is put at its place: how wide this one is need not be found out
